//! The preliminary investigation, one ticket at a time.

words! {
    triage_lead() {
        en: "One ticket at a time, what is due first on top.",
        fr: "Un ticket à la fois, la première échéance d'abord.",
        ja: "期限の早いものから、1件ずつ。",
    }
    triage_empty() { en: "Triage is empty.", fr: "Rien à trier.", ja: "仕分け待ちはありません。" }
    triaged_today_none() { en: "None triaged today.", fr: "Aucun tri aujourd'hui.", ja: "本日の仕分けはまだありません。" }
    triaged_today(n: u64, open: &str, elapsed: &str) {
        en: "{n} triaged today, median {open} of open time ({elapsed} elapsed).",
        fr: "{n} trié aujourd'hui, médiane {open} ouvrées ({elapsed} écoulées)." | "{n} triés aujourd'hui, médiane {open} ouvrées ({elapsed} écoulées)." by n,
        ja: "本日{n}件を仕分け、中央値は営業時間で{open}（経過時間{elapsed}）。",
    }
    the_report() { en: "The report", fr: "Le signalement", ja: "報告内容" }
    triage_entitled() { en: "May they ask?", fr: "Peuvent-ils demander ?", ja: "依頼の資格" }
    triage_entitled_yes(who: &str, party: &str) { en: "Yes: {who}, {party}", fr: "Oui : {who}, {party}", ja: "あり：{who}（{party}）" }
    triage_entitled_direct(who: &str) { en: "Yes: {who}, who bought directly", fr: "Oui : {who}, client en direct", ja: "あり：{who}（直接購入のお客様）" }
    triage_entitled_unknown() { en: "Not known: an imported log doesn't tell.", fr: "Non su : un journal importé ne le dit pas.", ja: "不明：取り込み元の記録にありません。" }
    triage_entitled_for(customer: &str) { en: "for {customer}", fr: "pour {customer}", ja: "対象：{customer}" }
    triage_reproducible() { en: "Can it be reproduced as described?", fr: "Est-il reproductible tel que décrit ?", ja: "記載どおりに再現できますか" }
    triage_reproducible_yes() { en: "Yes: everything that helps is there.", fr: "Oui : tout ce qui aide est là.", ja: "はい：必要な情報は揃っています。" }
    triage_reproducible_unknown(n: usize) { en: "Not known yet: {n} thing is missing" | "Not known yet: {n} things are missing" by n, fr: "Pas encore su : il manque {n} élément" | "Pas encore su : il manque {n} éléments" by n, ja: "未確認：{n}件が不足しています" }
    triage_ask_for_it() { en: "Ask for it in one message", fr: "Le demander en un message", ja: "まとめて問い合わせる" }
    triage_ask_for_more() { en: "Ask for more", fr: "Demander autre chose", ja: "追加で問い合わせる" }
    triage_excluded() { en: "Is it excluded?", fr: "Est-il exclu ?", ja: "対象外ですか" }
    triage_excluded_no() { en: "Nobody has proposed it.", fr: "Personne ne l'a proposé.", ja: "提案はありません。" }
    triage_exclude() { en: "Propose an exclusion", fr: "Proposer une exclusion", ja: "対象外を提案する" }
    triage_exclusion_goes_on() { en: "Qualify it all the same: a second person confirms only after triage.", fr: "Qualifiez-le malgré tout : la seconde personne ne confirme qu'après le tri.", ja: "それでも仕分けは必要です。別の担当者の確認は仕分けの後に行います。" }
    triage_priority() { en: "Kind, gravity, category", fr: "Nature, gravité, catégorie", ja: "種別・重大度・優先度" }
    triage_similar() { en: "Reads alike", fr: "Se ressemblent", ja: "類似の件" }
    triage_similar_none() { en: "Nothing recent reads like it.", fr: "Rien de récent ne lui ressemble.", ja: "最近の類似の件はありません。" }
    the_decision() { en: "The decision", fr: "La décision", ja: "判断" }
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
