// What must be true of any page in any language.

import { readFileSync } from "node:fs"
import { AxeBuilder } from "@axe-core/playwright"

/** What the people of the demonstration wrote, in their languages: it isn't ours to translate. */
const story = ["story.toml", "works.rs", "roster.rs"].map(file => readFileSync(new URL(`../../crates/app/src/demo/${file}`, import.meta.url), "utf8"))
  .join("\n").replace(/\\"/g, '"').replace(/\s+/g, " ")

/** Nothing sticks out at the side, at this width. */
export async function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const wide = [...document.querySelectorAll("body *")].filter(element => {
      const box = element.getBoundingClientRect()
      if (box.right <= root.clientWidth + 1 || !box.width) return false
      for (let up = element.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX !== "visible") return false
      return true
    })
    return wide.slice(0, 3).map(element => `${element.tagName.toLowerCase()}.${element.className} to ${Math.round(element.getBoundingClientRect().right)} of ${root.clientWidth}`)
  })
}

/** Every visible text of a page; `own` if it is in the page's language: what people wrote isn't. */
export async function texts(page) {
  const found = await page.evaluate(() => {
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.replace(/[ \n\t]+/g, " ").trim()
      const parent = walker.currentNode.parentElement
      if (!text || parent.closest("script, style, textarea, template, [hidden], dialog:not([open])")) continue
      const spoken = parent.closest("[lang]")
      found.push({ text, own: spoken === document.documentElement })
    }
    return found
  })
  return found.map(({ text, own }) => {
    if (story.includes(text)) return { text, own: false }
    // Words of ours with theirs in the middle: a line of a list, a label and what was typed.
    const ours = text.split(/ ?· |: /).filter(part => part.trim().length < 12 || !story.includes(part.trim()))
    return { text: ours.join(" · "), own }
  })
}

/** Words that ought not to be there. */
export function unsaid(lang, found) {
  const wrong = []
  for (const { text, own } of found) {
    if (/[{}]|\bundefined\b|\bNaN\b|\[object/.test(text)) wrong.push(`a placeholder: ${text}`)
    if (/\b(breach|violation|violated)\b|違反|manquement/i.test(text)) wrong.push(`a word we don't use: ${text}`)
    if (lang === "fr" && own && /[\p{L}\p{N}»] [;:!?»]|« /u.test(text)) wrong.push(`an ordinary space where French has a narrow one: ${text}`)
    if (lang === "ja" && own && /[a-z]{3,} [a-z]{2,} [a-z]{2,}/.test(text)) wrong.push(`not Japanese: ${text}`)
  }
  return wrong
}

/** Every control and heading has words. */
export async function nameless(page) {
  return page.evaluate(() => [...document.querySelectorAll("h1, h2, h3, th, legend, label, button, summary, a, caption, option")]
    .filter(element => element.checkVisibility() && !element.textContent.trim() && !element.getAttribute("aria-label") && !element.querySelector("img[alt], svg[aria-label], input"))
    .filter(element => !(element.matches("th") && !element.scope) && !element.matches("option[value='']"))
    .map(element => element.outerHTML.slice(0, 120)))
}

/** What axe finds; `only` some of its rules. Our pages have no frames, so it needs no window of its own to gather them in. */
export async function axe(page, only) {
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const asked = only ? builder.withRules(only) : builder.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
  const { violations: findings } = await asked.analyze()
  return findings.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(node => node.target.join(" ")).join(" | ")} (${nodes.length})`)
}
