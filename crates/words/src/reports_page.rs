//! What was met: the report page and the tickets behind a figure.

words! {
    targets_title() { en: "What was met", fr: "Ce qui a été tenu", ja: "目標の達成状況" }
    targets_lead() {
        en: "Acknowledgements against the targets of the agreement that each ticket was opened under.",
        fr: "Les accusés de réception, face aux cibles des conditions sous lesquelles chaque ticket a été ouvert.",
        ja: "各チケットの開始時に適用された契約の目標に対する受付確認の実績です。",
    }
    targets_finding(met: &str, of: &str, share: &str) {
        en: "{met} of {of} tickets were acknowledged within their target: {share}.",
        fr: "{met} tickets sur {of} ont reçu leur accusé dans la cible : {share}.",
        ja: "{of}件中{met}件が目標内に受付確認されました（{share}）。",
    }
    targets_nothing() {
        en: "Nothing is measured in this range yet.",
        fr: "Rien n'est encore mesuré sur cette période.",
        ja: "この期間に計測済みのものはありません。",
    }
    targets_how(from: &str) {
        en: "Share of tickets acknowledged within their target, of those met or missed, with the 95 % interval (Wilson). Hollow: fewer than 30 tickets. The axis begins at {from}.",
        fr: "Part des tickets dont l'accusé est dans la cible, parmi ceux atteints ou dépassés, avec l'intervalle à 95 % (Wilson). Point creux : moins de 30 tickets. L'axe commence à {from}.",
        ja: "達成または超過となった件のうち、目標内に受付確認した割合と95%区間（ウィルソン）。白丸は30件未満。軸は{from}から始まります。",
    }
    counts_title() { en: "All tickets, counted once each", fr: "Tous les tickets, comptés une fois", ja: "全チケットの内訳（各1回計上）" }
    column_share_drawn() { en: "Share and interval", fr: "Part et intervalle", ja: "割合と区間" }
    column_share() { en: "Share", fr: "Part", ja: "割合" }
    column_interval() { en: "95 %", fr: "95 %", ja: "95%" }
    column_count() { en: "Met, of", fr: "Atteints, sur", ja: "達成・件数" }
    column_tickets() { en: "Tickets", fr: "Tickets", ja: "件数" }
    share_between(low: &str, high: &str) { en: "{low}–{high}", fr: "{low}–{high}", ja: "{low}–{high}" }
    count_of(met: &str, of: &str) { en: "{met} / {of}", fr: "{met} / {of}", ja: "{met} / {of}" }
    no_share() { en: "–", fr: "–", ja: "–" }
    all_together() { en: "All together", fr: "Ensemble", ja: "合計" }
    by_region_category() { en: "Region and category", fr: "Région et catégorie", ja: "地域・優先度" }
    split_by() { en: "Split by", fr: "Réparti par", ja: "集計の軸" }
    period() { en: "Period", fr: "Période", ja: "期間" }
    period_from() { en: "Opened from", fr: "Ouverts du", ja: "開始日（から）" }
    period_to() { en: "to", fr: "au", ja: "開始日（まで）" }
    period_show() { en: "Show", fr: "Afficher", ja: "表示" }
    period_all() { en: "All time", fr: "Tout", ja: "全期間" }
    not_a_date(given: &str) {
        en: "{given:?} isn't a date. Write it as 2026-11-23.",
        fr: "{given:?} n'est pas une date. Écrivez-la ainsi : 2026-11-23.",
        ja: "{given:?}は日付ではありません。2026-11-23の形で入力してください。",
    }
    running_tickets() { en: "running", fr: "en cours", ja: "進行中" }
    untriaged_past_due() { en: "past a provisional time, awaiting triage", fr: "échéance provisoire passée, tri attendu", ja: "暫定期限経過・仕分け待ち" }
    imported_says(n: &str) {
        en: "{n} of these tickets were imported from another desk's log. What a log doesn't tell (when the desk was notified, where the client is) is counted as “can't be told”, and never guessed.",
        fr: "{n} de ces tickets viennent du journal d'un autre support. Ce qu'un journal ne dit pas (quand le support a été averti, où est le client) est compté comme « indéterminable », et jamais deviné.",
        ja: "うち{n}件は他システムの記録から取り込んだものです。記録にないこと（通知の時刻、お客様の所在地）は推測せず「判定不能」として数えます。",
    }
    not_an_incident_says() {
        en: "Questions and change requests have no target. A withdrawn ticket was closed by its reporter in time, before it was acknowledged.",
        fr: "Questions et demandes d'évolution n'ont pas de cible. Un ticket retiré a été clos par son auteur dans les temps, avant l'accusé de réception.",
        ja: "質問と変更依頼には目標がありません。取り下げは、受付確認前に期限内で報告者が完了としたものです。",
    }
    behind_title() { en: "The tickets behind the figure", fr: "Les tickets derrière le chiffre", ja: "数値の内訳" }
    behind_all() { en: "all outcomes", fr: "tous résultats", ja: "すべての結果" }
    behind_none() { en: "No ticket is behind this figure.", fr: "Aucun ticket derrière ce chiffre.", ja: "該当するチケットはありません。" }
    back_to_reports() { en: "Reports", fr: "Rapports", ja: "レポート" }
    from_to_shown(from: u64, to: u64, of: u64) { en: "{from}–{to} of {of}", fr: "{from}–{to} sur {of}", ja: "{of}件中{from}–{to}件" }
    subject_not_shown() { en: "[subject not shown]", fr: "[objet non affiché]", ja: "［件名は非表示］" }
    untriaged_category() { en: "no category yet", fr: "sans catégorie", ja: "優先度未定" }
    region_untold() { en: "region unknown", fr: "région inconnue", ja: "地域不明" }
}
