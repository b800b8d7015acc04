// Guichet's script: it makes working pages live, and nothing more. Every part below improves HTML the server has sent;
// with scripts off the same links and forms do the same work. The parts share this module's scope.

const root = document.documentElement

/** Fills `{name}` places of a sentence the server has sent: this script knows no language. */
const fill = (sentence = "", values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "")

/** What the server's clock says now. Readers' clocks are wrong often enough; a page carries the instant it was made. */
const clockOffset = page => Date.parse(page.querySelector('meta[name="now"]')?.content) - Date.now() || 0
let offset = clockOffset(document)
const now = () => Date.now() + offset

/** One polite line a page, at most one sentence a minute: ten minutes of queue are not sixty interruptions. */
const say = (() => {
  let last = 0, waiting = null
  return sentence => {
    const speak = () => { last = Date.now(); waiting = null; document.getElementById("said").textContent = sentence }
    clearTimeout(waiting)
    waiting = setTimeout(speak, Math.max(0, last + 60_000 - Date.now()))
  }
})()
