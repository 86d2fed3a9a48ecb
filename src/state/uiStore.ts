import { create } from 'zustand'
import { preferredLanguage, type UiLanguage } from '#domain/language.ts'
import type { TableKind } from './selectors/tableSelection.ts'
import { isTheme, putTheme, type Theme, watchWishes } from './theme.ts'
import type { StepUnit } from './timelinePlayback.ts'

/** The lanes of the timeline: one a status, or one a category of measures. */
export const TIMELINE_LANES = ['status', 'category'] as const
export type TimelineLanes = (typeof TIMELINE_LANES)[number]
export type OverviewTab = 'board' | 'places' | 'list' | 'charts'

/** The charts of the overview, in the order of their list. */
export const CHARTS = [
  'routes',
  'multiples',
  'year',
  'nationalities',
  'border',
  'deaths',
  'channel',
  'measures',
  'claims',
] as const
export type ChartId = (typeof CHARTS)[number]
/** So many charts are open at a time: each costs time to draw. */
const MOST_CHARTS = 2

interface UiState {
  theme: Theme
  /** The language of views that name none: the one kept from an earlier visit, else the browser's, else English. */
  language: UiLanguage
  /** Whether single letters are shortcuts; a reader who dictates or types with help may switch them off. */
  areLettersOn: boolean
  /** One key hides rail, dock and panel, and the map fills the window. */
  panelsHidden: boolean
  railOpen: boolean
  dockOpen: boolean
  panelOpen: boolean
  /** On narrow screens: whether the filters stand in the sheet. */
  filtersInSheet: boolean
  /** Whether the list of actors in the rail is unfolded. */
  actorsOpen: boolean
  /** Whether the choices of publisher and review in the rail are unfolded. */
  sourceQualityOpen: boolean
  /** How the overview is shown; null while the reader has not said, so that the view may decide. */
  overviewTab: OverviewTab | null
  /** The charts of the overview that stand open, the longest open first. */
  openCharts: readonly ChartId[]
  /** Whether the timeline shows its table instead of the drawing. */
  timelineTable: boolean
  /** What the table page lists. */
  tableKind: TableKind
  /** What the lanes of the timeline stand for. */
  timelineLanes: TimelineLanes
  /** By how much the period steps and plays. */
  timelineUnit: StepUnit
  /** Whether the timeline takes half of the window, so that more of its lanes are in sight. */
  isDockTall: boolean
  /** Whether the period is being played or dragged: what it shows then is not read out at every step. */
  isTimeMoving: boolean
  /** The dialog that stands over the whole page, one at a time. */
  overlay: 'search' | 'help' | 'export' | null
  /** What was last searched for; restored when the search opens again. */
  searchQuery: string
}

/** Where the theme is kept; public/theme.js reads the same key before the first paint. */
export const THEME_KEY = 'throughline.theme'
const LETTERS_KEY = 'throughline.letters'
const LANGUAGE_KEY = 'throughline.language'
const LANES_KEY = 'throughline.lanes'
const TALL_KEY = 'throughline.tall-timeline'

const START: UiState = {
  theme: 'system',
  language: 'en',
  areLettersOn: true,
  panelsHidden: false,
  railOpen: true,
  dockOpen: true,
  panelOpen: true,
  filtersInSheet: false,
  actorsOpen: false,
  sourceQualityOpen: false,
  overviewTab: null,
  openCharts: ['routes', 'measures'],
  timelineTable: false,
  tableKind: 'measures',
  timelineLanes: 'status',
  timelineUnit: 'month',
  isDockTall: false,
  isTimeMoving: false,
  overlay: null,
  searchQuery: '',
}

/** Choices that outlive the visit: they are made by actions of their own. */
type KeptChoice = 'theme' | 'language' | 'areLettersOn' | 'timelineLanes' | 'isDockTall'

/** The home of private choices, none of them in the link. */
export const useUiStore = create<UiState>()(() => START)

/** Changes some private choices that are not kept beyond the visit. */
export function setUi(part: Partial<Omit<UiState, KeptChoice>>): void {
  useUiStore.setState(part)
}

/** Opens a chart of the overview, or folds it away; of more than two the one that has been open longest gives way. */
export function toggleChart(chart: ChartId): void {
  const { openCharts } = useUiStore.getState()
  const isOpen = openCharts.includes(chart)
  setUi({
    openCharts: isOpen
      ? openCharts.filter((other) => other !== chart)
      : [...openCharts, chart].slice(-MOST_CHARTS),
  })
}

/** Opens or folds away one of the parts around the map; while all are hidden, opening one shows that one alone. */
export function togglePart(part: 'railOpen' | 'dockOpen' | 'panelOpen'): void {
  const state = useUiStore.getState()
  if (state.panelsHidden) {
    setUi({ panelsHidden: false, railOpen: false, dockOpen: false, panelOpen: false, [part]: true })
  } else setUi({ [part]: !state[part] })
}

/** Takes the kept choices of an earlier visit and puts the theme on the page. */
export function startPreferences(): void {
  const theme = stored(THEME_KEY)
  setTheme(isTheme(theme) ? theme : 'system')
  watchWishes(() => putTheme(useUiStore.getState().theme))
  const kept = stored(LANGUAGE_KEY)
  useUiStore.setState({
    areLettersOn: stored(LETTERS_KEY) !== 'off',
    language: preferredLanguage(kept === null ? window.navigator.languages : [kept]) ?? 'en',
    timelineLanes: stored(LANES_KEY) === 'category' ? 'category' : 'status',
    isDockTall: stored(TALL_KEY) === 'on',
  })
}

/** Keeps a language, where storage allows, for later visits by links that name none. */
export function keepLanguage(language: UiLanguage): void {
  store(LANGUAGE_KEY, language)
}

/** Chooses a theme, keeps it where storage allows, and puts it on the page. */
export function setTheme(theme: Theme): void {
  useUiStore.setState({ theme })
  putTheme(theme)
  store(THEME_KEY, theme === 'system' ? null : theme)
}

/** Switches the shortcuts that are single letters on or off, and keeps the choice where storage allows. */
export function setLetters(areLettersOn: boolean): void {
  useUiStore.setState({ areLettersOn })
  store(LETTERS_KEY, areLettersOn ? null : 'off')
}

/** Chooses what the lanes of the timeline stand for, and keeps it where storage allows. */
export function setTimelineLanes(timelineLanes: TimelineLanes): void {
  useUiStore.setState({ timelineLanes })
  store(LANES_KEY, timelineLanes === 'status' ? null : timelineLanes)
}

/** Makes the timeline taller or as low as at first, and keeps the choice where storage allows. */
export function setDockTall(isDockTall: boolean): void {
  useUiStore.setState({ isDockTall })
  store(TALL_KEY, isDockTall ? 'on' : null)
}

function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    // Storage may be closed to us (private window, policy): the default then holds.
    return null
  }
}

function store(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, value)
  } catch {
    // The choice holds for this page all the same.
  }
}
