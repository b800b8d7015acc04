//! Who belongs to an organisation, as its pages say it.

words! {
    members_title(organisation: &str) { en: "People of {organisation}", fr: "Personnes de {organisation}", ja: "{organisation}の利用者" }
    members() { en: "Access", fr: "Accès", ja: "利用者" }
    members_lead() {
        en: "Who may come in for this organisation, and as what. You answer for it: whoever left must not come in any more.",
        fr: "Qui peut entrer pour cette organisation, et à quel titre. Vous en répondez : qui est parti ne doit plus entrer.",
        ja: "この組織として入室できる人とその役割です。退職した人が入室できないよう、あなたが管理します。",
    }
    invite() { en: "Invite somebody", fr: "Inviter quelqu'un", ja: "招待する" }
    invite_hint() {
        en: "You get a link to hand over. With it they set up how they come in; it is good once, for two days.",
        fr: "Vous recevez un lien à transmettre. Il permet de créer ses moyens d'accès ; il sert une fois, pendant deux jours.",
        ja: "発行されるリンクを本人に渡してください。サインイン方法を設定できます。有効なのは2日以内の1回だけです。",
    }
    link_made_title() { en: "A link to hand over", fr: "Un lien à transmettre", ja: "本人に渡すリンク" }
    link_made_lead() {
        en: "It is shown now, and never again. Give it to this person only, by a way that you trust. It is good once, for two days.",
        fr: "Il est affiché maintenant, et plus jamais. Donnez-le à cette personne seulement, par une voie sûre. Il sert une fois, pendant deux jours.",
        ja: "表示されるのは今回だけです。安全な方法で本人だけに渡してください。有効なのは2日以内の1回だけです。",
    }
    link_handed_over() { en: "I have it", fr: "Je l'ai", ja: "控えました" }
    change_role() { en: "Give another role", fr: "Donner un autre rôle", ja: "役割を変更する" }
    change_role_hint() {
        en: "It counts from the next click on. Their sessions and tokens end: they come in anew.",
        fr: "Il compte dès le prochain clic. Leurs sessions et jetons prennent fin : ils entrent à nouveau.",
        ja: "次の操作から有効です。セッションとトークンは終了し、サインインし直しになります。",
    }
    disable() { en: "Close out", fr: "Fermer l'accès", ja: "アクセスを停止する" }
    disable_hint() {
        en: "They come in no more, from the next click on. What they did stays, under their name.",
        fr: "L'accès est fermé dès le prochain clic. Ce qui a été fait reste, sous leur nom.",
        ja: "次の操作から入室できません。これまでの記録は本人の名前で残ります。",
    }
    invite_again() { en: "Make another link", fr: "Créer un autre lien", ja: "リンクを再発行する" }
    invite_again_hint() {
        en: "For somebody who was invited and hasn't come yet. The link before is no longer good.",
        fr: "Pour qui a été invité et n'est pas encore venu. Le lien précédent ne vaut plus.",
        ja: "招待されて、まだ設定していない人のための操作です。以前のリンクは無効になります。",
    }
}
