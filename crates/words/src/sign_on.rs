//! Signing in with an account of one's organisation.

words! {
    sign_on_title() { en: "Sign in with your organisation", fr: "Se connecter avec votre organisation", ja: "組織のアカウントでサインイン" }
    sign_on_lead() {
        en: "If your organisation has accounts of its own that open this desk, you sign in there.",
        fr: "Si votre organisation a ses propres comptes qui ouvrent ce guichet, vous vous connectez chez elle.",
        ja: "組織のアカウントでこのデスクに入れる場合は、組織側でサインインします。",
    }
    sign_on_whose() { en: "Your e-mail address, or your organisation's name", fr: "Votre adresse électronique, ou le nom de votre organisation", ja: "メールアドレス、または組織名" }
    sign_on_whose_hint() {
        en: "It only says where to send you. Who you are, your organisation says.",
        fr: "Elle dit seulement où vous envoyer. Qui vous êtes, c'est votre organisation qui le dit.",
        ja: "移動先を決めるためだけに使います。本人かどうかは組織側で確認します。",
    }
    sign_on_leaving() { en: "On to your organisation", fr: "Vers votre organisation", ja: "組織のサインインへ移動します" }
    sign_on_leaving_lead(host: &str) {
        en: "You sign in at {host}, and come back here.",
        fr: "Vous vous connectez sur {host}, puis revenez ici.",
        ja: "{host} でサインインした後、ここに戻ります。",
    }
    sign_on_go(host: &str) { en: "Go to {host}", fr: "Aller sur {host}", ja: "{host} へ移動" }
    sign_on_enrol(host: &str) { en: "Sign in with {host}", fr: "Se connecter avec {host}", ja: "{host} でサインイン" }
    sign_on_enrol_lead() {
        en: "Your organisation has accounts that open this desk. With yours, there is nothing more to set up.",
        fr: "Votre organisation a des comptes qui ouvrent ce guichet. Avec le vôtre, il n'y a rien d'autre à préparer.",
        ja: "組織のアカウントでこのデスクに入れます。ほかの設定は不要です。",
    }
    sign_on_link_own(host: &str) { en: "Link my account of {host}", fr: "Lier mon compte de {host}", ja: "{host} のアカウントを連携" }
    sign_on_prove(host: &str) { en: "With {host}", fr: "Avec {host}", ja: "{host} で確認" }
    sign_on_of(organisation: &str) { en: "Single sign-on of {organisation}", fr: "Authentification unique de {organisation}", ja: "{organisation}のシングルサインオン" }
    sign_on() { en: "Single sign-on", fr: "Authentification unique", ja: "シングルサインオン" }
    sign_on_of_lead() {
        en: "People of this organisation can sign in with its own accounts (OpenID Connect). Somebody comes in as whoever linked that very account: an e-mail address links nobody.",
        fr: "Les personnes de cette organisation peuvent entrer avec ses propres comptes (OpenID Connect). On entre comme la personne qui a lié ce compte : une adresse électronique ne lie personne.",
        ja: "この組織の利用者は、組織のアカウント（OpenID Connect）でサインインできます。入れるのはそのアカウントを連携した本人だけで、メールアドレスによる連携はありません。",
    }
    sign_on_none() { en: "There is none: people come in by what they set up here.", fr: "Il n'y en a pas : chacun entre avec ce qu'il a préparé ici.", ja: "未設定です。各自がここで設定した方法でサインインします。" }
    sign_on_issuer() { en: "Address of the provider", fr: "Adresse du fournisseur", ja: "プロバイダーのアドレス" }
    sign_on_issuer_hint() {
        en: "Its issuer, letter by letter as the provider says it, with https://.",
        fr: "Son émetteur (issuer), à la lettre près, avec https://.",
        ja: "プロバイダーが示す issuer を、https:// から一字一句そのまま入力します。",
    }
    sign_on_client() { en: "Client id", fr: "Identifiant client", ja: "クライアントID" }
    sign_on_secret() { en: "Client secret", fr: "Secret client", ja: "クライアントシークレット" }
    sign_on_secret_hint() {
        en: "Kept sealed, and never shown again. Left empty, the one that is there stays.",
        fr: "Gardé scellé, jamais montré de nouveau. Laissé vide, celui qui est là reste.",
        ja: "封印して保管し、再表示しません。空欄のままなら今のものを使います。",
    }
    sign_on_demands() { en: "Required way of signing in", fr: "Mode de connexion exigé", ja: "必要な認証方法" }
    sign_on_demands_hint() {
        en: "A value that the provider must give in acr or amr, such as mfa; nobody comes in without. Empty: any.",
        fr: "Une valeur que le fournisseur doit donner dans acr ou amr, par exemple mfa ; sans elle, personne n'entre. Vide : aucune.",
        ja: "プロバイダーが acr か amr で示すべき値（例：mfa）。これがないと入れません。空欄なら不問です。",
    }
    sign_on_back() { en: "Redirect address to register there", fr: "Adresse de retour à déclarer chez lui", ja: "プロバイダーに登録するリダイレクト先" }
    sign_on_set() { en: "Set the provider", fr: "Définir le fournisseur", ja: "プロバイダーを設定" }
    sign_on_set_hint() {
        en: "Whoever is in by the provider before signs in again.",
        fr: "Qui est entré par le fournisseur précédent se reconnecte.",
        ja: "これまでのプロバイダーで入っている人は、サインインし直しになります。",
    }
    sign_on_try() { en: "Try it", fr: "Essayer", ja: "試す" }
    sign_on_remove() { en: "Take it away", fr: "Retirer", ja: "設定を削除" }
    sign_on_remove_hint() {
        en: "Sessions that came by it end at once.",
        fr: "Les sessions ouvertes par lui prennent fin aussitôt.",
        ja: "この方法で始まったセッションは直ちに終了します。",
    }
    sign_on_works() { en: "It works", fr: "Cela fonctionne", ja: "正常に動作しました" }
    sign_on_works_lead() {
        en: "The provider answered, and its answer holds. Nothing was linked.",
        fr: "Le fournisseur a répondu, et sa réponse tient. Rien n'a été lié.",
        ja: "プロバイダーの応答は有効です。連携は行っていません。",
    }
    sign_on_subject() { en: "Subject", fr: "Sujet (subject)", ja: "サブジェクト（sub）" }
    sign_on_subject_hint() {
        en: "By which the provider knows this person: its sub, not an address.",
        fr: "Ce par quoi le fournisseur connaît cette personne : son sub, pas une adresse.",
        ja: "プロバイダーでの本人の識別子（sub）です。アドレスではありません。",
    }
    sign_on_ways() { en: "Shown by", fr: "Montré par", ja: "認証方法" }
    sign_on_people() { en: "Who comes in by it", fr: "Qui entre par lui", ja: "この方法で入る人" }
    sign_on_nobody() { en: "Nobody yet.", fr: "Personne pour l'instant.", ja: "まだいません。" }
    sign_on_say_subject() { en: "Say somebody's account", fr: "Indiquer le compte de quelqu'un", ja: "アカウントを指定" }
    sign_on_say_subject_hint() {
        en: "For somebody who has no way in yet. Everybody else links their account themselves.",
        fr: "Pour qui n'a encore aucun moyen d'accès. Les autres lient leur compte eux-mêmes.",
        ja: "まだ入る手段がない人だけに使います。ほかの人は自分で連携します。",
    }
    done_sign_on() { en: "It is so from now on.", fr: "C'est ainsi désormais.", ja: "反映しました。" }
    security_sign_on_refused() { en: "Not let in by single sign-on", fr: "Authentification unique refusée", ja: "シングルサインオンの拒否" }
    security_sign_on_changed() { en: "Single sign-on changed", fr: "Authentification unique modifiée", ja: "シングルサインオンの変更" }
}
