import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { LensPanel } from './drivers/lensPanel.ts'
import { OpenReader } from './drivers/openReader.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, sharedTest, test } from './support/test.ts'

const { measures } = published('measures')
const { routes, regions } = published('routes')
const { claims } = published('claims')
const { records } = published('records')
const ISOS = published('basemap')
  .countries.features.flatMap(({ properties }) => properties.iso ?? [])
  .sort()

/**
 * A category of many places and one of few, so that what the first lit goes out: both have routes, countries and regions, and the
 * first no measure without a place.
 */
const CATEGORIES = ['partner-countries', 'prevention-communication']

/** All places that a lens can light. */
const LAYERS = 'routes,measures,countries,regions'

type PlaceKey = 'routes' | 'countries' | 'regions'

/** The published measures of a category, and their places. */
function publishedOf(category: string) {
  const own = measures.filter(({ categories }) => categories.includes(category))
  return {
    own,
    placesOf: (key: PlaceKey) => new Set(own.flatMap((measure) => measure[key])),
    inScope: (scope: string) => own.filter((measure) => measure.scope === scope).length,
  }
}

test('the map lights exactly the places of a category or region', { tag: '@webgl' }, async ({ page }) => {
  const explorer = new Explorer(page)
  const map = new DrawnMap(page)
  const panel = new LensPanel(page)
  await explorer.open()
  await map.isReady()
  await page.getByRole('button', { name: 'Layers' }).click()
  const layers = page.getByRole('dialog', { name: 'Layers and legend' })

  await test.step('a category lights the places that the data ties to it', async () => {
    const { lit: before } = await map.light()
    expect(before.countries).toEqual([])
    expect(before.regions).toEqual([])

    for (const category of CATEGORIES) {
      const { own, placesOf, inScope } = publishedOf(category)
      await explorer.follow(`#/explore?measures=${category}&layers=${LAYERS}&v=3`)
      await expect.poll(() => explorer.statedMeasures(), category).toBe(own.length)
      // Checks the state of every country, and the pixels of those on screen.
      const countries = ISOS.filter((iso) => placesOf('countries').has(iso))
      await expect.poll(() => map.litAmong(ISOS), `countries of ${category}`).toEqual(countries)
      const { drawn, lit, dashed } = await map.light()
      for (const key of ['routes', 'countries', 'regions'] as const) {
        expect(lit[key], `${key} of ${category}`).toEqual(drawn[key].filter((id) => placesOf(key).has(id)))
      }
      expect(lit.routes.length, `lit routes of ${category}`).toBe(placesOf('routes').size)
      expect(dashed, `dashed lines of ${category}`).toEqual([])

      // Map, list and data count the same at each place.
      const listed = await panel.listedCounts()
      const places = [...placesOf('routes'), ...placesOf('countries'), ...placesOf('regions')]
      expect(Object.keys(listed).length, `list of ${category}`).toBe(places.length)
      const sum = own.reduce(
        (all, { routes: r, countries: c, regions: g }) => all + r.length + c.length + g.length,
        0,
      )
      expect(Object.values(listed).reduce((all, count) => all + count, 0)).toBe(sum)
      const counts = await map.labelCounts()
      expect(Object.keys(counts).length, `names with a number for ${category}`).toBeGreaterThan(3)
      for (const [place, count] of Object.entries(counts))
        expect(count, `${place}, ${category}`).toBe(listed[place])

      // General measures: counted in the panel.
      for (const [scope, words] of [
        ['all-routes', 'For all routes'],
        ['unplaced', 'No place named'],
      ] as const) {
        const count = inScope(scope)
        const row = panel.row(new RegExp(`^${words}`))
        const shown = (await row.count()) === 0 ? '' : await row.innerText()
        const sum = (shown.match(/\d+/g) ?? []).reduce((all, one) => all + Number(one), 0)
        expect(sum, `${words}, ${category}`).toBe(count)
      }
    }

    // The layers lie over a part of the map, and over their own button.
    await layers.getByRole('button', { name: 'Close' }).click()
    await expect(layers).toHaveCount(0)

    await test.step('a lit country has its own fill in both themes', async () => {
      await explorer.follow(`#/explore?measures=border-control&layers=${LAYERS}&v=3`)
      for (const theme of ['dark', 'light'] as const) {
        await explorer.chooseTheme(theme === 'light' ? 'Light' : 'Dark')
        const { litLand } = MAP_COLOURS[theme]
        await expect.poll(async () => (await map.pixelsOf([litLand], 1))[0]).toBeGreaterThan(5000)
      }
    })

    await panel.leave.click()
    await expect.poll(() => map.litAmong(ISOS)).toEqual([])
    await expect(explorer.sentence).toHaveText(new RegExp(`^${measures.length} measures`))
  })

  await test.step('a region lights its routes, solid by a text, dashed by our classification, and the panel says which', async () => {
    const region = firstOf(
      regions.filter(({ id }) => id === 'north-africa'),
      'North Africa',
    )
    const named = (route: string) =>
      [...claims, ...records].some(
        (thing) => thing.routes.includes(route) && thing.regions.includes(region.id),
      )
    const drawn = routes.filter(({ legs }) => legs.length > 0)
    const solid = drawn.filter(({ id }) => named(id)).map(({ id }) => id)
    const dashed = drawn
      .filter(({ id, region: group, originRegions }) => {
        const isClassified =
          group === region.id || originRegions.includes(region.id) || region.routes.includes(id)
        return isClassified && !named(id)
      })
      .map(({ id }) => id)
    expect(solid.length).toBeGreaterThan(0)
    expect(dashed.length).toBeGreaterThan(1)

    // By keyboard: the name of the region is a button, in a layer that is off at the start.
    await explorer.follow('#/explore?layers=routes,regions&v=3')
    await map.labels.filter({ hasText: 'North Africa' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await map.light()).dashed).toEqual([...dashed].sort())
    expect((await map.light()).lit.routes).toEqual([...solid, ...dashed].sort())
    // Both kinds have their colours, and dashed lines have gaps.
    const colours = [...solid, ...dashed].map((id) => ROUTE_COLOURS.light[id] ?? '')
    for (const pixels of await map.pixelsOf(colours)) expect(pixels).toBeGreaterThan(30)

    const names = (ids: readonly string[]) =>
      routes.filter(({ id }) => ids.includes(id)).map(({ names }) => names.en)
    for (const name of names(dashed)) {
      await expect(map.labels.filter({ hasText: name })).toHaveAccessibleName(/our classification$/)
    }
    for (const name of names(solid)) {
      await expect(map.labels.filter({ hasText: name })).not.toHaveAccessibleName(/our classification/)
    }
    await expect(panel.root.getByRole('heading', { name: `Tied by a text ${solid.length}` })).toBeVisible()
    await expect(
      panel.root.getByRole('heading', { name: `Our classification ${dashed.length}` }),
    ).toBeVisible()
    const record = firstOf(
      records.filter((item) => item.regions.includes(region.id) && item.routes.length > 0),
      'record that names the region and a route',
    )
    await panel.root.getByRole('button', { name: record.title.en }).first().click()
    await expect(new OpenReader(page).dialog).toBeVisible()
    await page.keyboard.press('Escape')

    await panel.leave.focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await map.light()).dashed).toEqual([])

    await test.step('a region filter lights the routes under it and those that a text names with it', async () => {
      await explorer.unfoldFilter('Country or region')
      await explorer.filters.getByRole('checkbox', { name: /^North Africa/ }).click()
      const under = drawn.filter(({ region: group }) => group === region.id).map(({ id }) => id)
      const byText = records.filter((item) => item.regions.includes(region.id)).flatMap((item) => item.routes)
      const lit = [...new Set([...under, ...byText])].sort()
      await expect.poll(async () => (await map.light()).lit.routes).toEqual(lit)
      expect((await map.light()).dashed).toEqual(lit.filter((id) => !byText.includes(id)))
      const listed = await panel.listedCounts()
      for (const [place, count] of Object.entries(await map.labelCounts()))
        expect(count, place).toBe(listed[place])
    })
  })
})

