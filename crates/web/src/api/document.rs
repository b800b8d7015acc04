//! What the OpenAPI document says of every address alike: problems by their own name, and what the walls before every
//! handler answer.

use utoipa::openapi::path::Operation;
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder};

/// What is answered before any handler is asked.
const WALLS: [(&str, &str); 5] = [
    ("400", "The address, or its query, can't be read."),
    ("403", "A browser sent it from another site, or it isn't yours to do."),
    ("413", "Heavier than this address takes."),
    ("421", "It was sent to another name than this desk's."),
    ("422", "What was asked can't be read, or can't be done as it is."),
];
/// What is answered to whoever shows no key that opens, and while the database is away.
const ASKS_WHO: [(&str, &str); 2] = [
    ("401", "No key that opens came with it."),
    ("503", "The desk is busy, or its database is away: try again."),
];
/// What is answered to a body that isn't JSON.
const READS_JSON: (&str, &str) = ("415", "What was sent isn't `application/json`.");
const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

/// The document, with all of that.
pub fn completed(mut document: OpenApi) -> OpenApi {
    for item in document.paths.paths.values_mut() {
        let methods =
            [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.head, &mut item.patch];
        methods.into_iter().flatten().for_each(complete);
    }
    document
}

fn complete(operation: &mut Operation) {
    let responses = &mut operation.responses.responses;
    for (_, response) in responses.iter_mut().filter(|(status, _)| status.starts_with(['4', '5'])) {
        if let RefOr::T(response) = response
            && let Some(content) = response.content.shift_remove(JSON)
        {
            response.content.insert(PROBLEM.to_owned(), content);
        }
    }
    let asks_who = if operation.security.is_some() { &ASKS_WHO[..] } else { &[] };
    let reads_json = operation.request_body.as_ref().map(|_| READS_JSON);
    for (status, why) in WALLS.iter().chain(asks_who).copied().chain(reads_json) {
        responses.entry(status.to_owned()).or_insert_with(|| RefOr::T(problem(why)));
    }
}

/// RFC 9457.
fn problem(why: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new().description(why).content(PROBLEM, content).build()
}
