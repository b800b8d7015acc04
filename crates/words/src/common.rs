//! Words met everywhere.

words! {
    /// An affirmative cell of a table.
    yes() { en: "yes", fr: "oui", ja: "はい" }
    /// A negative cell of a table.
    no() { en: "no", fr: "non", ja: "いいえ" }
    /// The state of a desk within its hours.
    open() { en: "open", fr: "ouvert", ja: "営業中" }
    /// The state of a desk outside its hours.
    closed() { en: "closed", fr: "fermé", ja: "営業時間外" }
    /// A target that was kept.
    target_met() { en: "target met", fr: "cible atteinte", ja: "目標達成" }
    /// A target that was not kept. A delay is an indicator: its miss is nobody's fault in law (clause 4, in fine).
    target_missed() { en: "target missed", fr: "cible dépassée", ja: "目標超過" }
    /// Ageing of a ticket, in days on which its desk works.
    working_days(n: u32) {
        en: "{n} working day" | "{n} working days" by n,
        fr: "{n} jour ouvré" | "{n} jours ouvrés" by n,
        ja: "{n}営業日",
    }
    /// A list of tickets: how many.
    tickets(n: usize) {
        en: "{n} ticket" | "{n} tickets" by n,
        fr: "{n} ticket" | "{n} tickets" by n,
        ja: "{n}件",
    }
    /// A reference to a clause of the agreement.
    clause(id: &str) { en: "§ {id}", fr: "§ {id}", ja: "§{id}" }
    /// Before the way out of a refusal.
    try_this(what: &str) { en: "try: {what}", fr: "essayez : {what}", ja: "対処：{what}" }
}
