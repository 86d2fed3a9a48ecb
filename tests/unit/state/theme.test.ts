// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  applyTheme,
  lookOf,
  setTextSize,
  setTheme,
  startPreferences,
  TEXT_SIZE_KEY,
  TEXT_SIZES,
  THEMES,
  useUiStore,
} from '#state/uiStore.ts'

/** The device's preferences, by media query. */
const QUERIES = {
  dark: '(prefers-color-scheme: dark)',
  contrast: '(prefers-contrast: more)',
  forced: '(forced-colors: active)',
} as const

const listeners = new Set<() => void>()
let asked: readonly string[] = []

function ask(...preferences: readonly (keyof typeof QUERIES)[]): void {
  asked = preferences.map((preference) => QUERIES[preference])
}

/** The attributes on the root element that the styles read. */
function themeAttributes(): readonly (string | undefined)[] {
  const { theme, contrast } = document.documentElement.dataset
  return [theme, contrast]
}

function clearThemeAttributes(): void {
  delete document.documentElement.dataset.theme
  delete document.documentElement.dataset.contrast
}

beforeEach(() => {
  clearThemeAttributes()
  listeners.clear()
  ask()
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: asked.includes(query),
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  }))
  window.localStorage.clear()
})

describe('lookOf', () => {
  const quiet = { isDark: false, isContrastMore: false, areColoursForced: false }

  it.each([
    ['light', quiet],
    ['dark', { ...quiet, isDark: true }],
    ['projector-light', { ...quiet, isContrastMore: true }],
    ['projector-dark', { ...quiet, isDark: true, isContrastMore: true }],
  ] as const)('is %s for the matching system preferences', (look, preferences) => {
    expect(lookOf('system', preferences)).toBe(look)
  })

  it('is the chosen theme, whatever the device prefers', () => {
    for (const theme of ['light', 'dark', 'projector-light', 'projector-dark'] as const) {
      expect(lookOf(theme, { ...quiet, isDark: true, isContrastMore: true })).toBe(theme)
    }
  })

  it('matches the background of forced colours', () => {
    expect(lookOf('light', { ...quiet, isDark: true, areColoursForced: true })).toBe('projector-dark')
    expect(lookOf('dark', { ...quiet, areColoursForced: true })).toBe('projector-light')
  })
})

describe('the theme attributes', () => {
  it.each([
    ['system', [undefined, undefined]],
    ['light', ['light', undefined]],
    ['dark', ['dark', undefined]],
    ['projector', [undefined, 'more']],
    ['projector-light', ['light', 'more']],
    ['projector-dark', ['dark', 'more']],
  ] as const)('of %s are scheme and contrast', (theme, attributes) => {
    setTheme('projector-dark')
    setTheme(theme)
    expect(themeAttributes()).toEqual(attributes)
  })

  it('follow a device that starts to prefer more contrast', () => {
    startPreferences()
    expect(themeAttributes()).toEqual([undefined, undefined])
    ask('contrast')
    for (const listener of listeners) listener()
    expect(themeAttributes()).toEqual([undefined, 'more'])
  })

  it('restore a projector theme on the next visit', () => {
    setTheme('projector-light')
    useUiStore.setState({ theme: 'system' })
    clearThemeAttributes()
    startPreferences()
    expect(useUiStore.getState().theme).toBe('projector-light')
    expect(themeAttributes()).toEqual(['light', 'more'])
  })
})

describe('the script before the app', () => {
  const script = readFileSync('public/theme.js', 'utf8')
  const devices = [[], ['dark'], ['contrast'], ['dark', 'contrast'], ['forced'], ['dark', 'forced']] as const
  const cases = THEMES.flatMap((theme) => devices.map((preferences) => [theme, preferences] as const))

  it.each(cases)('applies %s on a device with %j as the app does', (theme, preferences) => {
    ask(...preferences)
    applyTheme(theme)
    const byTheApp = themeAttributes()
    setTheme(theme)
    clearThemeAttributes()
    // Runs the script as the browser does, without the app.
    runInThisContext(`{${script}}`)
    expect(themeAttributes()).toEqual(byTheApp)
  })

  it.each(TEXT_SIZES)('applies a text size of %i %% as the app does', (size) => {
    setTextSize(size)
    const byTheApp = document.documentElement.dataset.textSize
    delete document.documentElement.dataset.textSize
    runInThisContext(`{${script}}`)
    expect(document.documentElement.dataset.textSize).toBe(byTheApp)
    delete document.documentElement.dataset.textSize
  })

  it('ignores an unknown text size', () => {
    window.localStorage.setItem(TEXT_SIZE_KEY, '400')
    runInThisContext(`{${script}}`)
    startPreferences()
    expect(useUiStore.getState().textSize).toBe(100)
    expect(document.documentElement.dataset.textSize).toBeUndefined()
  })

  it('ignores an unknown theme', () => {
    window.localStorage.setItem('throughline.theme', 'projector-')
    runInThisContext(`{${script}}`)
    startPreferences()
    expect(themeAttributes()).toEqual([undefined, undefined])
  })

  it.each([true, false])('asks early for the code of the map library only with WebGL 2: %s', (hasWebGl) => {
    window.location.hash = ''
    if (hasWebGl) vi.stubGlobal('WebGL2RenderingContext', class {})
    document.head.innerHTML = ['data-webgl', '']
      .map((mark) => `<link data-map-rel="modulepreload" href="./assets/one.js" ${mark}>`)
      .join('')
    runInThisContext(`{${script}}`)
    const asked = [...document.querySelectorAll('link')].map(({ rel }) => rel === 'modulepreload')
    expect(asked).toEqual([hasWebGl, true])
    document.head.innerHTML = ''
    vi.unstubAllGlobals()
  })
})
