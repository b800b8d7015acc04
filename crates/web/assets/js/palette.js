// The palette (Ctrl K) and the key sheet (?): both list what stands on the page, so they can't promise what isn't there.

class Palette {
  constructor(dialog) {
    this.dialog = dialog
    this.input = dialog.querySelector("input")
    this.list = dialog.querySelector("ul")
    this.nothing = dialog.querySelector("p")
    dialog.addEventListener("guichet:open", () => { this.input.value = ""; this.gather(); this.show() })
    this.input.addEventListener("input", () => this.show())
    this.input.addEventListener("keydown", event => this.press(event))
    this.list.addEventListener("click", ({ target }) => this.choose(target.closest("li")))
  }

  gather() {
    const controls = document.querySelectorAll("[data-key], .bar-nav a, .rail a, main a[href], main button:not([type=button])")
    const seen = new Set()
    this.entries = [...controls].filter(c => !c.closest("dialog") && c.checkVisibility?.() !== false)
      .map(control => ({ control, words: nameOf(control) ?? "", keys: control.dataset.key }))
      .filter(({ words }) => words && !seen.has(words) && seen.add(words))
  }

  show() {
    // A full-width digit or letter is the same question (NFKC), and so is an accent left out.
    const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    const asked = plain(this.input.value.trim())
    const number = asked.match(/^#?(\d{1,9})$/)?.[1]
    this.found = this.entries.filter(({ words }) => asked.split(/\s+/).every(part => plain(words).includes(part))).slice(0, 40)
    if (number) this.found.unshift({ words: `#${number}`, href: fill(this.dialog.dataset.goto, { n: number }) })
    this.list.replaceChildren(...this.found.map(({ words, keys }, i) => this.entry(words, keys, i)))
    this.nothing.hidden = this.found.length > 0
    this.at(0)
  }

  entry(words, keys, i) {
    const item = line(words, keys)
    item.id = `palette-${i}`
    item.role = "option"
    return item
  }

  at(index) {
    const items = [...this.list.children]
    this.index = Math.min(items.length - 1, Math.max(0, index))
    items.forEach((item, i) => item.setAttribute("aria-selected", i === this.index))
    items[this.index]?.scrollIntoView({ block: "nearest" })
    this.input.setAttribute("aria-activedescendant", items[this.index]?.id ?? "")
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) { event.preventDefault(); this.at(this.index + step) }
    if (event.key === "Enter") { event.preventDefault(); this.choose(this.list.children[this.index]) }
  }

  choose(item) {
    const entry = item && this.found[[...this.list.children].indexOf(item)]
    if (!entry) return
    this.dialog.close()
    if (entry.href) location.assign(entry.href)
    else if (entry.control.matches("input:not([type=checkbox])")) entry.control.focus()
    else entry.control.click()
  }
}

/** The sheet: the keys that hold everywhere, which the server names, then those of this page. */
function keySheet(dialog) {
  const fixed = [...dialog.querySelectorAll("[data-keys-list] li")]
  dialog.addEventListener("guichet:open", () => {
    const controls = [...document.querySelectorAll("[data-key]")]
    const rows = controls.map(control => [nameOf(control), control.dataset.key]).filter(([words]) => words)
    dialog.querySelector("[data-keys-list]").replaceChildren(...fixed, ...new Map(rows.map(row => [row[1], line(...row)])).values())
  })
}
