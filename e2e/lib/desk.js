// A desk of our own, in an empty folder, on a port that was free.

import { execFile, spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { promisify } from "node:util"

export const program = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(process.env.HOME, ".cache/guichet"), "debug/guichet")

/** Opens a demonstration; `desk.url` is where it is, `desk.close()` ends it. */
export const open = () => begin("demo")

/** Opens a real desk, once `prepare` has made it at the console: `desk.place` is what the console is told. */
export const serve = (prepare, ...wishes) => begin("serve", prepare, wishes)

async function begin(command, prepare = async () => {}, wishes = []) {
  const folder = await mkdtemp(join(tmpdir(), "guichet-e2e-"))
  const place = ["--data", join(folder, "desk")]
  await prepare(place)
  const child = spawn(program, [command, "--listen", "127.0.0.1:0", ...place, ...wishes], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] })
  const log = []
  createInterface({ input: child.stderr }).on("line", line => log.push(line))
  const ended = once(child, "exit")
  const url = await Promise.race([
    (async () => {
      for await (const line of createInterface({ input: child.stdout })) {
        const found = line.match(/http:\/\/[\d.:]+/)
        if (found) return found[0]
      }
    })(),
    ended.then(([code]) => { throw new Error(`guichet ${command} ended with ${code}:\n${log.join("\n")}`) }),
  ])
  return {
    // A real desk is reached by name: browsers know no passkey for an address.
    url: command === "serve" ? url.replace("127.0.0.1", "localhost") : url,
    place,
    log,
    async close() {
      child.kill("SIGTERM")
      const [code, signal] = await ended
      await rm(folder, { recursive: true, force: true })
      const fell = log.filter(line => /ERROR|panicked/.test(line))
      if (fell.length || (code !== 0 && code !== 130)) throw new Error(`the desk ended with ${code ?? signal}:\n${fell.join("\n")}`)
    },
  }
}

/** What the console says. */
export async function atConsole(place, ...words) {
  const { stdout } = await promisify(execFile)(program, [...words, ...place])
  return stdout
}
