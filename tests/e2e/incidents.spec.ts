import { dayOfDate } from '#domain/incident.ts'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { IncidentLayer } from './drivers/incidentLayer.ts'
import { setBox } from './drivers/setBox.ts'
import { SvgMap } from './drivers/svgMap.ts'
import { expect, sharedTest, test } from './support/test.ts'

const file = published('incidents')

/** Published incidents and persons from one date up to, not including, another. */
function publishedBetween(from: string, to: string, places?: readonly string[]) {
  const [first, end] = [from, to].map((date) => dayOfDate(file.firstDay, date))
  const rows = file.day.flatMap((day, row) => {
    const isIn = first !== undefined && end !== undefined && day >= first && day < end
    const place = file.places[file.place[row] ?? 0] ?? ''
    return isIn && (places === undefined || places.includes(place)) ? [row] : []
  })
  return {
    incidents: rows.length,
    persons: rows.reduce((sum, row) => sum + (file.deadAndMissing[row] ?? 0), 0),
  }
}

const START = publishedBetween('2026-01-01', '2026-06-01')
const count = (value: number) => value.toLocaleString('en-GB')

test('circles add up to the published data, survive map moves, and describe and open their incidents', {
  tag: '@webgl',
}, async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const [explorer, layer] = [new Explorer(page), new IncidentLayer(page)]
  await explorer.open()
  await new DrawnMap(page).isReady()
  await layer.openLayers()
  await expect(layer.checkbox).not.toBeChecked()
  expect(asked.filter((url) => url.includes('incidents'))).toEqual([])
  await layer.switchOn()
  await expect(layer.legend).toContainText(`${count(START.persons)} dead or missing`)
  await expect(layer.legend).toContainText(`in ${count(START.incidents)} incidents`)
  await expect(layer.legend).toContainText('A minimum count. IOM Missing Migrants Project, CC BY 4.0.')
  await expect.poll(() => layer.total()).toEqual(START)
  expect(page.url()).toContain('deaths')

  await explorer.period('Other dates').click()
  await page.getByRole('dialog', { name: 'Other dates' }).getByRole('button', { name: 'All of 2024' }).click()
  await expect.poll(() => layer.total()).toEqual(publishedBetween('2024-01-01', '2025-01-01'))
  await setBox(layer.checkbox, false)
  await expect.poll(() => layer.circles()).toEqual([])

  await test.step('moving the map changes no circle, and a selected route leaves the others hollow', async () => {
    await explorer.follow('#/explore?years=2024&layers=routes,deaths&v=2')
    const year = publishedBetween('2024-01-01', '2025-01-01')
    await expect.poll(() => layer.total()).toEqual(year)
    const before = await layer.circles()
    const start = await layer.freePoint()
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    await page.mouse.move(start.x + 60, start.y + 30, { steps: 6 })
    await page.mouse.up()
    await expect.poll(() => page.url()).toContain('camera=')
    expect(await layer.circles()).toEqual(before)

    await explorer.follow('#/explore?years=2024&layers=routes,deaths&selected=route:western-african&v=2')
    const own = publishedBetween('2024-01-01', '2025-01-01', ['western-african'])
    await expect
      .poll(async () =>
        (await layer.circles())
          .filter(({ isLit }) => isLit)
          .reduce((sum, { persons }) => sum + (persons ?? 0), 0),
      )
      .toBe(own.persons)
    // The press that moved the map has closed the layers.
    await layer.openLayers()
    await expect(layer.legend).toContainText(
      `2024: ${count(own.persons)} dead or missing in ${count(own.incidents)} incidents`,
    )
    await expect(layer.legend).toContainText(`${count(year.persons - own.persons)} more elsewhere`)
  })

  await test.step('a circle has a tooltip, and opens its incident or zooms in', async () => {
    await explorer.follow('#/explore?years=2024&layers=deaths&camera=14,34,6&v=2')
    await expect.poll(async () => (await layer.circles()).length).toBeGreaterThan(100)
    await expect.poll(() => layer.pointOf(false)).not.toBeNull()
    const several = await layer.pointOf(false)
    if (several) await page.mouse.move(several.x, several.y)
    await expect(layer.tip).toContainText(/in \d+ incidents/)
    await expect(layer.tip).toContainText('Press to zoom in')
    const one = await layer.pointOf(true)
    if (!one) throw new Error('no circle of one incident is free')
    await page.mouse.move(one.x, one.y)
    await expect(layer.tip).toContainText(/dead or missing.*2024/)
    await expect(layer.tip).toContainText(/[Ss]ource/)
    await page.mouse.click(one.x, one.y)
    await expect(page.getByRole('dialog', { name: 'Reader' })).toBeVisible()
    expect(page.url()).toContain('reader=incident:')
  })
})

