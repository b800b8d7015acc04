//! An agreement with something else in it: a new version with one exception more, or terms that are tried and never signed.

use hours::{Exception, OpenTime, Week};
use jiff::civil::Date;

use crate::{Agreement, AgreementId, MeasureId, RegionId};

impl Agreement {
    /// The file of a new version that differs from this one by one dated exception, its name and its first day. Whether it is
    /// sound is for [`Agreement::check`] to say: a worked example on that very date may not come out any more.
    ///
    /// ```
    /// # let text = include_str!("../../../agreements/2021-09.toml");
    /// use terms::{Agreement, Subject, diff};
    /// let before = Agreement::parse(text)?;
    /// let eve = hours::Exception {
    ///     date: jiff::civil::date(2026, 12, 24),
    ///     windows: vec!["09:00-12:00".parse().unwrap()],
    ///     name: "Christmas Eve".into(),
    ///     reason: "agreed \"by hand\"".into(),
    /// };
    /// let file = before.with_exception(&"2026-12-01".into(), jiff::civil::date(2026, 12, 1), &"EMEA".into(), &eve);
    /// let after = Agreement::check(&file)?;
    /// let told: Vec<String> = diff(&before, &after).iter().map(|one| one.subject.to_string()).collect();
    /// assert_eq!(told, ["effective", "regions.EMEA.exceptions.2026-12-24"]);
    /// # Ok::<(), terms::Problems>(())
    /// ```
    pub fn with_exception(
        &self,
        id: &AgreementId,
        effective: Date,
        region: &RegionId,
        exception: &Exception,
    ) -> String {
        // Both keys stand before the first table, where TOML has a document's own.
        let mut is_head = true;
        let mut file = String::with_capacity(self.source.len() + 300);
        for line in self.source.lines() {
            is_head &= !line.trim_start().starts_with('[');
            let key = line.split('=').next().unwrap_or_default().trim();
            match key {
                "id" if is_head => file.push_str(&format!("id = {}", quoted(id.as_str()))),
                "effective" if is_head => file.push_str(&format!("effective = {effective}")),
                _ => file.push_str(line),
            }
            file.push('\n');
        }
        let hours: Vec<String> = exception.windows.iter().map(ToString::to_string).collect();
        let hours = match hours.is_empty() {
            true => "closed = true".to_owned(),
            false => format!("hours = {}", quoted(&hours.join(" "))),
        };
        file.push_str(&format!(
            "\n[[regions.{region}.exceptions]]\ndate = {}\n{hours}\nname = {}\nreason = {}\n",
            exception.date,
            quoted(&exception.name),
            quoted(&exception.reason),
        ));
        file
    }

    /// These terms with other figures, to be tried: other targets of an acknowledgement, other hours of every region. It is no
    /// version, and says so by its name.
    #[must_use]
    pub fn tried(&self, within: &[(u8, OpenTime)], hours: Option<&Week>) -> Agreement {
        let mut tried = self.clone();
        tried.id = AgreementId::from("what-if");
        tried.hash = [0; 32];
        for (level, span) in within {
            let categories = tried.categories.iter_mut().filter(|category| category.level == *level);
            for target in categories.flat_map(|category| &mut category.targets) {
                if target.measure == MeasureId::acknowledgement() {
                    target.within = *span;
                    target.written = format!("{} business minutes", span.as_seconds() / 60);
                }
            }
        }
        if let Some(week) = hours {
            tried.regions.iter_mut().for_each(|region| region.week = week.clone());
        }
        tried
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
