//! The hours of the support centre: open now, the week, the year's holidays.

words! {
    hours_lead() {
        en: "The hours are those of the client's region, whoever answers and from wherever.",
        fr: "Les heures sont celles de la région du client, qui que ce soit qui réponde, et d'où que ce soit.",
        ja: "営業時間はお客様の地域で決まります。誰がどこから対応しても変わりません。",
    }
    hours_open_until(when: &str) { en: "Open until {when}", fr: "Ouvert jusqu'à {when}", ja: "{when}まで営業" }
    hours_closed_until(when: &str) { en: "Closed, opens {when}", fr: "Fermé, ouvre {when}", ja: "営業時間外、{when}から" }
    hours_holiday_until(name: &str, when: &str) {
        en: "{name}: opens {when}",
        fr: "{name} : ouvre {when}",
        ja: "{name}、{when}から",
    }
    hours_reported_now() { en: "Reported now, acknowledged by:", fr: "Signalé maintenant, accusé au plus tard :", ja: "いま報告した場合の受付確認期限：" }
    hours_category_by(level: u8, due: &str) {
        en: "category {level}: {due}",
        fr: "catégorie {level} : {due}",
        ja: "優先度{level}：{due}",
    }
    hours_next_closures() { en: "Next closures:", fr: "Prochaines fermetures :", ja: "今後の休業日：" }
    hours_key_open() { en: "open", fr: "ouvert", ja: "営業" }
    hours_key_closed() { en: "closed", fr: "fermé", ja: "時間外" }
    hours_key_holiday() { en: "public holiday", fr: "férié", ja: "祝日" }
    hours_key() { en: "What the drawing means", fr: "Ce que dit le dessin", ja: "図の見方" }
    hours_holidays_of(year: i16) { en: "Public holidays of {year}", fr: "Jours fériés de {year}", ja: "{year}年の祝日" }
    hours_year_before(year: i16) { en: "← {year}", fr: "← {year}", ja: "← {year}年" }
    hours_year_after(year: i16) { en: "{year} →", fr: "{year} →", ja: "{year}年 →" }
    hours_year() { en: "Another year", fr: "Une autre année", ja: "年を選ぶ" }
    /// Whose hours keep a law's holidays.
    hours_kept_in(regions: &str) { en: "kept in {regions}", fr: "observés en {regions}", ja: "対象地域：{regions}" }
    hours_official(until: i16) {
        en: "published by the authority up to {until}; later years are computed from the law",
        fr: "publiés par l'autorité jusqu'en {until} ; au-delà, calculés d'après la loi",
        ja: "{until}年までは官公庁の公表日、以降は法律に基づく計算です",
    }
    hours_horizon(first: i16, last: i16) {
        en: "known for {first} to {last}",
        fr: "connus de {first} à {last}",
        ja: "{first}年から{last}年まで対応",
    }
    hours_computed() { en: "computed", fr: "calculé", ja: "計算" }
    hours_on_weekend() { en: "at the weekend", fr: "tombe un week-end", ja: "週末" }
    hours_beyond(year: i16, first: i16, last: i16) {
        en: "Nobody vouches for the holidays of {year}: they are known for {first} to {last}.",
        fr: "Nul ne répond des fériés de {year} : ils sont connus de {first} à {last}.",
        ja: "{year}年の祝日は保証できません。対応範囲は{first}年から{last}年です。",
    }
    country_fr() { en: "France", fr: "France", ja: "フランス" }
    country_us() { en: "United States", fr: "États-Unis", ja: "アメリカ合衆国" }
    country_jp() { en: "Japan", fr: "Japon", ja: "日本" }
    hours_none() { en: "No agreement is in force: there are no hours to show.", fr: "Aucune condition n'est en vigueur : il n'y a pas d'horaires à montrer.", ja: "有効な契約がないため、営業時間を表示できません。" }
}
