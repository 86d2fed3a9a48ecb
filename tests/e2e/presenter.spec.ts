import {
  onlyTransport,
  PresenterSession,
  publishedStep,
  ROUTES,
  stepOf,
  type Transport,
  windowOf,
} from './drivers/presenterSession.ts'
import { expect, test } from './support/test.ts'

const TRANSPORTS: readonly Transport[] = ['over BroadcastChannel', 'over window handles']

for (const transport of TRANSPORTS) {
  test.describe(`presenter and stage ${transport}`, () => {
    test.beforeEach(async ({ context }) => {
      await onlyTransport(context, transport)
    })

    test('share one state, reconnect after a reload or a close, and end together', async ({
      page,
      context,
    }) => {
      const session = new PresenterSession(page)
      await session.open('opening')
      const presenter = await session.openPresenter(() => page.keyboard.press('w'))
      await session.expectStep(1)
      await presenter.getByRole('button', { name: 'Next', exact: true }).click()
      await session.expectStep(2)
      await page.keyboard.press('PageDown')
      await session.expectStep(3)
      await presenter
        .getByRole('navigation', { name: 'All steps' })
        .getByRole('button', { name: /English Channel/ })
        .click()
      await session.expectStep(9)
      await page.keyboard.press('Home')
      await session.expectStep(1)

      const black = presenter.getByRole('button', { name: 'Black screen' })
      const show = page.getByRole('button', { name: 'Show the step again' })
      await black.click()
      await expect(show).toBeAttached()
      await expect(windowOf(presenter)).toContainText('The screen is black.')
      await page.keyboard.press('b')
      await expect(black).toHaveAttribute('aria-pressed', 'false')
      await page.keyboard.press('b')
      await expect(black).toHaveAttribute('aria-pressed', 'true')
      // Moving on ends the blank screen, as on the stage.
      await presenter.keyboard.press('PageDown')
      await session.expectStep(2)
      await expect(show).toHaveCount(0)

      await test.step('either window reconnects after a reload, with its step and the blank screen', async () => {
        await presenter.reload()
        await session.expectStep(2)
        await presenter.keyboard.press('PageDown')
        await session.expectStep(3)
        await page.reload()
        await session.expectStep(3)
        await page.keyboard.press('PageDown')
        await session.expectStep(4)
        await presenter.keyboard.press('b')
        await expect(show).toBeAttached()
        await page.reload()
        await expect(show).toBeAttached()
        await page.keyboard.press('PageUp')
        await session.expectStep(3)
      })

      const second =
        await test.step('a closed presenter window reopens at the step of the stage', async () => {
          await presenter.close()
          await page.keyboard.press('PageDown')
          const opened = await session.openPresenter(() => page.keyboard.press('w'))
          await session.expectStep(4)
          return opened
        })

      const stage = await test.step('a closed stage reopens at the step of the presenter', async () => {
        await page.close()
        await expect(second.getByRole('status')).toContainText('No stage is open for this talk.')
        await second.keyboard.press('PageDown')
        await expect(stepOf(second)).toContainText(publishedStep(5).title)
        const [opened] = await Promise.all([
          second.waitForEvent('popup'),
          second.getByRole('button', { name: 'Open the stage' }).click(),
        ])
        session.stage = opened
        await session.expectStep(5)
        await expect(second.getByRole('status')).toBeEmpty()
        // Each window loses its handle of the other in turn, and both reconnect.
        await second.reload()
        await opened.keyboard.press('PageUp')
        await session.expectStep(4)
        await second.keyboard.press('PageUp')
        await session.expectStep(3)
        return opened
      })

      await test.step('another session of the same briefing stays separate', async () => {
        const other = new PresenterSession(await context.newPage())
        await other.open('opening')
        const its = await other.openPresenter(() => other.stage.keyboard.press('w'))
        await its.keyboard.press('PageDown')
        await other.expectStep(2)
        await session.expectStep(3)
        await its.close()
        await other.stage.close()
      })

      await test.step('End closes the presenter and leaves the stage', async () => {
        await Promise.all([
          second.waitForEvent('close'),
          // The window may close before Playwright reports the click.
          second.getByRole('button', { name: 'End' }).click().catch(ignoreClosing),
        ])
        await expect(stage.getByRole('heading', { level: 2, name: 'Routes 2024 against 2025' })).toBeVisible()
      })
    })
  })
}

test('opens from the briefings page, and starts a new session', async ({ page, context }) => {
  await context.clock.install()
  await page.goto(`/#/briefing?step=${ROUTES}`)
  const session = new PresenterSession(page)
  const begin = page.getByRole('button', { name: 'Present with presenter window' })
  const presenter = await session.openPresenter(() => begin.click())
  await session.expectStep(1)
  await presenter.keyboard.press('PageDown')
  await session.expectStep(2)
  const timer = presenter.getByRole('timer', { name: 'Elapsed' })
  await context.clock.fastForward('05:00')
  await expect(timer).toHaveText(/^05:/)
  // A new session starts at the first step and at zero, also in a presenter window that is still open.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Present', exact: true }).first().click()
  await session.expectStep(1)
  await expect(timer).toHaveText(/^00:/)
})

