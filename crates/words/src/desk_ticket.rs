//! A ticket as the support centre works on it.

words! {
    back_to_queue() { en: "Queue", fr: "File d'attente", ja: "受付一覧" }
    next_in_queue(n: u64) { en: "Next in the queue: {n}", fr: "Suivant dans la file : {n}", ja: "次のチケット：{n}" }
    their_reference(reference: &str) { en: "their reference {reference}", fr: "leur référence {reference}", ja: "先方番号 {reference}" }
    clocks_and_clauses() { en: "Clocks and clauses", fr: "Délais et clauses", ja: "期限と条項" }
    actions() { en: "Actions", fr: "Gestes", ja: "操作" }
    start_work() { en: "Start work", fr: "Prendre en charge", ja: "作業開始" }
    do_triage() { en: "Triage", fr: "Trier", ja: "仕分け" }
    do_retriage() { en: "Change priority", fr: "Changer la priorité", ja: "優先度を変更" }
    diagnose() { en: "Diagnose", fr: "Diagnostiquer", ja: "診断" }
    resolve() { en: "Resolve", fr: "Résoudre", ja: "解決" }
    close_ticket() { en: "Close", fr: "Clore", ja: "完了" }
    reopen_ticket() { en: "Reopen", fr: "Rouvrir", ja: "再開" }
    optional() { en: "(optional)", fr: "(facultatif)", ja: "（任意）" }

    ask_diagnosis() { en: "Diagnosis", fr: "Diagnostic", ja: "診断" }
    hint_diagnosis() {
        en: "Sent to the reporter. The first one by a qualified member ends the response time.",
        fr: "Envoyé à l'auteur du signalement. Le premier d'un membre qualifié met fin au délai de réponse.",
        ja: "報告者に送信されます。有資格者による最初の診断で応答時間が終了します。",
    }
    you_are_not_qualified() {
        en: "You are not qualified today: your diagnosis is sent and kept, and the response time runs on until a qualified member gives one.",
        fr: "Vous n'êtes pas qualifié aujourd'hui : votre diagnostic est envoyé et conservé, et le délai de réponse court jusqu'à celui d'un membre qualifié.",
        ja: "現在は資格がありません。診断は送信・保存されますが、有資格者が診断するまで応答時間は継続します。",
    }
    send_diagnosis() { en: "Send the diagnosis", fr: "Envoyer le diagnostic", ja: "診断を送信" }
    ask_resolution() { en: "What it is", fr: "Nature", ja: "種類" }
    ask_delivery() { en: "How it reaches the customer", fr: "Comment elle parvient au client", ja: "提供方法" }
    ask_procedure() { en: "The procedure", fr: "La procédure", ja: "手順" }
    hint_procedure() { en: "Sent to the reporter.", fr: "Envoyée à l'auteur du signalement.", ja: "報告者に送信されます。" }
    send_resolution() { en: "Resolve", fr: "Résoudre", ja: "解決する" }
    triage_comes_first() {
        en: "Triage comes first: each request gets a priority.",
        fr: "Le tri vient d'abord : chaque demande reçoit une priorité.",
        ja: "先に仕分けが必要です。すべての依頼に優先度を付けます。",
    }
    ask_closing() { en: "Why it ends", fr: "Pourquoi il se termine", ja: "完了の理由" }
    hint_closing() {
        en: "Told to the reporter. Needed where nobody has answered yet.",
        fr: "Dit à l'auteur du signalement. Nécessaire si personne n'a encore répondu.",
        ja: "報告者に伝えます。まだ返信がない場合は必須です。",
    }
    send_closing() { en: "Close the ticket", fr: "Clore le ticket", ja: "チケットを完了" }
    ask_reopening() { en: "What is wrong still", fr: "Ce qui ne va toujours pas", ja: "残っている問題" }
    hint_reopening() {
        en: "The same incident. A new failure is a new ticket.",
        fr: "Le même incident. Une nouvelle panne est un nouveau ticket.",
        ja: "同じインシデントの場合です。新しい障害は新しいチケットにしてください。",
    }
    send_reopening() { en: "Reopen the ticket", fr: "Rouvrir le ticket", ja: "チケットを再開" }

    write_here() { en: "Write", fr: "Écrire", ja: "書く" }
    reply() { en: "Reply", fr: "Répondre", ja: "返信" }
    reply_to(name: &str, organisation: &str) {
        en: "sent to {name}, {organisation}",
        fr: "envoyé à {name}, {organisation}",
        ja: "{name}（{organisation}）へ送信",
    }
    send() { en: "Send", fr: "Envoyer", ja: "送信" }
    internal_note() { en: "Internal note", fr: "Note interne", ja: "内部メモ" }
    note_stays() {
        en: "stays in your organisation, never sent",
        fr: "reste dans votre organisation, jamais envoyée",
        ja: "自組織内のみ・送信されません",
    }
    keep_note() { en: "Keep the note", fr: "Garder la note", ja: "メモを保存" }
    draft_kept() { en: "draft kept in this browser", fr: "brouillon gardé dans ce navigateur", ja: "下書きをこのブラウザーに保存済み" }

    acknowledgement() { en: "Acknowledgement", fr: "Accusé de réception", ja: "受付確認" }
    in_category(level: u8, due: &str) { en: "{due} in category {level}", fr: "{due} en catégorie {level}", ja: "優先度{level}なら{due}" }
    stopped_by(how: &str, who: &str, when: &str) { en: "{when}, {who}: {how}", fr: "{when}, {who} : {how}", ja: "{when}、{who}：{how}" }
    response_time() { en: "Response time", fr: "Délai de réponse", ja: "応答時間" }
    response_runs(spent: &str) {
        en: "Running for {spent} of open time. It ends with the first diagnosis by a qualified member; measured, no target.",
        fr: "Court depuis {spent} de temps ouvré. Il se termine au premier diagnostic d'un membre qualifié ; mesuré, sans cible.",
        ja: "営業時間で{spent}経過。有資格者の初回診断で終了します（計測のみ、目標なし）。",
    }
    response_took(spent: &str, elapsed: &str) {
        en: "{spent} of open time, {elapsed} by the calendar; measured, no target.",
        fr: "{spent} de temps ouvré, {elapsed} au calendrier ; mesuré, sans cible.",
        ja: "営業時間で{spent}、暦時間で{elapsed}（計測のみ、目標なし）。",
    }
    response_not_stopped(who: &str, when: &str) {
        en: "The diagnosis of {who} ({when}) doesn't end it: not qualified at that moment.",
        fr: "Le diagnostic de {who} ({when}) n'y met pas fin : non qualifié à cet instant.",
        ja: "{who}の診断（{when}）では終了しません。その時点で資格がなかったためです。",
    }
    response_untold() {
        en: "The imported log doesn't tell.",
        fr: "Le journal importé ne le dit pas.",
        ja: "取り込み元の記録では不明です。",
    }
    elapsed_days(n: i64) { en: "{n} day" | "{n} days" by n, fr: "{n} jour" | "{n} jours" by n, ja: "{n}日" }
    category_and_reason() { en: "Category", fr: "Catégorie", ja: "優先度" }
    not_triaged_yet() { en: "Not triaged yet.", fr: "Pas encore trié.", ja: "未仕分けです。" }
    report_suggests(level: u8) {
        en: "The report suggests category {level}; the centre decides.",
        fr: "Le signalement suggère la catégorie {level} ; le centre décide.",
        ja: "報告内容からは優先度{level}が想定されます。決定はセンターが行います。",
    }
    decided_by(who: &str, when: &str) { en: "{who}, {when}", fr: "{who}, {when}", ja: "{who}、{when}" }
    confirmed_for(who: &str) { en: "proposed by {who}, confirmed by a second person", fr: "proposé par {who}, confirmé par une seconde personne", ja: "{who}が提案、別の担当者が確認" }
    workaround_known() { en: "a workaround is known", fr: "un contournement est connu", ja: "回避策あり" }
    workaround_none() { en: "no workaround", fr: "sans contournement", ja: "回避策なし" }
    earlier_clocks() { en: "Earlier, replaced by a later triage", fr: "Avant, remplacé par un tri ultérieur", ja: "以前の測定（再仕分けにより置換）" }
    superseded_clock(level: u8, due: &str) { en: "category {level}, due {due}", fr: "catégorie {level}, échéance {due}", ja: "優先度{level}、期限{due}" }
    reproduce() { en: "To reproduce", fr: "Pour reproduire", ja: "再現のために" }
    nothing_missing() { en: "Nothing is missing.", fr: "Rien ne manque.", ja: "不足はありません。" }
    people() { en: "People", fr: "Personnes", ja: "関係者" }
    reported_by() { en: "Reported by", fr: "Signalé par", ja: "報告者" }
    asked_by() { en: "Asked by", fr: "Demandé par", ja: "依頼元" }
    end_customer() { en: "End customer", fr: "Client final", ja: "エンドカスタマー" }
    came_by() { en: "Came by", fr: "Reçu par", ja: "受付経路" }
    super_administrator_trained() { en: "Super administrator trained", fr: "Super administrateur formé", ja: "スーパー管理者の研修" }
    may_be_contacted() { en: "May be contacted", fr: "Contact autorisé", ja: "直接連絡の可否" }
    remote_access_given() { en: "Remote access on demand", fr: "Accès à distance sur demande", ja: "リモートアクセスの可否" }
    not_said() { en: "not said", fr: "non précisé", ja: "記載なし" }
    agreement() { en: "Agreement", fr: "Conditions", ja: "契約" }
    agreement_pinned(id: &str, since: &str) {
        en: "Version {id}, in force since {since}; it holds for this ticket whatever comes later.",
        fr: "Version {id}, applicable depuis le {since} ; elle vaut pour ce ticket quoi qu'il arrive ensuite.",
        ja: "第{id}版（{since}より適用）。以後の改定にかかわらず、このチケットに適用されます。",
    }
    pinned_hash() { en: "Text", fr: "Texte", ja: "本文" }
    pinned_calendar(region: &str) { en: "Calendar {region}", fr: "Calendrier {region}", ja: "カレンダー {region}" }
    reference_of(organisation: &str) { en: "Reference of {organisation}", fr: "Référence de {organisation}", ja: "{organisation}の管理番号" }

    lowering_waits() { en: "A lower category waits for a second person", fr: "Une catégorie plus basse attend une seconde personne", ja: "優先度の引き下げが確認待ちです" }
    lowering_says(who: &str, what: &str) { en: "{who} proposes: {what}.", fr: "{who} propose : {what}.", ja: "{who}の提案：{what}。" }
    lowering_reason(reason: &str) { en: "Reason: {reason}", fr: "Motif : {reason}", ja: "理由：{reason}" }
    lowering_not_you() {
        en: "You proposed it: a colleague decides. You may take it back.",
        fr: "Vous l'avez proposé : un collègue décide. Vous pouvez le retirer.",
        ja: "ご自身の提案のため、別の担当者が判断します。取り下げはできます。",
    }
    confirm_lowering() { en: "Confirm", fr: "Confirmer", ja: "確認" }
    decline_lowering() { en: "Decline", fr: "Refuser", ja: "却下" }
    take_back_lowering() { en: "Take it back", fr: "Retirer", ja: "取り下げる" }
    ask_declining() { en: "Why not", fr: "Pourquoi non", ja: "却下の理由" }

    what_happened_between() { en: "What happened in between", fr: "Ce qui s'est passé entre-temps", ja: "その間の出来事" }
    your_draft() { en: "What you wrote", fr: "Ce que vous aviez écrit", ja: "入力した内容" }
    send_anyway() { en: "Send anyway", fr: "Envoyer quand même", ja: "このまま送信" }
    to_the_ticket(n: u64) { en: "Back to {n}", fr: "Retour à {n}", ja: "{n}に戻る" }
}
