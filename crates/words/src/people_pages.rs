//! People, their qualifications, the certificates that wait, and warnings ahead, as pages say them.

words! {
    people_title() { en: "People", fr: "Personnes", ja: "担当者" }
    people_lead() {
        en: "Who works at this desk, and who is qualified for what. A diagnosis ends the response time only from somebody qualified at that instant.",
        fr: "Qui travaille à ce bureau, et qui est qualifié pour quoi. Un diagnostic n'arrête le temps de réponse que s'il vient de quelqu'un de qualifié à cet instant.",
        ja: "窓口の担当者と、製品ごとの資格です。応答時間は、その時点で資格のある人の診断によってのみ終わります。",
    }
    people_level_1() {
        en: "These count at your level-1 desk. They never count for the vendor's clocks.",
        fr: "Elles comptent pour votre bureau de niveau 1, jamais pour les horloges de l'éditeur.",
        ja: "レベル1窓口でのみ有効です。開発元の計測には影響しません。",
    }
    people_none() { en: "Nobody works here yet.", fr: "Personne ne travaille encore ici.", ja: "担当者がいません。" }
    person_left() { en: "has left", fr: "parti", ja: "退任" }
    qualified_for_column() { en: "Qualified for", fr: "Qualification", ja: "資格" }
    qualified_for_all() { en: "all products", fr: "tous les produits", ja: "全製品" }
    qualified_for_nothing() { en: "not qualified", fr: "non qualifié", ja: "資格なし" }
    qualified_span(product: &str, from: &str, until: &str) { en: "{product}: {from} to {until}", fr: "{product} : du {from} au {until}", ja: "{product}：{from}から{until}まで" }
    qualified_open(product: &str, from: &str) { en: "{product}: from {from}", fr: "{product} : depuis le {from}", ja: "{product}：{from}から" }
    granted_column() { en: "On whose word", fr: "Sur la parole de", ja: "認定者" }
    granted_by_two(proposed: &str, confirmed: &str, when: &str) {
        en: "proposed by {proposed}, confirmed by {confirmed} on {when}",
        fr: "proposée par {proposed}, confirmée par {confirmed} le {when}",
        ja: "{proposed}が提案、{confirmed}が{when}に確認",
    }
    granted_by_one(who: &str, when: &str) { en: "granted by {who} on {when}", fr: "accordée par {who} le {when}", ja: "{who}が{when}に認定" }
    granted_by_console(when: &str) { en: "granted at the console on {when}", fr: "accordée à la console le {when}", ja: "{when}にコンソールで認定" }
    qualification_lapses(until: &str) { en: "lapses on {until}", fr: "expire le {until}", ja: "{until}に失効" }
    qualification_now() { en: "counts", fr: "compte", ja: "有効" }
    qualification_to_come() { en: "to come", fr: "à venir", ja: "開始前" }
    qualification_over() { en: "over", fr: "terminée", ja: "終了" }
    qualification_taken_back(who: &str, when: &str) { en: "taken back by {who} on {when}", fr: "retirée par {who} le {when}", ja: "{who}が{when}に取り消し" }
    by_the_console() { en: "the console", fr: "la console", ja: "コンソール" }
    qualifications_heading() { en: "Qualifications", fr: "Qualifications", ja: "資格" }
    qualifications_none() { en: "None so far.", fr: "Aucune à ce jour.", ja: "まだありません。" }
    proposals_heading() { en: "Waits for a second person", fr: "Attend une deuxième personne", ja: "二人目の確認待ち" }
    proposal_by(who: &str, when: &str) { en: "proposed by {who} on {when}", fr: "proposée par {who} le {when}", ja: "{who}が{when}に提案" }
    proposal_declined(who: &str, when: &str) { en: "turned down by {who} on {when}", fr: "refusée par {who} le {when}", ja: "{who}が{when}に却下" }
    propose_qualification() { en: "Propose a qualification", fr: "Proposer une qualification", ja: "資格を提案する" }
    propose_qualification_hint() {
        en: "A second person confirms it: a manager, or somebody qualified for the same product. It counts from then on, never backwards.",
        fr: "Une deuxième personne confirme : responsable, ou qualifiée pour le même produit. Elle compte à partir de là, jamais en arrière.",
        ja: "管理者または同じ製品の資格を持つ人が確認します。確認の時点から有効で、さかのぼりません。",
    }
    grant_qualification() { en: "Grant a qualification", fr: "Accorder une qualification", ja: "資格を与える" }
    qualification_product_hint() { en: "Leave it empty for all products.", fr: "Laissez vide pour tous les produits.", ja: "空欄にすると全製品が対象です。" }
    qualification_from() { en: "From, if not at once", fr: "À partir du, si ce n'est pas tout de suite", ja: "開始日（任意）" }
    qualification_until() { en: "Until, not including, if it shall end", fr: "Jusqu'au, non compris, si elle doit finir", ja: "終了日（当日を含まない、任意）" }
    confirm_qualification() { en: "Confirm", fr: "Confirmer", ja: "確認する" }
    decline_qualification() { en: "Turn it down", fr: "Refuser", ja: "却下する" }
    revoke_qualification() { en: "Take it back", fr: "Retirer", ja: "取り消す" }
    revoke_qualification_hint() { en: "It ends at once. What was done under it stays.", fr: "Elle finit tout de suite. Ce qui a été fait reste.", ja: "ただちに終了します。これまでの診断は有効です。" }
    done_people() { en: "Done: it is in the journal.", fr: "C'est fait : c'est au journal.", ja: "記録しました。" }
    certificates_waiting() { en: "Certificates to check", fr: "Certificats à vérifier", ja: "確認待ちの証明書" }
    certificates_waiting_none() { en: "None waits.", fr: "Aucun n'attend.", ja: "ありません。" }
    certificate_shown(who: &str, organisation: &str, when: &str) { en: "{who}, {organisation}, shown on {when}", fr: "{who}, {organisation}, présenté le {when}", ja: "{who}（{organisation}）、{when}に登録" }
    letter_subject(who: &str, until: &str) {
        en: "The certificate of {who} lapses on {until}",
        fr: "Le certificat de {who} expire le {until}",
        ja: "{who}の証明書は{until}に失効します",
    }
    letter_of_a_certificate(who: &str, customer: &str, until: &str) {
        en: "The certificate of {who}, super administrator of {customer}, lapses on {until}. Show the next one in the ledger of duties: the centre checks it.",
        fr: "Le certificat de {who}, super administrateur de {customer}, expire le {until}. Présentez le prochain au registre des devoirs : le centre le vérifie.",
        ja: "{customer}のスーパー管理者{who}の証明書は{until}に失効します。責務の台帳に次の証明書を登録してください。センターが確認します。",
    }
    training_grace(n: i64) {
        en: "After its end the agreement gives {n} day of grace, in which the customer still counts as trained." | "After its end the agreement gives {n} days of grace, in which the customer still counts as trained." by n,
        fr: "Après sa fin, les conditions donnent {n} jour de grâce, pendant lequel la formation compte encore." | "Après sa fin, les conditions donnent {n} jours de grâce, pendant lesquels la formation compte encore." by n,
        ja: "失効後{n}日の猶予があり、その間は研修済みとみなします。",
    }
    training_no_grace() {
        en: "The agreement gives no days of grace: from its end on it doesn't count.",
        fr: "Les conditions ne donnent pas de jours de grâce : dès sa fin, elle ne compte plus.",
        ja: "猶予期間はありません。失効日から無効です。",
    }
    training_warns(days: &str) {
        en: "A certificate's end is told {days} days ahead.",
        fr: "La fin d'un certificat est annoncée {days} jours avant.",
        ja: "証明書の失効は{days}日前に通知します。",
    }
    lapsing_heading() { en: "Certificates that lapse", fr: "Certificats qui expirent", ja: "失効が近い証明書" }
    lapsing_line(who: &str, until: &str, days: i64, at: &str) {
        en: "The certificate of {who} lapses on {until}; told {days} day ahead, on {at}" | "The certificate of {who} lapses on {until}; told {days} days ahead, on {at}" by days,
        fr: "Le certificat de {who} expire le {until} ; annoncé {days} jour avant, le {at}" | "Le certificat de {who} expire le {until} ; annoncé {days} jours avant, le {at}" by days,
        ja: "{who}の証明書は{until}に失効します（{days}日前の通知、{at}）",
    }
    lapsing_renewed() { en: "renewed", fr: "renouvelé", ja: "更新済み" }
}
