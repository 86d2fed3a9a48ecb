import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import { toggled } from '#domain/facets.ts'
import { hasFilters } from '#domain/filters.ts'
import { preferredLanguage, type UiLanguage } from '#domain/language.ts'
import type { ChartId, Filters } from '#domain/view.ts'
import { pacedStore } from './pressPacing.ts'
import { store, stored } from './shelf/stored.ts'

/** Text sizes, per cent of the usual one; tokens.css has a rule for each. */
export const TEXT_SIZES = [90, 100, 115, 130] as const
export type TextSize = (typeof TEXT_SIZES)[number]

export type OverviewTab = 'findings' | 'places' | 'measures' | 'charts'
/** Tabs of the dossiers; each kind has some of them. */
export type DossierTab = 'where' | 'measures' | 'sources' | 'about'

/** Maximum number of open charts, because each costs time to draw. */
const MAX_CHARTS = 2

/** The filters that the rail shows folded, in order. */
export type RailFold = 'outcome' | 'kinds' | 'routes' | 'places' | 'actors' | 'sources'

interface UiState {
  theme: Theme
  textSize: TextSize
  /** The language when the view sets none: saved, else the browser's, else English. */
  language: UiLanguage
  /** Whether single-letter shortcuts are on; they interfere with dictation and assistive typing. */
  areLettersOn: boolean
  /** Whether rail, dock and panel are hidden and the map fills the window. */
  panelsHidden: boolean
  railOpen: boolean
  dockOpen: boolean
  panelOpen: boolean
  /** Narrow screens: what the sheet shows; the time stands above the details. */
  sheet: 'details' | 'filters' | 'time'
  /** The expanded filters at the foot of the rail. */
  openFolds: readonly RailFold[]
  /** The overview's tab; null until chosen, when the view decides. */
  overviewTab: OverviewTab | null
  /** The dossiers' tab, kept from one to the next; null until chosen, and where a dossier lacks it, its first. */
  dossierTab: DossierTab | null
  /** The part of a route's panel that is in sight or has the focus, as it was left. */
  routePart: string | null
  /** The open charts, the longest open first. */
  openCharts: readonly ChartId[]
  /** Whether the timeline shows its table instead of the drawing. */
  timelineTable: boolean
  /** Whether the timeline shows its lanes, one sign per measure. */
  areLanesOpen: boolean
  /** Whether the period is playing or dragged; it is then not announced at every step. */
  isTimeMoving: boolean
  /** The open menu of the map; one at a time. */
  mapMenu: 'layers' | null
  /** The open dialog; one at a time. */
  overlay: 'search' | 'help' | 'export' | null
  /** Whether the choice of a day known is open without one. */
  isKnownOpen: boolean
  /** The section at which Sources opens, until it has. */
  sourcesAt: 'changed' | null
  /** The last search, restored when the search reopens. */
  searchQuery: string
  /** Whether a shared link names the months shown, instead of showing the newest ones when it is opened. */
  doLinksStay: boolean
}

/** Storage key of the theme; public/theme.js reads it before the first paint. */
export const THEME_KEY = 'throughline.theme'
/** Storage key of the text size; public/theme.js reads it too. */
export const TEXT_SIZE_KEY = 'throughline.text-size'
const LETTERS_KEY = 'throughline.letters'
const LANGUAGE_KEY = 'throughline.language'
const LANES_KEY = 'throughline.tall-timeline'

const START: UiState = {
  theme: 'system',
  textSize: 100,
  language: 'en',
  areLettersOn: true,
  panelsHidden: false,
  railOpen: true,
  dockOpen: true,
  panelOpen: true,
  sheet: 'details',
  openFolds: [],
  overviewTab: null,
  dossierTab: null,
  routePart: null,
  openCharts: ['routes', 'measures'],
  timelineTable: false,
  areLanesOpen: false,
  isTimeMoving: false,
  mapMenu: null,
  overlay: null,
  isKnownOpen: false,
  sourcesAt: null,
  searchQuery: '',
  doLinksStay: false,
}

/** Persisted settings, each with an action of its own. */
type StoredSetting = 'theme' | 'textSize' | 'language' | 'areLettersOn' | 'areLanesOpen'

/** UI state that links do not include. */
export const useUiStore = create<UiState>()(pacedStore(() => START))

/** The overview's tab until one is chosen: filters ask for measures, but a time alone asks for numbers too. */
export function firstTab(filters: Filters): OverviewTab {
  return hasFilters(filters, ['when']) ? 'measures' : 'findings'
}

