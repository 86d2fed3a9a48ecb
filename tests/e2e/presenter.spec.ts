import {
  LAST,
  numberOf,
  onlyTransport,
  PresenterSession,
  publishedStep,
  ROUTES,
  stepOf,
  windowOf,
} from './drivers/presenterSession.ts'
import { expect, test } from './support/test.ts'

test('over window handles, both windows reconnect after each loses its handle', async ({ page, context }) => {
  await onlyTransport(context, 'over window handles')
  const session = new PresenterSession(page)
  await session.open()
  const presenter = await session.openPresenter(() => page.keyboard.press('p'))
  await session.expectStep(1)
  await presenter.getByRole('button', { name: 'Next', exact: true }).click()
  await session.expectStep(2)
  await page.reload()
  await session.expectStep(2)
  await page.keyboard.press('PageDown')
  await session.expectStep(3)
  await presenter.keyboard.press('PageDown')
  await session.expectStep(4)

  await test.step('a closed stage reopens at the step of the presenter', async () => {
    await page.close()
    await expect(presenter.getByRole('status')).toContainText('No stage is open.')
    await presenter.keyboard.press('PageDown')
    await expect(stepOf(presenter)).toContainText(publishedStep(5).title)
    const [opened] = await Promise.all([
      presenter.waitForEvent('popup'),
      presenter.getByRole('button', { name: 'Open it' }).click(),
    ])
    session.stage = opened
    await session.expectStep(5)
    await expect(presenter.getByRole('status')).toBeEmpty()
    // This time the presenter loses its handle.
    await presenter.reload()
    await opened.keyboard.press('PageUp')
    await session.expectStep(4)
    await presenter.keyboard.press('PageUp')
    await session.expectStep(3)
  })
  await session.end(presenter)
})

