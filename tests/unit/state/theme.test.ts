// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { lookOf, putTheme, THEMES } from '#state/theme.ts'
import { setTheme, startPreferences, useUiStore } from '#state/uiStore.ts'

/** What the device asks for, in the words of its media queries. */
const WISHES = {
  dark: '(prefers-color-scheme: dark)',
  contrast: '(prefers-contrast: more)',
  forced: '(forced-colors: active)',
} as const

const listeners = new Set<() => void>()
let asked: readonly string[] = []

function ask(...wishes: readonly (keyof typeof WISHES)[]): void {
  asked = wishes.map((wish) => WISHES[wish])
}

/** What stands on the page for its styles. */
function onThePage(): readonly (string | undefined)[] {
  const { theme, contrast } = document.documentElement.dataset
  return [theme, contrast]
}

function wipe(): void {
  delete document.documentElement.dataset.theme
  delete document.documentElement.dataset.contrast
}

beforeEach(() => {
  wipe()
  listeners.clear()
  ask()
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: asked.includes(query),
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  }))
  window.localStorage.clear()
})

describe('the look', () => {
  const quiet = { isDark: false, isContrastMore: false, areColoursForced: false }

  it.each([
    ['light', quiet],
    ['dark', { ...quiet, isDark: true }],
    ['projector-light', { ...quiet, isContrastMore: true }],
    ['projector-dark', { ...quiet, isDark: true, isContrastMore: true }],
  ] as const)('is %s where the theme is left to a device that asks for it', (look, wishes) => {
    expect(lookOf('system', wishes)).toBe(look)
  })

  it('is the chosen one, whatever the device asks for', () => {
    for (const theme of ['light', 'dark', 'projector-light', 'projector-dark'] as const) {
      expect(lookOf(theme, { ...quiet, isDark: true, isContrastMore: true })).toBe(theme)
    }
  })

  it('fits the ground of the system where colours are forced', () => {
    expect(lookOf('light', { ...quiet, isDark: true, areColoursForced: true })).toBe('projector-dark')
    expect(lookOf('dark', { ...quiet, areColoursForced: true })).toBe('projector-light')
  })
})

describe('on the page', () => {
  it.each([
    ['system', [undefined, undefined]],
    ['light', ['light', undefined]],
    ['dark', ['dark', undefined]],
    ['projector-light', ['light', 'more']],
    ['projector-dark', ['dark', 'more']],
  ] as const)('%s stands as ground and contrast', (theme, attributes) => {
    setTheme('projector-dark')
    setTheme(theme)
    expect(onThePage()).toEqual(attributes)
  })

  it('a device that comes to ask for more contrast is followed', () => {
    startPreferences()
    expect(onThePage()).toEqual([undefined, undefined])
    ask('contrast')
    for (const listener of listeners) listener()
    expect(onThePage()).toEqual([undefined, 'more'])
  })

  it('a look for the projector is kept for the next visit', () => {
    setTheme('projector-light')
    useUiStore.setState({ theme: 'system' })
    wipe()
    startPreferences()
    expect(useUiStore.getState().theme).toBe('projector-light')
    expect(onThePage()).toEqual(['light', 'more'])
  })
})

describe('before the app starts', () => {
  const script = readFileSync('public/theme.js', 'utf8')
  const devices = [[], ['dark'], ['contrast'], ['dark', 'contrast'], ['forced'], ['dark', 'forced']] as const
  const cases = THEMES.flatMap((theme) => devices.map((wishes) => [theme, wishes] as const))

  it.each(cases)('%s on a device that asks for %j is put on the page as the app will', (theme, wishes) => {
    ask(...wishes)
    putTheme(theme)
    const byTheApp = onThePage()
    setTheme(theme)
    wipe()
    // The script runs as the browser runs it, before and apart from the app.
    runInThisContext(`{${script}}`)
    expect(onThePage()).toEqual(byTheApp)
  })

  it('an unknown theme is ignored', () => {
    window.localStorage.setItem('throughline.theme', 'projector-')
    runInThisContext(`{${script}}`)
    startPreferences()
    expect(onThePage()).toEqual([undefined, undefined])
  })
})
