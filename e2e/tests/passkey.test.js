// Passkeys, with a real browser and devices that chromedriver plays (catalogue e16).

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { atConsole, serve } from "../lib/desk.js"
import { drive } from "../lib/driver.js"

let desk, browser
before(async () => {
  desk = await serve(async place => {
    await atConsole(place, "organisation", "add", "--name", "Our centre", "--party", "vendor", "--region", "EMEA")
    for (const [name, role] of [["Ann", "centre_manager"], ["Ben", "centre_agent"], ["Cleo", "centre_agent"]]) {
      await atConsole(place, "person", "add", "--name", name, "--email", `${name.toLowerCase()}@example.org`, "--role", role, "--organisation", "Our centre")
    }
  })
  browser = await drive()
})
after(async () => { await browser?.close(); await desk?.close() })

/** What each of them has in their pocket, once they have been here. */
const pocket = {}

const link = async name => (await atConsole(desk.place, "person", "link", "--person", `${name}@example.org`, "--base", desk.url)).trim()

/** Comes by a link, up to the page that sets up ways in. */
async function arrive(name) {
  await browser.goto("about:blank") // a link differs from the page that is open by its # alone
  await browser.goto(await link(name))
  await browser.until("the script takes the key", async () => await browser.run("return document.querySelector('[name=key]').value.length") > 20)
  assert.equal(await browser.run("return location.hash"), "", "the key isn't left in the address")
  await browser.click("form[data-from-hash] button")
  await browser.until("a link opens the enrolment", async () => await browser.path() === "/enrolment")
}

/** Enrols with a passkey of a device of their own, and signs out. */
async function enrol(name) {
  await arrive(name)
  const device = await browser.device()
  await browser.click("form[data-passkey=make] button")
  await browser.until("recovery codes are shown", () => browser.find("#codes"))
  const [key] = await device.keys()
  await device.away()
  pocket[name] = key
  return key
}

async function signOut() {
  await browser.goto(`${desk.url}/account`)
  await browser.click("form[action='/sign-out'] button")
  await browser.until("out", async () => await browser.path() === "/login")
}

/** Presses the button of the sign-in page, with a device that has this key. */
async function show(key, page = "/login", wishes = {}) {
  const device = await browser.device(wishes)
  await device.take(key)
  await browser.goto(`${desk.url}${page}`)
  await browser.click("form[data-passkey=show] button")
  return device
}

/** The desk looked at what the device gave, and nobody is in. */
async function isRefused(device, why) {
  await browser.until(why, async () => await browser.path() === "/login/passkey")
  assert.match(await browser.text(), /That isn.t right/, why)
  await device.away()
  await isOut(why)
}

async function isOut(why) {
  await browser.goto(`${desk.url}/desk`)
  assert.equal(await browser.path(), "/login", why)
}

const isIn = () => browser.until("in", async () => !["/login", "/login/passkey"].includes(await browser.path()))

test("sec_e16: one enrols by a link with a passkey, signs out, and comes in with it", async () => {
  const key = await enrol("ann")
  assert.equal(key.rpId, "localhost")
  assert.equal(key.isResidentCredential, true, "nobody types an address to come in with it")
  await browser.goto(`${desk.url}/desk`)
  assert.equal(await browser.path(), "/desk")
  await signOut()
  await isOut("out is out")
  const device = await show(key)
  await isIn()
  await browser.goto(`${desk.url}/account`)
  assert.match(await browser.text(), /Signed in .* Signed in/, "by the link, and by the passkey")
  const [used] = await device.keys()
  await device.away()
  pocket.ann = used
  await signOut()
})

test("sec_e16: another person's passkey is no proof of who one is, and opens nobody else's account", async () => {
  await enrol("ben")
  // Ben is in. To prove that it is he, Ann's passkey doesn't serve.
  const anns = await show(pocket.ann, "/account/proof")
  await browser.until("it isn't his", async () => await browser.path() === "/account/proof/passkey")
  await anns.away()
  await browser.goto(`${desk.url}/account`)
  assert.match(await browser.text(), /Where you are in/, "he is in as before")
  await signOut()
  // Ben's key that says it is Ann's.
  await isRefused(await show({ ...pocket.ben, userHandle: pocket.ann.userHandle }), "it isn't hers")
  // A key under Ann's name that Ann never had: a signature by another one.
  const { credentialId, userHandle } = pocket.ann
  await isRefused(await show({ ...pocket.ben, credentialId, userHandle }), "the signature is another's")
})

test("sec_e16: a device that doesn't ask who holds it makes no passkey and opens nothing", async () => {
  await arrive("cleo")
  const device = await browser.device({ transport: "usb", hasUserVerification: false, isUserVerified: false })
  await browser.click("form[data-passkey=make] button")
  await browser.until("the page says so", async () => /gave no passkey/.test(await browser.text()))
  assert.deepEqual(await device.keys(), [])
  // Whoever changes what the browser is asked gets a passkey from it, and is refused by the desk.
  const status = await browser.wait(`
    const { ceremony, options } = await (await fetch("/enrolment/passkey/question", { method: "POST" })).json()
    options.publicKey.authenticatorSelection.userVerification = "discouraged"
    options.publicKey.authenticatorSelection.residentKey = "discouraged"
    options.publicKey.authenticatorSelection.requireResidentKey = false
    delete options.publicKey.extensions
    const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey) })
    const body = new URLSearchParams({ ceremony, answer: JSON.stringify(made) })
    return (await fetch("/enrolment/passkey", { method: "POST", body })).status`)
  assert.equal(status, 401)
  assert.equal((await device.keys()).length, 1, "the device did make one")
  await device.away()
  // The same at the door. (An answer that says so itself is forged in crates/web/tests/all/passkeys.rs.)
  const anns = await show(pocket.ann, "/login", { isUserVerified: false })
  await browser.until("the page says so", async () => /gave no passkey/.test(await browser.text()))
  await anns.away()
  await isOut("nobody showed that it is she")
})

test("sec_e16: a passkey that was taken away opens nothing; a second one does", async () => {
  const first = await show(pocket.ben)
  await isIn()
  await first.away()
  const second = await browser.device()
  await browser.goto(`${desk.url}/account`)
  await browser.click("form[data-passkey=make] button")
  await browser.until("a second one", async () => (await browser.url()).includes("done=passkey"))
  const [kept] = await second.keys()
  await second.away()
  // The first in the list is the older one.
  await browser.click("form[action$='/removal'] button")
  await browser.until("taken away", async () => (await browser.url()).includes("done="))
  assert.equal(await browser.run("return document.querySelectorAll(\"form[action$='/removal']\").length"), 1)
  await signOut()
  await isRefused(await show(pocket.ben), "it is known no more")
  const still = await show(kept)
  await isIn()
  await still.away()
})

test("sec_e16: who isn't arriving makes no passkey", async () => {
  for (const path of ["/enrolment/passkey/question", "/enrolment/passkey", "/account/passkeys/question", "/account/passkeys"]) {
    const answer = await fetch(`${desk.url}${path}`, { method: "POST", redirect: "manual", headers: { "sec-fetch-site": "same-origin" } })
    assert.ok([303, 401].includes(answer.status), `${path}: ${answer.status}`)
  }
})
