//! The register of training (clauses 2.B.4 and 2.C): which super administrators were trained, by whom, until when.
//!
//! A customer is trained enough when one of its super administrators was validly trained at notification (reading "trained
//! enough"). A certificate that was shown before counts until the centre refuses it; one that is shown afterwards counts
//! once the centre has checked it: nobody loses a ground, or gains one, by being slow.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use terms::Training as Rules;

use crate::access::{self, Object};
use crate::attachment::{self, Attached, Attaching};
use crate::decide::{Context, Decided, facts, instant_of_an_entry, not_older_than};
use crate::{
    Action, Authored, By, Entry, Field, Organisation, Person, PersonFact, PersonId, Refusal, Role, Service,
    Stream, TextRef,
};

/// What can happen to the training of a person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TrainingFact {
    /// A certificate was shown. The entry's number is the certificate's here.
    Recorded {
        /// Its own number or name.
        certificate: TextRef,
        /// Who trained.
        trainer: TextRef,
        /// Where its proof is.
        proof: Option<TextRef>,
        /// From when it holds.
        from: Timestamp,
        /// Until when, not including.
        until: Timestamp,
        /// Its proof, as files.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attached>,
    },
    /// The centre has checked it.
    Verified {
        /// Which.
        certificate: u64,
    },
    /// The centre doesn't take it.
    Refused {
        /// Which.
        certificate: u64,
        /// Why.
        reason: TextRef,
    },
    /// Its end comes near. Written by the desk's own clock, once for each of the agreement's warnings.
    Warned {
        /// Which.
        certificate: u64,
        /// So many days ahead.
        days: u16,
    },
}

/// What is asked of the desk about training.
#[derive(Clone, PartialEq, Debug)]
pub enum TrainingCommand {
    /// Shows a certificate.
    Record {
        /// Its own number or name.
        certificate: Authored,
        /// Who trained.
        trainer: Authored,
        /// Where its proof is.
        proof: Option<Authored>,
        /// From when it holds.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
        /// Its proof, as files.
        files: Vec<Attaching>,
    },
    /// Has checked it.
    Verify {
        /// Which.
        certificate: u64,
    },
    /// Doesn't take it.
    Refuse {
        /// Which.
        certificate: u64,
        /// Why.
        reason: Authored,
    },
}

crate::choices::choices! {
    /// What the centre said of a certificate.
    Check {
        /// Nothing yet.
        Waiting = "waiting",
        /// It is sound.
        Verified = "verified",
        /// It isn't taken.
        Refused = "refused",
    }
}

/// A certificate of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Certificate {
    /// The number of its entry.
    pub number: u64,
    /// When it was shown.
    pub shown: Timestamp,
    /// By whom.
    pub by: By,
    /// Its own number or name.
    pub certificate: TextRef,
    /// Who trained.
    pub trainer: TextRef,
    /// Where its proof is.
    pub proof: Option<TextRef>,
    /// Its proof, as files.
    pub files: Vec<Attached>,
    /// From when it holds.
    pub from: Timestamp,
    /// Until when, not including.
    pub until: Timestamp,
    /// What the centre said of it.
    pub check: Check,
    /// When, and by whom.
    pub checked: Option<(Timestamp, By)>,
    /// Why it isn't taken.
    pub reason: Option<TextRef>,
}

crate::choices::choices! {
    /// Where a certificate stands at an instant.
    Holds {
        /// It will.
        NotYet = "not_yet",
        /// It does.
        Now = "now",
        /// It does, and its end is near enough to be told.
        Soon = "soon",
        /// It lapsed, and the agreement's grace isn't over.
        Grace = "grace",
        /// It lapsed.
        Lapsed = "lapsed",
        /// The centre doesn't take it.
        Refused = "refused",
    }
}

