// Every page, in three languages, on light and dark paper, at three widths: nothing missing, nothing sticking out, axe clean.
//
// What is measured on one paper holds for the other, but for contrast: a theme changes colours and nothing else, which the last test
// here shows of the style sheet. So each language is looked at on one paper, and English on both. `PAPERS=all` looks at all six.

import assert from "node:assert/strict"
import { readFileSync, readdirSync } from "node:fs"
import { after, before, describe, test } from "node:test"
import { open } from "../lib/desk.js"
import { launch, prefer, reader, shoot, signIn } from "../lib/browser.js"
import { axe, nameless, overflow, texts, unsaid } from "../lib/look.js"

const people = { nobody: null, provider: "Nora Bensaïd", answers: "Philippe Garnier", agent: "Noé Achard", manager: "Claire Vasseur", customer: "Sophie Delmas", indirect: "Inès Moreau" }
const themes = ["light", "dark"], widths = [1440, 768, 320]
const looks = process.env.PAPERS === "all" ? ["en", "fr", "ja"].flatMap(lang => themes.map(theme => [lang, theme])) : [["en", "light"], ["en", "dark"], ["fr", "dark"], ["ja", "light"]]
/** One picture of each page a language, each on another paper and width. `SHOTS=all` takes all. */
const pictured = (lang, theme, width) => process.env.SHOTS === "all"
  || (lang === "en" && theme === "light" && width === 1440) || (lang === "fr" && theme === "dark" && width === 320) || (lang === "ja" && theme === "light" && width === 768)

let desk, browser
before(async () => { desk = await open(); browser = await launch() })
after(async () => { await browser?.close(); await desk?.close() })

/** name, who looks, the address or how it is found. */
const pages = [
  ["login", "nobody", "/login"],
  ["sign-in-link", "nobody", "/sign-in"],
  ["sign-in-organisation", "nobody", "/login/organisation"],
  ["home-public", "nobody", "/"],
  ["terms", "nobody", "/terms"],
  ["hours", "nobody", "/hours"],
  ["nothing-here", "nobody", "/nothing/here", 404],
  ["demo-clock", "nobody", "/demo/clock"],
  ["home", "provider", "/"],
  ["tickets", "provider", "/tickets"],
  ["report-1", "provider", "/tickets/new"],
  ["report-2", "provider", "/tickets/new?step=2"],
  ["report-3", "provider", "/tickets/new?step=3"],
  ["report-4", "provider", "/tickets/new?step=4"],
  ["report-5", "provider", "/tickets/new?step=5"],
  ["report-urgent", "provider", "/tickets/new?step=urgent"],
  ["ticket", "provider", page => first(page, "/tickets", "a[href^='/t/']")],
  ["ticket-direct", "customer", page => first(page, "/tickets", "a[href^='/t/']")],
  ["foreign-ticket", "customer", "/t/999999", 404],
  ["queue", "agent", "/desk"],
  ["queue-open", "agent", "/desk?view=open"],
  ["queue-over", "agent", "/desk?view=over"],
  ["queue-nothing", "agent", "/desk?region=LATAM&category=2&state=resolved"],
  ["triage", "agent", "/desk/triage"],
  ["desk-ticket", "agent", page => first(page, "/desk", "[data-row-open]")],
  ["desk-ticket-over", "manager", page => first(page, "/desk?view=over", "[data-row-open]")],
  ["ticket-then", "provider", async page => `${await first(page, "/tickets", "a[href^='/t/']")}?at=2026-11-20T17:00`],
  ["queue-then", "agent", "/desk?at=2026-11-20T15:00"],
  ["duties", "provider", "/duties"],
  ["duties-direct", "customer", "/duties"],
  ["duties-answered-for", "answers", "/duties"],
  ["access-waits", "customer", page => first(page, "/duties", "a[href^='/access/']")],
  ["access-ended", "indirect", page => last(page, "/duties", "a[href^='/access/']")],
  ["releases", "provider", "/releases"],
  ["problem-public", "provider", "/problems/1"],
  ["level-1", "provider", "/desk"],
  ["level-1-ticket", "provider", page => first(page, "/desk?view=open", "[data-row-open]")],
  ["level-1-own", "indirect", page => last(page, "/tickets", "a[href^='/t/']")],
  ["desk-problem-linked", "agent", page => linked(page)],
  ["decisions-waiting", "manager", "/desk/decisions"],
  ["notices", "manager", "/desk/notices"],
  ["problems", "agent", "/desk/problems"],
  ["problem", "agent", "/desk/problems/1"],
  ["maintenance", "manager", "/desk/maintenance"],
  ["window", "manager", "/desk/maintenance/1"],
  ["plan-releases", "manager", "/desk/releases"],
  ["release", "manager", "/desk/releases/1"],
  ["outbox", "manager", "/desk/outbox"],
  ["tokens", "manager", "/account/tokens"],
  ["roster", "manager", "/desk/roster"],
  ["roster-short", "manager", "/desk/roster?region=EMEA&week=2026-W48"],
  ["my-calendar", "manager", "/roster/calendar"],
  ["reviews", "manager", "/desk/reviews"],
  ["people", "manager", "/desk/people"],
  ["access", "manager", "/people"],
  ["sign-on", "answers", "/people/sign-in"],
  ["member", "manager", page => last(page, "/people", "main a[href^='/people/']")],
  ["member-tokens", "manager", async page => `${await last(page, "/people", "main a[href^='/people/']")}/tokens`],
  ["audit", "manager", "/audit"],
  ["own-data", "manager", "/account/data"],
  ["emergency access", "manager", "/emergency-access"],
  ["retention", "manager", page => first(page, "/people", "main a[href$='/retention']")],
  ["who looked", "manager", "/audit?show=read"],
  ["health", "manager", "/desk/health"],
  ["person", "manager", page => first(page, "/desk/people", "main a[href^='/desk/people/']")],
  ["organisations", "manager", "/desk/organisations"],
  ["organisation", "manager", page => first(page, "/desk/organisations", "main a[href^='/desk/organisations/']")],
  ["agreements", "manager", "/desk/agreements"],
  ["agreements-new", "manager", "/desk/agreements/new"],
  ["agreement-proposed", "manager", page => first(page, "/desk/agreements", "main a[href^='/desk/agreements/']:not([href$='/new'])")],
  ["another-version", "manager", async page => `${await first(page, "/desk?view=open", "[data-row-open]")}/pin`],
  ["compare", "nobody", "/terms/compare?from=2021-09&to=2027-01"],
  ["what-if", "manager", "/reports/what-if?from=2026-10-01&to=2026-11-20&version=2021-09&c1=30&c2=240&run=yes"],
  ["decisions", "manager", "/reports/decisions"],
  ["response-times", "manager", "/reports/response-times"],
  ["reports", "manager", "/reports"],
  ["service-report", "manager", page => first(page, "/reports", "#service-reports li a")],
  ["service-report-now", "manager", async page => `${await first(page, "/reports", "#service-reports li a")}&issue=draft`],
  ["reports-behind", "manager", page => first(page, "/reports", "a[href^='/reports/tickets']")],
]

