//! Files on pages: sent with a form without scripts, offered again where it comes back, read by whoever reads the text,
//! and never run.

use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use desk::PersonId;
use store::files::Files;

use crate::all::world::{Answer, World};

/// A folder that goes when the test does.
pub struct Folder(PathBuf);

impl Folder {
    /// A desk's place for files.
    pub fn of(test: &str, app: &app::App) -> Folder {
        let path = std::env::temp_dir().join(format!("guichet-web-{}-{}", test, std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        app.keep_files(Files::in_folder(&path).expect("a folder"), 1 << 30);
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn world(name: &str) -> (World, Folder) {
    let w = World::new(name).await;
    let folder = Folder::of(name, &w.app);
    (w, folder)
}

/// A form as a browser sends it with files.
fn multipart(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--mark\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, content) in files {
        let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        let head = format!(
            "--mark\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--mark--\r\n");
    body
}

impl World {
    async fn post_with(
        &self,
        who: PersonId,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, self.cookies(Some(who), "en").await)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=mark")
            .body(Body::from(multipart(fields, files)));
        self.ask(request.expect("a request")).await
    }

    async fn reported(&self, who: PersonId) -> String {
        let fields = [("key", "k-1"), ("subject", "Blank page"), ("go", "send")];
        let answer = self.post(who, "/tickets/new?step=1", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.location().split('?').next().unwrap_or_default().to_owned()
    }
}

/// The addresses of files on a page.
fn links(page: &Answer) -> Vec<String> {
    let hrefs = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut links: Vec<String> =
        hrefs.filter(|href| href.contains("/attachments/")).map(str::to_owned).collect();
    links.dedup();
    links
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.extend(b"\x08\x06\x00\x00\x00\x00\x00\x00\x00");
    png
}

/// Source: issue 4, attachments: on the report form, without scripts; a step that is sent keeps its files.
#[tokio::test]
async fn a_report_brings_files() {
    let (w, _folder) = world("web-files-report").await;
    let step = w.get(w.nora, "/tickets/new?step=3").await;
    assert!(step.main().contains("enctype=\"multipart/form-data\"") && step.main().contains("type=\"file\""));
    let fields = [("key", "k-2"), ("steps", "Sign in.\r\nLook."), ("go", "next")];
    let next = w
        .post_with(
            w.nora,
            "/tickets/new?step=3",
            &fields,
            &[("log é.txt", b"17:42 blank".as_slice()), ("", b"".as_slice())],
        )
        .await;
    assert_eq!(next.status, StatusCode::SEE_OTHER, "{}", next.body);
    let again = w.get(w.nora, "/tickets/new?step=3").await;
    assert!(
        again.main().contains("log é.txt") && again.main().contains("name=\"attached\""),
        "offered again"
    );
    assert!(again.main().contains("Sign in.\nLook."));
    let check = w.get(w.nora, "/tickets/new?step=5").await;
    assert!(check.words().contains("log é.txt 11 bytes"), "{}", check.words());

    let fields = [("key", "k-2"), ("subject", "Blank page"), ("go", "send")];
    let sent = w.post(w.nora, "/tickets/new?step=1", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = w.get(w.nora, sent.location()).await;
    let file = links(&page).remove(0);
    assert_eq!(w.get(w.nora, &file).await.body, "17:42 blank");
    assert_eq!(w.get(w.vera, &file).await.body, "17:42 blank");
    for other in [w.tom, w.sofia, w.ines] {
        assert_eq!(w.get(other, &file).await.status, StatusCode::NOT_FOUND);
    }
    let twice = w.post(w.nora, "/tickets/new?step=1", &fields).await;
    assert_eq!(twice.location().split('?').next(), sent.location().split('?').next(), "one ticket");
}

/// Source: hard rule "nothing that was typed is lost": text and files come back with a refusal, and go with the next try.
#[tokio::test]
async fn a_refused_form_keeps_its_files() {
    let (w, _folder) = world("web-files-refused").await;
    let ticket = w.reported(w.nora).await;
    let path = format!("{ticket}/messages");
    let blank = w.post_with(w.nora, &path, &[("key", "m-1"), ("text", " ")], &[("a.txt", b"kept")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let id = blank.hidden("attached");
    assert!(blank.main().contains("a.txt"));

    let mut many: Vec<(&str, &[u8])> = vec![("b.txt", b"b"); 10];
    let fields = [("key", "m-2"), ("text", "Here."), ("attached", id.as_str())];
    let crowded = w.post_with(w.nora, &path, &fields, &many).await;
    assert_eq!(crowded.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(crowded.main().contains("Here.") && crowded.words().contains("More than 10 files"));
    assert_eq!(crowded.main().matches("name=\"attached\"").count(), 10);

    many.truncate(1);
    let sent = w.post_with(w.nora, &path, &fields, &many).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let same = w.post_with(w.nora, &path, &[("key", "m-2"), ("text", "Else.")], &[]).await;
    assert_ne!(same.status, StatusCode::SEE_OTHER, "the key was for other words");
    assert_eq!(links(&w.get(w.nora, &ticket).await).len(), 2);
    let foreign = w.post(w.nora, &path, &[("text", "Mine?"), ("attached", &id)]).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND, "it has its text");
}

/// Source: matrix of the access rules: a note's file is the note's.
#[tokio::test]
async fn a_file_of_a_note_stays_with_it() {
    let (w, _folder) = world("web-files-note").await;
    let number = w.reported(w.nora).await.replace("/t/", "");
    let path = format!("/desk/t/{number}/notes");
    let noted = w.post_with(w.vera, &path, &[("key", "n-1"), ("text", "Ours.")], &[("x.txt", b"ours")]).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.body);
    let page = w.get(w.quentin, &format!("/desk/t/{number}")).await;
    let file = links(&page).remove(0);
    assert_eq!(w.get(w.quentin, &file).await.body, "ours");
    assert_eq!(w.get(w.nora, &file).await.status, StatusCode::NOT_FOUND);
    assert!(links(&w.get(w.nora, &format!("/t/{number}")).await).is_empty());
}

/// Source: catalogue b01: whatever is sent, it is kept and not shown: its own type, no script, no frame, no origin.
#[tokio::test]
async fn sec_b01_a_file_is_a_download() {
    let (w, _folder) = world("web-sec-b01").await;
    let ticket = w.reported(w.nora).await;
    let evil: [(&str, &[u8]); 5] = [
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        ("b.html", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("c.xhtml", b"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><script/></html>"),
        ("d.pdf", b"%PDF-1.7 /OpenAction /JavaScript"),
        ("e.png", b"<html><script>alert(1)</script>"),
    ];
    let sent = w.post_with(w.nora, &format!("{ticket}/messages"), &[("text", "Look.")], &evil).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = w.get(w.vera, &ticket.replace("/t/", "/desk/t/")).await;
    assert!(!page.main().contains("<img"), "none of them is a picture");
    let files = links(&page);
    assert_eq!(files.len(), 5);
    for file in files {
        let answer = w.get(w.vera, &file).await;
        let said =
            |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(said("content-disposition").starts_with("attachment; "), "{file}");
        assert_eq!(said("x-content-type-options"), "nosniff");
        assert_eq!(said("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!(said("cross-origin-resource-policy"), "same-origin");
        assert_eq!(said("cache-control"), "no-store");
        let inert = ["text/plain; charset=utf-8", "application/octet-stream", "application/pdf"];
        assert!(inert.contains(&said("content-type")), "{}", said("content-type"));
    }
}

/// Source: catalogue b12: a picture is drawn by what its head says, and one that would be huge is a link.
#[tokio::test]
async fn sec_b12_a_huge_picture_is_a_link() {
    let (w, _folder) = world("web-sec-b12").await;
    let ticket = w.reported(w.nora).await;
    let (small, huge) = (png(640, 480), png(60_000, 60_000));
    let files: [(&str, &[u8]); 2] = [("small.png", &small), ("huge.png", &huge)];
    w.post_with(w.nora, &format!("{ticket}/messages"), &[("text", "Look.")], &files).await;
    let page = w.get(w.nora, &ticket).await;
    assert_eq!(page.main().matches("<img").count(), 1);
    assert!(page.main().contains("alt=\"Picture: small.png\" width=\"640\" height=\"480\""));
    assert!(page.main().contains("huge.png</bdi>"));
    let drawn = w.get(w.nora, &links(&page)[0]).await;
    assert_eq!(drawn.headers[header::CONTENT_TYPE], "image/png");
}

/// Source: catalogue a17, d03, d08: whatever a name holds, it is words on the page and a name in a header.
#[tokio::test]
async fn sec_d03_a_hostile_name_is_words() {
    let (w, _folder) = world("web-sec-d03").await;
    let ticket = w.reported(w.nora).await;
    let long = format!("{}.txt", "x".repeat(4096));
    let names = [
        "../../etc/passwd",
        "<img src=x onerror=alert(1)>.png",
        "a\r\nSet-Cookie: x=y",
        "photo\u{202E}gnp.exe",
        "page\u{200B}.html",
        "CON",
        "....",
        &long,
    ];
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, b"x".as_slice())).collect();
    let sent = w.post_with(w.nora, &format!("{ticket}/messages"), &[("text", "Look.")], &files).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = w.get(w.nora, &ticket).await;
    assert!(!page.main().contains("<img src=x") && !page.main().contains(['\u{202E}', '\u{200B}', '\0']));
    for file in links(&page) {
        let answer = w.get(w.nora, &file).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
        let said = answer.headers[header::CONTENT_DISPOSITION].to_str().expect("letters");
        let name = said.split('"').nth(1).expect("a name");
        assert!(!name.contains(['/', '\\', '<']) && name.len() <= 255, "{name}");
    }
}

/// Source: catalogue c04: an id of another ticket, or none at all, is nothing here.
#[tokio::test]
async fn sec_c04_a_file_is_found_at_its_own_ticket_only() {
    let (w, _folder) = world("web-sec-c04").await;
    let (ticket, other) = (w.reported(w.nora).await, w.reported(w.sofia).await);
    w.post_with(w.nora, &format!("{ticket}/messages"), &[("text", "Look.")], &[("a.txt", b"of A")]).await;
    let file = links(&w.get(w.nora, &ticket).await).remove(0);
    let id = file.rsplit('/').next().expect("an id").to_owned();
    for path in [
        format!("{other}/attachments/{id}"),
        format!("{ticket}/attachments/{other}"),
        format!("{ticket}/attachments/.."),
    ] {
        assert_eq!(w.get(w.vera, &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let stolen = w.post(w.sofia, &format!("{other}/messages"), &[("text", "x"), ("attached", &id)]).await;
    assert_eq!(stolen.status, StatusCode::NOT_FOUND);
    assert_eq!(w.get(w.nora, &file).await.body, "of A");
}

/// Source: clause 3.C, "files such as logs are the normal answer": diagnoses, answers and resolutions take files, without scripts.
#[tokio::test]
async fn clause_3c_diagnoses_answers_and_resolutions_bring_files() {
    let (w, _folder) = world("web-files-verbs").await;
    let number = w.reported(w.nora).await.replace("/t/", "");
    let desk = format!("/desk/t/{number}");
    let page = w.get(w.quentin, &desk).await;
    for verb in ["diagnosis", "information"] {
        let form = page.main().split("<form").find(|form| form.contains(&format!("/t/{number}/{verb}\"")));
        let takes = form.is_some_and(|form| form.contains("type=\"file\""));
        assert_eq!(takes, verb == "diagnosis", "{verb}");
    }
    let ask = [("reason", "x"), ("question", "Which log?"), ("key", "q-1")];
    let asked = w.post(w.quentin, &format!("{desk}/information"), &ask).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let form = w.get(w.nora, &format!("/t/{number}")).await;
    let answer = format!("/t/{number}/information/2");
    assert!(
        form.main().contains(&format!("action=\"{answer}\" enctype=\"multipart/form-data\"")),
        "{}",
        form.main()
    );
    let mut many: Vec<(&str, &[u8])> = vec![("a.log", b"17:42"); 11];
    let crowded = w.post_with(w.nora, &answer, &[("key", "i-1")], &many).await;
    assert_eq!(crowded.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(crowded.main().matches("name=\"attached\"").count(), 10, "what came is offered again");
    many.truncate(1);
    let told = w.post_with(w.nora, &answer, &[("key", "i-2")], &many).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "a file alone is an answer: {}", told.body);

    let fields = [("key", "d-1"), ("diagnosis", " ")];
    let blank =
        w.post_with(w.quentin, &format!("{desk}/diagnosis"), &fields, &[("trace.txt", b"trace")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let held = blank.hidden("attached");
    let fields = [("key", "d-2"), ("diagnosis", "The store is full."), ("attached", held.as_str())];
    let given = w.post_with(w.quentin, &format!("{desk}/diagnosis"), &fields, &[]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let triage = [("kind", "incident"), ("category", "2"), ("gravity", "minor"), ("key", "t-1")];
    let triaged = w.post(w.quentin, &format!("{desk}/triage"), &triage).await;
    assert_eq!(triaged.status, StatusCode::SEE_OTHER, "{}", triaged.body);
    let fields =
        [("key", "r-1"), ("resolution", "workaround"), ("delivery", "supplied"), ("procedure", "Run it.")];
    let done = w.post_with(w.quentin, &format!("{desk}/resolution"), &fields, &[("fix.txt", b"fix")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);

    let files = links(&w.get(w.nora, &format!("/t/{number}")).await);
    let mut read = Vec::new();
    for file in &files {
        read.push(w.get(w.nora, file).await.body);
        assert_eq!(w.get(w.sofia, file).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(read, ["17:42", "trace", "fix"]);
}

/// Source: preamble, issue 4: beside each text its files, to be passed on or not; read by the centre where they were.
#[tokio::test]
async fn an_escalation_passes_on_the_files_that_were_ticked() {
    let (w, _folder) = world("web-files-escalated").await;
    let here = desk::chart::ChartCommand::Level1(desk::fact::Level1Desk::Here {});
    w.app.chart(w.provider, &here).await.expect("a desk");
    let level1 = w.reported(w.ines).await.replace("/t/", "");
    let messages = format!("/t/{level1}/messages");
    w.post_with(w.ines, &messages, &[("key", "a"), ("text", "First.")], &[("one.log", b"one")]).await;
    w.post_with(w.ines, &messages, &[("key", "b"), ("text", "Second.")], &[("two.log", b"two")]).await;
    let path = format!("/desk/t/{level1}/escalation");
    let form = w.get(w.nora, &path).await;
    assert!(
        !form.main().contains("name=\"pass_files\" value=\"2\" checked"),
        "nothing is ticked for anybody"
    );
    let fields =
        [("subject", "Blank for all"), ("pass", "2"), ("pass", "3"), ("pass_files", "3"), ("key", "e-1")];
    let blank = w.post(w.nora, &path, &[("subject", " "), ("pass_files", "3"), ("key", "e-0")]).await;
    assert!(blank.main().contains("name=\"pass_files\" value=\"3\" checked"), "what was ticked is kept");
    let sent = w.post(w.nora, &path, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let level2: u64 = level1.parse::<u64>().expect("a number") + 1;
    let there = w.get(w.quentin, &format!("/desk/t/{level2}")).await;
    assert!(there.words().contains("First.") && there.words().contains("Second."));
    let files = links(&there);
    assert_eq!(files.len(), 1, "{files:?}");
    let two = w.get(w.quentin, &files[0]).await;
    assert_eq!(two.body, "two");
    let said = two.headers.get("content-security-policy").and_then(|value| value.to_str().ok());
    assert_eq!(said, Some("sandbox; default-src 'none'"));
    let hers = links(&w.get(w.ines, &format!("/t/{level1}")).await);
    for file in &hers {
        assert_eq!(w.get(w.ines, file).await.status, StatusCode::OK);
        assert_eq!(w.get(w.quentin, file).await.status, StatusCode::NOT_FOUND, "level 1 isn't the centre's");
        let at_2 = file.replace(&format!("/t/{level1}/"), &format!("/t/{level2}/"));
        let passed = if file == &hers[1] { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(w.get(w.quentin, &at_2).await.status, passed, "{at_2}");
    }
}

/// Source: clause 2.C, issue 4: the proof of a certificate may be files: read by whoever reads the certificate, at its own door.
#[tokio::test]
async fn clause_2c_a_certificate_brings_its_proof() {
    let (w, folder) = world("web-files-proof").await;
    let path = format!("/duties/{}/certificates", w.direct);
    let form = w.get(w.sofia, "/duties").await;
    assert!(form.main().contains(&format!("action=\"{path}\" enctype=\"multipart/form-data\"")));
    let person = w.sofia.to_string();
    let mut fields = vec![
        ("person", person.as_str()),
        ("certificate", "SA-117"),
        ("trainer", "Academy"),
        ("from", "2026-01-05"),
        ("until", ""),
        ("key", "c-1"),
    ];
    let mut many: Vec<(&str, &[u8])> = vec![("a.pdf", b"%PDF-1.7 canary"); 11];
    let crowded = w.post_with(w.sofia, &path, &fields, &many).await;
    assert_eq!(crowded.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(crowded.main().matches("name=\"attached\"").count(), 10, "what came is offered again");
    assert!(crowded.main().contains("href=\"#attachment\"") && crowded.main().contains("id=\"attachment\""));
    many.truncate(1);
    many[0].0 = "diploma.pdf";
    let undated = w.post_with(w.sofia, &path, &fields, &many).await;
    assert_eq!(undated.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", undated.body);
    assert!(undated.main().contains("SA-117") && undated.main().contains("diploma.pdf"), "nothing is lost");
    let held = undated.hidden("attached");
    fields[4].1 = "2027-01-05";
    fields[5].1 = "c-2";
    fields.push(("attached", held.as_str()));
    for said in ["shown", "the same form has the same result"] {
        let shown = w.post(w.sofia, &path, &fields).await;
        assert_eq!(shown.status, StatusCode::SEE_OTHER, "{said}: {}", shown.body);
    }

    let file = format!("/duties/{}/attachments/{held}", w.direct);
    assert_eq!(links(&w.get(w.sofia, "/duties").await), std::slice::from_ref(&file));
    assert!(links(&w.get(w.vera, "/desk/people").await).contains(&file), "where it is checked");
    for reader in [w.sofia, w.vera, w.mona] {
        let answer = w.get(reader, &file).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "%PDF-1.7 canary"));
        let said = |name: &str| answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
        assert_eq!(said("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!((said("x-content-type-options"), said("cache-control")), ("nosniff", "no-store"));
        assert!(said("content-disposition").starts_with("attachment; "));
    }
    w.app.write_reads().await.expect("written");
    let looked = w.get(w.sofia, &format!("/organisations/{}/audit.csv?show=read", w.direct)).await.body;
    let looks = looked.lines().filter(|line| line.contains(&held));
    assert_eq!(looks.count(), 3, "each look at it is told to its organisation: {looked}");
    for other in [w.nora, w.tom, w.ines] {
        assert_eq!(w.get(other, &file).await.status, StatusCode::NOT_FOUND);
    }
    let ticket = w.reported(w.sofia).await;
    for elsewhere in [
        format!("{ticket}/attachments/{held}"),
        format!("/duties/{}/attachments/{held}", w.provider),
        format!("/duties/{}/attachments/{}", w.direct, w.sofia),
        format!("/duties/{}/attachments/..", w.direct),
    ] {
        assert_eq!(w.get(w.vera, &elsewhere).await.status, StatusCode::NOT_FOUND, "{elsewhere}");
    }
    w.app.erase_person(w.sofia).await.expect("erased");
    assert_eq!(w.get(w.vera, &file).await.status, StatusCode::NOT_FOUND);
    let ledger = w.get(w.vera, &format!("/duties/{}", w.direct)).await;
    assert!(ledger.words().contains("A file that was erased") && links(&ledger).is_empty());
    let left = std::fs::read_dir(&folder.0).expect("a folder").flatten();
    assert!(left.into_iter().all(|entry| entry.path().is_dir()), "no byte of it is left");
}

/// Source: security paper R23: more than an address takes is refused before it is read.
#[tokio::test]
async fn too_much_is_refused_unread() {
    let (w, _folder) = world("web-files-413").await;
    let ticket = w.reported(w.nora).await;
    let unread = Body::from_stream(futures_util::stream::poll_fn(|_| {
        std::task::Poll::Ready(Some(Err::<bytes::Bytes, _>(std::io::Error::other("nobody reads this"))))
    }));
    let request = Request::post(format!("{ticket}/messages"))
        .header(header::COOKIE, w.cookies(Some(w.nora), "en").await)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=mark")
        .header(header::CONTENT_LENGTH, "3000000000")
        .body(unread);
    let answer = w.ask(request.expect("a request")).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);

    let large = vec![0; (25 << 20) + 1];
    let fields = [("key", "m-1"), ("text", "Here is the dump.")];
    let answer = w.post_with(w.nora, &format!("{ticket}/messages"), &fields, &[("dump", &large)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(
        answer.main().contains("Here is the dump.")
            && answer.words().contains("A file is larger than 25 MiB")
    );
}
