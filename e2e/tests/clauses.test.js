// One long story through the agreement, clause by clause: people of five organisations over two weeks of the desk's clock.

import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { promisify } from "node:util"
import { open, program } from "../lib/desk.js"
import { launch, moveClock, reader, shoot, signIn } from "../lib/browser.js"
import { axe } from "../lib/look.js"

const NORA = "Nora Bensaïd", NOE = "Noé Achard", TOMOKO = "Tomoko Kimura", CLAIRE = "Claire Vasseur", SOPHIE = "Sophie Delmas", INES = "Inès Moreau"
const PHILIPPE = "Philippe Garnier", MATHILDE = "Mathilde Roche"
const flat = text => text.replace(/[\s\u00a0\u202f]+/g, " ")

let desk, browser
const pages = new Map()
before(async () => { desk = await open(); browser = await launch() })
after(async () => { await browser?.close(); await desk?.close() })

/** Somebody at their own browser, who stays signed in for the whole story. */
async function as(name, path) {
  if (!pages.has(name)) {
    const page = await reader(browser, desk)
    await signIn(page, name)
    pages.set(name, page)
  }
  const page = pages.get(name)
  await page.goto(path)
  return page
}

/** Fills in the form that posts to such an address (`among` its likes) and sends it, wherever on the page it is folded. */
async function send(page, action, fields = {}, { stays = false, press = null, among = {} } = {}) {
  const pressed = press ? { has: page.locator(`button[value="${press}"]`) } : {}
  const form = page.locator(`form[action$="${action}"]`).filter(among).filter(pressed).last()
  await form.evaluate(form => {
    for (let fold = form.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true
    for (const fold of form.querySelectorAll("details")) fold.open = true
  })
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`)
    const kind = await field.first().evaluate(field => field.tagName === "SELECT" ? "select" : field.type)
    if (kind === "select") await field.selectOption(value)
    else if (kind === "radio" || kind === "checkbox") for (const one of [value].flat()) await form.locator(`[name="${name}"][value="${one}"]`).check()
    else await field.fill(value)
  }
  const button = press ? form.locator(`button[value="${press}"]`) : form.locator("button:not([name=go])").last()
  await Promise.all([page.waitForNavigation(), button.click()])
  const wrong = page.locator(".error-summary, [role=alert]")
  if (!stays) assert.equal(await wrong.count(), 0, await wrong.allInnerTexts().then(texts => `${action}: ${texts.join(" ")}`))
}

async function report(name, subject, stops = 0) {
  const page = await as(name, "/tickets/new?step=urgent")
  await page.locator("[name=subject]").fill(subject)
  await page.locator("[name=description]").fill(`${subject}. Since this morning.`)
  await page.locator("[name=stops]").nth(stops).check()
  await Promise.all([page.waitForURL("**/t/*"), page.locator("button[name=go][value=send]").click()])
  return Number(new URL(page.url()).pathname.split("/").pop())
}

const words = async page => flat(await page.locator("main").evaluate(main => { for (const fold of main.querySelectorAll("details")) fold.open = true; return main.innerText }))

/** What the page says now, axe satisfied and a picture taken. */
async function look(page, name, ...says) {
  const said = await words(page)
  for (const what of says) assert.match(said, what, name)
  await shoot(page, `clauses-${name}`)
  assert.deepEqual(await axe(page), [], name)
}

/** Opens the ticket of the queue whose subject begins so. */
async function opens(name, subject, view = "open") {
  const page = await as(name, `/desk?view=${view}&q=${encodeURIComponent(subject)}`)
  const found = page.locator("[data-row-open]", { hasText: subject }).first()
  await page.goto(await found.getAttribute("href"))
  return page
}

const until = to => async () => moveClock(await as(CLAIRE, "/desk"), to)
const friday = until("2026-11-20T17:42"), monday = until("2026-11-23T09:05")

let blank, export_, imports, level2

test("version and clause 1: which version holds, what differs, which days are holidays", async () => {
  const page = await as(NORA, "/terms")
  assert.match(await words(page), /2021/)
  const days = await page.request.get("/hours/APAC.ics")
  assert.equal(days.status(), 200)
  assert.match(await days.text(), /BEGIN:VCALENDAR[\s\S]*20261123/, "Labour Thanksgiving Day, Monday 23 Nov 2026")
})

test("clause 3.A: a provider and a direct customer report on the portal, one queue has both", async () => {
  await friday()
  blank = await report(NORA, "Blank page after sign-in at the clinic")
  export_ = await report(SOPHIE, "The export to the accounts stops half-way", 2)
  imports = await report(SOPHIE, "The import of meters fails at night", 2)
  const queue = await as(NOE, "/desk?view=open")
  for (const number of [blank, export_, imports]) assert.equal(await queue.locator(`#row-${number}`).count(), 1)
})

