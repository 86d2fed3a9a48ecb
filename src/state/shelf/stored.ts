/** Where a browser keeps texts by key: for all tabs, or for this one. */
export type Of = 'localStorage' | 'sessionStorage'

/** The text under a key; null for none, or without storage (private window, policy). */
export function stored(key: string, of: Of = 'localStorage'): string | null {
  try {
    return window[of].getItem(key)
  } catch {
    return null
  }
}

/** Keeps a text under a key; null removes it. Without storage, or without room, it is lost with the page. */
export function store(key: string, value: string | null, of: Of = 'localStorage'): void {
  try {
    if (value === null) window[of].removeItem(key)
    else window[of].setItem(key, value)
  } catch {
    // It still applies to this page.
  }
}
