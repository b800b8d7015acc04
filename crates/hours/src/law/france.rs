//! France (métropole): the eleven days of Code du travail, L.3133-1. None is ever moved.
//!
//! Whit Monday is one of them in every year, also 2005 to 2007: the *journée de solidarité* is a day of unpaid work
//! for employees, not the end of a holiday. The further days of Alsace-Moselle and of the overseas territories are
//! local law, and the desk works on the national list.

use super::Law;
use super::rule::When::{self, Easter, Fixed};
use super::rule::{ON, Rule};

const CODE: &str = "Code du travail, L.3133-1";

pub(super) static LAW: Law = Law {
    code: "FR",
    country: "France",
    source: CODE,
    // The State's open data of January 2026 goes to 2031.
    official_until: 2031,
    first_year: 2000,
    last_year: 2050,
    rules: &[
        day("1er janvier", "New Year's Day", Fixed(1, 1)),
        day("Lundi de Pâques", "Easter Monday", Easter(1)),
        day("1er mai", "Labour Day", Fixed(5, 1)),
        day("8 mai", "Victory in Europe Day", Fixed(5, 8)),
        day("Ascension", "Ascension Day", Easter(39)),
        day("Lundi de Pentecôte", "Whit Monday", Easter(50)),
        day("14 juillet", "National Day", Fixed(7, 14)),
        day("Assomption", "Assumption Day", Fixed(8, 15)),
        day("Toussaint", "All Saints' Day", Fixed(11, 1)),
        day("11 novembre", "Armistice Day", Fixed(11, 11)),
        day("Jour de Noël", "Christmas Day", Fixed(12, 25)),
    ],
    consequences: &[],
};

const fn day(local: &'static str, en: &'static str, when: When) -> Rule {
    // 8 May is the youngest: Loi 81-893, in force in 1982.
    Rule { local, en, when, years: (1982, ON), source: CODE }
}
