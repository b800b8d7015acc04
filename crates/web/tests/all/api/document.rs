//! `/openapi.json`: what programs are promised. A changed promise is a visible diff.

use serde_json::Value;

use super::desk::{Desk, ask};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json");

/// `GUICHET_RENEW=1 cargo test -p web` writes the file anew; the diff is then read by a person.
#[tokio::test]
async fn the_document_is_the_one_that_was_agreed() {
    let desk = Desk::new("document").await;
    let document = desk.get("", "/openapi.json").await.good();
    let text = serde_json::to_string_pretty(&document).expect("JSON") + "\n";
    if std::env::var_os("GUICHET_RENEW").is_some() {
        std::fs::create_dir_all(std::path::Path::new(GOLDEN).parent().expect("a folder")).expect("a folder");
        std::fs::write(GOLDEN, &text).expect("the file is written");
    }
    let golden = std::fs::read_to_string(GOLDEN).expect("the file is there");
    let first = text.lines().zip(golden.lines()).position(|(now, then)| now != then);
    assert!(text == golden, "the API has changed (line {first:?}): GUICHET_RENEW=1 renews {GOLDEN}");
}

#[tokio::test]
async fn the_document_is_whole() {
    let desk = Desk::new("whole document").await;
    let document = desk.get("", "/openapi.json").await.good();
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().expect("paths");
    for (path, operations) in paths {
        for (method, operation) in operations.as_object().expect("operations") {
            let told =
                operation["summary"].as_str().or(operation["description"].as_str()).unwrap_or_default();
            assert!(!told.is_empty(), "{method} {path} says what it does");
            for (status, response) in operation["responses"].as_object().expect("responses") {
                assert!(status.starts_with(['2', '4', '5']), "{method} {path} {status}");
                each_reference(response, &mut |name| {
                    let there = document.pointer(name.trim_start_matches('#'));
                    assert!(there.is_some(), "{method} {path}: {name} is nowhere");
                });
            }
        }
    }
    each_reference(&document["components"], &mut |name| {
        assert!(document.pointer(name.trim_start_matches('#')).is_some(), "{name} is nowhere");
    });
}

/// Source: catalogue d10: no body takes a field that it doesn't name, whatever the verb: the document says so, and so does the
/// desk.
#[tokio::test]
async fn sec_d10_no_body_takes_a_field_that_it_doesnt_name() {
    let desk = Desk::new("sec d10 document").await;
    let document = desk.get("", "/openapi.json").await.good();
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let Some(reference) =
                operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str()
            else {
                continue;
            };
            let schema = document.pointer(reference.trim_start_matches('#')).expect("a kind of body");
            assert_eq!(schema["additionalProperties"], false, "{method} {path}: {reference}");
            let part = |part: &'_ str| if part.starts_with('{') { "1".to_owned() } else { part.to_owned() };
            let at = path.split('/').map(part).collect::<Vec<_>>().join("/");
            let bearer = desk.bearer(desk.mona).await;
            let request =
                ask(&method.to_uppercase(), &at, &bearer).header("content-type", "application/json");
            let answer = desk.send(request, serde_json::json!({ "odd": 1 }).to_string()).await;
            assert_eq!(answer.problem(), (422, "unreadable".to_owned()), "{method} {path}");
            asked += 1;
        }
    }
    assert!(asked > 100, "{asked}");
}

/// Two kinds of the same name would be one in the document, and one of them would be told wrongly.
#[test]
fn no_two_kinds_have_one_name() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let mut names = std::collections::BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("the interface") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("text");
        for kind in text.split("ToSchema)]").skip(1) {
            let head = kind.split('{').next().unwrap_or_default();
            let called = head.split("(as = ").nth(1).and_then(|rest| rest.split(')').next());
            let name = called.or_else(|| head.split_whitespace().last()).unwrap_or_default();
            assert!(names.insert(name.to_owned()), "{name} twice: `#[schema(as = …)]`");
        }
    }
    assert!(names.len() > 50, "{}", names.len());
}

fn each_reference(value: &Value, on: &mut impl FnMut(&str)) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| match value {
            Value::String(name) if key == "$ref" => on(name),
            other => each_reference(other, on),
        }),
        Value::Array(items) => items.iter().for_each(|item| each_reference(item, on)),
        _ => {}
    }
}
