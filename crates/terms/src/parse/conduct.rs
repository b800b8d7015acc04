//! Kinds, gravities, exclusions, duties and their terms: how the parties behave.

use super::{Seen, spans};
use crate::paper::Fields;
use crate::problem::Noun;
use crate::{
    Concern, Duty, DutyId, Exclusion, Gravity, GravityId, GroundId, Kind, KindId, Maintenance, Party, Region,
    RemoteAccess, Training,
};

pub(super) fn kinds(root: &Fields<'_, '_>) -> Vec<Kind> {
    let mut seen = Seen::none(Noun::Kind);
    let read = |fields: Fields<'_, '_>| {
        let id = seen.name(&fields, fields.name("id", Noun::Kind));
        let (title, means) = (fields.text("title"), fields.text("means"));
        let (promised, clause) = (fields.yes("promised"), fields.clause("clause"));
        fields.close();
        Some(Kind {
            id: KindId(id?.value),
            title: title?,
            means: means?,
            promised: promised?,
            clause: clause?,
        })
    };
    root.tables("kinds").into_iter().filter_map(read).collect()
}

pub(super) fn gravities(root: &Fields<'_, '_>) -> Vec<Gravity> {
    let mut seen = Seen::none(Noun::Gravity);
    let read = |fields: Fields<'_, '_>| {
        let id = seen.name(&fields, fields.name("id", Noun::Gravity));
        let (title, means, clause) = (fields.text("title"), fields.text("means"), fields.clause("clause"));
        fields.close();
        Some(Gravity { id: GravityId(id?.value), title: title?, means: means?, clause: clause? })
    };
    root.tables("gravities").into_iter().filter_map(read).collect()
}

pub(super) fn exclusions(root: &Fields<'_, '_>) -> Vec<Exclusion> {
    let mut seen = Seen::none(Noun::Exclusion);
    root.tables("exclusions").into_iter().filter_map(|fields| exclusion(fields, &mut seen)).collect()
}

fn exclusion(fields: Fields<'_, '_>, seen: &mut Seen) -> Option<Exclusion> {
    let ground = seen.name(&fields, fields.name("ground", Noun::Exclusion));
    let (title, clause) = (fields.text("title"), fields.clause("clause"));
    let concerns = fields.word("concerns", Noun::Concern, &["incident", "customer"], |word| match word {
        "incident" => Some(Concern::Incident),
        "customer" => Some(Concern::Customer),
        _ => None,
    });
    let cites_contract = fields.yes_if_given("cites_contract").unwrap_or(false);
    fields.close();
    let ground = GroundId(ground?.value);
    Some(Exclusion { clause: clause?, ground, title: title?, concerns: concerns?, cites_contract })
}

pub(super) fn duties(root: &Fields<'_, '_>) -> Vec<Duty> {
    let mut seen = Seen::none(Noun::Duty);
    root.tables("duties").into_iter().filter_map(|fields| duty(fields, &mut seen)).collect()
}

fn duty(fields: Fields<'_, '_>, seen: &mut Seen) -> Option<Duty> {
    let id = seen.name(&fields, fields.name("id", Noun::Duty));
    let (title, clause) = (fields.text("title"), fields.clause("clause"));
    let owed_by = fields.strings("owed_by").map(|parties| {
        let known = |party| fields.known(&party, Noun::Party, &["vendor", "provider", "customer"], party_of);
        parties.into_iter().filter_map(known).collect()
    });
    fields.close();
    Some(Duty { id: DutyId(id?.value), title: title?, owed_by: owed_by?, clause: clause? })
}

fn party_of(word: &str) -> Option<Party> {
    match word {
        "vendor" => Some(Party::Vendor),
        "provider" => Some(Party::Provider),
        "customer" => Some(Party::Customer),
        _ => None,
    }
}

pub(super) fn training(root: &Fields<'_, '_>) -> Option<Training> {
    let fields = root.table("training")?;
    let days = fields.numbers("warn_days", 1, 3650);
    let grace_days = fields.number("grace_days", 0, 3650).map(small);
    let clause = fields.clause("clause");
    fields.close();
    let mut warn_days: Vec<u16> = days?.into_iter().map(small).collect();
    warn_days.sort_unstable_by(|a, b| b.cmp(a));
    Some(Training { warn_days, grace_days: grace_days?, clause: clause? })
}

pub(super) fn remote_access(root: &Fields<'_, '_>) -> Option<RemoteAccess> {
    let fields = root.table("remote_access")?;
    let at_most_hours = fields.number("at_most_hours", 1, 720).map(small);
    let clause = fields.clause("clause");
    fields.close();
    Some(RemoteAccess { at_most_hours: at_most_hours?, clause: clause? })
}

pub(super) fn maintenance(root: &Fields<'_, '_>, regions: &[Region]) -> Option<Maintenance> {
    let fields = root.table("maintenance")?;
    let notice = spans::read(&fields, "notice", regions);
    let clause = fields.clause("clause");
    fields.close();
    Some(Maintenance { notice: notice?.0, clause: clause? })
}

fn small(number: i64) -> u16 {
    u16::try_from(number).expect("the bounds given to the reader are within 16 bits")
}
