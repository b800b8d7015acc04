//! What the desk refuses about diagnoses, products and promises: what, why, what to try.

refusals! {
    refused_no_such_diagnosis() {
        en: "There is no such diagnosis", "nothing with that number is a diagnosis of this ticket", "reload, and choose one of those shown";
        fr: "Ce diagnostic n'existe pas", "rien sous ce numéro n'est un diagnostic de ce ticket", "rechargez, et choisissez l'un de ceux affichés";
        ja: "該当する診断がありません", "この番号の診断はこのチケットにありません", "再読み込みして、表示された診断から選んでください";
    }
    refused_already_qualified(when: &str) {
        en: "That diagnosis counts already", "it is the word of a qualified member since {when}", "nothing needs to be done";
        fr: "Ce diagnostic compte déjà", "c'est la parole d'un membre qualifié depuis le {when}", "il n'y a rien à faire";
        ja: "この診断はすでに有効です", "{when}から有資格者の診断として扱われています", "対応は不要です";
    }
    refused_not_qualified() {
        en: "A qualified member is needed", "you aren't qualified at this moment", "ask a colleague who is";
        fr: "Il faut un membre qualifié", "vous n'êtes pas qualifié à cet instant", "demandez à un collègue qui l'est";
        ja: "有資格者の操作が必要です", "現在あなたには資格がありません", "資格のある同僚に依頼してください";
    }
    refused_not_qualified_for(product: &str) {
        en: "A member qualified for {product} is needed", "you aren't qualified for it at this moment", "ask a colleague who is";
        fr: "Il faut un membre qualifié pour {product}", "vous ne l'êtes pas à cet instant", "demandez à un collègue qui l'est";
        ja: "{product}の有資格者の操作が必要です", "現在あなたにはこの製品の資格がありません", "資格のある同僚に依頼してください";
    }
    refused_same_product() {
        en: "It is about that product already", "it would change nothing", "name another one, or leave it";
        fr: "Il s'agit déjà de ce produit", "cela ne changerait rien", "nommez-en un autre, ou laissez";
        ja: "すでにその製品です", "変更がありません", "別の製品を指定するか、そのままにしてください";
    }
    refused_not_a_product() {
        en: "That is no name of a product", "a name has up to 100 letters, on one line", "write the name as your people say it";
        fr: "Ce n'est pas un nom de produit", "un nom tient en 100 caractères, sur une ligne", "écrivez le nom tel que vos équipes le disent";
        ja: "製品名として使えません", "製品名は1行、100文字以内です", "普段使っている名称を入力してください";
    }
    refused_not_a_colleague() {
        en: "They can't answer for it", "a ticket is answered for by somebody who works at its desk", "choose a colleague";
        fr: "Cette personne ne peut s'en charger", "un ticket est à la charge d'une personne de son guichet", "choisissez un collègue";
        ja: "その方は担当になれません", "担当者はこのデスクの一員である必要があります", "同僚を選んでください";
    }
    refused_already_theirs() {
        en: "They answer for it already", "it would change nothing", "choose somebody else, or leave it";
        fr: "Cette personne s'en charge déjà", "cela ne changerait rien", "choisissez quelqu'un d'autre, ou laissez";
        ja: "すでにその方が担当です", "変更がありません", "別の担当者を選ぶか、そのままにしてください";
    }
    refused_nobodys() {
        en: "Nobody answers for it", "there is no owner to release", "assign it to somebody";
        fr: "Personne ne s'en charge", "il n'y a personne à décharger", "confiez-le à quelqu'un";
        ja: "担当者がいません", "外す担当者がいません", "担当者を割り当ててください";
    }
    refused_news_in_the_past(by: &str) {
        en: "News can't be promised for {by}", "a promise is for later", "choose an instant that is still to come";
        fr: "Des nouvelles ne peuvent être promises pour le {by}", "une promesse vaut pour plus tard", "choisissez un instant à venir";
        ja: "{by}までの連絡は約束できません", "約束は将来の時刻に限ります", "これから来る時刻を指定してください";
    }
    refused_workaround_was_found() {
        en: "A workaround was found for this incident", "major means critical and without a workaround", "call it minor, or say that the workaround doesn't help";
        fr: "Un contournement a été trouvé pour cet incident", "majeur veut dire critique et sans contournement", "qualifiez-le de mineur, ou dites que le contournement n'aide pas";
        ja: "このインシデントには回避策が見つかっています", "重大とは、重要かつ回避策がないものです", "軽微とするか、回避策が有効でないことを示してください";
    }
    refused_nothing_missed() {
        en: "There is nothing to review", "no target of this ticket was missed", "open a ticket whose target was";
        fr: "Il n'y a rien à revoir", "aucune cible de ce ticket n'a été dépassée", "ouvrez un ticket dont la cible l'a été";
        ja: "レビューの対象がありません", "このチケットに目標の超過はありません", "超過のあったチケットを開いてください";
    }
    refused_nothing_to_approve() {
        en: "No review waits for you", "it isn't written yet, or it was decided", "reload, or ask for it to be written";
        fr: "Aucune revue ne vous attend", "elle n'est pas encore rédigée, ou elle est décidée", "rechargez, ou demandez qu'on la rédige";
        ja: "判断待ちのレビューはありません", "未作成か、すでに判断済みです", "再読み込みするか、作成を依頼してください";
    }
}
