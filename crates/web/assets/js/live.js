// Live pages. One stream of changes a browser, however many tabs: the tab that holds the lock listens and tells the others.
// A change names topics; each element with `data-live` naming one of them is fetched anew and put in its place.

class Live {
  constructor(address) {
    this.address = address
    this.stale = new Set()
    this.channel = new BroadcastChannel("guichet")
    this.channel.onmessage = ({ data }) => this.hear(data)
    document.addEventListener("guichet:stale", ({ target }) => this.renew(target.closest("[data-live]")))
    document.querySelector("[data-live-pause]")?.addEventListener("click", ({ target }) => this.pause(target))
    navigator.locks.request("guichet-live", () => this.listen())
    setInterval(() => this.watch(), 15_000)
    this.state("on")
    this.heard = Date.now()
  }

  /** Holds the lock for as long as the tab lives. */
  listen() {
    const stream = new EventSource(this.address)
    const tell = message => { this.hear(message); this.channel.postMessage(message) }
    stream.addEventListener("change", ({ data }) => tell({ topics: JSON.parse(data).topics }))
    stream.addEventListener("beat", () => tell({}))
    stream.addEventListener("open", () => tell({}))
    return new Promise(() => {})
  }

  hear({ topics = [] }) {
    const silent = this.heard && Date.now() - this.heard > 90_000
    this.heard = Date.now()
    if (root.dataset.liveNow === "off") this.state("on")
    for (const part of document.querySelectorAll("[data-live]"))
      if (silent || part.dataset.live.split(" ").some(topic => topics.includes(topic))) this.renew(part)
  }

  /** Several changes in a moment are one fetch. While paused, parts only remember that they are stale. */
  renew(part) {
    if (!part?.id) return
    this.stale.add(part.id)
    if (root.dataset.liveNow === "paused") return
    this.soon ??= setTimeout(() => { this.soon = null; this.fetchStale() }, 120)
  }

  async fetchStale() {
    const ids = [...this.stale]
    this.stale.clear()
    try {
      const page = await fetchPage(location.href)
      for (const id of ids) this.put(document.getElementById(id), page.getElementById(id))
    } catch { this.state("off") }
  }

  put(old, fresh) {
    if (!old || !fresh || old.isEqualNode(fresh)) return
    const rows = table => [...table.querySelectorAll("[data-row]")]
    const known = new Set(rows(old).map(row => row.id))
    const arrived = rows(fresh).filter(row => !known.has(row.id))
    const busy = old.matches(":hover, :focus-within") && arrived.length > 0 && old.dataset.announce
    if (busy) this.announce(old, fresh, arrived)
    else swap(old, fresh)
  }

  /** New rows are announced and not slipped under the pointer: who is about to press a row presses that row. */
  announce(old, fresh, arrived) {
    const text = fill(old.dataset.announce, { n: arrived.length })
    for (const row of old.querySelectorAll("[data-row]")) {
      const renewed = fresh.querySelector(`#${CSS.escape(row.id)}`)?.cloneNode(true)
      if (renewed && !row.isEqualNode(renewed)) swap(row, renewed)
    }
    const button = old.querySelector(":scope > .arrived") ?? document.createElement("button")
    button.className = "arrived button small"
    button.textContent = text
    button.onclick = () => { swap(old, fresh); arrived[0].querySelector("a")?.focus() }
    old.prepend(button)
    say(text)
  }

  /** WCAG 2.2.2: what moves by itself can be stopped. */
  pause(button) {
    const paused = root.dataset.liveNow !== "paused"
    this.state(paused ? "paused" : "on")
    button.textContent = paused ? button.dataset.resume : button.dataset.pause
    if (!paused && this.stale.size) this.fetchStale()
  }

  /** Ninety seconds without a word from the server: the page says that it isn't live, since when. */
  watch() {
    if (root.dataset.liveNow === "on" && Date.now() - this.heard > 90_000) this.state("off")
  }

  state(state) {
    root.dataset.liveNow = state
    const words = document.querySelector(".live-state .off")
    const at = new Date(this.heard ?? Date.now()).toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" })
    if (words && state === "off") words.textContent = fill(words.dataset.words, { at })
  }
}
