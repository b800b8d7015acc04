//! What the desk refuses, said: what, why, what to try.

use desk::Refusal;

use crate::{Lang, Said};

refusals! {
    refused_not_found() {
        en: "There is nothing here", "it doesn't exist, or not for you", "check the number, or go back to your list";
        fr: "Il n'y a rien ici", "cela n'existe pas, ou pas pour vous", "vérifiez le numéro, ou revenez à votre liste";
        ja: "該当するものがありません", "存在しないか、閲覧できません", "番号を確認するか、一覧に戻ってください";
    }
    refused_not_allowed(role: &str) {
        en: "This isn't yours to do", "your role here is: {role}", "ask somebody whose task it is";
        fr: "Ce geste ne vous revient pas", "votre rôle ici : {role}", "demandez à la personne qui en a la charge";
        ja: "この操作はできません", "現在の役割：{role}", "担当の方に依頼してください";
    }
    refused_indirect_customer() {
        en: "The support centre can't take this report", "who bought through a solution provider is supported by that provider", "turn to your provider; what you typed is kept below, ready to send";
        fr: "Le centre de support ne peut pas prendre ce signalement", "qui a acquis l'application auprès d'un prestataire est assisté par ce prestataire", "adressez-vous à votre prestataire ; votre texte est conservé ci-dessous, prêt à envoyer";
        ja: "サポートセンターではこの報告を受け付けられません", "プロバイダーを通じて購入されたお客様はそのプロバイダーがサポートします", "プロバイダーにご連絡ください。入力内容は下に残してあります";
    }
    refused_not_their_customer() {
        en: "This customer isn't yours", "a provider reports for the customers that it supports", "choose one of your customers";
        fr: "Ce client n'est pas le vôtre", "un prestataire signale pour les clients qu'il assiste", "choisissez l'un de vos clients";
        ja: "担当外のお客様です", "プロバイダーは自社がサポートするお客様について報告します", "担当のお客様を選んでください";
    }
    refused_empty(field: &str) {
        en: "{field}: nothing was written", "this can't be left empty", "write a few words";
        fr: "{field} : rien n'est écrit", "ce champ ne peut rester vide", "écrivez quelques mots";
        ja: "{field}：入力がありません", "空欄にはできません", "短くても入力してください";
    }
    refused_too_long(field: &str, limit: &str) {
        en: "{field}: too long", "at most {limit} bytes are taken", "shorten it, or attach the rest as a file";
        fr: "{field} : trop long", "{limit} octets au plus", "raccourcissez, ou joignez le reste en fichier";
        ja: "{field}：長すぎます", "上限は{limit}バイトです", "短くするか、ファイルに分けてください";
    }
    refused_not_text(field: &str) {
        en: "{field}: holds a character that can't be kept", "a NUL character is not text", "remove it";
        fr: "{field} : contient un caractère impossible à conserver", "un caractère NUL n'est pas du texte", "retirez-le";
        ja: "{field}：保存できない文字があります", "NUL文字はテキストではありません", "削除してください";
    }
    refused_unknown_region(given: &str, known: &str) {
        en: "There is no region {given:?}", "the agreement names its regions", "one of: {known}";
        fr: "La région {given:?} n'existe pas", "les conditions nomment leurs régions", "l'une de : {known}";
        ja: "地域{given:?}はありません", "地域は契約で定められています", "次のいずれか：{known}";
    }
    refused_unknown_category(given: u8, known: &str) {
        en: "There is no category {given}", "the agreement names its categories", "one of: {known}";
        fr: "La catégorie {given} n'existe pas", "les conditions nomment leurs catégories", "l'une de : {known}";
        ja: "優先度{given}はありません", "優先度は契約で定められています", "次のいずれか：{known}";
    }
    refused_gravity_missing() {
        en: "Major or minor?", "an incident is one of the two", "choose one";
        fr: "Majeur ou mineur ?", "un incident est l'un des deux", "choisissez";
        ja: "重大・軽微のどちらですか", "インシデントはどちらかに分類します", "選んでください";
    }
    refused_major_with_workaround() {
        en: "With a workaround it isn't major", "major means critical and no workaround", "choose minor, or say that there is no workaround";
        fr: "Avec un contournement, il n'est pas majeur", "majeur veut dire critique et sans contournement", "choisissez mineur, ou indiquez qu'il n'y a pas de contournement";
        ja: "回避策がある場合は重大になりません", "重大とは、重要で回避策がないものです", "軽微を選ぶか、回避策なしとしてください";
    }
    refused_gravity_of(kind: &str) {
        en: "A {kind} is neither major nor minor", "only an incident has a gravity", "leave it out";
        fr: "Ni majeur ni mineur pour ceci : {kind}", "seul un incident a une gravité", "laissez vide";
        ja: "{kind}に重大・軽微の区別はありません", "区別があるのはインシデントだけです", "指定を外してください";
    }
    refused_already_acknowledged() {
        en: "It is acknowledged already", "the first sign of a person counts", "reload to see by whom and when";
        fr: "C'est déjà accusé", "le premier signe d'une personne compte", "rechargez pour voir par qui et quand";
        ja: "すでに受付確認済みです", "担当者の最初の応答が有効です", "再読み込みして確認してください";
    }
    refused_already_started() {
        en: "Work on it has begun already", "it begins once", "reload to see who began";
        fr: "La prise en charge a déjà commencé", "elle ne commence qu'une fois", "rechargez pour voir qui a commencé";
        ja: "すでに作業が始まっています", "開始は一度だけです", "再読み込みして確認してください";
    }
    refused_not_triaged() {
        en: "It isn't triaged yet", "the preliminary investigation comes first", "triage it";
        fr: "Le tri n'est pas fait", "l'enquête préliminaire vient d'abord", "faites le tri";
        ja: "まだ仕分けされていません", "予備調査が先です", "仕分けを行ってください";
    }
    refused_same_triage() {
        en: "That is what it is already", "the same triage changes nothing", "change something, or leave it";
        fr: "C'est déjà ce qui est décidé", "le même tri ne change rien", "changez quelque chose, ou laissez";
        ja: "現在の内容と同じです", "同じ仕分けでは何も変わりません", "変更するか、そのままにしてください";
    }
    refused_lowering_needs_reason(due: &str) {
        en: "A lower category needs a reason now", "its due time has passed: {due}", "write the reason; a second person will confirm";
        fr: "Une catégorie plus basse demande un motif", "l'échéance est passée : {due}", "écrivez le motif ; une seconde personne confirmera";
        ja: "優先度を下げるには理由が必要です", "期限を過ぎています：{due}", "理由を入力してください。別の担当者が確認します";
    }
    refused_same_person() {
        en: "A second person decides", "whoever proposed it can't confirm it", "ask a colleague";
        fr: "Une seconde personne décide", "qui propose ne confirme pas", "demandez à un collègue";
        ja: "別の担当者の判断が必要です", "提案した本人は確認できません", "同僚に依頼してください";
    }
    refused_nothing_proposed() {
        en: "Nothing waits for a second person", "it was decided, or never proposed", "reload";
        fr: "Rien n'attend une seconde personne", "c'est décidé, ou jamais proposé", "rechargez";
        ja: "確認待ちの提案はありません", "すでに決定済みか、提案されていません", "再読み込みしてください";
    }
    refused_lowering_pending() {
        en: "A lower category waits for a second person", "that is decided first", "confirm or decline it";
        fr: "Une catégorie plus basse attend une seconde personne", "cela se décide d'abord", "confirmez ou refusez";
        ja: "優先度の引き下げが確認待ちです", "先にそれを決める必要があります", "確認または却下してください";
    }
    refused_wrong_state(state: &str) {
        en: "Not in this state", "the ticket is: {state}", "reopen it first, or reload";
        fr: "Pas dans cet état", "le ticket est : {state}", "rouvrez-le d'abord, ou rechargez";
        ja: "この状態ではできません", "チケットの状態：{state}", "先に再開するか、再読み込みしてください";
    }
    refused_out_of_order() {
        en: "It can't have happened then", "an act lies between what is known and now", "check the instant";
        fr: "Cela n'a pu se passer à cet instant", "un acte se place entre ce qui est connu et maintenant", "vérifiez l'instant";
        ja: "その時刻には起こり得ません", "既知の出来事と現在の間でなければなりません", "時刻を確認してください";
    }
    refused_stale() {
        en: "Something happened while you were writing", "the page you answered was older", "read what is new, then send again; your text is kept";
        fr: "Quelque chose s'est passé pendant que vous écriviez", "la page à laquelle vous répondiez a changé", "lisez ce qui est nouveau, puis renvoyez ; votre texte est conservé";
        ja: "入力中に更新がありました", "表示していた内容が古くなりました", "新しい内容を確認して再送してください。入力内容は残っています";
    }
    refused_no_agreement() {
        en: "No agreement was in force then", "a ticket is measured under the agreement in force when it opens", "publish an agreement, or check the instant";
        fr: "Aucune condition n'était en vigueur à cet instant", "un ticket est mesuré selon les conditions en vigueur à son ouverture", "publiez des conditions, ou vérifiez l'instant";
        ja: "その時点で有効な契約がありません", "チケットは開始時に有効な契約で測定されます", "契約を公開するか、時刻を確認してください";
    }
    refused_beyond_calendar() {
        en: "The calendar doesn't reach that far", "it vouches for certain years only", "check the instant";
        fr: "Le calendrier ne va pas jusque-là", "il ne répond que de certaines années", "vérifiez l'instant";
        ja: "カレンダーの範囲外です", "保証している年だけに対応します", "時刻を確認してください";
    }
    refused_no_alarm() {
        en: "There is no such alarm", "it was raised before, or its reason is gone", "nothing needs to be done";
        fr: "Cette alerte n'existe pas", "elle a été levée avant, ou n'a plus lieu d'être", "il n'y a rien à faire";
        ja: "該当する警告はありません", "すでに発生済みか、理由がなくなりました", "対応は不要です";
    }
}

