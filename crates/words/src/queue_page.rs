//! The queue of the support centre, and the views beside it.

words! {
    view_acknowledge() { en: "To acknowledge", fr: "À accuser", ja: "受付確認待ち" }
    view_open() { en: "Open", fr: "En cours", ja: "対応中" }
    view_over() { en: "Resolved, closed", fr: "Résolus, clos", ja: "解決・完了" }
    /// Above the views of one region.
    views_by_region() { en: "Open, by region", fr: "En cours, par région", ja: "対応中（地域別）" }
    /// Above the other pages of the desk.
    views_of_the_house() { en: "The desk itself", fr: "Le guichet lui-même", ja: "窓口の運営" }
    /// Beyond what is counted.
    more_than(n: &str) { en: "{n}+", fr: "{n}+", ja: "{n}+" }

    queue_caption_acknowledge() {
        en: "Tickets that wait for an acknowledgement, what is due first on top",
        fr: "Tickets en attente d'accusé de réception, la première échéance en tête",
        ja: "受付確認待ちのチケット（期限順）",
    }
    queue_caption_open() {
        en: "Open tickets, what is due first on top",
        fr: "Tickets en cours, la première échéance en tête",
        ja: "対応中のチケット（期限順）",
    }
    queue_caption_over() { en: "Tickets that are over", fr: "Tickets terminés", ja: "終了したチケット" }
    column_clock() { en: "Open time left", fr: "Temps ouvré restant", ja: "残り営業時間" }
    column_due(place: &str) { en: "Due ({place})", fr: "Échéance ({place})", ja: "期限（{place}）" }
    column_number() { en: "No.", fr: "N°", ja: "番号" }
    column_category() { en: "Cat.", fr: "Cat.", ja: "優先度" }
    column_subject() { en: "Subject, asked by", fr: "Objet, demandé par", ja: "件名・依頼元" }
    column_state() { en: "State", fr: "État", ja: "状態" }
    column_action() { en: "Action", fr: "Geste", ja: "操作" }
    category_provisional(level: u8) {
        en: "category {level}, provisional",
        fr: "catégorie {level}, provisoire",
        ja: "優先度{level}（暫定）",
    }
    category_unknown() { en: "no category", fr: "sans catégorie", ja: "優先度なし" }
    asked_for(asked_by: &str, customer: &str) {
        en: "{asked_by} for {customer}",
        fr: "{asked_by} pour {customer}",
        ja: "{asked_by}（{customer}）",
    }
    /// New rows came while the pointer was over the list.
    rows_arrived(n: &str) { en: "{n} new · show", fr: "{n} de plus · afficher", ja: "新着{n}件・表示" }
    acknowledge() { en: "Acknowledge", fr: "Accuser réception", ja: "受付確認" }
    acknowledge_short() { en: "Acknowledge", fr: "Accuser", ja: "受付確認" }

    filter_queue() { en: "Filter the list", fr: "Filtrer la liste", ja: "一覧を絞り込む" }
    filter_all() { en: "all", fr: "toutes", ja: "すべて" }
    filter_all_states() { en: "all", fr: "tous", ja: "すべて" }
    filter_submit() { en: "Filter", fr: "Filtrer", ja: "絞り込む" }
    filter_clear() { en: "Show all", fr: "Tout montrer", ja: "すべて表示" }
    next_page() { en: "Next page", fr: "Page suivante", ja: "次のページ" }
    first_page() { en: "First page", fr: "Première page", ja: "最初のページ" }

    nothing_to_acknowledge() { en: "Nothing to acknowledge.", fr: "Rien à accuser.", ja: "受付確認待ちはありません。" }
    nothing_open() { en: "No open ticket.", fr: "Aucun ticket en cours.", ja: "対応中のチケットはありません。" }
    nothing_over() { en: "No ticket is over yet.", fr: "Aucun ticket n'est encore terminé.", ja: "終了したチケットはまだありません。" }
    nothing_matches() { en: "Nothing matches this filter.", fr: "Rien ne répond à ce filtre.", ja: "条件に合うものはありません。" }
    next_opening_of(region: &str, when: &str) {
        en: "Next opening: {region}, {when}.",
        fr: "Prochaine ouverture : {region}, {when}.",
        ja: "次の営業開始：{region}、{when}。",
    }
    open_until_in(region: &str, when: &str) {
        en: "{region} is open until {when}.",
        fr: "{region} est ouvert jusqu'à {when}.",
        ja: "{region}は{when}まで営業中です。",
    }

    done_acknowledged(n: u64) { en: "{n} is acknowledged.", fr: "{n} : réception accusée.", ja: "{n}を受付確認しました。" }
    done_work(n: u64) { en: "Work on {n} has started.", fr: "{n} est pris en charge.", ja: "{n}の作業を開始しました。" }
    done_triaged(n: u64) { en: "{n} is triaged.", fr: "Le tri de {n} est fait.", ja: "{n}を仕分けしました。" }
    done_proposed(n: u64) {
        en: "{n}: the lower category is proposed. A second person decides.",
        fr: "{n} : la catégorie plus basse est proposée. Une seconde personne décide.",
        ja: "{n}：優先度の引き下げを提案しました。別の担当者が判断します。",
    }
    done_declined(n: u64) {
        en: "{n}: the lower category is declined.",
        fr: "{n} : la catégorie plus basse est refusée.",
        ja: "{n}：優先度の引き下げを却下しました。",
    }
    done_diagnosed(n: u64) { en: "The diagnosis of {n} is sent.", fr: "Le diagnostic de {n} est envoyé.", ja: "{n}の診断を送信しました。" }
    done_diagnosed_unqualified(n: u64) {
        en: "The diagnosis of {n} is sent. It doesn't end the response time: a qualified member's does.",
        fr: "Le diagnostic de {n} est envoyé. Il ne met pas fin au délai de réponse : celui d'un membre qualifié le fera.",
        ja: "{n}の診断を送信しました。応答時間は有資格者の診断で終了します。",
    }
    done_sent(n: u64) { en: "The message on {n} is sent.", fr: "Le message sur {n} est envoyé.", ja: "{n}のメッセージを送信しました。" }
    done_noted(n: u64) { en: "The note on {n} is kept.", fr: "La note sur {n} est gardée.", ja: "{n}のメモを保存しました。" }
    done_resolved(n: u64) { en: "{n} is resolved.", fr: "{n} est résolu.", ja: "{n}を解決済みにしました。" }
    done_closed(n: u64) { en: "{n} is closed.", fr: "{n} est clos.", ja: "{n}を完了しました。" }
    done_reopened(n: u64) { en: "{n} is open again.", fr: "{n} est rouvert.", ja: "{n}を再開しました。" }
}
