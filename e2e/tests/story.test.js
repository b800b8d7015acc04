// The story of a ticket, by keyboard alone: a provider reports, the centre works it to the end, every page says why.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { open } from "../lib/desk.js"
import { launch, moveClock, reach, reader, shoot } from "../lib/browser.js"
import { axe } from "../lib/look.js"

let desk, browser, number
const subject = "Blank page after sign-in, whole hospital"
before(async () => { desk = await open(); browser = await launch() })
after(async () => { await browser?.close(); await desk?.close() })

/** Somebody comes in by Tab and Enter. */
async function comeIn(t, name) {
  const page = await reader(browser, desk)
  t.after(() => { assert.deepEqual(page.complaints, []); return page.context().close() })
  await page.goto("/login")
  await reach(page, page.getByRole("button", { name }))
  await page.keyboard.press("Enter")
  await page.waitForURL(url => url.pathname !== "/login")
  return page
}

/** Keys one after another, as `g q` asks. */
async function press(page, keys) {
  for (const key of keys.split(" ")) await page.keyboard.press(key)
}

/** A picture of this moment, which axe looks at as well: what unfolds or answers isn't there when a page is new. */
async function moment(page, name) {
  // From the top: what the bar covers while one scrolls is no smaller for it.
  await page.evaluate(() => scrollTo(0, 0))
  await shoot(page, `story-${name}`)
  assert.deepEqual(await axe(page), [], name)
}

const main = page => page.locator("main").innerText()
const flat = text => text.replace(/[\s\u00a0\u202f]+/g, " ")

test("a provider reports at 17:42 on Friday, and reads by when it is acknowledged, and why", async t => {
  const page = await comeIn(t, "Nora Bensaïd")
  await moveClock(page, "2026-11-20T17:42")
  await press(page, "c")
  await page.waitForURL("**/tickets/new*")
  await reach(page, page.locator("a[href$='step=urgent']").first())
  await page.keyboard.press("Enter")
  await page.waitForURL("**step=urgent*")
  await reach(page, page.locator("[name=subject]"))
  await page.keyboard.type(subject)
  await reach(page, page.locator("[name=description]"))
  await page.keyboard.type("Nobody gets past the sign-in page since 17:30.")
  await reach(page, page.locator("[name=stops]").first())
  await page.keyboard.press("Space")
  await moment(page, "1-urgent")
  await reach(page, page.locator("button[name=go][value=send]"))
  await page.keyboard.press("Enter")
  await page.waitForURL("**/t/*")
  number = Number(new URL(page.url()).pathname.split("/").pop())
  const words = flat(await main(page))
  assert.match(words, /Mon 23 Nov, 09:42 \(Paris\)/)
  await moment(page, "2-reported")

  const why = flat(await page.locator("main .why").first().evaluate(element => { for (const fold of element.querySelectorAll("details")) fold.open = true; if (element.matches("details")) element.open = true; return element.innerText }))
  for (const line of [/Received Fri 20 Nov 2026, 17:42/, /17:42(:\d\d)?–18:00 1[78] min/, /Sat 21 Nov closed \(not a working day\)/, /09:00–09:42(:\d\d)? 42 min/, /Due Mon 23 Nov 2026, 09:42/]) assert.match(why, line)
  const clauses = await page.locator("main .why a[href*='/terms/2021-09#']").evaluateAll(links => links.map(link => link.hash))
  for (const clause of ["#1.business-hour", "#1.business-day", "#4.category-1"]) assert.ok(clauses.includes(clause), `${clause} in ${clauses}`)
  await page.goto(`/terms/2021-09`)
  for (const clause of clauses) assert.equal(await page.locator(`[id="${clause.slice(1)}"]`).count(), 1, `${clause} stands in the terms`)
})

test("before triage both candidates are shown, the strictest runs", async t => {
  const page = await comeIn(t, "Nora Bensaïd")
  await page.goto(`/t/${number}`)
  const words = flat(await main(page))
  assert.match(words, /category 1: Mon 23 Nov, 09:42/)
  assert.match(words, /category 2: Mon 23 Nov, 12:42/)
  assert.match(words, /provisional/)
})

test("the centre sees it in the queue, ordered by due instant, and acknowledges it with v", async t => {
  const page = await comeIn(t, "Noé Achard")
  await page.goto("/hours")
  await press(page, "g q")
  await page.waitForURL("**/desk")
  await page.waitForLoadState()
  const due = await page.locator("[data-rows] [data-row]").evaluateAll(rows => rows.map(row => row.querySelector("td time, th time")?.dateTime ?? ""))
  assert.ok(due.length > 2 && due.every(Boolean), `each row is due: ${due}`)
  assert.deepEqual(due, due.toSorted(), "soonest first")
  const row = page.locator(`#row-${number}`)
  for (let i = 0; i < due.length && !await row.evaluate(row => row.contains(document.activeElement)); i++) await press(page, "j")
  await moment(page, "3-queue")
  await press(page, "v")
  await page.getByText(`${number} is acknowledged.`).first().waitFor()
  assert.equal(await page.locator(`#row-${number} [data-row-key=v]`).count(), 0, "it waits no more")
})

