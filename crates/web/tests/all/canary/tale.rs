//! What happened in the house between October and December 2026: something of each kind, each word a canary.

use desk::chart::ChartCommand;
use serde_json::{Value, json};

use super::house::*;
use crate::all::world::at;

const LEVEL_1: &str = include_str!("../../../../../agreements/level1/rhone-2026.toml");

impl House {
    /// Everything, up to Thursday 3 December 2026.
    pub async fn told(name: &str) -> House {
        let mut house = House::new(name).await;
        house.own_terms().await;
        house.duties().await;
        house.level_1().await;
        house.level_2().await;
        house.excluded().await;
        house.files().await;
        house.missed().await;
        house.before_and_after_the_move().await;
        house.people_of_desks().await;
        house.works().await;
        house.versions().await;
        house.roster().await;
        house.reports().await;
        house.drafts_and_tokens().await;
        house.clock("2026-12-03 10:00 Paris");
        house.looked().await;
        house
    }

    /// P1's level-1 desk has an agreement of its own.
    async fn own_terms(&mut self) {
        let title = self.say(P1, "terms", To::Terms(vec![P1, E1, E4]));
        let source = LEVEL_1.replace("Support of Atelier Rhône, level 1", &title);
        assert!(source.contains(&title));
        self.app.adopt(self.id(P1), &source, None).await.expect("adopted");
    }

    /// A report through the interface for programs: each detail a canary. Its place in [`House::tickets`].
    async fn report(&mut self, by: &str, desk: Option<Org>, customer: Option<Org>) -> usize {
        let (by, ticket) = (who(by), self.tickets.len());
        let to = To::Ticket(vec![ticket]);
        // What the first one says of itself is passed on with it, but for what its provider says in other words.
        let details = if ticket == 0 { To::Ticket(vec![0, 1]) } else { to.clone() };
        let mut body = json!({"stops": "function", "affected": "some"});
        let fields = [
            "subject",
            "description",
            "steps",
            "expected",
            "observed",
            "message",
            "changed",
            "checks",
            "reference",
            "place",
            "since",
            "third_party",
            "workaround",
            "documentation",
        ];
        for field in fields {
            let is_passed_on = !["subject", "steps", "reference"].contains(&field);
            let to = if is_passed_on { details.clone() } else { to.clone() };
            let said = self.say(by.org(), &field.replace('_', ""), to);
            body[field] = json!(said);
        }
        if let Some(customer) = customer {
            body["customer"] = json!(self.id(customer).to_string());
        }
        let told = self.does(by, "/tickets", body).await;
        let number = told["number"].as_u64().expect("a number");
        self.tickets.push(Ticket { number, asked_by: by.org(), reporter: by, desk });
        self.acts.push((by, to));
        ticket
    }

    /// Somebody does something on a ticket: `{}` in the body stands for canaries, each for whom is said.
    async fn on(
        &mut self,
        by: &str,
        ticket: usize,
        noun: &str,
        mut body: Value,
        texts: &[(&str, To)],
    ) -> Value {
        let by = who(by);
        for (field, to) in texts {
            let kind: String = format!("{}{field}", noun.rsplit('/').next().unwrap_or_default());
            let kind: String = kind.chars().filter(char::is_ascii_alphabetic).collect();
            body[*field] = json!(self.say(by.org(), &kind, to.clone()));
            // Whose words were passed on isn't: only that they are the customer's.
            let by_whom = if matches!(to, To::Ticket(_)) { To::Ticket(vec![ticket]) } else { to.clone() };
            self.acts.push((by, by_whom));
        }
        // Who answers for it, and who stands by a review, is the desk's own business.
        if ["assignment", "review/approval"].contains(&noun) {
            self.acts.push((by, To::Handlers(ticket)));
        } else if texts.is_empty() {
            self.acts.push((by, To::Ticket(vec![ticket])));
        }
        let path = format!("/tickets/{}/{noun}", self.tickets[ticket].number);
        self.does(by, &path, body).await
    }

    /// One text on a ticket, in that field.
    async fn text(&mut self, by: &str, ticket: usize, noun: &str, body: Value, field: &str, to: To) -> Value {
        self.on(by, ticket, noun, body, &[(field, to)]).await
    }

