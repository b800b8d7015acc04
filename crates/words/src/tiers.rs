//! Two tiers: level-1 desks, escalation, who supports whom.

words! {
    /// Where nobody recorded when.
    some_time_ago() { en: "some time ago", fr: "quelque temps", ja: "以前" }
    /// Beside a report that a provider's level-1 desk takes.
    report_lands_at(provider: &str) {
        en: "Your report goes to {provider}, your solution provider, which passes it on to the support centre if it needs to.",
        fr: "Votre signalement va à {provider}, votre prestataire de solutions, qui l'escalade au centre de support si besoin.",
        ja: "報告はご契約のプロバイダー{provider}に届きます。必要な場合は、プロバイダーからサポートセンターに引き継がれます。",
    }
    /// Before the address of a provider's desk.
    desk_is_at(provider: &str) {
        en: "The desk of {provider}:",
        fr: "Le guichet de {provider} :",
        ja: "{provider}の窓口：",
    }
    fact_escalated() {
        en: "Escalated to the support centre",
        fr: "Escaladé au centre de support",
        ja: "サポートセンターへエスカレーション",
    }
    fact_passed_on() { en: "Passed on from level 1", fr: "Transmis du niveau 1", ja: "レベル1からの引き継ぎ" }
}
