//! What is refused about people's rights: erasure, and words that are to be destroyed.

use desk::erasure::ErasureRefusal;
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
    refused_person_erased() {
        en: "They are erased", "nothing of theirs is left but that there was somebody", "nothing needs to be done";
        fr: "Cette personne est effacée", "il n'en reste que le fait qu'il y eut quelqu'un", "il n'y a rien à faire";
        ja: "すでに消去済みです", "誰かがいたという記録だけが残っています", "対応は不要です";
    }
    refused_erasure_asked() {
        en: "It was asked for already", "whoever answers for the organisation's people decides", "wait for their answer, or withdraw it";
        fr: "C'est déjà demandé", "qui répond des personnes de l'organisation en décide", "attendez la réponse, ou retirez la demande";
        ja: "すでに申請済みです", "組織の利用者を管理する人が判断します", "回答を待つか、申請を取り下げてください";
    }
    refused_erasure_not_asked() {
        en: "Nobody asks for it", "only what was asked for is withdrawn or turned down", "reload the page";
        fr: "Personne ne le demande", "on ne retire ou refuse que ce qui fut demandé", "rechargez la page";
        ja: "申請がありません", "取り下げや却下の対象となる申請がありません", "ページを再読み込みしてください";
    }
    refused_legal_hold() {
        en: "A legal hold stands", "until it is lifted nothing of theirs is destroyed", "lift it first, if its reason is over";
        fr: "Une conservation légale est en cours", "jusqu'à sa levée, rien de cette personne n'est détruit", "levez-la d'abord, si son motif a pris fin";
        ja: "法的な保全中です", "解除されるまで、この人の情報は破棄されません", "理由がなくなった場合は、先に解除してください";
    }
    refused_no_legal_hold() {
        en: "No legal hold stands", "there is nothing to lift", "reload the page";
        fr: "Aucune conservation légale n'est en cours", "il n'y a rien à lever", "rechargez la page";
        ja: "法的な保全はありません", "解除するものがありません", "ページを再読み込みしてください";
    }
    refused_too_late_to_redact(until: &str) {
        en: "It is too late to take it back oneself", "one's own words are one's own for a quarter of an hour: until {until}", "ask whoever answers for your organisation's people";
        fr: "Il est trop tard pour le retirer soi-même", "ses propres mots se retirent pendant un quart d'heure : jusqu'à {until}", "demandez à qui répond des personnes de votre organisation";
        ja: "自分で取り消せる時間を過ぎました", "自分の文章を取り消せるのは15分間です（{until}まで）", "組織の利用者を管理する人に依頼してください";
    }
}

impl Lang {
    /// A refusal about somebody's erasure.
    pub(crate) fn refusal_of_an_erasure(self, refusal: ErasureRefusal) -> Said {
        match refusal {
            ErasureRefusal::Erased => self.refused_person_erased(),
            ErasureRefusal::Asked => self.refused_erasure_asked(),
            ErasureRefusal::NotAsked => self.refused_erasure_not_asked(),
            ErasureRefusal::Held => self.refused_legal_hold(),
            ErasureRefusal::NotHeld => self.refused_no_legal_hold(),
        }
    }

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
