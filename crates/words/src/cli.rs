//! The command line: its front page, the help of each command and option, its messages.

words! {
    /// One line about the program.
    help_guichet() {
        en: "A support desk that runs its agreement to the letter, and shows its work",
        fr: "Un guichet d'assistance qui applique ses conditions à la lettre, et montre son calcul",
        ja: "契約を条文どおりに実行し、根拠を示すサポートデスク",
    }
    /// Above the three examples of the front page.
    help_examples() { en: "Examples", fr: "Exemples", ja: "使用例" }
    /// The first example of the front page.
    help_example_demo() { en: "try it, with people and tickets in it", fr: "l'essayer, avec des personnes et des tickets", ja: "人とチケットの入ったデモ" }
    /// The second example of the front page.
    help_example_serve() {
        en: "open a real desk in this folder",
        fr: "ouvrir un vrai guichet dans ce dossier",
        ja: "このフォルダーで実際のデスクを開く",
    }
    /// The third example of the front page.
    help_example_due() {
        en: "when an incident is due, and why",
        fr: "l'échéance d'un incident, et pourquoi",
        ja: "インシデントの期限とその根拠",
    }
    /// Last line of the front page.
    help_more() {
        en: "`guichet help COMMAND` explains one; `guichet help exit-codes` lists the exit codes",
        fr: "`guichet help COMMANDE` en explique une ; `guichet help exit-codes` donne les codes de sortie",
        ja: "詳しくは `guichet help コマンド名`、終了コードは `guichet help exit-codes`",
    }
    /// Heading of the usage line.
    help_usage() { en: "Usage", fr: "Usage", ja: "使い方" }
    /// Heading of the commands.
    help_commands() { en: "Commands", fr: "Commandes", ja: "コマンド" }
    /// Heading of what a command takes by place.
    help_arguments() { en: "Arguments", fr: "Arguments", ja: "引数" }
    /// Heading of a command's own options.
    help_options() { en: "Options", fr: "Options", ja: "オプション" }
    /// Heading of the options that every command has.
    help_global_options() { en: "Everywhere", fr: "Partout", ja: "共通オプション" }

    /// `guichet hours`.
    help_hours() {
        en: "Is each desk open now, until when, and when does it open next?",
        fr: "Chaque guichet est-il ouvert, jusqu'à quand, et quand rouvre-t-il ?",
        ja: "各窓口が営業中かどうかと次の営業開始",
    }
    /// `guichet holidays`.
    help_holidays() {
        en: "Public holidays of a country by its law, each with its name",
        fr: "Les jours fériés d'un pays selon sa loi, chacun avec son nom",
        ja: "法律に基づく国別の祝日一覧",
    }
    /// `guichet coverage`.
    help_coverage() {
        en: "Is every open minute covered, weeks ahead? And was it?",
        fr: "Chaque minute ouverte est-elle couverte, des semaines à l'avance ? Et l'a-t-elle été ?",
        ja: "営業時間のすべてに人員がいるか（先の週・過去の時点）",
    }
    /// Under the help of `guichet coverage`.
    help_coverage_more() {
        en: "Ahead it tells what the roster covers, afterwards what was recorded. The exit code is 3 where something is short.",
        fr: "À l'avance, ce que couvre le planning ; après coup, ce qui a été noté. Le code de sortie est 3 s'il manque du monde.",
        ja: "将来は当番表、過去は在席の記録に基づきます。不足があれば終了コードは3です。",
    }
    help_weeks() { en: "So many weeks ahead (1 to 104)", fr: "Sur tant de semaines (1 à 104)", ja: "何週先まで（1〜104）" }
    help_was() {
        en: "A past instant: was the centre staffed then?",
        fr: "Un instant passé : le centre avait-il son effectif ?",
        ja: "過去の時点（人員が足りていたか）",
    }
    /// `guichet due`.
    help_due() {
        en: "When must an incident be acknowledged? Line by line, with the clause of each",
        fr: "Quand un incident doit-il être accusé ? Ligne par ligne, avec la clause de chacune",
        ja: "受付確認の期限と、条項ごとの根拠",
    }
    /// Under the help of `guichet due`.
    help_due_more() {
        en: "`--at` takes a time on the wall of the region (`2026-11-20 17:42`), of a zone (`2026-11-20 17:42 Europe/Paris`) or an instant (`2026-11-20T16:42:00Z`). Without it: now.",
        fr: "`--at` prend une heure locale de la région (`2026-11-20 17:42`), d'un fuseau (`2026-11-20 17:42 Europe/Paris`) ou un instant (`2026-11-20T16:42:00Z`). Sans lui : maintenant.",
        ja: "`--at` には地域の現地時刻（`2026-11-20 17:42`）、タイムゾーン付き時刻（`2026-11-20 17:42 Europe/Paris`）、または時点（`2026-11-20T16:42:00Z`）を指定。省略時は現在。",
    }
    /// `guichet clock`.
    help_clock() {
        en: "Compute clocks for many rows: CSV in, CSV out, in a stream",
        fr: "Calculer des horloges pour de nombreuses lignes : CSV en entrée, CSV en sortie, au fil de l'eau",
        ja: "CSVを読み、計算した列を加えて順次書き出す",
    }
    /// Under the help of each filter.
    help_clock_more() {
        en: "Reads standard input and writes standard output. Other columns pass through untouched and in order; a column to be added that is already there is replaced in place. Instants are UTC as RFC 3339. A row that can't be computed is reported with its line and kept with the added fields empty; the exit code is then 1.",
        fr: "Lit l'entrée standard et écrit la sortie standard. Les autres colonnes passent intactes et dans l'ordre ; une colonne à ajouter déjà présente est remplacée sur place. Les instants sont en UTC selon la RFC 3339. Une ligne incalculable est signalée avec son numéro et gardée, les champs ajoutés restant vides ; le code de sortie est alors 1.",
        ja: "標準入力から読み、標準出力に書く。他の列は順序も内容もそのまま。追加する列が既にあればその場で置き換える。時点はUTC（RFC 3339）。計算できない行は行番号とともに報告し、追加欄を空にして残す（終了コードは1）。",
    }
    /// `guichet clock due`.
    help_clock_due() {
        en: "region,opened_at,target_minutes → adds due_at",
        fr: "region,opened_at,target_minutes → ajoute due_at",
        ja: "region,opened_at,target_minutes → due_at を追加",
    }
    /// `guichet clock elapsed`.
    help_clock_elapsed() {
        en: "region,from,to → adds business_seconds",
        fr: "region,from,to → ajoute business_seconds",
        ja: "region,from,to → business_seconds を追加",
    }
    /// `guichet clock start`.
    help_clock_start() {
        en: "region,at,minutes → adds start_at, the latest start that ends by then",
        fr: "region,at,minutes → ajoute start_at, le départ le plus tardif",
        ja: "region,at,minutes → start_at（最も遅い開始時点）を追加",
    }
    /// `guichet clock met`.
    help_clock_met() {
        en: "region,opened_at,target_minutes,acknowledged_at → adds due_at,business_seconds,met",
        fr: "region,opened_at,target_minutes,acknowledged_at → ajoute due_at,business_seconds,met",
        ja: "region,opened_at,target_minutes,acknowledged_at → due_at,business_seconds,met を追加",
    }
    /// `guichet agreement`.
    help_agreement() {
        en: "Check, show and compare agreement files",
        fr: "Vérifier, montrer et comparer des fichiers de conditions",
        ja: "契約ファイルの検査・表示・比較",
    }
    /// `guichet agreement check`.
    help_agreement_check() {
        en: "Is each file a whole agreement whose examples come out?",
        fr: "Chaque fichier est-il complet, et ses exemples tombent-ils juste ?",
        ja: "契約ファイルの完全性と計算例の検査",
    }
    /// `guichet agreement show`.
    help_agreement_show() {
        en: "The clauses of the agreement, or one of them",
        fr: "Les clauses des conditions, ou l'une d'elles",
        ja: "契約の全条項または一つの条項の表示",
    }
    /// `guichet agreement diff`.
    help_agreement_diff() {
        en: "What changes from one agreement to another",
        fr: "Ce qui change d'une version des conditions à une autre",
        ja: "二つの契約の違い",
    }
    /// `guichet help`.
    help_help() {
        en: "Help on a command or a topic (exit-codes)",
        fr: "L'aide d'une commande ou d'un sujet (exit-codes)",
        ja: "コマンドまたは項目（exit-codes）の説明",
    }

    /// `--json`.
    help_json() { en: "Write JSON", fr: "Écrire du JSON", ja: "JSONで出力" }
    /// `--lang`.
    help_lang() {
        en: "Language: en, fr or ja (else LC_ALL, LC_MESSAGES, LANG)",
        fr: "Langue : en, fr ou ja (sinon LC_ALL, LC_MESSAGES, LANG)",
        ja: "言語：en・fr・ja（省略時は LC_ALL, LC_MESSAGES, LANG）",
    }
    /// `--now`.
    help_now() {
        en: "Answer as of this instant instead of now",
        fr: "Répondre à cet instant au lieu de maintenant",
        ja: "現在の代わりにこの時点で回答",
    }
    /// `--agreement`.
    help_agreement_file() {
        en: "Another agreement file (else the reference agreement 2021-09)",
        fr: "Un autre fichier de conditions (sinon celles de référence, 2021-09)",
        ja: "別の契約ファイル（省略時は標準契約 2021-09）",
    }
    /// `--quiet`.
    help_quiet() {
        en: "Say nothing beyond results and errors",
        fr: "Ne rien dire hors résultats et erreurs",
        ja: "結果とエラー以外は表示しない",
    }
    /// `--help`.
    help_flag() { en: "This help", fr: "Cette aide", ja: "この説明" }
    /// `--version`.
    help_version() { en: "The version", fr: "La version", ja: "バージョン" }
    /// `--region`.
    help_region() {
        en: "Region of the client, as the agreement names it (EMEA)",
        fr: "Région du client, telle que la nomment les conditions (EMEA)",
        ja: "契約に定める顧客の地域（EMEA など）",
    }
    /// `--category`.
    help_category() { en: "Category, 1 or 2", fr: "Catégorie, 1 ou 2", ja: "優先度（1または2）" }
    /// `--at`.
    help_at() { en: "When it was received", fr: "Quand il a été reçu", ja: "受付日時" }
    /// `--measure`.
    help_measure() {
        en: "What is due (else the category's first target)",
        fr: "Ce qui est attendu (sinon la première cible de la catégorie)",
        ja: "対象の指標（省略時はその優先度の最初の目標）",
    }
    /// The country of `holidays`.
    help_law() { en: "FR, US or JP", fr: "FR, US ou JP", ja: "FR・US・JP" }
    /// The years of `holidays`.
    help_years() {
        en: "A year, or a first and last one: 2026..2030",
        fr: "Une année, ou la première et la dernière : 2026..2030",
        ja: "年、または最初と最後の年（2026..2030）",
    }
    /// `--format`.
    help_format() { en: "table, csv or json", fr: "table, csv ou json", ja: "table・csv・json" }
    /// The files of `agreement check`.
    help_files() { en: "Agreement files (TOML)", fr: "Fichiers de conditions (TOML)", ja: "契約ファイル（TOML）" }
    /// The clause of `agreement show`.
    help_clause() {
        en: "A clause by its id, such as 4 or 2.B.3",
        fr: "Une clause par son numéro, comme 4 ou 2.B.3",
        ja: "条項番号（4、2.B.3 など）",
    }
    /// The older file of `agreement diff`.
    help_before() { en: "The older file", fr: "Le fichier ancien", ja: "旧ファイル" }
    /// The newer file of `agreement diff`.
    help_after() { en: "The newer file", fr: "Le fichier nouveau", ja: "新ファイル" }
    /// The topic of `help`.
    help_topic() { en: "A command, or exit-codes", fr: "Une commande, ou exit-codes", ja: "コマンド名または exit-codes" }

    /// Exit code 0.
    exit_ok() { en: "done", fr: "fait", ja: "正常終了" }
    /// Exit code 1.
    exit_failed() {
        en: "failed, or some rows were refused",
        fr: "échec, ou des lignes ont été refusées",
        ja: "失敗、または受け付けられない行あり",
    }
    /// Exit code 2.
    exit_usage() { en: "the command was not understood", fr: "commande incomprise", ja: "コマンドの誤り" }
    /// Exit code 3.
    exit_no() {
        en: "the answer is no: a check found something",
        fr: "la réponse est non : la vérification a trouvé quelque chose",
        ja: "否：検査で問題を検出",
    }
    /// Exit code 4.
    exit_not_found() { en: "not found", fr: "introuvable", ja: "見つからない" }
    /// Exit code 5.
    exit_not_permitted() { en: "not permitted", fr: "non autorisé", ja: "権限なし" }
    /// Exit code 75.
    exit_try_again() { en: "not now: try again", fr: "pas maintenant : réessayer", ja: "一時的な失敗（再試行可）" }
    /// Exit code 130.
    exit_interrupted() { en: "interrupted", fr: "interrompu", ja: "中断" }

    /// Before what was refused.
    error_label() { en: "error", fr: "erreur", ja: "エラー" }
    /// Before the rule.
    why_label() { en: "why", fr: "pourquoi", ja: "理由" }
    /// Before the way out.
    try_label() { en: "try", fr: "essayez", ja: "対処" }
    /// A label and what it introduces.
    labelled(label: &str, text: &str) { en: "{label}: {text}", fr: "{label} : {text}", ja: "{label}：{text}" }
    /// A row of a CSV by its line in the input.
    at_line(line: u64, text: &str) { en: "line {line}: {text}", fr: "ligne {line} : {text}", ja: "{line}行目：{text}" }
    /// What a filter says at its end when rows were refused.
    rows_refused(n: u64, of: &str) {
        en: "{n} row of {of} refused; it was kept with its added fields empty" | "{n} rows of {of} refused; they were kept with their added fields empty" by n,
        fr: "{n} ligne sur {of} refusée ; elle est gardée, ses champs ajoutés vides" | "{n} lignes sur {of} refusées ; elles sont gardées, leurs champs ajoutés vides" by n,
        ja: "{of}行中{n}行を計算できず、追加欄を空にして残しました",
    }
    /// To somebody who started a filter without a file.
    reading_from_keyboard() {
        en: "reading CSV from the keyboard; Ctrl-D ends it",
        fr: "lecture du CSV au clavier ; Ctrl-D pour finir",
        ja: "キーボードからCSVを読み込み中（Ctrl-Dで終了）",
    }

    /// Column: region.
    column_region() { en: "Region", fr: "Région", ja: "地域" }
    /// Column: the time on the wall there.
    column_local_time() { en: "Local time", fr: "Heure locale", ja: "現地時刻" }
    /// Column: open or closed.
    column_desk() { en: "Desk", fr: "Guichet", ja: "窓口" }
    /// Column: what a report made now would get.
    column_if_reported_now() { en: "If reported now, acknowledged by", fr: "Signalé maintenant, accusé au plus tard", ja: "今報告した場合の期限" }
    /// Column: date.
    column_date() { en: "Date", fr: "Date", ja: "日付" }
    /// Column: name.
    column_name() { en: "Name", fr: "Nom", ja: "名称" }
    /// Column: the name in its own country.
    column_local_name() { en: "Local name", fr: "Nom local", ja: "現地名" }
    /// Column: what kind of holiday.
    column_kind() { en: "Kind", fr: "Nature", ja: "種別" }
    /// Column: official or computed.
    column_certainty() { en: "Certainty", fr: "Certitude", ja: "確度" }
    /// Column: the rule behind the date.
    column_rule() { en: "Rule", fr: "Règle", ja: "定め" }
    /// Column: the statute behind the rule.
    column_act() { en: "Law", fr: "Loi", ja: "根拠法" }
    /// A day that is a holiday of its own.
    kind_holiday() { en: "holiday", fr: "férié", ja: "祝日" }
    /// A day off in lieu of a holiday at a weekend (United States).
    kind_observed() { en: "observed", fr: "jour observé", ja: "振替（米国）" }
    /// A day off for a holiday on a Sunday (Japan).
    kind_substitute() { en: "substitute", fr: "remplacement", ja: "振替休日" }
    /// A day between two holidays (Japan).
    kind_citizens() { en: "between two holidays", fr: "entre deux fériés", ja: "国民の休日" }
    /// A date published by the State.
    certainty_official() { en: "official", fr: "officiel", ja: "公示済み" }
    /// A date computed from the law, not published yet.
    certainty_computed() { en: "computed from the law", fr: "calculé selon la loi", ja: "法律に基づく計算" }

    /// A file that passed `agreement check`.
    agreement_is_sound(path: &str, id: &str, clauses: usize, examples: usize) {
        en: "{path}: agreement {id} is sound ({clauses} clauses, {examples} examples come out)",
        fr: "{path} : les conditions {id} tiennent ({clauses} clauses, {examples} exemples justes)",
        ja: "{path}：契約{id}は正常（{clauses}条項、計算例{examples}件一致）",
    }
    /// Two files that say the same.
    agreements_are_equal() { en: "nothing changes", fr: "rien ne change", ja: "違いはありません" }
    /// Heading of the readings.
    agreement_readings() { en: "Readings", fr: "Lectures", ja: "解釈" }
    /// When a version came into force.
    agreement_effective(date: &str) { en: "in force since {date}", fr: "applicable depuis le {date}", ja: "{date}より適用" }
}
