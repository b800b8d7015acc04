// What runs on every page, in order.

if (SlaClock.words) { customElements.define("sla-clock", SlaClock); SlaClock.beat() }

const events = document.querySelector('meta[name="events"]')?.content
if (events && window.EventSource && navigator.locks && window.BroadcastChannel) new Live(events)

new Keys()
const paletteDialog = document.getElementById("palette"), keysDialog = document.getElementById("keys")
if (paletteDialog) new Palette(paletteDialog)
if (keysDialog) keySheet(keysDialog)

Draft.settle()
document.querySelectorAll("form[data-draft]").forEach(form => new Draft(form))
document.querySelectorAll("form[data-clear-drafts]").forEach(form => form.addEventListener("submit", Draft.forgetAll))

// After an action its result takes the focus; after a plain navigation the browser's own beginning of the page is right.
document.querySelector("[data-focus]")?.focus()

// Browsers of before December 2025 don't know `command`: the same buttons, by hand.
if (!("command" in HTMLButtonElement.prototype)) document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button[commandfor]")
  const dialog = button && document.getElementById(button.getAttribute("commandfor"))
  if (dialog && button.getAttribute("command") === "show-modal") dialog.showModal()
})

// A form is sent once: the second press of an impatient finger does nothing. The server has its own keys against it besides.
document.addEventListener("submit", event => {
  const form = event.target
  if (form.method !== "post") return
  if (form.dataset.sending) event.preventDefault()
  form.dataset.sending = "yes"
})
addEventListener("pageshow", () => document.querySelectorAll("[data-sending]").forEach(form => delete form.dataset.sending))
