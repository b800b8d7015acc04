// Keys. A key only ever clicks a control that stands on the page: `data-key="v"`, `data-key="g q"`, `data-row-key="x"` for
// the control of the row in focus. So a key can't do what the pointer can't, and a refused action has no key.

class Keys {
  constructor() {
    this.first = null
    addEventListener("keydown", event => this.press(event))
  }

  press(event) {
    // An input method is composing: Enter chooses a word there and sends nothing.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
    const command = event.ctrlKey || event.metaKey
    if (command && event.key === "Enter") return this.send(event)
    if (command && event.key.toLowerCase() === "k") return this.open(event, "palette")
    if (root.dataset.keys === "off" || command || event.altKey) return
    if (document.querySelector("dialog[open]") || this.typing(event.target)) return
    const key = this.name(event)
    const pair = this.first && document.querySelector(`[data-key="${this.first} ${CSS.escape(key)}"]`)
    const pending = this.first
    this.first = null
    if (pair) return this.click(event, pair)
    if (pending) return
    if (key === "?") return this.open(event, "keys")
    if (document.querySelector(`[data-key^="${CSS.escape(key)} "]`)) { this.first = key; clearTimeout(this.forget); this.forget = setTimeout(() => this.first = null, 1000); return }
    if (this.move(event, key)) return
    const row = document.activeElement?.closest("[data-row]")
    const control = row?.querySelector(`[data-row-key="${CSS.escape(key)}"]`) ?? document.querySelector(`[data-key="${CSS.escape(key)}"]`)
    if (control) this.click(event, control)
  }

  /** Letters by what they write (AZERTY's and Dvorak's own), digits by where they are (AZERTY's need Shift). */
  name(event) {
    return /^Digit\d$/.test(event.code) && /^[\p{L}\p{P}\p{S}\d]$/u.test(event.key) && event.key !== "/" && event.key !== "?" ? event.code[5] : event.key
  }

  typing(target) {
    return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])")
  }

  click(event, control) {
    event.preventDefault()
    const fold = control.matches("summary") && control.parentElement
    if (control.matches("input:not([type=checkbox])")) { control.focus(); control.select(); return }
    control.click()
    // A composer that has opened wants its text; one that stood open keeps it.
    if (fold) { if (!fold.open && fold.matches(".composer")) fold.open = true; fold.querySelector("textarea")?.focus() }
  }

  /** j and k move through the rows of the page's list by their own links, so Enter opens without our doing. */
  move(event, key) {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key]
    const links = [...document.querySelectorAll("[data-rows] [data-row-open]")]
    const row = document.activeElement?.closest("[data-row]")
    const here = links.findIndex(link => row?.contains(link))
    if (key === "o" && here >= 0) { this.click(event, links[here]); return true }
    if (!step || !links.length || (key.startsWith("Arrow") && here < 0)) return false
    event.preventDefault()
    links[Math.min(links.length - 1, Math.max(0, here < 0 ? 0 : here + step))].focus()
    return true
  }

  send(event) {
    const form = event.target.closest?.("form[method=post]")
    if (form) { event.preventDefault(); form.requestSubmit() }
  }

  open(event, id) {
    event.preventDefault()
    const dialog = document.getElementById(id)
    if (dialog && !dialog.open) { dialog.dispatchEvent(new Event("guichet:open")); dialog.showModal() }
  }
}

/** The words of a control, without the keys printed in it. */
function nameOf(control) {
  const copy = (control.labels?.[0] ?? control).cloneNode(true)
  copy.querySelectorAll("kbd, .count, .to, svg, [aria-hidden]").forEach(part => part.remove())
  return control.getAttribute("aria-label") || copy.textContent.trim() || control.title
}

/** A line for a list: words and keys, made of elements and never of markup. */
function line(words, keys = "") {
  const item = document.createElement("li"), text = document.createElement("span")
  text.textContent = words
  item.append(text)
  for (const key of keys.split(" ").filter(Boolean)) { const kbd = document.createElement("kbd"); kbd.textContent = key; item.append(kbd) }
  return item
}