/** Changes settings that are not persisted. */
export function setUi(part: Partial<Omit<UiState, StoredSetting>>): void {
  useUiStore.setState(part)
}

/** Opens or closes a chart; above the maximum, the longest open one closes. */
export function toggleChart(chart: ChartId): void {
  const { openCharts } = useUiStore.getState()
  const isOpen = openCharts.includes(chart)
  setUi({
    openCharts: isOpen
      ? openCharts.filter((other) => other !== chart)
      : [...openCharts, chart].slice(-MAX_CHARTS),
  })
}

/** Expands or collapses a filter at the foot of the rail. */
export function toggleFold(fold: RailFold): void {
  setUi({ openFolds: toggled(useUiStore.getState().openFolds, fold) })
}

/** Opens or closes a part around the map; while all are hidden, opens only that one. */
export function togglePart(part: 'railOpen' | 'dockOpen' | 'panelOpen'): void {
  const state = useUiStore.getState()
  if (state.panelsHidden) {
    setUi({ panelsHidden: false, railOpen: false, dockOpen: false, panelOpen: false, [part]: true })
  } else setUi({ [part]: !state[part] })
}

/** Restores the saved settings and applies theme and text size. */
export function startPreferences(): void {
  const theme = stored(THEME_KEY)
  setTheme(isTheme(theme) ? theme : 'system')
  const textSize = TEXT_SIZES.find((size) => String(size) === stored(TEXT_SIZE_KEY))
  setTextSize(textSize ?? 100)
  watchPreferences(() => applyTheme(useUiStore.getState().theme))
  const saved = stored(LANGUAGE_KEY)
  useUiStore.setState({
    areLettersOn: stored(LETTERS_KEY) !== 'off',
    language: preferredLanguage(saved === null ? window.navigator.languages : [saved]) ?? 'en',
    areLanesOpen: stored(LANES_KEY) === 'on',
  })
}

/** Saves the language for links that set none, if storage is available. */
export function storeLanguage(language: UiLanguage): void {
  store(LANGUAGE_KEY, language)
}

/** Sets and applies the theme, saved if storage is available. */
export function setTheme(theme: Theme): void {
  useUiStore.setState({ theme })
  applyTheme(theme)
  store(THEME_KEY, theme === 'system' ? null : theme)
}

/** Sets and applies the text size, saved if storage is available. */
export function setTextSize(textSize: TextSize): void {
  useUiStore.setState({ textSize })
  const { dataset } = document.documentElement
  if (textSize === 100) delete dataset.textSize
  else dataset.textSize = String(textSize)
  store(TEXT_SIZE_KEY, textSize === 100 ? null : String(textSize))
}

/** Turns single-letter shortcuts on or off, saved if storage is available. */
export function setLetters(areLettersOn: boolean): void {
  useUiStore.setState({ areLettersOn })
  store(LETTERS_KEY, areLettersOn ? null : 'off')
}

/** Opens or closes the lanes of the timeline, saved if storage is available. */
export function setLanesOpen(areLanesOpen: boolean): void {
  useUiStore.setState({ areLanesOpen })
  store(LANES_KEY, areLanesOpen ? 'on' : null)
}

/** The selectable themes; `system` follows the device. */
export const GROUNDS = ['light', 'dark', 'system'] as const
type Ground = (typeof GROUNDS)[number]

/** The resolved theme; the map has a palette for each. `projector` has more contrast. */
type Look = 'light' | 'dark' | 'projector-light' | 'projector-dark'

/** The chosen theme, as stored: `projector` alone has more contrast on the device's background. */
type Theme = Look | 'system' | 'projector'
export const THEMES: readonly Theme[] = [
  'system',
  'light',
  'dark',
  'projector',
  'projector-light',
  'projector-dark',
]

/** The device's colour preferences. */
interface DevicePreferences {
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

function isTheme(value: string | null): value is Theme {
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
function watchPreferences(onChange: () => void): () => void {
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

/** The current look: the chosen theme, or the system's preference. */
export function useLook(): Look {
  const theme = useUiStore((state) => state.theme)
  return useSyncExternalStore(watchPreferences, () => lookOf(theme, devicePreferences()))
}

/** Whether the current look is on a light or on a dark ground. */
export function useLightOrDark(): 'light' | 'dark' {
  return useLook().endsWith('dark') ? 'dark' : 'light'
}
