//! What people may ask about their own words and data.

words! {
    fact_redacted(entry: u64) { en: "Words redacted: entry {entry}", fr: "Texte caviardé : entrée {entry}", ja: "本文を墨消し：記録{entry}" }
    /// In place of words that were destroyed.
    redacted_by(who: &str, when: &str) { en: "[redacted by {who}, {when}]", fr: "[caviardé par {who}, {when}]", ja: "［{who}が墨消し、{when}］" }
    /// The same, with the reason.
    redacted_because(who: &str, when: &str, why: &str) {
        en: "[redacted by {who}, {when}, because: {why}]",
        fr: "[caviardé par {who}, {when}, motif : {why}]",
        ja: "［{who}が墨消し、{when}、理由：{why}］",
    }
    redact() { en: "Redact", fr: "Caviarder", ja: "墨消しする" }
    redact_title(entry: u64, number: u64) { en: "Redact entry {entry} of ticket {number}", fr: "Caviarder l'entrée {entry} du ticket {number}", ja: "チケット{number}の記録{entry}を墨消しする" }
    redact_lead() {
        en: "Its words are destroyed for good, for everybody. That there was an entry, when, by whom, and every clock stay as they are; the page then says who redacted it, when and why.",
        fr: "Son texte est détruit pour de bon, pour tous. Qu'il y eut une entrée, quand, de qui, et toutes les horloges restent ; la page dit ensuite qui l'a caviardée, quand et pourquoi.",
        ja: "本文は全員に対して完全に破棄されます。記録があったこと、日時、作成者、時計はそのまま残り、墨消しした人・日時・理由が表示されます。",
    }
    redact_words() { en: "The words", fr: "Le texte", ja: "対象の本文" }
    redact_reason_hint_own(until: &str) {
        en: "These are your own words: until {until} no reason is needed.",
        fr: "Ce sont vos propres mots : jusqu'à {until}, aucun motif n'est demandé.",
        ja: "ご自身の文章のため、{until}までは理由は不要です。",
    }
    redact_reason_hint() {
        en: "Everybody who could read the words will read the reason. Don't repeat in it what has to go.",
        fr: "Tous ceux qui pouvaient lire le texte liront le motif. N'y répétez pas ce qui doit partir.",
        ja: "本文を読めた人は理由も読めます。消すべき内容を理由に書かないでください。",
    }
    redact_for_good() { en: "Destroy these words", fr: "Détruire ce texte", ja: "本文を破棄する" }
    told_redacted() { en: "Redacted. The words are destroyed.", fr: "Caviardé. Le texte est détruit.", ja: "墨消ししました。本文は破棄されました。" }
}
