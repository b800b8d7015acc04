//! Single sign-on: who comes in with an account of their organisation, and who doesn't, against a provider that says
//! whatever a test makes it say.

use std::collections::BTreeMap;
use std::time::Duration;

use app::{
    Answered, CredentialKind, Errand, Failure, IdentityRefusal, KeyKind, Leaving, NewProvider, Reach,
    Returned, Secret, SecurityEvent, SignOnFor, Whence,
};
use desk::{OrganisationId, PersonId, Refusal};
use serde_json::{Value, json};
use testkit::{FakeProvider, Sign, answer};

use crate::world::World;

const HERE: &str = "https://desk.example";
const CLIENT: &str = "guichet";
const SECRET: &str = "a secret between two";

fn from(n: usize) -> Whence {
    Whence { network: format!("192.0.2.{n}"), agent: "a browser".to_owned() }
}

/// A house in which a customer has an identity provider.
pub struct House {
    pub w: World,
    pub provider: FakeProvider,
}

/// One sign-in, ready to come back: a test spoils something of it.
pub struct Attempt {
    provider: FakeProvider,
    pub leaving: Leaving,
    pub header: Value,
    pub claims: Value,
    pub sign: Sign,
    pub returned: Returned,
    /// What goes over the wire instead of the token.
    pub wire: Option<String>,
    challenge: String,
}

impl Attempt {
    fn claim(&mut self, name: &str, value: Value) {
        self.claims[name] = value;
    }

    fn without(&mut self, name: &str) {
        self.claims.as_object_mut().expect("claims").remove(name);
    }

    /// Lets the provider answer so.
    pub fn play(&self) {
        let token = self.provider.token(&self.header, &self.claims, &self.sign);
        let body = json!({ "access_token": "an access token", "token_type": "Bearer", "id_token": token });
        self.provider.gives(self.wire.clone().unwrap_or_else(|| answer(&body.to_string())), &self.challenge);
    }
}

impl House {
    pub async fn new(name: &str) -> House {
        let (w, provider) = (World::new(name).await, FakeProvider::start().await);
        w.app.reach_out(Reach { own_machine: true, patience: Duration::from_secs(3) });
        let house = House { w, provider };
        let issuer = house.provider.issuer().to_owned();
        house.set(house.w.sofia, house.w.direct, &issuer, "").await.expect("a setting");
        house.w.app.end_all_keys(house.w.sofia).await.expect("out");
        house
    }

    pub async fn set(
        &self,
        by: PersonId,
        of: OrganisationId,
        issuer: &str,
        demands: &str,
    ) -> Result<(), Failure> {
        let visitor = self.w.visitor(by).await;
        let seen = self.w.app.provider_of(of).await?.map_or(0, |provider| provider.version);
        let new = NewProvider {
            issuer: issuer.to_owned(),
            client: CLIENT.to_owned(),
            secret: SECRET.to_owned(),
            demands: demands.to_owned(),
        };
        self.w.app.set_provider(&visitor, of, &new, seen, &from(1)).await
    }

    pub async fn leave(&self, wanted: SignOnFor<'_>, n: usize) -> Attempt {
        let leaving = self.w.app.leave_for_provider(wanted, HERE, &from(n)).await.expect("on the way");
        self.attempt(leaving)
    }

    /// What an honest provider would say now of the account `subject-1`.
    pub fn attempt(&self, leaving: Leaving) -> Attempt {
        let query = leaving.to.split_once('?').expect("a query").1;
        let asked: BTreeMap<&str, &str> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let now = self.w.app.wall().as_second();
        Attempt {
            provider: self.provider.clone(),
            header: json!({ "alg": "ES256", "typ": "JWT", "kid": "one" }),
            claims: json!({
                "iss": self.provider.issuer(), "sub": "subject-1", "aud": CLIENT, "exp": now + 300, "iat": now,
                "auth_time": now, "nonce": asked["nonce"],
            }),
            sign: Sign::Own,
            returned: Returned {
                state: asked["state"].to_owned(),
                code: "a-code".to_owned(),
                ..Returned::default()
            },
            wire: None,
            challenge: asked["code_challenge"].to_owned(),
            leaving,
        }
    }

    pub async fn signing_in(&self, n: usize) -> Attempt {
        self.leave(SignOnFor::SignIn { typed: "direct", next: "/tickets" }, n).await
    }

