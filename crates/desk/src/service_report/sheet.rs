//! A report as one table for a spreadsheet: the first cell of each line names the section, each section brings its own headings, and
//! an empty line stands between two. The words are those of the API, so that a macro outlives a translation.

use super::{ServiceReport, WorkLine};
use crate::report::{Group, Outcome, Share};

/// The lines of a sheet on their way.
struct Sheet(String);

/// All of it but the annex, whose derivations aren't made for cells: they are in the JSON.
pub fn sheet(report: &ServiceReport) -> String {
    let mut sheet = Sheet(String::new());
    sheet.of_the_month(report);
    sheet.targets(report);
    sheet.section("tickets", &["ticket", "region", "category", "agreement", "due", "outcome"]);
    for line in &report.tickets {
        let due = report.annex.iter().find(|proof| proof.ticket == Some(line.number));
        sheet.line(&[
            "tickets".to_owned(),
            line.number.to_string(),
            line.region.as_ref().map_or_else(String::new, ToString::to_string),
            line.category.map_or_else(String::new, |level| level.to_string()),
            line.agreement.clone(),
            due.and_then(|proof| proof.due).map_or_else(String::new, |due| due.to_string()),
            line.outcome.word().to_owned(),
        ]);
    }
    sheet.section("missed", &["ticket", "missed_at", "wording"]);
    for one in &report.missed {
        let cells = [one.number.to_string(), one.missed_at.to_string(), one.wording.clone()];
        sheet.line(&["missed".to_owned(), cells[0].clone(), cells[1].clone(), cells[2].clone()]);
    }
    sheet.responses(report);
    sheet.exclusions(report);
    sheet.section("duties", &["duty", "met", "unmet", "asked"]);
    for one in &report.duties {
        let [met, unmet, asked] = [one.met, one.unmet, one.asked].map(|n| n.to_string());
        sheet.line(&["duties".to_owned(), one.duty.clone(), met, unmet, asked]);
    }
    sheet.section("staffing", &["region", "open_seconds", "short_seconds", "recorded_short_seconds"]);
    for one in &report.staffing {
        let recorded = one.recorded_short.map_or_else(String::new, |seconds| seconds.to_string());
        let (open, short) = (one.open.to_string(), one.short.to_string());
        sheet.line(&["staffing".to_owned(), one.region.to_string(), open, short, recorded]);
    }
    sheet.works("maintenance", &report.maintenance);
    sheet.works("planned", &report.planned);
    sheet.works("releases", &report.releases);
    sheet.section("terms", &["agreement", "in_force_from"]);
    for one in &report.terms {
        sheet.line(&["terms".to_owned(), one.agreement.clone(), one.from.to_string()]);
    }
    sheet.section("emergencies", &["organisation", "name", "from", "until"]);
    for one in &report.emergencies {
        let [from, until] = [one.from, one.until].map(|at| at.to_string());
        sheet.line(&["emergencies".to_owned(), one.organisation.to_string(), one.name.clone(), from, until]);
    }
    sheet.0
}

impl Sheet {
    fn of_the_month(&mut self, report: &ServiceReport) {
        self.line(&["section", "what", "value"].map(str::to_owned));
        let region = report.region.as_ref().map_or_else(String::new, ToString::to_string);
        let anchor = report.anchor.to_string();
        let adds_up = report.reconciles().to_string();
        let facts = [
            ("month", report.month.to_string()),
            ("provider", report.name.clone()),
            ("region", region),
            ("made_at", report.at.to_string()),
            ("anchor", anchor),
            ("summary", report.summary.clone()),
            ("tickets", report.total.tickets().to_string()),
            ("imported", report.imported.to_string()),
            ("adds_up", adds_up),
            ("note", report.note.get("en").cloned().unwrap_or_default()),
        ];
        for (what, value) in facts {
            self.line(&["report".to_owned(), what.to_owned(), value]);
        }
    }

    fn targets(&mut self, report: &ServiceReport) {
        let mut headings = vec!["region", "category"];
        headings.extend(Outcome::ALL.iter().map(|outcome| outcome.word()));
        headings.extend(["tickets", "share", "low", "high"]);
        self.section("targets", &headings);
        for group in report.targets.iter().chain([&report.total]) {
            self.group(group);
        }
    }

    fn group(&mut self, group: &Group) {
        let mut cells = vec!["targets".to_owned()];
        let key = |at: usize| group.key.get(at).cloned().unwrap_or_else(|| "all".to_owned());
        cells.extend([key(0), key(1)]);
        cells.extend(Outcome::ALL.iter().map(|outcome| group.count(*outcome).to_string()));
        cells.push(group.tickets().to_string());
        cells.extend(share(group.met));
        self.line(&cells);
    }

    fn responses(&mut self, report: &ServiceReport) {
        self.section("responses", &["what", "value"]);
        let told = &report.responses;
        let mut lines = vec![("given", told.given.to_string()), ("waiting", told.waiting.to_string())];
        if let Some(open) = &told.open {
            lines.push(("half_within_open_seconds", open.half.to_string()));
            lines.push(("nine_tenths_within_open_seconds", open.nine_tenths.to_string()));
        }
        for (what, value) in lines {
            self.line(&["responses".to_owned(), what.to_owned(), value]);
        }
    }

    fn exclusions(&mut self, report: &ServiceReport) {
        let acts: std::collections::BTreeSet<_> =
            report.exclusions.iter().flat_map(|one| one.acts.keys()).copied().collect();
        let mut headings = vec!["ground"];
        headings.extend(acts.iter().map(|act| act.word()));
        headings.extend(["share_overturned", "low", "high"]);
        self.section("exclusions", &headings);
        for one in &report.exclusions {
            let mut cells = vec!["exclusions".to_owned(), one.ground.clone()];
            cells.extend(acts.iter().map(|act| one.acts.get(act).copied().unwrap_or(0).to_string()));
            cells.extend(share(one.overturned));
            self.line(&cells);
        }
    }

    fn works(&mut self, section: &str, lines: &[WorkLine]) {
        self.section(section, &["number", "title", "from", "until", "state"]);
        for one in lines {
            let until = one.until.map_or_else(String::new, |until| until.to_string());
            let (number, from) = (one.number.to_string(), one.from.to_string());
            let cells = [section.to_owned(), number, one.title.clone(), from, until, one.state.clone()];
            self.line(&cells);
        }
    }

    /// An empty line, and the headings of what follows.
    fn section(&mut self, name: &str, headings: &[&str]) {
        self.0.push_str("\r\n");
        let cells: Vec<String> = [name].iter().chain(headings).map(|&cell| cell.to_owned()).collect();
        self.line(&cells);
    }

    fn line(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
        self.0.push_str(&cells.join(","));
        self.0.push_str("\r\n");
    }
}

fn share(share: Option<Share>) -> [String; 3] {
    let figure = |value: f64| format!("{value:.4}");
    share.map_or_else(Default::default, |s| [s.share, s.low, s.high].map(figure))
}

/// A cell of a sheet (RFC 4180). One that a spreadsheet would take for a formula is text here, and one in which it may see
/// two cells is in quotes.
///
/// ```
/// assert_eq!(desk::service_report::cell("=1+1;2"), "\"'=1+1;2\"");
/// assert_eq!(desk::service_report::cell("EMEA"), "EMEA");
/// ```
pub fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    let is_split = text.contains([',', ';', '\t', '"', '\n', '\r']);
    if is_split { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
