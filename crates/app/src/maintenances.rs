//! Maintenance: planned among the others, announced to those concerned, with a letter to each in the outbox.

use desk::decide::Decided;
use desk::maintenance::{self, Effect, MaintenanceCommand, Plan, Whom};
use desk::works::{WorksRefusal, Written};
use desk::{
    Action, Authored, Folded, Maintenance, MaintenanceId, OrganisationId, Refusal, Release, ReleaseId, Scope,
    Stream,
};
use jiff::Timestamp;
use terms::RegionId;

use crate::offices::keep;
use crate::records::{Change, Turn};
use crate::works::Shown;
use crate::write::Batch;
use crate::{App, Failure, Form, Receipt, Visitor, Which};

/// What is planned, as a door takes it: whose hours those are, and which providers hear of it, is looked up.
#[derive(Clone, Debug)]
pub struct Intended {
    /// It begins.
    pub from: Timestamp,
    /// It ends.
    pub until: Timestamp,
    /// Who is concerned.
    pub whom: Whom,
    /// What is noticed.
    pub effect: Effect,
    /// The release that it installs, if it does: [`App::release_of`] finds it by its number.
    pub release: Option<ReleaseId>,
    /// One line.
    pub title: Authored,
    /// What is done.
    pub steps: Authored,
    /// How it is undone.
    pub rollback: Option<Authored>,
}

/// A word on a maintenance, which is decided among the others.
struct AmongOthers<'a> {
    app: &'a App,
    id: MaintenanceId,
    command: &'a MaintenanceCommand,
}

impl Change<Maintenance> for AmongOthers<'_> {
    type Made = ();

    async fn decide(&self, turn: Turn<'_, Maintenance>) -> Result<(Decided, ()), Failure> {
        let (app, Turn { visitor, before, cx, besides }) = (self.app, turn);
        let others: Vec<Maintenance> =
            app.records_in(Scope::Centre, true).await?.into_iter().map(|(_, other)| other).collect();
        let named = match self.command {
            MaintenanceCommand::Plan(plan) => plan.release,
            _ => before.and_then(|known| known.plan.release),
        };
        let release = match named {
            Some(release) => Release::fold(&app.stream(Stream::Release(release)).await?.entries),
            None => None,
        };
        let decided = maintenance::decide(self.id, before, self.command, &others, release.as_ref(), cx)?;
        for other in others.iter().filter(|other| other.id != self.id) {
            besides.guard(Stream::Maintenance(other.id), other.version);
        }
        if let Some(release) = &release {
            besides.guard(Stream::Release(release.id), release.version);
        }
        if let Some(known) = before {
            app.announce(besides, visitor, known, self.command, cx.at).await?;
        }
        Ok((decided, ()))
    }
}

impl App {
    /// A plan: the regions whose hours count for its notice, and the providers that hear of it.
    ///
    /// # Errors
    ///
    /// No agreement is in force, an organisation isn't there, or the database is away.
    pub async fn plan(&self, intended: Intended) -> Result<Plan<Authored>, Failure> {
        let Intended { from, until, whom, effect, release, title, steps, rollback } = intended;
        let (mut regions, mut providers): (Vec<RegionId>, Vec<OrganisationId>) = (Vec::new(), Vec::new());
        match &whom {
            Whom::Everybody {} => {
                let (agreement, _) = self.editions().in_force(self.now())?;
                regions.extend(agreement.regions.iter().map(|region| region.id.clone()));
            }
            Whom::Regions(named) => regions.extend(named.iter().cloned()),
            Whom::Organisations(all) => {
                for id in all {
                    let organisation = self.organisation(*id, None).await?;
                    regions.push(organisation.region.clone());
                    providers.extend(organisation.provider_at(self.now()));
                }
            }
        }
        regions.sort();
        regions.dedup();
        providers.sort();
        providers.dedup();
        Ok(Plan { from, until, whom, regions, providers, effect, release, title, steps, rollback })
    }

    /// Plans a maintenance, or changes one. The others that are open are guarded: two announcements at once can't overlap.
    ///
    /// # Errors
    ///
    /// A refusal, a key that was used for something else, or the database is away.
    pub async fn change_maintenance(
        &self,
        visitor: &Visitor,
        number: Option<u64>,
        command: &MaintenanceCommand,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let which = match number {
            Some(n) => Which::Of(self.find_record::<Maintenance>(visitor, Action::ReadNotices, n).await?),
            None => Which::New(Stream::Maintenance(MaintenanceId(self.id_for(visitor, form)))),
        };
        let (Which::New(stream) | Which::Of(stream)) = which;
        let change = AmongOthers { app: self, id: MaintenanceId(stream.id()), command };
        Ok(self.alter_by(visitor, which, form, &change).await?.0)
    }