impl Certificate {
    /// Where it stands at an instant.
    pub fn holds(&self, at: Timestamp, rules: Option<&Rules>) -> Holds {
        if self.check == Check::Refused {
            return Holds::Refused;
        }
        let warned = rules
            .and_then(|rules| rules.warn_days.iter().max())
            .map_or(self.until, |days| before(self.until, *days));
        match at {
            at if at < self.from => Holds::NotYet,
            at if at < warned => Holds::Now,
            at if at < self.until => Holds::Soon,
            at if at < self.ends(rules) => Holds::Grace,
            _ => Holds::Lapsed,
        }
    }

    /// Its end, with the grace of the agreement.
    pub fn ends(&self, rules: Option<&Rules>) -> Timestamp {
        let days = rules.map_or(0, |rules| rules.grace_days);
        self.until.checked_add(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(Timestamp::MAX)
    }

    /// The instants at which its end is told ahead.
    pub fn warnings(&self, rules: Option<&Rules>) -> Vec<(u16, Timestamp)> {
        let days = rules.map(|rules| rules.warn_days.as_slice()).unwrap_or_default();
        days.iter().map(|days| (*days, before(self.until, *days))).collect()
    }

    /// Was its holder validly trained at that instant, as far as the desk may say?
    fn counts(&self, at: Timestamp, rules: Option<&Rules>) -> bool {
        let holds = matches!(self.holds(at, rules), Holds::Now | Holds::Soon | Holds::Grace);
        holds && (self.shown <= at || self.check == Check::Verified)
    }
}

fn before(instant: Timestamp, days: u16) -> Timestamp {
    instant.checked_sub(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(Timestamp::MIN)
}

/// That a certificate's end comes near was told, or waits for its instant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Warning {
    /// When.
    pub at: Timestamp,
    /// Of which certificate.
    pub certificate: u64,
    /// So many days ahead.
    pub days: u16,
}

/// The certificates of a person, in the order in which they were shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Trainings {
    /// See there.
    pub certificates: Vec<Certificate>,
    /// What the desk's clock told ahead, in the order in which it did.
    pub warned: Vec<Warning>,
}

impl Trainings {
    pub(crate) fn after(&mut self, entry: &Entry, fact: &TrainingFact) {
        match fact {
            TrainingFact::Recorded { certificate, trainer, proof, from, until, files } => {
                self.certificates.push(Certificate {
                    number: entry.number,
                    shown: entry.at,
                    by: entry.by,
                    certificate: *certificate,
                    trainer: *trainer,
                    proof: *proof,
                    files: files.clone(),
                    from: *from,
                    until: *until,
                    check: Check::Waiting,
                    checked: None,
                    reason: None,
                });
            }
            TrainingFact::Verified { certificate } => {
                self.checked(*certificate, entry, Check::Verified, None)
            }
            TrainingFact::Refused { certificate, reason } => {
                self.checked(*certificate, entry, Check::Refused, Some(*reason));
            }
            TrainingFact::Warned { certificate, days } => {
                self.warned.push(Warning { at: entry.at, certificate: *certificate, days: *days });
            }
        }
    }

    fn checked(&mut self, number: u64, entry: &Entry, check: Check, reason: Option<TextRef>) {
        for found in self.certificates.iter_mut().filter(|found| found.number == number) {
            (found.check, found.reason) = (check, reason);
            found.checked = Some((entry.at, entry.by));
        }
    }

    /// The certificate on which all rests: of those that the centre takes, the one that ends last. Any other was renewed.
    pub fn current(&self) -> Option<&Certificate> {
        let taken = self.certificates.iter().filter(|certificate| certificate.check != Check::Refused);
        taken.max_by_key(|certificate| (certificate.until, certificate.number))
    }

