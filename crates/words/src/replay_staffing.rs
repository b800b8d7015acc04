//! The roster under other terms, as what-if and `guichet agreement replay` say it (clause 3.B).

words! {
    staffing_title(weeks: i64) {
        en: "The next {weeks} weeks, with the roster as it is",
        fr: "Les {weeks} prochaines semaines, avec le planning tel qu'il est",
        ja: "今後{weeks}週間（現在の当番表のまま）",
    }
    staffing_region() { en: "Region", fr: "Région", ja: "地域" }
    staffing_open() { en: "Open", fr: "Ouvert", ja: "営業時間" }
    staffing_covered() { en: "Covered", fr: "Couvert", ja: "人員あり" }
    staffing_short() { en: "Not covered", fr: "Non couvert", ja: "不足" }
    staffing_needed() { en: "Needed, all people together", fr: "Nécessaire, toutes personnes confondues", ja: "必要な延べ時間" }
    staffing_gaps() { en: "Gaps", fr: "Trous", ja: "不足の箇所" }
    staffing_change(before: &str, after: &str) { en: "{before} → {after}", fr: "{before} → {after}", ja: "{before} → {after}" }
    staffing_same() {
        en: "Hours, numbers and coverage stay as they are in every region.",
        fr: "Heures, effectifs et couverture restent les mêmes dans chaque région.",
        ja: "どの地域も営業時間、必要人数、人員配置は変わりません。",
    }
    staffing_first_gap(when: &str) { en: "first new gap {when}", fr: "premier nouveau trou {when}", ja: "最初の新たな不足：{when}" }
}
