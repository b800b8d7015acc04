//! The derivation of a due instant, line by line, and what is said of a desk's hours.

words! {
    /// Heading of the derivation.
    why_title() { en: "Why this due time", fr: "Pourquoi cette échéance", ja: "期限の根拠" }
    /// First line: when the ticket was received.
    why_received() { en: "Received", fr: "Reçu", ja: "受付" }
    /// Second line: whose hours.
    why_region() { en: "Region", fr: "Région", ja: "地域" }
    /// Third line: which target.
    why_category() { en: "Category", fr: "Catégorie", ja: "優先度" }
    /// The lines of the count.
    why_count() { en: "Count", fr: "Décompte", ja: "計算" }
    /// The last line: the result.
    why_due() { en: "Due", fr: "Échéance", ja: "期限" }
    /// The sum of the counted stretches.
    why_sum() { en: "Sum", fr: "Total", ja: "合計" }
    /// The region's hours: `EMEA → Mon–Fri 09:00–18:00, French public holidays`.
    why_region_is(region: &str, week: &str, holidays: &str) {
        en: "{region} → {week}, {holidays}",
        fr: "{region} → {week}, {holidays}",
        ja: "{region} → {week}、{holidays}",
    }
    /// The category's target.
    why_category_is(level: u8, target: &str) {
        en: "{level} → acknowledged within {target} of open time",
        fr: "{level} → accusé en {target} de temps ouvré",
        ja: "{level} → 営業時間で{target}以内に受付確認",
    }
    /// Why a public holiday falls on its date.
    why_holiday(name: &str, rule: &str, act: &str) {
        en: "{name}: {rule} ({act})",
        fr: "{name} : {rule} ({act})",
        ja: "{name}：{rule}（{act}）",
    }
    /// The other candidate, in one line.
    why_other_category(level: u8, due: &str) {
        en: "In category {level}: {due}",
        fr: "En catégorie {level} : {due}",
        ja: "優先度{level}の場合：{due}",
    }
    /// Which version is applied, and since when it is in force.
    why_agreement(id: &str, since: &str) {
        en: "Agreement {id}, in force since {since}",
        fr: "Conditions {id}, applicables depuis le {since}",
        ja: "契約{id}（{since}より適用）",
    }
    /// The heading of the column of clauses.
    why_clause() { en: "Clause", fr: "Clause", ja: "条項" }

    /// A stretch between two working days, or before and after the hours of one.
    closed_night() { en: "closed (night)", fr: "fermé (nuit)", ja: "時間外（夜間）" }
    /// A stretch between two windows of one day.
    closed_break() { en: "closed (break)", fr: "fermé (coupure)", ja: "時間外（休憩）" }
    /// A day on which the week has no window.
    closed_day_off() { en: "closed (not a working day)", fr: "fermé (jour non ouvré)", ja: "休業（営業日以外）" }
    /// A public holiday by its name.
    closed_holiday(name: &str) {
        en: "closed (public holiday: {name})",
        fr: "fermé (férié : {name})",
        ja: "休業（祝日：{name}）",
    }
    /// A dated exception of the agreement, by its name.
    closed_exception(name: &str) {
        en: "closed (exception: {name})",
        fr: "fermé (exception : {name})",
        ja: "休業（例外：{name}）",
    }

    /// No holidays are observed.
    without_holidays() { en: "no public holidays", fr: "sans jours fériés", ja: "祝日なし" }
    /// The holidays of a law that has no name here.
    holidays_of(law: &str) { en: "public holidays {law}", fr: "fériés {law}", ja: "{law}の祝日" }
    /// Around the clock, all week.
    week_always() { en: "24 hours, 7 days", fr: "24 h sur 24, 7 j sur 7", ja: "24時間年中無休" }

    /// A desk that is open.
    open_until(when: &str) { en: "open until {when}", fr: "ouvert jusqu'à {when}", ja: "営業中（{when}まで）" }
    /// A desk that is closed.
    closed_until(when: &str) { en: "closed, opens {when}", fr: "fermé, ouvre {when}", ja: "営業時間外（{when}開始）" }
    /// What a report made now would get.
    if_reported_now(due: &str) {
        en: "reported now: acknowledged by {due}",
        fr: "signalé maintenant : accusé au plus tard {due}",
        ja: "今の報告は{due}までに受付確認",
    }
}
