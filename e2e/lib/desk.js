// A demonstration desk of our own, in an empty folder, on a port that was free.

import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { once } from "node:events"
import { createInterface } from "node:readline"

export const program = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(process.env.HOME, ".cache/guichet"), "debug/guichet")

/** Opens a desk; `desk.url` is where it is, `desk.close()` ends it. */
export async function open() {
  const folder = await mkdtemp(join(tmpdir(), "guichet-e2e-"))
  const child = spawn(program, ["demo", "--listen", "127.0.0.1:0", "--data", join(folder, "desk")], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] })
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
    ended.then(([code]) => { throw new Error(`guichet demo ended with ${code}:\n${log.join("\n")}`) }),
  ])
  return {
    url,
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
