import { widthAt } from '#picture/flowWidth.ts'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { COUNTED_ROUTES, linkOf, shareOf } from './drivers/flowShares.ts'
import { SvgMap } from './drivers/svgMap.ts'
import { expect, test } from './support/test.ts'

const drawn = published('routes')
  .routes.filter(({ legs }) => legs.length > 0)
  .map(({ id }) => id)
  .sort()

// As most browsers without WebGL do: they know it, and refuse a context.
test.use({ asksForWebGl: true })

test('without WebGL the map has every route with its name, colour and width, selects, and moves by key and wheel', async ({
  page,
}) => {
  const [explorer, map] = [new Explorer(page), new SvgMap(page)]
  const camera = { longitude: 14, latitude: 40, zoom: 4 }
  await explorer.open('#/explore?camera=14.00,40.00,4.0&v=3')
  await map.isReady()

  await test.step('the link restores the camera', async () => {
    const place = () => map.frame.locator('[data-label="route:central-mediterranean"]').boundingBox()
    const before = await place()
    expect(map.cameraInLink()).toEqual(camera)
    await map.drawing.focus()
    await page.keyboard.press('0')
    await expect.poll(() => map.cameraInLink()).toBeNull()
    await expect.poll(place).not.toEqual(before)
  })

  await expect(map.frame.getByText('Drawn without WebGL.')).toBeVisible()
  await expect(page.getByText('Boundaries and names imply no endorsement')).toBeVisible()
  expect(await map.drawnRoutes()).toEqual(drawn)
  for (const name of ['Central Mediterranean', 'Western Balkans', 'English Channel']) {
    await expect(map.labels.filter({ hasText: name })).toBeVisible()
  }
  for (const theme of ['light', 'dark'] as const) {
    await explorer.chooseTheme(theme === 'light' ? 'Light' : 'Dark')
    await expect
      .poll(() => map.lineColours())
      .toEqual(drawn.map((id) => ROUTE_COLOURS[theme][id] ?? '').sort())
  }

  await test.step('the keyboard selects a route by its line and by its name', async () => {
    const heading = explorer.details.getByRole('heading', { level: 2 })
    await map.pressLine('central-mediterranean')
    await expect(heading).toHaveText('Central Mediterranean')
    await page.getByRole('button', { name: 'All routes', exact: true }).click()
    await map.labels.filter({ hasText: 'Western Balkans' }).focus()
    await page.keyboard.press('Enter')
    await expect(heading).toHaveText('Western Balkans')
    await expect(heading).toBeFocused()
  })

  await test.step('a filter dims the other routes, and a layer can be switched off', async () => {
    await explorer.chooseTheme('Light')
    await explorer.follow('#/explore?routes=channel&v=3')
    const { channel = '', 'eastern-mediterranean': other = '' } = ROUTE_COLOURS.light
    await expect.poll(() => map.lineColours()).not.toContain(other)
    expect(await map.lineColours()).toContain(channel)
    await page.getByRole('button', { name: 'Layers' }).click()
    await map.frame.getByRole('checkbox', { name: 'Routes' }).click()
    await expect.poll(() => map.drawnRoutes()).toEqual([])
    // The layers lie over a part of the map.
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('line widths follow the figures of the period', async () => {
    for (const year of [2024, 2025]) {
      await explorer.follow(linkOf(year))
      for (const route of COUNTED_ROUTES) {
        await expect
          .poll(
            async () => {
              const widest = await map.widestLine(route)
              return widest.px - widthAt(shareOf(year, route), widest.zoom)
            },
            { message: `${route} ${year}` },
          )
          .toBeCloseTo(0, 0)
      }
    }
  })

  await test.step('keys and the wheel, also over a name, move the map', async () => {
    await explorer.follow('#/explore?v=3')
    await expect.poll(() => map.drawnRoutes()).toEqual(drawn)
    await map.drawing.focus()
    await page.keyboard.press('+')
    await expect.poll(() => map.cameraInLink()?.zoom).toBeGreaterThan(3.5)
    const nearer = map.cameraInLink()
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => map.cameraInLink()?.longitude).toBeGreaterThan((nearer?.longitude ?? 0) + 3)
    const box = await map.frame.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 380, (box?.y ?? 0) + 300)
    await page.mouse.wheel(0, -400)
    await expect.poll(() => map.cameraInLink()?.zoom).toBeGreaterThan((nearer?.zoom ?? 0) + 0.2)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) + 480, (box?.y ?? 0) + 300, { steps: 4 })
    await page.mouse.up()

    await explorer.follow('#/explore?camera=14.00,40.00,4.0&v=3')
    await map.labels.filter({ hasText: 'Central Mediterranean' }).hover()
    await page.mouse.wheel(0, -400)
    await expect.poll(() => map.cameraInLink()?.zoom).toBeGreaterThan(4.2)
    await map.frame
      .getByRole('button', { name: /show the cells/ })
      .first()
      .hover()
    await page.mouse.wheel(0, 800)
    await expect.poll(() => map.cameraInLink()?.zoom).toBeLessThan(4)
  })
})

