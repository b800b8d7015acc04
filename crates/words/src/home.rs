//! The first page of the portal.

words! {
    /// The one sentence of the page, in large.
    home_open_until(when: &str) {
        en: "Support is open until {when}.",
        fr: "Le support est ouvert jusqu'à {when}.",
        ja: "サポートは{when}まで営業しています。",
    }
    home_closed_until(when: &str) {
        en: "Support is closed; it opens {when}.",
        fr: "Le support est fermé ; il ouvre {when}.",
        ja: "サポートは営業時間外です。次の営業開始は{when}です。",
    }
    home_holiday_until(name: &str, when: &str) {
        en: "Closed today, {name}; support opens {when}.",
        fr: "Fermé aujourd'hui, {name} ; le support ouvre {when}.",
        ja: "本日は{name}のため休業です。次の営業開始は{when}です。",
    }
    /// Under it: what a report made now would get.
    home_reported_now(due: &str) {
        en: "An incident reported now is acknowledged by {due}.",
        fr: "Un incident signalé maintenant est accusé au plus tard {due}.",
        ja: "いま報告されたインシデントは{due}までに受付確認します。",
    }
    /// The short way of reporting.
    report_urgent_link() { en: "Urgent: three fields", fr: "Urgent : trois champs", ja: "緊急：3項目だけ" }
    see_all() { en: "See all", fr: "Tout voir", ja: "すべて表示" }
    home_nothing() { en: "No ticket in progress.", fr: "Aucun ticket en cours.", ja: "進行中のチケットはありません。" }
    home_nothing_then() {
        en: "What you report appears here, with the time by which it is acknowledged.",
        fr: "Ce que vous signalez apparaît ici, avec l'heure limite de l'accusé de réception.",
        ja: "報告すると、受付確認の期限とともにここに表示されます。",
    }
    home_nothing_waits() { en: "Nothing waits for you.", fr: "Rien ne vous attend.", ja: "ご対応待ちはありません。" }
    /// Which agreement holds.
    home_agreement(id: &str, since: &str) {
        en: "Agreement {id}, in force since {since}",
        fr: "Conditions {id}, en vigueur depuis le {since}",
        ja: "契約{id}（{since}から有効）",
    }
    home_agreement_heading() { en: "Agreement that applies", fr: "Conditions applicables", ja: "適用される契約" }
    /// To who isn't signed in.
    home_public_title() { en: "Support desk", fr: "Guichet de support", ja: "サポート窓口" }
    home_public_lead() {
        en: "Whether help is open now, when it will be, and how to come in.",
        fr: "L'aide est-elle ouverte, quand le sera-t-elle, et par où entrer.",
        ja: "現在の営業状況、営業時間、サインインの案内です。",
    }
    /// The drawn week in a sentence.
    week_summary(date: &str, region: &str, open: &str) {
        en: "{region}, seven days from {date}: {open}",
        fr: "{region}, sept jours à partir du {date} : {open}",
        ja: "{region}、{date}からの7日間：{open}",
    }
    /// Where a draft of a report waits.
    home_draft() {
        en: "A report of yours isn't sent yet.",
        fr: "Un de vos signalements n'est pas encore envoyé.",
        ja: "未送信の報告があります。",
    }
    home_draft_go() { en: "Go on with it", fr: "Le reprendre", ja: "続きを書く" }
}
