//! `guichet serve`: the desk, for browsers and programs.

use std::io::Write;
use std::net::SocketAddr;

use app::{App, Reach};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;
use web::{Settings, Site};

use super::exit::Exit;
use super::session::{Answer, Session, Stop};
use crate::desk::{Place, open_desk};
use crate::serve::{End, Limits, serve};

/// How to serve.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    door: Door,
    #[arg(long)]
    https: bool,
    #[arg(long, value_name = "ADDRESS", env = "GUICHET_ORIGIN", hide_env = true)]
    origin: Option<String>,
    #[arg(long = "proxy", value_name = "IP")]
    proxy: Vec<std::net::IpAddr>,
    #[arg(long)]
    local_providers: bool,
}

/// Where to listen, and what to tell.
#[derive(Debug, clap::Args)]
pub struct Door {
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "GUICHET_LISTEN",
        hide_env = true,
        default_value = "127.0.0.1:8420"
    )]
    #[arg(hide_default_value = true)]
    listen: String,
    #[arg(long, value_name = "FORM", default_value = "text", hide_default_value = true)]
    #[arg(value_parser = ["text", "json"], hide_possible_values = true)]
    log: String,
}

/// Serves until a signal says to end.
pub fn run(args: Args, session: &mut Session) -> Answer {
    args.door.tell();
    served(async {
        let listener = args.door.open(session).await?;
        let app = open_desk(&args.place, session).await?;
        let address = listener.local_addr()?;
        // On one's own machine the desk is at localhost: browsers know passkeys for a name, not for an IP address.
        let own = address.ip().is_loopback().then(|| format!("http://localhost:{}", address.port()));
        let settings = Settings {
            https: args.https,
            origin: args.origin.clone().or(own),
            proxies: args.proxy.clone(),
            ..Settings::default()
        };
        app.reach_out(Reach { own_machine: args.local_providers, ..Reach::default() });
        announce(address, session)?;
        advise(&app, address, &args, session).await?;
        hold(listener, app, settings).await
    })
}

/// Runs a server on all the cores that there are.
pub fn served(server: impl Future<Output = Answer>) -> Answer {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(server)
}

impl Door {
    /// Begins to log, to standard error. `GUICHET_LOG` says how much.
    pub fn tell(&self) {
        let much = EnvFilter::try_from_env("GUICHET_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
        let logs = tracing_subscriber::fmt().with_env_filter(much).with_writer(std::io::stderr);
        // Setting it twice would fail; there is one server a process.
        let _ = match self.log.as_str() {
            "json" => logs.json().try_init(),
            _ => logs.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr())).try_init(),
        };
    }

    /// Listens.
    pub async fn open(&self, session: &Session) -> Result<TcpListener, Stop> {
        TcpListener::bind(&self.listen).await.map_err(|error| {
            Stop::Refused(Exit::Failed, session.lang.address_not_had(&self.listen, &error.to_string()))
        })
    }
}

/// Says where the desk is, on standard output: a script may wait for this line.
pub fn announce(address: SocketAddr, session: &mut Session) -> Result<(), Stop> {
    let url = format!("http://{address}");
    if session.json {
        serde_json::to_writer(&mut session.out, &serde_json::json!({ "address": url }))
            .map_err(std::io::Error::from)?;
        writeln!(session.out)?;
    } else {
        writeln!(session.out, "{}", session.lang.desk_is_open(&url))?;
    }
    session.out.flush()?;
    Ok(())
}

/// What a desk without people needs, and what an open address needs.
async fn advise(app: &App, address: SocketAddr, args: &Args, session: &mut Session) -> Result<(), Stop> {
    if !address.ip().is_loopback() && !args.https {
        session.say(&session.lang.desk_without_https());
    }
    let people = app.people().await.map_err(|failure| Stop::failed(session.lang, &failure))?;
    if people.is_empty() {
        session.say(&session.lang.desk_is_empty());
        let next = [
            "guichet organisation add --name \"Our centre\" --party vendor --region EMEA",
            "guichet person add --name \"Ann\" --email ann@example.org --role centre_manager --organisation \"Our centre\"",
            "guichet person link --person ann@example.org",
        ];
        let place = args.place.flag();
        next.iter().for_each(|command| session.say(&format!("  {command}{place}")));
    }
    Ok(())
}

/// The site over a desk, until the end.
pub async fn hold(listener: TcpListener, app: App, settings: Settings) -> Answer {
    app.run();
    let limits = Limits::behind(&settings.proxies);
    let ended = serve(listener, web::routes(Site::new(app.clone(), settings)), limits).await?;
    app.close().await;
    Ok(match ended {
        End::Whole => Exit::Ok,
        End::Cut => Exit::Interrupted,
    })
}
