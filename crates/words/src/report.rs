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
    ask_whom() { en: "For whom?", fr: "Pour qui ?", ja: "どなたのための報告ですか" }
    ask_whom_ourselves(name: &str) { en: "{name} itself", fr: "{name}, pour son propre compte", ja: "{name}（自社）" }
    ask_whom_for(customer: &str, provider: &str) {
        en: "{customer} (through {provider})",
        fr: "{customer} (par {provider})",
        ja: "{customer}（{provider}経由）",
    }
    ask_whom_behalf() { en: "On whose behalf?", fr: "Pour le compte de qui ?", ja: "どなたに代わる報告ですか" }
    ask_regions() { en: "Which regions are hit?", fr: "Quelles régions sont touchées ?", ja: "影響のある地域" }
    ask_regions_hint() {
        en: "None ticked: the customer's own. Several: the earliest due time counts.",
        fr: "Aucune cochée : celle du client. Plusieurs : l'échéance la plus proche compte.",
        ja: "選ばない場合はお客様の地域です。複数の場合は最も早い期限を適用します。",
    }
    ask_reference_hint() {
        en: "Kept with the ticket and found again by it.",
        fr: "Elle reste avec le ticket.",
        ja: "チケットに記録されます。",
    }
    ask_subject_hint() {
        en: "One line, as you would say it on the telephone.",
        fr: "Une ligne, comme vous le diriez au téléphone.",
        ja: "電話で伝えるように一行で。",
    }
    ask_steps_hint() {
        en: "One step a line, from a fresh start.",
        fr: "Une étape par ligne, depuis le début.",
        ja: "最初から、1行に1手順。",
    }
    ask_since_hint() {
        en: "And when it last worked, if you know.",
        fr: "Et quand cela marchait encore, si vous le savez.",
        ja: "最後に正常だった時刻も分かれば。",
    }
    ask_message_hint() {
        en: "Copied as it stands. Leave passwords and keys out.",
        fr: "Copié tel quel. Sans mot de passe ni clé.",
        ja: "表示のまま。パスワードや鍵は含めないでください。",
    }
    ask_optional() { en: "(optional)", fr: "(facultatif)", ja: "（任意）" }
    ask_not_said() { en: "not said", fr: "non dit", ja: "未回答" }
    /// What each choice of *what stops* means.
    stops_everything_means() { en: "Nobody can work.", fr: "Personne ne peut travailler.", ja: "誰も作業できません。" }
    stops_degraded_means() {
        en: "Slow, or full of errors, for all.",
        fr: "Lente ou pleine d'erreurs, pour tous.",
        ja: "全員に遅延やエラーがあります。",
    }
    stops_function_means() { en: "The rest is fine.", fr: "Le reste va bien.", ja: "ほかは正常です。" }
    stops_nothing_means() {
        en: "It is answered too; no target is promised for it.",
        fr: "Nous y répondons aussi ; aucun délai n'est promis.",
        ja: "回答しますが、期限の約束はありません。",
    }
    /// What follows from that choice.
    stops_suggests(level: u8, within: &str) {
        en: "category {level}: {within}",
        fr: "catégorie {level} : {within}",
        ja: "優先度{level}：{within}",
    }
    category_is_ours() {
        en: "The centre decides the category.",
        fr: "Le centre décide de la catégorie.",
        ja: "優先度はセンターが決定します。",
    }

    report_steps() { en: "Steps", fr: "Étapes", ja: "手順" }
    step_what() { en: "What stops", fr: "Ce qui s'arrête", ja: "何が起きたか" }
    step_where() { en: "Where and who", fr: "Où et qui", ja: "どこで・誰が" }
    step_again() { en: "See it again", fr: "Le revoir", ja: "再現方法" }
    step_done() { en: "Done so far", fr: "Déjà fait", ja: "実施済みの対応" }
    step_check() { en: "Check and send", fr: "Relire et envoyer", ja: "確認と送信" }
    step_line(n: usize, all: usize, name: &str) {
        en: "Step {n} of {all}: {name}",
        fr: "Étape {n} sur {all} : {name}",
        ja: "手順{n}/{all}：{name}",
    }
    report_title() { en: "Report an incident", fr: "Signaler un incident", ja: "インシデントの報告" }
    report_lead() {
        en: "Five short steps, kept as you go. What you don't know can stay empty.",
        fr: "Cinq étapes courtes, gardées au fur et à mesure. Ce que vous ignorez peut rester vide.",
        ja: "5つの短い手順です。入力は手順ごとに保存され、分からない項目は空欄でかまいません。",
    }
    report_urgent_title() { en: "Report it quickly", fr: "Signaler au plus vite", ja: "緊急の報告" }
    report_urgent_lead() {
        en: "Three questions, then send. The clock starts when we receive it.",
        fr: "Trois questions, puis envoyez. Le délai court dès que nous le recevons.",
        ja: "3つの質問に答えて送信してください。受信した時点から計測します。",
    }
    report_what_happens() { en: "What happens?", fr: "Que se passe-t-il ?", ja: "何が起きていますか" }
    report_in_steps() { en: "Tell more in five steps", fr: "En dire plus, en cinq étapes", ja: "5つの手順で詳しく報告" }
    report_next() { en: "Continue", fr: "Continuer", ja: "次へ" }
    report_back() { en: "Back", fr: "Retour", ja: "戻る" }
    report_send_now() { en: "Send as it is", fr: "Envoyer tel quel", ja: "このまま送信" }
    report_send() { en: "Send the report", fr: "Envoyer le signalement", ja: "報告を送信" }
    report_change() { en: "Change", fr: "Modifier", ja: "変更" }
    report_discard() { en: "Throw this draft away", fr: "Jeter ce brouillon", ja: "下書きを破棄" }
    report_draft_found(when: &str) {
        en: "This is the draft you left on {when}.",
        fr: "Voici le brouillon laissé le {when}.",
        ja: "{when}に保存した下書きです。",
    }
    report_discarded() { en: "The draft is gone.", fr: "Le brouillon est jeté.", ja: "下書きを破棄しました。" }

    report_follows() { en: "If you send it now", fr: "Si vous l'envoyez maintenant", ja: "いま送信した場合" }
    report_predicted(due: &str) {
        en: "Acknowledged by {due}.",
        fr: "Accusé de réception au plus tard {due}.",
        ja: "受付確認の期限：{due}",
    }
    report_missing() { en: "Still missing", fr: "Manque encore", ja: "未入力の項目" }
    report_missing_lead() {
        en: "It can be sent as it is: what is missing becomes a question of ours.",
        fr: "Il peut partir ainsi : ce qui manque deviendra une question de notre part.",
        ja: "このまま送信できます。不足分は後ほどお尋ねします。",
    }
    report_complete() {
        en: "Nothing is missing to locate and reproduce it.",
        fr: "Rien ne manque pour le localiser et le reproduire.",
        ja: "特定と再現に必要な項目はそろっています。",
    }

    /// To an indirect customer's user (preamble).
    elsewhere_title(provider: &str) {
        en: "{provider} supports you",
        fr: "{provider} vous assiste",
        ja: "{provider}がサポートします",
    }
    elsewhere_lead(provider: &str) {
        en: "Your organisation has the application through {provider}: turn to them. They know your installation, and they can bring the incident to us.",
        fr: "Votre organisation a acquis l'application auprès de {provider} : adressez-vous à eux. Ils connaissent votre installation et peuvent nous soumettre l'incident.",
        ja: "貴社は{provider}を通じてアプリケーションを利用しています。{provider}にご連絡ください。必要に応じて当センターへ報告されます。",
    }
    elsewhere_write() {
        en: "Write down what happens; we make a summary that you can send them.",
        fr: "Écrivez ce qui se passe ; nous en faisons un résumé à leur envoyer.",
        ja: "状況を入力すると、送付用の要約を作成します。",
    }
    elsewhere_make() { en: "Make the summary", fr: "Faire le résumé", ja: "要約を作成" }
    elsewhere_summary(provider: &str) {
        en: "Summary for {provider}",
        fr: "Résumé pour {provider}",
        ja: "{provider}への要約",
    }
    elsewhere_summary_hint() {
        en: "Copy it into a message. Nothing was sent to the support centre.",
        fr: "Copiez-le dans un message. Rien n'a été envoyé au centre de support.",
        ja: "コピーしてお送りください。サポートセンターには送信されていません。",
    }
    elsewhere_mail() { en: "Open it in your mail program", fr: "L'ouvrir dans votre messagerie", ja: "メールソフトで開く" }
    summary_from(name: &str, organisation: &str) {
        en: "From: {name}, {organisation}",
        fr: "De : {name}, {organisation}",
        ja: "送信者：{name}（{organisation}）",
    }

    /// A form heavier than is read.
    too_heavy_title() { en: "That is more than one form can hold", fr: "C'est plus qu'un formulaire n'en peut porter", ja: "送信内容が大きすぎます" }
    too_heavy_why(limit: &str) {
        en: "At most {limit} MB are read, so this wasn't, and nothing was changed.",
        fr: "Nous lisons {limit} Mo au plus : ceci n'a pas été lu, et rien n'est changé.",
        ja: "一度に読み込めるのは{limit}MBまでです。今回は読み込まれず、何も変更されていません。",
    }
    too_heavy_for_short(limit: &str) {
        en: "At most {limit} KB are read here, so this wasn't, and nothing was changed.",
        fr: "Nous lisons ici {limit} Ko au plus : ceci n'a pas été lu, et rien n'est changé.",
        ja: "ここで読み込めるのは{limit}KBまでです。今回は読み込まれず、何も変更されていません。",
    }
    too_heavy_fix() {
        en: "Go back: your browser still holds the text. Shorten it and send again.",
        fr: "Revenez en arrière : votre navigateur a encore le texte. Raccourcissez-le et renvoyez.",
        ja: "ブラウザーの「戻る」で入力内容に戻り、短くしてから再送してください。",
    }
}
