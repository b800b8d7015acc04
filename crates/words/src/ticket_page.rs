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

    ticket_back() { en: "Tickets", fr: "Tickets", ja: "チケット一覧" }
    /// The state before anybody acknowledged it.
    ticket_received_by(due: &str) {
        en: "We have received it. A person of the centre will acknowledge it by {due}.",
        fr: "Nous l'avons reçu. Une personne du centre en accusera réception au plus tard {due}.",
        ja: "受け付けました。センターの担当者が{due}までに受付確認します。",
    }
    /// Right after sending: the promise, in large.
    ticket_acknowledged_by(due: &str) {
        en: "Acknowledged by {due}",
        fr: "Accusé de réception au plus tard {due}",
        ja: "受付確認の期限：{due}",
    }
    /// What each category would mean, before triage.
    ticket_if_category(level: u8, due: &str) {
        en: "if the centre gives it category {level}: {due}",
        fr: "si le centre lui donne la catégorie {level} : {due}",
        ja: "優先度{level}と判断された場合：{due}",
    }
    ticket_until_triage() {
        en: "Until the centre has triaged it, the strictest target runs.",
        fr: "Jusqu'au tri par le centre, la cible la plus stricte court.",
        ja: "センターの仕分けまでは、最も厳しい目標を適用します。",
    }
    portal_margin_label() { en: "Clocks and clauses", fr: "Délais et clauses", ja: "期限と条項" }
    portal_margin_acknowledgement() { en: "Acknowledgement", fr: "Accusé de réception", ja: "受付確認" }
    portal_margin_response() { en: "Response time", fr: "Délai de réponse", ja: "応答時間" }
    portal_margin_response_runs() {
        en: "Runs until a qualified member gives the first diagnosis. Measured, no target.",
        fr: "Court jusqu'au premier diagnostic d'un membre qualifié. Mesuré, sans cible.",
        ja: "有資格者の初回診断まで計測します。目標はありません。",
    }
    portal_margin_category() { en: "Category", fr: "Catégorie", ja: "優先度" }
    portal_margin_category_none() {
        en: "Not decided yet: the centre decides at triage.",
        fr: "Pas encore décidée : le centre décide au tri.",
        ja: "未定です。センターが仕分けで決定します。",
    }
    portal_margin_category_suggested(level: u8) {
        en: "Your answers suggest category {level}.",
        fr: "Vos réponses suggèrent la catégorie {level}.",
        ja: "ご回答からは優先度{level}が見込まれます。",
    }
    portal_margin_decided(when: &str, by: &str) {
        en: "Decided {when} by {by}",
        fr: "Décidé {when} par {by}",
        ja: "{when}に{by}が決定",
    }
    portal_margin_file() { en: "File", fr: "Dossier", ja: "詳細" }
    portal_margin_people() { en: "People", fr: "Personnes", ja: "関係者" }
    portal_file_customer() { en: "Customer", fr: "Client", ja: "お客様" }
    portal_file_asked_by() { en: "Asked by", fr: "Demandé par", ja: "依頼元" }
    portal_file_reference() { en: "Your reference", fr: "Votre référence", ja: "管理番号" }
    portal_file_region() { en: "Region", fr: "Région", ja: "地域" }
    portal_file_agreement() { en: "Agreement", fr: "Conditions", ja: "契約" }
    portal_file_door() { en: "Reported by", fr: "Signalé par", ja: "報告経路" }
    portal_file_gravity() { en: "Gravity", fr: "Gravité", ja: "重大度" }
    portal_file_kind() { en: "Kind", fr: "Nature", ja: "種別" }
    portal_why_earlier() { en: "Before the category changed", fr: "Avant le changement de catégorie", ja: "優先度変更前" }

    portal_compose() { en: "Write", fr: "Écrire", ja: "入力" }
    portal_reply() { en: "Reply", fr: "Répondre", ja: "返信" }
    portal_reply_to() { en: "to the support centre", fr: "au centre de support", ja: "サポートセンターへ" }
    portal_note() { en: "Internal note", fr: "Note interne", ja: "内部メモ" }
    portal_note_to(organisation: &str) {
        en: "only {organisation} reads it",
        fr: "seule l'organisation {organisation} la lit",
        ja: "{organisation}の中だけで共有",
    }
    portal_send() { en: "Send", fr: "Envoyer", ja: "送信" }
    portal_keep_note() { en: "Keep the note", fr: "Garder la note", ja: "メモを保存" }
    portal_draft_kept() { en: "draft kept in this browser", fr: "brouillon gardé dans ce navigateur", ja: "下書きをこのブラウザーに保存済み" }
    portal_close() { en: "Close this ticket", fr: "Clore ce ticket", ja: "このチケットを完了する" }
    portal_close_reason() { en: "Why, if you like", fr: "Pourquoi, si vous voulez", ja: "理由（任意）" }
    portal_reopen() { en: "Reopen", fr: "Rouvrir", ja: "再開する" }
    portal_reopen_reason() { en: "What is still wrong?", fr: "Qu'est-ce qui ne va toujours pas ?", ja: "まだ解決していない点" }
    portal_reopen_hint() {
        en: "The same incident comes back on top. A new failure is a new ticket.",
        fr: "Le même incident revient en tête. Une nouvelle panne est un nouveau ticket.",
        ja: "同じインシデントが先頭に戻ります。別の障害は新しいチケットで報告してください。",
    }
    resolved_question() {
        en: "Does the resolution help?",
        fr: "La résolution convient-elle ?",
        ja: "解決策で解消しましたか",
    }
    resolved_yes() { en: "Yes, close the ticket", fr: "Oui, clore le ticket", ja: "はい、完了する" }

    /// After a form was taken.
    told_opened(number: u64) {
        en: "Report received: it is ticket {number}.",
        fr: "Signalement reçu : c'est le ticket {number}.",
        ja: "報告を受け付けました（チケット{number}）。",
    }
    told_opened_before(number: u64) {
        en: "This report was sent already: it is ticket {number}.",
        fr: "Ce signalement était déjà envoyé : c'est le ticket {number}.",
        ja: "この報告は送信済みです（チケット{number}）。",
    }
    told_message() { en: "Your message is sent.", fr: "Votre message est envoyé.", ja: "メッセージを送信しました。" }
    told_note() { en: "The note is kept.", fr: "La note est gardée.", ja: "メモを保存しました。" }
    told_closed() { en: "The ticket is closed.", fr: "Le ticket est clos.", ja: "チケットを完了しました。" }
    told_reopened() { en: "The ticket is open again.", fr: "Le ticket est rouvert.", ja: "チケットを再開しました。" }

    /// Two people at once.
    portal_stale_heading() {
        en: "Something happened while you were writing",
        fr: "Quelque chose s'est passé pendant que vous écriviez",
        ja: "入力中に更新がありました",
    }
    portal_stale_lead() {
        en: "Read what is new. Your text is below as you left it; nothing was sent yet.",
        fr: "Lisez ce qui est nouveau. Votre texte est plus bas, intact ; rien n'est encore envoyé.",
        ja: "新しい内容をご確認ください。入力内容はそのまま下にあり、まだ送信されていません。",
    }
    portal_send_anyway() { en: "Send anyway", fr: "Envoyer quand même", ja: "このまま送信" }
    /// Above a list of fields that can't be taken as they are.
    one_to_correct(n: usize) {
        en: "One thing to correct" | "{n} things to correct" by n,
        fr: "Une chose à corriger" | "{n} choses à corriger" by n,
        ja: "修正が必要な項目：{n}件",
    }
    /// What is wrong, and what would do.
    wrong_and_fix(what: &str, fix: &str) { en: "{what}; {fix}.", fr: "{what} ; {fix}.", ja: "{what}。{fix}。" }
}
