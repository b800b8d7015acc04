//! Publishing a version of the agreement, putting a ticket under another one, and what would have been.

words! {
    fact_repinned(from: &str, to: &str) {
        en: "Measured under version {to} from now on, instead of {from}",
        fr: "Mesuré désormais selon la version {to}, au lieu de {from}",
        ja: "測定に用いる版を{from}から{to}へ変更",
    }
    fact_repinned_due(was: &str, is: &str) { en: "due {was} → {is}", fr: "échéance {was} → {is}", ja: "期限 {was} → {is}" }
    /// The list of versions.
    versions_title() { en: "Versions of the agreement", fr: "Versions des conditions", ja: "契約の版" }
    versions_lead() {
        en: "One person proposes a version and says why, a second one publishes it. Tickets stay under the version in force when they opened.",
        fr: "Une personne propose une version et dit pourquoi, une seconde la publie. Les tickets restent sous la version en vigueur à leur ouverture.",
        ja: "一人が理由を添えて版を提案し、別の一人が公開します。チケットには開始時に有効だった版が適用され続けます。",
    }
    versions_new() { en: "Propose a version", fr: "Proposer une version", ja: "版を提案" }
    versions_published() { en: "Published", fr: "Publiées", ja: "公開済み" }
    versions_waiting() { en: "Waiting for a second person", fr: "En attente d'une seconde personne", ja: "確認待ち" }
    versions_answered() { en: "Decided", fr: "Décidées", ja: "決定済み" }
    version_proposed_by(name: &str, when: &str) { en: "proposed by {name}, {when}", fr: "proposée par {name}, {when}", ja: "提案：{name}、{when}" }
    version_published_by(name: &str, when: &str) { en: "published by {name}, {when}", fr: "publiée par {name}, {when}", ja: "公開：{name}、{when}" }
    version_declined_by(name: &str, when: &str) { en: "turned down by {name}, {when}", fr: "refusée par {name}, {when}", ja: "却下：{name}、{when}" }
    /// The form.
    version_file() { en: "The file of the version", fr: "Le fichier de la version", ja: "版のファイル" }
    version_file_hint() {
        en: "The whole file, its worked examples included: they are executed.",
        fr: "Le fichier entier, exemples calculés compris : ils sont exécutés.",
        ja: "計算例を含むファイル全体。計算例は実行されます。",
    }
    version_reason() { en: "Why", fr: "Pourquoi", ja: "理由" }
    version_preview() { en: "Preview", fr: "Aperçu", ja: "プレビュー" }
    version_propose() { en: "Propose", fr: "Proposer", ja: "提案" }
    version_publish() { en: "Publish", fr: "Publier", ja: "公開" }
    version_decline() { en: "Turn down", fr: "Refuser", ja: "却下" }
    version_take_back() { en: "Take back", fr: "Retirer", ja: "取り下げ" }
    version_by_file() { en: "From a file", fr: "D'après un fichier", ja: "ファイルから" }
    version_by_exception() { en: "One day that differs", fr: "Un jour qui diffère", ja: "特定日の変更" }
    version_by_exception_lead() {
        en: "A closure or other hours on one date: a new version of the agreement in force, with this exception and nothing else.",
        fr: "Une fermeture ou d'autres heures à une date : une nouvelle version des conditions en vigueur, avec cette exception et rien d'autre.",
        ja: "ある日の休業または時間変更です。現行版にこの例外だけを加えた新しい版になります。",
    }
    exception_date() { en: "Date", fr: "Date", ja: "日付" }
    exception_hours() { en: "Hours on that day", fr: "Heures ce jour-là", ja: "その日の営業時間" }
    exception_hours_hint() { en: "Empty: closed. Otherwise like 09:00-12:00.", fr: "Vide : fermé. Sinon, comme 09:00-12:00.", ja: "空欄は休業。例：09:00-12:00" }
    exception_name() { en: "What it is called", fr: "Son nom", ja: "名称" }
    exception_why() { en: "Why, for those who read the agreement", fr: "Pourquoi, pour qui lit les conditions", ja: "理由（契約の読者向け）" }
    exception_unread(date: &str, hours: &str, from: &str) {
        en: "The date ({date:?}), the hours ({hours:?}) or the first day ({from:?}) can't be read: write them like 2026-12-24, 09:00-12:00 and 2026-12-01.",
        fr: "La date ({date:?}), les heures ({hours:?}) ou le premier jour ({from:?}) sont illisibles : écrivez-les comme 2026-12-24, 09:00-12:00 et 2026-12-01.",
        ja: "日付（{date:?}）、時間（{hours:?}）または開始日（{from:?}）を読めません。2026-12-24、09:00-12:00、2026-12-01 のように入力してください。",
    }
    exception_from() { en: "The version begins on", fr: "La version commence le", ja: "版の開始日" }
    /// The preview.
    preview_title(id: &str) { en: "What version {id} would change", fr: "Ce que changerait la version {id}", ja: "版{id}による変更" }
    preview_begins(when: &str) { en: "It begins at {when}. Tickets that open from then on are measured under it.", fr: "Elle commence le {when}. Les tickets ouverts à partir de là seront mesurés selon elle.", ja: "{when}に始まり、それ以降に開始するチケットに適用されます。" }
    preview_open(tickets: u64) {
        en: "{tickets} open ticket would be due at another time under it" | "{tickets} open tickets would be due at another time under it" by tickets,
        fr: "{tickets} ticket ouvert aurait une autre échéance selon elle" | "{tickets} tickets ouverts auraient une autre échéance selon elle" by tickets,
        ja: "期限が変わりうる未完了チケット：{tickets}件",
    }
    preview_stay() {
        en: "They stay under their own version, unless someone puts one under the new version, with a reason. What was measured stays.",
        fr: "Ils restent sous leur propre version, sauf si quelqu'un en rattache un à la nouvelle, avec un motif. Ce qui est mesuré le reste.",
        ja: "理由を付けて付け替えない限り、現在の版のままです。測定済みのものは変わりません。",
    }
    preview_looked_at(tickets: u64) {
        en: "{tickets} ticket that waits was looked at." | "{tickets} tickets that wait were looked at." by tickets,
        fr: "{tickets} ticket en attente examiné." | "{tickets} tickets en attente examinés." by tickets,
        ja: "待機中の{tickets}件を確認しました。",
    }
    preview_ticket() { en: "Ticket", fr: "Ticket", ja: "チケット" }
    preview_own(id: &str) { en: "due now ({id})", fr: "échéance actuelle ({id})", ja: "現在の期限（{id}）" }
    preview_new(id: &str) { en: "due under {id}", fr: "échéance selon {id}", ja: "{id}での期限" }
    preview_changes() { en: "What it says differently", fr: "Ce qu'elle dit autrement", ja: "内容の変更" }
    /// Re-pinning.
    repin_title() { en: "Put under another version", fr: "Rattacher à une autre version", ja: "別の版を適用" }
    repin_hint() {
        en: "The ticket is measured under the other version from its notification on. It is an entry that both sides see.",
        fr: "Le ticket sera mesuré selon l'autre version depuis sa notification. C'est une entrée que les deux parties voient.",
        ja: "通知の時点から別の版で測定します。双方に見える記録になります。",
    }
    repin_do() { en: "Put under it", fr: "Rattacher", ja: "適用" }
    repin_version() { en: "Version", fr: "Version", ja: "版" }
    repinned_done() { en: "Put under the other version.", fr: "Rattaché à l'autre version.", ja: "別の版を適用しました。" }
    /// The console.
    help_agreement_publish() { en: "Publish a version: preview it, then bring it into force", fr: "Publier une version : l'examiner, puis la mettre en vigueur", ja: "版を公開（プレビューの後に有効化）" }
    help_agreement_publish_more() {
        en: "The file is checked whole, its worked examples included. It shows the open tickets that would be due at another time; they stay under their own version. A version begins later than now, and a published one is never edited.",
        fr: "Le fichier est vérifié en entier, exemples calculés compris. On voit les tickets ouverts qui auraient une autre échéance ; ils restent sous leur propre version. Une version commence plus tard que maintenant, et une version publiée n'est jamais modifiée.",
        ja: "計算例を含むファイル全体を検査し、期限が変わりうる未完了チケットを示します。チケットには元の版が適用され続けます。版は今より後に始まり、公開した版は変更できません。",
    }
    help_agreement_replay() { en: "What would have been: a period under another agreement", fr: "Ce qui aurait été : une période selon d'autres conditions", ja: "別の契約だった場合の結果を再計算" }
    help_agreement_replay_more() {
        en: "Nothing is written. --agreement names the file to try; each ticket whose outcome flips comes with both proofs (--json).",
        fr: "Rien n'est écrit. --agreement nomme le fichier à essayer ; chaque ticket dont l'issue bascule vient avec ses deux preuves (--json).",
        ja: "何も書き込みません。--agreement で試すファイルを指定します。結果が変わるチケットには両方の証明が付きます（--json）。",
    }
    help_agreement_adopt() {
        en: "Measure a provider's level-1 desk under an agreement of its own",
        fr: "Mesurer le guichet de niveau 1 d'un prestataire selon ses propres conditions",
        ja: "プロバイダーのレベル1デスクを独自の契約で測定",
    }
    help_agreement_adopt_more() {
        en: "The file is checked whole, its worked examples included. What opens at that desk from then on is pinned to it; what is open stays as it is. It holds from its own first day, or from now where that is past; --from names a later day. It is the provider's: the vendor doesn't read it.",
        fr: "Le fichier est vérifié en entier, exemples calculés compris. Ce qui s'ouvre à ce guichet à partir de là y est rattaché ; ce qui est ouvert reste tel quel. Il vaut dès son premier jour, ou dès maintenant si ce jour est passé ; --from nomme un jour ultérieur. Il est au prestataire : l'éditeur ne le lit pas.",
        ja: "計算例を含むファイル全体を検査します。以後そのデスクで開かれるチケットに適用され、未完了のものは変わりません。契約の初日から、それが過ぎていれば今から有効です（--from で後の日を指定）。プロバイダーのものであり、提供元は読めません。",
    }
    help_adopted_file() { en: "The provider's agreement file", fr: "Le fichier de conditions du prestataire", ja: "プロバイダーの契約ファイル" }
    help_adopting_provider() { en: "The provider whose desk it measures", fr: "Le prestataire dont il mesure le guichet", ja: "測定するデスクのプロバイダー" }
    help_adopted_from() { en: "From this day on; left out: as soon as it may", fr: "À partir de ce jour ; sans lui : dès que possible", ja: "この日から（省略時は最も早い時点から）" }
    console_adopted(provider: &str, id: &str, when: &str) { en: "{provider} measures its level-1 desk under {id} from {when}", fr: "{provider} mesure son guichet de niveau 1 selon {id} à partir du {when}", ja: "{provider}のレベル1デスクに{id}を適用しました（{when}から）" }
    console_would_adopt(provider: &str, id: &str, when: &str) { en: "{provider} would measure its level-1 desk under {id} from {when}; nothing was written", fr: "{provider} mesurerait son guichet de niveau 1 selon {id} à partir du {when} ; rien n'a été écrit", ja: "{provider}のレベル1デスクに{id}が適用されます（{when}から、書き込みなし）" }
    adopt_follows(id: &str) { en: "it follows {id}, which holds until then", fr: "elles suivent {id}, qui valent jusque-là", ja: "それまで有効な{id}に続きます" }
    adopt_open_stay(n: u64) {
        en: "{n} open ticket of that desk stays as it is" | "{n} open tickets of that desk stay as they are" by n,
        fr: "{n} ticket ouvert à ce guichet reste tel quel" | "{n} tickets ouverts à ce guichet restent tels quels" by n,
        ja: "そのデスクの未完了チケット{n}件は変わりません",
    }
    adopt_for() { en: "for", fr: "pour", ja: "対象" }
    adopt_no_customers(provider: &str) { en: "{provider} supports no customer then", fr: "{provider} ne soutient alors aucun client", ja: "その時点で{provider}が対応するお客様はありません" }
    adopt_without() { en: "in a region that the file doesn't name, so without a target", fr: "dans une région que le fichier ne nomme pas, donc sans cible", ja: "ファイルにない地域のため目標なし" }
    help_published_file() { en: "The agreement file to publish", fr: "Le fichier de conditions à publier", ja: "公開する契約ファイル" }
    help_publish_reason() { en: "Why it is published; kept in the journal", fr: "Pourquoi elle est publiée ; gardé au journal", ja: "公開の理由（記録に残ります）" }
    console_published(id: &str, when: &str) { en: "version {id} is published, in force from {when}", fr: "la version {id} est publiée, en vigueur à partir du {when}", ja: "版{id}を公開しました（{when}から有効）" }
    console_would_publish(id: &str, when: &str) { en: "version {id} would be in force from {when}; nothing was written", fr: "la version {id} serait en vigueur à partir du {when} ; rien n'a été écrit", ja: "版{id}は{when}から有効になります（書き込みなし）" }
    /// What would have been.
    replay_title() { en: "What would have been", fr: "Ce qui aurait été", ja: "別の条件での再計算" }
    replay_lead() {
        en: "The same facts under other terms: nothing is written, and every ticket that comes out otherwise has both derivations.",
        fr: "Les mêmes faits selon d'autres conditions : rien n'est écrit, et chaque ticket qui sort autrement a ses deux calculs.",
        ja: "同じ事実を別の条件で計算します。何も書き込まず、結果が変わるチケットには両方の計算過程を示します。",
    }
    replay_measured(tickets: u64) {
        en: "{tickets} ticket measured" | "{tickets} tickets measured" by tickets,
        fr: "{tickets} ticket mesuré" | "{tickets} tickets mesurés" by tickets,
        ja: "対象{tickets}件",
    }
    replay_flips(tickets: u64) {
        en: "{tickets} ticket would have come out otherwise" | "{tickets} tickets would have come out otherwise" by tickets,
        fr: "{tickets} ticket aurait eu une autre issue" | "{tickets} tickets auraient eu une autre issue" by tickets,
        ja: "結果が変わるチケット：{tickets}件",
    }
    replay_as_it_was() { en: "as it was", fr: "tel quel", ja: "実際" }
    replay_under(id: &str) { en: "under {id}", fr: "selon {id}", ja: "{id}の場合" }
    replay_outcome() { en: "Outcome", fr: "Issue", ja: "結果" }
    replay_none() { en: "No ticket would have come out otherwise.", fr: "Aucun ticket n'aurait eu une autre issue.", ja: "結果が変わるチケットはありません。" }
    replay_too_many(shown: u64) {
        en: "The first one is shown; the console and the API give all." | "The first {shown} are shown; the console and the API give all." by shown,
        fr: "Le premier est montré ; la console et l'API les donnent tous." | "Les {shown} premiers sont montrés ; la console et l'API les donnent tous." by shown,
        ja: "最初の{shown}件を表示しています。すべてはコンソールとAPIで確認できます。",
    }
    scenario_title() { en: "The terms to try", fr: "Les conditions à essayer", ja: "試す条件" }
    scenario_version() { en: "Begin with version", fr: "Partir de la version", ja: "基にする版" }
    scenario_within(level: u8) { en: "Category {level} is acknowledged within (business minutes)", fr: "Catégorie {level} : accusé sous (minutes ouvrées)", ja: "優先度{level}の受付確認（営業分）" }
    scenario_hours() { en: "Every region is open", fr: "Chaque région est ouverte", ja: "全地域の営業時間" }
    scenario_hours_hint() { en: "Empty: as the version says. Otherwise like Mon-Fri 08:00-20:00, or Mon-Sun 00:00-24:00.", fr: "Vide : comme le dit la version. Sinon, comme Mon-Fri 08:00-20:00, ou Mon-Sun 00:00-24:00.", ja: "空欄は版のとおり。例：Mon-Fri 08:00-20:00、Mon-Sun 00:00-24:00" }
    scenario_run() { en: "Run", fr: "Calculer", ja: "計算" }
    scenario_unread(what: &str) { en: "{what:?} can't be read as hours or minutes; the version's own are taken.", fr: "{what:?} ne se lit ni comme des heures ni comme des minutes ; celles de la version sont prises.", ja: "{what:?} は時間として読めないため、版の値を使います。" }
}
