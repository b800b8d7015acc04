//! Exclusions, said: what happened, what the forms ask, what the figures show.

use desk::exclusion::ExclusionFact;

use crate::Lang;

words! {
    fact_exclusion_proposed() { en: "Exclusion proposed, a second person decides", fr: "Exclusion proposée, une seconde personne décide", ja: "対象外を提案（別の担当者が判断）" }
    fact_exclusion_declined() { en: "Exclusion not confirmed", fr: "Exclusion non confirmée", ja: "対象外の提案を却下" }
    fact_exclusion_confirmed() { en: "Excluded", fr: "Exclu", ja: "対象外と決定" }
    fact_exclusion_helped() { en: "Helped without obligation", fr: "Aidé sans y être tenu", ja: "義務によらない支援" }
    fact_exclusion_contested() { en: "Exclusion contested", fr: "Exclusion contestée", ja: "対象外への異議" }
    fact_exclusion_upheld() { en: "Reviewed: the exclusion stays", fr: "Réexamen : l'exclusion est maintenue", ja: "再審査：対象外を維持" }
    fact_exclusion_overturned() { en: "Reviewed: the exclusion was wrong, all counts from notification", fr: "Réexamen : l'exclusion est annulée, tout compte depuis la notification", ja: "再審査：対象外を取り消し、通知の時点から数えます" }
    fact_exclusion_lifted() { en: "Exclusion lifted, all counts from notification", fr: "Exclusion levée, tout compte depuis la notification", ja: "対象外を解除し、通知の時点から数えます" }
}

impl Lang {
    /// What happened about an exclusion, in a line of the timeline.
    #[must_use]
    pub fn exclusion_fact(self, fact: &ExclusionFact) -> String {
        match fact {
            ExclusionFact::Proposed(_) => self.fact_exclusion_proposed(),
            ExclusionFact::Declined { .. } => self.fact_exclusion_declined(),
            ExclusionFact::Confirmed { .. } => self.fact_exclusion_confirmed(),
            ExclusionFact::Helped { .. } => self.fact_exclusion_helped(),
            ExclusionFact::Contested { .. } => self.fact_exclusion_contested(),
            ExclusionFact::Upheld { .. } => self.fact_exclusion_upheld(),
            ExclusionFact::Overturned { .. } => self.fact_exclusion_overturned(),
            ExclusionFact::Lifted { .. } => self.fact_exclusion_lifted(),
        }
    }
}
