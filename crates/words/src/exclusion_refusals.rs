//! What an exclusion is refused for, said: what, why, what to try.

use desk::exclusion::ExclusionRefusal;

use crate::{Lang, Said};

refusals! {
    refused_unknown_ground(given: &str, known: &str) {
        en: "There is no ground {given:?}", "the agreement names its grounds, and there is no other", "one of: {known}";
        fr: "Le motif {given:?} n'existe pas", "les conditions nomment leurs motifs, il n'y en a pas d'autre", "l'un de : {known}";
        ja: "対象外事由{given:?}はありません", "事由は契約に定めるものだけです", "次のいずれか：{known}";
    }
    refused_unknown_duty(given: &str, known: &str) {
        en: "There is no duty {given:?}", "the agreement names its duties", "one of: {known}, or none";
        fr: "Le devoir {given:?} n'existe pas", "les conditions nomment leurs devoirs", "l'un de : {known}, ou aucun";
        ja: "責務{given:?}はありません", "責務は契約に定められています", "次のいずれか、または指定なし：{known}";
    }
    refused_contract_clause_missing() {
        en: "Which clause of the master contract?", "this ground is that the contract wasn't kept: it names what wasn't kept", "write the clause, with its number";
        fr: "Quelle clause du contrat cadre ?", "ce motif tient au contrat non respecté : il nomme ce qui ne l'a pas été", "écrivez la clause, avec son numéro";
        ja: "基本契約のどの条項ですか", "この事由は契約が守られなかったことによるため、条項の特定が必要です", "条項を番号とともに入力してください";
    }
    refused_not_both_conditions() {
        en: "Both conditions are needed", "the contract not kept, and the documentation neither read nor applied: one of them isn't enough", "confirm both with what shows it, or don't exclude on this ground";
        fr: "Les deux conditions sont requises", "le contrat non respecté, et la documentation ni lue ni appliquée : l'une ne suffit pas", "confirmez les deux, preuve à l'appui, ou renoncez à ce motif";
        ja: "両方の条件が必要です", "契約を守らなかったことと、文書を読まず適用しなかったことの両方を要し、一方では足りません", "根拠とともに両方を確認するか、この事由をやめてください";
    }
    refused_neither_condition() {
        en: "Neither condition was found", "the contract not kept, or the documentation neither read nor applied", "confirm at least one, or don't exclude on this ground";
        fr: "Aucune des deux conditions n'est constatée", "le contrat non respecté, ou la documentation ni lue ni appliquée", "confirmez-en au moins une, ou renoncez à ce motif";
        ja: "どちらの条件も確認されていません", "契約を守らなかったこと、または文書を読まず適用しなかったことが必要です", "少なくとも一方を確認するか、この事由をやめてください";
    }
    refused_customer_trained() {
        en: "This customer is trained", "the training register shows a valid super administrator at notification", "choose another ground, or help";
        fr: "Ce client est formé", "le registre des formations montre un super administrateur dûment formé à la notification", "choisissez un autre motif, ou aidez";
        ja: "このお客様は研修済みです", "研修台帳に、通知の時点で有効な研修を受けたスーパー管理者がいます", "別の事由を選ぶか、支援してください";
    }
    refused_register_silent() {
        en: "The training register says nothing about this customer", "a doubt isn't a ground: the register answers, nobody's memory", "record the training, or that there is none, then decide";
        fr: "Le registre des formations ne dit rien de ce client", "un doute n'est pas un motif : c'est le registre qui répond, non la mémoire", "inscrivez les formations, ou leur absence, puis décidez";
        ja: "研修台帳にこのお客様の記録がありません", "疑いは事由になりません。記憶ではなく台帳によります", "研修の有無を記録してから判断してください";
    }
    refused_duty_not_pointed_out() {
        en: "This duty was never pointed out to them", "a duty that wasn't pointed out before the incident can't be used against the party", "point it out now; for this incident, help or choose another ground";
        fr: "Ce devoir ne leur a jamais été signalé", "un devoir non signalé avant l'incident ne peut être opposé à la partie", "signalez-le maintenant ; pour cet incident, aidez ou choisissez un autre motif";
        ja: "この責務は一度も指摘されていません", "インシデントの前に指摘されなかった責務は、相手に対して用いることができません", "今回は支援するか別の事由を選び、責務は今指摘してください";
    }
    refused_exclusion_waits() {
        en: "An exclusion waits for a second person already", "one is decided at a time", "confirm or decline it";
        fr: "Une exclusion attend déjà une seconde personne", "on en décide une à la fois", "confirmez-la ou refusez-la";
        ja: "すでに確認待ちの対象外提案があります", "一度に一件ずつ決めます", "確認または却下してください";
    }
    refused_already_excluded() {
        en: "This ticket is excluded already", "one exclusion holds at a time", "lift it first, if the ground was another";
        fr: "Ce ticket est déjà exclu", "une seule exclusion vaut à la fois", "levez-la d'abord, si le motif était autre";
        ja: "このチケットはすでに対象外です", "有効な対象外の判断は一度に一つです", "事由が異なる場合は、先に取り消してください";
    }
    refused_not_excluded() {
        en: "This ticket isn't excluded", "it never was, or it was lifted or overturned", "reload to see where it stands";
        fr: "Ce ticket n'est pas exclu", "il ne l'a jamais été, ou l'exclusion a été levée ou annulée", "rechargez pour voir où il en est";
        ja: "このチケットは対象外ではありません", "もともと対象か、取り消されています", "再読み込みして状態を確認してください";
    }
    refused_exclusion_same_person() {
        en: "A second person confirms it", "whoever proposed the exclusion can't confirm it", "ask a qualified colleague, or take it back";
        fr: "Une seconde personne confirme", "qui propose l'exclusion ne la confirme pas", "demandez à un collègue qualifié, ou retirez-la";
        ja: "別の担当者の確認が必要です", "対象外を提案した本人は確認できません", "資格のある同僚に依頼するか、取り下げてください";
    }
    refused_not_a_third_person() {
        en: "A third person reviews it", "whoever proposed or confirmed the exclusion can't review it", "ask somebody who had no part in it";
        fr: "Une troisième personne réexamine", "qui a proposé ou confirmé l'exclusion ne la réexamine pas", "demandez à quelqu'un qui n'y a pas pris part";
        ja: "第三者による再審査が必要です", "提案または確認した本人は審査できません", "関わっていない担当者に依頼してください";
    }
    refused_qualified_decides() {
        en: "A qualified member or a manager decides this", "you may propose an exclusion; confirming and reviewing one asks for a qualification valid today", "ask a qualified colleague";
        fr: "Un membre qualifié ou un responsable en décide", "vous pouvez proposer une exclusion ; la confirmer ou la réexaminer demande une qualification valide ce jour", "demandez à un collègue qualifié";
        ja: "資格を有する担当者か管理者が判断します", "提案はできますが、確認と再審査には有効な資格が必要です", "資格のある同僚に依頼してください";
    }
    refused_already_contested() {
        en: "It was contested already", "one reply opens one review", "write what is new as a message: the centre can lift it";
        fr: "Elle a déjà été contestée", "une réponse ouvre un réexamen", "écrivez ce qui est nouveau dans un message : le centre peut la lever";
        ja: "すでに異議が出されています", "異議一件につき再審査は一回です", "新しい事情はメッセージでお送りください。センターが取り消すことができます";
    }
    refused_nothing_contested() {
        en: "Nothing was contested", "a review answers a reply of the side that asked", "lift the exclusion instead, if it was wrong";
        fr: "Rien n'a été contesté", "un réexamen répond à une réponse de la partie demandeuse", "levez plutôt l'exclusion, si elle était erronée";
        ja: "異議は出されていません", "再審査は依頼側の返答に対して行います", "誤りであれば、対象外を取り消してください";
    }
}