test("it is triaged by keyboard: the sentences of clause 4 side by side, each with its instant", async t => {
  const page = await comeIn(t, "Noé Achard")
  await page.goto(`/desk/triage?ticket=${number}`)
  const choices = flat(await page.locator(".categories").innerText())
  assert.match(choices, /category 1 .*Mon 09:42 category 2 .*Mon 12:42/)
  await reach(page, page.locator("[name=gravity]").first())
  await page.keyboard.press("Space")
  await reach(page, page.locator("[name=category]").first())
  await page.keyboard.press("Space")
  await moment(page, "4-triage")
  await press(page, "1")
  await page.getByText(`${number} is triaged.`).first().waitFor()
})

test("an unqualified agent's diagnosis is sent, and the page says why the response time runs on", async t => {
  const page = await comeIn(t, "Noé Achard")
  await page.goto(`/desk/t/${number}`)
  await press(page, "d")
  assert.match(flat(await page.locator("#act-diagnosis").innerText()), /You are not qualified today/)
  await page.keyboard.type("Perhaps the certificate of the identity provider.")
  await page.keyboard.press("Control+Enter")
  await page.waitForURL("**done=diagnosed-unqualified*")
  const words = flat(await page.locator("body").innerText())
  assert.match(words, /Noé Achard .*doesn't end it: not qualified at that moment/)
  assert.match(words, /It ends with the first diagnosis by a qualified member/)
  await moment(page, "5-unqualified")
})

test("a qualified agent's diagnosis ends it, and the ticket is resolved", async t => {
  const page = await comeIn(t, "Tomoko Kimura")
  await page.goto(`/desk/t/${number}`)
  await press(page, "d")
  await page.keyboard.type("The signing certificate was renewed; the cache still has the old one.")
  await page.keyboard.press("Control+Enter")
  await page.waitForURL("**done=diagnosed&*")
  assert.doesNotMatch(flat(await main(page)), /It ends with the first diagnosis by a qualified member/)
  await press(page, "e")
  await reach(page, page.locator("#act-resolution [name=resolution]").first())
  await page.keyboard.press("Space")
  await reach(page, page.locator("#act-resolution [name=delivery]").first())
  await page.keyboard.press("Space")
  await reach(page, page.locator("#act-resolution [name=procedure]"))
  await page.keyboard.type("Empty the cache of the gateway, then sign in again.")
  await page.keyboard.press("Control+Enter")
  await page.getByText(`${number} is resolved.`).first().waitFor()
  await moment(page, "6-resolved")
})

test("the provider reads the procedure and what was met", async t => {
  const page = await comeIn(t, "Nora Bensaïd")
  await page.goto(`/t/${number}`)
  const words = flat(await main(page))
  assert.match(words, /Empty the cache of the gateway/)
  assert.match(words, /resolved/i)
  assert.match(words, /acknowledged in/i)
  await moment(page, "7-answered")
})

test("with the keys switched off no key acts", async t => {
  const page = await comeIn(t, "Noé Achard")
  await page.goto("/desk")
  await page.context().addCookies([{ name: "keys", value: "off", url: desk.url }])
  await page.goto("/desk")
  for (const keys of ["j", "v", "g h", "c", "?"]) await press(page, keys)
  await page.waitForTimeout(300)
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/desk")
  assert.equal(await page.locator("dialog[open]").count(), 0)
  assert.equal(await page.evaluate(() => Boolean(document.activeElement?.closest("[data-row]"))), false)
})

test("? shows the keys of the page, Esc closes it, Ctrl K finds a ticket by its number", async t => {
  const page = await comeIn(t, "Noé Achard")
  await page.goto("/desk")
  await press(page, "?")
  await page.locator("dialog#keys[open]").waitFor()
  await moment(page, "8-keys")
  await page.keyboard.press("Escape")
  await page.locator("dialog#keys[open]").waitFor({ state: "detached" }).catch(() => {})
  await page.keyboard.press("Control+k")
  await page.locator("dialog#palette[open]").waitFor()
  await page.keyboard.type(String(number))
  await page.keyboard.press("Enter")
  await page.waitForURL(`**/desk/t/${number}`)
})
