// A browser, and people in it. Whatever a page complains of in its console fails the test that looked at it.

import { chromium } from "playwright-core"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
const shots = join(import.meta.dirname, "../shots")

export async function launch() {
  await mkdir(shots, { recursive: true })
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags })
}

/** A reader's browser: language and theme as they set them, nobody signed in. */
export async function reader(browser, desk, { lang = "en", theme = "light", scripts = true, width = 1440 } = {}) {
  const context = await browser.newContext({
    baseURL: desk.url, javaScriptEnabled: scripts, viewport: { width, height: 900 }, reducedMotion: "reduce", locale: "en-GB", timezoneId: "Asia/Tokyo",
  })
  context.setDefaultTimeout(10_000)
  await prefer(context, desk, { lang, theme })
  const page = await context.newPage()
  page.complaints = []
  page.on("pageerror", error => page.complaints.push(`${page.url()}: ${error}`))
  page.on("console", message => {
    // A refusal is an answer: its status is asserted where it is expected.
    const refused = /Failed to load resource.*status of 4(04|09|22)/.test(message.text())
    if (["error", "warning"].includes(message.type()) && !refused) page.complaints.push(`${page.url()}: ${message.text()}`)
  })
  return page
}

export async function prefer(context, desk, wishes) {
  await context.addCookies(Object.entries(wishes).map(([name, value]) => ({ name, value, url: desk.url })))
}

/** One click on the sign-in page. */
export async function signIn(page, name) {
  await page.goto("/login")
  await page.locator("form", { hasText: name }).getByRole("button").click()
  await page.waitForURL(url => url.pathname !== "/login")
}

/** The same by keyboard alone: Tab until it has the focus, Enter. */
export async function reach(page, what, most = 120) {
  for (let i = 0; i < most; i++) {
    if (await what.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`no Tab leads to ${what}`)
}

export async function shoot(page, name) {
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true, animations: "disabled" })
}

/** Moves the demonstration's clock to an instant of Paris. */
export async function moveClock(page, to) {
  const back = page.url()
  await page.goto("/demo/clock")
  await page.locator("input[name=to]").fill(to)
  await page.locator("form:has(input[name=to]) button").click()
  await page.waitForLoadState()
  await page.goto(back)
}
