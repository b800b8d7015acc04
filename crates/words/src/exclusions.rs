//! Exclusions, said: what happened, what the forms ask, what the figures show.

use desk::exclusion::{End, ExclusionFact, Verdict};

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

    /// The heading in the margin, and of everything about it.
    exclusion() { en: "Exclusion", fr: "Exclusion", ja: "対象外" }
    exclusion_none() { en: "Not excluded.", fr: "Pas d'exclusion.", ja: "対象です。" }
    exclusion_proposed_state() { en: "proposed, not confirmed", fr: "proposée, non confirmée", ja: "提案中・未確認" }
    exclusion_confirmed_state() { en: "excluded", fr: "exclu", ja: "対象外" }
    exclusion_contested_state() { en: "excluded, contested", fr: "exclu, contesté", ja: "対象外・異議あり" }
    exclusion_helped_state() { en: "excluded, helped without obligation", fr: "exclu, aidé sans y être tenu", ja: "対象外・義務によらず支援" }
    exclusion_upheld_state() { en: "excluded, upheld on review", fr: "exclu, maintenu au réexamen", ja: "対象外・再審査で維持" }
    exclusion_declined_state() { en: "proposed, not confirmed by the second person", fr: "proposée, non confirmée par la seconde personne", ja: "提案・確認されず" }
    exclusion_overturned_state() { en: "overturned on review", fr: "annulée au réexamen", ja: "再審査で取り消し" }
    exclusion_lifted_state() { en: "lifted", fr: "levée", ja: "解除" }
    exclusion_ground() { en: "Ground", fr: "Motif", ja: "事由" }
    exclusion_cause() { en: "Cause", fr: "Cause", ja: "原因" }
    exclusion_evidence() { en: "What shows it", fr: "Ce qui le montre", ja: "根拠" }
    exclusion_contract_clause() { en: "Clause of the master contract", fr: "Clause du contrat cadre", ja: "基本契約の条項" }
    exclusion_found_both() { en: "Found by both people: the contract wasn't kept, and the documentation was neither read nor applied.", fr: "Constaté par deux personnes : le contrat n'a pas été respecté, et la documentation n'a été ni lue ni appliquée.", ja: "二名が確認：契約が守られず、かつ文書が読まれず適用されませんでした。" }
    exclusion_found_contract() { en: "Found by both people: the contract wasn't kept.", fr: "Constaté par deux personnes : le contrat n'a pas été respecté.", ja: "二名が確認：契約が守られませんでした。" }
    exclusion_found_documentation() { en: "Found by both people: the documentation was neither read nor applied.", fr: "Constaté par deux personnes : la documentation n'a été ni lue ni appliquée.", ja: "二名が確認：文書が読まれず適用されませんでした。" }
    exclusion_rests_on(duty: &str) { en: "Rests on the duty: {duty}", fr: "Repose sur le devoir : {duty}", ja: "根拠となる責務：{duty}" }
    exclusion_help_offered() { en: "The centre helps all the same, without being obliged to.", fr: "Le centre aide malgré tout, sans y être tenu.", ja: "義務はありませんが、センターは支援します。" }
    exclusion_not_obliged() { en: "The centre isn't obliged to assist with this. It may help all the same.", fr: "Le centre n'est pas tenu d'intervenir. Il peut aider malgré tout.", ja: "センターに支援の義務はありませんが、任意に支援することはできます。" }
    /// What it does to the figures: stated wherever one is decided or read.
    exclusion_effect() {
        en: "In the figures: the clock runs until a second person confirms. From then on the ticket is counted apart, as excluded, and never left out. A target missed before that stays missed, one met stays met.",
        fr: "Dans les chiffres : l'horloge court jusqu'à la confirmation par une seconde personne. Ensuite le ticket est compté à part, comme exclu, et jamais omis. Une cible dépassée avant le reste, une cible atteinte aussi.",
        ja: "集計上の扱い：別の担当者が確認するまで時間は進みます。以後は「対象外」として別に数え、除外はしません。それ以前の超過は超過のまま、達成は達成のままです。",
    }
    exclusion_proposed_by(who: &str, when: &str) { en: "proposed by {who}, {when}", fr: "proposée par {who}, {when}", ja: "提案：{who}、{when}" }
    exclusion_confirmed_by(who: &str, when: &str) { en: "confirmed by {who}, {when}", fr: "confirmée par {who}, {when}", ja: "確認：{who}、{when}" }
    exclusion_contested_by(who: &str, when: &str) { en: "contested by {who}, {when}", fr: "contestée par {who}, {when}", ja: "異議：{who}、{when}" }
    exclusion_reviewed_by(who: &str, when: &str) { en: "reviewed by {who}, {when}", fr: "réexaminée par {who}, {when}", ja: "再審査：{who}、{when}" }
    exclusion_earlier() { en: "Earlier", fr: "Auparavant", ja: "以前の判断" }

    exclude() { en: "Exclude", fr: "Exclure", ja: "対象外を提案" }
    ask_ground() { en: "On which ground?", fr: "Pour quel motif ?", ja: "どの事由ですか" }
    ground_for_contract() { en: "For this ground", fr: "Pour ce motif", ja: "この事由について" }
    ask_contract_clause() { en: "Clause of the master contract that wasn't kept", fr: "Clause du contrat cadre non respectée", ja: "守られなかった基本契約の条項" }
    ask_contract_not_kept() { en: "The contract wasn't kept by the provider, the end customer or an authorised user", fr: "Le prestataire, le client final ou un utilisateur habilité n'a pas respecté le contrat", ja: "プロバイダー、エンドカスタマーまたは許可ユーザーが契約を守らなかった" }
    ask_documentation() { en: "They neither read nor applied the documentation", fr: "Ils n'ont ni lu ni appliqué la documentation", ja: "文書を読まず、適用しなかった" }
    ask_duty() { en: "Does it rest on a duty?", fr: "Repose-t-elle sur un devoir ?", ja: "根拠となる責務はありますか" }
    hint_duty() {
        en: "A duty that wasn't pointed out to the party before the incident can't be used against it.",
        fr: "Un devoir qui n'a pas été signalé à la partie avant l'incident ne peut lui être opposé.",
        ja: "インシデントの前に指摘されなかった責務は、相手に対して用いることができません。",
    }
    no_duty() { en: "no", fr: "non", ja: "いいえ" }
    ask_cause() { en: "What caused it", fr: "Ce qui l'a causé", ja: "原因" }
    ask_evidence() { en: "What shows it", fr: "Ce qui le montre", ja: "根拠" }
    hint_evidence() {
        en: "The other side reads it: what can't be shown can't be used.",
        fr: "L'autre partie le lit : ce qui ne peut être montré ne peut servir.",
        ja: "相手方も読みます。示せないものは根拠になりません。",
    }
    ask_plain_words() { en: "What the reporter is told, in plain words", fr: "Ce qui est dit au déclarant, en mots simples", ja: "報告者への平易な説明" }
    hint_plain_words() {
        en: "Sent with the clause when a second person confirms, in the reporter's language.",
        fr: "Envoyé avec la clause quand une seconde personne confirme, dans la langue du déclarant.",
        ja: "別の担当者が確認した時点で、条項とともに送信されます。報告者の言語で書いてください。",
    }
    ask_help_anyway() { en: "We help all the same, without being obliged to", fr: "Nous aidons malgré tout, sans y être tenus", ja: "義務はないが支援する" }
    propose_exclusion() { en: "Propose to a second person", fr: "Proposer à une seconde personne", ja: "別の担当者に提案" }
    exclusion_waits() { en: "An exclusion waits for a second person", fr: "Une exclusion attend une seconde personne", ja: "対象外の提案が確認待ちです" }
    exclusion_not_you() { en: "You proposed it: a qualified colleague decides. You may take it back.", fr: "Vous l'avez proposée : un collègue qualifié décide. Vous pouvez la retirer.", ja: "ご自身の提案のため、資格のある同僚が判断します。取り下げはできます。" }
    exclusion_not_qualified() { en: "A qualified member or a manager confirms. You may decline it.", fr: "Un membre qualifié ou un responsable confirme. Vous pouvez la refuser.", ja: "確認は資格を有する担当者か管理者が行います。却下はできます。" }
    exclusion_triage_first() { en: "Triage comes before the confirmation: an exclusion can't hide a missed target.", fr: "Le tri précède la confirmation : une exclusion ne peut cacher une cible dépassée.", ja: "確認の前に仕分けが必要です。対象外の判断で目標の超過を隠すことはできません。" }
    ask_second_found() { en: "You answer for yourself", fr: "Vous répondez pour vous-même", ja: "ご自身の判断で答えてください" }
    confirm_exclusion() { en: "Confirm, and tell the reporter", fr: "Confirmer, et le dire au déclarant", ja: "確認して報告者に伝える" }
    decline_exclusion() { en: "Decline", fr: "Refuser", ja: "却下" }
    take_back_exclusion() { en: "Take it back", fr: "Retirer", ja: "取り下げる" }
    ask_why_not() { en: "Why not", fr: "Pourquoi non", ja: "却下の理由" }
    hint_why_not() { en: "Needed to decline or to take back.", fr: "Nécessaire pour refuser ou retirer.", ja: "却下または取り下げの場合は必須です。" }
    contest_waits() { en: "The exclusion is contested: a third person reviews it", fr: "L'exclusion est contestée : une troisième personne la réexamine", ja: "対象外に異議があり、第三者が再審査します" }
    review_not_you() { en: "You proposed or confirmed it: somebody else reviews.", fr: "Vous l'avez proposée ou confirmée : quelqu'un d'autre réexamine.", ja: "提案または確認した本人のため、別の担当者が再審査します。" }
    ask_review_reason() { en: "What you found, for the other side to read", fr: "Ce que vous avez constaté, à l'intention de l'autre partie", ja: "審査結果（相手方に伝えます）" }
    uphold_exclusion() { en: "It stays", fr: "Elle est maintenue", ja: "維持する" }
    overturn_exclusion() { en: "It was wrong", fr: "Elle était erronée", ja: "取り消す" }
    lift_exclusion() { en: "Lift the exclusion", fr: "Lever l'exclusion", ja: "対象外を解除" }
    ask_lift_reason() { en: "Why it is lifted, for the other side to read", fr: "Pourquoi elle est levée, à l'intention de l'autre partie", ja: "解除の理由（相手方に伝えます）" }
    help_anyway() { en: "Help without obligation", fr: "Aider sans y être tenu", ja: "義務によらない支援" }
    ask_help() { en: "What was done", fr: "Ce qui a été fait", ja: "支援の内容" }
    hint_help() { en: "Sent to the reporter. The ticket stays excluded; that you helped is counted.", fr: "Envoyé au déclarant. Le ticket reste exclu ; l'aide est comptée.", ja: "報告者に送信されます。対象外のままですが、支援した件数として数えます。" }
    send_help() { en: "Send, as help that isn't owed", fr: "Envoyer, comme aide non due", ja: "義務によらない支援として送信" }

    done_exclusion_proposed(n: u64) { en: "{n}: the exclusion waits for a second person.", fr: "{n} : l'exclusion attend une seconde personne.", ja: "{n}：対象外の提案は確認待ちです。" }
    done_exclusion_confirmed(n: u64) { en: "{n} is excluded; the reporter has been told.", fr: "{n} est exclu ; le déclarant a été informé.", ja: "{n}を対象外とし、報告者に伝えました。" }
    done_exclusion_declined(n: u64) { en: "{n}: the exclusion isn't confirmed.", fr: "{n} : l'exclusion n'est pas confirmée.", ja: "{n}：対象外の提案は確認されませんでした。" }
    done_exclusion_helped(n: u64) { en: "{n}: sent, as help that isn't owed.", fr: "{n} : envoyé, comme aide non due.", ja: "{n}：義務によらない支援として送信しました。" }
    done_exclusion_reviewed(n: u64) { en: "{n}: the exclusion is reviewed; the other side has been told.", fr: "{n} : l'exclusion est réexaminée ; l'autre partie a été informée.", ja: "{n}：再審査を終え、相手方に伝えました。" }
    done_exclusion_lifted(n: u64) { en: "{n}: the exclusion is lifted.", fr: "{n} : l'exclusion est levée.", ja: "{n}：対象外を解除しました。" }

    portal_contest() { en: "Contest this exclusion", fr: "Contester cette exclusion", ja: "この判断に異議を申し立てる" }
    portal_contest_reply() { en: "Why you don't agree", fr: "Pourquoi vous n'êtes pas d'accord", ja: "同意できない理由" }
    portal_contest_hint() {
        en: "A third person, who had no part in it, reviews it and answers here. If it was wrong, everything counts from your report.",
        fr: "Une troisième personne, qui n'y a pas pris part, réexamine et vous répond ici. Si elle était erronée, tout compte depuis votre signalement.",
        ja: "関わっていない第三者が再審査し、ここで回答します。誤りであれば、報告の時点からすべて数え直します。",
    }
    portal_contest_send() { en: "Send the reply", fr: "Envoyer la réponse", ja: "異議を送信" }
    portal_contest_waits() { en: "Your reply waits for a third person of the centre.", fr: "Votre réponse attend une troisième personne du centre.", ja: "返答は第三者の再審査を待っています。" }
    told_contested() { en: "Your reply is sent: a third person of the centre reviews the exclusion.", fr: "Votre réponse est envoyée : une troisième personne du centre réexamine l'exclusion.", ja: "異議を送信しました。センターの第三者が再審査します。" }
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

    /// Where a decision stands, in a few words.
    #[must_use]
    pub fn exclusion_state(self, exclusion: &desk::exclusion::Exclusion) -> String {
        match exclusion.ended.map(|done| done.what) {
            Some(End::Declined) => return self.exclusion_declined_state(),
            Some(End::Overturned) => return self.exclusion_overturned_state(),
            Some(End::Lifted) => return self.exclusion_lifted_state(),
            None => {}
        }
        if exclusion.waits() {
            self.exclusion_proposed_state()
        } else if exclusion.is_contested() {
            self.exclusion_contested_state()
        } else if exclusion.reviewed.is_some_and(|done| done.what == Verdict::Upheld) {
            self.exclusion_upheld_state()
        } else if exclusion.is_helped() {
            self.exclusion_helped_state()
        } else {
            self.exclusion_confirmed_state()
        }
    }
}
