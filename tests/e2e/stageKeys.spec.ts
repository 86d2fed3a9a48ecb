import { StageOfTalk } from './drivers/stageOfTalk.ts'
import { expect, test } from './support/test.ts'

/** What each key makes of the sixth of ten steps. */
const TURNS: readonly (readonly [name: string, keys: readonly string[], title: RegExp])[] = [
  ['next', ['ArrowRight'], /^Western Balkans/],
  ['next, with the space bar', [' '], /^Western Balkans/],
  ['next, with a clicker', ['PageDown'], /^Western Balkans/],
  ['previous', ['ArrowLeft'], /^Western African/],
  ['previous, with a clicker', ['PageUp'], /^Western African/],
  ['first', ['Home'], /^Detections fell/],
  ['last', ['End'], /^A text and the series/],
  ['a jump by number', ['9', 'Enter'], /^English Channel/],
  ['a jump by a number of two digits', ['1', '0', 'Enter'], /^A text and the series/],
]

for (const [name, keys, title] of TURNS) {
  test(`${name}: ${keys.join(' ')}`, async ({ page }) => {
    const talk = new StageOfTalk(page)
    await talk.open('western-mediterranean')
    for (const key of keys) await page.keyboard.press(key)
    await expect(talk.title).toHaveText(title)
  })
}

test('a clicker is followed while a control has the focus, and its key for a blank screen works', async ({
  page,
}) => {
  const talk = new StageOfTalk(page)
  await talk.open('western-mediterranean')
  await talk.stage.getByRole('button', { name: 'All steps' }).focus()
  await page.keyboard.press('PageDown')
  await expect(talk.title).toHaveText(/^Western Balkans/)
  await talk.stage.focus()
  await page.keyboard.press('.')
  await expect(page.getByRole('button', { name: 'Show the step again' })).toBeAttached()
})

test('a blank screen hides the step, and the same key shows it again', async ({ page }) => {
  const talk = new StageOfTalk(page)
  await talk.open('western-mediterranean')
  const show = page.getByRole('button', { name: 'Show the step again' })
  /** What lies on top in the middle of the title. */
  const isTitleOnTop = () =>
    talk.title.evaluate((title) => {
      const { left, top, height } = title.getBoundingClientRect()
      return document.elementFromPoint(left + 10, top + height / 2) === title
    })
  expect(await isTitleOnTop()).toBe(true)
  await page.keyboard.press('b')
  await expect(show).toBeAttached()
  expect(await isTitleOnTop()).toBe(false)
  await page.keyboard.press('b')
  await expect(show).toHaveCount(0)
  expect(await isTitleOnTop()).toBe(true)
})

test('the overview lists all steps, marks the one that is shown, and goes where one is chosen', async ({
  page,
}) => {
  const talk = new StageOfTalk(page)
  await talk.open('western-mediterranean')
  await page.keyboard.press('o')
  const all = page.getByRole('navigation', { name: 'All steps' })
  await expect(all.getByRole('button')).toHaveCount(10)
  await expect(all.locator('[aria-current="step"]')).toContainText('Western Mediterranean')
  await all.getByRole('button', { name: /Western Balkans/ }).press('Enter')
  await expect(talk.title).toHaveText(/^Western Balkans/)
  await expect(all).toHaveCount(0)
})

test('notes come and go with their key and cover no part of the map', async ({ page }) => {
  const talk = new StageOfTalk(page)
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await talk.open('western-mediterranean')
    await page.keyboard.press('n')
    const notes = page.getByRole('complementary', { name: 'Speaker notes' })
    await expect(notes).toContainText('which counts arrivals and not detections')
    const [its, map] = [await notes.boundingBox(), await talk.map.boundingBox()]
    if (!its || !map) throw new Error('the notes or the map have no box')
    expect(its.x + its.width <= map.x || its.y >= map.y + map.height - 1).toBe(true)
    await page.keyboard.press('n')
    await expect(notes).toHaveCount(0)
  }
})

test('explore opens the view of the step, and one key leads back to it from another choice', async ({
  page,
}) => {
  const talk = new StageOfTalk(page)
  await talk.open('western-mediterranean')
  await page.keyboard.press('e')
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('Western Mediterranean')
  await page.getByRole('button', { name: /^2024/ }).first().click()
  await expect(page).toHaveURL(/years=2025,2024&/)
  await page.locator('body').click({ position: { x: 2, y: 2 } })
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('p')
  await expect(talk.title).toHaveText(/^Western Mediterranean/)
  await expect(page).toHaveURL(/years=2025&/)
})