test.describe('when the WebGL context is lost', () => {
  test.use({ expectedFaults: /CONTEXT_LOST|context (?:was )?los[st]|GPU stall|status of 500|CodeError/i })

  test('the SVG map replaces code that did not load and a lost context, and the full map can be retried or restored', {
    tag: '@webgl',
  }, async ({ page }) => {
    const [explorer, map] = [new Explorer(page), new SvgMap(page)]
    const retry = map.frame.getByRole('button', { name: 'Try the full map' })
    const code = /\/assets\/WebGlMap-[^/]*\.js$/
    await page.route(code, (route) => route.fulfill({ status: 500, body: '' }))
    await explorer.open('#/explore?selected=route:western-balkans&camera=20.00,43.00,5.0&v=3')
    await map.isReady()
    await expect(map.frame.getByText('the code for the full map did not load')).toBeVisible()
    expect(await map.drawnRoutes()).toEqual(drawn)
    await page.unroute(code)
    await retry.click()
    await expect(page.getByTestId('map').locator('canvas')).toBeVisible()
    const full = new DrawnMap(page)
    await full.isReady()

    const place = page.getByTestId('map').locator('[data-label^="hub:western-balkans"]').first()
    const before = await place.boundingBox()
    await page.evaluate(() => {
      const context = document
        .querySelector<HTMLCanvasElement>('[data-testid="map"] canvas')
        ?.getContext('webgl2')
      context?.getExtension('WEBGL_lose_context')?.loseContext()
    })
    await expect(map.frame).toBeVisible()
    expect(map.cameraInLink()).toEqual({ longitude: 20, latitude: 43, zoom: 5 })
    await expect(place).toBeVisible()
    const after = await place.boundingBox()
    expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(3)
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3)
    await retry.click()
    await expect(page.getByTestId('map').locator('canvas')).toBeVisible()
    await expect(map.frame).toBeHidden()

    await test.step('a restored context has the same map', async () => {
      await explorer.follow('#/explore?routes=channel&v=3')
      const { channel = '' } = ROUTE_COLOURS.light
      await expect.poll(async () => (await full.pixelsOf([channel]))[0]).toBeGreaterThan(20)
      const routesBefore = await full.drawnRoutes()
      const [drawn = 0] = await full.pixelsOf([channel])
      await page.evaluate(async () => {
        const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="map"] canvas')
        const loss = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
        if (!canvas || !loss) throw new Error('there is no context to lose')
        const lost = new Promise((resolve) =>
          canvas.addEventListener('webglcontextlost', resolve, { once: true }),
        )
        loss.loseContext()
        await lost
        // The browser can restore a context only after the event.
        await new Promise((resolve) => setTimeout(resolve, 100))
        loss.restoreContext()
      })
      await expect.poll(async () => (await full.pixelsOf([channel]))[0]).toBeGreaterThan(drawn * 0.7)
      expect(await full.drawnRoutes()).toEqual(routesBefore)
    })
  })
})
