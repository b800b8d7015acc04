//! The text of a clock in each of its states: the open time left, and the instant at which it is due.
//!
//! Colour and shape belong to the page; these words say the same to whoever sees neither.

use hours::OpenTime;
use jiff::civil::DateTime;

use crate::Lang;

words! {
    /// Received out of hours: the clock has not begun.
    clock_starts_at(at: &str) { en: "starts {at}", fr: "démarre {at}", ja: "{at} 開始" }
    /// Running: what is left, and when it is due.
    clock_left(left: &str, due: &str) {
        en: "{left} left · {due}",
        fr: "reste {left} · {due}",
        ja: "残り{left}・{due}",
    }
    /// Begun, and standing still until the desk opens again.
    clock_left_while_closed(left: &str, resumes: &str) {
        en: "{left} left · closed, resumes {resumes}",
        fr: "reste {left} · fermé, reprend {resumes}",
        ja: "残り{left}・営業時間外 {resumes}再開",
    }
    /// Standing still by a clause of the agreement. The reference agreement has no such clause.
    clock_left_while_paused(left: &str) {
        en: "paused · {left} left",
        fr: "en pause · reste {left}",
        ja: "停止中・残り{left}",
    }
    /// Past its due instant and still open, by so much open time.
    clock_over_by(over: &str, units: i64) {
        en: "{over} over",
        fr: "dépassé de {over} ouvrée" | "dépassé de {over} ouvrées" by units,
        ja: "目標を{over}超過",
    }
    /// Acknowledged in time.
    clock_acknowledged_in(spent: &str, target: &str) {
        en: "acknowledged in {spent} (target {target})",
        fr: "accusé en {spent} (cible {target})",
        ja: "{spent}で受付確認（目標{target}）",
    }
    /// Acknowledged after the due instant.
    clock_acknowledged_late(late: &str) {
        en: "acknowledged, {late} late",
        fr: "accusé, {late} après la cible",
        ja: "{late}遅れで受付確認",
    }
    /// Nothing is promised: the clause says so.
    clock_out_of_scope(clause: &str) {
        en: "out of scope, § {clause}",
        fr: "hors périmètre, § {clause}",
        ja: "対象外（§{clause}）",
    }
    /// A clock that measures and has no target: first diagnosis not given yet.
    clock_diagnosis_awaited(spent: &str) {
        en: "first diagnosis awaited for {spent} (no target)",
        fr: "premier diagnostic attendu depuis {spent} (sans cible)",
        ja: "初回診断待ち{spent}（目標なし）",
    }
    /// A clock that measures and has no target: first diagnosis given.
    clock_diagnosed_in(spent: &str) {
        en: "first diagnosis in {spent} (no target)",
        fr: "premier diagnostic en {spent} (sans cible)",
        ja: "{spent}で初回診断（目標なし）",
    }
    /// Beside a clock that runs on the strictest target until triage.
    clock_provisional() { en: "provisional, until triage", fr: "provisoire, jusqu'au tri", ja: "暫定（仕分け前）" }
}

impl Lang {
    /// Not started: received while the desk was closed. Times are those of the region.
    #[must_use]
    pub fn clock_not_started(self, starts: DateTime, now: DateTime) -> String {
        self.clock_starts_at(&self.relative(starts, now))
    }

    /// Running, also when little is left: the page says *soon* by its shape.
    #[must_use]
    pub fn clock_running(self, left: OpenTime, due: DateTime, now: DateTime) -> String {
        self.clock_left(&self.open_time_in_short(left), &self.relative(due, now))
    }

    /// Begun, and the desk is closed now.
    #[must_use]
    pub fn clock_desk_closed(self, left: OpenTime, resumes: DateTime, now: DateTime) -> String {
        let resumes = self.relative(resumes, now);
        // Japanese writes the weekday and the time as one word before 再開.
        let resumes = if self == Self::Ja { resumes.replace(' ', "") } else { resumes };
        self.clock_left_while_closed(&self.open_time_in_short(left), &resumes)
    }

    /// Paused by a clause.
    #[must_use]
    pub fn clock_paused(self, left: OpenTime) -> String {
        self.clock_left_while_paused(&self.open_time_in_short(left))
    }

