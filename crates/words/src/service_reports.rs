//! The monthly service report: the page and its sections.

words! {
    /// The title of the list.
    service_reports_title() { en: "Monthly service reports", fr: "Rapports de service mensuels", ja: "月次サービスレポート" }
    /// The title of one.
    service_report_of(name: &str, month: &str) { en: "Service report of {name}, {month}", fr: "Rapport de service de {name}, {month}", ja: "{name} サービスレポート（{month}）" }
    /// Nothing was issued.
    service_reports_none() { en: "No report has been issued yet.", fr: "Aucun rapport n'est encore émis.", ja: "発行済みのレポートはまだありません。" }
    /// The button that opens one.
    service_report_open() { en: "Open the report", fr: "Ouvrir le rapport", ja: "レポートを開く" }
    /// A draft.
    service_report_draft() { en: "Draft: not issued, and not seen by the provider", fr: "Brouillon : non émis, et invisible au prestataire", ja: "下書き：未発行のため、プロバイダーには表示されません" }
    /// The month isn't over.
    service_report_provisional() { en: "Provisional: the month isn't over, and these figures will change", fr: "Provisoire : le mois n'est pas fini, ces chiffres changeront", ja: "暫定：月が終わっていないため、数値は変わります" }
    /// It was issued.
    service_report_issued(nth: usize, when: &str) { en: "Issue {nth}, {when}", fr: "Émission {nth}, {when}", ja: "第{nth}版、{when}発行" }
    /// Its hash.
    service_report_hash() { en: "SHA-256 of the JSON", fr: "SHA-256 du JSON", ja: "JSONのSHA-256" }
    /// The head of the journal.
    service_report_anchor() { en: "Head of the journal", fr: "Tête du journal", ja: "台帳の先頭値" }
    /// The summary.
    service_report_summary(tickets: u64, met: u64, missed: u64, excluded: u64) {
        en: "{tickets} tickets: {met} met their target, {missed} missed it, {excluded} are excluded.",
        fr: "{tickets} tickets : {met} ont atteint leur cible, {missed} l'ont manquée, {excluded} sont exclus.",
        ja: "チケット{tickets}件：目標達成{met}件、未達成{missed}件、対象外{excluded}件。",
    }
    /// The counts add up.
    service_report_adds_up(tickets: u64, counts: &str) { en: "It adds up: {counts} = {tickets} tickets, each counted once.", fr: "Le compte y est : {counts} = {tickets} tickets, chacun compté une fois.", ja: "照合：{counts} ＝ {tickets}件。各チケットは一度だけ数えています。" }
    /// They don't.
    service_report_adds_not() { en: "The counts don't add up: this report can't be issued.", fr: "Le compte n'y est pas : ce rapport ne peut être émis.", ja: "集計が一致しないため、このレポートは発行できません。" }
    /// Tickets that aren't decided.
    service_report_unresolved(tickets: &str) { en: "Not decided yet, so that it can't be issued: {tickets}", fr: "Non tranchés, le rapport ne peut donc être émis : {tickets}", ja: "未確定のため発行できません：{tickets}" }
    /// Section: tickets.
    service_report_tickets() { en: "Every ticket", fr: "Tous les tickets", ja: "全チケット" }
    /// Section: missed.
    service_report_missed() { en: "What was missed, and what is said of it", fr: "Ce qui fut manqué, et ce qu'on en dit", ja: "未達成とその説明" }
    /// Section: nothing in it.
    service_report_nothing() { en: "Nothing in this month.", fr: "Rien ce mois-ci.", ja: "この月は該当なし。" }
    /// Section: response times.
    service_report_responses(given: u64, waiting: u64) { en: "{given} diagnoses given, {waiting} awaited. Measured; the agreement sets no target.", fr: "{given} diagnostics donnés, {waiting} attendus. Mesuré ; les conditions ne fixent pas de cible.", ja: "診断{given}件、待ち{waiting}件。測定のみで、契約に目標はありません。" }
    /// Response times: percentiles.
    service_report_half(half: &str, tenths: &str) { en: "Half within {half} of open time, nine of ten within {tenths}.", fr: "La moitié en {half} de temps ouvert, neuf sur dix en {tenths}.", ja: "営業時間で半数が{half}以内、9割が{tenths}以内。" }
    /// Section: exclusions.
    service_report_exclusions() { en: "Exclusions by ground", fr: "Exclusions par motif", ja: "事由別の対象外" }
    /// Section: staffing.
    service_report_staffing() { en: "Staffing", fr: "Effectifs", ja: "人員配置" }
    /// A region's staffing.
    service_report_staffed(region: &str, open: &str, short: &str) { en: "{region}: {open} of open time, {short} of it short of staff as planned.", fr: "{region} : {open} de temps ouvert, dont {short} en sous-effectif prévu.", ja: "{region}：営業時間{open}、うち計画上の人員不足{short}。" }
    /// The same, as recorded.
    service_report_recorded(short: &str) { en: "As recorded: {short}.", fr: "Constaté : {short}.", ja: "実績の不足：{short}。" }
    /// Nobody recorded it.
    service_report_unrecorded() { en: "Presence wasn't recorded.", fr: "La présence n'a pas été relevée.", ja: "在席の記録はありません。" }
    /// Section: changes of terms.
    service_report_terms() { en: "Changes of terms", fr: "Changements de conditions", ja: "契約の変更" }
    /// A version.
    service_report_version(id: &str, from: &str) { en: "Version {id}, in force from {from}", fr: "Version {id}, en vigueur dès {from}", ja: "版{id}（{from}より有効）" }
    /// The button.
    service_report_issue() { en: "Issue the report", fr: "Émettre le rapport", ja: "レポートを発行" }
    /// The button, again.
    service_report_issue_again() { en: "Issue again", fr: "Émettre à nouveau", ja: "再発行" }
    /// Why again.
    service_report_why_again() { en: "Why again? Both issues are kept.", fr: "Pourquoi à nouveau ? Les deux émissions sont gardées.", ja: "再発行の理由（前の版も保存されます）" }
    /// Heading of the list of issues.
    service_report_issues() { en: "Issues", fr: "Émissions", ja: "発行履歴" }
}
