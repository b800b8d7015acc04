// Single sign-on with a real provider: set by a manager, linked, and in by it.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { atConsole, serve } from "../lib/desk.js"
import { launch, reader } from "../lib/browser.js"
import { axe, nameless, overflow } from "../lib/look.js"
import { client, provide, secret } from "../lib/provider.js"

let desk, browser, provider
before(async () => {
  desk = await serve(async place => {
    await atConsole(place, "organisation", "add", "--name", "Our centre", "--party", "vendor", "--region", "EMEA")
    await atConsole(place, "organisation", "add", "--name", "Atelier Nord", "--party", "customer", "--region", "EMEA")
    for (const [name, role, organisation] of [["Ann", "centre_manager", "Our centre"], ["Sofia", "super_administrator", "Atelier Nord"], ["Zoe", "authorised_user", "Atelier Nord"]]) {
      await atConsole(place, "person", "add", "--name", name, "--email", `${name.toLowerCase()}@example.org`, "--role", role, "--organisation", organisation)
    }
  }, "--local-providers")
  provider = await provide(desk)
  browser = await launch()
})
after(async () => { await browser?.close(); await provider?.close(); await desk?.close() })

async function open(t) {
  const page = await reader(browser, desk)
  t.after(() => page.context().close())
  return page
}

/** Comes by a link, up to the page that sets up ways in. */
async function arrive(page, name) {
  const link = (await atConsole(desk.place, "person", "link", "--person", `${name}@example.org`, "--base", desk.url)).trim()
  await page.goto(link)
  await page.locator("form[data-from-hash] button").click()
  await page.waitForURL("**/enrolment")
}

/** At the provider: signs in as that account, if it doesn't know who it is, and consents. Ends back at the desk. */
async function there(page, account) {
  await page.waitForURL(`${provider.issuer}/**`)
  const login = page.locator("[name=login]")
  if (await login.isVisible()) {
    await login.fill(account)
    await page.locator("[name=password]").fill("anything")
    await page.locator("button[type=submit]").click()
  }
  await page.waitForURL(url => url.origin === desk.url || /consent|interaction/.test(url.pathname))
  if (new URL(page.url()).origin !== desk.url) await page.locator("button[type=submit]").click()
  await page.waitForURL(`${desk.url}/**`)
}

/** The sign-in page, and on to the provider. */
async function begin(page, whose) {
  await page.goto("/login?next=/tickets")
  await page.locator("a[href^='/login/organisation']").click()
  await page.locator("[name=organisation]").fill(whose)
  await page.locator("form[action='/login/organisation'] button").click()
}

const path = page => new URL(page.url()).pathname

test("a manager sets the provider, tries it, links their account, and comes in by it", async t => {
  const page = await open(t)
  await arrive(page, "sofia")
  // Coming in the first time, by what there is without a provider: a password and codes.
  const seed = await page.locator("form[action='/enrolment/password'] code").textContent()
  await page.locator("[name=password]").fill("three grey ducks cross the road")
  await page.locator("[name=code]").fill(await totp(seed))
  await page.locator("form[action='/enrolment/password'] button").click()
  await page.locator("#codes").waitFor()
  await page.goto("/people/sign-in")
  for (const [name, value] of Object.entries({ issuer: provider.issuer, client, secret })) await page.locator(`[name=${name}]`).fill(value)
  await page.locator("form:has([name=issuer]) button").click()
  await page.waitForURL("**done=set*")
  assert.deepEqual([await axe(page), await overflow(page), await nameless(page)], [[], [], []])
  assert.ok(!(await page.content()).includes(secret))
  await page.locator("form[action$='/trial'] button").click()
  await there(page, "sofia-there")
  assert.match(await page.locator("main").textContent(), /It works.*sofia-there/s)
  await page.goto("/account")
  await page.locator("form[action='/account/organisation'] button").click()
  await page.waitForURL("**done=linked*")
  await page.locator("form[action='/sign-out'] button").click()
  await page.waitForURL("**/login")
  await begin(page, "atelier nord")
  await page.waitForURL("**/tickets")
})

test("an account that nobody linked comes in as nobody, whatever address it has", async t => {
  const page = await open(t)
  await begin(page, "Atelier Nord")
  await there(page, "a stranger")
  assert.equal(path(page), "/login/organisation/return")
  assert.match(await page.locator("main").textContent(), /You weren.t signed in/)
  assert.deepEqual(await axe(page), [])
  await page.goto("/tickets")
  assert.equal(path(page), "/login", "nobody is in")
})

test("somebody who was invited takes their account as the way in, with scripts off as well", async t => {
  const page = await open(t)
  await arrive(page, "zoe")
  await page.locator("form[action='/enrolment/organisation'] button").click()
  await there(page, "zoe-there")
  await page.locator("#codes").waitFor()
  const plain = await reader(browser, desk, { scripts: false })
  t.after(() => plain.context().close())
  await begin(plain, "atelier-nord")
  await there(plain, "zoe-there")
  assert.equal(path(plain), "/tickets")
})

/** The code of a generator (RFC 6238). */
async function totp(seed) {
  const bits = [...seed.trim()].map(letter => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("")
  const key = Uint8Array.from(bits.match(/.{8}/g), byte => parseInt(byte, 2))
  const hmac = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-1" }, false, ["sign"])
  const step = new DataView(new ArrayBuffer(8))
  step.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)))
  const mac = new DataView(await crypto.subtle.sign("HMAC", hmac, step.buffer))
  return String((mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}
