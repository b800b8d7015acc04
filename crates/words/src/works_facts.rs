//! What happened to a ticket by way of a resolution's answer, an update, a problem: a line each.

use desk::TicketFact;
use desk::link::LinkFact;
use desk::procedure::AnswerFact;

use crate::Lang;

words! {
    fact_accepted() { en: "Resolution accepted", fr: "Résolution acceptée", ja: "解決策を承認" }
    fact_contested() { en: "Resolution contested", fr: "Résolution contestée", ja: "解決策に異議" }
    fact_shipped(version: &str, how: &str) {
        en: "Update {version} published, {how}: it fixes this",
        fr: "Mise à jour {version} publiée, {how} : elle corrige ce point",
        ja: "アップデート{version}を公開（{how}）：本件が修正されています",
    }
    fact_linked() {
        en: "Linked to a problem: several incidents may have one cause",
        fr: "Lié à un problème : plusieurs incidents peuvent avoir une seule cause",
        ja: "問題に関連付け（複数のインシデントの共通原因の可能性）",
    }
    fact_unlinked() { en: "No longer linked to the problem", fr: "N'est plus lié au problème", ja: "問題との関連付けを解除" }
}

impl Lang {
    /// One of these facts; nothing, if it is another.
    #[must_use]
    pub fn works_fact(self, fact: &TicketFact) -> String {
        match fact {
            TicketFact::Answered(AnswerFact::Accepted { .. }) => self.fact_accepted(),
            TicketFact::Answered(AnswerFact::Contested { .. }) => self.fact_contested(),
            TicketFact::Shipped(shipped) => {
                self.fact_shipped(&shipped.version, &self.delivery(shipped.delivery))
            }
            TicketFact::Link(LinkFact::Linked { .. }) => self.fact_linked(),
            TicketFact::Link(LinkFact::Unlinked { .. }) => self.fact_unlinked(),
            _ => String::new(),
        }
    }
}
