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
    own_data_title() { en: "What is kept of you", fr: "Ce qui est gardé de vous", ja: "保存されているあなたの情報" }
    own_data_lead() {
        en: "Who you are here, how you come in, what you wrote and where, what you did, and what was noted of it, as one file (JSON). That you took it is noted, too.",
        fr: "Qui vous êtes ici, comment vous entrez, ce que vous avez écrit et où, ce que vous avez fait et ce qui en fut noté, en un fichier (JSON). Que vous l'avez pris est noté aussi.",
        ja: "登録内容、サインイン方法、書いた文章とその場所、行ったこと、その記録を一つのファイル（JSON）で受け取れます。受け取ったことも記録されます。",
    }
    own_data_take() { en: "Take the file", fr: "Prendre le fichier", ja: "ファイルを受け取る" }
    data_title(name: &str) { en: "What is kept of {name}", fr: "Ce qui est gardé de {name}", ja: "{name}について保存されている情報" }
    data_lead() {
        en: "For somebody who asked for it: everything that the desk keeps of them, as one file (JSON), and nothing of others. That you took it is noted.",
        fr: "Pour qui l'a demandé : tout ce que le bureau garde de cette personne, en un fichier (JSON), et rien des autres. Que vous l'avez pris est noté.",
        ja: "本人から求められた場合のための機能です。この人について保存されている全情報を一つのファイル（JSON）で受け取れます。ほかの人の情報は含みません。受け取ったことは記録されます。",
    }
    data_way() { en: "What is kept of this person", fr: "Ce qui est gardé de cette personne", ja: "この人について保存されている情報" }
    erasure_way() { en: "Erase this person", fr: "Effacer cette personne", ja: "この人の情報を消去する" }
    erasure_title() { en: "To be erased", fr: "Être effacé", ja: "情報の消去" }
    erasure_ask_lead() {
        en: "You may ask that your name, your address and everything you wrote be destroyed. Whoever answers for your organisation's people decides.",
        fr: "Vous pouvez demander que votre nom, votre adresse et tout ce que vous avez écrit soient détruits. Qui répond des personnes de votre organisation en décide.",
        ja: "氏名・アドレス・書いた文章すべての破棄を申請できます。組織の利用者を管理する人が判断します。",
    }
    erasure_ask() { en: "Ask to be erased", fr: "Demander à être effacé", ja: "消去を申請する" }
    erasure_asked_since(date: &str) { en: "You asked for it on {date}; it isn't decided yet.", fr: "Demandé le {date} ; ce n'est pas encore décidé.", ja: "{date}に申請済みです。まだ判断されていません。" }
    erasure_withdraw() { en: "Withdraw that", fr: "Retirer la demande", ja: "申請を取り下げる" }
    erasure_declined_on(date: &str) { en: "It was turned down on {date}.", fr: "Refusé le {date}.", ja: "{date}に却下されました。" }
    erasure_of(name: &str) { en: "Erase {name}", fr: "Effacer {name}", ja: "{name}の情報を消去する" }
    erasure_lead() {
        en: "What goes is gone for good, from every page, export and backup to come. Look first at what stays.",
        fr: "Ce qui part est perdu pour de bon, sur toutes les pages, dans les exports et les sauvegardes à venir. Voyez d'abord ce qui reste.",
        ja: "消去した情報は、すべてのページ・出力・今後のバックアップから完全に失われます。残るものを先に確認してください。",
    }
    erasure_goes() { en: "What goes", fr: "Ce qui part", ja: "消えるもの" }
    erasure_stays() { en: "What stays", fr: "Ce qui reste", ja: "残るもの" }
    erasure_stays_lead() {
        en: "That there was somebody who did this and that, and when: every entry of the journal, its hash, every clock and every figure. What others wrote about them stays theirs: redact it on its ticket.",
        fr: "Qu'il y eut quelqu'un, qui fit ceci et cela, et quand : chaque entrée du journal, son empreinte, toutes les horloges et tous les chiffres. Ce que d'autres ont écrit à son sujet reste à eux : caviardez-le sur son ticket.",
        ja: "誰かがいつ何をしたかという事実、すなわちジャーナルの全記録・ハッシュ・時計・数値は残ります。ほかの人がこの人について書いた文章は残るため、そのチケットで墨消ししてください。",
    }
    erasure_texts() { en: "Texts, name and address", fr: "Textes, nom et adresse", ja: "文章・氏名・アドレス" }
    erasure_drafts() { en: "Drafts", fr: "Brouillons", ja: "下書き" }
    erasure_keys() { en: "Sessions, tokens, links", fr: "Sessions, jetons, liens", ja: "セッション・トークン・リンク" }
    erasure_credentials() { en: "Ways in", fr: "Moyens d'accès", ja: "サインイン方法" }
    erasure_notes() { en: "Lines that say from where they came", fr: "Lignes qui disent d'où venait cette personne", ja: "接続元の記録" }
    erasure_asked_by_them(date: &str) { en: "They asked for it on {date}.", fr: "Demandé par cette personne le {date}.", ja: "{date}に本人から申請がありました。" }
    erasure_held_since(date: &str) { en: "Under a legal hold since {date}:", fr: "Sous conservation légale depuis le {date} :", ja: "{date}から法的な保全中：" }
    erasure_done_on(date: &str) { en: "Erased on {date}.", fr: "Effacé le {date}.", ja: "{date}に消去済みです。" }
    erasure_decide() { en: "Erase…", fr: "Effacer…", ja: "消去する…" }
    erasure_for_good() { en: "Destroy for good", fr: "Détruire pour de bon", ja: "完全に破棄する" }
    erasure_reason_hint() {
        en: "Kept for good. Say on what ground, and don't name them.",
        fr: "Gardé pour de bon. Dites pour quel motif, sans nommer la personne.",
        ja: "理由は残ります。本人の名前を書かずに根拠を記入してください。",
    }
    erasure_hold() { en: "Put a legal hold on it", fr: "Mettre sous conservation légale", ja: "法的に保全する" }
    erasure_hold_hint() {
        en: "For a claim, or a duty to keep: until it is lifted nothing of theirs is destroyed.",
        fr: "Pour un litige ou une obligation de conserver : jusqu'à sa levée, rien n'est détruit.",
        ja: "紛争や保存義務がある場合、解除されるまで何も破棄されません。",
    }
    erasure_release() { en: "Lift it", fr: "Lever", ja: "解除する" }
    erasure_decline() { en: "Turn it down", fr: "Refuser", ja: "却下する" }
    done_rights() { en: "Done.", fr: "C'est fait.", ja: "完了しました。" }
    told_redacted() { en: "Redacted. The words are destroyed.", fr: "Caviardé. Le texte est détruit.", ja: "墨消ししました。本文は破棄されました。" }
}
