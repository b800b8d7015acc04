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
        en: "You come in by a link made for you. Ask whoever runs this desk: they make one with `guichet person link`.",
        fr: "Vous entrez par un lien fait pour vous. Demandez-le à qui tient ce guichet : il se fait avec `guichet person link`.",
        ja: "専用リンクから入ります。このデスクの管理者に `guichet person link` での作成を依頼してください。",
    }
    sign_in_link_lead() {
        en: "This link signs you in once.",
        fr: "Ce lien vous connecte une seule fois.",
        ja: "このリンクは一度だけ使えます。",
    }
    demo_people() { en: "The people of the demonstration", fr: "Les personnes de la démonstration", ja: "デモの登場人物" }
    demo_people_lead() {
        en: "One click signs in. Nothing here is real, and the desk's clock can be moved on.",
        fr: "Un clic suffit. Rien ici n'est réel, et l'horloge du support peut être avancée.",
        ja: "クリックするだけで入れます。すべて架空で、デスクの時計は進められます。",
    }
    qualified() { en: "qualified", fr: "qualifié", ja: "有資格" }
    not_qualified() { en: "not qualified", fr: "non qualifié", ja: "資格なし" }
}
