//! Reports, proofs and the journal at the console.

words! {
    /// `guichet report`.
    help_report() { en: "What was met", fr: "Ce qui a été tenu", ja: "達成状況のレポート" }
    /// `guichet report targets`.
    help_report_targets() {
        en: "How many tickets were acknowledged in time, with 95 % intervals",
        fr: "Combien de tickets ont été accusés à temps, avec intervalles à 95 %",
        ja: "目標内に受付確認した件数と95%区間",
    }
    /// Under the help of `guichet report targets`.
    help_report_targets_more() {
        en: "Every ticket is counted once, by what became of its acknowledgement. The share is of those met or missed; its interval is Wilson's, so that 3 of 3 isn't read as 300 of 300. --by takes region, category, month, provider, agreement, with commas between. Days are UTC: from its midnight on, up to --to, which isn't included. --format csv names its columns in English: with met, missed, share, low, high and the rest as counts.",
        fr: "Chaque ticket est compté une fois, selon ce qu'il advint de son accusé. La part est celle des atteints parmi les atteints et dépassés ; son intervalle est celui de Wilson, pour que 3 sur 3 ne se lise pas comme 300 sur 300. --by prend region, category, month, provider, agreement, séparés par des virgules. Les jours sont en UTC : dès minuit, jusqu'à --to, non compris. --format csv nomme ses colonnes en anglais : met, missed, share, low, high, et le reste en nombres.",
        ja: "各チケットは受付確認の結果により1回だけ数える。割合は達成と超過の合計に対するもので、区間はウィルソンの方法による。--by は region, category, month, provider, agreement をコンマ区切りで指定。日付はUTCの0時からで、--to の日は含まない。--format csv の列名は英語。",
    }
    /// `--by`.
    help_by() {
        en: "Split by: region, category, month, provider, agreement (else region,category)",
        fr: "Répartir par : region, category, month, provider, agreement (sinon region,category)",
        ja: "集計の軸：region, category, month, provider, agreement（省略時 region,category）",
    }
    /// `--from`.
    help_from() { en: "Opened on this day or later", fr: "Ouverts ce jour ou après", ja: "この日以降に開始したもの" }
    /// `--to`.
    help_to() { en: "Opened before this day", fr: "Ouverts avant ce jour", ja: "この日より前に開始したもの" }
    /// The row that adds up all others.
    report_total() { en: "Total", fr: "Total", ja: "合計" }
    /// Column: the share met.
    report_share() { en: "share met", fr: "part atteinte", ja: "達成率" }
    /// Column: all tickets of a line.
    report_tickets() { en: "tickets", fr: "tickets", ja: "件数" }
    /// Under a report that has tickets of a log.
    report_imported(n: &str, untold: &str) {
        en: "{n} of these tickets come from another desk's log. Of {untold} it can't be told whether the target was met: the log begins when somebody was at work already, or doesn't say where the client is. It tells nobody's qualification, so it says nothing of the response time (§ 1).",
        fr: "{n} de ces tickets viennent du journal d'un autre support. Pour {untold}, on ne peut dire si la cible est atteinte : le journal commence quand quelqu'un était déjà à l'œuvre, ou ne dit pas où est le client. Il ne dit la qualification de personne, donc rien du temps de réponse (§ 1).",
        ja: "うち{n}件は他システムの履歴から取り込んだものです。{untold}件は、履歴が対応開始後から始まるか、お客様の所在地が不明なため、目標の達否を判定できません。担当者の資格の記録がないため、応答時間（第1条）については何も言えません。",
    }
    /// `guichet verify`.
    help_verify() {
        en: "Does a proof come out? Recomputed from the file alone",
        fr: "Une preuve tombe-t-elle juste ? Recalculée à partir du seul fichier",
        ja: "証明ファイルだけから再計算して検証",
    }
    /// Under the help of `guichet verify`.
    help_verify_more() {
        en: "Needs no database and no zone data. The exit code is 3, with the first thing that is wrong, when it doesn't come out. What a proof takes as given (when the ticket was opened, who acted when) stands in the journal of the desk, and its other days in the calendar of that edition: a file can't vouch for those. `-` reads standard input.",
        fr: "Sans base de données ni données de fuseaux. Le code de sortie est 3, avec la première chose fausse, si elle ne tombe pas juste. Ce qu'une preuve tient pour acquis (quand le ticket fut ouvert, qui a agi et quand) est au journal du guichet, et ses autres jours au calendrier de cette édition : un fichier n'en répond pas. `-` lit l'entrée standard.",
        ja: "データベースもタイムゾーンデータも不要。一致しない場合は最初の誤りを示し、終了コードは3。前提となる事実（開始時刻、誰がいつ行ったか）はデスクの台帳にあり、ファイルだけでは保証できない。`-` は標準入力を読む。",
    }
    /// The file of `verify`.
    help_proof_file() { en: "A proof (JSON)", fr: "Une preuve (JSON)", ja: "証明ファイル（JSON）" }
    /// A proof that comes out.
    proof_is_sound(measure: &str, region: &str, due: &str, lines: usize) {
        en: "The proof comes out: {measure}, {region}, due {due} ({lines} lines)",
        fr: "La preuve tombe juste : {measure}, {region}, échéance {due} ({lines} lignes)",
        ja: "証明は一致しました：{measure}・{region}・期限{due}（{lines}行）",
    }
    /// A proof without a target that comes out.
    proof_is_sound_untimed(measure: &str, region: &str, lines: usize) {
        en: "The proof comes out: {measure}, {region}, no target ({lines} lines)",
        fr: "La preuve tombe juste : {measure}, {region}, sans cible ({lines} lignes)",
        ja: "証明は一致しました：{measure}・{region}・目標なし（{lines}行）",
    }
    /// `guichet journal`.
    help_journal() { en: "The journal of the desk", fr: "Le journal du guichet", ja: "デスクの台帳" }
    /// `guichet journal verify`.
    help_journal_verify() {
        en: "Recompute every chain of the journal",
        fr: "Recalculer chaque chaîne du journal",
        ja: "台帳の連鎖をすべて再計算",
    }
    /// A journal whose chains hold.
    journal_holds(entries: &str, head: &str) {
        en: "The journal holds: {entries} entries, head {head}",
        fr: "Le journal tient : {entries} entrées, tête {head}",
        ja: "台帳は正常：{entries}件、先頭値 {head}",
    }
    /// `guichet check`.
    help_check() {
        en: "Is the desk what its journal says? Made again and compared",
        fr: "Le guichet est-il ce que dit son journal ? Refait et comparé",
        ja: "台帳から作り直してデスクと比較",
    }
    /// `--repair`.
    help_repair() {
        en: "Make the rows again from the journal where they differ",
        fr: "Refaire les lignes à partir du journal là où elles diffèrent",
        ja: "相違があれば台帳から作り直す",
    }
    /// A desk that is what its journal says.
    check_holds(streams: &str) {
        en: "The desk is what its journal says: {streams} streams made again, no difference",
        fr: "Le guichet est ce que dit son journal : {streams} flux refaits, aucune différence",
        ja: "デスクは台帳と一致：{streams}件を再作成し、相違なし",
    }
    /// After a repair.
    check_repaired(streams: &str) {
        en: "Made again from the journal: {streams} streams",
        fr: "Refait à partir du journal : {streams} flux",
        ja: "台帳から作り直しました：{streams}件",
    }
}
