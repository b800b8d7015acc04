//! The import of another desk's log: its help, its progress, its end.

words! {
    /// `guichet import`.
    help_import() {
        en: "Bring in what another desk kept",
        fr: "Reprendre ce qu'un autre support a conservé",
        ja: "他システムの記録の取り込み",
    }
    /// `guichet import log`.
    help_import_log() {
        en: "Import a log of tickets (CSV, or CSV.gz), each row once",
        fr: "Reprendre un journal de tickets (CSV ou CSV.gz), chaque ligne une fois",
        ja: "チケット履歴（CSVまたはCSV.gz）を重複なく取り込む",
    }
    /// Under the help of `guichet import log`.
    help_import_log_more() {
        en: "The mapping says which column is which, what each status tells, which place is in which region, and under which agreement to measure; examples/volvo.toml explains itself. A row that is refused is shown with its line and reason, and nothing else is lost; the exit code is then 1. The same log again adds nothing; a log that grew adds its new rows. With --json, standard output is one object: rows read, tickets in the log, tickets added, rows refused.",
        fr: "La correspondance dit quelle colonne est laquelle, ce que dit chaque statut, quel lieu est dans quelle région, et sous quelles conditions mesurer ; examples/volvo.toml s'explique lui-même. Une ligne refusée est montrée avec son numéro et sa raison, et rien d'autre n'est perdu ; le code de sortie est alors 1. Le même journal n'ajoute rien une seconde fois ; un journal qui a grandi ajoute ses nouvelles lignes. Avec --json, la sortie standard est un objet : lignes lues, tickets du journal, tickets ajoutés, lignes refusées.",
        ja: "対応表で列の意味、各状態の意味、場所と地域、測定に使う契約を定める。例と解説は examples/volvo.toml。受け付けられない行は行番号と理由を示し、他の行は失われない（終了コードは1）。同じ履歴を再び取り込んでも何も増えず、増えた分だけを追加する。--json では標準出力に一つのオブジェクトを書く：読んだ行数、チケット数、追加したチケット数、受け付けなかった行数。",
    }
    /// The file of `import log`.
    help_csv() {
        en: "The log: CSV with a header, gzipped or not",
        fr: "Le journal : CSV avec en-tête, compressé (gzip) ou non",
        ja: "履歴ファイル：見出し付きCSV（gzip可）",
    }
    /// `--mapping`.
    help_mapping() {
        en: "What the log's columns and words mean here (TOML)",
        fr: "Le sens des colonnes et des mots du journal (TOML)",
        ja: "列と語の対応表（TOML）",
    }
    /// `--rejects`.
    help_rejects() {
        en: "Also write every refused row's line and reason to this file (CSV)",
        fr: "Écrire aussi la ligne et la raison de chaque refus dans ce fichier (CSV)",
        ja: "受け付けなかった行の番号と理由をすべてこのファイルにも書く（CSV）",
    }
    /// While the file is being read.
    import_reading(rows: &str) { en: "reading: {rows} rows", fr: "lecture : {rows} lignes", ja: "読み込み中：{rows}行" }
    /// On the way.
    import_progress(done: &str, of: &str, rate: &str, left: &str) {
        en: "{done}/{of} tickets · {rate}/s · {left} left",
        fr: "{done}/{of} tickets · {rate}/s · encore {left}",
        ja: "{done}/{of}件・毎秒{rate}件・残り{left}",
    }
    /// At the end.
    import_done(rows: &str, tickets: &str, added: &str, grown: &str, entries: &str, refused: &str) {
        en: "{rows} rows of {tickets} tickets read: {added} tickets added, {grown} continued, {entries} entries in the journal, {refused} rows refused",
        fr: "{rows} lignes de {tickets} tickets lues : {added} tickets ajoutés, {grown} poursuivis, {entries} entrées au journal, {refused} lignes refusées",
        ja: "{rows}行・{tickets}件を読み込み：追加{added}件、継続{grown}件、台帳への記載{entries}件、受け付けなかった行{refused}行",
    }
    /// After Ctrl-C.
    import_stopped(done: &str, of: &str) {
        en: "Stopped: what was done is kept ({done} of {of} tickets looked at). The same command goes on from there.",
        fr: "Arrêté : ce qui est fait est gardé ({done} tickets vus sur {of}). La même commande reprend à cet endroit.",
        ja: "中断しました。処理済みの分は保存されています（{of}件中{done}件）。同じコマンドで続きから再開します。",
    }
    /// After the first refused rows.
    import_more_refused(n: &str) {
        en: "{n} more rows refused; `--rejects FILE` keeps them all",
        fr: "{n} autres lignes refusées ; `--rejects FICHIER` les garde toutes",
        ja: "ほかに{n}行を受け付けませんでした。`--rejects ファイル名` ですべて保存できます",
    }
}
