// Addresses that somebody else made up, in a real browser (catalogue b08, b09).

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { open } from "../lib/desk.js"
import { launch, reader, signIn } from "../lib/browser.js"

let desk, browser
before(async () => { desk = await open(); browser = await launch() })
after(async () => { await browser?.close(); await desk?.close() })

test("sec_b08: no address changes what objects are", async t => {
  const page = await reader(browser, desk)
  t.after(() => { assert.deepEqual(page.complaints, []); return page.context().close() })
  await signIn(page, "Tomoko Kimura")
  for (const path of ["/desk", "/desk/roster", "/terms/compare", "/login"]) {
    for (const query of ["__proto__[x]=1", "constructor[prototype][x]=1", "constructor.prototype.x=1", "#__proto__[x]=1"]) {
      await page.goto(`${path}${query.startsWith("#") ? "" : "?"}${query}`)
      assert.equal(await page.evaluate(() => ({}).x ?? [].x ?? Object.prototype.x), undefined, `${path}?${query}`)
    }
  }
})

test("sec_b09: a next page that is elsewhere isn't followed", async t => {
  const page = await reader(browser, desk)
  t.after(() => page.context().close())
  for (const next of ["//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)", "/%0d%0aLocation:https://evil.example", "/%09/evil.example", "data:text/html,x"]) {
    await page.goto(`/login?next=${encodeURIComponent(next)}`)
    await page.locator("form", { hasText: "Nora Bensaïd" }).getByRole("button").click()
    await page.waitForLoadState()
    assert.equal(new URL(page.url()).origin, desk.url, next)
    await page.context().clearCookies()
  }
})
