//! The choices of a roster (clause 3.B): what is short, why somebody is away, what happened in a week.

use desk::roster::{Away, Known, Shortage, Staffed};
use desk::RosterFact;

use crate::Lang;

words! {
    short_nobody() { en: "nobody", fr: "personne", ja: "担当者なし" }
    short_too_few(there: u16, needed: u16) { en: "{there} of {needed} people", fr: "{there} personnes sur {needed}", ja: "{needed}人中{there}人" }
    short_too_few_qualified(there: u16, needed: u16) {
        en: "{there} of {needed} qualified people",
        fr: "{there} personnes qualifiées sur {needed}",
        ja: "有資格者{needed}人中{there}人",
    }
    short_none_qualified() { en: "nobody qualified", fr: "personne de qualifié", ja: "有資格者なし" }

    away_leave() { en: "days off", fr: "congés", ja: "休暇" }
    away_ill() { en: "ill", fr: "malade", ja: "病気" }
    away_training() { en: "at a training", fr: "en formation", ja: "研修" }
    away_other() { en: "something else", fr: "autre chose", ja: "その他" }

    staffed_closed() { en: "closed: nobody was needed", fr: "fermé : personne n'était nécessaire", ja: "営業時間外（人員不要）" }
    staffed_staffed() { en: "staffed", fr: "effectif complet", ja: "人員充足" }
    staffed_short() { en: "short of people", fr: "effectif insuffisant", ja: "人員不足" }
    staffed_unrecorded() { en: "not recorded: nobody said that day that they were there", fr: "non noté : personne n'a noté sa présence ce jour-là", ja: "記録なし（その日の在席記録がありません）" }
    staffed_ahead() { en: "still to come", fr: "à venir", ja: "これからの時刻です" }

    known_assumed() { en: "end of the shift taken, nobody said that they left", fr: "fin de la vacation retenue, départ non noté", ja: "退席の記録がないため勤務の終了時刻としています" }
    known_left() { en: "left", fr: "départ noté", ja: "退席を記録" }
    known_noted() { en: "noted afterwards", fr: "noté après coup", ja: "後から記録" }

    roster_fact_begun() { en: "Roster begun", fr: "Planning ouvert", ja: "当番表を作成" }
    roster_fact_planned() { en: "Shifts planned", fr: "Vacations planifiées", ja: "勤務を計画" }
    roster_fact_copied() { en: "Week copied", fr: "Semaine copiée", ja: "週を複写" }
    roster_fact_removed() { en: "Shift taken out", fr: "Vacation retirée", ja: "勤務を取り消し" }
    roster_fact_swap_asked() { en: "Swap asked for", fr: "Échange demandé", ja: "交代を依頼" }
    roster_fact_swap_declined() { en: "Swap declined or taken back", fr: "Échange refusé ou retiré", ja: "交代を辞退または取り下げ" }
    roster_fact_swapped() { en: "Shift changed hands", fr: "Vacation échangée", ja: "勤務を交代" }
    roster_fact_absent() { en: "Absence told", fr: "Absence annoncée", ja: "不在を登録" }
    roster_fact_substituted() { en: "Substitute named", fr: "Remplaçant désigné", ja: "代理を指定" }
    roster_fact_not_absent() { en: "Absence taken back", fr: "Absence retirée", ja: "不在を取り消し" }
    roster_fact_arrived() { en: "Arrived", fr: "Arrivée", ja: "在席" }
    roster_fact_left() { en: "Left", fr: "Départ", ja: "退席" }
    roster_fact_presence_noted() { en: "Presence noted afterwards", fr: "Présence notée après coup", ja: "在席を後から記録" }
    roster_fact_presence_struck() { en: "Presence struck out", fr: "Présence rayée", ja: "在席記録を抹消" }
    roster_fact_handed_over() { en: "Handed over", fr: "Consigne transmise", ja: "引き継ぎ" }
}

impl Lang {
    /// What is short: `nobody`, `1 of 2 people`.
    #[must_use]
    pub fn shortage(self, shortage: Shortage, there: u16, needed: u16) -> String {
        match (shortage, there) {
            (Shortage::Nobody, _) => self.short_nobody(),
            (Shortage::TooFew, _) => self.short_too_few(there, needed),
            (Shortage::TooFewQualified, 0) => self.short_none_qualified(),
            (Shortage::TooFewQualified, _) => self.short_too_few_qualified(there, needed),
        }
    }

    /// Why somebody is away.
    #[must_use]
    pub fn away(self, away: Away) -> String {
        match away {
            Away::Leave => self.away_leave(),
            Away::Ill => self.away_ill(),
            Away::Training => self.away_training(),
            Away::Other => self.away_other(),
        }
    }

    /// Was the centre staffed?
    #[must_use]
    pub fn staffed(self, staffed: Staffed) -> String {
        match staffed {
            Staffed::Closed => self.staffed_closed(),
            Staffed::Staffed => self.staffed_staffed(),
            Staffed::Short => self.staffed_short(),
            Staffed::Unrecorded => self.staffed_unrecorded(),
            Staffed::Ahead => self.staffed_ahead(),
        }
    }

    /// How the end of a presence is known.
    #[must_use]
    pub fn presence_known(self, known: Known) -> String {
        match known {
            Known::Assumed => self.known_assumed(),
            Known::Left => self.known_left(),
            Known::Noted => self.known_noted(),
        }
    }

    /// What happened to a roster.
    #[must_use]
    pub fn roster_fact(self, fact: &RosterFact) -> String {
        match fact {
            RosterFact::Begun { .. } => self.roster_fact_begun(),
            RosterFact::Planned { copied_from: None, .. } => self.roster_fact_planned(),
            RosterFact::Planned { copied_from: Some(_), .. } => self.roster_fact_copied(),
            RosterFact::Removed { .. } => self.roster_fact_removed(),
            RosterFact::SwapAsked { .. } => self.roster_fact_swap_asked(),
            RosterFact::SwapDeclined { .. } => self.roster_fact_swap_declined(),
            RosterFact::Swapped { .. } => self.roster_fact_swapped(),
            RosterFact::Absent { .. } => self.roster_fact_absent(),
            RosterFact::Substituted { .. } => self.roster_fact_substituted(),
            RosterFact::NotAbsent { .. } => self.roster_fact_not_absent(),
            RosterFact::Arrived { .. } => self.roster_fact_arrived(),
            RosterFact::Left { .. } => self.roster_fact_left(),
            RosterFact::PresenceNoted { .. } => self.roster_fact_presence_noted(),
            RosterFact::PresenceStruck { .. } => self.roster_fact_presence_struck(),
            RosterFact::HandedOver { .. } => self.roster_fact_handed_over(),
        }
    }
}
