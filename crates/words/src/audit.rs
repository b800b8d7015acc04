//! Who changed what, and who came in from where, as their pages say it.

use desk::erasure::ErasureFact;
use desk::{OrganisationFact, PersonFact};

use crate::Lang;

words! {
    audit() { en: "Audit", fr: "Audit", ja: "監査" }
    audit_title(organisation: &str) { en: "What was changed of {organisation}", fr: "Ce qui fut changé chez {organisation}", ja: "{organisation}の変更履歴" }
    audit_lead() {
        en: "Who changed what, and when: on its tickets, of its people, of itself. Told from the journal, which nobody can change.",
        fr: "Qui a changé quoi, et quand : sur ses tickets, chez ses personnes, d'elle-même. D'après le journal, que personne ne peut changer.",
        ja: "チケット・利用者・組織自体について、誰がいつ何を変更したかを示します。誰にも変更できないジャーナルに基づきます。",
    }
    audit_chains_hold(n: usize) {
        en: "The chain of what is shown was recomputed and holds ({n})." | "The chains of what is shown were recomputed and hold ({n})." by n,
        fr: "La chaîne de ce qui est affiché a été recalculée et tient ({n})." | "Les chaînes de ce qui est affiché ont été recalculées et tiennent ({n})." by n,
        ja: "表示中の連鎖を再計算し、正常であることを確認しました（{n}件）。",
    }
    audit_chain_broken(position: u64) { en: "The chain doesn't hold at position {position} of the journal", fr: "La chaîne ne tient pas à la position {position} du journal", ja: "ジャーナルの位置{position}で連鎖が一致しません" }
    audit_chain_broken_fix() {
        en: "What is shown from there on can't be relied on. Whoever runs the desk finds more with guichet journal verify.",
        fr: "Ce qui est affiché à partir de là n'est pas fiable. Qui exploite le bureau en apprend plus avec guichet journal verify.",
        ja: "それ以降の表示は信頼できません。運用担当は guichet journal verify で詳しく確認できます。",
    }
    audit_older() { en: "Earlier", fr: "Plus ancien", ja: "以前の記録" }
    audit_filter() { en: "Filter", fr: "Filtrer", ja: "絞り込む" }
    audit_anybody() { en: "anybody", fr: "n'importe qui", ja: "すべての人" }
    audit_anything() { en: "anything", fr: "n'importe quoi", ja: "すべての対象" }
    audit_by() { en: "Who", fr: "Qui", ja: "実行者" }
    audit_on() { en: "On", fr: "Sur", ja: "対象" }
    audit_when() { en: "When", fr: "Quand", ja: "日時" }
    audit_what() { en: "What", fr: "Quoi", ja: "内容" }
    audit_from() { en: "From (day)", fr: "À partir du (jour)", ja: "開始日" }
    audit_until() { en: "Before (day)", fr: "Avant le (jour)", ja: "終了日（この日を含まない）" }
    audit_ticket() { en: "ticket", fr: "ticket", ja: "チケット" }
    audit_person() { en: "person", fr: "personne", ja: "人" }
    audit_organisation() { en: "organisation", fr: "organisation", ja: "組織" }
    security_way() { en: "Who came in, from where", fr: "Qui est entré, et d'où", ja: "サインインの記録" }
    security_title(organisation: &str) { en: "Who came in to {organisation}, from where", fr: "Qui est entré chez {organisation}, et d'où", ja: "{organisation}のサインインの記録" }
    security_lead() {
        en: "Sign-ins, tries, links, sessions and tokens of its people, the latest first. Kept for a year, apart from the journal.",
        fr: "Entrées, essais, liens, sessions et jetons de ses personnes, les plus récents d'abord. Gardé un an, à part du journal.",
        ja: "利用者のサインイン、試行、リンク、セッション、トークンの記録です（新しい順）。ジャーナルとは別に1年間保存されます。",
    }
    security_by(who: &str) { en: "by {who}", fr: "par {who}", ja: "実行者：{who}" }
    security_from_where() { en: "From where", fr: "D'où", ja: "接続元" }
    changed_person_added(role: &str) { en: "Added as {role}", fr: "Ajouté comme {role}", ja: "{role}として追加" }
    person_role_changed(role: &str) { en: "Another role: {role}", fr: "Autre rôle : {role}", ja: "役割の変更：{role}" }
    person_closed_out() { en: "Access closed", fr: "Accès fermé", ja: "アクセス停止" }
    person_qualification_changed() { en: "Qualification changed", fr: "Qualification modifiée", ja: "資格の変更" }
    person_deputy_named() { en: "Deputy named", fr: "Remplaçant désigné", ja: "代理の指定" }
    person_training_told() { en: "Certificate of training", fr: "Certificat de formation", ja: "研修証明書" }
    person_erasure_asked() { en: "Erasure asked for", fr: "Effacement demandé", ja: "消去の申請" }
    person_erasure_withdrawn() { en: "Request for erasure withdrawn", fr: "Demande d'effacement retirée", ja: "消去の申請を取り下げ" }
    person_erasure_declined() { en: "Erasure turned down", fr: "Effacement refusé", ja: "消去の却下" }
    person_held() { en: "Put under a legal hold", fr: "Mis sous conservation légale", ja: "法的な保全" }
    person_released() { en: "Legal hold lifted", fr: "Conservation légale levée", ja: "法的な保全の解除" }
    person_was_erased() { en: "Erased for good", fr: "Effacé pour de bon", ja: "完全に消去" }
    changed_organisation_added() { en: "Organisation added", fr: "Organisation ajoutée", ja: "組織を追加" }
    organisation_supported() { en: "Who supports it changed", fr: "Qui l'assiste a changé", ja: "サポート元の変更" }
    organisation_authorised() { en: "Authorisation changed", fr: "Autorisation modifiée", ja: "認定の変更" }
    organisation_desk() { en: "Level-1 desk changed", fr: "Bureau de niveau 1 modifié", ja: "レベル1窓口の変更" }
    organisation_domains() { en: "Mail domains changed", fr: "Domaines de messagerie modifiés", ja: "メールドメインの変更" }
    organisation_named(name: &str) { en: "Renamed: {name}", fr: "Renommée : {name}", ja: "名称変更：{name}" }
    organisation_contact() { en: "Contact authorisation changed", fr: "Autorisation de contact modifiée", ja: "連絡許可の変更" }
    organisation_duty() { en: "Duty pointed out", fr: "Obligation signalée", ja: "義務の指摘" }
}

