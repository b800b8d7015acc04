//! What is said to somebody whose input was refused: what, why, and what to try.
//!
//! What was typed is quoted with `{:?}`, which shows control characters instead of sending them to a terminal.

refusals! {
    /// A command that isn't there.
    no_such_command(name: &str, known: &str) {
        en: "there is no command {name:?}", "each command is a word of the desk", "one of: {known}";
        fr: "il n'y a pas de commande {name:?}", "chaque commande est un mot du guichet", "l'une de : {known}";
        ja: "コマンド {name:?} はありません", "使えるコマンドは決まっています", "次のいずれか：{known}";
    }
    /// An option that isn't there.
    no_such_option(name: &str, command: &str, near: &str) {
        en: "there is no option {name:?} here", "`{command}` does not take it", "{near} (`{command} --help` lists them)";
        fr: "il n'y a pas d'option {name:?} ici", "`{command}` ne la prend pas", "{near} (`{command} --help` les donne)";
        ja: "オプション {name:?} はありません", "`{command}` では使えません", "{near}（一覧は `{command} --help`）";
    }
    /// A required option or argument that wasn't given.
    option_missing(names: &str, command: &str) {
        en: "something is missing: {names}", "`{command}` can't answer without it", "add it; `{command} --help` shows how";
        fr: "il manque : {names}", "`{command}` ne peut pas répondre sans", "l'ajouter ; `{command} --help` montre comment";
        ja: "指定が足りません：{names}", "`{command}` はこれなしには答えられません", "追加してください（`{command} --help` 参照）";
    }
    /// An option without its value.
    value_missing(option: &str, command: &str) {
        en: "{option} has no value", "it says something only with one", "`{command} --help` shows an example";
        fr: "{option} n'a pas de valeur", "sans valeur elle ne dit rien", "`{command} --help` donne un exemple";
        ja: "{option} に値がありません", "値が必要なオプションです", "例は `{command} --help` にあります";
    }
    /// A value out of a closed list.
    no_such_value(option: &str, value: &str, known: &str) {
        en: "{option} can't be {value:?}", "it is one of a few words", "one of: {known}";
        fr: "{option} ne peut pas être {value:?}", "c'est un mot parmi quelques-uns", "l'un de : {known}";
        ja: "{option} に {value:?} は指定できません", "値は決められた語のいずれかです", "次のいずれか：{known}";
    }
    /// Something nobody asked for.
    argument_unexpected(value: &str, command: &str) {
        en: "{value:?} is one thing too many", "`{command}` takes nothing there", "leave it out, or put a value with spaces in quotes";
        fr: "{value:?} est de trop", "`{command}` ne prend rien à cet endroit", "l'enlever, ou mettre entre guillemets une valeur qui a des espaces";
        ja: "{value:?} は余分です", "`{command}` はここでは何も受け取りません", "取り除くか、空白を含む値は引用符で囲んでください";
    }
    /// A command line that can't be read for another reason.
    usage_wrong(detail: &str, command: &str) {
        en: "the command line can't be read: {detail}", "the options don't go together like this", "`{command} --help`";
        fr: "ligne de commande illisible : {detail}", "les options ne vont pas ensemble ainsi", "`{command} --help`";
        ja: "コマンドラインを解釈できません：{detail}", "オプションの組み合わせに誤りがあります", "`{command} --help`";
    }
    /// A command group without a command.
    command_incomplete(command: &str, known: &str) {
        en: "`{command}` needs one word more", "it is a group of commands", "one of: {known}";
        fr: "`{command}` demande un mot de plus", "c'est un groupe de commandes", "l'un de : {known}";
        ja: "`{command}` の後にもう一語必要です", "コマンドのグループです", "次のいずれか：{known}";
    }
    /// A help topic that isn't there.
    no_such_topic(topic: &str, known: &str) {
        en: "there is no help on {topic:?}", "help exists for each command and a few topics", "one of: {known}";
        fr: "il n'y a pas d'aide sur {topic:?}", "l'aide existe pour chaque commande et quelques sujets", "l'un de : {known}";
        ja: "{topic:?} の説明はありません", "説明は各コマンドと一部の項目にあります", "次のいずれか：{known}";
    }

    /// A region that the agreement doesn't name.
    no_such_region(region: &str, agreement: &str, known: &str) {
        en: "there is no region {region:?}", "agreement {agreement} names its regions, and hours and holidays depend on them", "one of: {known}";
        fr: "il n'y a pas de région {region:?}", "les conditions {agreement} nomment leurs régions, dont dépendent heures et jours fériés", "l'une de : {known}";
        ja: "地域 {region:?} はありません", "地域は契約{agreement}に定められ、営業時間と祝日を決めます", "次のいずれか：{known}";
    }
    /// A category that the agreement doesn't have.
    no_such_category(category: &str, agreement: &str, known: &str) {
        en: "there is no category {category:?}", "agreement {agreement} gives a target to each of its categories, and to no other", "one of: {known}";
        fr: "il n'y a pas de catégorie {category:?}", "les conditions {agreement} donnent une cible à chacune de leurs catégories, et à nulle autre", "l'une de : {known}";
        ja: "優先度 {category:?} はありません", "契約{agreement}は定めた優先度にのみ目標を設けています", "次のいずれか：{known}";
    }
    /// A measure for which the category has no target.
    no_such_target(measure: &str, category: u8, known: &str) {
        en: "category {category} has no target for {measure:?}", "a due instant exists only where the agreement sets a target", "one of: {known}";
        fr: "la catégorie {category} n'a pas de cible pour {measure:?}", "une échéance n'existe que si les conditions fixent une cible", "l'une de : {known}";
        ja: "優先度{category}には {measure:?} の目標がありません", "期限は契約に目標がある場合にのみ存在します", "次のいずれか：{known}";
    }
    /// A clause that the agreement doesn't have.
    no_such_clause(clause: &str, agreement: &str, known: &str) {
        en: "there is no clause {clause:?}", "agreement {agreement} numbers its clauses", "one of: {known}";
        fr: "il n'y a pas de clause {clause:?}", "les conditions {agreement} numérotent leurs clauses", "l'une de : {known}";
        ja: "条項 {clause:?} はありません", "条項番号は契約{agreement}に定められています", "次のいずれか：{known}";
    }
    /// A country whose law isn't known.
    no_such_law(law: &str, known: &str) {
        en: "no holidays are known for {law:?}", "holidays are computed from a country's law, and only these laws are here", "one of: {known}";
        fr: "aucun jour férié connu pour {law:?}", "les jours fériés sont calculés selon la loi d'un pays, et seules celles-ci sont là", "l'une de : {known}";
        ja: "{law:?} の祝日は不明です", "祝日は各国の法律から計算し、対応する国は限られています", "次のいずれか：{known}";
    }
    /// Something that isn't a year or a range of years.
    not_years(text: &str) {
        en: "{text:?} is not a year", "a year has four digits; a range has its first and last year", "`2026` or `2026..2030`";
        fr: "{text:?} n'est pas une année", "une année a quatre chiffres ; une plage, sa première et sa dernière année", "`2026` ou `2026..2030`";
        ja: "{text:?} は年ではありません", "年は4桁、範囲は最初と最後の年で指定します", "`2026` または `2026..2030`";
    }
    /// A range of years from the later to the earlier.
    years_backwards(first: i16, last: i16) {
        en: "{first}..{last} runs backwards", "the first year comes first", "`{last}..{first}`";
        fr: "{first}..{last} va à rebours", "la première année vient d'abord", "`{last}..{first}`";
        ja: "{first}..{last} は順序が逆です", "最初の年を先に書きます", "`{last}..{first}`";
    }
    /// A year for which nobody vouches.
    year_beyond_horizon(year: i16, law: &str, first: i16, last: i16) {
        en: "the holidays of {law} in {year} are not known", "the law is vouched for from {first} to {last}, and nothing is guessed beyond", "a year from {first} to {last}";
        fr: "les jours fériés {law} de {year} ne sont pas connus", "la loi est garantie de {first} à {last}, et rien n'est deviné au-delà", "une année de {first} à {last}";
        ja: "{law}の{year}年の祝日は不明です", "保証できるのは{first}年から{last}年までで、その先は推測しません", "{first}年から{last}年までの年";
    }

    /// An instant that can't be read at all.
    not_an_instant(text: &str) {
        en: "{text:?} is not an instant", "it takes a date, a time and a zone, and exists on the calendar", "`2026-11-20T16:42:00Z` or `2026-11-20 17:42 Europe/Paris`";
        fr: "{text:?} n'est pas un instant", "il faut une date, une heure et un fuseau, qui existent au calendrier", "`2026-11-20T16:42:00Z` ou `2026-11-20 17:42 Europe/Paris`";
        ja: "{text:?} は時点ではありません", "実在する日付、時刻、タイムゾーンが必要です", "`2026-11-20T16:42:00Z` または `2026-11-20 17:42 Europe/Paris`";
    }
    /// A date and time that could be anywhere.
    instant_without_zone(text: &str) {
        en: "{text:?} does not say where", "the same time on the wall is another instant in each zone, and nothing is guessed", "`{text}Z` for UTC, or an offset such as `+01:00`";
        fr: "{text:?} ne dit pas où", "la même heure au mur est un autre instant dans chaque fuseau, et rien n'est deviné", "`{text}Z` pour UTC, ou un décalage comme `+01:00`";
        ja: "{text:?} には場所の情報がありません", "同じ時刻でもタイムゾーンごとに別の時点になるため、推測しません", "UTCなら `{text}Z`、または `+01:00` のような時差";
    }
    /// A time zone that isn't in the database.
    no_such_zone(zone: &str) {
        en: "there is no time zone {zone:?}", "zones are named by continent and city, as in the IANA database", "`Europe/Paris`, `America/New_York`, `Asia/Tokyo` or `UTC`";
        fr: "il n'y a pas de fuseau {zone:?}", "les fuseaux se nomment par continent et ville, comme dans la base IANA", "`Europe/Paris`, `America/New_York`, `Asia/Tokyo` ou `UTC`";
        ja: "タイムゾーン {zone:?} はありません", "IANAデータベースの「大陸/都市」の名前を使います", "`Europe/Paris`、`America/New_York`、`Asia/Tokyo`、`UTC`";
    }
    /// CET, EST and their kin.
    zone_is_a_label(zone: &str) {
        en: "{zone:?} is a label, not a zone", "such labels mean one thing in summer and another in databases, so none is trusted", "the city: `Europe/Paris`, `America/New_York` or `Asia/Tokyo`";
        fr: "{zone:?} est une étiquette, pas un fuseau", "ces sigles changent de sens en été et d'une base à l'autre : on ne s'y fie pas", "la ville : `Europe/Paris`, `America/New_York` ou `Asia/Tokyo`";
        ja: "{zone:?} は略称であり、タイムゾーンではありません", "略称は夏時間やデータベースによって意味が変わるため使いません", "都市名：`Europe/Paris`、`America/New_York`、`Asia/Tokyo`";
    }
    /// A local time in the hour that summer time skips.
    local_time_skipped(text: &str, place: &str, before: &str, after: &str) {
        en: "{text:?} does not exist in {place}", "the clocks skip it when summer time begins", "a moment before, `{before}`, or after, `{after}`";
        fr: "{text:?} n'existe pas à {place}", "les horloges la sautent au passage à l'heure d'été", "juste avant, `{before}`, ou juste après, `{after}`";
        ja: "{text:?} は{place}には存在しません", "夏時間の開始で飛ばされる時刻です", "直前の `{before}` または直後の `{after}`";
    }
    /// A local time that comes twice when summer time ends.
    local_time_twice(text: &str, place: &str, first: &str, second: &str) {
        en: "{text:?} comes twice in {place}", "the clocks go back that night, and nothing is guessed", "the first, `{first}`, or the second, `{second}`";
        fr: "{text:?} arrive deux fois à {place}", "les horloges reculent cette nuit-là, et rien n'est deviné", "la première, `{first}`, ou la seconde, `{second}`";
        ja: "{text:?} は{place}では2回あります", "夏時間の終了で時計が戻る夜のため、推測しません", "1回目は `{first}`、2回目は `{second}`";
    }
    /// An instant or a result outside the years of the calendar.
    beyond_horizon(first: &str, last: &str) {
        en: "that is outside the calendar", "the calendar is built from {first} to {last}, and nothing is guessed beyond", "instants and targets that stay within it";
        fr: "c'est hors du calendrier", "le calendrier va du {first} au {last}, et rien n'est deviné au-delà", "des instants et des cibles qui y restent";
        ja: "カレンダーの範囲外です", "カレンダーは{first}から{last}までで、その先は推測しません", "範囲内の時点と目標";
    }
    /// An interval that ends before it begins.
    to_before_from(from: &str, to: &str) {
        en: "{to} comes before {from}", "time is counted forwards", "the earlier instant first";
        fr: "{to} vient avant {from}", "le temps se compte vers l'avant", "l'instant le plus ancien d'abord";
        ja: "{to} は {from} より前です", "時間は前から後へ数えます", "早い時点を先に指定してください";
    }
    /// Minutes that aren't a whole number from 1.
    not_minutes(column: &str, text: &str) {
        en: "{column} {text:?} is not a number of minutes", "a target is a whole number of minutes, at least 1", "`60` for one hour";
        fr: "{column} {text:?} n'est pas un nombre de minutes", "une cible est un nombre entier de minutes, 1 au moins", "`60` pour une heure";
        ja: "{column} {text:?} は分数として無効です", "目標は1以上の整数（分）です", "1時間なら `60`";
    }

    /// A file that can't be opened or read.
    file_unreadable(path: &str, reason: &str) {
        en: "can't read {path:?}", "the system says: {reason}", "check the path and its permissions";
        fr: "impossible de lire {path:?}", "le système dit : {reason}", "vérifier le chemin et ses droits";
        ja: "{path:?} を読み込めません", "システムの応答：{reason}", "パスと権限を確認してください";
    }
    /// A file that isn't UTF-8 text.
    file_not_text(path: &str) {
        en: "{path:?} is not text", "an agreement is a TOML file in UTF-8", "save it as UTF-8";
        fr: "{path:?} n'est pas du texte", "des conditions sont un fichier TOML en UTF-8", "l'enregistrer en UTF-8";
        ja: "{path:?} はテキストではありません", "契約はUTF-8のTOMLファイルです", "UTF-8で保存してください";
    }
    /// An agreement that was refused, after its problems were listed.
    agreement_refused(path: &str, problems: usize) {
        en: "{path:?} is not an agreement that can run ({problems} found)", "a desk runs only what it understands whole, and whose examples come out", "mend the lines above, then `guichet agreement check`";
        fr: "{path:?} n'est pas applicable (relevé : {problems})", "un guichet n'applique que ce qu'il comprend en entier, et dont les exemples tombent juste", "corriger les lignes ci-dessus, puis `guichet agreement check`";
        ja: "{path:?} は実行できる契約ではありません（{problems}件）", "全体を理解でき、計算例が一致する契約だけを実行します", "上記の行を直し、`guichet agreement check` で確認";
    }

    /// A stream without a header.
    csv_empty(columns: &str) {
        en: "there is no header", "the first line names the columns", "begin with `{columns}`";
        fr: "il n'y a pas d'en-tête", "la première ligne nomme les colonnes", "commencer par `{columns}`";
        ja: "見出し行がありません", "最初の行は列名です", "`{columns}` で始めてください";
    }
    /// A header without a column that is needed.
    csv_column_missing(column: &str, found: &str) {
        en: "there is no column {column:?}", "the header has: {found}", "rename a column to `{column}`, or add it";
        fr: "il n'y a pas de colonne {column:?}", "l'en-tête a : {found}", "renommer une colonne en `{column}`, ou l'ajouter";
        ja: "列 {column:?} がありません", "見出しの列：{found}", "列名を `{column}` にするか、列を追加してください";
    }
    /// A header that names a column twice.
    csv_column_twice(column: &str) {
        en: "the column {column:?} is there twice", "it can't be told which one is meant", "rename one of them";
        fr: "la colonne {column:?} est là deux fois", "on ne peut dire laquelle est visée", "en renommer une";
        ja: "列 {column:?} が二つあります", "どちらを使うか決められません", "一方の列名を変えてください";
    }
    /// A row with too few or too many fields.
    csv_fields(found: usize, expected: usize) {
        en: "the row has {found} fields", "the header has {expected}", "put a field that holds a comma in quotes";
        fr: "la ligne a {found} champs", "l'en-tête en a {expected}", "mettre entre guillemets un champ qui contient une virgule";
        ja: "この行の項目数は{found}です", "見出しの項目数は{expected}です", "カンマを含む項目は引用符で囲んでください";
    }
    /// A quote that is never closed, or closed in the middle of a field.
    csv_quotes() {
        en: "the quotes of the row don't pair up", "a field in quotes ends at the next quote; a quote inside it is written twice", "close it, or write `\"\"` inside";
        fr: "les guillemets de la ligne ne vont pas par paires", "un champ entre guillemets finit au guillemet suivant ; un guillemet à l'intérieur s'écrit deux fois", "le fermer, ou écrire `\"\"` à l'intérieur";
        ja: "引用符の対応が取れていません", "引用符で囲んだ項目は次の引用符で終わり、中の引用符は二重に書きます", "閉じるか、中では `\"\"` と書いてください";
    }
    /// A field that isn't UTF-8 where it has to be read.
    csv_not_text(column: &str) {
        en: "{column} is not text", "the field is not UTF-8", "export the file as UTF-8";
        fr: "{column} n'est pas du texte", "le champ n'est pas en UTF-8", "exporter le fichier en UTF-8";
        ja: "{column} はテキストではありません", "項目がUTF-8ではありません", "UTF-8で書き出してください";
    }
    /// Standard input or output broke.
    stream_broken(reason: &str) {
        en: "the stream broke", "the system says: {reason}", "run it again";
        fr: "le flux s'est rompu", "le système dit : {reason}", "relancer";
        ja: "入出力が途切れました", "システムの応答：{reason}", "もう一度実行してください";
    }
}