/** Signs in once a person; whoever comes again brings their session along. */
const sessions = new Map()
async function come(page, name) {
  if (!sessions.has(name)) sessions.set(name, signIn(page, name).then(() => page.context().cookies()))
  await page.context().addCookies(await sessions.get(name))
}

async function first(page, list, link) {
  await page.goto(list)
  return page.locator(link).first().getAttribute("href")
}

async function last(page, list, link) {
  await page.goto(list)
  return page.locator(link).last().getAttribute("href")
}

/** A ticket that a problem is linked to. */
async function linked(page) {
  return first(page, "/desk/problems/1", "main a[href^='/desk/t/']")
}

// Two at a time: while one page is measured, the next is made.
describe("every page", { concurrency: 2 }, () => {
  for (const [name, who, where, status = 200] of pages) {
    test(`${name}: whole in every language, on both papers, at every width`, async t => {
      const page = await reader(browser, desk)
      t.after(() => page.context().close())
      if (people[who]) await come(page, people[who])
      const path = typeof where === "string" ? where : await where(page)
      const wrong = []
      for (const [lang, theme] of looks) {
        await page.setViewportSize({ width: widths[0], height: 900 })
        await prefer(page.context(), desk, { lang, theme })
        const answer = await page.goto(path)
        assert.equal(answer.status(), status)
        const say = (what, list) => wrong.push(...list.map(one => `${lang} ${theme} ${what}: ${one}`))
        assert.equal(await page.locator("html").getAttribute("lang"), lang)
        if (lang !== "en" || theme === "light") {
          say("text", unsaid(lang, await texts(page)))
          say("no words", await nameless(page))
        }
        if (lang === "en") say("axe", await axe(page, theme === "dark" && ["color-contrast"]))
        // A theme changes colours and nothing else, as the last test here shows: English was measured on light paper.
        if (lang === "en" && theme === "dark" && process.env.PAPERS !== "all") continue
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 })
          say(`overflow at ${width}`, await overflow(page))
          if (pictured(lang, theme, width)) await shoot(page, `${name}-${lang}-${theme}-${width}`)
        }
      }
      assert.deepEqual([...new Set(wrong), ...page.complaints], [])
    })
  }
})

test("a theme changes colours and nothing else", () => {
  const folder = new URL("../../crates/web/assets/css/", import.meta.url)
  for (const file of readdirSync(folder).filter(name => name.endsWith(".css"))) {
    const sheet = readFileSync(new URL(file, folder), "utf8").replace(/\/\*[^]*?\*\//g, "")
    assert.doesNotMatch(sheet, /prefers-color-scheme/, `${file} asks the system by itself`)
    for (const [rule, , body] of sheet.matchAll(/([^{};]*data-theme[^{]*)\{([^}]*)\}/g)) assert.match(body.trim(), /^color-scheme: (light|dark);$/, `${file}: ${rule}`)
  }
})

test("a theme is paper: dark is dark and light is light, whatever the system says", async t => {
  const page = await reader(browser, desk)
  t.after(() => page.context().close())
  const lightness = async () => page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d")
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((a, b) => a + b) / 765
  })
  for (const system of ["light", "dark"]) for (const theme of themes) {
    await page.emulateMedia({ colorScheme: system })
    await prefer(page.context(), desk, { theme })
    await page.goto("/hours")
    assert.equal(await lightness() > 0.5, theme === "light", `${theme} on a ${system} system`)
  }
})