    /// The warnings ahead of its end that weren't told yet, the first first. What lay before it was shown warns nobody.
    pub fn pending(&self, rules: Option<&Rules>) -> Vec<Warning> {
        let Some(current) = self.current() else { return Vec::new() };
        let certificate = current.number;
        let was_told =
            |days: u16| self.warned.iter().any(|told| (told.certificate, told.days) == (certificate, days));
        let ahead =
            current.warnings(rules).into_iter().filter(|(days, at)| *at >= current.shown && !was_told(*days));
        let mut pending: Vec<Warning> = ahead.map(|(days, at)| Warning { at, certificate, days }).collect();
        pending.sort();
        pending
    }

    /// The certificate that holds longest from an instant on.
    pub fn best(&self, at: Timestamp, rules: Option<&Rules>) -> Option<&Certificate> {
        self.certificates.iter().filter(|c| c.counts(at, rules)).max_by_key(|c| c.until)
    }
}

/// Is a customer trained enough?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trained {
    /// This person was, until then.
    Yes {
        /// Who.
        who: PersonId,
        /// The certificate's end.
        until: Timestamp,
        /// Only by the agreement's grace.
        graced: bool,
    },
    /// Nobody was. The certificate that lapsed last before, if there was one.
    No {
        /// Whose, and when it lapsed.
        lapsed: Option<(PersonId, Timestamp)>,
    },
}

impl Trained {
    /// Enough for clause 2.B.4?
    pub fn is_enough(self) -> bool {
        matches!(self, Trained::Yes { .. })
    }
}

/// Was that customer trained enough at that instant? (Clause 2.B.4, reading "trained enough": one validly trained super
/// administrator at notification.)
///
/// `people` are those of the end customer; others than its super administrators don't count.
pub fn trained<'p>(
    people: impl IntoIterator<Item = &'p Person>,
    at: Timestamp,
    rules: Option<&Rules>,
) -> Trained {
    let (mut best, mut lapsed) = (None, None);
    for person in people.into_iter().filter(|person| person.role == Role::SuperAdministrator) {
        if person.left.is_some_and(|left| left <= at) {
            continue;
        }
        if let Some(found) = person.trainings.best(at, rules) {
            best = best.max(Some((found.until, person.id)));
        }
        let over = person.trainings.certificates.iter().filter(|c| c.holds(at, rules) == Holds::Lapsed);
        lapsed = lapsed.max(over.map(|c| (c.until, person.id)).max());
    }
    match best {
        Some((until, who)) => Trained::Yes { who, until, graced: until <= at },
        None => Trained::No { lapsed: lapsed.map(|(until, who)| (who, until)) },
    }
}

impl TrainingFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            TrainingFact::Recorded { certificate, trainer, proof, files, .. } => {
                let listings = attachment::listings(files);
                [*certificate, *trainer].into_iter().chain(*proof).chain(listings).collect()
            }
            TrainingFact::Verified { .. } | TrainingFact::Warned { .. } => Vec::new(),
            TrainingFact::Refused { reason, .. } => vec![*reason],
        }
    }

    /// The files with it.
    pub fn files(&self) -> &[Attached] {
        match self {
            TrainingFact::Recorded { files, .. } => files,
            TrainingFact::Verified { .. } | TrainingFact::Refused { .. } | TrainingFact::Warned { .. } => &[],
        }
    }
}

impl TrainingCommand {
    /// The files that come with it.
    pub fn files(&self) -> &[Attaching] {
        match self {
            TrainingCommand::Record { files, .. } => files,
            TrainingCommand::Verify { .. } | TrainingCommand::Refuse { .. } => &[],
        }
    }

    /// The same with these files; a verb that takes none stays as it is.
    #[must_use]
    pub fn with_files(mut self, with: Vec<Attaching>) -> TrainingCommand {
        if let TrainingCommand::Record { files, .. } = &mut self {
            *files = with;
        }
        self
    }

    fn action(&self) -> Action {
        match self {
            TrainingCommand::Record { .. } => Action::RecordTraining,
            TrainingCommand::Verify { .. } | TrainingCommand::Refuse { .. } => Action::CheckTraining,
        }
    }

