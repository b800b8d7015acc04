// A browser driven by chromedriver, for what it alone gives: authenticators that aren't there. WebDriver is JSON over
// HTTP (W3C WebDriver; WebAuthn level 3, chapter 11), so fetch is all it takes.

import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"

const element = "element-6066-11e4-a52e-4f735466cecf"
const arguments_ = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

/** Starts chromedriver and a browser; `close()` ends both. */
export async function drive() {
  const child = spawn(process.env.CHROMEDRIVER ?? "/usr/bin/chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] })
  const ended = once(child, "exit")
  const lines = createInterface({ input: child.stdout })
  const port = await Promise.race([
    new Promise(found => lines.on("line", line => { const [, port] = line.match(/successfully on port (\d+)/) ?? []; if (port) found(port) })),
    ended.then(([code]) => { throw new Error(`chromedriver ended with ${code}`) }),
  ])
  const options = { binary: process.env.CHROMIUM ?? "/usr/bin/chromium", args: arguments_ }
  const made = await ask(port, "POST", "/session", { capabilities: { alwaysMatch: { "webauthn:virtualAuthenticators": true, "goog:chromeOptions": options } } })
    .catch(async error => { child.kill(); throw error })
  const browser = new Driven(port, made.sessionId)
  browser.close = async () => {
    await browser.ask("DELETE", "").catch(() => {})
    child.kill()
    await ended
  }
  return browser
}

async function ask(port, method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined })
  const { value } = await answer.json()
  if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`)
  return value
}

class Driven {
  constructor(port, session) { this.port = port; this.session = session }

  ask(method, path, body) { return ask(this.port, method, `/session/${this.session}${path}`, body) }

  goto(url) { return this.ask("POST", "/url", { url }) }

  url() { return this.ask("GET", "/url") }

  async path() { return new URL(await this.url()).pathname }

  run(script, ...args) { return this.ask("POST", "/execute/sync", { script, args }) }

  /** A script that ends when its promise does. */
  async wait(script, ...args) {
    const answer = await this.ask("POST", "/execute/async", { script: `const done = arguments[arguments.length - 1]; (async () => { ${script} })().then(value => done({ value }), error => done({ error: String(error) }))`, args })
    if (answer.error) throw new Error(answer.error)
    return answer.value
  }

  async find(css) { return (await this.ask("POST", "/element", { using: "css selector", value: css }))[element] }

  async click(css) { await this.ask("POST", `/element/${await this.find(css)}/click`) }

  async text(css = "main") { return (await this.ask("GET", `/element/${await this.find(css)}/text`)).replace(/\s+/g, " ") }

  /** Until something is so: a device answers when it likes. */
  async until(what, is) {
    for (const end = Date.now() + 10_000; Date.now() < end; await new Promise(later => setTimeout(later, 50))) {
      if (await is().catch(() => false)) return
    }
    throw new Error(`${what}: still ${await this.url()}: ${await this.text()}`)
  }

  /** A device of somebody's; `wishes` as the standard calls them. */
  async device(wishes = {}) {
    const id = await this.ask("POST", "/webauthn/authenticator", {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserConsenting: true, isUserVerified: true, ...wishes,
    })
    const path = `/webauthn/authenticator/${id}`
    return {
      keys: () => this.ask("GET", `${path}/credentials`),
      take: key => this.ask("POST", `${path}/credential`, key),
      verifies: is => this.ask("POST", `${path}/uv`, { isUserVerified: is }),
      away: () => this.ask("DELETE", path),
    }
  }
}