    /// The number of the last entry of a ticket.
    async fn last(&mut self, ticket: usize) -> u64 {
        let by = match self.tickets[ticket].desk {
            Some(P1) => "p1a",
            Some(_) => "p2a",
            None => "vq",
        };
        let path = format!("/api/v1/tickets/{}", self.tickets[ticket].number);
        let told = self.looks(by, &path, self.tickets[ticket].asked_by).await;
        let view: Value = serde_json::from_str(&told).expect("a ticket");
        view["version"].as_u64().expect("a version")
    }

    /// Somebody looks at something of an organisation's: its audit tells who.
    async fn looks(&mut self, by: &str, path: &str, of: Org) -> String {
        let cookies = self.session(who(by)).await;
        let answer = self.ask(&cookies, "GET", path, "", String::new()).await;
        assert_eq!(answer.status, 200, "{by} {path}: {}", answer.body);
        self.acts.push((who(by), To::Audit(of)));
        answer.body
    }

    /// Some look at what they do nothing about.
    async fn looked(&mut self) {
        let theirs = self.tickets.iter().find(|ticket| (ticket.asked_by, ticket.desk) == (E3, Some(P2)));
        let path = format!("/desk/t/{}", theirs.expect("E3 asked P2's desk").number);
        self.looks("p2m", &path, E3).await;
        let path = format!("/duties/{}", self.id(E3));
        self.looks("vm2", &path, E3).await;
        let direct = self.tickets.iter().find(|ticket| ticket.asked_by == E2).expect("E2 asked");
        let path = format!("/api/v1/tickets/{}/evidence", direct.number);
        self.looks("vm2", &path, E2).await;
        self.app.write_reads().await.expect("written");
    }

    async fn duties(&mut self) {
        let shown = json!({"from": "2026-01-05T00:00:00Z", "until": "2027-01-05T00:00:00Z"});
        for (by, whose, org) in
            [("e1s", "e1s", E1), ("p1m", "e1s", E1), ("e2s", "e2s", E2), ("p2m", "e3s", E3)]
        {
            let (by, whose) = (who(by), who(whose));
            let mut body = shown.clone();
            for field in ["certificate", "trainer", "proof"] {
                body[field] = json!(self.say(by.org(), field, To::Ledger(org)));
            }
            self.acts.push((whose, To::Ledger(org)));
            self.does(by, &format!("/people/{}/certificates", self.person(whose)), body).await;
        }
        let reason = self.say(V, "check", To::Ledger(E1));
        let path = format!("/people/{}/certificates/3/check", self.person(who("e1s")));
        self.does(who("vq"), &path, json!({"sound": false, "reason": reason})).await;
        let path = format!("/people/{}/certificates/2/check", self.person(who("e1s")));
        self.does(who("vq"), &path, json!({"sound": true})).await;
        self.acts.push((who("vq"), To::Ledger(E1)));
        for (org, duty) in [(P1, "level-1"), (P2, "level-1")] {
            let text = self.say(V, "duty", To::Ledger(org));
            let path = format!("/organisations/{}/duties/pointed-out", self.id(org));
            self.does(who("va"), &path, json!({"duty": duty, "text": text})).await;
            // The ledger says what was pointed out; who did it, the audit alone.
            self.acts.push((who("va"), To::Audit(org)));
        }
        let path = format!("/organisations/{}/contacts", self.id(E1));
        self.does(who("p1m"), &path, json!({})).await;
        self.acts.push((who("p1m"), To::Ledger(E1)));
        // Every super administrator is in the ledger, with or without a certificate.
        self.acts.push((who("e4s"), To::Ledger(E4)));
    }

