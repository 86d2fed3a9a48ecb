/** The selectable themes; `system` follows the device. */
export const GROUNDS = ['light', 'dark', 'system'] as const
export type Ground = (typeof GROUNDS)[number]

/** The resolved theme; the map has a palette for each. `projector` has more contrast. */
export type Look = 'light' | 'dark' | 'projector-light' | 'projector-dark'

/** The chosen theme, as stored: `projector` alone has more contrast on the device's background. */
export type Theme = Look | 'system' | 'projector'
export const THEMES: readonly Theme[] = [
  'system',
  'light',
  'dark',
  'projector',
  'projector-light',
  'projector-dark',
]

/** The device's colour preferences. */
export interface DevicePreferences {
  isDark: boolean
  isContrastMore: boolean
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

/** The background of a theme, and whether it has more contrast. */
export function partsOfTheme(theme: Theme): { ground: Ground; hasContrast: boolean } {
  const ground = GROUNDS.find((name) => theme.endsWith(name)) ?? 'system'
  return { ground, hasContrast: theme.startsWith('projector') }
}

/** The theme of a background, with or without more contrast. */
export function themeOf(ground: Ground, hasContrast: boolean): Theme {
  if (!hasContrast) return ground
  return ground === 'system' ? 'projector' : `projector-${ground}`
}

/** Resolves a theme. A selected look wins, except under forced colours: then only the map has its own, of high contrast. */
export function lookOf(theme: Theme, preferences: DevicePreferences): Look {
  const isChosen = theme !== 'system' && theme !== 'projector' && !preferences.areColoursForced
  if (isChosen) return theme
  if (theme === 'projector' || preferences.isContrastMore || preferences.areColoursForced) {
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
  const { ground } = partsOfTheme(theme)
  if (ground === 'system' || preferences.areColoursForced) delete dataset.theme
  else dataset.theme = ground
  if (lookOf(theme, preferences).startsWith('projector')) dataset.contrast = 'more'
  else delete dataset.contrast
}
