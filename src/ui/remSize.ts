/** Px of one rem now: it depends on the window, the browser's text size and the reader's choice. */
export function remSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
