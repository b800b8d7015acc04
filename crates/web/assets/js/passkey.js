// Passkeys: the browser asks the device, then sends the form. Where it can't, the form stays hidden and the rest of
// the page does.

const canPasskeys = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.isSecureContext

async function askDevice(form) {
  const asked = await fetch(`${form.action}/question`, { method: "POST", headers: { accept: "application/json" } })
  if (!asked.ok) throw new Error("no question")
  const { ceremony, options } = await asked.json()
  const made = form.dataset.passkey === "make"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey) })
  form.elements.ceremony.value = ceremony
  form.elements.answer.value = JSON.stringify(made)
  form.submit()
}

if (canPasskeys) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false
    form.addEventListener("submit", event => {
      event.preventDefault()
      askDevice(form).catch(() => { form.querySelector("[role=status]").textContent = form.dataset.failed })
    })
  }
}

// The key of a link stands after its «#», which no server sees. Into the field, and out of the address.
for (const form of document.querySelectorAll("form[data-from-hash]")) {
  if (location.hash.length > 1) {
    form.elements[form.dataset.fromHash].value = location.hash.slice(1)
    history.replaceState(null, "", location.pathname + location.search)
  }
}
