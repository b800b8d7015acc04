//! What is counted of the decisions on tickets, and which of them wait.

words! {
    decisions_title() { en: "Decisions", fr: "Décisions", ja: "判断の集計" }
    decisions_lead() {
        en: "Exclusions by ground with what became of them, and by person what could be a way to better figures. A high count is a question, not an answer.",
        fr: "Les exclusions par motif avec leur suite, et par personne ce qui pourrait embellir les chiffres. Un nombre élevé est une question, non une réponse.",
        ja: "事由別の対象外件数とその後の経過、および数値を良く見せ得る判断の担当者別件数です。件数の多さは問いであって答えではありません。",
    }
    decisions_nothing() { en: "Nothing was excluded in this period.", fr: "Rien n'a été exclu sur cette période.", ja: "この期間に対象外の判断はありません。" }
    decisions_by_ground() { en: "Exclusions by ground", fr: "Exclusions par motif", ja: "事由別の対象外" }
    decisions_by_person() { en: "By person", fr: "Par personne", ja: "担当者別" }
    decisions_finding(n: u64, overturned: u64) {
        en: "{n} exclusion confirmed, {overturned} overturned on review." | "{n} exclusions confirmed, {overturned} overturned on review." by n,
        fr: "{n} exclusion confirmée, {overturned} annulée(s) au réexamen." | "{n} exclusions confirmées, {overturned} annulée(s) au réexamen." by n,
        ja: "対象外の決定{n}件、うち再審査で取り消し{overturned}件。",
    }
    decisions_cohort() {
        en: "What became of an exclusion is counted under the day it was confirmed. The share is that of those confirmed, with its 95 % interval.",
        fr: "La suite d'une exclusion est comptée au jour de sa confirmation. La part est celle des exclusions confirmées, avec son intervalle à 95 %.",
        ja: "その後の経過は、確認された日の件数として数えます。割合は確認された件数に対するもので、95 %区間を添えています。",
    }
    decisions_rising() { en: "A rising ground is a question to the documentation.", fr: "Un motif qui monte interroge la documentation.", ja: "増えている事由は、文書への問いです。" }
    column_ground() { en: "Ground", fr: "Motif", ja: "事由" }
    column_proposed() { en: "proposed", fr: "proposées", ja: "提案" }
    column_not_confirmed() { en: "not confirmed", fr: "non confirmées", ja: "却下" }
    column_confirmed() { en: "confirmed", fr: "confirmées", ja: "確認" }
    column_contested() { en: "contested", fr: "contestées", ja: "異議" }
    column_upheld() { en: "upheld", fr: "maintenues", ja: "維持" }
    column_overturned() { en: "overturned", fr: "annulées", ja: "取り消し" }
    column_lifted() { en: "lifted", fr: "levées", ja: "解除" }
    column_helped() { en: "helped all the same", fr: "aidées malgré tout", ja: "義務によらず支援" }
    column_share_overturned() { en: "share overturned", fr: "part annulée", ja: "取り消し率" }
    column_person() { en: "Person", fr: "Personne", ja: "担当者" }
    column_theirs_overturned() { en: "theirs overturned", fr: "les leurs annulées", ja: "取り消された判断" }
    column_lowered() { en: "categories lowered", fr: "catégories abaissées", ja: "優先度の引き下げ" }
    column_acknowledged() { en: "acknowledged", fr: "accusés", ja: "受付確認" }
    column_at_once() { en: "within a minute", fr: "en moins d'une minute", ja: "1分以内" }
    people_says() {
        en: "Within a minute of notification a report was hardly read. A category is lowered against what held before: the last triage, or what the report's answers suggest.",
        fr: "En moins d'une minute, un signalement n'a guère été lu. Une catégorie est abaissée par rapport à ce qui valait avant : le dernier tri, ou ce que suggèrent les réponses du signalement.",
        ja: "通知から1分以内では、報告はほとんど読まれていません。優先度の引き下げは、直前の仕分けまたは報告内容から想定される優先度との比較です。",
    }
    person_not_shown(id: &str) { en: "person {id}", fr: "personne {id}", ja: "担当者 {id}" }

    decisions_waiting() { en: "Decisions waiting", fr: "Décisions en attente", ja: "判断待ち" }
    decisions_waiting_lead() { en: "An exclusion is confirmed by a second person, and a contested one reviewed by a third.", fr: "Une exclusion est confirmée par une seconde personne ; contestée, elle est réexaminée par une troisième.", ja: "対象外は別の担当者が確認し、異議があれば第三者が再審査します。" }
    decisions_waiting_none() { en: "No decision waits.", fr: "Aucune décision n'attend.", ja: "判断待ちはありません。" }
    waits_for_second() { en: "Waits for a second person", fr: "Attend une seconde personne", ja: "別の担当者の確認待ち" }
    waits_for_third() { en: "Contested, waits for a third person", fr: "Contestée, attend une troisième personne", ja: "異議あり・第三者の再審査待ち" }
}
