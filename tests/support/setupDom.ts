import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

configure({
  // The first test of a file waits for lazy parts, on a machine that may be busy.
  asyncUtilTimeout: 20_000,
  // By default every failed attempt of a `findBy…` prints the whole page.
  // What the page says is wrong is kept: it names the cause of most of them.
  getElementError: (message) => {
    const alerts = [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent)
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

afterEach(() => {
  cleanup()
  // Files share their worker's storage; a stored preference must not reach the next test.
  localStorage.clear()
  sessionStorage.clear()
})

// jsdom loads no fonts. None ever arrives here, so that no preview is painted on a canvas that it lacks.
Object.defineProperty(document, 'fonts', { value: { load: () => new Promise(() => {}) }, configurable: true })
