//! The demonstration's problem, maintenance and release (clause 2.A): begun after the last report of the story.

use std::collections::BTreeMap;

use desk::PersonId;
use desk::fact::Delivery;
use desk::maintenance::{Effect, MaintenanceCommand, Whom};
use desk::problem::{ProblemCommand, Verdict};
use desk::release::{Contents, ReleaseCommand};
use desk::works::Written;
use desk::{Action, Problem};

use super::instant;
use crate::{App, Failure, Form, Intended, Query};

/// The incidents of the story that have one cause, by how their subjects begin.
const COMMON: [&str; 2] = ["Le calcul des heures de nuit", "Le compteur d'astreinte"];

impl App {
    pub(super) async fn tell_works(&self, people: &BTreeMap<String, PersonId>) -> Result<(), Failure> {
        self.show(instant("11-20 17:35 Paris", None));
        let problem = self.tell_problem(people).await?;
        self.show(instant("11-20 17:37 Paris", None));
        self.tell_maintenance(people).await?;
        self.tell_release(people, problem).await
    }

    async fn tell_problem(&self, people: &BTreeMap<String, PersonId>) -> Result<u64, Failure> {
        let tomoko = self.come_in(people["tomoko"]).await?;
        let (text, form) = (|text: &str| self.authored(text), Form::default());
        let open = ProblemCommand::Open {
            title: text("Depuis la 8.4.4, des totaux de fin de mois sont faux"),
            statement: text(
                "Heures de nuit et astreintes, chez plusieurs clients, dès la mise à jour 8.4.4. Les pointages eux-mêmes sont justes.",
            ),
        };
        let number = self.change_problem(&tomoko, None, &open, &form).await?.number;
        let tell = async |command| self.change_problem(&tomoko, Some(number), &command, &form).await;
        tell(ProblemCommand::Suppose {
            text: text("Le fuseau du site est perdu à l'import des pointages.")
        })
        .await?;
        let ruled_out = text("Les pointages importés portent le bon fuseau sur les trois sites vérifiés.");
        tell(ProblemCommand::Judge { hypothesis: 1, verdict: Verdict::RuledOut, text: ruled_out }).await?;
        tell(ProblemCommand::Suppose {
            text: text("Le recalcul du premier du mois part avant la clôture.")
        })
        .await?;
        let around = text(
            "Relancer le calcul du mois depuis Administration › Clôtures : les totaux redeviennent justes.",
        );
        tell(ProblemCommand::GiveWorkaround { text: around }).await?;
        for is_open in [true, false] {
            let query = Query { open: is_open, limit: 100, ..Query::default() };
            for row in self.list(&tomoko, &query).await?.rows {
                let subject = row.subject.unwrap_or_default();
                if COMMON.iter().any(|common| subject.starts_with(common)) {
                    self.link_incident(&tomoko, number, row.number, &form).await?;
                }
            }
        }
        Ok(number)
    }

    async fn tell_maintenance(&self, people: &BTreeMap<String, PersonId>) -> Result<(), Failure> {
        let claire = self.come_in(people["claire"]).await?;
        let text = |text: &str| self.authored(text);
        let intended = Intended {
            from: instant("11-28 07:00 Paris", None),
            until: instant("11-28 09:00 Paris", None),
            whom: Whom::Regions(vec!["EMEA".into()]),
            effect: Effect::Unavailable,
            release: None,
            title: text("Base de données : passage au nouveau serveur"),
            steps: text("1. Arrêt. 2. Copie et vérification. 3. Bascule. 4. Reprise."),
            rollback: Some(text("Reprise sur l'ancien serveur, intact jusqu'au lundi.")),
        };
        let plan = MaintenanceCommand::Plan(Box::new(self.plan(intended).await?));
        let number = self.change_maintenance(&claire, None, &plan, &Form::default()).await?.number;
        let notices = Written {
            en: text(
                "On Saturday 28 November, from 07:00 to 09:00 (Paris), the application can't be used: the database moves to a new server.",
            ),
            fr: text(
                "Samedi 28 novembre, de 7 h à 9 h (Paris), l'application ne sera pas utilisable : la base de données passe sur un nouveau serveur.",
            ),
            ja: text(
                "11月28日（土）7時から9時まで（パリ時間）、データベース移行のためアプリケーションをご利用いただけません。",
            ),
        };
        let announce = MaintenanceCommand::Announce(Box::new(notices));
        self.change_maintenance(&claire, Some(number), &announce, &Form::default()).await?;
        Ok(())
    }

    async fn tell_release(&self, people: &BTreeMap<String, PersonId>, problem: u64) -> Result<(), Failure> {
        let tomoko = self.come_in(people["tomoko"]).await?;
        let problem = self.record::<Problem>(&tomoko, Action::ReadProblems, problem).await?.value.id;
        let contents = Contents {
            version: "8.4.5".to_owned(),
            contains: self.authored("Le recalcul du premier du mois attend la clôture."),
            delivery: Delivery::Supplied,
            problems: vec![problem],
            tickets: Vec::new(),
        };
        let prepare = ReleaseCommand::Prepare(Box::new(contents));
        self.change_release(&tomoko, None, &prepare, &Form::default()).await?;
        Ok(())
    }
}
