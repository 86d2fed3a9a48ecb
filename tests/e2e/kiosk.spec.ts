import type { Page } from '@playwright/test'
import { publishedStep, ROUTES } from './drivers/presenterSession.ts'
import { expect, test } from './support/test.ts'

const FIRST = publishedStep(1)
const SECOND = publishedStep(2)
const THIRD = publishedStep(3)
const LAST = publishedStep(10)

/** Duration of a step, ms. */
const durationOf = ({ dwell }: { dwell: number }) => dwell * 1000

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const cover = (page: Page) => page.getByRole('button', { name: 'Stop: the briefing is running' })
const resume = (page: Page) => page.getByRole('button', { name: 'Resume' })

/** Opens the kiosk at a step, on a fake clock. */
async function openKiosk(page: Page, step: string): Promise<void> {
  await page.clock.install()
  await page.goto(`/#/kiosk?step=${ROUTES}:${step}`)
  await expect(cover(page)).toBeVisible()
}

test('starts from the briefings page, shows each step for its own time, and loops', async ({ page }) => {
  await page.clock.install()
  await page.goto(`/#/briefing?step=${ROUTES}`)
  await page.getByRole('button', { name: 'Run as kiosk' }).click()
  await expect(title(page)).toHaveText(FIRST.title)
  expect(page.url()).toContain('#/kiosk?')
  // Stops the clock; timeouts due by then have fired once.
  await page.clock.pauseAt(Date.now() + 3_600_000)
  await expect(title(page)).toHaveText(SECOND.title)
  await page.clock.runFor(durationOf(SECOND) - 1000)
  await expect(title(page)).toHaveText(SECOND.title)
  await page.clock.runFor(1000)
  await expect(title(page)).toHaveText(THIRD.title)

  await page.goto(`/#/kiosk?step=${ROUTES}:${LAST.id}`)
  await expect(title(page)).toHaveText(LAST.title)
  await page.clock.runFor(durationOf(LAST))
  await expect(title(page)).toHaveText(FIRST.title)
})

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

test.describe('a running kiosk', () => {
  test.use({ hasTouch: true })

  test('stops at touch, key, pointer and wheel without any other effect, and resumes on request', async ({
    page,
  }) => {
    await openKiosk(page, 'opening')
    for (const [name, stop] of Object.entries(STOPS)) {
      await test.step(name, async () => {
        await stop(page)
        await expect(resume(page)).toBeFocused()
        await expect(page.getByRole('complementary', { name: 'Kiosk' })).toContainText('Stopped at step 1.')
        await expect(page.getByRole('dialog')).toHaveCount(0)
        await page.clock.fastForward('10:00')
        await expect(title(page)).toHaveText(FIRST.title)
        expect(page.url()).toContain('#/stage?')
        await resume(page).click()
        await expect(cover(page)).toBeVisible()
      })
    }
    // A stopped kiosk is a normal stage, and resumes at the current step.
    await page.keyboard.press('ArrowRight')
    await expect(resume(page)).toBeFocused()
    await page.keyboard.press('PageDown')
    await expect(title(page)).toHaveText(SECOND.title)
    await resume(page).click()
    await expect(cover(page)).toBeVisible()
    await page.clock.fastForward(durationOf(SECOND))
    await expect(title(page)).toHaveText(THIRD.title)
  })
})

test('requests a wake lock, pauses while hidden, ignores browser keys, and has no motion when reduced', async ({
  page,
}) => {
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
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openKiosk(page, 'opening')
  expect(await page.evaluate('asked')).toContain('screen')
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0)

  const hide = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }, isHidden)
  await hide(true)
  await page.clock.fastForward('10:00')
  await expect(title(page)).toHaveText(FIRST.title)
  await hide(false)
  await expect(title(page)).toHaveText(FIRST.title)
  await page.clock.fastForward(durationOf(FIRST))
  await expect(title(page)).toHaveText(SECOND.title)

  await page.keyboard.press('Control+Shift')
  await page.keyboard.press('F9')
  await expect(cover(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cover(page)).toBeHidden()
  await expect(title(page)).toHaveText(SECOND.title)
})