    fn texts(&self) -> Vec<(Field, &Authored)> {
        match self {
            TrainingCommand::Record { certificate, trainer, proof, .. } => {
                let both = [(Field::Certificate, certificate), (Field::Trainer, trainer)];
                both.into_iter().chain(proof.iter().map(|proof| (Field::Proof, proof))).collect()
            }
            TrainingCommand::Verify { .. } => Vec::new(),
            TrainingCommand::Refuse { reason, .. } => vec![(Field::Reason, reason)],
        }
    }
}

/// A certificate is shown, or checked. `of` is the person's organisation.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    person: &Person,
    of: &Organisation,
    command: &TrainingCommand,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    let object = Object::Of { organisation: of.id, provider: of.provider_at(cx.at), person: Some(person.id) };
    access::require(cx.actor, command.action(), &object)?;
    not_older_than(person.version, cx)?;
    for (field, text) in command.texts() {
        text.check(field)?;
        text.keeps_no_credential(field)?;
    }
    attachment::check(command.files())?;
    let fact = match command {
        TrainingCommand::Record { certificate, trainer, proof, from, until, files } => {
            if person.role != Role::SuperAdministrator || !person.active {
                return Err(Refusal::NotASuperAdministrator);
            }
            let (from, until) = (instant_of_an_entry(*from), instant_of_an_entry(*until));
            if until <= from {
                return Err(Refusal::WindowOver { until });
            }
            let (certificate, trainer) = (certificate.reference(), trainer.reference());
            let proof = proof.as_ref().map(Authored::reference);
            let files = attachment::references(files);
            TrainingFact::Recorded { certificate, trainer, proof, from, until, files }
        }
        TrainingCommand::Verify { certificate } => {
            is_not(person, *certificate, Check::Verified)?;
            TrainingFact::Verified { certificate: *certificate }
        }
        TrainingCommand::Refuse { certificate, reason } => {
            is_not(person, *certificate, Check::Refused)?;
            TrainingFact::Refused { certificate: *certificate, reason: reason.reference() }
        }
    };
    let words = command.texts().into_iter().map(|(_, text)| text);
    let texts = words.chain(command.files().iter().map(|file| &file.listing)).cloned().collect();
    Ok(facts(Stream::Person(person.id), person.version, [PersonFact::Training(fact)], texts, cx))
}

/// It is there, and the centre hasn't said the same of it already. It may come to another mind.
fn is_not(person: &Person, number: u64, check: Check) -> Result<(), Refusal> {
    let found = person.trainings.certificates.iter().find(|c| c.number == number);
    match found.map(|found| found.check) {
        None => Err(Refusal::NoSuchRequest),
        Some(now) if now == check => Err(Refusal::AlreadyChecked),
        Some(_) => Ok(()),
    }
}

/// The desk's clock tells that a certificate's end comes near: what waits for it, once its instant has come. The entry bears
/// that instant, whenever the desk noticed.
///
/// # Errors
///
/// [`Refusal::NoAlarm`] if it doesn't wait, or not yet; [`Refusal::NotAllowed`] for anybody else.
pub fn warn(person: &Person, warning: &Warning, cx: &Context<'_>) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    if cx.actor.by != By::Service(Service::Clock) {
        return Err(Refusal::NotAllowed { action: Action::RaiseAlarm, role: cx.actor.role });
    }
    let is_in_service = person.role == Role::SuperAdministrator && person.active;
    let waits = person.trainings.pending(cx.agreement.training.as_ref()).contains(warning);
    if !is_in_service || !waits || cx.at < warning.at {
        return Err(Refusal::NoAlarm);
    }
    let fact = TrainingFact::Warned { certificate: warning.certificate, days: warning.days };
    let stamped = Context { at: warning.at, ..*cx };
    Ok(facts(Stream::Person(person.id), person.version, [PersonFact::Training(fact)], Vec::new(), &stamped))
}
