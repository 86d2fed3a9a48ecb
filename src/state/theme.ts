/** The looks to choose from; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark', 'projector-light', 'projector-dark'] as const
export type Theme = (typeof THEMES)[number]

/** What is on the page once the device has been asked. The map has a palette for each. */
export type Look = Exclude<Theme, 'system'>

/** What the device asks for. */
export interface DeviceWishes {
  isDark: boolean
  isContrastMore: boolean
  /** The reader's system draws everything in colours of its own. */
  areColoursForced: boolean
}

/** The media queries behind the wishes of the device; public/theme.js asks the same before the first paint. */
const QUERIES: Readonly<Record<keyof DeviceWishes, string>> = {
  isDark: '(prefers-color-scheme: dark)',
  isContrastMore: '(prefers-contrast: more)',
  areColoursForced: '(forced-colors: active)',
}

export function isTheme(value: string | null): value is Theme {
  return THEMES.some((theme) => theme === value)
}

/**
 * The look of a theme on a device. A look that the reader has chosen holds. Forced colours are stronger than any
 * choice: only the map keeps colours of ours then, the strongest, on the ground that the system has chosen.
 */
export function lookOf(theme: Theme, wishes: DeviceWishes): Look {
  if (theme !== 'system' && !wishes.areColoursForced) return theme
  if (wishes.isContrastMore || wishes.areColoursForced) {
    return wishes.isDark ? 'projector-dark' : 'projector-light'
  }
  return wishes.isDark ? 'dark' : 'light'
}

/** What the device asks for at this moment. */
export function deviceWishes(): DeviceWishes {
  const isAsked = (wish: keyof DeviceWishes) => window.matchMedia(QUERIES[wish]).matches
  return {
    isDark: isAsked('isDark'),
    isContrastMore: isAsked('isContrastMore'),
    areColoursForced: isAsked('areColoursForced'),
  }
}

/** Calls back when the device asks for something else; returns how to stop. */
export function watchWishes(onChange: () => void): () => void {
  const lists = Object.values(QUERIES).map((query) => window.matchMedia(query))
  for (const list of lists) list.addEventListener('change', onChange)
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange)
  }
}

/** Puts a theme on the page: its ground, where the reader has chosen one, and whether its contrast is the projector's. */
export function putTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  const wishes = deviceWishes()
  if (theme === 'system' || wishes.areColoursForced) delete dataset.theme
  else dataset.theme = theme.endsWith('dark') ? 'dark' : 'light'
  if (lookOf(theme, wishes).startsWith('projector')) dataset.contrast = 'more'
  else delete dataset.contrast
}
