// One long story through the agreement, clause by clause: people of three organisations over two weeks of the desk's clock.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { open } from "../lib/desk.js"
import { launch, moveClock, reader, shoot, signIn } from "../lib/browser.js"
import { axe } from "../lib/look.js"

const NORA = "Nora Bensaïd", NOE = "Noé Achard", TOMOKO = "Tomoko Kimura", CLAIRE = "Claire Vasseur", SOPHIE = "Sophie Delmas", INES = "Inès Moreau"
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

/** Fills in the form that posts to such an address and sends it, wherever on the page it is folded. */
async function send(page, action, fields = {}, { stays = false, press = null } = {}) {
  const form = page.locator(`form[action$="${action}"]`).last()
  await form.evaluate(form => { for (let fold = form.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true })
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

let blank, export_, imports

test("version and clause 1: which version holds, what differs, which days are holidays", async () => {
  const page = await as(NORA, "/terms")
  assert.match(await words(page), /2021/)
  const days = await page.request.get("/hours/APAC.ics")
  assert.equal(days.status(), 200)
  assert.match(await days.text(), /BEGIN:VCALENDAR[\s\S]*20261123/, "Labour Thanksgiving Day, Monday 23 Nov 2026")
})

test("clause 3.A: a provider and a direct customer report on the portal, one queue has both", async () => {
  await moveClock(await as(CLAIRE, "/desk"), "2026-11-20T17:42")
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
  await moveClock(await as(CLAIRE, "/desk"), "2026-11-23T09:05")
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

test("clause 3.B: the week is staffed, and the centre can tell whether it was", async () => {
  const page = await as(CLAIRE, "/desk/roster?region=EMEA")
  await look(page, "roster", /of 45 h covered/)
})

test("clause 3.C: information is asked and given, access is granted for some hours, used and left", async () => {
  const tomoko = await as(TOMOKO, `/desk/t/${blank}`)
  await send(tomoko, "/information", { question: "Which version of the gateway is it?" })
  const nora = await as(NORA, `/t/${blank}`)
  await look(nora, "asked", /Which version of the gateway/)
  await nora.locator("form[action*='/information/']").last().evaluate(form => { for (let fold = form.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true })
  const answer = await nora.locator("form[action*='/information/']").last().getAttribute("action")
  const field = await nora.locator("form[action*='/information/'] textarea").last().getAttribute("name")
  await send(nora, answer, { [field]: "Gateway 7.2, build 1180." })
  await send(await as(TOMOKO, `/desk/t/${blank}`), "/access", {
    owner: { label: "Atelier Rhône" }, purpose: "Read the gateway's trust store", systems: "gateway-1", from: "2026-11-23T10:00", until: "2026-11-23T14:00",
  })
  await look(await as(NORA, `/t/${blank}`), "access-asked", /gateway-1/)
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

test("clause 2.C: duties, certificates and who may be written to stand in a ledger", async () => {
  await look(await as(NORA, "/duties"), "duties", /2\.C/)
  await look(await as(CLAIRE, "/desk/organisations"), "organisations", /Atelier Rhône/, /Clinique des Tilleuls/)
})

test("clause 4: what was missed is reviewed, and calls wait for whom they are for", async () => {
  await moveClock(await as(CLAIRE, "/desk"), "2026-11-24T18:30")
  await look(await as(CLAIRE, "/desk/reviews"), "reviews")
  await look(await as(TOMOKO, "/desk/notices"), "notices")
})

test("readings: another version is tried on last quarter before anybody publishes it", async () => {
  await look(await as(CLAIRE, "/reports/what-if?from=2026-10-01&to=2026-11-20&version=2021-09&c1=30&c2=120&hours=&run=yes"), "what-if")
  await look(await as(CLAIRE, "/desk/agreements/new"), "new-version")
})

test("clause 1, response time: reported as a distribution, without a target", async () => {
  await look(await as(CLAIRE, "/reports/response-times?from=2026-10-01&to=2026-12-01"), "response-times", /no target/i)
})

test("time travel: what stood at an instant, and nothing to press", async () => {
  await moveClock(await as(CLAIRE, "/desk"), "2026-12-03T16:00")
  const page = await as(NOE, `/desk/t/${blank}?at=2026-11-20T17:45`)
  await look(page, "then")
  assert.equal(await page.locator("main form[method=post]").count(), 0)
})

test("evidence: the bundle that the page hands out is checked by another program", async () => {
  const page = await as(NORA, `/t/${blank}`)
  const bundle = await page.request.get(`/t/${blank}/evidence`)
  assert.equal(bundle.status(), 200)
  assert.match(bundle.headers()["content-disposition"] ?? "", /attachment/)
  for (const page of pages.values()) assert.deepEqual(page.complaints, [])
})