test('over BroadcastChannel, a talk from the briefings page: step, blank screen, time, evidence and notes survive what happens to the windows', async ({
  page,
  context,
}) => {
  await onlyTransport(context, 'over BroadcastChannel')
  await context.clock.install()
  await page.goto(`/#/briefing?step=${ROUTES}`)
  const session = new PresenterSession(page)

  const presenter = await test.step('opens from the briefings page, and starts a new session', async () => {
    const begin = page.getByRole('button', { name: 'Present with presenter window' })
    const early = await session.openPresenter(() => begin.click())
    await session.expectStep(1)
    await early.keyboard.press('PageDown')
    await session.expectStep(2)
    const elapsed = early.getByRole('timer', { name: 'Elapsed' })
    await context.clock.fastForward('05:00')
    await expect(elapsed).toHaveText(/^5:/)
    // A new session starts at the first step and at zero, also in a presenter window that is still open.
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'End the talk' }).click()
    await page.getByRole('main').getByRole('button', { name: 'Present', exact: true }).first().click()
    await session.expectStep(1)
    await expect(elapsed).toHaveText(/^0:/)
    return early
  })

  const notesOnStage = page.getByRole('complementary', { name: 'Speaker notes' })
  const timer = presenter.getByRole('timer', { name: 'Elapsed' })
  const notes = presenter.getByRole('region', { name: 'Notes' }).getByRole('paragraph')

  await test.step('works with the keyboard alone, wherever the focus is', async () => {
    await context.clock.fastForward('01:00')
    await presenter.getByRole('button', { name: 'Next', exact: true }).press('Enter')
    await session.expectStep(2)
    await presenter.keyboard.press('ArrowRight')
    await session.expectStep(3)
    await presenter.keyboard.press('4')
    await presenter.keyboard.press('Enter')
    await session.expectStep(4)
    await page.keyboard.press('PageDown')
    await session.expectStep(5)
    await presenter.keyboard.press('n')
    await expect(presenter.getByRole('region', { name: 'Notes' })).toBeFocused()
    await presenter.keyboard.press('End')
    await session.expectStep(LAST)
    await presenter.keyboard.press('o')
    const overview = presenter.getByRole('navigation', { name: 'Overview' })
    await expect(overview.locator('[aria-current="step"]')).toBeFocused()
    await presenter.keyboard.press('ArrowLeft')
    await presenter.keyboard.press('Enter')
    await expect(overview).toBeHidden()
    await session.expectStep(LAST - 1)
    await expect(notes).toHaveCSS('font-size', '20px')
    await presenter.getByRole('button', { name: 'Larger notes' }).press('Enter')
    await expect(notes).toHaveCSS('font-size', '24px')
  })

  const black = presenter.getByRole('button', { name: 'Black screen' })
  const show = page.getByRole('button', { name: 'Show the step again' })
  await test.step('either window blanks the screen, and shows it again', async () => {
    await black.click()
    await expect(show).toBeAttached()
    await expect(windowOf(presenter)).toContainText('The screen is black.')
    await page.keyboard.press('b')
    await expect(black).toHaveAttribute('aria-pressed', 'false')
    await presenter.keyboard.press('b')
    await expect(show).toBeAttached()
  })

  await test.step('the stage keeps step, time and blank screen over its reload', async () => {
    await context.clock.fastForward('02:00')
    await expect(timer).toHaveText(/^[34]:/)
    await page.reload()
    await session.expectStep(LAST - 1)
    await expect(show).toBeAttached()
    // Moving on ends the blank screen, as on the stage.
    await presenter.keyboard.press('PageDown')
    await session.expectStep(LAST)
    await expect(show).toHaveCount(0)
    await expect(timer).toHaveText(/^[34]:/)
  })

  await test.step('pauses, and shows no notes on the stage', async () => {
    await presenter.getByRole('button', { name: 'Pause' }).click()
    await context.clock.fastForward('04:00')
    await expect(timer).toHaveText(/^[34]:/)
    await expect(notesOnStage).toBeHidden()
    await page.keyboard.press('n')
    // They are the speaker's: while the speaker's window is open, the audience sees none.
    await expect(notesOnStage).toBeHidden()
    await presenter.getByRole('button', { name: 'Resume' }).click()
    await context.clock.fastForward('01:00')
    await expect(timer).toHaveText(/^[45]:/)
  })

  await test.step('brings the stage back from Explore, and opens evidence on its own', async () => {
    const channel = numberOf('channel')
    await page.keyboard.type(`${channel}`)
    await page.keyboard.press('Enter')
    await session.expectStep(channel)
    await page.keyboard.press('e')
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('English Channel')
    await presenter.keyboard.press('PageDown')
    await session.expectStep(channel + 1)
    await presenter
      .getByRole('button', { name: /^A text|^Detections by/ })
      .first()
      .click()
    const reader = presenter.getByRole('dialog', { name: 'Reader' })
    await expect(reader).toBeVisible()
    // The presenter's Reader is not shown on the stage, and stays open when the step changes.
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('PageUp')
    await session.expectStep(channel)
    await expect(reader).toBeVisible()
    await presenter.keyboard.press('Escape')
    await expect(reader).toBeHidden()
  })

  await test.step('says when time is over, and keeps step, time, target and size of notes over its reload', async () => {
    const target = presenter.getByRole('textbox', { name: 'Of' })
    const planned = await target.inputValue()
    expect(planned).toMatch(/^\d+:\d\d$/)
    await target.fill('soon')
    await target.press('Enter')
    await expect(target).toHaveValue(planned)
    await target.fill('2:30')
    await target.press('Enter')
    await expect(presenter.getByRole('region', { name: 'Time' })).toContainText(/[1-3]:\d\d over the target/)
    await presenter.reload()
    await session.expectStep(numberOf('channel'))
    await expect(target).toHaveValue('2:30')
    await expect(timer).toHaveText(/^[4-6]:/)
    await expect(notes).toHaveCSS('font-size', '24px')
    await presenter.getByRole('button', { name: 'Reset' }).click()
    await expect(timer).toHaveText(/^0:/)
    await presenter
      .getByRole('navigation', { name: 'All steps' })
      .getByRole('button', { name: new RegExp(publishedStep(2).title) })
      .click()
    await session.expectStep(2)
  })

  await presenter.close()
  await test.step('the stage alone keeps the time over a reload', async () => {
    await context.clock.fastForward('01:00')
    await page.reload()
    await expect(session.stageTitle).toBeVisible()
    await page.keyboard.press('n')
    await expect(notesOnStage).toContainText(/[1-4]:\d\d since/)
  })

  const second = await test.step('a closed window reopens at the step of the stage', async () => {
    await page.keyboard.press('PageDown')
    await expect(session.stageTitle).toHaveText(publishedStep(3).title)
    await page.getByRole('button', { name: 'More' }).press('Enter')
    const opened = await session.openPresenter(() =>
      page.getByRole('button', { name: 'Presenter window' }).press('Enter'),
    )
    await session.expectStep(3)
    return opened
  })

  await test.step('End closes the window and leaves the stage', () => session.end(second))
})
