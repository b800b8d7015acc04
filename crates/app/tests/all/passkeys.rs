//! Catalogue e16: what a device says of a passkey, recorded and changed. The browser's part is played in `e2e/tests/passkey.test.js`.

use app::{Asked, Enrolling, Failure, IdentityRefusal, KeyKind, Passkeys, Secret, Whence};
use desk::PersonId;
use testkit::Device;

use crate::world::World;

const SITE: &str = "desk.example";

fn passkeys() -> Passkeys {
    Passkeys::at(&format!("https://{SITE}")).expect("a site with a name")
}

fn whence() -> Whence {
    Whence { network: "192.0.2.1".to_owned(), agent: "a browser".to_owned() }
}

#[track_caller]
fn is_wrong<T: std::fmt::Debug>(answer: Result<T, Failure>, why: &str) {
    assert!(matches!(answer, Err(Failure::Identity(IdentityRefusal::Wrong))), "{why}: {answer:?}");
}

impl World {
    async fn arriving(&self, person: PersonId) -> Enrolling {
        let link = self.app.make_key(KeyKind::Link, person, "").await.expect("a link");
        self.app.take_link(&link, &whence()).await.expect("a link that is good")
    }

    async fn asked_to_make(&self, person: PersonId) -> Asked {
        self.app.ask_for_passkey(&passkeys(), person).await.expect("a question")
    }

    async fn asked_to_show(&self) -> Asked {
        self.app.ask_who(&passkeys()).await.expect("a question")
    }

    /// Somebody with a passkey, and nothing else.
    async fn with_passkey(&self, person: PersonId, device: &mut Device) {
        let arriving = self.arriving(person).await;
        let asked = self.asked_to_make(person).await;
        let made = device.make(&asked.options);
        let (site, whence) = (passkeys(), whence());
        let enrolled = self.app.enrol_with_passkey(&site, &arriving, &asked.ceremony, &made, &whence).await;
        enrolled.expect("a way in");
    }

    async fn sign_in_by(&self, ceremony: &Secret, shown: &str) -> Result<PersonId, Failure> {
        let session = self.app.sign_in_with_passkey(&passkeys(), ceremony, shown, &whence()).await?;
        Ok(self.app.enter(KeyKind::Session, &session).await.expect("it opens").person.id)
    }

    async fn come_in(&self, device: &mut Device) -> Result<PersonId, Failure> {
        let asked = self.asked_to_show().await;
        let shown = device.show(&asked.options);
        self.sign_in_by(&asked.ceremony, &shown).await
    }
}