impl Lang {
    /// Why an exclusion wasn't taken.
    #[must_use]
    pub fn exclusion_refusal(self, refusal: &ExclusionRefusal) -> Said {
        let list = |items: &[String]| items.join(self.pick(", ", ", ", "、"));
        match refusal {
            ExclusionRefusal::UnknownGround { given, known } => {
                self.refused_unknown_ground(given, &list(known))
            }
            ExclusionRefusal::UnknownDuty { given, known } => self.refused_unknown_duty(given, &list(known)),
            ExclusionRefusal::ContractClauseMissing => self.refused_contract_clause_missing(),
            ExclusionRefusal::NotBoth => self.refused_not_both_conditions(),
            ExclusionRefusal::Neither => self.refused_neither_condition(),
            ExclusionRefusal::CustomerTrained => self.refused_customer_trained(),
            ExclusionRefusal::RegisterSilent => self.refused_register_silent(),
            ExclusionRefusal::DutyNotPointedOut { .. } => self.refused_duty_not_pointed_out(),
            ExclusionRefusal::Waits => self.refused_exclusion_waits(),
            ExclusionRefusal::Excluded => self.refused_already_excluded(),
            ExclusionRefusal::NotExcluded => self.refused_not_excluded(),
            ExclusionRefusal::SamePerson => self.refused_exclusion_same_person(),
            ExclusionRefusal::NotAThirdPerson => self.refused_not_a_third_person(),
            ExclusionRefusal::Unqualified => self.refused_qualified_decides(),
            ExclusionRefusal::AlreadyContested => self.refused_already_contested(),
            ExclusionRefusal::NothingContested => self.refused_nothing_contested(),
        }
    }
}
