// Fragments: a part of a page is renewed by fetching the page that shows it and taking the element of the same id.
// There is one rendering of each thing, the server's, and no second one here.

// The only place where text becomes elements. The text is a page of our own origin, which the server has escaped; scripts
// in a parsed document don't run. Under Trusted Types this needs a policy, and the header allows no other than this one.
const policy = window.trustedTypes?.createPolicy("guichet", { createHTML: page => page }) ?? { createHTML: page => page }

async function fetchPage(address) {
  const answer = await fetch(address, { cache: "no-store", headers: { accept: "text/html", "x-guichet-fragment": "1" } })
  // An answer from elsewhere (signed out, moved) isn't this page: let the reader reload and see why.
  if (!answer.ok || answer.redirected) throw new Error(`page ${answer.status}`)
  const page = new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html")
  offset = clockOffset(page) || offset
  return page
}

/** Puts `fresh` in the place of `old`, and leaves the reader where they were: focus, open folds, ticked boxes, scroll. */
function swap(old, fresh) {
  const focus = old.contains(document.activeElement) ? pathOf(document.activeElement) : null
  const open = [...old.querySelectorAll("details[open][id]")].map(fold => fold.id)
  const ticked = [...old.querySelectorAll("input:checked")].map(box => `${box.name}=${box.value}`)
  const scroll = old.scrollLeft
  const put = document.adoptNode(fresh)
  old.replaceWith(put)
  for (const id of open) put.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "")
  for (const box of put.querySelectorAll("input[type=checkbox]")) if (ticked.includes(`${box.name}=${box.value}`)) box.checked = true
  put.scrollLeft = scroll
  if (focus) find(focus, put)?.focus({ preventScroll: true })
}

/** Where the focus is, in words that outlive the element: its own id, or its kind within the nearest thing that has one. */
function pathOf(element) {
  const home = element.closest("[id]")
  const [href, name] = [element.getAttribute("href"), element.getAttribute("name")]
  return { home: home.id, own: home === element, href, name, text: href || name ? null : element.textContent }
}

function find({ home, own, href, name, text }, within) {
  const place = document.getElementById(home)
  if (!place) return within.querySelector("a, button")
  if (own) return place
  return [...place.querySelectorAll("a, button, input, summary")].find(e =>
    href ? e.getAttribute("href") === href : name ? e.getAttribute("name") === name : e.textContent === text)
}
