//! What happened to information, remote access, training and contacts, a line each.

use desk::contact::ContactFact;
use desk::information::InformationFact;
use desk::remote::RemoteFact;

use crate::Lang;

words! {
    fact_information_requested() { en: "Information asked for", fr: "Informations demandées", ja: "情報の依頼" }
    fact_information_answered() { en: "Information given", fr: "Informations données", ja: "情報の提供" }
    fact_information_withdrawn() {
        en: "Information no longer needed",
        fr: "Informations devenues inutiles",
        ja: "情報の依頼を取り下げ",
    }
    fact_access_asked() { en: "Remote access asked for", fr: "Accès à distance demandé", ja: "リモートアクセスの依頼" }
    fact_access_granted() { en: "Remote access granted", fr: "Accès à distance accordé", ja: "リモートアクセスを許可" }
    fact_access_refused() { en: "Remote access refused", fr: "Accès à distance refusé", ja: "リモートアクセスを拒否" }
    fact_access_unanswered() {
        en: "Remote access left unanswered: its time is over",
        fr: "Accès à distance resté sans réponse : la période est passée",
        ja: "リモートアクセスの依頼に回答なし（期間終了）",
    }
    fact_access_entered() { en: "Went in remotely", fr: "Entré à distance", ja: "リモート接続を開始" }
    fact_access_left() { en: "Came out again", fr: "Ressorti", ja: "リモート接続を終了" }
    fact_access_ended() {
        en: "Remote access ended by itself",
        fr: "Accès à distance terminé de lui-même",
        ja: "リモートアクセスが自動終了",
    }
    fact_access_revoked() { en: "Remote access taken back", fr: "Accès à distance retiré", ja: "リモートアクセスを取り消し" }
    fact_contact_asked() {
        en: "Asked the provider to let us write to its customer",
        fr: "Autorisation d'écrire au client demandée au prestataire",
        ja: "お客様への連絡の許可をプロバイダーに依頼",
    }
    fact_contact_written() {
        en: "Written to the customer's super administrator, provider copied",
        fr: "Message au super administrateur du client, prestataire en copie",
        ja: "お客様のスーパー管理者へ連絡（プロバイダーに写し）",
    }
    fact_contact_answered() {
        en: "The customer's super administrator answered",
        fr: "Réponse du super administrateur du client",
        ja: "お客様のスーパー管理者からの回答",
    }
}

impl Lang {
    /// A contact, in a line.
    pub(crate) fn contact_fact(self, fact: &ContactFact) -> String {
        match fact {
            ContactFact::Asked {} => self.fact_contact_asked(),
            ContactFact::Written { .. } => self.fact_contact_written(),
            ContactFact::Answered { .. } => self.fact_contact_answered(),
        }
    }

    /// A request for information, in a line.
    pub(crate) fn information_fact(self, fact: &InformationFact) -> String {
        match fact {
            InformationFact::Requested { .. } => self.fact_information_requested(),
            InformationFact::Answered { .. } => self.fact_information_answered(),
            InformationFact::Withdrawn { .. } => self.fact_information_withdrawn(),
        }
    }

    /// A remote access, in a line.
    pub(crate) fn remote_fact(self, fact: &RemoteFact) -> String {
        match fact {
            RemoteFact::Asked(_) => self.fact_access_asked(),
            RemoteFact::Granted { .. } => self.fact_access_granted(),
            RemoteFact::Refused { .. } => self.fact_access_refused(),
            RemoteFact::Unanswered { .. } => self.fact_access_unanswered(),
            RemoteFact::Entered { .. } => self.fact_access_entered(),
            RemoteFact::Left { .. } => self.fact_access_left(),
            RemoteFact::Ended { .. } => self.fact_access_ended(),
            RemoteFact::Revoked { .. } => self.fact_access_revoked(),
        }
    }
}
