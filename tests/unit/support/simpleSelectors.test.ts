// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { simpleSelector } from '#tests/support/simpleSelectors.ts'

const PAGE = `
  <main id="page" class="wide dark"><h1>Title</h1><meta content="a, b">
    <nav aria-label="Main"><a href="#one">One</a><a>None</a></nav>
    <form name="search"><input type="text" list="names"><input list="names"><input type="checkbox" checked><input>
      <select><option>None</option></select><select multiple size="2"><option value="">All</option></select><button type="submit" disabled>Go</button></form>
    <ul role="listbox menu" class="dark"><li role="option" aria-selected="true" data-label="">One</li><li>Two</li></ul>
    <svg viewBox="0 0 1 1"><g data-layer="routes"><path d="M0 0" class="line"/></g><linearGradient/></svg>
    <details open><summary>More</summary><dialog>Said</dialog></details>
    <fieldset disabled><legend>Fixed <input id="in-legend"></legend><legend><input></legend><p><select></select></p>
      <fieldset><legend><button>In</button></legend><textarea></textarea></fieldset></fieldset>
    <select><optgroup disabled><option>Not</option></optgroup><option disabled>Nor</option></select>
    <script>1</script><style></style><img alt=""><img alt="A map">
  </main>`

/** Selectors of queries by role and by text, and of the app. */
const SIMPLE = [
  '*',
  'button',
  'script, style',
  '#page',
  '.dark',
  '.dark.wide',
  'a[href]',
  'input[list]:not([type])',
  'input[type="checkbox"]',
  'select:not([multiple]):not([size])',
  'option[value=""]',
  '[data-label]',
  'img[alt=""]',
  'img:not([alt=""])',
  'form[aria-label]',
  'form[name]:not([name=""])',
  '*[role~="menu"],li',
  '[role^="list"]',
  'details[open], dialog[open]',
  'g[data-layer="routes"]',
  '[content="a, b"],h1,svg[viewBox]',
  'input[type=text], input[type=checkbox]',
  'button:disabled',
  ':disabled',
  ':is(button, input, select, textarea):not(:disabled)',
  'nav a',
  'main form :is(input, [multiple])',
  'main.wide  ul li[role="option"]',
  'main main, ul.dark li',
  'meta[content="a, b"], main [content="a, b"]',
]

const OTHERS = [
  '',
  'ul > li',
  'ul>li',
  'h1 ~ nav',
  'nav + form',
  'a:first-child',
  'input:checked',
  'button:disabled-not',
  'linearGradient',
  ':not(nav > a)',
]

test('a simple selector finds what the engine of jsdom finds', () => {
  // In a document of its own, whose window has the engine as jsdom made it.
  const frame = document.body.appendChild(document.createElement('iframe'))
  const page = frame.contentDocument
  if (!page) throw new Error('a frame has a document')
  page.body.innerHTML = PAGE
  const all = [...page.getElementsByTagName('*')]
  for (const selector of SIMPLE) {
    const found = all.filter((element) => simpleSelector(selector)?.(element))
    expect(found, selector).toEqual([...page.querySelectorAll(selector)])
  }
  expect(SIMPLE.filter((selector) => !all.some((element) => element.matches(selector)))).toEqual([
    'form[aria-label]',
  ])
  frame.remove()
})

test('a page answers as that engine does, from itself and from a part of it', () => {
  const frame = document.body.appendChild(document.createElement('iframe'))
  const page = frame.contentDocument
  if (!page) throw new Error('a frame has a document')
  for (const one of [page, document]) one.body.insertAdjacentHTML('beforeend', PAGE)
  const said = (found: Iterable<Element>) => [...found].map(({ outerHTML }) => outerHTML)
  const inMain = (one: Document) => [...(one.getElementById('page')?.getElementsByTagName('*') ?? [])]
  for (const selector of SIMPLE.filter((one) => one !== '*')) {
    const main = document.getElementById('page')
    // The engine leaves out some that are below what is above the element that is asked.
    const theirs = [...page.querySelectorAll(selector)]
    const below = theirs.filter((element) => inMain(page).includes(element))
    expect(said(document.querySelectorAll(selector)), selector).toEqual(said(theirs))
    expect(said(main?.querySelectorAll(selector) ?? []), selector).toEqual(said(below))
    expect(main?.querySelector(selector)?.outerHTML, selector).toBe(below[0]?.outerHTML)
    const around = (one: Document) =>
      inMain(one).map((element) => [element.matches(selector), element.closest(selector)?.localName])
    expect(around(document), selector).toEqual(around(page))
  }
  document.body.replaceChildren()
})

test('what is not simple is left to that engine', () => {
  expect(OTHERS.filter((selector) => simpleSelector(selector))).toEqual([])
})