sharedTest.describe('without WebGL', () => {
  sharedTest.use({ expectedFaults: /status of 500/ })

  sharedTest(
    'the layer recovers from a failed load, works by keyboard, draws the same circles, and fits a phone',
    async ({ page }) => {
      const [explorer, layer, map] = [new Explorer(page), new IncidentLayer(page), new SvgMap(page)]
      const reader = page.getByRole('dialog', { name: 'Reader' })
      const year = publishedBetween('2024-01-01', '2025-01-01')

      await sharedTest.step(
        'a file that fails to load is named in the strip, and among the layers with a retry',
        async () => {
          await page.route(/\/assets\/incidents-[^/]*\.json$/, (route) =>
            route.fulfill({ status: 500, body: '' }),
          )
          await explorer.open('#/explore?layers=routes,deaths&v=3')
          await map.isReady()
          await expect(page.locator('[data-map-card="key"]')).toContainText(
            'incidents.json could not be read',
          )
          await layer.openLayers()
          await expect(layer.legend.getByRole('alert')).toContainText('incidents.json could not be read')
          await page.unrouteAll()
          await layer.legend.getByRole('button', { name: 'Try again' }).click()
          await expect(layer.legend).toContainText('A minimum count')
          await expect(page.locator('[data-map-card="key"]')).toContainText('a minimum, Jan 2026')
        },
      )

      await sharedTest.step(
        'the keyboard toggles the layer, opens its list, zooms in and opens an incident',
        async () => {
          await explorer.follow('#/explore?years=2024&v=2')
          await expect(layer.checkbox).not.toBeChecked()
          await layer.checkbox.focus()
          await page.keyboard.press('Space')
          const opener = layer.legend.getByRole('button', { name: 'List of circles' })
          await expect(opener).toBeVisible()
          await page.keyboard.press('Tab')
          await expect(opener).toBeFocused()
          await page.keyboard.press('Enter')
          await expect(layer.list).toBeFocused()
          await expect(layer.list.getByRole('row', { name: 'All places' })).toContainText(count(year.persons))
          const entries = layer.list.getByRole('listitem').getByRole('button')
          await expect(entries.first()).toHaveAccessibleName(
            /dead or missing in \d+ incidents.*Press to zoom in/,
          )
          await entries.first().focus()
          await page.keyboard.press('Enter')
          await expect.poll(() => page.url()).toContain('camera=')
          const single = layer.list.getByRole('button', { name: /Source/ }).first()
          await single.focus()
          await page.keyboard.press('Escape')
          await expect(layer.list).toBeHidden()
          await layer.openList()
          await single.focus()
          await page.keyboard.press('Enter')
          await expect(reader).toBeVisible()
          await page.keyboard.press('Escape')
        },
      )

      await sharedTest.step('the same circles are drawn and open incidents', async () => {
        await explorer.follow('#/explore?years=2024&layers=deaths&camera=14,34,6&v=2')
        await layer.list.getByRole('button', { name: 'Close the list' }).click()
        const seen = map.frame.locator('[data-layer="incidents"] circle')
        const met = map.frame.locator('[data-layer="incident-hit"] circle')
        await expect.poll(() => seen.count()).toBeGreaterThan(100)
        expect(await met.count()).toBe(await seen.count())
        await layer.openList()
        await expect(layer.list.getByRole('row', { name: 'All places' })).toContainText(count(year.persons))
        await layer.list
          .getByRole('button', { name: /Source/ })
          .first()
          .click()
        await expect(reader).toBeVisible()
        expect(page.url()).toContain('reader=incident:')
        await page.keyboard.press('Escape')
        await layer.list.getByRole('button', { name: 'Close the list' }).click()
      })

      await sharedTest.step(
        'on a phone the layer is toggled among the layers, and its list fits',
        async () => {
          await page.setViewportSize({ width: 390, height: 844 })
          await explorer.follow('#/explore?v=3')
          await layer.switchOn()
          await layer.openList()
          const [card, frame] = await Promise.all([layer.list.boundingBox(), layer.frame.boundingBox()])
          if (!card || !frame) throw new Error('list and map have no size')
          expect(card.x).toBeGreaterThanOrEqual(frame.x)
          expect(card.x + card.width).toBeLessThanOrEqual(frame.x + frame.width)
          expect(card.y).toBeGreaterThanOrEqual(frame.y)
          expect(card.y + card.height).toBeLessThanOrEqual(frame.y + frame.height)
          await layer.list.getByRole('button', { name: 'Close the list' }).click()
          await expect(layer.list).toBeHidden()
        },
      )
    },
  )
})
