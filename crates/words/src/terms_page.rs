//! The agreement as a page: clauses, and beside them how they are read and what they give.

words! {
    terms_lead() {
        en: "The agreement in our words, and beside it how it is read and what the desk makes of it.",
        fr: "Les conditions dans nos mots, et à côté comment elles sont lues et ce que le support en fait.",
        ja: "契約の内容と、その解釈、デスクでの適用を並べて示します。",
    }
    terms_in_force(since: &str) { en: "in force since {since}", fr: "en vigueur depuis le {since}", ja: "{since}から有効" }
    terms_from(since: &str) { en: "in force from {since} on", fr: "en vigueur à partir du {since}", ja: "{since}から有効になります" }
    terms_until(until: &str) { en: "replaced on {until}", fr: "remplacées le {until}", ja: "{until}に改定" }
    terms_versions() { en: "Versions", fr: "Versions", ja: "版" }
    terms_current() { en: "current version", fr: "version en vigueur", ja: "現行版" }
    terms_signed_fr() {
        en: "The French text is the one that binds; this is an unofficial translation.",
        fr: "Le texte français fait foi.",
        ja: "正文はフランス語です。この日本語は非公式の参考訳です。",
    }
    terms_signed_en() {
        en: "The English text is the one that binds.",
        fr: "Le texte anglais fait foi ; ceci est une traduction non officielle.",
        ja: "正文は英語です。この日本語は非公式の参考訳です。",
    }
    terms_signed_ja() {
        en: "The Japanese text is the one that binds; this is an unofficial translation.",
        fr: "Le texte japonais fait foi ; ceci est une traduction non officielle.",
        ja: "日本語が正文です。",
    }
    terms_not_in_ja() {
        en: "Some passages aren't given in this language and are shown in English.",
        fr: "Certains passages ne sont pas donnés dans cette langue et sont montrés en anglais.",
        ja: "一部はこの言語の訳がなく、英語で表示しています。",
    }
    /// Beside a clause whose text binds nobody.
    terms_unofficial() { en: "unofficial translation", fr: "traduction non officielle", ja: "参考訳" }
    terms_contents() { en: "Clauses", fr: "Clauses", ja: "条項" }
    /// Headings of the notes in the margin.
    note_reading(title: &str) { en: "Reading: {title}", fr: "Lecture : {title}", ja: "解釈：{title}" }
    note_hours(region: &str) { en: "Hours, {region}", fr: "Heures, {region}", ja: "営業時間：{region}" }
    note_days(region: &str) { en: "Days, {region}", fr: "Jours, {region}", ja: "営業日：{region}" }
    note_target() { en: "Target", fr: "Cible", ja: "目標" }
    note_target_is(measure: &str, span: &str) { en: "{measure}: {span} of open time", fr: "{measure} : {span} de temps ouvré", ja: "{measure}：営業時間で{span}" }
    note_measure() { en: "Measured", fr: "Mesuré", ja: "計測" }
    note_measure_by_anyone() {
        en: "ends with an act of any person of the centre",
        fr: "prend fin par l'acte d'une personne du centre",
        ja: "センターの担当者の対応で終了",
    }
    note_measure_by_qualified() {
        en: "ends with an act of a qualified person only",
        fr: "ne prend fin que par l'acte d'une personne qualifiée",
        ja: "有資格者の対応でのみ終了",
    }
    note_exclusion() { en: "Ground of exclusion", fr: "Motif d'exclusion", ja: "対象外事由" }
    note_exclusion_customer() {
        en: "a condition on the customer, whatever the incident",
        fr: "une condition sur le client, quel que soit l'incident",
        ja: "インシデントではなくお客様についての条件",
    }
    note_exclusion_cites() {
        en: "the decision names a clause of the master contract too",
        fr: "la décision cite aussi une clause du contrat cadre",
        ja: "決定には基本契約の条項も示します",
    }
    note_duty(who: &str) { en: "Duty of: {who}", fr: "Devoir de : {who}", ja: "責務：{who}" }
    note_warning() { en: "Warning", fr: "Alerte", ja: "警告" }
    note_warning_is(left: &str) {
        en: "the centre is warned when {left} of open time is left",
        fr: "le centre est averti quand il reste {left} de temps ouvré",
        ja: "残りの営業時間が{left}になるとセンターに通知",
    }
    note_kind() { en: "Kind of request", fr: "Nature de la demande", ja: "依頼の種別" }
    note_gravity() { en: "Gravity", fr: "Gravité", ja: "重大度" }
    note_exception(date: &str, name: &str) { en: "{date}: {name}", fr: "{date} : {name}", ja: "{date}：{name}" }
    duty_vendor() { en: "the vendor", fr: "l'éditeur", ja: "提供者" }
    duty_provider() { en: "the provider", fr: "le prestataire", ja: "プロバイダー" }
    duty_customer() { en: "a direct customer", fr: "le client en direct", ja: "直接購入のお客様" }
    /// The worked examples.
    terms_examples() { en: "Worked examples", fr: "Exemples calculés", ja: "計算例" }
    terms_examples_lead() {
        en: "They are executed whenever the file is read: a version of which one doesn't come out is refused.",
        fr: "Ils sont exécutés à chaque lecture du fichier : une version dont l'un ne tombe pas juste est refusée.",
        ja: "ファイルを読み込むたびに実行され、一つでも合わない版は受け付けられません。",
    }
    example_region() { en: "Region", fr: "Région", ja: "地域" }
    example_category() { en: "Category", fr: "Catégorie", ja: "優先度" }
    example_opened() { en: "Opened", fr: "Ouvert", ja: "受付" }
    example_due() { en: "Acknowledged by", fr: "Accusé au plus tard", ja: "受付確認の期限" }
    example_because() { en: "What there is to see", fr: "Ce qu'il y a à voir", ja: "ポイント" }
    terms_hash(hash: &str) { en: "File {hash}", fr: "Fichier {hash}", ja: "ファイル {hash}" }
    terms_none() { en: "No agreement is in force.", fr: "Aucune condition n'est en vigueur.", ja: "有効な契約がありません。" }
    terms_none_then() {
        en: "Whoever runs this desk publishes one.",
        fr: "Qui tient ce guichet en publie une version.",
        ja: "このデスクの管理者にお問い合わせください。",
    }
    /// What a version changed.
    terms_changes(before: &str) { en: "What changed since {before}", fr: "Ce qui change depuis {before}", ja: "{before}からの変更点" }
    terms_changes_none() { en: "Nothing but its date.", fr: "Rien que sa date.", ja: "日付以外の変更はありません。" }
    change_of() { en: "Clause", fr: "Clause", ja: "条項" }
    change_effective() { en: "First day", fr: "Premier jour", ja: "適用開始日" }
    change_signed_in() { en: "Language that binds", fr: "Langue qui fait foi", ja: "正文の言語" }
    change_title() { en: "Title", fr: "Titre", ja: "名称" }
    terms_print(id: &str) { en: "Agreement {id}", fr: "Conditions {id}", ja: "契約{id}" }
}