test("preamble: an indirect customer's report lands on its provider's desk, which escalates it in one step", async () => {
  const level1 = await report(INES, "The night staff see yesterday's plan", 1)
  assert.equal((await (await as(NOE, "/desk")).goto(`/desk/t/${level1}`)).status(), 404, "the centre knows nothing of it")
  await send(await as(NORA, `/desk/t/${level1}`), "/acknowledgement")
  const nora = await as(NORA, `/desk/t/${level1}/escalation`)
  await look(nora, "escalation")
  await send(nora, "/escalation")
  await look(await as(INES, `/t/${level1}`), "level-1")
  const queue = await as(NOE, "/desk?view=open")
  assert.match(await words(queue), /The night staff see yesterday's plan/)
  level2 = Number(new URL(await (await opens(NOE, "The night staff see yesterday's plan")).url()).pathname.split("/").pop())
  await send(await as(NOE, `/desk/t/${level2}`), "/acknowledgement")
  await send(await as(NOE, `/desk/t/${level2}`), "/triage", { kind: "incident", gravity: "minor", category: "2" })
  const back = await as(NORA, `/desk/t/${level1}`)
  await look(back, "level-1-sentences", /acknowledged/i)
  assert.equal((await (await as(INES, "/")).goto(`/t/${level2}`)).status(), 404, "the customer sees its own level, and no more")
})

test("clause 4: acknowledged in time by a person, category 1 within one business hour", async () => {
  const page = await as(NOE, `/desk/t/${blank}`)
  await send(page, "/acknowledgement")
  await look(page, "acknowledged", /acknowledged in .*target 1 h/)
})

test("clause 3.D: triaged on a page of its own, with both sentences of clause 4", async () => {
  const page = await as(NOE, `/desk/triage?ticket=${blank}`)
  assert.match(await words(page), /category 1 .*category 2/)
  await send(page, "/triage", { kind: "incident", workaround: "no", gravity: "major", category: "1" })
  for (const [number, category] of [[export_, "2"], [imports, "2"]]) {
    const other = await as(NOE, `/desk/t/${number}`)
    await send(other, "/triage", { kind: "incident", gravity: "minor", category })
  }
})

test("clause 1, response time: an unqualified diagnosis runs on until a qualified member endorses it", async () => {
  await monday()
  const noe = await as(NOE, `/desk/t/${blank}`)
  await send(noe, "/diagnosis", { diagnosis: "The gateway still trusts the old certificate." })
  await look(noe, "unqualified", /not qualified at that moment/)
  const tomoko = await as(TOMOKO, `/desk/t/${blank}`)
  await send(tomoko, "/endorsement")
  await look(tomoko, "endorsed", /Response time .*measured, no target/)
})

test("clause 1, incident: a workaround is found, and a major incident is looked at again", async () => {
  const page = await as(TOMOKO, `/desk/t/${blank}`)
  await send(page, "/workaround", { around: "Sign in through the address of last month." })
  await send(await as(TOMOKO, `/desk/t/${blank}`), "/triage", { kind: "incident", workaround: "yes", gravity: "minor", category: "1" })
  await look(await as(NORA, `/t/${blank}`), "workaround", /address of last month/)
})

test("clause 4, best effort: an owner, a next step, and news by an instant", async () => {
  const page = await as(TOMOKO, `/desk/t/${blank}`)
  await send(page, "/assignment", { assignee: { label: TOMOKO } })
  await send(await as(TOMOKO, `/desk/t/${blank}`), "/next-step", { step: "We build an update of the gateway.", news_by: "2026-11-24T17:00" })
  await look(await as(NORA, `/t/${blank}`), "next-step", /We build an update of the gateway/)
})

test("clause 2.B: excluded by two people, contested by the customer, overturned by a third", async () => {
  const noe = await as(NOE, `/desk/t/${export_}`)
  await send(noe, "/exclusion", {
    ground: "third-party-software", cause: "The accounting program drops the connection.", evidence: "Its own log, 08:12 and 08:40.",
    told: "The accounts program of another maker ends the connection; our application is as it should be.",
  })
  await look(noe, "proposed", /second person/)
  await send(await as(TOMOKO, `/desk/t/${export_}`), "/exclusion/confirmation", {}, { press: "confirm" })
  const sophie = await as(SOPHIE, `/t/${export_}`)
  await look(sophie, "excluded", /2\.B\.3/, /accounts program of another maker/)
  await send(sophie, "/contest", { contesting: "The log shows that your side closed first." })
  await send(await as(CLAIRE, `/desk/t/${export_}`), "/exclusion/review", { reviewing: "The customer is right: we close after 30 seconds." }, { press: "overturned" })
  await look(await as(SOPHIE, `/t/${export_}`), "overturned", /we close after 30 seconds/)
  await look(await as(CLAIRE, "/reports/decisions"), "decisions", /2\.B\.3/)
})

test("clause 3.B: a gap of the roster is seen a week ahead and filled, and the week is covered", async () => {
  const page = await as(CLAIRE, "/desk/roster?region=EMEA&week=2026-W48")
  await look(page, "roster", /of 45 h covered/)
  const fill = page.locator("a[href*='&from=2026-11-24']").first()
  await page.goto(new URL(await fill.getAttribute("href"), desk.url).href)
  await send(page, "/roster/shifts", { person: { label: MATHILDE } })
  await look(page, "roster-filled", /Mathilde Roche/)
  assert.equal(await page.locator("a[href*='&from=2026-11-24']").count(), 0, "nothing is short on Tuesday")
})

test("clause 3.C: information is asked for, and given in the portal", async () => {
  const tomoko = await as(TOMOKO, `/desk/t/${blank}`)
  await send(tomoko, "/information", { question: "Which version of the gateway is it?" })
  const nora = await as(NORA, `/t/${blank}`)
  await look(nora, "asked", /Which version of the gateway/)
  await nora.locator("form[action*='/information/']").last().evaluate(form => { for (let fold = form.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true })
  const answer = await nora.locator("form[action*='/information/']").last().getAttribute("action")
  const field = await nora.locator("form[action*='/information/'] textarea").last().getAttribute("name")
  await send(nora, answer, { [field]: "Gateway 7.2, build 1180." })
})

test("clause 3.C: remote access is asked, granted by the customer's super administrator, used, and ends by itself", async () => {
  await send(await as(TOMOKO, `/desk/t/${imports}`), "/access", {
    owner: { label: "Régie des Eaux du Lac" }, purpose: "See why the import of the night stops", systems: "Import server, log folder", from: "2026-11-23T10:00", until: "2026-11-23T12:00",
  })
  const sophie = await as(SOPHIE, `/t/${imports}`)
  const request = await sophie.locator(`a[href^='/access/${imports}/']`).first().getAttribute("href")
  await sophie.goto(request)
  await look(sophie, "access-asked", /Import server, log folder/)
  await send(sophie, "/grant")
  await until("2026-11-23T10:05")()
  await send(await as(TOMOKO, `/desk/t/${imports}`), "/entry")
  await until("2026-11-23T12:01")()
  await look(await as(SOPHIE, request), "access-ended", /Tomoko Kimura/, /ended by itself/)
  assert.equal(await (await as(TOMOKO, `/desk/t/${imports}`)).locator("form[action$='/entry'], form[action$='/leaving']").count(), 0, "nobody is in, and nobody goes in")
})

test("clause 2.A: a cause is searched, a window announced, a release closes the loop", async () => {
  const page = await as(TOMOKO, "/desk/problems")
  await send(page, "/desk/problems", { title: "The gateway keeps old certificates", statement: "After a renewal the cache still holds the old one." })
  await look(page, "problem", /The gateway keeps old certificates/)
  const plan = await as(CLAIRE, "/desk/maintenance")
  await send(plan, "/desk/maintenance", { title: "Gateway restarts", from: "2026-12-03T20:00", until: "2026-12-03T21:00", whom: "everybody", effect: "degraded", steps: "Restart one gateway after the other.", rollback: "Start the old build." })
  await look(plan, "maintenance", /Gateway restarts/)
  const release = await as(CLAIRE, "/desk/releases")
  await send(release, "/desk/releases", { version: "7.2.1", contains: "The gateway asks for its certificate at each start.", delivery: "supplied", tickets: String(blank) })
  await look(release, "release", /7\.2\.1/)
})

test("clause 2.C: a duty that isn't kept is pointed out, and both sides read it", async () => {
  const claire = await as(CLAIRE, `/desk/t/${blank}`)
  const ledger = (await claire.locator("a[href^='/duties/']").first().getAttribute("href")).replace(/[?#].*/, "")
  await claire.goto(ledger)
  await send(claire, "/pointed-out", { duty: "information", reason: "The steps were missing in three reports of November." })
  await look(claire, "pointed-out", /The steps were missing in three reports/)
  await look(await as(NORA, "/duties"), "duties", /2\.C/, /The steps were missing in three reports/)
  await look(await as(CLAIRE, "/desk/organisations"), "organisations", /Atelier Rhône/, /Clinique des Tilleuls/)
})

test("clause 2.C: a certificate is shown by the party and checked by the centre", async () => {
  const philippe = await as(PHILIPPE, "/duties")
  await send(philippe, "/certificates", { person: { label: INES }, certificate: "SA-2026-204", trainer: "Orme Académie", from: "2026-11-23", until: "2028-11-23" }, { among: { hasText: INES } })
  await look(philippe, "certificate", /SA-2026-204/)
  await philippe.goto("/duties")
  const ledger = (await philippe.locator("form[action$='/certificates']").filter({ hasText: INES }).getAttribute("action")).replace("/certificates", "")
  const claire = await as(CLAIRE, ledger)
  await send(claire, "/certificates/check", {}, { press: "verified" })
  await look(claire, "certificate-checked", /SA-2026-204/)
})

test("clause 2.C: who may be written to is asked, allowed, and named on the button", async () => {
  const noe = await opens(NOE, "Export CSV vide")
  const ticket = new URL(noe.url()).pathname
  await send(noe, "/acknowledgement")
  await send(await as(NOE, ticket), "/triage", { kind: "incident", gravity: "minor", category: "2" })
  await send(await as(NOE, ticket), "/contact/question")
  const portal = await as(PHILIPPE, ticket.replace("/desk", ""))
  const ledger = await portal.locator("a[href^='/duties/']").first().getAttribute("href")
  await portal.goto(ledger)
  await send(portal, "/contacts", { until: "2026-12-31" })
  const again = await as(NOE, ticket)
  assert.match(await again.locator("form[action$='/contact'] button").textContent(), /Lucas Ferrand/)
  await send(again, "/contact", { message: "Which version does the depot of Bègles show?" })
  await look(again, "written-to-customer", /Which version does the depot of Bègles show/)
  assert.match(await words(await as(NORA, ticket.replace("/desk", ""))), /Which version does the depot of Bègles show/, "the provider is copied")
})

test("clause 4: what was missed is reviewed, a second person stands by the wording, and calls wait for whom they are for", async () => {
  const noe = await opens(NOE, "SSO refusé")
  const ticket = new URL(noe.url()).pathname
  await send(noe, "/acknowledgement")
  await send(await as(NOE, ticket), "/triage", { kind: "incident", workaround: "no", gravity: "major", category: "1" })
  await look(await as(CLAIRE, "/desk/reviews"), "reviews", /SSO refusé/)
  const tomoko = await as(TOMOKO, ticket)
  await send(tomoko, "/review", { review_cause: "The report came five minutes before closing.", remedy: "The last hour of a Friday has its own watch.", wording: "Acknowledged on Monday: it was reported at the end of Friday, and is watched for since." })
  const claire = await as(CLAIRE, ticket)
  await look(claire, "review", /watched for since/)
  await send(claire, "/review-approval", {}, { press: "approve" })
  await until("2026-11-24T18:30")()
  await look(await as(TOMOKO, "/desk/notices"), "notices")
})

test("readings: other terms are tried on last quarter before anybody publishes them", async () => {
  const page = await as(CLAIRE, "/reports/what-if?from=2026-10-01&to=2026-11-20&version=2021-09")
  await page.locator("[name=c1]").fill("30")
  await Promise.all([page.waitForNavigation(), page.locator("button[name=run]").click()])
  await look(page, "what-if", /would have come out otherwise/)
})

let version
test("version, readings: a calendar exception is previewed, proposed with a reason and published by a second person", async () => {
  const page = await as(CLAIRE, "/desk/agreements/new")
  const form = { region: "EMEA", date: "2026-12-24", name: "Christmas Eve", because: "Agreed with the providers", from: "2026-12-01", reason: "The centre of Paris closes on 24 December." }
  await send(page, "/desk/agreements", form, { press: "preview" })
  await look(page, "new-version-preview", /24 Dec/)
  await send(page, "/desk/agreements", {}, { press: "propose" })
  version = new URL(page.url()).pathname
  assert.equal(await page.locator("form[action$='/publication']").count(), 0, "nobody publishes alone")
  const mathilde = await as(MATHILDE, version)
  await look(mathilde, "version-proposed", /The centre of Paris closes/)
  await send(mathilde, "/publication")
  await look(await as(NORA, "/terms"), "terms")
})

test("readings: a ticket that is open stays under its version until somebody puts it under another, with a reason", async () => {
  const terms = await report(SOPHIE, "The list of meters is short by one", 2)
  const page = await as(CLAIRE, `/desk/t/${terms}/pin`)
  const other = page.locator("form[action$='/pin'] [name=version]").first()
  await send(page, "/pin", { version: await other.getAttribute("value"), reason: "The customer asked for the terms to come." })
  await look(await as(SOPHIE, `/t/${terms}`), "repinned", /Agreement 2026-12-01/)
})

test("clause 1, response time: reported as a distribution, without a target", async () => {
  await look(await as(CLAIRE, "/reports/response-times?from=2026-10-01&to=2026-12-01"), "response-times", /no target/i)
})

test("reports: a month is drafted, read by a second person and issued, and the provider reads it, wordings and all", async () => {
  await until("2026-12-03T16:00")()
  await send(await opens(CLAIRE, "Les relances de validation"), "/lowering", {}, { press: "confirm" })
  const page = await as(CLAIRE, "/reports")
  const months = page.locator("form[action='/reports/months']")
  await months.locator("[name=month]").fill("2026-11")
  await months.locator("[name=provider]").selectOption({ label: "Atelier Rhône" })
  await Promise.all([page.waitForNavigation(), months.locator("button").click()])
  const report = page.url()
  await send(page, "/drafts", { summary: "One acknowledgement came late, on a Monday morning." })
  await look(page, "report-draft", /draft/i, /watched for since/)
  assert.equal((await (await as(NORA, "/")).goto(report)).status(), 404, "a draft is the centre's")
  const mathilde = await as(MATHILDE, report)
  await send(mathilde, "/reviews")
  await send(await as(MATHILDE, report), "/issues")
  await look(await as(NORA, report), "report-issued", /One acknowledgement came late/, /watched for since/)
})

test("time travel: what stood at an instant, and nothing to press", async () => {
  const page = await as(NOE, `/desk/t/${blank}?at=2026-11-20T17:45`)
  await look(page, "then", /20 Nov/)
  assert.equal(await page.locator("main form[method=post]").count(), 0)
  const queue = await as(NOE, "/desk?at=2026-11-20T17:45&view=open")
  assert.equal(await queue.locator(`#row-${blank}`).count(), 1)
})

test("evidence: the bundle that the page hands out is checked by another program, and a changed one is found out", async t => {
  const page = await as(NORA, `/t/${blank}`)
  const bundle = await page.request.get(`/t/${blank}/evidence`)
  assert.equal(bundle.status(), 200)
  assert.match(bundle.headers()["content-disposition"] ?? "", /attachment/)
  const folder = await mkdtemp(join(tmpdir(), "guichet-bundle-"))
  t.after(() => rm(folder, { recursive: true }))
  const file = join(folder, "bundle")
  await writeFile(file, await bundle.body())
  const verify = () => promisify(execFile)(program, ["verify", file], { env: { ...process.env, LANG: "en_GB.UTF-8" } })
  await verify()
  const text = await readFile(file, "utf8")
  await writeFile(file, text.replace("acknowledged", "acknowledgee"))
  await assert.rejects(verify(), error => error.code !== 0)
})

test("nobody's page complained in two weeks", () => {
  for (const page of pages.values()) assert.deepEqual(page.complaints, [])
})
