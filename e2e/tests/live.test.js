// What is open in a browser changes by itself: nothing is loaded anew, nothing typed is lost.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { open } from "../lib/desk.js"
import { launch, reader, signIn } from "../lib/browser.js"

let desk, browser
before(async () => { desk = await open(); browser = await launch() })
after(async () => { await browser?.close(); await desk?.close() })

async function comeIn(t, name, path) {
  const page = await reader(browser, desk)
  t.after(() => { assert.deepEqual(page.complaints, []); return page.context().close() })
  await signIn(page, name)
  await page.goto(path)
  await page.evaluate(() => { window.neverLoadedAnew = true })
  return page
}

/** Waits for the stream to stand, so that what happens next is heard. */
const listening = page => page.waitForTimeout(500)
const same = page => page.evaluate(() => window.neverLoadedAnew === true)

async function report(page, subject) {
  await page.goto("/tickets/new?step=urgent")
  await page.locator("[name=subject]").fill(subject)
  await page.locator("[name=stops]").first().check()
  await page.locator("button[name=go][value=send]").click()
  await page.waitForURL("**/t/*")
  return Number(new URL(page.url()).pathname.split("/").pop())
}

test("a report is announced in an open queue, and a row that was acknowledged elsewhere says so", async t => {
  const queue = await comeIn(t, "Tomoko Kimura", "/desk?view=open")
  const nora = await comeIn(t, "Nora Bensaïd", "/")
  await listening(queue)
  const number = await report(nora, "A report that comes by itself")
  const row = queue.locator(`#row-${number}`)
  await Promise.race([row.waitFor({ state: "attached" }), queue.locator("[data-arrived], .arrived, [data-new]").first().waitFor()])
  const show = queue.locator(".arrived button, [data-arrived] button, button[data-arrived]")
  if (await show.count() && await show.first().isVisible()) await show.first().click()
  await row.waitFor()
  const other = await comeIn(t, "Noé Achard", `/desk/t/${number}`)
  await other.keyboard.press("v")
  await other.waitForURL("**done=acknowledged*")
  await queue.locator(`#row-${number} [data-row-key=v]`).waitFor({ state: "detached" })
  assert.ok(await same(queue))
})

test("an open ticket grows by what the other side says, under what is being typed", async t => {
  const nora = await comeIn(t, "Nora Bensaïd", "/")
  const number = await report(nora, "A conversation")
  await nora.goto(`/t/${number}`)
  const tomoko = await comeIn(t, "Tomoko Kimura", `/desk/t/${number}`)
  await nora.evaluate(() => { window.neverLoadedAnew = true })
  const draft = nora.locator("form[action$='/messages'] [name=text]")
  if (!await draft.isVisible()) await nora.locator("details:has(form[action$='/messages']) > summary").last().click()
  await draft.fill("What I am about to say")
  await listening(nora)
  const theirs = tomoko.locator("form[action$='/messages'] [name=text]")
  if (!await theirs.isVisible()) await tomoko.locator("details:has(form[action$='/messages']) > summary").last().click()
  await theirs.fill("We see it too.")
  await tomoko.keyboard.press("Control+Enter")
  await tomoko.waitForURL("**done=sent*")
  await nora.getByText("We see it too.").waitFor()
  assert.equal(await draft.inputValue(), "What I am about to say")
  assert.ok(await same(nora))
})

test("a draft outlives the page", async t => {
  const tomoko = await comeIn(t, "Tomoko Kimura", "/desk?view=open")
  const path = await tomoko.locator("[data-row-open]").first().getAttribute("href")
  await tomoko.goto(path)
  await tomoko.keyboard.press("d")
  await tomoko.keyboard.type("Half a diagnosis")
  await tomoko.waitForTimeout(600)
  await tomoko.goto("/desk")
  await tomoko.goto(path)
  assert.equal(await tomoko.locator("#act-diagnosis [name=diagnosis]").inputValue(), "Half a diagnosis")
})
