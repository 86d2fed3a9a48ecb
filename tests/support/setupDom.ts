// Before anything loads React.
import './productionReact.ts'
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import * as React from 'react'
import { afterAll, afterEach, vi } from 'vitest'
import { answerSimpleSelectors } from './simpleSelectors.ts'

// For each element React's development build records the stack that made it, a twelfth of all time, up to a limit a
// second. A count that is always past the limit leaves it out; warnings still name their components.
Object.defineProperty(
  (React as unknown as Record<string, object>)
    .__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE,
  'recentlyCreatedOwnerStacks',
  { get: () => Number.POSITIVE_INFINITY, set() {}, configurable: true },
)

answerSimpleSelectors()

// For each name of a control jsdom walks the whole page for its labels.
for (const { prototype } of [HTMLButtonElement, HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement])
  Object.defineProperty(prototype, 'labels', { get: labelsOf, configurable: true })

function labelsOf(this: HTMLElement): readonly HTMLLabelElement[] | null {
  if (this instanceof HTMLInputElement && this.type === 'hidden') return null
  const named = this.id === '' ? [] : [...document.getElementsByTagName('label')]
  const around = this.closest('label')
  return [...new Set([...named, ...(around ? [around] : [])])].filter(({ control }) => control === this)
}

configure({
  // No test depends on how long something takes: the first of a file waits for lazy parts, on a machine that may be busy.
  asyncUtilTimeout: 180_000,
  // By default every failed attempt of a `findBy…` prints the whole page.
  // What the page says is wrong is kept: it names the cause of most of them.
  getElementError: (message) => {
    const alerts = [...document.body.querySelectorAll('*[role~="alert"]')].map(
      ({ textContent }) => textContent,
    )
    return new Error([message ?? 'no element found', ...alerts].join('\nalert on the page: '))
  },
})

// jsdom does not implement modal dialogs: open it and move the focus inside.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
  this.querySelector<HTMLElement>('input, button')?.focus()
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

// jsdom has no media queries: none matches. What the page listens to for as long as it lives may begin in any test.
window.matchMedia = (media) =>
  ({ matches: false, media, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList

// The app's stylesheets are not loaded here, so only inline styles and these defaults of HTML decide what is hidden.
// jsdom would match its whole default stylesheet for every element that a query by role visits.
const UNRENDERED = new Set([
  'DATALIST',
  'HEAD',
  'LINK',
  'META',
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'TITLE',
  'NOSCRIPT',
])
const noStyle = document.createElement('div').style
const hiddenStyle = document.createElement('div').style
hiddenStyle.display = 'none'

window.getComputedStyle = (element, pseudoElement) => {
  if (pseudoElement) return noStyle
  const isHidden =
    UNRENDERED.has(element.tagName) ||
    element.hasAttribute('hidden') ||
    (element.tagName === 'DIALOG' && !element.hasAttribute('open'))
  return isHidden ? hiddenStyle : (element as HTMLElement).style
}

// What a file of the same worker left behind, such as a part that came after its end, is not the next one's.
document.head.replaceChildren()
document.body.replaceChildren()

afterEach(() => {
  cleanup()
  // Files share their worker's storage; a stored preference must not reach the next test.
  localStorage.clear()
  sessionStorage.clear()
})

// What still loads when a file ends would have failed for the next file of its worker.
afterAll(() => vi.dynamicImportSettled())

// jsdom loads no fonts. None ever arrives here, so that no preview is painted on a canvas that it lacks.
Object.defineProperty(document, 'fonts', { value: { load: () => new Promise(() => {}) }, configurable: true })
