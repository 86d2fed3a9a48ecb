import { faultsOfAccessibility, faultsOfLayout } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { StageOfTalk } from './drivers/stageOfTalk.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { expect, test } from './support/test.ts'

const ROUTES = 'routes-2024-2025-en'

test('is chosen from the bar, presented with the keyboard alone, left for Explore and taken up again', async ({
  page,
}) => {
  await new Explorer(page).open()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Briefing' }).press('Enter')
  await page.getByRole('button', { name: /^Routes 2024 against 2025/ }).press('Enter')
  await page.getByRole('button', { name: 'Present', exact: true }).first().press('Enter')
  const talk = new StageOfTalk(page)
  await expect(talk.title).toHaveText('Detections fell by a quarter in 2025')
  for (const title of [
    'The same months, side by side',
    'Central Mediterranean: nearly the same',
    'Eastern Mediterranean: a quarter fewer',
  ]) {
    await page.keyboard.press('PageDown')
    await expect(talk.title).toHaveText(title)
  }
  await page.keyboard.press('e')
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('Eastern Mediterranean')
  await page
    .getByRole('complementary', { name: 'Talk' })
    .getByRole('button', { name: /^Back to step 4/ })
    .press('Enter')
  await expect(talk.title).toHaveText('Eastern Mediterranean: a quarter fewer')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 2, name: 'Routes 2024 against 2025' })).toBeVisible()
})

test('puts the numbers of a step on the stage as the data says, and opens their cells', async ({ page }) => {
  const talk = new StageOfTalk(page)
  await talk.open('western-african')
  const number = talk.stage.getByRole('button', { name: '17,860 detections in 2025' })
  await expect(number).toBeVisible()
  await expect(talk.stage).toContainText('−62%')
  await number.click()
  const reader = page.getByRole('dialog', { name: 'Reader' })
  await expect(reader).toContainText('17,860')
  await page.keyboard.press('Escape')
  await expect(reader).toBeHidden()
  await expect(talk.title).toBeVisible()
})

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
] as const) {
  test(`fills ${width} × ${height}: words beside the map, nothing cut, the tools in sight`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    const talk = new StageOfTalk(page)
    for (const step of ['opening', 'western-african', 'claim']) {
      await talk.open(step)
      const [words, map] = await Promise.all([
        talk.stage.getByRole('region', { name: / of 10$/ }).boundingBox(),
        talk.map.boundingBox(),
      ])
      if (!words || !map) throw new Error('the stage has no words or no map')
      expect(words.x + words.width).toBeLessThanOrEqual(map.x)
      expect(map.x + map.width).toBeCloseTo(width, 0)
      expect(words.y + words.height).toBeLessThan(height)
      expect(await faultsOfLayout(page)).toEqual([])
    }
  })
}

test.describe('without WebGL', () => {
  test('has the same steps over a drawn map', async ({ page }) => {
    await withoutWebGl(page)
    const talk = new StageOfTalk(page)
    await talk.open('channel')
    await expect(talk.map.locator('svg path').first()).toBeAttached()
    await page.keyboard.press('ArrowLeft')
    await expect(talk.title).toHaveText('Eastern land border: fewer detections')
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on briefings and stage, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(`/#/briefing?step=${ROUTES}`)
    await expect(page.getByRole('heading', { level: 2, name: 'Routes 2024 against 2025' })).toBeVisible()
    expect(await faultsOfAccessibility(page)).toEqual([])
    const talk = new StageOfTalk(page)
    await talk.open('recorded-2024', 'calais-group-en')
    expect(await faultsOfAccessibility(page)).toEqual([])
    await page.keyboard.press('n')
    await page.keyboard.press('o')
    await expect(page.getByRole('navigation', { name: 'All steps' })).toBeVisible()
    expect(await faultsOfAccessibility(page)).toEqual([])
  })
}

test('holds on a phone, in every language', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const language of ['en', 'fr', 'nl']) {
    await page.goto(`/#/briefing?lang=${language}&v=1`)
    await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible()
    expect(await faultsOfLayout(page)).toEqual([])
    await page.goto(`/#/stage?lang=${language}&step=routes-2024-2025-${language}:western-balkans`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await faultsOfLayout(page)).toEqual([])
  }
})