impl Lang {
    /// What happened to a person, in a line.
    #[must_use]
    pub fn person_fact(self, fact: &PersonFact) -> String {
        match fact {
            PersonFact::Added { role, .. } => self.changed_person_added(&self.role(*role)),
            PersonFact::RoleChanged { role } => self.person_role_changed(&self.role(*role)),
            PersonFact::Disabled {} => self.person_closed_out(),
            PersonFact::QualificationGranted { .. }
            | PersonFact::QualificationRevoked { .. }
            | PersonFact::Qualification(_) => self.person_qualification_changed(),
            PersonFact::WaysIn(_) => self.reset_title(),
            PersonFact::DeputyNamed { .. } => self.person_deputy_named(),
            PersonFact::Training(_) => self.person_training_told(),
            PersonFact::Erasure(fact) => match fact {
                ErasureFact::Asked {} => self.person_erasure_asked(),
                ErasureFact::Withdrawn {} => self.person_erasure_withdrawn(),
                ErasureFact::Declined { .. } => self.person_erasure_declined(),
                ErasureFact::Held { .. } => self.person_held(),
                ErasureFact::Released {} => self.person_released(),
                ErasureFact::Erased { .. } => self.person_was_erased(),
            },
        }
    }

    /// What happened to an organisation, in a line.
    #[must_use]
    pub fn organisation_fact(self, fact: &OrganisationFact) -> String {
        match fact {
            OrganisationFact::Added { .. } => self.changed_organisation_added(),
            OrganisationFact::SupportedBy { .. } => self.organisation_supported(),
            OrganisationFact::Authorised { .. } | OrganisationFact::AuthorisationEnded {} => {
                self.organisation_authorised()
            }
            OrganisationFact::Level1 { .. } => self.organisation_desk(),
            OrganisationFact::Domains { .. } => self.organisation_domains(),
            OrganisationFact::Named { name } => self.organisation_named(name),
            OrganisationFact::Contact(_) => self.organisation_contact(),
            OrganisationFact::Duty(_) => self.organisation_duty(),
            OrganisationFact::Emergency(_) => self.emergency_title(),
            OrganisationFact::Retention(fact) => self.retention_fact(fact),
        }
    }
}
