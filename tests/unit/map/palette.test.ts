import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MAP_COLOURS, MAP_THEMES, type MapTheme, ROUTE_COLOURS } from '#map/palette.ts'
import { ciede2000, contrast, SIGHTS, seenAs } from '#tests/support/colour.ts'

const LEAST_CONTRAST = 3
const LEAST_DISTANCE = 12

/** The route without legs is listed with a dotted sign and never drawn beside the others. */
const NOT_DRAWN = 'circular-albania-greece'

function drawn(theme: MapTheme): [id: string, colour: string][] {
  return Object.entries(ROUTE_COLOURS[theme]).filter(([id]) => id !== NOT_DRAWN)
}

/** The `light-dark()` pairs of the interface's tokens. */
function tokens(): ReadonlyMap<string, Readonly<Record<MapTheme, string>>> {
  const css = readFileSync('src/ui/tokens.css', 'utf8')
  const pairs = css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi)
  return new Map(
    [...pairs].map(([, name = '', light = '', dark = '']) => [
      name,
      { light: light.toLowerCase(), dark: dark.toLowerCase() },
    ]),
  )
}

describe.each(MAP_THEMES)('route colours, %s', (theme) => {
  it.each(drawn(theme))('%s is at least 3:1 against land, sea and paper', (_, colour) => {
    const { land, sea, paper } = MAP_COLOURS[theme]
    for (const ground of [land, sea, paper]) {
      expect(contrast(colour, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    }
  })

  it.each(SIGHTS)('are told apart with %s sight', (sight) => {
    const routes = drawn(theme)
    for (const [index, [id, colour]] of routes.entries()) {
      for (const [otherId, other] of routes.slice(index + 1)) {
        const distance = ciede2000(seenAs(colour, sight), seenAs(other, sight))
        expect(distance, `${id} and ${otherId}`).toBeGreaterThanOrEqual(LEAST_DISTANCE)
      }
    }
  })

  it('are those of the interface', () => {
    const css = tokens()
    for (const [id, colour] of Object.entries(ROUTE_COLOURS[theme])) {
      expect(css.get(`route-${id}`)?.[theme], id).toBe(colour)
    }
  })
})

describe.each(MAP_THEMES)('map colours, %s', (theme) => {
  const colours = MAP_COLOURS[theme]

  it('are those of the interface where both use them', () => {
    const css = tokens()
    for (const [token, colour] of [
      ['sea', colours.sea],
      ['land', colours.land],
      ['ink', colours.ink],
      ['ink-2', colours.ink2],
      ['paper', colours.paper],
    ] as const) {
      expect(css.get(token)?.[theme], token).toBe(colour)
    }
  })

  it('let a dimmed line be seen by its outline', () => {
    expect(contrast(colours.dimOutline, colours.land)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    expect(contrast(colours.dimOutline, colours.sea)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
  })

  it('let a lit country be seen by its edge, and its names and lines on its ground', () => {
    expect(contrast(colours.litOutline, colours.land)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    expect(contrast(colours.litOutline, colours.sea)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    expect(contrast(colours.litOutline, colours.litLand)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    expect(contrast(colours.countryName, colours.litLand)).toBeGreaterThanOrEqual(4.5)
    for (const [id, colour] of drawn(theme)) {
      expect(contrast(colour, colours.litLand), id).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    }
  })

  it('let names be read', () => {
    expect(contrast(colours.seaName, colours.sea)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours.countryName, colours.land)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours.ink2, colours.land)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the measure of distance', () => {
  // Pairs 1, 7, 17 and 25 of the published test data of Sharma, Wu and Dalal (2005).
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('of %j and %j is %f', (a, b, distance) => {
    expect(ciede2000(a, b)).toBeCloseTo(distance, 4)
  })

  it('finds red and green alike without the cones that tell them apart', () => {
    const [red, green] = ['#c0504d', '#7f8f3a']
    const apart = ciede2000(seenAs(red, 'normal'), seenAs(green, 'normal'))
    expect(ciede2000(seenAs(red, 'deuteranopia'), seenAs(green, 'deuteranopia'))).toBeLessThan(apart / 2)
  })

  it('knows black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  })
})