    /// The release of that number, for a window that installs it.
    ///
    /// # Errors
    ///
    /// It isn't there for this visitor, or the database is away.
    pub async fn release_of(&self, visitor: &Visitor, number: u64) -> Result<ReleaseId, Failure> {
        match self.find_record::<Release>(visitor, Action::ReadNotices, number).await {
            Ok(stream) => Ok(ReleaseId(stream.id())),
            Err(Failure::Refused(Refusal::NotFound)) => Err(Refusal::from(WorksRefusal::NoRelease).into()),
            Err(failure) => Err(failure),
        }
    }

    /// Every release that this visitor finds, the latest first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn releases(&self, visitor: &Visitor) -> Result<Vec<(u64, Release)>, Failure> {
        let mut all = self.records::<Release>(visitor, Action::ReadNotices, true).await?;
        all.extend(self.records(visitor, Action::ReadNotices, false).await?);
        Ok(all)
    }

    /// The windows that install a release, of those that this visitor is told of, the first first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn windows_of(
        &self,
        visitor: &Visitor,
        release: ReleaseId,
    ) -> Result<Vec<(u64, Maintenance)>, Failure> {
        let mut all = self.records::<Maintenance>(visitor, Action::ReadNotices, true).await?;
        all.extend(self.records(visitor, Action::ReadNotices, false).await?);
        let is_centre = visitor.person.role.is_centre();
        let is_theirs = |window: &Maintenance| {
            is_centre || (window.announced.is_some() && window.concerns(&visitor.organisation))
        };
        all.retain(|(_, window)| window.plan.release == Some(release) && is_theirs(window));
        all.sort_by_key(|(_, window)| window.plan.from);
        Ok(all)
    }

    /// A letter to each person concerned, in the same commit. A draft that is cancelled was told to nobody.
    async fn announce(
        &self,
        batch: &mut Batch,
        visitor: &Visitor,
        known: &Maintenance,
        command: &MaintenanceCommand,
        at: Timestamp,
    ) -> Result<(), Failure> {
        let three =
            |written: &Written| self.letter_body([&written.en.text, &written.fr.text, &written.ja.text]);
        let (kind, body) = match command {
            MaintenanceCommand::Announce(notices) => ("maintenance_announced", three(notices)),
            MaintenanceCommand::Postpone { notices, .. } => ("maintenance_postponed", three(notices)),
            MaintenanceCommand::Cancel { reason } if known.announced.is_some() => {
                ("maintenance_cancelled", self.authored(reason.text.clone()))
            }
            _ => return Ok(()),
        };
        let all = self.organisations().await?;
        let concerned: Vec<OrganisationId> = all.iter().filter(|o| known.concerns(o)).map(|o| o.id).collect();
        let to = self.readers(Some(&concerned)).await?;
        let key = (known.version + 1).to_string();
        batch.also(keep(&body, visitor.person.id));
        let words = (known.plan.title.id, body.id);
        batch.and(self.letters((kind, &key), Stream::Maintenance(known.id), &to, words, at));
        Ok(())
    }

    /// The maintenances that this visitor is told of and that aren't over, the next first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn maintenance_ahead(&self, visitor: &Visitor) -> Result<Vec<Shown<Maintenance>>, Failure> {
        let mut ahead = self.shown::<Maintenance>(visitor, Action::ReadNotices, true).await?;
        let is_theirs = |shown: &Shown<Maintenance>| {
            shown.value.announced.is_some() && shown.value.concerns(&visitor.organisation)
        };
        ahead.retain(is_theirs);
        ahead.sort_by_key(|shown| shown.value.plan.from);
        Ok(ahead)
    }

    /// The same for whoever reads the hours: without a sign-in, what is announced to everybody.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn maintenance_told(
        &self,
        visitor: Option<&Visitor>,
    ) -> Result<Vec<Shown<Maintenance>>, Failure> {
        if let Some(visitor) = visitor {
            return self.maintenance_ahead(visitor).await;
        }
        let mut told = Vec::new();
        for (number, value) in self.records_in::<Maintenance>(Scope::Everybody, true).await? {
            if matches!(value.plan.whom, Whom::Everybody {}) && value.announced.is_some() {
                let ids: Vec<_> =
                    value.notices.iter().flat_map(|told| told.texts()).map(|text| text.id).collect();
                told.push(Shown { number, texts: self.texts_with(&ids).await?, value });
            }
        }
        told.sort_by_key(|shown| shown.value.plan.from);
        Ok(told)
    }

    /// Who is concerned by name: for the centre's page.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn named(&self, ids: &[OrganisationId]) -> Result<Vec<String>, Failure> {
        let mut names = Vec::new();
        for id in ids {
            match self.organisation(*id, None).await {
                Ok(organisation) => names.push(organisation.name.clone()),
                Err(Failure::Refused(Refusal::NotFound)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(names)
    }
}
