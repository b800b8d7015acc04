//! What the import of a log refuses: in its mapping, and in its rows.

refusals! {
    /// A mapping with something in it that makes no sense.
    mapping_refused(path: &str, problems: usize) {
        en: "{path:?} doesn't say what the log means ({problems} found)", "a log is read only when every column and word of its mapping is understood", "mend the lines above; examples/volvo.toml explains each part";
        fr: "{path:?} ne dit pas ce que signifie le journal (relevé : {problems})", "un journal n'est lu que si chaque colonne et chaque mot de sa correspondance est compris", "corriger les lignes ci-dessus ; examples/volvo.toml explique chaque partie";
        ja: "{path:?} では履歴の意味が定まりません（{problems}件）", "対応表の列と語がすべて分かる場合だけ履歴を読みます", "上記の行を直してください。各部の解説は examples/volvo.toml にあります";
    }
    /// TOML that can't be read, or a key that isn't known.
    mapping_unreadable(why: &str) {
        en: "this can't be read", "{why}", "compare with examples/volvo.toml";
        fr: "ceci est illisible", "{why}", "comparer avec examples/volvo.toml";
        ja: "読み取れません", "{why}", "examples/volvo.toml と比べてください";
    }
    /// Something that names something is empty.
    mapping_empty(key: &str) {
        en: "`{key}` is empty", "it names something that the import needs", "write it";
        fr: "`{key}` est vide", "il nomme une chose dont la reprise a besoin", "l'écrire";
        ja: "`{key}` が空です", "取り込みに必要な名前です", "記入してください";
    }
    /// An agreement that this desk doesn't have.
    mapping_no_agreement(given: &str, known: &str) {
        en: "this desk has no agreement {given:?}", "the log is measured under one that is published here", "one of: {known}; another one with `--agreement FILE`";
        fr: "ce guichet n'a pas de conditions {given:?}", "le journal est mesuré sous des conditions publiées ici", "l'une de : {known} ; d'autres avec `--agreement FICHIER`";
        ja: "このデスクに契約 {given:?} はありません", "履歴はここで公開された契約に基づいて測定します", "次のいずれか：{known}。別の契約は `--agreement ファイル名` で指定";
    }
    /// The offset is ignored, and no zone stands in for it.
    mapping_zone_missing() {
        en: "the offset is ignored and no zone is named", "the same time on the wall is another instant in each zone, and nothing is guessed", "add `zone = \"Europe/Paris\"` to [instants]";
        fr: "le décalage est ignoré et aucun fuseau n'est nommé", "la même heure au mur est un autre instant dans chaque fuseau, et rien n'est deviné", "ajouter `zone = \"Europe/Paris\"` à [instants]";
        ja: "時差を無視していますが、タイムゾーンの指定がありません", "同じ時刻でもタイムゾーンごとに別の時点になるため、推測しません", "[instants] に `zone = \"Europe/Paris\"` などを加えてください";
    }
    /// Impacts without a column, or a column without impacts.
    mapping_impacts_half_told() {
        en: "impacts are told by half", "a column of impacts and the table [impacts] go together", "give both or neither";
        fr: "les impacts ne sont dits qu'à moitié", "une colonne d'impacts et la table [impacts] vont ensemble", "donner les deux, ou aucune";
        ja: "影響度の指定が片方だけです", "影響度の列と [impacts] の表は対で使います", "両方を書くか、両方を省いてください";
    }
    /// The vendor as the one that asks.
    mapping_asked_by_vendor() {
        en: "the vendor doesn't ask itself", "who asks is a customer or a provider", "`party = \"customer\"` or `party = \"provider\"`";
        fr: "l'éditeur ne se demande rien à lui-même", "qui demande est un client ou un prestataire", "`party = \"customer\"` ou `party = \"provider\"`";
        ja: "提供元は依頼元になりません", "依頼元はお客様またはプロバイダーです", "`party = \"customer\"` または `party = \"provider\"`";
    }
    /// A cell without which a row says nothing.
    log_cell_empty(column: &str) {
        en: "{column:?} is empty", "without it the row says nothing of any ticket", "fill it in, or leave the row out";
        fr: "{column:?} est vide", "sans lui la ligne ne dit rien d'aucun ticket", "le remplir, ou retirer la ligne";
        ja: "{column:?} が空です", "これがないと、どのチケットの何かが分かりません", "記入するか、行を除いてください";
    }
    /// An hour that the clocks of the log's zone skip.
    log_time_skipped(text: &str) {
        en: "{text:?} doesn't exist in the zone of the log", "its clocks skip it when summer time begins", "the offset that was in force, if the log knows it";
        fr: "{text:?} n'existe pas dans le fuseau du journal", "ses horloges la sautent au passage à l'heure d'été", "le décalage en vigueur, si le journal le connaît";
        ja: "{text:?} は履歴のタイムゾーンに存在しません", "夏時間の開始で飛ばされる時刻です", "分かる場合は当時の時差を付けてください";
    }
    /// An hour that the clocks of the log's zone show twice.
    log_time_twice(text: &str) {
        en: "{text:?} comes twice in the zone of the log", "its clocks go back that night, and nothing is guessed", "the offset that was in force, if the log knows it";
        fr: "{text:?} arrive deux fois dans le fuseau du journal", "ses horloges reculent cette nuit-là, et rien n'est deviné", "le décalage en vigueur, si le journal le connaît";
        ja: "{text:?} は履歴のタイムゾーンに2回あります", "夏時間の終了で時計が戻る夜のため、推測しません", "分かる場合は当時の時差を付けてください";
    }
    /// A status that the mapping doesn't have.
    log_unknown_status(status: &str) {
        en: "the mapping has no status {status:?}", "what it tells can't be guessed", "add it to [facts]; `[]` if it tells nothing";
        fr: "la correspondance n'a pas de statut {status:?}", "ce qu'il dit ne se devine pas", "l'ajouter à [facts] ; `[]` s'il ne dit rien";
        ja: "対応表に状態 {status:?} がありません", "意味を推測することはできません", "[facts] に追加してください（意味がなければ `[]`）";
    }
    /// A place that the mapping doesn't have.
    log_unknown_place(place: &str) {
        en: "the mapping has no place {place:?}", "the place tells who asks and whose hours count", "add it to [places]; without a region if it can't be told";
        fr: "la correspondance n'a pas de lieu {place:?}", "le lieu dit qui demande et quelles heures comptent", "l'ajouter à [places] ; sans région si on ne peut le dire";
        ja: "対応表に場所 {place:?} がありません", "場所によって依頼元と営業時間が決まります", "[places] に追加してください（不明なら地域を省く）";
    }
    /// An impact that the mapping doesn't have.
    log_unknown_impact(impact: &str) {
        en: "the mapping has no impact {impact:?}", "the impact stands for the category", "add it to [impacts]";
        fr: "la correspondance n'a pas d'impact {impact:?}", "l'impact tient lieu de catégorie", "l'ajouter à [impacts]";
        ja: "対応表に影響度 {impact:?} がありません", "影響度から優先度を決めます", "[impacts] に追加してください";
    }
    /// Rows in the past of a ticket that was imported already.
    log_rows_too_late(rows: &str, ticket: &str) {
        en: "{rows} rows of ticket {ticket:?} come too late", "an earlier run took what happened after them, and the journal isn't rewritten", "import the whole log into a new desk";
        fr: "{rows} lignes du ticket {ticket:?} arrivent trop tard", "une reprise antérieure a pris ce qui les suit, et le journal ne se réécrit pas", "reprendre le journal entier dans un nouveau guichet";
        ja: "チケット {ticket:?} の{rows}行は遅すぎます", "以前の取り込みで後の出来事を記録済みで、台帳は書き換えません", "新しいデスクに履歴全体を取り込んでください";
    }
}
