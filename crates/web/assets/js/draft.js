// Drafts: what is typed into a form with `data-draft` is kept in this browser until the form has been taken.

class Draft {
  constructor(form) {
    this.form = form
    this.key = `draft:${form.dataset.draft}`
    this.fields = [...form.elements].filter(field => field.name && /^(text|email|url|search|tel|number|datetime-local|textarea|select-one|radio)$/.test(field.type))
    this.restore()
    form.addEventListener("input", () => { clearTimeout(this.wait); this.wait = setTimeout(() => this.keep(), 300) })
    // Sent isn't taken: the draft goes when the next page has come and doesn't bring the form back.
    form.addEventListener("submit", () => { clearTimeout(this.wait); this.keep(); sessionStorage.setItem("sent", this.key) })
  }

  keep() {
    const values = this.fields.filter(field => field.type !== "radio" || field.checked).map(field => [field.name, field.value])
    localStorage.setItem(this.key, JSON.stringify(Object.fromEntries(values)))
    this.form.querySelectorAll("[data-draft-kept]").forEach(word => word.hidden = false)
  }

  /** What the server sent back wins: it is newer than any draft. Only what stands empty is filled. */
  restore() {
    const kept = JSON.parse(localStorage.getItem(this.key) ?? "null")
    for (const field of kept ? this.fields : []) {
      if (!(field.name in kept)) continue
      if (field.type === "radio") field.checked ||= field.value === kept[field.name] && !this.fields.some(f => f.name === field.name && f.checked)
      else if (field.value === "") field.value = kept[field.name]
    }
    if (kept) this.form.querySelectorAll("[data-draft-kept]").forEach(word => word.hidden = false)
    if (kept?.text) this.form.closest("details")?.setAttribute("open", "")
  }

  /** A page without errors after a form was sent: the form was taken. */
  static settle() {
    const sent = sessionStorage.getItem("sent")
    sessionStorage.removeItem("sent")
    if (sent && !document.querySelector(".error-summary, [data-refused]")) localStorage.removeItem(sent)
  }

  static forgetAll() {
    Object.keys(localStorage).filter(key => key.startsWith("draft:")).forEach(key => localStorage.removeItem(key))
  }
}