    /// E1 asks P1's level-1 desk, which passes it on: tickets 0 and 1.
    async fn level_1(&mut self) {
        let t0 = self.report("e1u", Some(P1), None).await;
        let all = To::Ticket(vec![t0]);
        self.text("p1a", t0, "acknowledgement", json!({}), "note", all.clone()).await;
        self.on("p1a", t0, "triage", json!({"category": 1, "gravity": "minor"}), &[]).await;
        let passed = To::Ticket(vec![t0, t0 + 1]);
        self.text("e1u", t0, "messages", json!({}), "text", passed).await;
        let entry = self.last(t0).await;
        self.text("p1a", t0, "messages", json!({}), "text", all.clone()).await;
        self.text("p1a", t0, "notes", json!({}), "text", To::Note(t0, P1)).await;
        self.text("p1a", t0, "diagnosis", json!({}), "text", all.clone()).await;
        self.on("p1m", t0, "assignment", json!({"to": self.person(who("p1a")).to_string()}), &[]).await;
        self.text("p1a", t0, "next-step", json!({"news_by": "2026-10-12T10:00:00Z"}), "step", all.clone())
            .await;
        self.text("p1a", t0, "information", json!({}), "text", all.clone()).await;
        let request = self.last(t0).await;
        self.places.push(request);
        self.text("e1u", t0, &format!("information/{request}/answer"), json!({}), "text", all.clone()).await;
        let t1 = self.tickets.len();
        let two = To::Ticket(vec![t1]);
        let (subject, reference) =
            (self.say(P1, "escalated", two.clone()), self.say(P1, "reference", two.clone()));
        let detail = self.say(P1, "steps", two.clone());
        let body = json!({"pass": [entry], "subject": subject, "reference": reference, "details": {"steps": detail}});
        let path = format!("/tickets/{}/escalation", self.tickets[t0].number);
        let told = self.does(who("p1a"), &path, body).await;
        let number = told["number"].as_u64().filter(|n| *n != self.tickets[t0].number);
        let number = number.unwrap_or_else(|| panic!("{told}"));
        let (asked_by, reporter) = (P1, who("p1a"));
        self.tickets.push(Ticket { number, asked_by, reporter, desk: None });
        self.acts.push((reporter, two));
        let t2 = self.report("e1w", Some(P1), None).await;
        self.text("e1w", t2, "messages", json!({}), "text", To::Ticket(vec![t2])).await;
    }

    /// What level 2 does with ticket 1: everything that two parties say to each other.
    async fn level_2(&mut self) {
        let t = 1;
        let all = To::Ticket(vec![t]);
        self.text("va", t, "acknowledgement", json!({}), "note", all.clone()).await;
        self.on("va", t, "triage", json!({"category": 1, "gravity": "minor"}), &[]).await;
        self.text("va", t, "messages", json!({}), "text", all.clone()).await;
        self.text("va", t, "notes", json!({}), "text", To::Note(t, V)).await;
        self.text("p1a", t, "notes", json!({}), "text", To::Note(t, P1)).await;
        self.text("p1b", t, "messages", json!({}), "text", all.clone()).await;
        self.on("vm", t, "assignment", json!({"to": self.person(who("vq")).to_string()}), &[]).await;
        self.text("vq", t, "next-step", json!({"news_by": "2026-10-12T10:00:00Z"}), "step", all.clone())
            .await;
        self.text("va", t, "information", json!({}), "text", all.clone()).await;
        let request = self.last(t).await;
        self.places.push(request);
        self.text("p1a", t, &format!("information/{request}/answer"), json!({}), "text", all.clone()).await;
        let access = json!({
            "owner": self.id(P1).to_string(), "from": "2026-10-05T09:00:00Z", "until": "2026-10-05T15:00:00Z",
            "people": [self.person(who("vq")).to_string()]
        });
        self.on("vq", t, "access", access, &[("purpose", all.clone()), ("systems", all.clone())]).await;
        let request = self.last(t).await;
        self.places.push(request);
        self.on("p1m", t, &format!("access/{request}/grant"), json!({}), &[]).await;
        self.clock("2026-10-05 12:00 Paris");
        self.on("vq", t, &format!("access/{request}/entry"), json!({}), &[]).await;
        self.text("vq", t, &format!("access/{request}/leaving"), json!({}), "reason", all.clone()).await;
        self.text("p1m", t, &format!("access/{request}/revocation"), json!({}), "reason", all.clone()).await;
        // What is E1's own system to open is addressed to E1, who reads nothing else of the ticket.
        let access = json!({
            "owner": self.id(E1).to_string(), "from": "2026-10-06T09:00:00Z", "until": "2026-10-06T15:00:00Z",
            "people": [self.person(who("vq")).to_string()]
        });
        let both = [("purpose", To::Addressed(t, E1)), ("systems", To::Addressed(t, E1))];
        self.on("vq", t, "access", access, &both).await;
        let request = self.last(t).await;
        self.places.push(request);
        let refusal = To::Addressed(t, E1);
        self.text("e1s", t, &format!("access/{request}/refusal"), json!({}), "reason", refusal).await;
        let to = json!({"to": self.person(who("e1s")).to_string()});
        self.text("vq", t, "contact", to, "text", To::Addressed(t, E1)).await;
        let message = self.last(t).await;
        self.places.push(message);
        let answer = format!("contact/{message}/answer");
        self.text("e1s", t, &answer, json!({}), "text", To::Addressed(t, E1)).await;
        self.text("vq", t, "diagnosis", json!({}), "text", all.clone()).await;
        self.text("vq", t, "workaround", json!({}), "text", all.clone()).await;
        let given = json!({"resolution": "workaround", "delivery": "supplied"});
        self.text("vq", t, "resolution", given.clone(), "text", all.clone()).await;
        self.text("p1a", t, "objection", json!({}), "reason", all.clone()).await;
        self.text("vq", t, "resolution", given, "text", all.clone()).await;
        self.text("p1a", t, "closure", json!({}), "reason", all.clone()).await;
        self.text("p1a", t, "reopening", json!({}), "reason", all).await;
    }