    pub async fn come_back(&self, attempt: &Attempt, n: usize) -> Result<Answered, Failure> {
        attempt.play();
        self.w.app.return_from_provider(&attempt.leaving.key, &attempt.returned, HERE, &from(n)).await
    }

    /// Links `subject-1` to Sofia.
    async fn linked(&self) {
        let visitor = self.w.visitor(self.w.sofia).await;
        let mut attempt = self.leave(SignOnFor::Linking(&visitor), 2).await;
        attempt.returned.session = Some(self.session(self.w.sofia).await);
        assert!(matches!(self.come_back(&attempt, 2).await, Ok(Answered::Linked)));
        self.w.app.end_all_keys(self.w.sofia).await.expect("out");
    }

    async fn session(&self, person: PersonId) -> Secret {
        self.w.app.make_key(KeyKind::Session, person, "").await.expect("a session")
    }

    async fn is_in(&self, session: &Secret) -> Option<PersonId> {
        self.w.app.enter(KeyKind::Session, session).await.ok().map(|visitor| visitor.person.id)
    }

    /// Everybody's sessions, and whatever else opens a door.
    async fn open_doors(&self) -> usize {
        let mut found = 0;
        for person in [self.w.sofia, self.w.mona, self.w.nora, self.w.ines, self.w.vera] {
            for kind in [KeyKind::Session, KeyKind::PreMfa, KeyKind::Token, KeyKind::Enrolment] {
                found += self.w.app.keys_of(person, kind, None).await.expect("a list").len();
            }
        }
        found
    }

    /// What the organisation's security journal says of whoever wasn't let in from there.
    async fn refusals(&self, n: usize) -> Vec<String> {
        let notes =
            self.w.app.security_of_organisation(self.w.direct, 1000).await.expect("the security journal");
        let here = notes.into_iter().filter(|note| note.whence == from(n));
        here.filter(|note| note.event == SecurityEvent::SignOnRefused).map(|note| note.about).collect()
    }
}

fn session_of(answered: Result<Answered, Failure>) -> Secret {
    match answered {
        Ok(Answered::In { session, .. }) => session,
        other => panic!("not in: {other:?}"),
    }
}

fn is_refused<T: std::fmt::Debug>(answered: &Result<T, Failure>) -> bool {
    matches!(answered, Err(Failure::Identity(IdentityRefusal::SignOn)))
}

/// Source: issue "People and doors", single sign-on: code flow, PKCE, state, nonce; identity is issuer and subject.
#[tokio::test]
async fn somebody_links_their_account_and_comes_in_with_it() {
    let house = House::new("sign-on").await;
    house.linked().await;
    let attempt = house.signing_in(3).await;
    for part in ["response_type=code", "code_challenge_method=S256", "scope=openid", "state=", "nonce="] {
        assert!(attempt.leaving.to.contains(part), "{part}: {}", attempt.leaving.to);
    }
    assert!(!attempt.leaving.to.contains("email"), "nobody's address is asked for");
    let answered = house.come_back(&attempt, 3).await;
    let Ok(Answered::In { session, next }) = answered else { panic!("{answered:?}") };
    assert_eq!((house.is_in(&session).await, next.as_str()), (Some(house.w.sofia), "/tickets"));
    let asked = house.provider.asked().pop().expect("the code was shown");
    assert!(
        asked.to_lowercase().contains("authorization: basic ") && !asked.contains("client_secret"),
        "{asked}"
    );
    let notes = house.w.app.security_of(house.w.sofia, 10).await.expect("the security journal");
    let came = |event| notes.iter().any(|note| note.event == event && note.about == "single_sign_on");
    assert!(came(SecurityEvent::CredentialAdded) && came(SecurityEvent::SignedIn), "{notes:?}");
}

type Spoil = fn(&mut Attempt);

