// <sla-clock>: counts open time down to a due instant, and up past it, from the open stretches the server has sent.
// It knows no calendar, no zone and no language.

class SlaClock extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.due) return
    this.due = Number(this.dataset.due)
    this.target = Number(this.dataset.target) * 1000
    this.soon = Number(this.dataset.soon) * 1000
    this.open = this.dataset.open.split(";").filter(Boolean).map(stretch => {
      const [from, to, opens] = stretch.split("|")
      return { from: Number(from), to: Number(to), opens }
    })
    SlaClock.all.add(this)
  }

  disconnectedCallback() { SlaClock.all.delete(this) }

  /** Open milliseconds between two instants: what lies of each stretch between them. */
  between(from, to) {
    return this.open.reduce((sum, stretch) => sum + Math.max(0, Math.min(to, stretch.to) - Math.max(from, stretch.from)), 0)
  }

  tick(at) {
    const left = this.between(at, this.due), over = this.between(this.due, at)
    const stretch = this.open.find(({ to }) => at < to)
    const shut = !stretch || at < stretch.from
    // Exactly on the due instant is still met: only time past it is over.
    // Before triage nothing is called missed: the strictest target runs, but only for now.
    const past = at > this.due, provisional = "provisional" in this.dataset
    const standing = past ? (provisional ? "soon" : "over") : !shut ? (left <= this.soon ? "soon" : "running") : left < this.target ? "closed" : "waiting"
    this.write(standing, { past, left, over, opens: stretch?.opens })
    return left
  }

  write(standing, { past, left, over, opens }) {
    const words = SlaClock.words.dataset, was = this.dataset.standing
    const [one, several = one] = words[standing === "over" ? "over" : "past"].split("|")
    const sentence = past ? (over < 120_000 || span(over, Math.floor) === fill(words.hours, { h: 1 }) ? one : several) : standing === "waiting" ? words.waiting : words.running
    // A started minute is shown whole while it runs, a minute over only when it is full: neither flatters.
    const text = fill(sentence, { left: past ? span(over, Math.floor) : span(left, Math.ceil), opens })
    const line = this.querySelector(".left"), rest = this.querySelector(".rest")
    if (line.textContent !== text) line.textContent = text
    if (rest) rest.textContent = standing === "closed" ? fill(words.closed, { opens }) : ""
    if (rest) rest.hidden = standing !== "closed"
    this.querySelector(".arc")?.setAttribute("stroke-dasharray", `${Math.round(100 * left / this.target)} 100`)
    if (standing === was) return
    this.dataset.standing = standing
    SlaClock.changed(this, standing)
  }

  static all = new Set()
  static words = document.querySelector("clock-words")

  /** The mark has another shape in another standing: the server draws it. Until it has, the words and the colour are right. */
  static changed(clock, standing) {
    clock.dispatchEvent(new CustomEvent("guichet:stale", { bubbles: true }))
    const sentence = { soon: SlaClock.words.dataset.saySoon, over: SlaClock.words.dataset.sayOver }[standing]
    if (sentence) say(fill(sentence, { n: document.querySelectorAll(`sla-clock[data-standing=${standing}]`).length }))
  }

  /** All clocks in one go, on the minute; each second while one of them has less than five minutes left. */
  static beat() {
    const at = now()
    let nearest = Infinity
    if (root.dataset.liveNow !== "paused") for (const clock of SlaClock.all) {
      const left = clock.tick(at)
      if (left > 0) nearest = Math.min(nearest, left)
    }
    const step = nearest <= 5 * 60_000 ? 1000 : 60_000
    setTimeout(SlaClock.beat, step - at % step + 20)
  }
}

/** A length of open time in one or two units; never days: a day of open time is nobody's day. */
function span(milliseconds, round) {
  const words = SlaClock.words.dataset, seconds = Math.max(0, round(milliseconds / 1000))
  if (round === Math.ceil && seconds < 60) return fill(words.seconds, { s: seconds })
  if (round === Math.ceil && seconds < 300) return fill(words.minutesSeconds, { m: Math.floor(seconds / 60), s: seconds % 60 })
  const minutes = round(seconds / 60), h = Math.floor(minutes / 60), m = minutes % 60
  return fill(h === 0 ? words.minutes : m === 0 ? words.hours : words.hoursMinutes, { h, m })
}
