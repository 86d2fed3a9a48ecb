import { draftOf, EditorPage, fileOf } from './editorPage.ts'
import type { Screen } from './screens.ts'
import { word } from './words.ts'

const ROUTES = 'routes-2024-2025-en'
/** A briefing of one's own: a route, two maps, and a map with changes. */
const TALK = fileOf(draftOf(['western-balkans', 'side-by-side', 'opening']))

export const STAGE: Screen = {
  name: 'a step with changes, note and number',
  link: `#/stage?step=${ROUTES}:opening`,
  sign: 'main h1',
  isInEveryLook: true,
  leavesOut: ['texts', 'reach', 'type'],
  prepare: async (page) => {
    await page.locator('main [data-layer="labels"] [data-label]').first().waitFor({ state: 'attached' })
  },
}

/**
 * Briefings, the stage, the speaker's window, the kiosk and the editor. Their texts, their type for a projector and
 * their reach at 200 % have faults that are known and open: months of a step's chart overlap on a small screen.
 */
export function briefingScreens(): Screen[] {
  return briefingPages().map((screen) => ({
    ...screen,
    leavesOut: [
      'texts',
      'reach',
      'type',
      ...(screen.link.startsWith('#/presenter') ? (['targets'] as const) : []),
    ],
  }))
}

function briefingPages(): Screen[] {
  const step = (name: string, id: string, prepare?: Screen['prepare']) => ({
    name,
    link: `#/stage?step=${id}`,
    sign: 'main h1',
    ...(prepare ? { prepare } : {}),
  })
  return [
    {
      name: 'the briefings, with the menu of exports',
      link: `#/briefing?step=${ROUTES}`,
      sign: '.shell-page h2',
      prepare: (page) => page.locator('.shell-page [data-menu-button]').press('Enter'),
    },
    STAGE,
    step('a step with two maps', `${ROUTES}:side-by-side`),
    step('a step of one route', `${ROUTES}:western-balkans`),
    step('a step that quotes', `${ROUTES}:claim`),
    step('a step with its notes and all steps', 'calais-group-en:recorded-2024', async (page) => {
      await page.keyboard.press('n')
      await page.keyboard.press('o')
      await page.locator('main nav [aria-current="step"]').waitFor()
    }),
    step('a blocked presenter window', `${ROUTES}:channel`, async (page) => {
      await page.evaluate(() => {
        window.open = () => null
      })
      await page.keyboard.press('p')
      await page.locator('[role="alert"], [role="alertdialog"]').first().waitFor()
    }),
    {
      name: 'the presenter window',
      isInEveryLook: true,
      link: `#/presenter?step=${ROUTES}:western-balkans`,
      sign: '[role="timer"]',
    },
    {
      name: 'the kiosk',
      link: `#/kiosk?step=${ROUTES}:opening`,
      sign: 'aside button',
      // A hidden page stays at its step.
      prepare: async (page) => {
        await page.evaluate(() => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
          document.dispatchEvent(new Event('visibilitychange'))
        })
      },
    },
    {
      name: 'the kiosk, stopped',
      link: `#/kiosk?step=${ROUTES}:western-balkans`,
      sign: 'aside button',
      prepare: async (page) => {
        await page.keyboard.press('x')
        await page.waitForURL(/#\/stage/)
      },
    },
    {
      name: 'the editor',
      isInEveryLook: true,
      widths: [1440],
      link: '#/briefing?v=3',
      sign: '.shell-page h2',
      prepare: async (page, language) => {
        await new EditorPage(page).chooseFile('talk.briefing.json', TALK)
        const edit = word(language, 'ownBriefings:list.edit')
        await page.getByRole('button', { name: edit, exact: true }).press('Enter')
        await page.locator('[role="toolbar"]').waitFor()
        await page.locator('.shell-page details:has(button, input) > summary').first().press('Enter')
      },
    },
    {
      name: 'a briefing of one’s own',
      link: '',
      sign: '[role="toolbar"]',
      prepare: async (page, language) => {
        await page.getByRole('button', { name: word(language, 'editor:edit.leave') }).press('Enter')
        await page.locator('[role="toolbar"]').waitFor({ state: 'detached' })
        await page.locator('.shell-page h2').first().waitFor()
      },
    },
  ]
}
