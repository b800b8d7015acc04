//! Bundles of evidence: making them, checking them, and what is wrong with one.

words! {
    /// `guichet evidence`.
    help_evidence() {
        en: "Evidence that another party can check",
        fr: "Des preuves que l'autre partie peut vérifier",
        ja: "相手方が検証できる証拠",
    }
    /// `guichet evidence export`.
    help_evidence_export() {
        en: "Write the evidence of a ticket or of a month into one file",
        fr: "Écrire les preuves d'un ticket ou d'un mois dans un fichier",
        ja: "チケットまたは月の証拠を1つのファイルに書き出す",
    }
    /// Under the help of `guichet evidence export`.
    help_evidence_export_more() {
        en: "The file has the exact bytes of each entry, the words that go with them, agreements, calendars, proofs and the chain of the house; `guichet verify FILE` checks it without the desk. It is made for those who asked: entries of the centre alone stand in it by their hash. --whole puts in what the centre reads. Keep the head that it ends with: a later file or journal must pass through it.",
        fr: "Le fichier contient les octets exacts de chaque entrée, les mots qui vont avec, conditions, calendriers, preuves et chaîne de la maison ; `guichet verify FICHIER` le vérifie sans le guichet. Il est fait pour qui a demandé : les entrées du seul centre n'y figurent que par leur empreinte. --whole y met ce que lit le centre. Gardez la tête sur laquelle il finit : un fichier ou un journal ultérieur doit passer par elle.",
        ja: "各記録の正確なバイト列、本文、契約、カレンダー、証明、台帳全体の連鎖を含み、`guichet verify ファイル` でデスクなしに検証できる。依頼元に渡すためのもので、センター内部の記録はハッシュのみ。--whole でセンターが読める内容を含める。末尾の先頭値を控えておくこと。以後のファイルや台帳は必ずその値を通る。",
    }
    /// `--ticket`.
    help_evidence_ticket() { en: "Of this ticket", fr: "De ce ticket", ja: "このチケットの証拠" }
    /// `--month`.
    help_evidence_month() {
        en: "Of what --provider asked in this month: 2026-11",
        fr: "De ce que --provider a demandé ce mois-ci : 2026-11",
        ja: "--provider がこの月に依頼したもの：2026-11",
    }
    /// `--provider` of an export.
    help_asked_by() {
        en: "Who asked: the name of a provider or of a direct customer",
        fr: "Qui a demandé : le nom d'un prestataire ou d'un client direct",
        ja: "依頼元：プロバイダーまたは直接顧客の名称",
    }
    /// `--whole`.
    help_evidence_whole() {
        en: "For the centre itself: with its own notes and alarms",
        fr: "Pour le centre lui-même : avec ses notes et alarmes",
        ja: "センター用：内部メモと警報を含める",
    }
    /// `--output`.
    help_output() {
        en: "Write to this file (else standard output)",
        fr: "Écrire dans ce fichier (sinon la sortie standard)",
        ja: "書き出すファイル（省略時は標準出力）",
    }
    /// `--against`.
    help_against() {
        en: "Must pass through this head, POSITION:HEX, or the last one of this earlier evidence",
        fr: "Doit passer par cette tête, POSITION:HEX, ou par la dernière de cette preuve antérieure",
        ja: "この先頭値（位置:16進数）、または以前の証拠の末尾の値を通ることを確認",
    }
    /// Under the help of `guichet journal verify`.
    help_journal_verify_more() {
        en: "A journal that was made anew whole hangs together. --against compares it with a head that was kept elsewhere: in evidence, in an issued report, on paper.",
        fr: "Un journal refait en entier se tient. --against le compare à une tête gardée ailleurs : dans une preuve, dans un rapport émis, sur papier.",
        ja: "全体を作り直した台帳も整合する。--against は、証拠・発行済みレポート・紙など別の場所に控えた先頭値と比べる。",
    }
    /// After an export.
    evidence_kept(path: &str, tickets: &str, entries: &str, proofs: &str) {
        en: "{path}: {tickets} tickets, {entries} entries, {proofs} proofs",
        fr: "{path} : {tickets} tickets, {entries} entrées, {proofs} preuves",
        ja: "{path}：チケット{tickets}件・記録{entries}件・証明{proofs}件",
    }
    /// The head of the house, to be kept.
    evidence_head(anchor: &str) {
        en: "Head of the journal, to keep: {anchor}",
        fr: "Tête du journal, à garder : {anchor}",
        ja: "控えておく先頭値：{anchor}",
    }
    /// A bundle that holds.
    evidence_is_sound(tickets: &str, entries: &str, texts: &str, proofs: &str) {
        en: "The evidence holds: {tickets} tickets, {entries} entries, {texts} texts, {proofs} proofs recomputed",
        fr: "La preuve tient : {tickets} tickets, {entries} entrées, {texts} textes, {proofs} preuves recalculées",
        ja: "証拠は正常：チケット{tickets}件・記録{entries}件・本文{texts}件・再計算した証明{proofs}件",
    }
    /// Entries that the reader doesn't see.
    evidence_withheld(n: &str) {
        en: "Not for this reader, and in the chain by their hash alone: {n} entries",
        fr: "Pas pour ce lecteur, et dans la chaîne par leur seule empreinte : {n} entrées",
        ja: "閲覧対象外で連鎖にハッシュのみ含まれる記録：{n}件",
    }
    /// Words that were destroyed, and an entry says so.
    evidence_redacted(n: &str) {
        en: "Words that were redacted, with an entry that says so: {n}",
        fr: "Textes caviardés, une entrée le disant : {n}",
        ja: "墨消しの記録がある本文：{n}件",
    }
    /// A bundle that was compared with nothing.
    evidence_unanchored() {
        en: "That all of it wasn't made anew is shown by a head that you kept: --against",
        fr: "Que tout n'ait pas été refait se montre par une tête que vous avez gardée : --against",
        ja: "全体が作り直されていないことは、控えておいた先頭値と --against で確認できます",
    }
    /// A bundle that passes through a head that was kept.
    evidence_anchored() {
        en: "It passes through the head that was kept",
        fr: "Elle passe par la tête qui fut gardée",
        ja: "控えておいた先頭値を通っています",
    }
    /// Who signed it, by the key that it names.
    evidence_signed(key: &str) {
        en: "Signed by the desk of this key: {key}. Whether that is the desk that you know is told by a key that you have from it: --key",
        fr: "Signée par le guichet de cette clé : {key}. Que ce soit celui que vous connaissez se montre par une clé reçue de lui : --key",
        ja: "この公開鍵のデスクによる署名：{key}。ご存じのデスクかどうかは、デスクから受け取った鍵と --key で確認できます",
    }
    /// Who signed it is who was expected.
    evidence_signed_as_expected(key: &str) {
        en: "Signed by the desk that you expected: {key}",
        fr: "Signée par le guichet attendu : {key}",
        ja: "想定したデスクによる署名：{key}",
    }
    /// Nobody signed it.
    evidence_unsigned() {
        en: "It isn't signed: anybody may have made it",
        fr: "Elle n'est pas signée : n'importe qui a pu la faire",
        ja: "署名がないため、誰でも作成できたものです",
    }
    /// The roll of a month.
    evidence_roll(first: &str, last: &str, here: &str, others: &str, another: &str) {
        en: "Tickets {first} to {last} were opened while it runs; {here} are here, {others} were asked by the same in another month, {another} are said to be another's. A ticket of yours among those is a false statement, and signed.",
        fr: "Les tickets {first} à {last} furent ouverts pendant ce temps ; {here} sont ici, {others} du même demandeur en un autre mois, {another} dits d'un autre. Un des vôtres parmi ceux-là est une fausse déclaration, et signée.",
        ja: "この期間に開かれたチケットは{first}～{last}。収録{here}件、同じ依頼元の別の月{others}件、他の依頼元とされるもの{another}件。その中に自社のものがあれば、署名付きの虚偽の記載です。",
    }
    /// A month in which the house opened nothing.
    evidence_roll_empty() {
        en: "No ticket was opened while it runs.",
        fr: "Aucun ticket ne fut ouvert pendant ce temps.",
        ja: "この期間に開かれたチケットはありません。",
    }
    /// An issued report that holds.
    report_is_sound(name: &str, month: &str, tickets: &str, proofs: &str) {
        en: "The report of {name}, {month}, holds: {tickets} tickets, {proofs} derivations recomputed",
        fr: "Le rapport de {name}, {month}, tient : {tickets} tickets, {proofs} calculs refaits",
        ja: "{name}の{month}のレポートは正常：チケット{tickets}件・再計算した根拠{proofs}件",
    }
    /// `--key`.
    help_public_key() {
        en: "Must be signed by this public key, in hexadecimal or in a file",
        fr: "Doit être signé par cette clé publique, en hexadécimal ou dans un fichier",
        ja: "この公開鍵（16進数またはファイル）で署名されていることを確認",
    }
    /// `guichet journal key`.
    help_journal_key() {
        en: "The public key by which this desk signs evidence and reports",
        fr: "La clé publique par laquelle ce guichet signe preuves et rapports",
        ja: "このデスクが証拠とレポートに署名する公開鍵",
    }
    /// The signature of a report, on its page.
    report_signature() { en: "Signed by the key of this desk", fr: "Signé par la clé de ce guichet", ja: "このデスクの鍵で署名済み" }
    /// The signed file.
    report_signed_file() { en: "Signed file", fr: "Fichier signé", ja: "署名付きファイル" }
    /// The roll.
    item_roll() { en: "the roll of the tickets opened", fr: "la liste des tickets ouverts", ja: "開かれたチケットの一覧" }
    /// The signature.
    item_signature() { en: "the signature", fr: "la signature", ja: "署名" }
    /// An issued report.
    item_report() { en: "the report", fr: "le rapport", ja: "レポート" }
    /// A ticket that was left out.
    why_left_out() { en: "the house gave this number, and the ticket isn't here", fr: "la maison a donné ce numéro, et le ticket n'est pas ici", ja: "この番号は発番済みですが、チケットが収録されていません" }
    /// A ticket that isn't on the roll.
    why_not_on_roll() { en: "it is here, and the roll doesn't say so", fr: "il est ici, et la liste ne le dit pas", ja: "収録されていますが、一覧と一致しません" }
    /// Another's ticket.
    why_anothers() { en: "it was asked by another, or in another month", fr: "il vient d'un autre demandeur, ou d'un autre mois", ja: "別の依頼元、または別の月のチケットです" }
    /// A wrong signature.
    why_signature() { en: "it isn't one of that key over what stands here", fr: "ce n'est pas celle de cette clé sur ce qui est ici", ja: "記載内容に対するこの鍵の署名ではありません" }
    /// Another key.
    why_key(key: &str) { en: "signed by another desk: {key}", fr: "signé par un autre guichet : {key}", ja: "別のデスクの署名です：{key}" }
    /// No signature.
    why_unsigned() { en: "nobody signed it", fr: "personne ne l'a signé", ja: "署名がありません" }
    /// Heading of the download in a ticket's margin.
    evidence_heading() { en: "Evidence", fr: "Preuves", ja: "証拠" }
    /// The download.
    evidence_way() { en: "Evidence of this ticket", fr: "Les preuves de ce ticket", ja: "このチケットの証拠" }
    /// What the download is good for.
    evidence_way_says() {
        en: "The entries that you see to the byte, the terms, and the proof of each clock. Checked without this desk:",
        fr: "Les entrées que vous voyez à l'octet près, les conditions, et la preuve de chaque horloge. Se vérifie sans ce guichet :",
        ja: "閲覧できる記録の正確なバイト列、契約、各時計の証明。このデスクなしで検証できます：",
    }
    /// Heading of the download of a month.
    evidence_month_heading() { en: "Evidence of a month", fr: "Les preuves d'un mois", ja: "月ごとの証拠" }
    /// Which month.
    evidence_month_which() { en: "Month", fr: "Mois", ja: "月" }
    /// Of what whom asked.
    evidence_month_whose() { en: "Asked by", fr: "Demandé par", ja: "依頼元" }
    /// The button beside it.
    evidence_month_get() { en: "Download", fr: "Télécharger", ja: "ダウンロード" }
    /// The first line.
    item_manifest() { en: "its first line", fr: "sa première ligne", ja: "先頭行" }
    /// A version of the agreement.
    item_agreement(id: &str) { en: "agreement {id}", fr: "conditions {id}", ja: "契約 {id}" }
    /// A calendar.
    item_calendar() { en: "a calendar", fr: "un calendrier", ja: "カレンダー" }
    /// A ticket as a whole.
    item_ticket(number: u64) { en: "ticket {number}", fr: "ticket {number}", ja: "チケット{number}" }
    /// An entry.
    item_entry(ticket: u64, number: u64) {
        en: "entry {number} of ticket {ticket}",
        fr: "entrée {number} du ticket {ticket}",
        ja: "チケット{ticket}の記録{number}",
    }
    /// Words.
    item_text(ticket: u64) { en: "a text of ticket {ticket}", fr: "un texte du ticket {ticket}", ja: "チケット{ticket}の本文" }
    /// A derivation.
    item_proof(ticket: u64, measure: &str) {
        en: "the proof of {measure} of ticket {ticket}",
        fr: "la preuve de {measure} du ticket {ticket}",
        ja: "チケット{ticket}の {measure} の証明",
    }
    /// A name.
    item_name() { en: "a name", fr: "un nom", ja: "名称" }
    /// The chain of the house.
    item_house() { en: "the chain of the house", fr: "la chaîne de la maison", ja: "台帳全体の連鎖" }
    /// Unreadable.
    item_unknown() { en: "something that can't be read", fr: "quelque chose d'illisible", ja: "読み取れない内容" }
    /// Another format.
    why_format(format: &str, known: &str) {
        en: "its format is {format}, and this version reads {known}",
        fr: "son format est {format}, et cette version lit {known}",
        ja: "形式は {format} ですが、この版が読めるのは {known} です",
    }
    /// Not readable.
    why_unreadable(error: &str) { en: "it can't be read: {error}", fr: "illisible : {error}", ja: "読み取れません：{error}" }
    /// Another seal.
    why_seal() { en: "it was changed after it was sealed", fr: "elle a été modifiée après le sceau", ja: "封印後に変更されています" }
    /// Another line.
    why_changed() {
        en: "it isn't the line that the first line seals",
        fr: "ce n'est pas la ligne que scelle la première",
        ja: "先頭行が封印した内容と異なります",
    }
    /// A line that is gone.
    why_missing() {
        en: "the line that stood before it is missing",
        fr: "la ligne qui la précédait manque",
        ja: "直前にあった行が欠けています",
    }
    /// A line elsewhere.
    why_moved(to: usize) { en: "it belongs in line {to}", fr: "sa place est à la ligne {to}", ja: "本来は{to}行目の内容です" }
    /// A line too many.
    why_added() { en: "nobody wrote this line here", fr: "personne n'a écrit cette ligne ici", ja: "ここに書かれるはずのない行です" }
    /// Cut off.
    why_truncated(of: usize) {
        en: "the file ends here, of {of} lines",
        fr: "le fichier s'arrête ici, sur {of} lignes",
        ja: "全{of}行のうち、ここで終わっています",
    }
    /// In another order.
    why_order() { en: "such a line doesn't come here", fr: "une telle ligne ne vient pas ici", ja: "この位置に来る行ではありません" }
    /// Another hash.
    why_hash() {
        en: "its hash is another than the one that it is known by",
        fr: "son empreinte n'est pas celle sous laquelle il est connu",
        ja: "記録されたハッシュと一致しません",
    }
    /// Another ticket's.
    why_stream() { en: "it is another ticket's", fr: "elle est d'un autre ticket", ja: "別のチケットの記録です" }
    /// Another number.
    why_number(expected: u64) {
        en: "entry {expected} should stand here",
        fr: "l'entrée {expected} devrait être ici",
        ja: "ここには記録{expected}があるはずです",
    }
    /// A chain that doesn't end where it should.
    why_chain() {
        en: "its entries don't lead to the head that it says",
        fr: "ses entrées ne mènent pas à la tête qu'il annonce",
        ja: "記録の連鎖が示された先頭値に至りません",
    }
    /// Other terms.
    why_pin() {
        en: "the terms that it is pinned to aren't in the file, or are others",
        fr: "les conditions auxquelles il est épinglé manquent au fichier, ou sont autres",
        ja: "固定された契約またはカレンダーがファイルにないか、異なります",
    }
    /// A text of nothing.
    why_unreferenced() {
        en: "no entry that is shown refers to it",
        fr: "aucune entrée montrée n'y renvoie",
        ja: "どの記録からも参照されていません",
    }
    /// A field of a proof.
    why_proof(field: &str) {
        en: "recomputed from the entries, `{field}` is another",
        fr: "recalculé à partir des entrées, `{field}` est autre",
        ja: "記録から再計算すると `{field}` が異なります",
    }
    /// Too many proofs, or too few.
    why_proofs(expected: usize) {
        en: "its entries give {expected} clocks, and as many proofs",
        fr: "ses entrées donnent {expected} horloges, et autant de preuves",
        ja: "記録からは時計{expected}個と同数の証明が得られるはずです",
    }
    /// Another entry in the house.
    why_house(position: u64) {
        en: "at position {position} the journal has another entry",
        fr: "à la position {position}, le journal a une autre entrée",
        ja: "台帳の位置{position}には別の記録があります",
    }
    /// Another past.
    why_anchor(position: u64) {
        en: "at position {position} the head is another than the one that was kept: this is another past",
        fr: "à la position {position}, la tête n'est pas celle qui fut gardée : c'est un autre passé",
        ja: "位置{position}の先頭値が控えと異なります。別の履歴です",
    }
    /// Out of reach.
    why_outside(position: u64, from: u64, to: u64) {
        en: "the head that was kept is of position {position}; this file goes from {from} to {to} and can't be compared with it",
        fr: "la tête gardée est de la position {position} ; ce fichier va de {from} à {to} et ne s'y compare pas",
        ja: "控えた先頭値は位置{position}のものですが、このファイルは{from}から{to}までのため比べられません",
    }
    /// Heading of a page as it stood.
    at_heading(when: &str) { en: "As it stood on {when}", fr: "Tel que c'était le {when}", ja: "{when}時点の状態" }
    /// What that means.
    at_says() {
        en: "By what the desk had been told up to then. What was told later isn't here, and nobody acts in the past.",
        fr: "D'après ce que le guichet savait alors. Ce qui fut dit après n'y est pas, et nul n'agit dans le passé.",
        ja: "その時点までにデスクに伝えられた内容です。後の情報は含まれず、過去に対する操作はできません。",
    }
    /// The way back.
    at_back() { en: "Back to now", fr: "Revenir à maintenant", ja: "現在に戻る" }
    /// Where an instant is chosen.
    at_choose() { en: "As it stood at", fr: "Tel que c'était à", ja: "指定時点の状態" }
    /// The same as a label, with the place whose time it is.
    at_choose_in(place: &str) { en: "As it stood at ({place} time)", fr: "Tel que c'était à (heure de {place})", ja: "指定時点の状態（{place}時間）" }
    /// An instant that nobody knows yet.
    at_to_come(when: &str) {
        en: "{when} is still to come, and nobody knows how things will stand; this is now.",
        fr: "{when} est encore à venir, et nul ne sait où l'on en sera ; voici maintenant.",
        ja: "{when}はまだ来ていないため、現在の状態を表示しています。",
    }
    /// The button beside it.
    at_show() { en: "Show", fr: "Afficher", ja: "表示" }
    /// An address with something else.
    at_not_an_instant(text: &str) {
        en: "“{text}” is no instant; this is now. One is written 2026-11-20T17:45.",
        fr: "« {text} » n'est pas un instant ; voici maintenant. On l'écrit 2026-11-20T17:45.",
        ja: "「{text}」は日時として読めないため、現在の状態を表示しています。2026-11-20T17:45 のように指定してください。",
    }
}