/// A change that an attacker makes.
type Change = (&'static str, fn(&mut Device));

const CHANGES: [Change; 8] = [
    ("another origin", |d| d.origin = "https://desk.example.evil".to_owned()),
    ("without encryption", |d| d.origin = format!("http://{SITE}")),
    ("another port", |d| d.origin = format!("https://{SITE}:8443")),
    ("another site's passkey", |d| d.site = "evil".to_owned()),
    ("nobody showed who they are", |d| d.is_verified = false),
    ("nobody is there", |d| d.is_present = false),
    ("it was asked something else", |d| d.kind = Some("payment.get")),
    ("the answer to another question", |d| d.challenge = Some("A".repeat(43))),
];

/// Source: catalogue e16: another origin, another site, without verification, another question.
#[tokio::test]
async fn sec_e16_a_changed_assertion_opens_nothing() {
    let w = World::new("sec-e16-shown").await;
    let mut device = Device::at(SITE);
    w.with_passkey(w.nora, &mut device).await;
    assert_eq!(w.come_in(&mut device).await.expect("unchanged, it opens"), w.nora);
    for (why, change) in CHANGES {
        let mut changed = device.clone();
        change(&mut changed);
        is_wrong(w.come_in(&mut changed).await, why);
    }
    let mut unasked = device.clone();
    unasked.kind = Some("webauthn.create");
    is_wrong(w.come_in(&mut unasked).await, "an answer to being asked for a new one");
    assert_eq!(w.come_in(&mut device).await.expect("it still opens"), w.nora);
}

/// Source: catalogue e16: whatever byte of an assertion is changed after it was signed.
#[tokio::test]
async fn sec_e16_a_changed_byte_opens_nothing() {
    let w = World::new("sec-e16-bytes").await;
    let mut device = Device::at(SITE);
    w.with_passkey(w.nora, &mut device).await;
    for part in ["authenticatorData", "clientDataJSON", "signature", "userHandle"] {
        for at in [0, 1, 7, 12, 20] {
            let asked = w.asked_to_show().await;
            let mut shown: serde_json::Value =
                serde_json::from_str(&device.show(&asked.options)).expect("JSON");
            let text = shown["response"][part].as_str().expect("it is there").to_owned();
            let other = if text.as_bytes()[at] == b'A' { "B" } else { "A" };
            let mut changed = text.clone();
            changed.replace_range(at..=at, other);
            shown["response"][part] = changed.into();
            is_wrong(w.sign_in_by(&asked.ceremony, &shown.to_string()).await, &format!("{part} at {at}"));
        }
        let asked = w.asked_to_show().await;
        let mut shown: serde_json::Value = serde_json::from_str(&device.show(&asked.options)).expect("JSON");
        shown["response"][part] = "".into();
        is_wrong(w.sign_in_by(&asked.ceremony, &shown.to_string()).await, &format!("no {part}"));
    }
    for nonsense in ["", "{}", "null", "[]", "{\"id\":\"\"}"] {
        let asked = w.asked_to_show().await;
        is_wrong(w.sign_in_by(&asked.ceremony, nonsense).await, nonsense);
    }
}

/// Source: catalogue e16: each question is answered once, and by what answers this one.
#[tokio::test]
async fn sec_e16_an_assertion_is_good_once() {
    let w = World::new("sec-e16-replay").await;
    let mut device = Device::at(SITE);
    w.with_passkey(w.nora, &mut device).await;
    let asked = w.asked_to_show().await;
    let shown = device.show(&asked.options);
    assert_eq!(w.sign_in_by(&asked.ceremony, &shown).await.expect("once"), w.nora);
    is_wrong(w.sign_in_by(&asked.ceremony, &shown).await, "the same again");
    let next = w.asked_to_show().await;
    is_wrong(w.sign_in_by(&next.ceremony, &shown).await, "under another question");
    is_wrong(w.sign_in_by(&Secret::presented("0".repeat(64).as_str()), &shown).await, "under none");
    let making = w.asked_to_make(w.nora).await;
    is_wrong(w.sign_in_by(&making.ceremony, &shown).await, "under a question for a new one");
}

/// Source: catalogue e16: another person's credential id, another person's name on it.
#[tokio::test]
async fn sec_e16_nobody_comes_in_as_somebody_else() {
    let w = World::new("sec-e16-others").await;
    let (mut noras, mut toms) = (Device::at(SITE), Device::at(SITE));
    w.with_passkey(w.nora, &mut noras).await;
    w.with_passkey(w.tom, &mut toms).await;
    let mut forged = Device { id: noras.id.clone(), ..toms.clone() };
    is_wrong(w.come_in(&mut forged).await, "her passkey's id under his name");
    forged.user.clone_from(&noras.user);
    is_wrong(w.come_in(&mut forged).await, "her passkey's id and her name, his key");
    let mut renamed = Device { user: noras.user.clone(), ..toms.clone() };
    is_wrong(w.come_in(&mut renamed).await, "his passkey under her name");
    let mut unknown = Device { user: noras.user.clone(), ..Device::at(SITE) };
    is_wrong(w.come_in(&mut unknown).await, "a passkey that nobody has");
    assert_eq!(w.come_in(&mut toms).await.expect("his own"), w.tom);
    assert_eq!(w.come_in(&mut noras).await.expect("her own"), w.nora);
}

/// Source: WebAuthn level 3, 7.2, step 22: of a device that counts, a count that goes back is a copy's.
#[tokio::test]
async fn sec_e16_a_copy_of_a_device_is_seen() {
    let w = World::new("sec-e16-copy").await;
    let mut device = Device { count: 5, ..Device::at(SITE) };
    w.with_passkey(w.nora, &mut device).await;
    let mut copy = device.clone();
    assert_eq!(w.come_in(&mut device).await.expect("in"), w.nora);
    assert_eq!(w.come_in(&mut device).await.expect("in again"), w.nora);
    is_wrong(w.come_in(&mut copy).await, "a copy counts from where it was made");
}

/// Source: catalogue e16: a passkey is made at this site, by who was asked, once; nobody's is taken over.
#[tokio::test]
async fn sec_e16_a_changed_attestation_is_not_kept() {
    let w = World::new("sec-e16-made").await;
    let enrol = async |person, by, change: fn(&mut Device)| {
        let arriving = w.arriving(person).await;
        let asked = w.asked_to_make(by).await;
        let mut device = Device::at(SITE);
        change(&mut device);
        let made = device.make(&asked.options);
        w.app.enrol_with_passkey(&passkeys(), &arriving, &asked.ceremony, &made, &whence()).await
    };
    for (why, change) in CHANGES {
        is_wrong(enrol(w.nora, w.nora, change).await, why);
    }
    is_wrong(enrol(w.nora, w.tom, |_| {}).await, "what somebody else was asked");
    is_wrong(enrol(w.nora, w.nora, |d| d.kind = Some("webauthn.get")).await, "shown, not made");
    assert!(w.app.credentials(w.nora).await.expect("none").is_empty());

    let mut noras = Device::at(SITE);
    w.with_passkey(w.nora, &mut noras).await;
    let arriving = w.arriving(w.tom).await;
    let asked = w.asked_to_make(w.tom).await;
    let made = Device { id: noras.id.clone(), ..Device::at(SITE) }.make(&asked.options);
    let taken = w.app.enrol_with_passkey(&passkeys(), &arriving, &asked.ceremony, &made, &whence()).await;
    is_wrong(taken, "an id that is hers");
    assert_eq!(w.come_in(&mut noras).await.expect("her own"), w.nora);
}

/// Source: ASVS 5.0, 6.7.1 and 11.3.3: what is kept of a passkey is sealed for its holder. Whoever can write in the database puts
/// no key of their own in the place of another's.
#[tokio::test]
async fn sec_e16_a_kept_passkey_is_changed_by_nobody() {
    let folder = testkit::Folder::new();
    let file = || store::Location::SqliteFile(folder.path().join("desk.sqlite3"));
    let w = World::on(file(), crate::world::AGREEMENT).await;
    let (mut noras, mut toms) = (Device::at(SITE), Device::at(SITE));
    w.with_passkey(w.nora, &mut noras).await;
    w.with_passkey(w.tom, &mut toms).await;
    let db = store::Db::open(file()).await.expect("the same file");
    let mut kept = Vec::new();
    for person in [w.nora, w.tom] {
        let rows =
            db.query(&store::identity::OF_PERSON, &store::values![person.bytes()]).await.expect("rows");
        let row = rows.iter().find(|row| row.get::<String>(1).is_ok_and(|kind| kind == "passkey"));
        let row = row.expect("a passkey");
        kept.push((row.get::<[u8; 16]>(0).expect("an id"), row.get::<Vec<u8>>(4).expect("a body")));
    }
    let put = async |body: Vec<u8>| {
        let change = store::Write::new(&store::identity::RENEWED, store::params![kept[0].0, body, 0_i64]);
        db.commit(store::Commit { statements: vec![change], ..store::Commit::default() })
            .await
            .expect("changed");
    };
    put(kept[1].1.clone()).await;
    assert!(w.come_in(&mut noras).await.is_err(), "his key in the place of hers");
    let mut his = Device { id: noras.id.clone(), user: noras.user.clone(), ..toms.clone() };
    assert!(w.come_in(&mut his).await.is_err(), "and he doesn't come in as she");
    for at in [0, 5, 40, kept[0].1.len() - 1] {
        let mut body = kept[0].1.clone();
        body[at] ^= 1;
        put(body).await;
        assert!(w.come_in(&mut noras).await.is_err(), "a changed byte at {at}");
    }
    put(kept[0].1.clone()).await;
    assert_eq!(w.come_in(&mut noras).await.expect("as it was"), w.nora);
}
