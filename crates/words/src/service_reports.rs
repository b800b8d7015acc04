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
    /// Whoever runs the machine read tickets.
    service_report_emergencies() { en: "Emergency access", fr: "Accès d'urgence", ja: "緊急アクセス" }
    /// Nobody did.
    service_report_no_emergencies() { en: "Nobody who runs the machine read tickets.", fr: "Personne qui exploite la machine n'a lu de tickets.", ja: "運用担当者によるチケットの閲覧はありません。" }
    /// Whose, from when, until when.
    service_report_emergency(name: &str, from: &str, until: &str) { en: "Tickets of {name} could be read from {from} to {until}", fr: "Les tickets de {name} étaient lisibles du {from} au {until}", ja: "{name}のチケットを{from}から{until}まで閲覧可能" }
    /// The button.
    service_report_issue() { en: "Issue the report", fr: "Émettre le rapport", ja: "レポートを発行" }
    /// The button, again.
    service_report_issue_again() { en: "Issue again", fr: "Émettre à nouveau", ja: "再発行" }
    /// Why again.
    service_report_why_again() { en: "Why again? Both issues are kept.", fr: "Pourquoi à nouveau ? Les deux émissions sont gardées.", ja: "再発行の理由（前の版も保存されます）" }
    /// Heading of the list of issues.
    service_report_issues() { en: "Issues", fr: "Émissions", ja: "発行履歴" }
    /// The title of one that is of one region.
    service_report_of_region(name: &str, month: &str, region: &str) { en: "Service report of {name}, {month}, {region}", fr: "Rapport de service de {name}, {month}, {region}", ja: "{name} サービスレポート（{month}、{region}）" }
    /// Every region, in the form that opens one.
    service_report_every_region() { en: "Every region", fr: "Toutes les régions", ja: "全地域" }
    /// The steps, heading.
    service_report_steps() { en: "On its way to the provider", fr: "En route vers le prestataire", ja: "発行までの流れ" }
    /// A draft was kept.
    service_report_drafted(who: &str, when: &str) { en: "Drafted by {who}, {when}", fr: "Rédigé par {who}, {when}", ja: "下書き：{who}、{when}" }
    /// It was read.
    service_report_reviewed(who: &str, when: &str) { en: "Read and approved by {who}, {when}", fr: "Relu et approuvé par {who}, {when}", ja: "確認・承認：{who}、{when}" }
    /// It is to be read.
    service_report_to_review() { en: "A second person reads it before it is issued.", fr: "Une seconde personne le relit avant son émission.", ja: "発行前に第二者が確認します。" }
    /// Nobody drafted it.
    service_report_to_draft() { en: "Nobody has drafted it yet: draft, a second reader, then issue.", fr: "Personne ne l'a encore rédigé : brouillon, seconde lecture, puis émission.", ja: "下書きはまだありません（下書き → 第二者の確認 → 発行）。" }
    /// The draft isn't what is counted now.
    service_report_moved() { en: "The figures have moved since this draft: draft it again.", fr: "Les chiffres ont changé depuis ce brouillon : rédigez-le à nouveau.", ja: "下書き後に数値が変わりました。作り直してください。" }
    /// The draft went with its author.
    service_report_draft_erased() { en: "The draft was erased with its author: draft it again.", fr: "Le brouillon fut effacé avec son auteur : rédigez-le à nouveau.", ja: "下書きは作成者とともに消去されました。作り直してください。" }
    /// Whoever did something was erased.
    service_report_nobody() { en: "somebody since erased", fr: "une personne effacée depuis", ja: "消去済みの担当者" }
    /// The text of an issue was erased.
    service_report_erased() { en: "Erased: the text of this issue went with its author. Its figures are counted again from the journal; its hash is what is left of the text.", fr: "Effacé : le texte de cette émission est parti avec son auteur. Ses chiffres sont recomptés depuis le journal ; du texte il reste l'empreinte.", ja: "消去済み：この版の本文は作成者とともに消去されました。数値は台帳から数え直したもので、本文はハッシュのみ残っています。" }
    /// Why it was issued again.
    service_report_because(reason: &str) { en: "Issued again: {reason}", fr: "Émis à nouveau : {reason}", ja: "再発行の理由：{reason}" }
    /// The reason was erased.
    service_report_reason_erased() { en: "the reason was erased with its author", fr: "le motif fut effacé avec son auteur", ja: "理由は作成者とともに消去されました" }
    /// By whom.
    service_report_issued_by(who: &str) { en: "by {who}", fr: "par {who}", ja: "発行者：{who}" }
    /// The summary's heading, and its field.
    service_report_words() { en: "Summary", fr: "Synthèse", ja: "概要" }
    /// Under that field.
    service_report_words_hint() { en: "What the month was like, in a few sentences; the provider reads it above the figures.", fr: "Ce que fut le mois, en quelques phrases ; le prestataire les lit au-dessus des chiffres.", ja: "その月の概況を数文で。プロバイダーは数値の前にこれを読みます。" }
    /// The button.
    service_report_keep_draft() { en: "Keep this draft", fr: "Garder ce brouillon", ja: "下書きを保存" }
    /// The button.
    service_report_review() { en: "Approve this draft", fr: "Approuver ce brouillon", ja: "下書きを承認" }
    /// Section: what is announced for later.
    service_report_planned() { en: "Maintenance to come", fr: "Maintenance à venir", ja: "今後のメンテナンス" }
    /// The annex.
    service_report_annex() { en: "Annex: why each instant is due when it is", fr: "Annexe : pourquoi chaque échéance", ja: "付属：各期限の根拠" }
    /// Under it, for a report that has none.
    service_report_no_annex() { en: "This report has no derivations.", fr: "Ce rapport ne porte pas de calculs détaillés.", ja: "このレポートには計算の明細がありません。" }
    /// Of a ticket in the annex.
    service_report_why(ticket: u64) { en: "Ticket {ticket}", fr: "Ticket {ticket}", ja: "チケット{ticket}" }
    /// Duties and works are the provider's as a whole.
    service_report_whole() { en: "Exclusions, duties, maintenance, releases and emergency access are the provider's as a whole.", fr: "Exclusions, obligations, maintenance, livraisons et accès d'urgence sont ceux du prestataire entier.", ja: "対象外・義務・メンテナンス・リリース・緊急アクセスはプロバイダー全体のものです。" }
    /// Drafted, in a list.
    service_report_waits() { en: "draft", fr: "brouillon", ja: "下書き" }
    /// What can't be told of an import.
    service_report_imported(n: u64) { en: "{n} of them came from another desk's log.", fr: "{n} d'entre eux viennent du journal d'un autre guichet.", ja: "うち{n}件は他のデスクの記録から取り込んだものです。" }
    /// `guichet report service`.
    help_report_service() { en: "The monthly service report of a provider", fr: "Le rapport de service mensuel d'un prestataire", ja: "プロバイダーの月次サービスレポート" }
    /// Under its help.
    help_report_service_more() {
        en: "What was issued last; where nothing was, what it would be now, which is said. --issue 1 is the first issue, --issue draft what it would be now. --format csv has every section, --format json the text to the byte, whose SHA-256 the journal keeps.",
        fr: "La dernière émission ; à défaut, ce qu'il serait maintenant, ce qui est dit. --issue 1 est la première émission, --issue draft ce qu'il serait maintenant. --format csv a toutes les sections, --format json le texte à l'octet près, dont le journal garde le SHA-256.",
        ja: "最後に発行した版。未発行の場合は現時点の内容（その旨を表示）。--issue 1 は第1版、--issue draft は現時点の内容。--format csv は全項目、--format json は台帳がSHA-256を保持する本文そのもの。",
    }
    /// `--month` of a report.
    help_report_month() { en: "Of this month: 2026-11", fr: "De ce mois : 2026-11", ja: "対象月：2026-11" }
    /// `--provider` of a report.
    help_report_provider() { en: "Of this provider, by its name", fr: "De ce prestataire, par son nom", ja: "プロバイダーの名称" }
    /// `--region` of a report.
    help_report_region() { en: "Of the tickets of this region alone: EMEA", fr: "Des seuls tickets de cette région : EMEA", ja: "この地域のチケットのみ：EMEA" }
    /// `--issue` of a report.
    help_report_issue() { en: "Which text: 1 for the first issue, draft for what it would be now", fr: "Quel texte : 1 pour la première émission, draft pour ce qu'il serait maintenant", ja: "版：1は第1版、draftは現時点の内容" }
}
