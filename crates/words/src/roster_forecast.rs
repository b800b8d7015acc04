//! What a week is expected to bring, as the roster says it (clause 3.B).

words! {
    forecast_title() { en: "What to expect", fr: "À quoi s'attendre", ja: "受付の見込み" }
    forecast_basis(weeks: u32, requests: &str) {
        en: "From {weeks} week, {requests} requests" | "From {weeks} weeks, {requests} requests" by weeks,
        fr: "D'après {weeks} semaine, {requests} demandes" | "D'après {weeks} semaines, {requests} demandes" by weeks,
        ja: "過去{weeks}週間、{requests}件に基づく見込み",
    }
    forecast_expected(requests: &str) {
        en: "about {requests} to be expected in this week",
        fr: "environ {requests} à attendre cette semaine",
        ja: "今週は約{requests}件の見込み",
    }
    forecast_too_little(weeks: u32, requests: &str) {
        en: "Too little to go by: {weeks} whole week, {requests} requests. These figures tell of chance, and give no hint."
            | "Too little to go by: {weeks} whole weeks, {requests} requests. These figures tell of chance, and give no hint." by weeks,
        fr: "Trop peu pour en juger : {weeks} semaine entière, {requests} demandes. Ces chiffres relèvent du hasard et ne donnent pas d'indication."
            | "Trop peu pour en juger : {weeks} semaines entières, {requests} demandes. Ces chiffres relèvent du hasard et ne donnent pas d'indication." by weeks,
        ja: "根拠が足りません：満{weeks}週間、{requests}件。偶然の範囲を出ないため、目安は示しません。",
    }
    forecast_nothing() {
        en: "The desk has no whole week behind it yet: there is nothing to go by.",
        fr: "Le centre n'a pas encore une semaine entière derrière lui : rien ne permet d'en juger.",
        ja: "満一週間の実績がまだないため、見込みは立てられません。",
    }
    forecast_how() {
        en: "The same hour of the same day in the weeks before, holidays left out; what came while it was closed counts at the next opening.",
        fr: "La même heure du même jour les semaines précédentes, jours fériés exclus ; ce qui est arrivé pendant la fermeture compte à l'ouverture suivante.",
        ja: "過去の同じ曜日・同じ時刻の実績です（祝日は除外）。休業中に届いたものは次の始業時刻に数えます。",
    }
    forecast_hour() { en: "Hour", fr: "Heure", ja: "時刻" }
    forecast_planned(planned: u16, needed: u16) {
        en: "{planned} of {needed} planned",
        fr: "{planned} sur {needed} prévus",
        ja: "予定{planned}／必要{needed}",
    }
    forecast_busy(people: u16) { en: "work for {people}", fr: "du travail pour {people}", ja: "{people}人分の業務" }
    forecast_hints() { en: "More work than people", fr: "Plus de travail que de personnes", ja: "人員を超える見込み" }
    forecast_hint(when: &str, expected: &str, busy: u16, planned: u16) {
        en: "{when}: {expected} expected, work for {busy}, {planned} planned",
        fr: "{when} : {expected} à attendre, du travail pour {busy}, {planned} prévus",
        ja: "{when}：見込み{expected}件、{busy}人分の業務に対し予定{planned}人",
    }
    forecast_no_gap() {
        en: "Hints, not gaps: a gap is what the agreement asks for and isn't there.",
        fr: "Des indications, pas des trous : un trou est ce que les conditions demandent et qui manque.",
        ja: "これは目安であり、不足ではありません。不足とは、契約が求める人員がいないことです。",
    }
    forecast_no_hint() {
        en: "Enough people are planned for the work to be expected.",
        fr: "L'effectif prévu suffit au travail à attendre.",
        ja: "見込まれる業務に対し、予定の人員は足りています。",
    }
    forecast_minutes() { en: "Minutes that a request takes one person", fr: "Minutes qu'une demande prend à une personne", ja: "1件に一人がかける時間（分）" }
    forecast_minutes_hint() {
        en: "An assumption: change it to what you know.",
        fr: "Une hypothèse : mettez ce que vous savez.",
        ja: "仮定です。実情に合わせて変えてください。",
    }
    forecast_again() { en: "Work it out", fr: "Calculer", ja: "計算する" }
}
