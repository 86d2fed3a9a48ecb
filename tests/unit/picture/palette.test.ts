import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { CHART_COLOURS, MAP_COLOURS, MAP_THEMES, type MapTheme, ROUTE_COLOURS } from '#picture/palette.ts'
import { ciede2000, contrast, SIGHTS, seenAs } from '#tests/support/colour.ts'

/** Minimum contrast of lines and of text; higher for projectors, which lose about half. */
const LEAST: Readonly<Record<MapTheme, { line: number; word: number }>> = {
  light: { line: 3, word: 4.5 },
  dark: { line: 3, word: 4.5 },
  'projector-light': { line: 4.5, word: 7 },
  'projector-dark': { line: 4.5, word: 7 },
}
const LEAST_DISTANCE = 12

/** Routes that are drawn; the one without legs only has a dotted sign in lists. */
const NOT_DRAWN = 'circular-albania-greece'

function drawn(theme: MapTheme): [id: string, colour: string][] {
  return Object.entries(ROUTE_COLOURS[theme]).filter(([id]) => id !== NOT_DRAWN)
}

/** The interface's `light-dark()` tokens, resolved for a theme. */
function tokens(theme: MapTheme): ReadonlyMap<string, string> {
  const css = readFileSync('src/ui/tokens.css', 'utf8')
  const [usual = '', strong = ''] = css.split(":root[data-contrast='more']")
  const inForce = theme.startsWith('projector') ? usual + strong : usual
  const pairs = inForce.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi)
  return new Map(
    [...pairs].map(([, name = '', light = '', dark = '']) => [
      name,
      (theme.endsWith('light') ? light : dark).toLowerCase(),
    ]),
  )
}

describe.each(MAP_THEMES)('route colours, %s', (theme) => {
  it.each(drawn(theme))('%s contrasts with land, sea and paper', (_, colour) => {
    const { land, sea, paper } = MAP_COLOURS[theme]
    for (const ground of [land, sea, paper]) {
      expect(contrast(colour, ground)).toBeGreaterThanOrEqual(LEAST[theme].line)
    }
  })

  it.each(SIGHTS)('are distinguishable with %s sight', (sight) => {
    const routes = drawn(theme)
    for (const [index, [id, colour]] of routes.entries()) {
      for (const [otherId, other] of routes.slice(index + 1)) {
        const distance = ciede2000(seenAs(colour, sight), seenAs(other, sight))
        expect(distance, `${id} and ${otherId}`).toBeGreaterThanOrEqual(LEAST_DISTANCE)
      }
    }
  })

  it('equal those of the interface', () => {
    const css = tokens(theme)
    for (const [id, colour] of Object.entries(ROUTE_COLOURS[theme])) {
      expect(css.get(`route-${id}`), id).toBe(colour)
    }
  })
})

test.each(MAP_THEMES)('chart colours, %s, equal those of the interface', (theme) => {
  expect(CHART_COLOURS[theme]).toEqual(
    Object.fromEntries(Object.keys(CHART_COLOURS[theme]).map((token) => [token, tokens(theme).get(token)])),
  )
})

describe.each(MAP_THEMES)('map colours, %s', (theme) => {
  const colours = MAP_COLOURS[theme]

  it('equal those of the interface where both use them', () => {
    const css = tokens(theme)
    for (const [token, colour] of [
      ['sea', colours.sea],
      ['land', colours.land],
      ['lit-land', colours.litLand],
      ['lit-line', colours.litOutline],
      ['country-name', colours.countryName],
      ['ink', colours.ink],
      ['ink-2', colours.ink2],
      ['paper', colours.paper],
    ] as const) {
      expect(css.get(token), token).toBe(colour)
    }
  })

  it('keep a dimmed line visible', () => {
    expect(contrast(colours.dim, colours.land)).toBeGreaterThanOrEqual(LEAST[theme].line)
    expect(contrast(colours.dim, colours.sea)).toBeGreaterThanOrEqual(LEAST[theme].line)
  })

  it('give a lit country a visible edge, and legible names and lines', () => {
    expect(contrast(colours.litOutline, colours.land)).toBeGreaterThanOrEqual(LEAST[theme].line)
    expect(contrast(colours.litOutline, colours.sea)).toBeGreaterThanOrEqual(LEAST[theme].line)
    expect(contrast(colours.litOutline, colours.litLand)).toBeGreaterThanOrEqual(LEAST[theme].line)
    expect(contrast(colours.countryName, colours.litLand)).toBeGreaterThanOrEqual(LEAST[theme].word)
    for (const [id, colour] of drawn(theme)) {
      expect(contrast(colour, colours.litLand), id).toBeGreaterThanOrEqual(LEAST[theme].line)
    }
  })

  it('keep names legible', () => {
    expect(contrast(colours.seaName, colours.sea)).toBeGreaterThanOrEqual(LEAST[theme].word)
    expect(contrast(colours.countryName, colours.land)).toBeGreaterThanOrEqual(LEAST[theme].word)
    expect(contrast(colours.ink2, colours.land)).toBeGreaterThanOrEqual(LEAST[theme].word)
  })
})

