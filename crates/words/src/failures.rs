//! What failed between a door and the desk, said.

refusals! {
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
