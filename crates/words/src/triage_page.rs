//! The preliminary investigation, one ticket at a time.

words! {
    triage_lead() {
        en: "One ticket at a time, what is due first on top.",
        fr: "Un ticket à la fois, la première échéance d'abord.",
        ja: "期限の早いものから、1件ずつ。",
    }
    triage_empty() { en: "Triage is empty.", fr: "Rien à trier.", ja: "仕分け待ちはありません。" }
    the_report() { en: "The report", fr: "Le signalement", ja: "報告内容" }
    the_decision() { en: "The decision", fr: "La décision", ja: "判断" }
    missing_in_report() { en: "Missing in the report", fr: "Manque au signalement", ja: "報告に不足しているもの" }
    ask_kind() { en: "What is it?", fr: "De quoi s'agit-il ?", ja: "種別" }
    hint_kind() {
        en: "Only an incident has a target.",
        fr: "Seul un incident a une cible.",
        ja: "目標があるのはインシデントだけです。",
    }
    ask_workaround() { en: "Is there a workaround?", fr: "Y a-t-il un contournement ?", ja: "回避策はありますか" }
    hint_workaround() { en: "With one, an incident is minor.", fr: "S'il y en a un, l'incident est mineur.", ja: "あれば軽微となります。" }
    not_known_yet() { en: "not known yet", fr: "pas encore su", ja: "未確認" }
    ask_gravity() { en: "How grave is it?", fr: "Quelle gravité ?", ja: "重大度" }
    hint_gravity() {
        en: "For an incident. It never decides the category.",
        fr: "Pour un incident. Elle ne décide jamais de la catégorie.",
        ja: "インシデントの場合のみ。優先度を左右しません。",
    }
    no_gravity() { en: "not an incident", fr: "pas un incident", ja: "インシデントではない" }
    ask_category() { en: "Which category?", fr: "Quelle catégorie ?", ja: "優先度" }
    due_then() { en: "Acknowledgement due", fr: "Accusé de réception dû", ja: "受付確認の期限" }
    ask_triage_reason() { en: "Reason", fr: "Motif", ja: "理由" }
    hint_triage_reason() {
        en: "Needed where the category is lowered after its due time has passed: a second person then confirms.",
        fr: "Nécessaire si la catégorie est abaissée après son échéance : une seconde personne confirme alors.",
        ja: "期限を過ぎてから優先度を下げる場合は必須です。別の担当者が確認します。",
    }
    qualify() { en: "Qualify, and show the next", fr: "Qualifier, et voir le suivant", ja: "決定して次へ" }
    qualify_here() { en: "Qualify", fr: "Qualifier", ja: "決定する" }
    open_the_ticket() { en: "Open the ticket", fr: "Ouvrir le ticket", ja: "チケットを開く" }
    others_waiting() { en: "Also waiting", fr: "Attendent aussi", ja: "ほかの仕分け待ち" }
    not_waiting(n: u64) {
        en: "{n} doesn't wait for triage any more.",
        fr: "{n} n'attend plus de tri.",
        ja: "{n}は仕分け待ちではありません。",
    }
}
