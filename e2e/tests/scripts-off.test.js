// The same story with scripts switched off: forms and links are enough. And what is stale is said, with the draft intact.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { open } from "../lib/desk.js"
import { launch, moveClock, reader, shoot, signIn } from "../lib/browser.js"

let desk, browser, number
before(async () => { desk = await open(); browser = await launch() })
after(async () => { await browser?.close(); await desk?.close() })

async function comeIn(t, name, how = {}) {
  const page = await reader(browser, desk, { scripts: false, ...how })
  t.after(() => { assert.deepEqual(page.complaints, []); return page.context().close() })
  await signIn(page, name)
  return page
}

const flat = async locator => (await locator.innerText()).replace(/[\s\u00a0\u202f]+/g, " ")

/** Sends the one form that goes to a noun. */
async function send(page, noun, fill = async () => {}) {
  const form = page.locator(`form[action$="/${noun}"]`).first()
  const fold = page.locator("details", { has: form }).last()
  if (await fold.count() && !await fold.evaluate(element => element.open)) await fold.locator("summary").first().click()
  await fill(form)
  await form.locator("button:not([type=button])").first().click()
  await page.waitForLoadState()
}

test("reported in five short steps; what was typed stays when one goes back", async t => {
  const page = await comeIn(t, "Nora Bensaïd")
  await moveClock(page, "2026-11-20T17:42")
  await page.goto("/tickets/new")
  await page.locator("[name=stops]").first().check()
  await page.locator("[name=subject]").fill("Blank page, told in steps")
  await page.locator("[name=description]").fill("Since 17:30.")
  const next = () => page.locator("button[name=go][value=next]").click()
  await next()
  await page.locator("[name=place]").fill("Production, every ward")
  await page.locator("[name=reference]").fill("HELP-7")
  await next()
  await page.locator("[name=steps]").fill("1. Sign in 2. See nothing")
  await page.locator("button[name=go][value=back]").click()
  assert.equal(await page.locator("[name=reference]").inputValue(), "HELP-7")
  await next()
  assert.equal(await page.locator("[name=steps]").inputValue(), "1. Sign in 2. See nothing")
  await next()
  await next()
  const check = await flat(page.locator("main"))
  assert.match(check, /Blank page, told in steps/)
  assert.match(check, /HELP-7/)
  await page.locator("button[name=go][value=send]").first().click()
  await page.waitForURL("**/t/*")
  number = Number(new URL(page.url()).pathname.split("/").pop())
  assert.match(await flat(page.locator("main")), /Mon 23 Nov, 09:42 \(Paris\)/)
})

test("an empty subject comes back with everything else as it was typed", async t => {
  const page = await comeIn(t, "Nora Bensaïd")
  await page.goto("/tickets/new?step=urgent")
  await page.locator("[name=description]").fill("A description worth keeping")
  await page.locator("[name=subject]").evaluate(input => input.removeAttribute("required")).catch(() => {})
  await page.locator("button[name=go][value=send]").click()
  await page.waitForLoadState()
  if (await page.locator(".error-summary").count()) assert.equal(await page.locator("[name=description]").inputValue(), "A description worth keeping")
  else assert.equal(await page.locator("[name=subject]").getAttribute("required"), "", "the browser itself asks for it")
})

test("acknowledged, triaged, diagnosed, resolved: plain forms", async t => {
  const noe = await comeIn(t, "Noé Achard")
  await noe.goto("/desk")
  await noe.locator(`#row-${number} button`).click()
  await noe.waitForLoadState()
  assert.match(await flat(noe.locator("body")), new RegExp(`${number} is acknowledged`))
  await noe.goto(`/desk/triage?ticket=${number}`)
  await send(noe, "triage", async form => {
    await form.locator("[name=gravity][value=major]").check()
    await form.locator("[name=category][value='1']").check()
  })
  assert.match(await flat(noe.locator("body")), new RegExp(`${number} is triaged`))
  await noe.goto(`/desk/t/${number}`)
  await send(noe, "diagnosis", form => form.locator("[name=diagnosis]").fill("The certificate, I think."))
  assert.match(await flat(noe.locator("body")), /doesn't end it: not qualified at that moment/)
  const tomoko = await comeIn(t, "Tomoko Kimura")
  await tomoko.goto(`/desk/t/${number}`)
  await send(tomoko, "diagnosis", form => form.locator("[name=diagnosis]").fill("The certificate."))
  await send(tomoko, "resolution", async form => {
    await form.locator("[name=resolution]").first().check()
    await form.locator("[name=delivery]").first().check()
    await form.locator("[name=procedure]").fill("Renew it.")
  })
  assert.match(await flat(tomoko.locator("body")), new RegExp(`${number} is resolved`))
})

test("two at once: the second reads what happened in between, above the draft, and may send it anyway", async t => {
  const first = await comeIn(t, "Tomoko Kimura"), second = await comeIn(t, "Claire Vasseur")
  for (const page of [first, second]) await page.goto(`/desk/t/${number}`)
  await send(first, "messages", form => form.locator("[name=text]").fill("Said first."))
  const answers = []
  second.on("response", response => answers.push(response.status()))
  await send(second, "messages", form => form.locator("[name=text]").fill("Typed with care."))
  assert.ok(answers.includes(409), `409 in ${answers}`)
  const words = await flat(second.locator("main"))
  assert.match(words, /Said first\./)
  assert.equal(await second.locator("form[action$='/messages'] [name=text]").inputValue(), "Typed with care.")
  await shoot(second, "stale")
  await send(second, "messages")
  assert.match(await flat(second.locator("main")), /Typed with care\./)
})

test("the language and the paper are chosen by buttons, and stay", async t => {
  const page = await comeIn(t, "Noé Achard")
  await page.goto("/desk?view=open")
  await page.locator("button[name=lang][value=ja]").first().click()
  await page.waitForLoadState()
  assert.equal(await page.locator("html").getAttribute("lang"), "ja")
  assert.equal(new URL(page.url()).search, "?view=open", "on the same page")
  await page.locator("button[name=theme]").first().click()
  await page.waitForLoadState()
  assert.ok(await page.locator("html").getAttribute("data-theme"))
})

test("terms and hours are open to anybody; the rest asks who is there, and leads back", async t => {
  const page = await reader(browser, desk, { scripts: false })
  t.after(() => page.context().close())
  for (const path of ["/terms", "/hours", "/"]) assert.equal((await page.goto(path)).status(), 200, path)
  for (const path of ["/desk", "/tickets", "/reports", `/t/${number}`]) {
    await page.goto(path)
    assert.equal(new URL(page.url()).pathname, "/login", path)
  }
  await page.goto("/reports?by=region")
  await page.locator("form", { hasText: "Claire Vasseur" }).getByRole("button").click()
  await page.waitForLoadState()
  assert.equal(new URL(page.url()).pathname, "/reports")
  assert.match(await flat(page.locator("main")), /%/)
})

test("signing out ends the session, not only the cookie", async t => {
  const page = await comeIn(t, "Nora Bensaïd")
  const kept = (await page.context().cookies()).find(cookie => cookie.name === "session")
  await page.locator("form[action='/sign-out'] button").first().click()
  await page.waitForURL("**/login*")
  await page.context().addCookies([{ name: "session", value: kept.value, url: desk.url }])
  await page.goto("/tickets")
  assert.equal(new URL(page.url()).pathname, "/login")
})