describe.each(MAP_THEMES)('the interface, %s', (theme) => {
  const css = tokens(theme)
  const colourOf = (token: string) => css.get(token) ?? 'no such token'
  const grounds = ['paper', 'frame', 'sunk']

  it.each(['ink', 'ink-2', 'ink-3'])('keeps text in %s legible on every background', (token) => {
    for (const ground of grounds) {
      expect(contrast(colourOf(token), colourOf(ground)), ground).toBeGreaterThanOrEqual(LEAST[theme].word)
    }
  })

  it('keeps text on highlights and pressed buttons legible', () => {
    expect(contrast('#16191d', colourOf('mark'))).toBeGreaterThanOrEqual(7)
    expect(contrast(colourOf('on-fill'), colourOf('fill'))).toBeGreaterThanOrEqual(7)
  })

  it.each(['line-2', 'focus', 'bar', 'bar-out', 'dim'])('keeps edges and signs in %s visible', (token) => {
    expect(contrast(colourOf(token), colourOf('paper'))).toBeGreaterThanOrEqual(LEAST[theme].line)
  })

  it('keeps names of dimmed places legible on the map', () => {
    for (const ground of ['land', 'sea']) {
      expect(contrast(colourOf('dim-name'), colourOf(ground))).toBeGreaterThanOrEqual(LEAST[theme].word)
    }
  })
})

/** Rules that hold without more contrast alone. */
const NOT_PROJECTED = /[^{}]*:not\(\[data-contrast\]\)[^{}]*\{[^{}]*\}|@media print \{\n(?: {2}.*\n|\n)*\}/g

describe('for a projector', () => {
  it.each(['projector-light', 'projector-dark'] as const)('%s keeps lines at 4.5:1', (theme) => {
    const { coast, boundary, land, sea } = MAP_COLOURS[theme]
    expect(contrast(coast, sea)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(coast, land)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(boundary, land)).toBeGreaterThanOrEqual(4.5)
    const { line = '', paper = '' } = Object.fromEntries(tokens(theme))
    expect(contrast(line, paper)).toBeGreaterThanOrEqual(4.5)
  })

  it('has no text below 13 px', () => {
    const strong = readFileSync('src/ui/tokens.css', 'utf8').split(":root[data-contrast='more']")[1] ?? ''
    for (const size of ['row', 'caption', 'sign']) expect(strong).toContain(`--size-${size}: 13;`)
    const small = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css') && !file.endsWith('print.css') && file !== 'ui/tokens.css')
      .map((file) => `src/${file}`)
      .flatMap((file) =>
        readFileSync(file, 'utf8')
          .replace(NOT_PROJECTED, '')
          .split('\n')
          .filter((line) => sizesIn(line).some((px) => px < 13))
          .map((line) => `${file}: ${line.trim()}`),
      )
    expect(small).toEqual([])
  })
})

/** The sizes of type that a line of CSS sets, px at the usual text size. */
function sizesIn(line: string): number[] {
  const found = line.matchAll(/font(?:-size)?:[^;]*?\b(\d+(?:\.\d+)?)(px|rem)(?: \/|;)/g)
  return [...found].map(([, size, unit]) => Number(size) * (unit === 'rem' ? 16 : 1))
}

describe('colour distance', () => {
  // Pairs 1, 7, 17 and 25 of the published test data of Sharma, Wu and Dalal (2005).
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('of %j and %j is %f', (a, b, distance) => {
    expect(ciede2000(a, b)).toBeCloseTo(distance, 4)
  })

  it('halves at least between red and green under simulated deuteranopia', () => {
    const [red, green] = ['#c0504d', '#7f8f3a']
    const apart = ciede2000(seenAs(red, 'normal'), seenAs(green, 'normal'))
    expect(ciede2000(seenAs(red, 'deuteranopia'), seenAs(green, 'deuteranopia'))).toBeLessThan(apart / 2)
  })

  it('has the known contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  })
})
