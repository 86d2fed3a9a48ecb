import { create } from 'zustand'

export type Theme = 'light' | 'dark' | 'system'
export type OverviewTab = 'board' | 'places' | 'list' | 'charts'

interface UiState {
  theme: Theme
  /** One key hides rail, dock and panel, and the map fills the window. */
  panelsHidden: boolean
  railOpen: boolean
  dockOpen: boolean
  panelOpen: boolean
  /** On narrow screens: whether the filters stand in the sheet. */
  filtersInSheet: boolean
  overviewTab: OverviewTab
  /** Whether the timeline shows its table instead of the drawing. */
  timelineTable: boolean
}

const THEME_KEY = 'throughline.theme'

function storedTheme(): Theme {
  try {
    const text = window.localStorage.getItem(THEME_KEY)
    return text === 'light' || text === 'dark' ? text : 'system'
  } catch {
    // Storage may be closed to us (private window, policy): the theme then follows the system.
    return 'system'
  }
}

/** The home of private choices, none of them in the link. */
export const useUiStore = create<UiState>()(() => ({
  theme: 'system',
  panelsHidden: false,
  railOpen: true,
  dockOpen: true,
  panelOpen: true,
  filtersInSheet: false,
  overviewTab: 'board',
  timelineTable: false,
}))

/** Changes some private choices. */
export function setUi(part: Partial<Omit<UiState, 'theme'>>): void {
  useUiStore.setState(part)
}

/** Applies the stored theme to the page before the first paint of the app. */
export function startTheme(): void {
  setTheme(storedTheme())
}

/** Chooses a theme, keeps it where storage allows, and puts it on the page. */
export function setTheme(theme: Theme): void {
  useUiStore.setState({ theme })
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') window.localStorage.removeItem(THEME_KEY)
    else window.localStorage.setItem(THEME_KEY, theme)
  } catch {
    // The choice holds for this page all the same.
  }
}
