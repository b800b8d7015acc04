//! A ticket's page, as its reporter reads it, and the timeline that desk and portal share.

words! {
    /// A run of facts, folded together.
    timeline_folded(n: usize) {
        en: "{n} entry" | "{n} entries" by n,
        fr: "{n} fait" | "{n} faits" by n,
        ja: "{n}件の記録",
    }
    /// The name of the timeline for those who hear it.
    timeline() { en: "What happened", fr: "Ce qui s'est passé", ja: "経過" }
}
