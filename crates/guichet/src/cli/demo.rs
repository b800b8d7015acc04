//! `guichet demo`: a desk with people and tickets in it, whose clock can be moved on.

use std::path::{Path, PathBuf};

use app::demo::Cast;
use web::{DemoPerson, Settings};

use super::exit::Exit;
use super::serve::{Door, announce, hold, served};
use super::session::{Answer, Session, Stop};
use crate::desk::{Place, open_bare};

/// Where to keep and open it.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    door: Door,
    #[arg(long = "data", value_name = "DIR")]
    demo_data: Option<PathBuf>,
}

/// Opens it until a signal says to end.
pub fn run(args: Args, session: &mut Session) -> Answer {
    args.door.tell();
    let passing = if args.demo_data.is_none() { Some(Passing::new()?) } else { None };
    let folder = args.demo_data.as_deref().or(passing.as_ref().map(Passing::path));
    let place = Place::folder(folder.map(Path::to_owned).unwrap_or_default());
    served(async {
        let lang = session.lang;
        let listener = args.door.open(session).await?;
        let app = open_bare(&place, session).await?;
        if app.is_real().await.map_err(|failure| Stop::failed(lang, &failure))? {
            return Err(Stop::Refused(Exit::Failed, lang.not_a_demonstration(&place.name())));
        }
        let agreement = session.agreement()?;
        let cast =
            app.demonstrate(agreement.source()).await.map_err(|failure| Stop::failed(lang, &failure))?;
        let settings = Settings { demo: cast.into_iter().map(person).collect(), ..Settings::default() };
        announce(listener.local_addr()?, session)?;
        session.say(&lang.demo_is_open());
        hold(listener, app, settings).await
    })
}

fn person(cast: Cast) -> DemoPerson {
    let Cast { person, name, organisation, role, qualified } = cast;
    DemoPerson { person, name, organisation, role, qualified }
}

/// A folder that goes when the demonstration does.
struct Passing(PathBuf);

impl Passing {
    fn new() -> Result<Passing, Stop> {
        let path = std::env::temp_dir().join(format!("guichet-demo-{}", std::process::id()));
        // What an earlier process of the same number left behind is nobody's.
        let _ = std::fs::remove_dir_all(&path);
        Ok(Passing(path))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        // What is left over lies in the temporary directory, where somebody sweeps.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
