//! What a version of the agreement, or a re-pinning, is refused for: what, why, what to try.

use desk::adoption::AdoptionRefusal;
use desk::pin::PinRefusal;
use desk::publication::PublicationRefusal;

use crate::{Lang, Said};

refusals! {
    refused_same_editions() {
        en: "It is measured under this version already", "a re-pinning changes what measures the ticket", "choose another version, or leave it";
        fr: "Il est déjà mesuré selon cette version", "un rattachement change ce qui mesure le ticket", "choisissez une autre version, ou laissez-le";
        ja: "すでにこの版で測定されています", "付け替えは測定に用いる版を変えるものです", "別の版を選ぶか、そのままにしてください";
    }
    refused_already_measured() {
        en: "Its acknowledgement was measured", "what was measured stays as it was measured, whatever comes into force later", "leave it: new tickets come under the new version";
        fr: "Son accusé de réception est mesuré", "ce qui a été mesuré le reste, quoi qu'il entre en vigueur ensuite", "laissez-le : les nouveaux tickets suivront la nouvelle version";
        ja: "受付確認はすでに測定されています", "後から何が有効になっても、測定済みのものは変わりません", "そのままにしてください。新しいチケットには新しい版が適用されます";
    }
    refused_due_would_have_passed(due: &str) {
        en: "Under this version it would have been due at {due}", "nothing is promised for an instant that has passed", "leave it under its own version";
        fr: "Selon cette version, l'échéance serait passée : {due}", "on ne promet rien pour un instant passé", "laissez-le sous sa propre version";
        ja: "この版では期限が{due}となり、すでに過ぎています", "過ぎた時点を期限として約束することはできません", "現在の版のままにしてください";
    }
    refused_begins_in_the_past(effective: &str) {
        en: "This version would begin at {effective}", "what was in force is past: a version begins later than now", "give it a later first day in `effective`, and the name that goes with it";
        fr: "Cette version commencerait le {effective}", "ce qui était en vigueur est passé : une version commence plus tard que maintenant", "donnez-lui un premier jour ultérieur dans `effective`, et le nom qui va avec";
        ja: "この版の開始は{effective}です", "過去に有効だったものは変えられず、版は今より後に始まります", "`effective` を後の日にし、名前も合わせてください";
    }
    refused_version_name_taken(id: &str) {
        en: "A version {id} is published", "a published version is never edited: a change is a new version", "give the file another `id`";
        fr: "Une version {id} est publiée", "une version publiée n'est jamais modifiée : un changement est une nouvelle version", "donnez au fichier un autre `id`";
        ja: "版{id}はすでに公開されています", "公開した版は変更せず、変更は新しい版とします", "ファイルの `id` を変えてください";
    }
    refused_version_date_taken(id: &str) {
        en: "Version {id} begins at the same instant", "nobody could tell which of the two is in force", "give the file another `effective`";
        fr: "La version {id} commence au même instant", "nul ne saurait laquelle des deux est en vigueur", "donnez au fichier un autre `effective`";
        ja: "版{id}が同じ時点に始まります", "どちらが有効か判断できません", "ファイルの `effective` を変えてください";
    }
    refused_no_desk_here(name: &str) {
        en: "{name} keeps no level-1 desk here", "a provider's own agreement measures the requests that its own desk handles", "say first where its desk is: on its page, or in the chart";
        fr: "{name} n'a pas de guichet de niveau 1 ici", "les conditions propres d'un prestataire mesurent les demandes que son guichet traite", "dites d'abord où est son guichet : sur sa page, ou dans l'organigramme";
        ja: "{name}のレベル1デスクはここにありません", "プロバイダー独自の契約は、そのデスクが扱う依頼の測定に使います", "先に組織のページまたは組織図でデスクの所在を設定してください";
    }
    refused_begins_later(effective: &str) {
        en: "This agreement begins at {effective}", "it can't hold at a desk before its own first day", "give a later --from, or the file an earlier `effective`";
        fr: "Ces conditions commencent le {effective}", "elles ne peuvent valoir à un guichet avant leur premier jour", "donnez un --from ultérieur, ou au fichier un `effective` antérieur";
        ja: "この契約の開始は{effective}です", "契約の初日より前にデスクへ適用することはできません", "--from を後の日にするか、ファイルの `effective` を早めてください";
    }
    publish_without_reason() {
        en: "No reason is given", "a changed agreement says why it changed", "--reason \"Agreed with the providers\", or --dry-run to see only";
        fr: "Aucun motif n'est donné", "des conditions qui changent disent pourquoi", "--reason \"Convenu avec les prestataires\", ou --dry-run pour seulement voir";
        ja: "理由がありません", "契約を変えるときは理由を示します", "--reason \"プロバイダーと合意\"、確認だけなら --dry-run";
    }
    refused_version_waits() {
        en: "This version waits for a second person already", "one proposal is decided at a time", "publish it, or turn it down";
        fr: "Cette version attend déjà une seconde personne", "on décide d'une proposition à la fois", "publiez-la, ou refusez-la";
        ja: "この版はすでに別の担当者の確認を待っています", "提案は一件ずつ決めます", "公開するか却下してください";
    }
    refused_no_version_waits() {
        en: "Nothing waits here", "it was published, turned down or taken back", "reload to see what came of it";
        fr: "Rien n'attend ici", "elle a été publiée, refusée ou retirée", "rechargez pour voir ce qu'il en est";
        ja: "待っている提案はありません", "公開・却下・取り下げのいずれかが済んでいます", "再読み込みして確認してください";
    }
    refused_version_same_person() {
        en: "The second person must be another one", "terms are changed by two people of the centre", "ask a colleague";
        fr: "La seconde personne doit être une autre", "les conditions se changent à deux, au centre", "demandez à un collègue";
        ja: "別の担当者の確認が必要です", "契約の変更はセンターの二人で行います", "同僚に依頼してください";
    }
}

impl Lang {
    pub(crate) fn pin_refusal(self, refusal: PinRefusal, when: &impl Fn(jiff::Timestamp) -> String) -> Said {
        match refusal {
            PinRefusal::Same => self.refused_same_editions(),
            PinRefusal::Measured => self.refused_already_measured(),
            PinRefusal::Passed { due } => self.refused_due_would_have_passed(&when(due)),
        }
    }

    pub(crate) fn adoption_refusal(
        self,
        refusal: &AdoptionRefusal,
        when: &impl Fn(jiff::Timestamp) -> String,
    ) -> Said {
        match refusal {
            AdoptionRefusal::NoDeskHere(name) => self.refused_no_desk_here(name),
            AdoptionRefusal::BeginsLater { effective } => self.refused_begins_later(&when(*effective)),
        }
    }

    pub(crate) fn publication_refusal(
        self,
        refusal: &PublicationRefusal,
        when: &impl Fn(jiff::Timestamp) -> String,
    ) -> Said {
        match refusal {
            PublicationRefusal::BeginsInThePast { effective } => self.refused_begins_in_the_past(&when(*effective)),
            PublicationRefusal::NameTaken(id) => self.refused_version_name_taken(id.as_str()),
            PublicationRefusal::DateTaken(id) => self.refused_version_date_taken(id.as_str()),
            PublicationRefusal::Waits => self.refused_version_waits(),
            PublicationRefusal::NothingWaits => self.refused_no_version_waits(),
            PublicationRefusal::SamePerson => self.refused_version_same_person(),
        }
    }
}