/// Whatever is spoilt, and what the security journal says of it.
const HOSTILE: &[(&str, &str, Spoil)] = &[
    ("another state", "state", |a| a.returned.state = "0".repeat(64)),
    ("no state", "state", |a| a.returned.state.clear()),
    ("no nonce", "nonce", |a| a.without("nonce")),
    ("another nonce", "nonce", |a| a.claim("nonce", json!("n"))),
    ("another issuer in the token", "issuer", |a| a.claim("iss", json!("https://other.example"))),
    ("an issuer with a slash more", "issuer", |a| {
        let issuer = format!("{}/", a.claims["iss"].as_str().expect("an issuer"));
        a.claim("iss", json!(issuer));
    }),
    ("no issuer in the token", "code", |a| a.without("iss")),
    ("mixed up: the answer is another issuer's", "issuer", |a| {
        a.returned.issuer = Some("https://other.example".to_owned());
    }),
    ("for another client", "audience", |a| a.claim("aud", json!("other"))),
    ("for us and another client", "audience", |a| a.claim("aud", json!([CLIENT, "other"]))),
    ("for two, and given to us", "audience", |a| {
        a.claim("aud", json!([CLIENT, "other"]));
        a.claim("azp", json!(CLIENT));
    }),
    ("for us, given to another", "audience", |a| a.claim("azp", json!("other"))),
    ("for nobody", "audience", |a| a.without("aud")),
    ("expired", "time", |a| a.claim("exp", json!(a.claims["iat"].as_i64().expect("a second") - 61))),
    ("an end that is text", "code", |a| a.claim("exp", json!("9999999999"))),
    ("no end", "code", |a| a.without("exp")),
    ("issued in the future", "time", |a| {
        a.claim("iat", json!(a.claims["iat"].as_i64().expect("a second") + 62))
    }),
    ("issued long ago", "time", |a| {
        a.claim("iat", json!(a.claims["iat"].as_i64().expect("a second") - 3600))
    }),
    ("issued never", "code", |a| a.without("iat")),
    ("good only later", "time", |a| a.claim("nbf", json!(a.claims["iat"].as_i64().expect("a second") + 120))),
    ("signed by nobody", "signature", |a| {
        a.header["alg"] = json!("none");
        a.sign = Sign::Nobody;
    }),
    ("signed with the client's secret", "signature", |a| {
        a.header["alg"] = json!("HS256");
        a.sign = Sign::Shared(SECRET.as_bytes().to_vec());
    }),
    ("signed with the public key as a secret", "signature", |a| {
        a.header["alg"] = json!("HS256");
        a.sign = Sign::Shared(a.provider.public());
    }),
    ("an unknown key", "signature", |a| a.header["kid"] = json!("two")),
    ("another key under the known name", "signature", |a| a.sign = Sign::Other),
    ("a key in the header", "signature", |a| {
        a.header["jwk"] = a.provider.unpublished();
        a.sign = Sign::Other;
    }),
    ("an address of keys in the header", "signature", |a| {
        a.header["jku"] = json!("http://127.0.0.1:1/keys");
        a.header["kid"] = json!("two");
        a.sign = Sign::Other;
    }),
    ("a critical extension", "signature", |a| a.header["crit"] = json!(["b64"])),
    ("an access token in its place", "signature", |a| a.header["typ"] = json!("at+jwt")),
    ("a changed payload", "signature", |a| {
        let honest = a.provider.token(&a.header, &a.claims, &Sign::Own);
        a.claim("sub", json!("somebody-else"));
        let forged = a.provider.token(&a.header, &a.claims, &Sign::Nobody);
        let token = format!("{}{}", forged, honest.rsplit('.').next().expect("a signature"));
        let body = json!({ "access_token": "a", "token_type": "Bearer", "id_token": token });
        a.wire = Some(answer(&body.to_string()));
    }),
    ("no token of who it is", "token", |a| {
        a.wire = Some(answer(r#"{"access_token":"a","token_type":"Bearer"}"#));
    }),
    ("a token that is none", "code", |a| {
        a.wire = Some(answer(r#"{"access_token":"a","token_type":"Bearer","id_token":"a.b.c"}"#));
    }),
    ("an endless answer", "code", |a| a.wire = Some(answer(&"x".repeat(300_000)))),
    ("no answer", "code", |a| a.wire = Some(String::new())),
    ("a redirect", "code", |a| {
        a.wire = Some(
            "HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n".to_owned(),
        );
    }),
    ("an error with a page and a secret in it", "code", |a| {
        let body = "<script>alert(1)</script> client_secret=hunter2";
        let length = body.len();
        a.wire = Some(format!(
            "HTTP/1.1 500 Oops\r\ncontent-type: text/html\r\ncontent-length: {length}\r\n\r\n{body}"
        ));
    }),
    ("the hash of another access token", "access token", |a| {
        a.claim("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"))
    }),
    ("nobody's", "subject", |a| a.claim("sub", json!(""))),
    ("a subject too long", "subject", |a| a.claim("sub", json!("s".repeat(256)))),
    ("a subject of two lines", "subject", |a| a.claim("sub", json!("subject\n1"))),
    ("no subject", "code", |a| a.without("sub")),
    ("a truth that is text", "code", |a| a.claim("email_verified", json!("true"))),
    ("the provider says no", "denied", |a| a.returned.denied = true),
    ("no code", "code", |a| a.returned.code.clear()),
    ("a code without end", "code", |a| a.returned.code = "c".repeat(5000)),
    ("an account that nobody linked", "nobody", |a| a.claim("sub", json!("subject-2"))),
    ("another's by another case", "nobody", |a| a.claim("sub", json!("Subject-1"))),
];

/// Source: catalogue e15, ASVS 5.0 10.1–10.5: whatever a provider, a browser or somebody between them does, nobody comes in,
/// the answer is the same, and the organisation's security journal has a word.
#[tokio::test]
async fn sec_e15_nobody_comes_in_by_a_hostile_provider() {
    let house = House::new("sec-e15").await;
    house.linked().await;
    assert!(HOSTILE.len() >= 25);
    let (mut noted, mut expected) = (Vec::new(), Vec::new());
    for (n, (what, word, spoil)) in HOSTILE.iter().enumerate() {
        let mut attempt = house.signing_in(n + 10).await;
        spoil(&mut attempt);
        let answered = house.come_back(&attempt, n + 10).await;
        assert!(is_refused(&answered), "{what}: {answered:?}");
        noted.push((*what, house.refusals(n + 10).await));
        expected.push((*what, vec![(*word).to_owned()]));
        assert_eq!(house.open_doors().await, 0, "{what}");
    }
    assert_eq!(noted, expected);
    let attempt = house.signing_in(9).await;
    session_of(house.come_back(&attempt, 9).await);
}

/// Source: catalogue e15, ASVS 5.0 10.2.1: what one sign-in knows serves once, for the browser that began, for ten minutes.
#[tokio::test]
async fn sec_e15_an_answer_counts_once_and_in_the_browser_that_asked() {
    let house = House::new("sec-e15-once").await;
    house.linked().await;
    let attempt = house.signing_in(3).await;
    session_of(house.come_back(&attempt, 3).await);
    assert!(is_refused(&house.come_back(&attempt, 3).await), "the same once more");

    let (mine, theirs) = (house.signing_in(4).await, house.signing_in(5).await);
    theirs.play();
    let crossed = house.w.app.return_from_provider(&mine.leaving.key, &theirs.returned, HERE, &from(4)).await;
    assert!(is_refused(&crossed), "another browser's answer");
    session_of(house.come_back(&mine, 4).await);

    let (one, two) = (house.signing_in(6).await, house.signing_in(6).await);
    let mut reused = house.attempt(two.leaving);
    reused.claims["nonce"] = one.claims["nonce"].clone();
    assert!(is_refused(&house.come_back(&reused, 6).await), "a token of another sign-in");

    let late = house.signing_in(7).await;
    house.w.clock("2026-11-20 17:51 Paris");
    assert!(is_refused(&house.come_back(&late, 7).await), "eleven minutes later");
}

/// Source: RFC 9207: a provider that announced to say whose an answer is, says it in each; that one is taken.
#[tokio::test]
async fn sec_e15_an_announced_issuer_is_there() {
    let house = House::new("sec-e15-iss").await;
    house.provider.describe(|d| d["authorization_response_iss_parameter_supported"] = json!(true));
    house.set(house.w.sofia, house.w.direct, house.provider.issuer(), "").await.expect("a setting");
    let visitor = house.w.visitor(house.w.sofia).await;
    let mut attempt = house.leave(SignOnFor::Linking(&visitor), 2).await;
    attempt.returned.session = Some(house.session(house.w.sofia).await);
    assert!(is_refused(&house.come_back(&attempt, 2).await), "it isn't there");
    let mut attempt = house.leave(SignOnFor::Linking(&visitor), 2).await;
    attempt.returned.session = Some(house.session(house.w.sofia).await);
    attempt.returned.issuer = Some(house.provider.issuer().to_owned());
    assert!(matches!(house.come_back(&attempt, 2).await, Ok(Answered::Linked)));
}

/// Source: ASVS 5.0, 10.5: keys that a provider changed are found, and a stranger's token doesn't have it asked all the time.
#[tokio::test]
async fn sec_e15_unknown_keys_are_asked_for_once_a_minute() {
    let house = House::new("sec-e15-keys").await;
    house.linked().await;
    let keys = || house.provider.asked().iter().filter(|asked| asked.starts_with("GET /keys")).count();
    let before = keys();
    for n in 3..8 {
        let mut attempt = house.signing_in(n).await;
        attempt.header["kid"] = json!("two");
        assert!(is_refused(&house.come_back(&attempt, n).await));
    }
    assert_eq!(keys(), before, "asked a moment ago");
    house.provider.rotate();
    house.w.clock("2026-11-20 17:42 Paris");
    let mut attempt = house.signing_in(9).await;
    attempt.header["kid"] = json!("two");
    attempt.sign = Sign::Other;
    session_of(house.come_back(&attempt, 9).await);
    assert_eq!(keys(), before + 1);
}

/// Source: catalogue e15 and f05, ASVS 5.0 10.5.3: what a provider says of itself names exactly it, and leads nowhere inside.
#[tokio::test]
async fn sec_f05_a_provider_that_describes_itself_falsely_is_away() {
    type Lie = fn(&mut Value);
    let lies: [(&str, Lie); 5] = [
        ("another issuer", |d| d["issuer"] = json!("https://accounts.example")),
        ("an issuer with a slash more", |d| {
            d["issuer"] = json!(format!("{}/", d["issuer"].as_str().unwrap()))
        }),
        ("a page inside", |d| d["authorization_endpoint"] = json!("http://10.0.0.1/authorize")),
        ("keys inside", |d| d["jwks_uri"] = json!("https://169.254.169.254/keys")),
        ("keys elsewhere on this machine", |d| d["jwks_uri"] = json!("http://localhost/keys")),
    ];
    for (n, (what, lie)) in lies.into_iter().enumerate() {
        let house = House::new(&format!("sec-f05-{n}")).await;
        house.provider.describe(lie);
        let wanted = SignOnFor::SignIn { typed: "direct", next: "/" };
        let left = house.w.app.leave_for_provider(wanted, HERE, &from(3)).await;
        assert!(is_refused(&left), "{what}: {left:?}");
        assert_eq!(house.refusals(3).await, ["away"], "{what}");
    }
}

/// Source: catalogue f05: an address that leads inside isn't taken for a provider's.
#[tokio::test]
async fn sec_f05_a_setting_names_no_address_inside() {
    let house = House::new("sec-f05-setting").await;
    for issuer in [
        "",
        "idp.example",
        "http://idp.example",
        "https://10.0.0.1",
        "https://[::1]",
        "https://2130706433",
        "https://169.254.169.254/latest",
        "https://user:pass@idp.example",
        "https://idp.example/?a=b",
        "https://idp.example/#a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://idp.example /",
    ] {
        let set = house.set(house.w.sofia, house.w.direct, issuer, "").await;
        assert!(matches!(set, Err(Failure::Identity(IdentityRefusal::NotAnIssuer))), "{issuer:?}: {set:?}");
    }
    house.set(house.w.sofia, house.w.direct, "https://idp.example/tenant", "").await.expect("a setting");
}

/// Source: catalogue e01, Zammad CVE-2026-84458; P0-13: whatever a provider says of addresses, it links nobody.
#[tokio::test]
async fn sec_e01_an_address_links_nobody() {
    let house = House::new("sec-e01").await;
    let variants: [fn(&mut Attempt); 5] = [
        |_| {},
        |a| a.claim("email_verified", json!(true)),
        |a| a.claim("email_verified", json!("true")),
        |a| a.claim("xms_edov", json!(0)),
        |a| a.claim("preferred_username", json!("mona@example")),
    ];
    for (n, variant) in variants.into_iter().enumerate() {
        for address in ["mona@example", "sofia@example"] {
            let mut attempt = house.signing_in(n + 10).await;
            attempt.claim("email", json!(address));
            variant(&mut attempt);
            assert!(is_refused(&house.come_back(&attempt, n + 10).await), "{n} {address}");
        }
    }
    assert_eq!(house.open_doors().await, 0);
    for person in [house.w.mona, house.w.sofia] {
        assert!(house.w.app.credentials(person).await.expect("a list").is_empty(), "nothing was linked");
    }
}

/// Source: catalogue e01: two organisations that trust one issuer vouch for their own people only.
#[tokio::test]
async fn sec_e01_one_organisation_vouches_for_nobody_of_another() {
    let house = House::new("sec-e01-two").await;
    house.linked().await;
    house.set(house.w.mona, house.w.provider, house.provider.issuer(), "").await.expect("a setting");
    let attempt = house.leave(SignOnFor::SignIn { typed: "Provider A", next: "/" }, 3).await;
    assert!(is_refused(&house.come_back(&attempt, 3).await));
    let nora = house.w.visitor(house.w.nora).await;
    let mut attempt = house.leave(SignOnFor::Linking(&nora), 4).await;
    attempt.returned.session = Some(house.session(house.w.nora).await);
    assert!(is_refused(&house.come_back(&attempt, 4).await), "the account is Sofia's");
    let mut attempt = house.leave(SignOnFor::Linking(&nora), 5).await;
    attempt.claim("sub", json!("subject-2"));
    attempt.returned.session = Some(house.session(house.w.tom).await);
    assert!(is_refused(&house.come_back(&attempt, 5).await), "another person's browser");
}

/// Source: catalogue e14, alg confusion and CVE-2026-25537: forged tokens of every algorithm.
#[tokio::test]
async fn sec_e14_no_forged_token_counts() {
    let house = House::new("sec-e14").await;
    house.linked().await;
    let mut tried = 0;
    let names =
        ["none", "None", "NONE", "HS256", "HS384", "HS512", "RS256", "PS256", "ES256", "ES384", "EdDSA", ""];
    for (n, name) in names.into_iter().enumerate() {
        let secrets = [SECRET.as_bytes().to_vec(), house.provider.public()];
        let signs = [Sign::Nobody, Sign::Other].into_iter().chain(secrets.map(Sign::Shared));
        for sign in signs {
            let mut attempt = house.signing_in(n + 10).await;
            attempt.header["alg"] = json!(name);
            attempt.sign = sign;
            assert!(is_refused(&house.come_back(&attempt, n + 10).await), "{name}");
            tried += 1;
        }
    }
    assert!(tried >= 30);
    assert_eq!(house.open_doors().await, 0);
}

/// Source: catalogue c12, GLPI CVE-2026-23624: a browser in other hands, another subject: another session, and the old one is over.
#[tokio::test]
async fn sec_c12_another_subject_is_another_session() {
    let house = House::new("sec-c12").await;
    house.linked().await;
    let first = session_of(house.come_back(&house.signing_in(3).await, 3).await);
    let mut attempt = house.signing_in(3).await;
    attempt.returned.session = Some(first.clone());
    let second = session_of(house.come_back(&attempt, 3).await);
    assert_eq!((house.is_in(&first).await, house.is_in(&second).await), (None, Some(house.w.sofia)));
    let mut stranger = house.signing_in(3).await;
    stranger.claim("sub", json!("subject-2"));
    stranger.returned.session = Some(second);
    assert!(is_refused(&house.come_back(&stranger, 3).await));
}

/// Source: issue "People and doors", signing in: what was come by with an account ends with it, and with the setting.
#[tokio::test]
async fn taking_the_account_or_the_provider_away_ends_what_came_by_it() {
    let house = House::new("sign-on-ends").await;
    house.linked().await;
    let (by_account, other) = (
        session_of(house.come_back(&house.signing_in(3).await, 3).await),
        house.session(house.w.sofia).await,
    );
    let visitor = house.w.visitor(house.w.sofia).await;
    let view = house.w.app.sign_on_of(&visitor, house.w.direct).await.expect("the setting");
    assert_eq!(view.linked.len(), 1);
    let version = view.provider.expect("a provider").version;
    let stale = house.w.app.remove_provider(&visitor, house.w.direct, version - 1, &from(3)).await;
    assert!(matches!(stale, Err(Failure::Refused(Refusal::Stale { .. }))), "{stale:?}");
    house.w.app.remove_provider(&visitor, house.w.direct, version, &from(3)).await.expect("removed");
    assert_eq!((house.is_in(&by_account).await, house.is_in(&other).await), (None, Some(house.w.sofia)));
    let wanted = SignOnFor::SignIn { typed: "direct", next: "/" };
    assert!(is_refused(&house.w.app.leave_for_provider(wanted, HERE, &from(3)).await));

    house.set(house.w.sofia, house.w.direct, house.provider.issuer(), "").await.expect("set again");
    let by_account = session_of(house.come_back(&house.signing_in(4).await, 4).await);
    let account = house.w.app.credentials(house.w.sofia).await.expect("a list")[0].id;
    let last = house.w.app.remove_credential(house.w.sofia, account, &from(4)).await;
    assert!(matches!(last, Err(Failure::Identity(IdentityRefusal::LastWayIn))), "{last:?}");
    let pending = house.signing_in(5).await;
    house.set(house.w.sofia, house.w.direct, house.provider.issuer(), "mfa").await.expect("set otherwise");
    assert_eq!(house.is_in(&by_account).await, None, "a change of the setting ends them, too");
    assert!(is_refused(&house.come_back(&pending, 5).await), "nor does one under way count any more");
}

/// Source: issue "People and doors": staff need a second factor; the desk's, or one that their provider vouches for.
#[tokio::test]
async fn staff_of_the_centre_need_a_second_factor() {
    let house = House::new("sign-on-staff").await;
    let vendor = house.w.visitor(house.w.mona).await.organisation.id;
    house.set(house.w.mona, vendor, house.provider.issuer(), "").await.expect("a setting");
    let visitor = house.w.visitor(house.w.mona).await;
    let mut attempt = house.leave(SignOnFor::Linking(&visitor), 2).await;
    attempt.returned.session = Some(house.session(house.w.mona).await);
    assert!(matches!(house.come_back(&attempt, 2).await, Ok(Answered::Linked)));
    let typed = SignOnFor::SignIn { typed: "Vendor", next: "/desk" };
    let half = house.come_back(&house.leave(typed.clone(), 3).await, 3).await;
    let Ok(Answered::Half { half, .. }) = half else { panic!("{half:?}") };
    assert!(house.is_in(half.key()).await.is_none(), "half a key opens nothing");
    assert!(house.w.app.provider_to_enrol_with(house.w.vera).await.expect("an answer").is_none());

    house.set(house.w.mona, vendor, house.provider.issuer(), "mfa").await.expect("set otherwise");
    let attempt = house.leave(typed.clone(), 4).await;
    assert!(attempt.leaving.to.contains("acr_values=mfa"));
    assert!(is_refused(&house.come_back(&attempt, 4).await), "nothing was said of a second factor");
    let mut attempt = house.leave(typed, 5).await;
    attempt.claim("amr", json!(["pwd", "mfa"]));
    let session = session_of(house.come_back(&attempt, 5).await);
    assert_eq!(house.is_in(&session).await, Some(house.w.mona));
}

/// Source: issue "People and doors": by an invitation, with one's account as the way in; by a subject that a manager says.
#[tokio::test]
async fn an_invitation_and_a_said_subject_are_the_other_ways_to_a_link() {
    let house = House::new("sign-on-enrol").await;
    let link = house.w.app.make_key(KeyKind::Link, house.w.sofia, "").await.expect("a link");
    let enrolling = house.w.app.take_link(&link, &from(2)).await.expect("a link that is good");
    let mut attempt = house.leave(SignOnFor::Enrolment(&enrolling), 2).await;
    assert!(is_refused(&house.come_back(&attempt, 2).await), "a browser that isn't setting anything up");
    attempt = house.leave(SignOnFor::Enrolment(&enrolling), 2).await;
    attempt.returned.enrolment = Some(enrolling.key().clone());
    let enrolled = house.come_back(&attempt, 2).await;
    let Ok(Answered::Enrolled(enrolled)) = enrolled else { panic!("{enrolled:?}") };
    assert_eq!(house.is_in(&enrolled.session).await, Some(house.w.sofia));
    session_of(house.come_back(&house.signing_in(3).await, 3).await);

    let visitor = house.w.visitor(house.w.mona).await;
    let (app, direct) = (&house.w.app, house.w.direct);
    let has = app.link_by_subject(&visitor, direct, house.w.sofia, "subject-9", &from(3)).await;
    assert!(matches!(has, Err(Failure::Refused(_))), "she has a way in: {has:?}");
    let other = app.link_by_subject(&visitor, direct, house.w.ines, "subject-9", &from(3)).await;
    assert!(matches!(other, Err(Failure::Refused(Refusal::NotFound))), "of another organisation: {other:?}");
    let new = app::NewPerson {
        organisation: direct,
        role: desk::Role::AuthorisedUser,
        name: "Zoé".to_owned(),
        email: "zoe@example".to_owned(),
        qualified_from: None,
    };
    let zoe = app.add_person(&new).await.expect("a person");
    for taken in ["subject-1", "", "a\nb"] {
        let said = app.link_by_subject(&visitor, direct, zoe, taken, &from(3)).await;
        assert!(matches!(said, Err(Failure::Identity(IdentityRefusal::NotASubject))), "{taken:?}");
    }
    app.link_by_subject(&visitor, direct, zoe, "subject-2", &from(3)).await.expect("linked");
    let mut attempt = house.signing_in(4).await;
    attempt.claim("sub", json!("subject-2"));
    let session = session_of(house.come_back(&attempt, 4).await);
    assert_eq!(house.is_in(&session).await, Some(zoe));
    let kinds: Vec<_> = app.credentials(zoe).await.expect("a list").iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [CredentialKind::SingleSignOn]);
}

/// Source: access matrix, `ff`: a proof by one's account is one only if it was shown anew.
#[tokio::test]
async fn a_proof_by_an_account_is_shown_anew() {
    let house = House::new("sign-on-proof").await;
    house.linked().await;
    let mut attempt = house.signing_in(3).await;
    attempt.without("auth_time");
    let session = session_of(house.come_back(&attempt, 3).await);
    let visitor = house.w.app.enter(KeyKind::Session, &session).await.expect("in");
    assert!(!visitor.is_proven(house.w.app.wall()), "nobody says when it was shown");
    let errand =
        Errand { to: "/people".to_owned(), sends: true, fields: vec![("a".to_owned(), "b".to_owned())] };
    let proof = || SignOnFor::Proof { visitor: &visitor, errand: &errand };
    let mut attempt = house.leave(proof(), 4).await;
    assert!(attempt.leaving.to.contains("prompt=login") && attempt.leaving.to.contains("max_age=0"));
    attempt.returned.session = Some(session.clone());
    attempt.claim("auth_time", json!(house.w.app.wall().as_second() - 600));
    assert!(is_refused(&house.come_back(&attempt, 4).await), "shown ten minutes ago");
    let mut attempt = house.leave(proof(), 5).await;
    attempt.returned.session = Some(session.clone());
    let proved = house.come_back(&attempt, 5).await;
    let Ok(Answered::Proved { session: fresh, errand: kept }) = proved else { panic!("{proved:?}") };
    assert_eq!(kept, errand, "what was typed waited");
    let visitor = house.w.app.enter(KeyKind::Session, &fresh).await.expect("in");
    assert!(visitor.is_proven(house.w.app.wall()));
    assert_eq!(house.is_in(&session).await, None, "under a fresh key");
}

/// Source: access matrix and hard rule 2: an organisation's own manager and the centre's say it; outside there is nothing.
#[tokio::test]
async fn only_who_answers_for_the_people_sets_the_provider() {
    let house = House::new("sign-on-who").await;
    let direct = house.w.direct;
    for (who, hidden) in [(house.w.nora, true), (house.w.ines, true), (house.w.vera, false)] {
        let set = house.set(who, direct, "https://idp.example", "").await;
        match set {
            Err(Failure::Refused(Refusal::NotFound)) => assert!(hidden),
            Err(Failure::Refused(Refusal::NotAllowed { .. })) => assert!(!hidden),
            other => panic!("{other:?}"),
        }
    }
    let late = house.w.visitor(house.w.sofia).await;
    house.w.clock("2026-11-20 17:56 Paris");
    let new = NewProvider { issuer: "https://idp.example".to_owned(), ..NewProvider::default() };
    let set = house.w.app.set_provider(&late, direct, &new, 1, &from(2)).await;
    assert!(matches!(set, Err(Failure::Identity(IdentityRefusal::ProveAgain))));
    let visitor = house.w.visitor(house.w.sofia).await;
    let new = NewProvider { client: CLIENT.to_owned(), ..new };
    let set = house.w.app.set_provider(&visitor, direct, &new, 1, &from(2)).await;
    let elsewhere = matches!(set, Err(Failure::Identity(IdentityRefusal::NotAClient)));
    assert!(elsewhere, "the secret of one provider goes to no other: {set:?}");
    let same = NewProvider { issuer: house.provider.issuer().to_owned(), demands: "mfa".to_owned(), ..new };
    house.w.app.set_provider(&visitor, direct, &same, 1, &from(2)).await.expect("the secret stays");
}
