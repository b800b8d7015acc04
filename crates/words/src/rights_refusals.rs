//! What is refused about people's rights: words that are to be destroyed.

use desk::redaction::RedactionRefusal;
use jiff::Timestamp;

use crate::{Lang, Said};

refusals! {
    refused_no_words() {
        en: "That entry has no words to redact", "only what somebody wrote to others is redacted; the reasons of decisions stay", "choose a message";
        fr: "Cette entrée n'a pas de texte à caviarder", "seul ce qui fut écrit à d'autres se caviarde ; les motifs des décisions restent", "choisissez un message";
        ja: "墨消しできる本文がありません", "墨消しできるのは相手に宛てた文章だけで、判断の理由は残ります", "メッセージを選んでください";
    }
    refused_already_redacted(at: &str) {
        en: "It is redacted already", "its words were destroyed {at}", "nothing needs to be done";
        fr: "C'est déjà caviardé", "le texte fut détruit {at}", "il n'y a rien à faire";
        ja: "すでに墨消し済みです", "本文は{at}に破棄されました", "対応は不要です";
    }
    refused_too_late_to_redact(until: &str) {
        en: "It is too late to take it back oneself", "one's own words are one's own for a quarter of an hour: until {until}", "ask whoever answers for your organisation's people";
        fr: "Il est trop tard pour le retirer soi-même", "ses propres mots se retirent pendant un quart d'heure : jusqu'à {until}", "demandez à qui répond des personnes de votre organisation";
        ja: "自分で取り消せる時間を過ぎました", "自分の文章を取り消せるのは15分間です（{until}まで）", "組織の利用者を管理する人に依頼してください";
    }
}

impl Lang {
    /// A refusal about words that are to be destroyed.
    pub(crate) fn refusal_of_a_redaction(
        self,
        refusal: RedactionRefusal,
        when: impl Fn(Timestamp) -> String,
    ) -> Said {
        match refusal {
            RedactionRefusal::NoWords => self.refused_no_words(),
            RedactionRefusal::Gone { at } => self.refused_already_redacted(&when(at)),
            RedactionRefusal::TooLate { until } => self.refused_too_late_to_redact(&when(until)),
        }
    }
}
