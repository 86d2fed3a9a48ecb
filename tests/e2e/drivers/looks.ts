import type { Page } from '@playwright/test'

/**
 * The themes by the system preferences that select them, so that no control needs to be visible. A page is left in the first
 * or the last, in which layout is judged too.
 */
const LOOKS = {
  light: { colorScheme: 'light', contrast: null, forcedColors: 'none' },
  'projector, light': { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  'projector, dark': { colorScheme: 'dark', contrast: 'more', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', contrast: null, forcedColors: 'active' },
  dark: { colorScheme: 'dark', contrast: null, forcedColors: 'none' },
} as const

export type Look = keyof typeof LOOKS

export const ALL_LOOKS = Object.keys(LOOKS).filter((name): name is Look => name in LOOKS)

/** Applies a look, and waits until the page has it. */
export async function applyLook(page: Page, look: Look): Promise<void> {
  await page.emulateMedia(LOOKS[look])
  const { colorScheme, contrast, forcedColors } = LOOKS[look]
  await page.waitForFunction(
    ([isDark, isMore, isForced]) => {
      if (isForced) return matchMedia('(forced-colors: active)').matches
      const [red = 0] = (getComputedStyle(document.body).color.match(/\d+/g) ?? []).map(Number)
      return red > 127 === isDark && (document.documentElement.dataset.contrast === 'more') === isMore
    },
    [colorScheme === 'dark', contrast === 'more', forcedColors === 'active'],
  )
}