    /// Missed and still open.
    #[must_use]
    pub fn clock_over(self, over: OpenTime) -> String {
        let seconds = over.as_seconds();
        let is_one_unit = matches!(seconds, 1 | 60 | 3600);
        self.clock_over_by(&self.open_time_in_short(over), if is_one_unit { 1 } else { 2 })
    }

    /// Met.
    #[must_use]
    pub fn clock_met(self, spent: OpenTime, target: OpenTime) -> String {
        self.clock_acknowledged_in(&self.open_time_in_short(spent), &self.open_time(target))
    }

    /// Acknowledged too late, by so much open time.
    #[must_use]
    pub fn clock_met_late(self, late: OpenTime) -> String {
        self.clock_acknowledged_late(&self.open_time_in_short(late))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Source: the table of clock states of the design, with its Monday 23 Nov 2026.
    #[test]
    fn each_state_reads_as_designed() {
        let friday = date(2026, 11, 20).at(18, 30, 0, 0);
        let monday = date(2026, 11, 23).at(9, 0, 0, 0);
        let due = date(2026, 11, 23).at(9, 42, 0, 0);
        let min = OpenTime::from_minutes;
        type State<'a> = &'a dyn Fn(Lang) -> String;
        let states: [(State, [&str; 3]); 13] = [
            (
                &|lang| lang.clock_not_started(monday, friday),
                ["starts Mon 09:00", "démarre lun. 9 h", "月 9:00 開始"],
            ),
            (
                &|lang| lang.clock_running(min(42), due, monday),
                ["42 min left · 09:42", "reste 42 min · 9 h 42", "残り42分・9:42"],
            ),
            (
                &|lang| lang.clock_running(min(9), due, monday),
                ["9 min left · 09:42", "reste 9 min · 9 h 42", "残り9分・9:42"],
            ),
            (
                &|lang| lang.clock_desk_closed(min(42), monday, friday),
                [
                    "42 min left · closed, resumes Mon 09:00",
                    "reste 42 min · fermé, reprend lun. 9 h",
                    "残り42分・営業時間外 月9:00再開",
                ],
            ),
            (
                &|lang| lang.clock_paused(min(42)),
                ["paused · 42 min left", "en pause · reste 42 min", "停止中・残り42分"],
            ),
            (
                &|lang| lang.clock_over(min(12)),
                ["12 min over", "dépassé de 12 min ouvrées", "目標を12分超過"],
            ),
            (&|lang| lang.clock_over(min(1)), ["1 min over", "dépassé de 1 min ouvrée", "目標を1分超過"]),
            (
                &|lang| lang.clock_met(min(18), min(60)),
                ["acknowledged in 18 min (target 1 h)", "accusé en 18 min (cible 1 h)", "18分で受付確認（目標1時間）"],
            ),
            (
                &|lang| lang.clock_met_late(min(12)),
                ["acknowledged, 12 min late", "accusé, 12 min après la cible", "12分遅れで受付確認"],
            ),
            (
                &|lang| lang.clock_out_of_scope("2.B"),
                ["out of scope, § 2.B", "hors périmètre, §\u{A0}2.B", "対象外（§2.B）"],
            ),
            (
                &|lang| lang.clock_diagnosis_awaited("42 min"),
                [
                    "first diagnosis awaited for 42 min (no target)",
                    "premier diagnostic attendu depuis 42 min (sans cible)",
                    "初回診断待ち42 min（目標なし）",
                ],
            ),
            (
                &|lang| lang.clock_running(OpenTime::from_seconds(252), due, monday),
                ["4 min 12 s left · 09:42", "reste 4 min 12 s · 9 h 42", "残り4分12秒・9:42"],
            ),
            (
                &|lang| lang.clock_running(min(132), due, friday),
                ["2 h 12 min left · Mon 09:42", "reste 2 h 12 min · lun. 9 h 42", "残り2時間12分・月 9:42"],
            ),
        ];
        for (say, expected) in states {
            assert_eq!(Lang::ALL.map(say), expected);
        }
    }
}
