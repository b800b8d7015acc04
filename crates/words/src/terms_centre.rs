//! Notes beside the clauses: the centre's own figures, and how long things count.

use terms::Addressee;

use crate::Lang;

impl Lang {
    /// Whom a rung of the ladder calls.
    #[must_use]
    pub fn addressee(self, to: Addressee) -> String {
        match to {
            Addressee::Assigned => self.addressee_assigned(),
            Addressee::Qualified => self.addressee_qualified(),
            Addressee::Manager => self.addressee_manager(),
            Addressee::Deputy => self.addressee_deputy(),
        }
    }
}

words! {
    note_ladder() { en: "Escalation", fr: "Escalade", ja: "エスカレーション" }
    note_rung_left(left: &str) { en: "{left} of open time left", fr: "{left} de temps ouvré restant", ja: "営業時間の残り{left}" }
    note_rung_due() { en: "at the due instant", fr: "à l'échéance", ja: "期限の時点" }
    addressee_assigned() { en: "whoever the ticket is assigned to", fr: "la personne chargée du ticket", ja: "チケットの担当者" }
    addressee_qualified() { en: "a qualified person on shift", fr: "une personne qualifiée de service", ja: "勤務中の有資格者" }
    addressee_manager() { en: "a manager of the centre", fr: "un responsable du centre", ja: "センターの責任者" }
    addressee_deputy() { en: "the named deputy", fr: "le suppléant désigné", ja: "指名された代理" }
    note_staffing(region: &str) { en: "Staff, {region}", fr: "Effectif, {region}", ja: "人員：{region}" }
    note_staffing_is(people: u16, qualified: &str) {
        en: "{people} person, {qualified}" | "{people} people, {qualified}" by people,
        fr: "{people} personne, {qualified}" | "{people} personnes, {qualified}" by people,
        ja: "{people}人、{qualified}",
    }
    note_staffing_qualified(qualified: u16) {
        en: "{qualified} of them qualified" | "{qualified} of them qualified" by qualified,
        fr: "dont {qualified} qualifiée" | "dont {qualified} qualifiées" by qualified,
        ja: "うち有資格者{qualified}人",
    }
    note_news() { en: "News", fr: "Nouvelles", ja: "進捗の連絡" }
    note_news_is(span: &str) {
        en: "those who wait hear something within {span} of open time",
        fr: "ceux qui attendent ont des nouvelles sous {span} de temps ouvré",
        ja: "お待ちの方には営業時間で{span}以内に連絡",
    }
    note_training() { en: "Training", fr: "Formation", ja: "研修" }
    note_training_warns(days: &str) {
        en: "a certificate that lapses is told {days} days ahead",
        fr: "l'expiration d'une attestation est annoncée {days} jours avant",
        ja: "修了証の失効は{days}日前に通知",
    }
    note_training_grace(days: u16) {
        en: "it still counts {days} day after" | "it still counts {days} days after" by days,
        fr: "elle compte encore {days} jour après" | "elle compte encore {days} jours après" by days,
        ja: "失効後{days}日間は有効",
    }
    note_remote_access() { en: "Remote access", fr: "Accès à distance", ja: "リモートアクセス" }
    note_remote_access_is(hours: u16) {
        en: "granted for {hours} hour at most" | "granted for {hours} hours at most" by hours,
        fr: "accordé pour {hours} heure au plus" | "accordé pour {hours} heures au plus" by hours,
        ja: "許可は最長{hours}時間",
    }
    note_maintenance() { en: "Maintenance", fr: "Maintenance", ja: "メンテナンス" }
    note_maintenance_is(notice: &str) {
        en: "announced at least {notice} of open time ahead",
        fr: "annoncée au moins {notice} de temps ouvré à l'avance",
        ja: "営業時間で{notice}以上前に告知",
    }
}
