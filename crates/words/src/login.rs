//! The sign-in page.

words! {
    sign_in() { en: "Sign in", fr: "Se connecter", ja: "サインイン" }
    sign_in_title() { en: "Sign in", fr: "Se connecter", ja: "サインイン" }
    sign_in_lead() {
        en: "The support desk of your agreement.",
        fr: "Le guichet de votre contrat de support.",
        ja: "サポート契約の窓口です。",
    }
    sign_in_how() {
        en: "No way in yet, or lost it? You come in by a link that is made for you: by the manager of your organisation, or by whoever runs this desk.",
        fr: "Pas encore d'accès, ou accès perdu ? Vous entrez par un lien fait pour vous : par le responsable de votre organisation, ou par qui tient ce guichet.",
        ja: "まだ入る手段がない、または失くした場合は、専用リンクから入ります。所属組織の管理者か、このデスクの運営者に依頼してください。",
    }
    sign_in_with_link() { en: "I have a link", fr: "J'ai un lien", ja: "リンクがあります" }
    sign_in_link_lead() {
        en: "This link is good once. With it you set up how you come in.",
        fr: "Ce lien ne sert qu'une fois. Il vous permet de choisir comment entrer.",
        ja: "このリンクは一度だけ使えます。サインイン方法の設定に進みます。",
    }
    sign_in_key() { en: "Key of the link", fr: "Clé du lien", ja: "リンクのキー" }
    sign_in_key_hint() {
        en: "What stands after the # in the link that you were given.",
        fr: "Ce qui suit le # dans le lien que vous avez reçu.",
        ja: "受け取ったリンクの # の後ろの文字列です。",
    }
    continue_on() { en: "Continue", fr: "Continuer", ja: "続ける" }
    mail_address() { en: "E-mail address", fr: "Adresse électronique", ja: "メールアドレス" }
    password() { en: "Password", fr: "Mot de passe", ja: "パスワード" }
    passkey() { en: "Passkey", fr: "Clé d'accès", ja: "パスキー" }
    sign_in_with_passkey() { en: "Sign in with a passkey", fr: "Se connecter avec une clé d'accès", ja: "パスキーでサインイン" }
    passkey_failed() {
        en: "The device gave no passkey. Try again, or use the other way.",
        fr: "L'appareil n'a donné aucune clé d'accès. Réessayez, ou passez par l'autre voie.",
        ja: "端末からパスキーを取得できませんでした。もう一度試すか、別の方法を使ってください。",
    }
    sign_in_code() { en: "Code", fr: "Code", ja: "コード" }
    second_factor_title() { en: "The second step", fr: "La seconde étape", ja: "二段階目の確認" }
    second_factor_lead() {
        en: "The password matches. Show that it's you by a code.",
        fr: "Le mot de passe est le bon. Montrez que c'est vous par un code.",
        ja: "パスワードが一致しました。コードで本人確認をしてください。",
    }
    second_factor_hint() {
        en: "Six digits of your code application, or one of your recovery codes.",
        fr: "Six chiffres de votre application de codes, ou l'un de vos codes de secours.",
        ja: "認証アプリの6桁、またはリカバリーコードのいずれか。",
    }
    enrolment_title() { en: "How you come in", fr: "Comment vous entrez", ja: "サインイン方法の設定" }
    enrolment_lead(name: &str, address: &str) {
        en: "Welcome, {name}. From now on you sign in as {address}. What opened the door to you before opens it no more.",
        fr: "Bienvenue, {name}. Vous vous connecterez désormais avec {address}. Ce qui vous ouvrait la porte avant ne l'ouvre plus.",
        ja: "{name}さん、ようこそ。今後は {address} でサインインします。以前の方法は使えなくなります。",
    }
    passkey_lead() {
        en: "The easiest and the safest: your device keeps a key, and you unlock it as you always do. Nothing to remember, nothing to type.",
        fr: "Le plus simple et le plus sûr : votre appareil garde une clé, et vous le déverrouillez comme toujours. Rien à retenir, rien à taper.",
        ja: "最も簡単で安全な方法です。端末が鍵を保管し、普段どおりのロック解除で使えます。覚えるものも入力するものもありません。",
    }
    make_passkey() { en: "Make a passkey", fr: "Créer une clé d'accès", ja: "パスキーを作成" }
    passkey_name() { en: "What to call it", fr: "Son nom", ja: "名前" }
    password_and_codes() { en: "A password, and codes", fr: "Un mot de passe, et des codes", ja: "パスワードとコード" }
    new_password() { en: "New password", fr: "Nouveau mot de passe", ja: "新しいパスワード" }
    new_password_hint() {
        en: "At least 12 characters: a short sentence does well.",
        fr: "Au moins 12 caractères : une courte phrase convient bien.",
        ja: "12文字以上。短い文章がおすすめです。",
    }
    generator_lead() {
        en: "Take this into a code application: by its camera, or by typing the seed.",
        fr: "Ajoutez ceci à une application de codes : par sa caméra, ou en tapant la graine.",
        ja: "認証アプリに登録してください。カメラで読み取るか、シードを入力します。",
    }
    generator_picture() { en: "QR code of the seed", fr: "Code QR de la graine", ja: "シードのQRコード" }
    generator_seed() { en: "Seed:", fr: "Graine :", ja: "シード:" }
    generator_code_hint() {
        en: "The six digits that the application shows now.",
        fr: "Les six chiffres que l'application affiche maintenant.",
        ja: "アプリに今表示されている6桁。",
    }
    set_up_and_enter() { en: "Set up and come in", fr: "Enregistrer et entrer", ja: "設定して入る" }
    enrolled_title() { en: "You are in", fr: "Vous êtes entré", ja: "サインインしました" }
    enrolled_lead() {
        en: "One thing is left: keep these codes on paper, away from the device.",
        fr: "Il reste une chose : gardez ces codes sur papier, loin de l'appareil.",
        ja: "最後に一つ。以下のコードを紙に控え、端末とは別の場所に保管してください。",
    }
    recovery_codes() { en: "Recovery codes", fr: "Codes de secours", ja: "リカバリーコード" }
    recovery_codes_lead() {
        en: "Each is good once, in place of a code of the application. They are shown now, and never again.",
        fr: "Chacun sert une fois, à la place d'un code de l'application. Ils sont affichés maintenant, et plus jamais.",
        ja: "各コードは認証アプリのコードの代わりに一度だけ使えます。表示されるのは今回だけです。",
    }
    recovery_codes_kept() { en: "I have them on paper", fr: "Je les ai sur papier", ja: "紙に控えました" }
    recovery_codes_left(n: &str) {
        en: "Recovery codes left: {n}",
        fr: "Codes de secours restants : {n}",
        ja: "残りのリカバリーコード: {n}",
    }
    renew_recovery_codes() { en: "Make new ones", fr: "En créer de nouveaux", ja: "新しく発行する" }
    account_title() { en: "My account", fr: "Mon compte", ja: "マイアカウント" }
    account_lead() {
        en: "How you come in, where you are in, and what was written down of it.",
        fr: "Comment vous entrez, où vous êtes connecté, et ce qui en a été noté.",
        ja: "サインイン方法、現在のセッション、その記録。",
    }
    done_account() { en: "Done.", fr: "C'est fait.", ja: "完了しました。" }
    ways_in() { en: "Ways in", fr: "Moyens d'accès", ja: "サインイン方法" }
    credential_passkey() { en: "Passkey", fr: "Clé d'accès", ja: "パスキー" }
    credential_password() { en: "Password", fr: "Mot de passe", ja: "パスワード" }
    credential_generator() { en: "Code application", fr: "Application de codes", ja: "認証アプリ" }
    credential_recovery_code() { en: "Recovery code", fr: "Code de secours", ja: "リカバリーコード" }
    credential_single_sign_on() { en: "Single sign-on", fr: "Authentification unique", ja: "シングルサインオン" }
    take_away() { en: "Take away", fr: "Retirer", ja: "削除" }
    change_password() { en: "Change password and codes", fr: "Changer de mot de passe et de codes", ja: "パスワードとコードを変更" }
    change_password_lead() {
        en: "All other sessions and all tokens end with the old ones.",
        fr: "Toutes les autres sessions et tous les jetons prennent fin avec les anciens.",
        ja: "変更すると、他のすべてのセッションとトークンが終了します。",
    }
    sessions() { en: "Where you are in", fr: "Où vous êtes connecté", ja: "セッション" }
    this_session() { en: "This one", fr: "Celle-ci", ja: "このセッション" }
    end_session() { en: "End", fr: "Terminer", ja: "終了" }
    their_sessions() { en: "Where they are in", fr: "Où cette personne est connectée", ja: "この人のセッション" }
    their_sessions_none() { en: "Nowhere.", fr: "Nulle part.", ja: "ありません。" }
    end_sessions() { en: "End all", fr: "Tout terminer", ja: "すべて終了" }
    their_tokens(name: &str) { en: "Tokens of {name}", fr: "Jetons de {name}", ja: "{name}のトークン" }
    end_other_sessions() { en: "End all others", fr: "Terminer toutes les autres", ja: "他をすべて終了" }
    tokens() { en: "Tokens", fr: "Jetons", ja: "トークン" }
    tokens_lead() {
        en: "By a token a program acts for you: never for more than you may at that moment, and never where a proof of who you are is asked for.",
        fr: "Par un jeton, un programme agit pour vous : jamais plus que vous ne pouvez à ce moment-là, et jamais là où il faut prouver votre identité.",
        ja: "トークンを使うと、プログラムがあなたに代わって操作します。その時点のあなたの権限を超えることはなく、本人確認が必要な操作はできません。",
    }
    tokens_none() { en: "There are none.", fr: "Il n'y en a pas.", ja: "ありません。" }
    token_new() { en: "A new token", fr: "Un nouveau jeton", ja: "新しいトークン" }
    token_name() { en: "Name", fr: "Nom", ja: "名称" }
    token_name_hint() { en: "What it is for: it stands in this list and in the record.", fr: "À quoi il sert : c'est écrit dans cette liste et dans le journal.", ja: "用途。この一覧と記録に表示されます。" }
    token_scope() { en: "What it may", fr: "Ce qu'il peut", ja: "権限" }
    token_reads() { en: "Read", fr: "Lire", ja: "読み取り" }
    token_reads_hint() { en: "Looks at what you may see, and changes nothing.", fr: "Consulte ce que vous pouvez voir, et ne change rien.", ja: "閲覧のみで、変更はできません。" }
    token_writes() { en: "Read and write", fr: "Lire et écrire", ja: "読み取りと書き込み" }
    token_writes_hint() { en: "Acts in your name.", fr: "Agit en votre nom.", ja: "あなたの名前で操作します。" }
    token_lasts() { en: "How long", fr: "Pour combien de temps", ja: "有効期間" }
    token_days(days: &str) { en: "{days} days", fr: "{days} jours", ja: "{days}日" }
    token_make() { en: "Make a token", fr: "Créer un jeton", ja: "トークンを作成" }
    token_made() { en: "Made", fr: "Créé", ja: "作成" }
    token_seen() { en: "Last seen", fr: "Vu en dernier", ja: "最終使用" }
    token_never_seen() { en: "never", fr: "jamais", ja: "未使用" }
    token_ends() { en: "Ends", fr: "Prend fin", ja: "終了" }
    token_revoke() { en: "Revoke", fr: "Révoquer", ja: "失効させる" }
    token_is_here() { en: "Your token", fr: "Votre jeton", ja: "トークン" }
    token_is_here_lead() {
        en: "It is shown this once. It goes in the header Authorization, after the word Bearer.",
        fr: "Il n'est montré que cette fois. Il va dans l'en-tête Authorization, après le mot Bearer.",
        ja: "表示は今回だけです。Authorization ヘッダーの Bearer の後に付けます。",
    }
    what_was_noted() { en: "What was written down", fr: "Ce qui a été noté", ja: "記録" }
    prove_keeps() {
        en: "What you typed is kept, and is sent once you have shown it.",
        fr: "Ce que vous avez écrit est gardé, et sera envoyé une fois la preuve donnée.",
        ja: "入力内容は保持され、確認後に送信できます。",
    }
    proved_title() { en: "It's you", fr: "C'est bien vous", ja: "本人確認ができました" }
    proved_lead() {
        en: "What you typed before is still here and not sent yet.",
        fr: "Ce que vous aviez écrit est encore là et n'est pas encore envoyé.",
        ja: "先ほどの入力内容は保持されています。まだ送信されていません。",
    }
    proved_send() { en: "Send it now", fr: "Envoyer maintenant", ja: "送信する" }
    prove_title() { en: "Show that it's you", fr: "Montrez que c'est vous", ja: "本人確認" }
    prove_lead() {
        en: "What you want to do takes a fresh proof. It is good for fifteen minutes.",
        fr: "Ce que vous voulez faire demande une preuve fraîche. Elle vaut quinze minutes.",
        ja: "この操作には改めて本人確認が必要です。15分間有効です。",
    }
    prove() { en: "It's me", fr: "C'est moi", ja: "確認する" }
    prove_with_passkey() { en: "With a passkey", fr: "Avec une clé d'accès", ja: "パスキーで確認" }
    security_signed_in() { en: "Signed in", fr: "Connexion", ja: "サインイン" }
    security_signed_out() { en: "Signed out", fr: "Déconnexion", ja: "サインアウト" }
    security_wrong_password() { en: "Wrong password", fr: "Mot de passe erroné", ja: "パスワード誤り" }
    security_wrong_second_factor() { en: "Wrong code", fr: "Code erroné", ja: "コード誤り" }
    security_locked_out() { en: "Too many tries", fr: "Trop d'essais", ja: "試行回数超過" }
    security_proved() { en: "Proved again", fr: "Nouvelle preuve", ja: "本人確認" }
    security_credential_added() { en: "Way in set up", fr: "Moyen d'accès enregistré", ja: "サインイン方法の設定" }
    security_credential_removed() { en: "Way in taken away", fr: "Moyen d'accès retiré", ja: "サインイン方法の削除" }
    security_recovery_code_used() { en: "Recovery code used", fr: "Code de secours utilisé", ja: "リカバリーコード使用" }
    security_link_made() { en: "Link made", fr: "Lien créé", ja: "リンク作成" }
    security_link_taken() { en: "Link used", fr: "Lien utilisé", ja: "リンク使用" }
    security_session_ended() { en: "Session ended", fr: "Session terminée", ja: "セッション終了" }
    security_token_made() { en: "Token made", fr: "Jeton créé", ja: "トークン作成" }
    security_token_revoked() { en: "Token revoked", fr: "Jeton révoqué", ja: "トークン失効" }
    security_invited() { en: "Invited", fr: "Invitation", ja: "招待" }
    security_disabled() { en: "Closed out", fr: "Accès fermé", ja: "アクセス停止" }
    security_role_changed() { en: "Role changed", fr: "Rôle modifié", ja: "役割変更" }
    security_denied() { en: "Refused", fr: "Refus", ja: "拒否" }
    security_exported() { en: "Data handed out", fr: "Données remises", ja: "データ提供" }
    security_erased() { en: "Erased", fr: "Effacement", ja: "消去" }
    demo_people() { en: "The people of the demonstration", fr: "Les personnes de la démonstration", ja: "デモの登場人物" }
    demo_people_lead() {
        en: "One click signs in. Nothing here is real, and the desk's clock can be moved on.",
        fr: "Un clic suffit. Rien ici n'est réel, et l'horloge du support peut être avancée.",
        ja: "クリックするだけで入れます。すべて架空で、デスクの時計は進められます。",
    }
    qualified() { en: "qualified", fr: "qualifié", ja: "有資格" }
    not_qualified() { en: "not qualified", fr: "non qualifié", ja: "資格なし" }
}
