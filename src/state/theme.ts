/** The selectable themes; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark', 'projector-light', 'projector-dark'] as const
export type Theme = (typeof THEMES)[number]

/** The resolved theme; the map has a palette for each. */
export type Look = Exclude<Theme, 'system'>

/** The device's colour preferences. */
export interface DevicePreferences {
  isDark: boolean
  isContrastMore: boolean
  /** The system forces its own colours. */
  areColoursForced: boolean
}

/** Media queries of the preferences; public/theme.js uses the same before the first paint. */
const QUERIES: Readonly<Record<keyof DevicePreferences, string>> = {
  isDark: '(prefers-color-scheme: dark)',
  isContrastMore: '(prefers-contrast: more)',
  areColoursForced: '(forced-colors: active)',
}

export function isTheme(value: string | null): value is Theme {
  return THEMES.some((theme) => theme === value)
}

/**
 * Resolves a theme. A selected look wins, except under forced colours: then only the map has colours of its own, the
 * high-contrast ones on the system's background.
 */
export function lookOf(theme: Theme, preferences: DevicePreferences): Look {
  if (theme !== 'system' && !preferences.areColoursForced) return theme
  if (preferences.isContrastMore || preferences.areColoursForced) {
    return preferences.isDark ? 'projector-dark' : 'projector-light'
  }
  return preferences.isDark ? 'dark' : 'light'
}

/** The device's current preferences. */
export function devicePreferences(): DevicePreferences {
  const matches = (preference: keyof DevicePreferences) => window.matchMedia(QUERIES[preference]).matches
  return {
    isDark: matches('isDark'),
    isContrastMore: matches('isContrastMore'),
    areColoursForced: matches('areColoursForced'),
  }
}

/** Subscribes to changes of the preferences; returns the cleanup. */
export function watchPreferences(onChange: () => void): () => void {
  const lists = Object.values(QUERIES).map((query) => window.matchMedia(query))
  for (const list of lists) list.addEventListener('change', onChange)
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange)
  }
}

/** Applies a theme to the page: its background, if selected, and projector contrast. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  const preferences = devicePreferences()
  if (theme === 'system' || preferences.areColoursForced) delete dataset.theme
  else dataset.theme = theme.endsWith('dark') ? 'dark' : 'light'
  if (lookOf(theme, preferences).startsWith('projector')) dataset.contrast = 'more'
  else delete dataset.contrast
}
