// Files with a text, scripts off: sent, offered again, seen, downloaded; and what could run doesn't (catalogue b01, b12).

import assert from "node:assert/strict"
import { once } from "node:events"
import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import { after, before, test } from "node:test"
import { open } from "../lib/desk.js"
import { launch, reader, signIn } from "../lib/browser.js"

const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64")
const file = (name, content) => ({ name, mimeType: "image/png", buffer: Buffer.from(content) })

let desk, browser, ticket, beacon
const heard = []
before(async () => {
  beacon = createServer((request, answer) => { heard.push(request.url); answer.end() }).listen(0, "127.0.0.1")
  await once(beacon, "listening")
  desk = await open()
  browser = await launch()
})
after(async () => { await browser?.close(); await desk?.close(); beacon?.close() })

async function comeIn(t, name, how) {
  const page = await reader(browser, desk, how)
  t.after(() => { assert.deepEqual(page.complaints, []); return page.context().close() })
  await signIn(page, name)
  return page
}

test("a report brings files, without scripts; a step that comes back offers them again", async t => {
  const page = await comeIn(t, "Nora Bensaïd", { scripts: false })
  await page.goto("/tickets/new?step=3")
  await page.locator("[name=steps]").fill("Sign in, look.")
  await page.locator("[name=files]").setInputFiles([file("écran 1.png", picture), file("log.txt", "17:42 blank\n")])
  await page.locator("button[name=go][value=back]").click()
  await page.goto("/tickets/new?step=3")
  assert.equal(await page.locator("[name=attached]:checked").count(), 2)
  await page.goto("/tickets/new")
  await page.locator("[name=subject]").fill("Blank page, with a picture")
  await page.locator("button[name=go][value=send]").click()
  await page.waitForURL("**/t/*")
  ticket = new URL(page.url()).pathname
  const drawn = page.locator("ul.files img")
  assert.equal(await drawn.count(), 1)
  assert.equal(await drawn.getAttribute("alt"), "Picture: écran 1.png")
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("ul.files a", { hasText: "log.txt" }).click()])
  assert.equal(download.suggestedFilename(), "log.txt")
  assert.equal(await readFile(await download.path(), "utf8"), "17:42 blank\n")
})

test("sec_b01: what could run is kept by the browser, and runs nowhere", async t => {
  const call = how => `http://127.0.0.1:${beacon.address().port}/${how}`
  const script = how => `fetch("${call(how)}").catch(() => {}); new Image().src = "${call(how)}"`
  const page = await comeIn(t, "Nora Bensaïd", { scripts: false })
  await page.goto(ticket)
  const form = page.locator("form[action$='/messages']")
  await form.locator("[name=text]").fill("Look at these.")
  await form.locator("[name=files]").setInputFiles([
    file("a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>${script("svg")}</script><image href="${call("svg-image")}"/></svg>`),
    file("b.html", `<!DOCTYPE html><img src="${call("html-image")}"><script>${script("html")}</script>`),
    file("c.xhtml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${script("xhtml")}</script></html>`),
    file("d.pdf", `%PDF-1.7\n1 0 obj<</OpenAction<</S/URI/URI(${call("pdf")})>>>>endobj`),
    file("e.png", `<html><script>${script("png")}</script></html>`),
  ])
  await form.getByRole("button", { name: "Send" }).click()
  await page.waitForLoadState()
  const links = await page.locator("ul.files a").evaluateAll(all => all.map(link => link.href))
  const scripted = await comeIn(t, "Nora Bensaïd")
  for (const link of new Set(links)) {
    const [download] = await Promise.all([scripted.waitForEvent("download"), scripted.goto(link).catch(() => {})])
    await download.path()
  }
  await scripted.goto(ticket)
  for (const name of ["a.svg", "b.html", "c.xhtml", "d.pdf", "e.png"]) {
    const link = await scripted.locator("ul.files a", { hasText: name }).getAttribute("href")
    const ran = await scripted.evaluate(async src => {
      const frame = document.createElement("img")
      frame.src = src
      return frame.decode().then(() => true, () => false)
    }, link)
    assert.equal(ran, false, `${name} is no picture`)
  }
  assert.deepEqual(heard, [])
  scripted.complaints = []
})

test("a picture is drawn for those who may read its text, and isn't there for others", async t => {
  const page = await comeIn(t, "Tomoko Kimura")
  await page.goto(`/desk${ticket}`)
  const drawn = page.locator("ul.files img").first()
  await drawn.scrollIntoViewIfNeeded()
  assert.equal(await drawn.evaluate(async image => { await image.decode(); return image.naturalWidth }), 1)
  const other = await comeIn(t, "Sophie Delmas")
  const answer = await other.goto(await drawn.getAttribute("src"))
  assert.equal(answer.status(), 404)
})