test('keeps the time over a reload of either window, pauses, and says when time is over', async ({
  page,
  context,
}) => {
  await context.clock.install()
  const session = new PresenterSession(page)
  await session.open('opening')
  const notes = page.getByRole('complementary', { name: 'Speaker notes' })
  // The stage alone: no other window knows the time.
  await context.clock.fastForward('01:00')
  await page.reload()
  await expect(session.stageTitle).toBeVisible()
  await page.keyboard.press('n')
  await expect(notes).toContainText(/01:\d\d since/)
  const presenter = await session.openPresenter(() => page.keyboard.press('w'))
  await session.expectStep(1)
  const timer = presenter.getByRole('timer', { name: 'Elapsed' })
  await context.clock.fastForward('02:00')
  await expect(timer).toHaveText(/^03:/)
  await presenter.reload()
  await expect(timer).toHaveText(/^03:/)
  await page.reload()
  await session.expectStep(1)
  await presenter.keyboard.press('PageDown')
  await session.expectStep(2)
  await expect(timer).toHaveText(/^03:/)

  await presenter.getByRole('button', { name: 'Pause' }).click()
  await context.clock.fastForward('04:00')
  await expect(timer).toHaveText(/^03:/)
  await page.keyboard.press('n')
  await expect(notes).toContainText(/03:\d\d since/)
  await presenter.getByRole('button', { name: 'Resume' }).click()
  await context.clock.fastForward('01:00')
  await expect(timer).toHaveText(/^04:/)

  const target = presenter.getByRole('textbox', { name: 'Of' })
  await expect(target).toHaveValue('10:00')
  await target.fill('soon')
  await target.press('Enter')
  await expect(target).toHaveValue('10:00')
  await target.fill('2:30')
  await target.press('Enter')
  await expect(presenter.getByRole('region', { name: 'Time' })).toContainText(/01:\d\d over the target/)
  await presenter.reload()
  await expect(target).toHaveValue('02:30')
  await presenter.getByRole('button', { name: 'Reset' }).click()
  await expect(timer).toHaveText(/^00:/)
})

test('brings the stage back from Explore, and opens evidence on its own', async ({ page }) => {
  const session = new PresenterSession(page)
  await session.open('channel')
  const presenter = await session.openPresenter(() => page.keyboard.press('w'))
  await session.expectStep(9)
  await page.keyboard.press('e')
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('English Channel')
  await presenter.keyboard.press('PageDown')
  await session.expectStep(10)

  await presenter
    .getByRole('button', { name: /^A text|^Detections by/ })
    .first()
    .click()
  await expect(presenter.getByRole('dialog', { name: 'Reader' })).toBeVisible()
  // The presenter's Reader is not shown on the stage, and stays open when the step changes.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('PageUp')
  await session.expectStep(9)
  await expect(presenter.getByRole('dialog', { name: 'Reader' })).toBeVisible()
})

test('works with the keyboard alone, wherever the focus is', async ({ page }) => {
  const session = new PresenterSession(page)
  await session.open('opening')
  const presenter = await session.openPresenter(async () => {
    await page.getByRole('button', { name: 'Presenter window' }).press('Enter')
  })
  await session.expectStep(1)
  await presenter.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  await session.expectStep(2)
  await presenter.keyboard.press('ArrowRight')
  await session.expectStep(3)
  await presenter.keyboard.press('4')
  await presenter.keyboard.press('Enter')
  await session.expectStep(4)
  await presenter.keyboard.press('n')
  await expect(presenter.getByRole('region', { name: 'Notes' })).toBeFocused()
  await presenter.keyboard.press('End')
  await session.expectStep(10)
  await presenter.keyboard.press('o')
  await expect(stepOf(presenter)).toBeFocused()
  await presenter.keyboard.press('Shift+Tab')
  await presenter.keyboard.press('Enter')
  await session.expectStep(9)
  const notes = presenter.getByRole('region', { name: 'Notes' }).getByRole('paragraph')
  await expect(notes).toHaveCSS('font-size', '20px')
  await presenter.getByRole('button', { name: 'Larger notes' }).press('Enter')
  await expect(notes).toHaveCSS('font-size', '24px')
  await presenter.reload()
  await expect(notes).toHaveCSS('font-size', '24px')
})

/** Ignores only the error of a page that closed during a click. */
function ignoreClosing(error: unknown): void {
  if (!/has been closed/.test(String(error))) throw error
}
