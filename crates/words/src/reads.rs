//! Who looked at what, as the pages of the audit say it.

use crate::Lang;

words! {
    audit_changed() { en: "Changed", fr: "Changé", ja: "変更" }
    audit_read() { en: "Read", fr: "Lu", ja: "閲覧" }
    reads_title(organisation: &str) { en: "Who looked at what of {organisation}", fr: "Qui a regardé quoi chez {organisation}", ja: "{organisation}の閲覧履歴" }
    reads_lead() {
        en: "Who looked at its tickets, people and figures, and at what its own people looked. One person's looks at one thing within an hour are one line. A list is no look at each thing in it. Kept for a year.",
        fr: "Qui a regardé ses tickets, ses personnes et ses chiffres, et ce que ses propres personnes ont regardé. Les regards d'une personne sur une même chose en une heure font une ligne. Une liste n'est pas un regard sur chaque chose qui y figure. Gardé un an.",
        ja: "チケット・利用者・数値を誰が見たか、また自組織の利用者が何を見たかを示します。同じ人が1時間以内に同じものを見た記録は1行にまとめます。一覧の表示は個々の閲覧には数えません。1年間保存されます。",
    }
    reads_none() { en: "Nobody looked, as far as is kept", fr: "Personne n'a regardé, d'après ce qui est gardé", ja: "保存されている範囲に閲覧の記録はありません" }
    reads_of_ticket() { en: "Ticket number", fr: "Numéro de ticket", ja: "チケット番号" }
    reads_times(n: usize) { en: "once" | "{n} times" by n, fr: "une fois" | "{n} fois" by n, ja: "{n}回" }
    reads_in_emergency() { en: "in an emergency access", fr: "lors d'un accès d'urgence", ja: "緊急アクセス中" }
    reads_by_token() { en: "with a token", fr: "avec un jeton", ja: "トークン使用" }
    looked_ticket() { en: "Ticket", fr: "Ticket", ja: "チケット" }
    looked_attachment() { en: "File of a ticket", fr: "Fichier d'un ticket", ja: "チケットの添付ファイル" }
    looked_evidence() { en: "Bundle of evidence", fr: "Dossier de preuve", ja: "証拠一式" }
    looked_person() { en: "Person", fr: "Personne", ja: "人" }
    looked_personal_data() { en: "All that is kept of a person", fr: "Tout ce qui est gardé d'une personne", ja: "個人データ一式" }
    looked_people() { en: "The organisation's people", fr: "Les personnes de l'organisation", ja: "組織の利用者一覧" }
    looked_organisation() { en: "Organisation", fr: "Organisation", ja: "組織" }
    looked_reports() { en: "Reports", fr: "Rapports", ja: "レポート" }
    looked_audit() { en: "Audit", fr: "Audit", ja: "監査" }
    looked_security() { en: "Who came in", fr: "Qui est entré", ja: "サインインの記録" }
    emergency_opened(n: usize) {
        en: "One ticket was opened" | "{n} tickets were opened" by n,
        fr: "Un ticket a été ouvert" | "{n} tickets ont été ouverts" by n,
        ja: "{n}件のチケットが開かれました",
    }
    emergency_opened_none() { en: "No ticket was opened", fr: "Aucun ticket n'a été ouvert", ja: "開かれたチケットはありません" }
    erasure_reads() { en: "Lines that say what they looked at", fr: "Lignes qui disent ce que cette personne a regardé", ja: "閲覧の記録" }
}

impl Lang {
    /// What was looked at, by its word in the database and the API.
    #[must_use]
    pub fn looked_at(self, what: &str) -> String {
        match what {
            "ticket" => self.looked_ticket(),
            "attachment" => self.looked_attachment(),
            "evidence" => self.looked_evidence(),
            "person" => self.looked_person(),
            "personal_data" => self.looked_personal_data(),
            "people" => self.looked_people(),
            "organisation" => self.looked_organisation(),
            "reports" => self.looked_reports(),
            "audit" => self.looked_audit(),
            "security" => self.looked_security(),
            other => other.to_owned(),
        }
    }
}