sharedTest(
  'on a phone a dossier opens below the map; the SVG map lights the places of a category',
  async ({ page }) => {
    const [explorer, map, panel] = [new Explorer(page), new DrawnMap(page), new LensPanel(page)]
    const heading = explorer.details.getByRole('heading', { level: 2 })
    await page.setViewportSize({ width: 390, height: 844 })

    await sharedTest.step(
      'a region opened before the panel has loaded is at the top once it has',
      async () => {
        let release = () => {}
        const released = new Promise<void>((resolve) => {
          release = resolve
        })
        await page.route(/\/panels-[^/]+\.js$/, async (route) => {
          await released
          await route.continue()
        })
        await page.goto('/')
        await explorer.follow('#/explore?selected=region:north-africa')
        await expect(page).toHaveURL(/selected=region:north-africa/)
        release()
        await expect(heading).toHaveText('North Africa')
        await expect(heading).toBeInViewport()
        // The growing panel must not scroll the page.
        await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0)
      },
    )

    await sharedTest.step(
      'a selection on the map is below it, and the timeline is above it when asked for',
      async () => {
        await explorer.follow('#/explore?v=3')
        await map.isReady()
        await page.mouse.move(195, 700)
        await page.mouse.wheel(0, 600)
        await map.labels.filter({ hasText: 'Western Balkans' }).click()
        await expect(heading).toHaveText('Western Balkans')
        await expect(heading).toBeInViewport()
        await expect(explorer.timeline).toBeHidden()
        const time = page.getByRole('button', { name: 'Timeline', exact: true })
        await time.click()
        await expect(explorer.timeline).toBeVisible()
        const top = async (part: typeof heading) => (await part.boundingBox())?.y ?? Number.NaN
        expect(await top(explorer.timeline)).toBeLessThan(await top(heading))
        await time.click()
      },
    )

    await sharedTest.step(
      'on a desk the SVG map lights the same places as list and data, and general measures open their lists',
      async () => {
        await page.setViewportSize({ width: 1440, height: 900 })
        await explorer.follow('#/explore?measures=border-control&v=3')
        const places = await panel.listedCounts()
        const counts = await map.labelCounts()
        expect(Object.keys(counts).length).toBeGreaterThan(4)
        for (const [place, count] of Object.entries(counts)) expect(count, place).toBe(places[place])
        const { litLand } = MAP_COLOURS.light
        await expect.poll(async () => (await map.pixelsOf([litLand], 1))[0]).toBeGreaterThan(5000)

        const count = publishedOf('border-control').inScope('all-routes')
        await panel.row(/^For all routes/).click()
        const cards = panel.root
          .getByRole('button', { name: /^For all routes/ })
          .locator('xpath=following-sibling::ul/li')
        await expect(cards).toHaveCount(count)
        await cards.first().getByRole('button').last().click()
        await expect(page.getByRole('dialog')).toBeVisible()
      },
    )
  },
)
