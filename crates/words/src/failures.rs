//! What failed between a door and the desk, said.

refusals! {
    failed_not_from_here() {
        en: "This wasn't sent from this site", "a browser sends along what opens the door, so what another site makes it send is not taken", "send it from a page of this desk, or with a token in the header Authorization and without cookies";
        fr: "Ceci n'a pas été envoyé depuis ce site", "un navigateur joint ce qui ouvre la porte : ce qu'un autre site lui fait envoyer n'est pas pris", "envoyez-le depuis une page de ce bureau, ou avec un jeton dans l'en-tête Authorization et sans cookies";
        ja: "このサイトから送信されたものではありません", "ブラウザーは認証情報を自動で付けるため、他のサイトから送らせた要求は受け付けません", "この窓口のページから送るか、Authorization ヘッダーにトークンを付け、Cookie なしで送ってください";
    }
    failed_another_name() {
        en: "This desk has another name", "it answers to the address that it was set up with, and to no other", "ask at that address";
        fr: "Ce bureau a un autre nom", "il répond à l'adresse pour laquelle il a été installé, et à aucune autre", "adressez-vous à celle-là";
        ja: "この窓口のアドレスではありません", "設定されたアドレスでのみ応答します", "そのアドレスに送ってください";
    }
    failed_key_reused() {
        en: "This key was used for something else", "the same key asks for the same thing again", "use a fresh key for a new request";
        fr: "Cette clé a servi à autre chose", "une même clé redemande la même chose", "prenez une clé nouvelle pour une nouvelle demande";
        ja: "このキーは別の内容で使用済みです", "同じキーは同じ要求の再送に使います", "新しい要求には新しいキーを使ってください";
    }
    failed_no_entry() {
        en: "This doesn't open the door", "the link, session or token isn't valid: used, expired, or never made", "ask for a new one";
        fr: "Ceci n'ouvre pas la porte", "le lien, la session ou le jeton n'est pas valide : utilisé, périmé, ou inexistant", "demandez-en un nouveau";
        ja: "サインインできません", "リンク・セッション・トークンが無効です（使用済み、期限切れ、または存在しません）", "新しいものを依頼してください";
    }
    failed_wrong_credentials() {
        en: "That isn't right", "address, password or code don't match, or the code was used before", "try again; a code of the application changes every thirty seconds";
        fr: "Ce n'est pas cela", "l'adresse, le mot de passe ou le code ne correspondent pas, ou le code a déjà servi", "réessayez ; un code de l'application change toutes les trente secondes";
        ja: "一致しません", "アドレス・パスワード・コードのいずれかが違うか、コードは使用済みです", "もう一度お試しください。アプリのコードは30秒ごとに変わります";
    }
    failed_sign_on() {
        en: "You weren't signed in", "no account of an organisation here came of it", "check what you typed and try again; if it stays so, ask whoever answers for your organisation's people";
        fr: "Vous n'êtes pas connecté", "aucun compte d'une organisation d'ici n'en est résulté", "vérifiez ce que vous avez saisi et réessayez ; si cela persiste, demandez à qui répond des personnes de votre organisation";
        ja: "サインインできませんでした", "ここで使える組織のアカウントを確認できませんでした", "入力を確かめてもう一度お試しください。続く場合は所属組織の管理者に連絡してください";
    }
    failed_not_an_issuer() {
        en: "This is no address of an identity provider", "it takes an https address on the open internet, without ? and #", "copy the issuer from what the provider publishes";
        fr: "Ce n'est pas l'adresse d'un fournisseur d'identité", "il faut une adresse https sur l'internet public, sans ? ni #", "copiez l'émetteur (issuer) que le fournisseur publie";
        ja: "IDプロバイダーのアドレスではありません", "公開インターネット上の https アドレス（? と # なし）が必要です", "プロバイダーが公開する issuer を写してください";
    }
    failed_not_a_client() {
        en: "The provider knows this desk by a client id and a secret", "one of them is missing or too long; with another address or client id it takes the secret anew", "type both as the provider gave them";
        fr: "Le fournisseur connaît ce guichet par un identifiant et un secret", "l'un des deux manque ou est trop long ; avec une autre adresse ou un autre identifiant, il faut redonner le secret", "saisissez les deux tels que le fournisseur les a donnés";
        ja: "クライアントIDとシークレットが必要です", "どちらかがないか長すぎます。アドレスかIDを変えるときはシークレットも入力し直します", "プロバイダーから受け取ったとおりに入力してください";
    }
    failed_not_a_subject() {
        en: "This account can't be theirs", "it is empty, too long, or somebody's already", "copy the subject (sub) from the provider";
        fr: "Ce compte ne peut pas être le sien", "il est vide, trop long, ou déjà celui de quelqu'un", "copiez le sujet (sub) chez le fournisseur";
        ja: "このアカウントは指定できません", "空か、長すぎるか、すでに使われています", "プロバイダーのサブジェクト（sub）を写してください";
    }
    failed_too_many_tries(minutes: &str) {
        en: "Too many tries", "after so many, nobody is let in for a while", "try again in {minutes} min";
        fr: "Trop d'essais", "après autant d'essais, personne n'entre pendant un moment", "réessayez dans {minutes} min";
        ja: "試行回数が多すぎます", "しばらくの間サインインできません", "{minutes}分後にお試しください";
    }
    failed_short_password() {
        en: "This password is too short", "it takes at least 12 characters", "take a short sentence: it is easier to remember, too";
        fr: "Ce mot de passe est trop court", "il faut au moins 12 caractères", "prenez une courte phrase : elle se retient mieux aussi";
        ja: "パスワードが短すぎます", "12文字以上が必要です", "短い文章にすると覚えやすくなります";
    }
    failed_long_password() {
        en: "This password is too long", "it may have 256 bytes", "take a shorter one";
        fr: "Ce mot de passe est trop long", "il peut avoir 256 octets", "prenez-en un plus court";
        ja: "パスワードが長すぎます", "256バイトまでです", "短くしてください";
    }
    failed_guessable_password() {
        en: "This password is easily guessed", "it is among the first that somebody would try, or made of names that everybody knows", "take a sentence of four or five words that have nothing to do with each other";
        fr: "Ce mot de passe se devine", "il est parmi les premiers qu'on essaierait, ou fait de noms que tous connaissent", "prenez une phrase de quatre ou cinq mots sans rapport entre eux";
        ja: "推測されやすいパスワードです", "よく使われる語や、誰でも知っている名前が含まれています", "互いに無関係な四、五語の文にしてください";
    }
    failed_prove_again() {
        en: "This takes a fresh proof", "what you want to do needs a proof of who you are that is not older than fifteen minutes", "show that it's you at /account/proof, then do it again";
        fr: "Il faut une preuve fraîche", "ce que vous voulez faire demande une preuve d'identité de moins de quinze minutes", "montrez que c'est vous à /account/proof, puis recommencez";
        ja: "改めて本人確認が必要です", "この操作には15分以内の本人確認が必要です", "/account/proof で確認してから、もう一度行ってください";
    }
    failed_last_way_in() {
        en: "This is your last way in", "without it you couldn't come back", "set up another one first";
        fr: "C'est votre dernier moyen d'accès", "sans lui, vous ne pourriez plus revenir", "enregistrez-en d'abord un autre";
        ja: "最後のサインイン方法です", "削除すると二度と入れなくなります", "先に別の方法を設定してください";
    }
    failed_token_scope() {
        en: "This token reads only", "it was made for looking, and this would change something", "make a token with the scope \"write\", or do it by hand";
        fr: "Ce jeton ne fait que lire", "il a été créé pour consulter, et ceci changerait quelque chose", "créez un jeton de portée « écriture », ou faites-le à la main";
        ja: "このトークンは読み取り専用です", "閲覧用に作成されており、この操作は変更を伴います", "書き込み用のトークンを作成するか、画面から操作してください";
    }
    failed_token_days() {
        en: "A token doesn't last that long", "it lasts between a day and a year", "choose 1 to 365 days";
        fr: "Un jeton ne dure pas autant", "il dure entre un jour et un an", "choisissez de 1 à 365 jours";
        ja: "トークンの有効期間が範囲外です", "1日から1年までです", "1〜365日を指定してください";
    }
    failed_token_networks() {
        en: "These aren't networks", "a network is written like 192.0.2.0/24 or 2001:db8::/32, and there are 20 at most", "check what you typed, or leave it empty";
        fr: "Ce ne sont pas des réseaux", "un réseau s'écrit comme 192.0.2.0/24 ou 2001:db8::/32, et il y en a 20 au plus", "vérifiez votre saisie, ou laissez vide";
        ja: "ネットワークとして読み取れません", "192.0.2.0/24 や 2001:db8::/32 のように書きます。20個までです", "入力内容を確認するか、空欄にしてください";
    }
    failed_busy() {
        en: "Too many people changed this at once", "your change was not made", "try again in a moment";
        fr: "Trop de personnes ont modifié ceci en même temps", "votre changement n'a pas été fait", "réessayez dans un instant";
        ja: "同時に多くの変更がありました", "変更は行われていません", "少し待ってからやり直してください";
    }
    failed_unknown() {
        en: "It isn't known whether this was written", "the database was lost while it was being written", "send the same again: it will be written once";
        fr: "On ne sait pas si c'est écrit", "la base a été perdue pendant l'écriture", "renvoyez la même chose : ce ne sera écrit qu'une fois";
        ja: "書き込まれたかどうか確認できません", "書き込み中にデータベースとの接続が切れました", "同じ内容を再送してください。重複はしません";
    }
    failed_unavailable() {
        en: "The desk can't reach its database", "nothing was written", "try again in a moment; what you typed is kept on this page";
        fr: "Le support n'atteint pas sa base de données", "rien n'a été écrit", "réessayez dans un instant ; votre texte est conservé sur cette page";
        ja: "データベースに接続できません", "書き込みは行われていません", "少し待ってからやり直してください";
    }
    failed_not_forward() {
        en: "The desk's clock doesn't go back", "what happened, happened", "choose a later instant";
        fr: "L'horloge du support ne recule pas", "ce qui s'est passé s'est passé", "choisissez un instant ultérieur";
        ja: "デスクの時計は戻せません", "起きたことは変えられません", "後の時刻を選んでください";
    }
    failed_nobody_there(who: &str) {
        en: "There is no {who:?}", "nothing here has that name", "check the spelling";
        fr: "Il n'y a pas de {who:?}", "rien ici ne porte ce nom", "vérifiez l'orthographe";
        ja: "{who:?}は見つかりません", "その名前のものはありません", "綴りを確認してください";
    }
    failed_wrong_role(role: &str, party: &str) {
        en: "No such role in this organisation", "{role} is no role in an organisation that is a {party}", "choose another role, or another organisation";
        fr: "Ce rôle n'existe pas dans cette organisation", "{role} : pas dans une organisation de type {party}", "choisissez un autre rôle, ou une autre organisation";
        ja: "この組織にその役割はありません", "{party}の組織に{role}の役割はありません", "別の役割か組織を選んでください";
    }
    failed_already_there(what: &str) {
        en: "{what:?} is there already", "names are used once", "choose another name";
        fr: "{what:?} existe déjà", "un nom ne sert qu'une fois", "choisissez un autre nom";
        ja: "{what:?}はすでにあります", "名前は重複できません", "別の名前を選んでください";
    }
    failed_damaged() {
        en: "Something went wrong here", "it isn't your doing, and it was noted", "try again; if it stays, quote the time to the support centre";
        fr: "Quelque chose s'est mal passé ici", "vous n'y êtes pour rien, et c'est noté", "réessayez ; si cela persiste, donnez l'heure au centre de support";
        ja: "問題が発生しました", "お客様の操作によるものではなく、記録されています", "やり直しても続く場合は、時刻を添えてご連絡ください";
    }
}
