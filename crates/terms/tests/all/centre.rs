//! How the centre keeps what it promised: the ladder, the people behind each hour, the news.

use hours::OpenTime;
use terms::{Addressee, Agreement, Subject, Told, diff};

use crate::{BOSTON, REFERENCE, reference};

/// Source: conditions 2021-09, §4: the vendor does all it can to step in after it was notified.
#[test]
fn the_ladder_climbs_as_time_runs_out() {
    let told: Vec<_> =
        reference().escalation.iter().map(|rung| (rung.at_left, rung.to, rung.written.clone())).collect();
    let rung = |minutes, to| (OpenTime::from_minutes(minutes), to, format!("{minutes} business minutes"));
    assert_eq!(
        told,
        [
            rung(30, Addressee::Assigned),
            rung(15, Addressee::Qualified),
            rung(5, Addressee::Manager),
            rung(0, Addressee::Deputy),
        ]
    );
}

/// Source: conditions 2021-09, §3.B: on business days, during business hours, the staff that the work needs.
#[test]
fn every_region_says_how_many_people_its_hours_need_and_why() {
    let agreement = reference();
    for region in &agreement.regions {
        let needs: Vec<_> = agreement.staffing_of(&region.id).collect();
        assert_eq!(needs.len(), 1, "{}", region.id);
        assert_eq!(needs[0].hours, region.week, "{}: every open hour is spoken of", region.id);
        assert!(needs[0].qualified >= 1, "{}: a diagnosis needs someone qualified", region.id);
        assert!(needs[0].because.is_given_in("ja"));
        assert_eq!(needs[0].clause.as_str(), "3.B");
    }
    assert_eq!(agreement.staffing[0].people, 2);
}

#[test]
fn news_is_due_sooner_in_a_category_that_says_so() {
    let agreement = reference();
    assert_eq!(agreement.news_within(Some(1)), Some(OpenTime::from_hours(2)));
    assert_eq!(agreement.news_within(Some(2)), Some(OpenTime::from_hours(9)));
    assert_eq!(agreement.news_within(None), Some(OpenTime::from_hours(9)), "before triage");
}

/// Boston promises answers and says nothing of how: a desk measures, and calls nobody.
#[test]
fn an_agreement_may_be_silent_on_all_of_it() {
    let boston = Agreement::check(BOSTON).unwrap();
    assert!(boston.escalation.is_empty() && boston.staffing.is_empty());
    assert_eq!(boston.news_within(Some(5)), None);
}

#[test]
fn two_versions_differ_by_a_rung_a_person_and_an_hour_of_news() {
    let after = REFERENCE
        .replace("at_left = \"5 business minutes\"", "at_left = \"10 business minutes\"")
        .replace("people = 2", "people = 3")
        .replace("level = 1\nwithin = \"2 business hours\"", "level = 1\nwithin = \"1 business hour\"");
    let told: Vec<_> = diff(&reference(), &Agreement::parse(&after).unwrap())
        .into_iter()
        .map(|one| (one.subject, one.before, one.after))
        .collect();
    let figure = |text: &str| Some(Told::Figure(text.into()));
    assert_eq!(
        told,
        [
            (
                Subject::Escalation(Addressee::Manager),
                figure("5 business minutes"),
                figure("10 business minutes")
            ),
            (
                Subject::Staffing("EMEA".into(), "Mon-Fri 09:00-18:00".into()),
                figure("2 (1)"),
                figure("3 (1)")
            ),
            (Subject::NewsWithin(Some(1)), figure("2 h"), figure("1 h")),
        ]
    );
}