impl Lang {
    /// A refusal of the desk. `when` writes out an instant in the zone that the reader goes by.
    #[must_use]
    pub fn refusal(self, refusal: &Refusal, when: impl Fn(jiff::Timestamp) -> String) -> Said {
        let list = |items: &[String]| items.join(self.pick(", ", ", ", "、"));
        let since = |at: &Option<jiff::Timestamp>| at.map_or_else(|| self.some_time_ago(), &when);
        match refusal {
            Refusal::NotFound => self.refused_not_found(),
            Refusal::NotAllowed { role, .. } => self.refused_not_allowed(&self.role(*role)),
            Refusal::IndirectCustomer { .. } => self.refused_indirect_customer(),
            Refusal::NotTheirCustomer => self.refused_not_their_customer(),
            Refusal::SupportEnded { at, now: Some(now) } => self.refused_support_ended(&since(at), now),
            Refusal::SupportEnded { at, now: None } => self.refused_support_ended_by_nobody(&since(at)),
            Refusal::AuthorisationLapsed { provider, at } => {
                self.refused_authorisation_lapsed(provider, &since(at))
            }
            Refusal::OnlyOf { party } => self.refused_only_of(&self.party(*party)),
            Refusal::NotAProvider => self.refused_not_a_provider(),
            Refusal::EndsBeforeItBegins { from, until } => {
                self.refused_ends_before_it_begins(&when(*from), &when(*until))
            }
            Refusal::NotAnInstant { given } => self.refused_not_an_instant(given),
            Refusal::DomainTaken { domain, owner } => self.refused_domain_taken(domain, owner),
            Refusal::NameTaken { name } => self.refused_name_taken(name),
            Refusal::AlreadyEscalated { at } => self.refused_already_escalated(&when(*at)),
            Refusal::NotToBePassedOn { entry } => self.refused_not_to_be_passed_on(*entry),
            Refusal::Empty(field) => self.refused_empty(&self.field(*field)),
            Refusal::TooLong { field, limit } => {
                let limit = self.number(i64::try_from(*limit).unwrap_or(i64::MAX));
                self.refused_too_long(&self.field(*field), &limit)
            }
            Refusal::NotText(field) => self.refused_not_text(&self.field(*field)),
            Refusal::UnknownRegion { given, known } => self.refused_unknown_region(given, &list(known)),
            Refusal::UnknownCategory { given, known } => {
                let known: Vec<String> = known.iter().map(ToString::to_string).collect();
                self.refused_unknown_category(*given, &list(&known))
            }
            Refusal::GravityMissing => self.refused_gravity_missing(),
            Refusal::MajorWithWorkaround => self.refused_major_with_workaround(),
            Refusal::GravityOf(kind) => self.refused_gravity_of(&self.kind(*kind)),
            Refusal::AlreadyAcknowledged { .. } => self.refused_already_acknowledged(),
            Refusal::AlreadyStarted => self.refused_already_started(),
            Refusal::NotTriaged => self.refused_not_triaged(),
            Refusal::SameTriage => self.refused_same_triage(),
            Refusal::LoweringNeedsReason { due } => self.refused_lowering_needs_reason(&when(*due)),
            Refusal::SamePerson => self.refused_same_person(),
            Refusal::NothingProposed => self.refused_nothing_proposed(),
            Refusal::LoweringPending => self.refused_lowering_pending(),
            Refusal::WrongState(state) => self.refused_wrong_state(&self.state(*state)),
            Refusal::OutOfOrder { .. } => self.refused_out_of_order(),
            Refusal::Stale { .. } => self.refused_stale(),
            Refusal::NoAgreement(_) => self.refused_no_agreement(),
            Refusal::BeyondCalendar(_) => self.refused_beyond_calendar(),
            Refusal::Exclusion(refusal) => self.exclusion_refusal(refusal),
            Refusal::Pin(refusal) => self.pin_refusal(*refusal, &when),
            Refusal::Publication(refusal) => self.publication_refusal(refusal, &when),
            Refusal::Adoption(refusal) => self.adoption_refusal(refusal, &when),
            Refusal::Report(refusal) => self.report_refusal(refusal),
            Refusal::Works(why) => self.works_refusal(why, when),
            Refusal::NoAlarm => self.refused_no_alarm(),
            Refusal::NoSuchDiagnosis => self.refused_no_such_diagnosis(),
            Refusal::AlreadyQualified { at } => self.refused_already_qualified(&when(*at)),
            Refusal::NotQualified { product: None } => self.refused_not_qualified(),
            Refusal::NotQualified { product: Some(product) } => {
                self.refused_not_qualified_for(product.as_str())
            }
            Refusal::SameProduct => self.refused_same_product(),
            Refusal::NotAProduct => self.refused_not_a_product(),
            Refusal::NotAColleague => self.refused_not_a_colleague(),
            Refusal::AlreadyTheirs { .. } => self.refused_already_theirs(),
            Refusal::Nobodys => self.refused_nobodys(),
            Refusal::NewsInThePast { by } => self.refused_news_in_the_past(&when(*by)),
            Refusal::WorkaroundWasFound => self.refused_workaround_was_found(),
            Refusal::NothingMissed => self.refused_nothing_missed(),
            Refusal::NothingToApprove => self.refused_nothing_to_approve(),
            Refusal::Credential { .. }
            | Refusal::NoSuchRequest
            | Refusal::NotTheirSystem
            | Refusal::WindowOver { .. }
            | Refusal::WindowTooLong { .. }
            | Refusal::AccessIs(_)
            | Refusal::AccessNotLive { .. }
            | Refusal::NotNamed
            | Refusal::NotToBeNamed
            | Refusal::AlreadyIn
            | Refusal::NotIn
            | Refusal::NotASuperAdministrator
            | Refusal::AlreadyChecked
            | Refusal::Duty(_) => self.refusal_of_duties(refusal, when),
            Refusal::Roster(refusal) => self.roster_refusal(refusal, when),
            Refusal::Qualification(refusal) => self.refusal_of_a_qualification(*refusal),
            Refusal::Emergency(refusal) => self.refusal_of_an_emergency(*refusal),
            Refusal::Retention(refusal) => self.refusal_of_retention(*refusal),
            Refusal::Membership(refusal) => self.refusal_of_a_membership(*refusal),
            Refusal::Erasure(refusal) => self.refusal_of_an_erasure(*refusal),
            Refusal::Redaction(refusal) => self.refusal_of_a_redaction(*refusal, when),
            Refusal::Attachment(refusal) => self.refusal_of_an_attachment(*refusal),
        }
    }
}
