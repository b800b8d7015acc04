//! Where a proof, the journal or the desk doesn't hold.

refusals! {
    /// A file that is no proof.
    proof_unreadable(path: &str, why: &str) {
        en: "{path:?} is not a proof", "{why}", "the proof of a clock, as the desk gives it";
        fr: "{path:?} n'est pas une preuve", "{why}", "la preuve d'une horloge, telle que le guichet la donne";
        ja: "{path:?} は証明ファイルではありません", "{why}", "デスクが出力した証明ファイルを指定してください";
    }
    /// A proof of another format.
    proof_of_another_format(format: &str) {
        en: "this is of format {format:?}", "this version reads `guichet-proof/1`", "the version that wrote it";
        fr: "ceci est au format {format:?}", "cette version lit `guichet-proof/1`", "la version qui l'a écrit";
        ja: "形式は {format:?} です", "この版が読めるのは `guichet-proof/1` です", "作成した版を使ってください";
    }
    /// A field of a proof that isn't what follows from the rest.
    proof_wrong(field: &str) {
        en: "the proof doesn't come out: `{field}`", "recomputed from the days in the file, it is another", "ask the desk for the proof again";
        fr: "la preuve ne tombe pas juste : `{field}`", "recalculé à partir des jours du fichier, c'est autre chose", "redemander la preuve au guichet";
        ja: "証明が一致しません：`{field}`", "ファイル内の日付から再計算すると異なる値になります", "デスクから証明を取得し直してください";
    }
    /// A proof that was changed after it was made.
    proof_changed() {
        en: "the proof was changed after it was made", "its seal is that of other words", "ask the desk for the proof again";
        fr: "la preuve a été modifiée après coup", "son sceau est celui d'autres mots", "redemander la preuve au guichet";
        ja: "証明は作成後に変更されています", "封印の値が内容と一致しません", "デスクから証明を取得し直してください";
    }
    /// Days that don't make a calendar.
    proof_days_wrong(why: &str) {
        en: "the days of the proof don't serve", "{why}", "ask the desk for the proof again";
        fr: "les jours de la preuve ne conviennent pas", "{why}", "redemander la preuve au guichet";
        ja: "証明に含まれる日付が使えません", "{why}", "デスクから証明を取得し直してください";
    }
    /// Lines that don't add up.
    proof_sum_wrong(counted: &str) {
        en: "the lines of the proof add up to {counted}", "that is not the target", "ask the desk for the proof again";
        fr: "les lignes de la preuve font {counted}", "ce n'est pas la cible", "redemander la preuve au guichet";
        ja: "証明の合計は{counted}です", "目標と一致しません", "デスクから証明を取得し直してください";
    }
    /// A journal that was changed.
    journal_wrong(position: &str, why: &str) {
        en: "the journal is not what was written, from position {position} on", "{why}", "a backup from before; nobody's desk writes this";
        fr: "le journal n'est pas ce qui fut écrit, à partir de la position {position}", "{why}", "une sauvegarde antérieure ; aucun guichet n'écrit cela";
        ja: "台帳は位置{position}以降、記録時と異なります", "{why}", "以前のバックアップを使ってください";
    }
    /// A desk that isn't what its journal says.
    check_differs(where_: &str) {
        en: "the desk is not what its journal says", "{where_}", "`guichet check --repair` makes it again from the journal";
        fr: "le guichet n'est pas ce que dit son journal", "{where_}", "`guichet check --repair` le refait à partir du journal";
        ja: "デスクが台帳と一致しません", "{where_}", "`guichet check --repair` で台帳から作り直せます";
    }
    /// A bundle of evidence that doesn't hold: where, with what, and why.
    evidence_wrong(line: &str, item: &str, why: &str) {
        en: "the evidence doesn't hold, from line {line} on: {item}", "{why}", "ask the desk for it again, and compare the head with one that you kept";
        fr: "la preuve ne tient pas à partir de la ligne {line} : {item}", "{why}", "la redemander au guichet, et comparer la tête à une que vous avez gardée";
        ja: "証拠は{line}行目以降が正しくありません：{item}", "{why}", "デスクから取得し直し、手元に控えた先頭値と比べてください";
    }
    /// A journal that doesn't pass through a head that was kept elsewhere.
    journal_of_another_past(position: &str) {
        en: "the journal is not the one that this head is of, at position {position}", "its chains hold, but they were made anew or cut off since that head was kept", "a backup from before; ask who could write to the database";
        fr: "le journal n'est pas celui de cette tête, à la position {position}", "ses chaînes tiennent, mais elles ont été refaites ou coupées depuis que cette tête fut gardée", "une sauvegarde antérieure ; chercher qui pouvait écrire dans la base";
        ja: "位置{position}の先頭値は、この台帳のものではありません", "連鎖は整合していますが、先頭値を控えた後に作り直されたか、末尾が切られています", "以前のバックアップを使い、データベースに書き込めた人を確認してください";
    }
    /// A file that can't be written.
    file_unwritable(path: &str, reason: &str) {
        en: "can't write {path:?}", "the system says: {reason}", "another place, or `-` for standard output";
        fr: "impossible d'écrire {path:?}", "le système dit : {reason}", "un autre endroit, ou `-` pour la sortie standard";
        ja: "{path:?} に書き込めません", "システムの応答：{reason}", "別の場所か、標準出力の `-` を指定してください";
    }
}
