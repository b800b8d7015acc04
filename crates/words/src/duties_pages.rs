//! Information, remote access, contacts and duties, as pages and forms say them.

words! {
    parties_heading() { en: "Information, access, contact", fr: "Informations, accès, contact", ja: "情報・アクセス・連絡" }
    ask_information() { en: "Ask for information", fr: "Demander des informations", ja: "情報を依頼する" }
    ask_information_items() { en: "What is missing", fr: "Ce qui manque", ja: "不足している情報" }
    ask_information_items_hint() {
        en: "Everything ticked goes out in one message.",
        fr: "Tout ce qui est coché part en un seul message.",
        ja: "選んだ項目をまとめて一通で依頼します。",
    }
    ask_information_else() { en: "Anything else", fr: "Autre chose", ja: "その他" }
    send_information_request() { en: "Ask for it", fr: "Demander", ja: "依頼する" }
    information_waits(since: &str) { en: "Asked for on {since}, no answer yet", fr: "Demandé le {since}, sans réponse encore", ja: "{since}に依頼、回答待ち" }
    information_not_needed() { en: "No longer needed", fr: "Devenu inutile", ja: "不要にする" }
    information_wanted_heading() {
        en: "The support centre asks you",
        fr: "Le centre de support vous demande",
        ja: "サポートセンターからの確認事項",
    }
    information_no_pause() {
        en: "No clock waits for it; the answer helps to find the cause sooner.",
        fr: "Aucune horloge n'attend ; la réponse aide à trouver la cause plus vite.",
        ja: "期限の計測は止まりません。回答は早期の原因究明に役立ちます。",
    }
    send_information() { en: "Send the answer", fr: "Envoyer la réponse", ja: "回答を送信" }
    not_told() { en: "not told", fr: "non précisé", ja: "未回答" }

    ask_access() { en: "Ask for remote access", fr: "Demander un accès à distance", ja: "リモートアクセスを依頼する" }
    ask_access_owner() { en: "Whose systems", fr: "Les systèmes de qui", ja: "システムの所有者" }
    ask_access_owner_hint() {
        en: "The owner decides: a provider for its own systems, a customer for its own.",
        fr: "Le propriétaire décide : le prestataire pour les siens, le client pour les siens.",
        ja: "許可するのは所有者です（プロバイダーは自社分、お客様は自社分）。",
    }
    ask_access_purpose() { en: "What for", fr: "Dans quel but", ja: "目的" }
    ask_access_systems() { en: "Which systems", fr: "Quels systèmes", ja: "対象システム" }
    no_credentials_here() {
        en: "No password, key or token: nothing here keeps one.",
        fr: "Ni mot de passe, ni clé, ni jeton : rien ici n'en conserve.",
        ja: "パスワード・鍵・トークンは書かないでください。ここには保存できません。",
    }
    ask_access_people() { en: "Who else may go in", fr: "Qui d'autre peut entrer", ja: "ほかに接続する人" }
    ask_access_people_hint() {
        en: "Qualified colleagues. The owner reads their names; nobody else goes in.",
        fr: "Des collègues qualifiés. Le propriétaire lit leurs noms ; personne d'autre n'entre.",
        ja: "資格のある同僚です。所有者に氏名が示され、ほかの人は接続できません。",
    }
    ask_access_from(place: &str) { en: "From ({place})", fr: "De ({place})", ja: "開始（{place}）" }
    ask_access_until(place: &str, hours: &str) {
        en: "Until ({place}), {hours} h at most",
        fr: "Jusqu'à ({place}), {hours} h au plus",
        ja: "終了（{place}、最長{hours}時間）",
    }
    send_access_request() { en: "Ask for access", fr: "Demander l'accès", ja: "依頼する" }
    access_to(owner: &str) { en: "Systems of {owner}", fr: "Systèmes de {owner}", ja: "{owner}のシステム" }
    access_window(from: &str, until: &str) { en: "{from} to {until}", fr: "de {from} à {until}", ja: "{from}から{until}まで" }
    access_who() { en: "Who may go in", fr: "Qui peut entrer", ja: "接続する人" }
    access_when() { en: "When", fr: "Quand", ja: "期間" }
    access_visits() { en: "Who was in", fr: "Qui est entré", ja: "接続の記録" }
    access_visit(who: &str, from: &str, until: &str) { en: "{who}, {from} to {until}", fr: "{who}, de {from} à {until}", ja: "{who}、{from}から{until}まで" }
    access_visit_now(who: &str, from: &str) { en: "{who}, in since {from}", fr: "{who}, entré depuis {from}", ja: "{who}、{from}から接続中" }
    access_enter() { en: "I go in", fr: "J'entre", ja: "接続する" }
    access_leave() { en: "I am out", fr: "Je suis sorti", ja: "切断した" }
    access_revoke() { en: "Take the access back", fr: "Retirer l'accès", ja: "アクセスを取り消す" }
    access_grant() { en: "Grant access", fr: "Accorder l'accès", ja: "アクセスを許可する" }
    access_refuse() { en: "Refuse", fr: "Refuser", ja: "拒否する" }
    access_refuse_why() { en: "Why not, if you like to say", fr: "Pourquoi non, si vous voulez le dire", ja: "理由（任意）" }
    access_grant_until(place: &str) { en: "Sooner than asked, if you like ({place})", fr: "Plus court que demandé, si vous voulez ({place})", ja: "短くする場合の終了（{place}、任意）" }
    access_title(number: u64) { en: "Remote access, ticket {number}", fr: "Accès à distance, ticket {number}", ja: "リモートアクセス（チケット{number}）" }
    access_yours_to_decide() {
        en: "These are your systems: nobody goes in without your word. It ends by itself, and one click ends it sooner.",
        fr: "Ce sont vos systèmes : personne n'y entre sans votre accord. L'accès finit de lui-même, et un clic y met fin plus tôt.",
        ja: "貴社のシステムです。許可なく接続されることはありません。期間終了で自動的に切れ、いつでも一度の操作で取り消せます。",
    }
    open_request() { en: "Open the request", fr: "Ouvrir la demande", ja: "依頼を開く" }

    contact_heading() { en: "The customer's super administrators", fr: "Les super administrateurs du client", ja: "お客様のスーパー管理者" }
    contact_write_under(until: &str) {
        en: "Authorised until {until}; the provider reads it too.",
        fr: "Autorisé jusqu'au {until} ; le prestataire le lit aussi.",
        ja: "{until}まで許可済み。プロバイダーにも写しが届きます。",
    }
    contact_write_open() {
        en: "Authorised until it is taken back; the provider reads it too.",
        fr: "Autorisé jusqu'à nouvel ordre ; le prestataire le lit aussi.",
        ja: "取り消されるまで許可済み。プロバイダーにも写しが届きます。",
    }
    contact_write_to(name: &str, number: u64) {
        en: "Write to {name} under authorisation {number}",
        fr: "Écrire à {name} selon l'autorisation {number}",
        ja: "許可{number}に基づき{name}へ連絡",
    }
    contact_none() {
        en: "No live authorisation: the centre may not write to them.",
        fr: "Aucune autorisation en cours : le centre ne peut pas leur écrire.",
        ja: "有効な許可がないため、連絡できません。",
    }
    contact_ask_provider() { en: "Ask the provider for it", fr: "La demander au prestataire", ja: "プロバイダーに許可を依頼" }
    contact_asked_on(when: &str) { en: "Asked on {when}", fr: "Demandée le {when}", ja: "{when}に依頼済み" }
    contact_nobody() { en: "Nobody there is a super administrator.", fr: "Personne n'y est super administrateur.", ja: "スーパー管理者が登録されていません。" }
    contact_title(number: u64) { en: "A question of the support centre, ticket {number}", fr: "Une question du centre de support, ticket {number}", ja: "サポートセンターからの連絡（チケット{number}）" }
    contact_answer() { en: "Your answer", fr: "Votre réponse", ja: "回答" }
    contact_answer_hint() { en: "The support centre and your provider read it.", fr: "Le centre de support et votre prestataire la lisent.", ja: "サポートセンターとプロバイダーが読みます。" }
    contact_send_answer() { en: "Send the answer", fr: "Envoyer la réponse", ja: "回答を送信" }
    contact_wanted(customer: &str) {
        en: "The centre asks to write to the super administrators of {customer}",
        fr: "Le centre demande à écrire aux super administrateurs de {customer}",
        ja: "センターが{customer}のスーパー管理者への連絡の許可を求めています",
    }

    duties_title() { en: "Duties", fr: "Devoirs", ja: "責務" }
    duties_of(name: &str) { en: "Duties of {name}", fr: "Devoirs de {name}", ja: "{name}の責務" }
    duties_lead() {
        en: "Conditions for the full benefit of support, not grounds of exclusion. One that was never pointed out can't be used against anybody.",
        fr: "Des conditions pour bénéficier pleinement du support, non des motifs d'exclusion. Un devoir jamais signalé ne peut être opposé à personne.",
        ja: "サポートを十分に受けるための条件であり、対象外とする理由ではありません。指摘されていない責務を理由にすることはできません。",
    }
    duties_none() {
        en: "The agreement names no duty of theirs: their provider bears them.",
        fr: "Les conditions ne leur donnent aucun devoir : leur prestataire les porte.",
        ja: "契約上の責務はありません（プロバイダーが負います）。",
    }
    duty_column() { en: "Duty", fr: "Devoir", ja: "責務" }
    duty_standing() { en: "Stands", fr: "État", ja: "状況" }
    duty_met() { en: "Kept", fr: "Tenu", ja: "履行" }
    duty_unmet() { en: "Not kept", fr: "Non tenu", ja: "未履行" }
    duty_asked() { en: "Waiting", fr: "En attente", ja: "回答待ち" }
    duty_told() { en: "Last pointed out", fr: "Signalé la dernière fois", ja: "直近の指摘" }
    duty_never_told() { en: "never", fr: "jamais", ja: "なし" }
    duty_no_occasion() { en: "no occasion yet", fr: "sans occasion encore", ja: "該当なし" }
    duty_occasions() { en: "Where it wasn't kept, or waits", fr: "Où il n'a pas été tenu, ou attend", ja: "未履行・回答待ちの案件" }
    point_out() { en: "Point it out", fr: "Le signaler", ja: "指摘する" }
    point_out_what() { en: "What is missing", fr: "Ce qui manque", ja: "不足している点" }
    point_out_hint() { en: "The party reads it.", fr: "La partie le lit.", ja: "相手方が読みます。" }
    pointed_out_heading() { en: "Pointed out", fr: "Signalé", ja: "指摘の履歴" }
    training_heading() { en: "Training of super administrators", fr: "Formation des super administrateurs", ja: "スーパー管理者の研修" }
    training_enough(until: &str) { en: "Trained: until {until}", fr: "Formation suffisante : jusqu'au {until}", ja: "研修済み（{until}まで）" }
    training_graced(until: &str) {
        en: "Trained by grace only: the certificate lapsed on {until}",
        fr: "Formation tenue par le seul délai de grâce : certificat expiré le {until}",
        ja: "猶予期間中（証明書は{until}に失効）",
    }
    training_lapsed(until: &str) { en: "Not trained: the last certificate lapsed on {until}", fr: "Pas de formation en cours : dernier certificat expiré le {until}", ja: "未研修（最後の証明書は{until}に失効）" }
    training_nobody() { en: "Nobody there is trained", fr: "Personne n'y est formé", ja: "研修を受けた人がいません" }
    certificate_valid(from: &str, until: &str) { en: "{from} to {until}", fr: "du {from} au {until}", ja: "{from}から{until}まで" }
    certificate_by(trainer: &str) { en: "by {trainer}", fr: "par {trainer}", ja: "{trainer}による研修" }
    certificate_none() { en: "no certificate", fr: "aucun certificat", ja: "証明書なし" }
    certificate_days_left(n: i64) { en: "{n} day left" | "{n} days left" by n, fr: "reste {n} jour" | "reste {n} jours" by n, ja: "残り{n}日" }
    show_certificate() { en: "Show a certificate", fr: "Présenter un certificat", ja: "証明書を登録する" }
    certificate_person() { en: "Super administrator", fr: "Super administrateur", ja: "スーパー管理者" }
    certificate_number() { en: "Certificate number or name", fr: "Numéro ou nom du certificat", ja: "証明書の番号または名称" }
    certificate_proof() { en: "Where its proof is (a link)", fr: "Où se trouve le justificatif (un lien)", ja: "証明資料の場所（リンク）" }
    certificate_from() { en: "Valid from", fr: "Valable du", ja: "有効開始日" }
    certificate_until() { en: "Until, not including", fr: "Jusqu'au, non compris", ja: "失効日（当日を含まない）" }
    send_certificate() { en: "Show it", fr: "Présenter", ja: "登録" }
    certificate_verify() { en: "It is sound", fr: "Il est valable", ja: "確認済みにする" }
    certificate_refuse() { en: "Don't take it", fr: "Ne pas l'admettre", ja: "承認しない" }
    certificate_refuse_why() { en: "Why it isn't taken", fr: "Pourquoi il n'est pas admis", ja: "承認しない理由" }
    contacts_heading() { en: "Authorisations to write to super administrators", fr: "Autorisations d'écrire aux super administrateurs", ja: "スーパー管理者への連絡の許可" }
    contacts_from_until(from: &str, until: &str) { en: "{from} to {until}", fr: "du {from} au {until}", ja: "{from}から{until}まで" }
    contacts_open(from: &str) { en: "from {from}, until taken back", fr: "depuis le {from}, jusqu'à nouvel ordre", ja: "{from}から取り消しまで" }
    contacts_live() { en: "live", fr: "en cours", ja: "有効" }
    contacts_over() { en: "over", fr: "terminée", ja: "終了" }
    contacts_none() { en: "None.", fr: "Aucune.", ja: "なし。" }
    authorise_contact() { en: "Authorise the centre to write to them", fr: "Autoriser le centre à leur écrire", ja: "センターからの連絡を許可する" }
    authorise_until() { en: "Until, if it shall end by itself", fr: "Jusqu'au, si elle doit finir d'elle-même", ja: "終了日（任意）" }
    send_authorisation() { en: "Authorise", fr: "Autoriser", ja: "許可する" }
    revoke_authorisation() { en: "Take it back", fr: "Retirer", ja: "取り消す" }
    access_ledger_heading() { en: "Remote access", fr: "Accès à distance", ja: "リモートアクセス" }
    messages_ledger_heading() { en: "Questions of the support centre", fr: "Questions du centre de support", ja: "センターからの連絡" }
    ledger_line(number: u64, when: &str) { en: "ticket {number}, {when}", fr: "ticket {number}, {when}", ja: "チケット{number}、{when}" }
    duties_note_unmet() { en: "Not kept so far", fr: "Non tenus à ce jour", ja: "未履行" }
    duties_note_all_kept() { en: "Nothing is known to be missing.", fr: "Rien ne manque, autant qu'on sache.", ja: "不足は確認されていません。" }
    duties_note_all() { en: "The whole ledger", fr: "Tout le registre", ja: "台帳を見る" }
    duties_waits_for_you() { en: "Waits for you", fr: "Vous attend", ja: "対応をお待ちしています" }
    duties_expiring(who: &str, until: &str) { en: "The certificate of {who} lapses on {until}", fr: "Le certificat de {who} expire le {until}", ja: "{who}の証明書は{until}に失効します" }
    duties_before_you_report() {
        en: "Before you report: duties not kept so far. They don't stop your report.",
        fr: "Avant de signaler : devoirs non tenus à ce jour. Ils n'empêchent pas votre signalement.",
        ja: "報告の前に：未履行の責務があります（報告は受け付けます）。",
    }
    done_parties() { en: "Done: it is on the ticket.", fr: "C'est fait : c'est sur le ticket.", ja: "記録しました。" }
    done_duties() { en: "Done: it is on the ledger.", fr: "C'est fait : c'est au registre.", ja: "台帳に記録しました。" }
    masked_note() {
        en: "What looked like a credential was replaced by marks. Read it again, and send it as it stands.",
        fr: "Ce qui ressemblait à un secret a été masqué. Relisez, et envoyez tel quel.",
        ja: "認証情報と思われる部分を伏せ字にしました。確認してこのまま送信してください。",
    }
}
