import type { Page } from '@playwright/test'
import { LAST, numberOf, publishedStep, ROUTES } from './drivers/presenterSession.ts'
import { expect, test } from './support/test.ts'

const START = publishedStep(1)
/** A step with a number to press, and those that follow. */
const NUMBER = numberOf('opening')
const FIRST = publishedStep(NUMBER)
const SECOND = publishedStep(NUMBER + 1)
const THIRD = publishedStep(NUMBER + 2)
const END = publishedStep(LAST)

/** Duration of a step, ms. */
const durationOf = ({ dwell }: { dwell: number }) => dwell * 1000

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const cover = (page: Page) => page.getByRole('button', { name: 'Stop: the briefing is running' })
const resume = (page: Page) => page.getByRole('button', { name: 'Resume' })

/** The centre of a number that opens its cells on the stage, px. */
async function centreOfNumber(page: Page): Promise<[number, number]> {
  const box = await page
    .getByRole('main')
    .getByRole('button', { name: /detections in 2025/ })
    .first()
    .boundingBox()
  if (!box) throw new Error('the step has no number')
  return [box.x + box.width / 2, box.y + box.height / 2]
}

const STOPS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  touch: async (page) => page.touchscreen.tap(...(await centreOfNumber(page))),
  key: (page) => page.keyboard.press('ArrowRight'),
  pointer: async (page) => page.mouse.click(...(await centreOfNumber(page))),
  wheel: (page) => page.mouse.wheel(0, 100),
}

test.use({ hasTouch: true, reducedMotion: 'no-preference' })

test('starts from the briefings page, shows each step for its own time, stops at any input, resumes on request and loops', async ({
  page,
}) => {
  await watchWakeLock(page)
  await page.clock.install()
  await page.goto(`/#/briefing?step=${ROUTES}`)
  await page.getByRole('button', { name: 'Run in kiosk mode' }).click()
  await expect(title(page)).toHaveText(START.title)
  expect(page.url()).toContain('#/kiosk?')
  await follow(page, FIRST.id)
  await expect(title(page)).toHaveText(FIRST.title)
  expect(await page.evaluate('asked')).toContain('screen')

  await test.step('has no motion when reduced', async () => {
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
  })

  for (const [name, stop] of Object.entries(STOPS)) {
    await test.step(`stops at ${name} without any other effect`, async () => {
      await stop(page)
      await expect(resume(page)).toBeFocused()
      await expect(page.getByRole('complementary', { name: 'Kiosk mode' })).toContainText(
        `Stopped at step ${NUMBER}.`,
      )
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await page.clock.fastForward('10:00')
      await expect(title(page)).toHaveText(FIRST.title)
      expect(page.url()).toContain('#/stage?')
      await resume(page).click()
      await expect(cover(page)).toBeVisible()
    })
  }

  await test.step('pauses while hidden', async () => {
    await hide(page, true)
    await page.clock.fastForward('10:00')
    await expect(title(page)).toHaveText(FIRST.title)
    await hide(page, false)
    await expect(title(page)).toHaveText(FIRST.title)
    await page.clock.fastForward(durationOf(FIRST))
    await expect(title(page)).toHaveText(SECOND.title)
  })

  await test.step('ignores browser keys, and leaves on Escape', async () => {
    await page.keyboard.press('Control+Shift')
    await page.keyboard.press('F9')
    await expect(cover(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(cover(page)).toBeHidden()
    await expect(title(page)).toHaveText(SECOND.title)
  })

  await test.step('a stopped kiosk is a normal stage, and resumes at the current step', async () => {
    await expect(resume(page)).toBeFocused()
    await page.keyboard.press('PageUp')
    await expect(title(page)).toHaveText(FIRST.title)
    await page.keyboard.press('PageDown')
    await expect(title(page)).toHaveText(SECOND.title)
    // Stops the clock; timeouts due by then have fired once.
    await page.clock.pauseAt(Date.now() + 3_600_000)
    await resume(page).click()
    await expect(cover(page)).toBeVisible()
  })

  await test.step('shows each step for its own time, and loops', async () => {
    // All but the last second in one jump: each frame between would be drawn.
    await page.clock.fastForward(durationOf(SECOND) - 1000)
    await expect(title(page)).toHaveText(SECOND.title)
    await page.clock.runFor(1000)
    await expect(title(page)).toHaveText(THIRD.title)
    await follow(page, END.id)
    await expect(title(page)).toHaveText(END.title)
    await page.clock.fastForward(durationOf(END) - 1000)
    await expect(title(page)).toHaveText(END.title)
    await page.clock.runFor(1000)
    await expect(title(page)).toHaveText(START.title)
  })
})

async function follow(page: Page, step: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#/kiosk?step=${ROUTES}:${step}`)
}

/** Records the kinds of wake lock that the page requests, and refuses each. */
async function watchWakeLock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked: string[] = []
    Object.assign(window, { asked })
    const wakeLock = {
      request: (kind: string) => {
        asked.push(kind)
        return Promise.reject(new DOMException('refused', 'NotAllowedError'))
      },
    }
    Object.defineProperty(navigator, 'wakeLock', { value: wakeLock })
  })
}

async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isHidden)
}
