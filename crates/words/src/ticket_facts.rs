//! What happened to a ticket, a line each.

words! {
    category_level(level: u8) { en: "category {level}", fr: "catégorie {level}", ja: "優先度{level}" }
    fact_opened() { en: "Reported", fr: "Signalé", ja: "報告" }
    fact_acknowledged() { en: "Acknowledged", fr: "Accusé de réception", ja: "受付確認" }
    fact_work_started() { en: "Work started", fr: "Prise en charge", ja: "作業開始" }
    fact_triaged(what: &str) { en: "Triaged: {what}", fr: "Tri : {what}", ja: "仕分け：{what}" }
    fact_retriaged(what: &str) { en: "Triaged again: {what}", fr: "Nouveau tri : {what}", ja: "再仕分け：{what}" }
    fact_lowering_proposed(what: &str) {
        en: "Lower category proposed, a second person decides: {what}",
        fr: "Catégorie plus basse proposée, une seconde personne décide : {what}",
        ja: "優先度の引き下げ提案（別の担当者が判断）：{what}",
    }
    fact_lowering_declined() {
        en: "Lower category declined",
        fr: "Catégorie plus basse refusée",
        ja: "優先度の引き下げを却下",
    }
    fact_diagnosed() { en: "Diagnosis", fr: "Diagnostic", ja: "診断" }
    fact_message_sent() { en: "Message", fr: "Message", ja: "メッセージ" }
    fact_note_written() { en: "Internal note", fr: "Note interne", ja: "内部メモ" }
    fact_resolved(what: &str, how: &str) {
        en: "Resolved: {what}, {how}",
        fr: "Résolu : {what}, {how}",
        ja: "解決：{what}、{how}",
    }
    fact_closed() { en: "Closed", fr: "Clos", ja: "完了" }
    fact_reopened() { en: "Reopened", fr: "Rouvert", ja: "再開" }
    fact_warned() { en: "The due time is near", fr: "L'échéance approche", ja: "期限が近づいています" }
    fact_missed(level: u8) {
        en: "Target of category {level} missed",
        fr: "Cible de la catégorie {level} dépassée",
        ja: "優先度{level}の目標を超過",
    }
    /// Beside a diagnosis whose author was not qualified then (clause 1).
    diagnosis_not_qualified() {
        en: "Its author was not qualified at that moment: the message is kept, the response time runs on.",
        fr: "Son auteur n'était pas qualifié à cet instant : le message est conservé, le délai de réponse court toujours.",
        ja: "作成者はその時点で資格を有していないため、メッセージは残りますが応答時間は継続します。",
    }
    /// Beside a diagnosis that ended the response time.
    diagnosis_first_qualified() {
        en: "First diagnosis by a qualified member: it ends the response time.",
        fr: "Premier diagnostic par un membre qualifié : il met fin au délai de réponse.",
        ja: "資格を有する担当者による初回診断。応答時間が終了しました。",
    }
    /// Beside an imported diagnosis.
    diagnosis_unknown() {
        en: "Imported: nobody can tell whether its author was qualified.",
        fr: "Importé : nul ne peut dire si son auteur était qualifié.",
        ja: "取り込みデータのため、作成者の資格は不明です。",
    }
    /// The text of something whose author was erased.
    text_erased() { en: "[erased]", fr: "[effacé]", ja: "［消去済み］" }
    /// The name of somebody who was erased.
    somebody() { en: "somebody", fr: "quelqu'un", ja: "担当者" }
    /// Whose act it is when the desk's own clock acted.
    by_the_clock() { en: "the desk's clock", fr: "l'horloge du support", ja: "デスクの時計" }
    /// Whose act it is when an import or the console acted.
    by_the_desk() { en: "the desk", fr: "le support", ja: "デスク" }
}