    /// E2 asks directly: ticket 3 is excluded, contested, reviewed.
    async fn excluded(&mut self) {
        let t = self.report("e2u", None, None).await;
        let all = To::Ticket(vec![t]);
        self.on("va", t, "triage", json!({"category": 1, "gravity": "minor"}), &[]).await;
        let proposal = json!({"ground": "third-party-software"});
        let texts = [("cause", all.clone()), ("evidence", all.clone()), ("told", all.clone())];
        self.on("va", t, "exclusion", proposal, &texts).await;
        self.on("vq", t, "exclusion/confirmation", json!({}), &[]).await;
        self.text("e2s", t, "exclusion/contest", json!({}), "text", all.clone()).await;
        self.text("vm", t, "exclusion/review", json!({"verdict": "upheld"}), "reason", all.clone()).await;
        self.text("e2u", t, "messages", json!({}), "text", all.clone()).await;
        self.text("vq", t, "notes", json!({}), "text", To::Note(t, V)).await;
        // One that is turned down stays at the desk, with the reason.
        let t = self.report("e2s", None, None).await;
        let inside = To::Handlers(t);
        self.on("va", t, "triage", json!({"category": 1, "gravity": "minor"}), &[]).await;
        let proposal = json!({"ground": "third-party-software"});
        let texts = [("cause", inside.clone()), ("evidence", inside.clone()), ("told", inside.clone())];
        self.on("va", t, "exclusion", proposal, &texts).await;
        self.text("vq", t, "exclusion/refusal", json!({}), "reason", inside).await;
        // At level 1 it is between a customer and its provider.
        let t = self.report("e3u", Some(P2), None).await;
        let all = To::Ticket(vec![t]);
        self.on("p2a", t, "triage", json!({"category": 1, "gravity": "minor"}), &[]).await;
        let proposal = json!({"ground": "third-party-software"});
        let texts = [("cause", all.clone()), ("evidence", all.clone()), ("told", all.clone())];
        self.on("p2a", t, "exclusion", proposal, &texts).await;
        self.on("p2m", t, "exclusion/confirmation", json!({}), &[]).await;
        self.text("e3u", t, "exclusion/contest", json!({}), "text", all).await;
    }

    /// Files, whose names and contents are canaries: of what two parties say to each other, of notes, and of certificates.
    async fn files(&mut self) {
        let notes = [(0, "p1a", "desk/t", To::Note(0, P1)), (1, "va", "desk/t", To::Note(1, V))];
        let messages = [(0, "e1u"), (1, "p1b"), (3, "e2s")].map(|(t, by)| (t, by, "t", To::Ticket(vec![t])));
        for (ticket, by, frame, to) in messages.into_iter().chain(notes) {
            let by = who(by);
            let [text, name, content] =
                ["text", "file", "content"].map(|kind| self.say(by.org(), kind, to.clone()));
            self.acts.push((by, to.clone()));
            let noun = if matches!(to, To::Note(..)) { "notes" } else { "messages" };
            let page = format!("/{frame}/{}", self.tickets[ticket].number);
            let of = self.tickets[ticket].asked_by;
            self.sends_a_file(by, (&page, noun, of), &[("text", text)], [name, content]).await;
        }
        for (by, whose, org) in [("e2s", "e2s", E2), ("p2m", "e3s", E3)] {
            let (by, to) = (who(by), To::Ledger(org));
            let [certificate, trainer, name, content] =
                ["certificate", "trainer", "proofname", "proofcontent"]
                    .map(|kind| self.say(by.org(), kind, to.clone()));
            let page = format!("/duties/{}", self.id(org));
            let fields = [
                ("person", self.person(who(whose)).to_string()),
                ("certificate", certificate),
                ("trainer", trainer),
                ("from", "2026-01-05".to_owned()),
                ("until", "2027-01-05".to_owned()),
            ];
            self.sends_a_file(by, (&page, "certificates", org), &fields, [name, content]).await;
        }
        assert_eq!(self.files.len(), 7);
    }

