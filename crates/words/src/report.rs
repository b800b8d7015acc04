//! The report of an incident: its steps, its questions, what follows from the answers.

words! {
    /// Question of the form, and label of its answer.
    ask_stops() { en: "What stops?", fr: "Qu'est-ce qui s'arrête ?", ja: "何が止まっていますか" }
    ask_affected() { en: "Who is affected?", fr: "Qui est touché ?", ja: "影響を受ける人" }
    ask_frequency() { en: "How often?", fr: "À quelle fréquence ?", ja: "発生頻度" }
    ask_trained() {
        en: "Is a trained super administrator at hand?",
        fr: "Un super administrateur formé est-il disponible ?",
        ja: "研修を受けたスーパー管理者がいますか",
    }
    ask_may_contact() {
        en: "May we contact the customer's super administrator?",
        fr: "Pouvons-nous contacter le super administrateur du client ?",
        ja: "お客様のスーパー管理者に連絡してもよいですか",
    }
    ask_remote_access() {
        en: "Would remote access be given if we ask?",
        fr: "Un accès à distance serait-il possible si nous le demandons ?",
        ja: "依頼した場合、リモートアクセスは可能ですか",
    }
}