    /// A form with a file, from a page that shows the file then.
    async fn sends_a_file(
        &mut self,
        by: Who,
        (page, noun, of): (&str, &str, Org),
        fields: &[(&str, String)],
        [name, content]: [String; 2],
    ) {
        let mut body = String::new();
        for (field, value) in fields {
            body += &format!("--mark\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        }
        body += &format!(
            "--mark\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}.txt\"\r\n\
             Content-Type: text/plain\r\n\r\n{content}\r\n--mark--\r\n"
        );
        let cookies = self.session(by).await;
        let kind = "multipart/form-data; boundary=mark";
        let sent = self.ask(&cookies, "POST", &format!("{page}/{noun}"), kind, body).await;
        assert_eq!(sent.status, 303, "{} {page}: {}", by.name(), sent.body);
        let shown = self.looks(by.name(), page, of).await;
        let ids = shown.split("/attachments/").skip(1).filter_map(|rest| rest.get(..36));
        let new: Vec<String> = ids.map(str::to_owned).filter(|id| !self.files.contains(id)).collect();
        self.files.extend(new.into_iter().take(1));
    }

    /// P1 asks directly, for E1; it is missed, reviewed, put under other terms. P2 asks, too.
    async fn missed(&mut self) {
        let t = self.report("p1b", None, Some(E1)).await;
        let inside = To::Handlers(t);
        self.on("va", t, "triage", json!({"category": 1, "gravity": "major"}), &[]).await;
        self.clock("2026-10-07 11:00 Paris");
        self.app.raise_alarms().await.expect("alarms");
        let lower = json!({"category": 2, "gravity": "minor"});
        self.text("va", t, "triage", lower, "reason", inside.clone()).await;
        self.text("vq", t, "lowering/refusal", json!({}), "reason", inside.clone()).await;
        self.on("va", t, "acknowledgement", json!({}), &[]).await;
        let review = [("cause", inside.clone()), ("remedy", inside.clone()), ("wording", inside.clone())];
        self.on("va", t, "review", json!({}), &review).await;
        self.text("vm", t, "review/return", json!({}), "reason", inside.clone()).await;
        let quoted = To::Ticket(vec![t]);
        let review = [("cause", inside.clone()), ("remedy", inside.clone()), ("wording", quoted)];
        self.on("va", t, "review", json!({}), &review).await;
        self.on("vm", t, "review/approval", json!({}), &[]).await;
        let t = self.report("p2a", None, None).await;
        self.text("p2m", t, "notes", json!({}), "text", To::Note(t, P2)).await;
        self.text("vq", t, "messages", json!({}), "text", To::Ticket(vec![t])).await;
    }

    /// E4 asks P1's desk; from November on it is P2's customer, and asks P2's.
    async fn before_and_after_the_move(&mut self) {
        let t = self.report("e4u", Some(P1), None).await;
        self.text("e4u", t, "messages", json!({}), "text", To::Ticket(vec![t])).await;
        self.text("p1a", t, "notes", json!({}), "text", To::Note(t, P1)).await;
        let from = Some(at("2026-11-01 00:00 Paris"));
        let moves = ChartCommand::Support { provider: Some(self.id(P2)), from, until: None };
        self.app.chart(self.id(E4), &moves).await.expect("known ahead");
        self.clock("2026-11-02 10:00 Paris");
        let t = self.report("e4s", Some(P2), None).await;
        self.text("p2a", t, "messages", json!({}), "text", To::Ticket(vec![t])).await;
        self.text("p2a", t, "notes", json!({}), "text", To::Note(t, P2)).await;
    }

    async fn people_of_desks(&mut self) {
        let va = format!("/people/{}/qualifications", self.person(who("va")));
        let reason = self.say(V, "qualified", To::Desk(V));
        self.does(who("vm"), &va, json!({"reason": reason})).await;
        let reason = self.say(V, "notqualified", To::Desk(V));
        self.does(who("vq"), &format!("{va}/2/refusal"), json!({"reason": reason})).await;
        let reason = self.say(P1, "qualified", To::Desk(P1));
        let p1a = format!("/people/{}/qualifications", self.person(who("p1a")));
        self.does(who("p1m"), &p1a, json!({"reason": reason})).await;
        let reason = self.say(P1, "unqualified", To::Desk(P1));
        self.does(who("p1m"), &format!("{p1a}/2/revocation"), json!({"reason": reason})).await;
    }

    async fn works(&mut self) {
        let notice = |house: &mut House, to: To| {
            let [en, fr, ja] =
                ["en", "fr", "ja"].map(|lang| house.say(V, &format!("notice{lang}"), to.clone()));
            json!({"en": en, "fr": fr, "ja": ja})
        };
        let linked = vec![1, 6];
        let open = To::Problem(linked.clone());
        let body = json!({"title": self.say(V, "title", open.clone()), "statement": self.say(V, "statement", open.clone())});
        self.does(who("va"), "/problems", body).await;
        let mut said =
            vec![("hypotheses", To::Centre), ("workaround", open.clone()), ("cause", open.clone())];
        for (noun, to) in said.drain(..) {
            let text = self.say(V, noun, to);
            self.does(who("va"), &format!("/problems/1/{noun}"), json!({"text": text})).await;
        }
        let text = self.say(V, "verdict", To::Centre);
        let body = json!({"hypothesis": 1, "verdict": "held", "text": text});
        self.does(who("vq"), "/problems/1/verdicts", body).await;
        for ticket in linked {
            let number = self.tickets[ticket].number;
            self.does(who("va"), "/problems/1/incidents", json!({"ticket": number})).await;
        }
        let body = json!({"title": self.say(V, "title", To::Centre), "statement": self.say(V, "statement", To::Centre)});
        self.does(who("vq"), "/problems", body).await;
        let text = self.say(V, "workaround", To::Nobody);
        self.does(who("vq"), "/problems/2/workaround", json!({"text": text})).await;
        let text = self.say(V, "withdrawn", To::Nobody);
        self.does(who("vq"), "/problems/2/withdrawal", json!({"text": text})).await;

        let contains = self.say(V, "contains", To::Centre);
        let body = json!({"version": "8.4.5", "contains": contains, "delivery": "supplied"});
        self.does(who("va"), "/releases", body).await;
        let told = notice(self, To::Everybody);
        self.does(who("vq"), "/releases/1/publication", json!({"notice": told})).await;
        let contains = self.say(V, "contains", To::Centre);
        let body = json!({"version": "8.4.6", "contains": contains, "delivery": "supplied"});
        self.does(who("va"), "/releases", body).await;

        let plan = |house: &mut House, day: &str, regions: Vec<&'static str>, to: To| {
            json!({
                "from": format!("2026-12-{day}T05:00:00Z"), "until": format!("2026-12-{day}T06:00:00Z"),
                "whom": {"regions": regions}, "effect": "degraded",
                "title": house.say(V, "title", to), "steps": house.say(V, "steps", To::Centre),
                "rollback": house.say(V, "rollback", To::Centre)
            })
        };
        let body = plan(self, "12", vec!["EMEA"], To::Everybody);
        self.does(who("va"), "/maintenance", body).await;
        let told = notice(self, To::Everybody);
        self.does(who("vm"), "/maintenance/1/announcement", json!({"notice": told})).await;
        let body = plan(self, "19", vec!["APAC"], To::Centre);
        self.does(who("va"), "/maintenance", body).await;
        let body = plan(self, "13", vec!["NAM"], To::Everybody);
        self.does(who("va"), "/maintenance", body).await;
        let told = notice(self, To::Everybody);
        self.does(who("vm"), "/maintenance/3/announcement", json!({"notice": told})).await;
        let reason = self.say(V, "cancelled", To::Centre);
        self.does(who("vm"), "/maintenance/3/cancellation", json!({"reason": reason})).await;
        let theirs = To::Announced(vec![E2]);
        let mut body = plan(self, "14", Vec::new(), theirs.clone());
        body["whom"] = json!({"organisations": [self.id(E2).to_string()]});
        self.does(who("va"), "/maintenance", body).await;
        let told = notice(self, theirs);
        self.does(who("vm"), "/maintenance/4/announcement", json!({"notice": told})).await;
        for by in ["va", "vq", "vm"] {
            self.acts.push((who(by), To::Centre));
        }
    }

    async fn versions(&mut self) {
        let exception = |day: &str, from: &str| {
            json!({"exception": {"region": "EMEA", "date": day, "hours": ["09:00-12:00"], "name": "A day", "reason": "Agreed",
                   "from": from}})
        };
        for (n, (day, from)) in
            [("2026-12-24", "2026-12-01"), ("2026-12-31", "2026-12-05"), ("2027-01-04", "2026-12-20")]
                .into_iter()
                .enumerate()
        {
            let reason = self.say(V, "proposal", To::Managers);
            self.does(
                who("vm"),
                "/agreements/proposals",
                json!({"version": exception(day, from), "reason": reason}),
            )
            .await;
            let path = format!("/agreements/proposals/{}", n + 1);
            match n {
                0 => drop(self.does(who("vm2"), &format!("{path}/publication"), json!({})).await),
                1 => {
                    let reason = self.say(V, "declined", To::Managers);
                    self.does(who("vm2"), &format!("{path}/refusal"), json!({"reason": reason})).await;
                }
                _ => {}
            }
        }
        let t = self.report("e2u", None, None).await;
        let reason = To::Ticket(vec![t]);
        self.text("vm", t, "pin", json!({"agreement": "2026-12-01"}), "reason", reason).await;
    }

    async fn roster(&mut self) {
        let day = |house: &House, who: Who, day: &str| {
            json!({"person": house.person(who).to_string(), "regions": ["EMEA"],
                   "from": format!("2026-11-{day}T08:00:00Z"), "until": format!("2026-11-{day}T17:00:00Z")})
        };
        let week = "/rosters/2026-W48";
        let shifts =
            json!({"do": {"plan": {"shifts": [day(self, who("va"), "23"), day(self, who("vq"), "24")]}}});
        self.does(who("vm"), week, shifts).await;
        self.clock("2026-11-24 12:00 Paris");
        let text = self.say(V, "handover", To::Centre);
        self.does(who("vq"), week, json!({"do": {"hand_over": {"region": "EMEA", "text": text}}})).await;
        let reason = self.say(V, "presence", To::Nobody);
        let presence = day(self, who("va"), "23");
        self.does(
            who("vm"),
            week,
            json!({"do": {"note_presence": {"presence": presence, "reason": reason}}}),
        )
        .await;
    }

    async fn reports(&mut self) {
        self.clock("2026-12-02 10:00 Paris");
        for (provider, to) in [(P1, To::Issued(P1)), (P2, To::Centre)] {
            let summary = self.say(V, "summary", to);
            let id = self.id(provider).to_string();
            let month = if provider == P1 { "/reports/monthly/2026-10" } else { "/reports/monthly/2026-11" };
            let body = json!({"provider": id, "summary": summary});
            let draft = self.does(who("va"), &format!("{month}/drafts"), body).await;
            if provider == P1 {
                let body = json!({"provider": id, "hash": draft["hash"]});
                self.does(who("vq"), &format!("{month}/reviews"), body).await;
                self.does(who("vm"), &format!("{month}/issues"), json!({"provider": id})).await;
            }
        }
    }

    async fn drafts_and_tokens(&mut self) {
        let draft = self.say(E2, "draft", To::Oneself(who("e2s")));
        let (cookies, form) = (self.session(who("e2s")).await, "application/x-www-form-urlencoded");
        let typed = format!("stops=degraded&subject=Slow&description={draft}&go=next");
        let kept = self.ask(&cookies, "POST", "/tickets/new?step=1", form, typed).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        for by in ["e1u", "p1a", "e2s", "vm"] {
            let name = self.say(who(by).org(), "token", To::Token(who(by)));
            let new = app::NewToken {
                name,
                scope: app::TokenScope::Read,
                days: 30,
                networks: app::Networks::default(),
            };
            self.app.make_token(self.person(who(by)), &new, &app::Whence::default()).await.expect("a token");
        }
    }
}
