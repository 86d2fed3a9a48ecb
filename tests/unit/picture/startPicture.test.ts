// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { branchLines } from '#picture/branchLines.ts'
import { landOutlines } from '#picture/ground.ts'
import { strokesOf } from '#picture/lines.ts'
import { toDrawing } from '#picture/mercator.ts'
import { MAP_COLOURS, MAP_THEMES } from '#picture/palette.ts'
import { startFrame } from '#picture/startFrame.ts'
import { startPicture } from '#picture/startPicture.ts'
import { legOf, routeOf } from '#tests/support/builders.ts'
import { published } from '#tests/support/published.ts'

const { routes } = published('routes')
const basemap = published('basemap')
const css = readFileSync('src/app/startPicture.css', 'utf8')

/** A line that grows along its approach. */
const LINE = routeOf({
  id: 'a',
  legs: [
    legOf(
      'approach',
      [
        [0, 0],
        [20, 0],
      ],
      { counted: false, arrow: false },
    ),
    legOf('crossing', [
      [20, 0],
      [40, 0],
    ]),
  ],
})

const markup = startPicture({ basemap, routes, figures: null })

function drawn(): HTMLElement {
  const holder = document.createElement('div')
  holder.innerHTML = markup
  return holder
}

describe('startPicture', () => {
  it('has every route with a line, in its colour and with all its arrowheads', () => {
    const picture = drawn()
    for (const { id, legs } of routes) {
      const group = picture.querySelector(`[data-route="${id}"]`)
      expect(group !== null, id).toBe(legs.length > 0)
      if (!group) continue
      expect(group.querySelectorAll('path:not(.start-head)').length, id).toBeGreaterThan(0)
      const own = branchLines(routes).filter(({ route, isMain }) => route === id && isMain)
      expect(group.querySelectorAll('.start-head:not(.start-side)').length, id).toBe(own.length)
      expect(group).toHaveAttribute('color', `var(--route-${id})`)
    }
  })

  it('has only valid paths, defined references and widths that the CSS knows', () => {
    const picture = drawn()
    const paths = [...picture.querySelectorAll('path')]
      .filter((path) => !path.classList.contains('start-head'))
      .map((path) => path.getAttribute('d') ?? '')
    for (const d of paths) expect(d).toMatch(/^(M-?\d+ -?\d+l-?\d+([ -]\d+)*( ?-?\d+)*z?)+$/)
    for (const use of picture.querySelectorAll('use')) {
      expect(picture.querySelector(use.getAttribute('href') ?? '')).not.toBeNull()
    }
    for (const path of picture.querySelectorAll('path')) {
      const width = /start-w(\d+)/.exec(path.getAttribute('class') ?? '')?.[1]
      if (width && width !== '6') expect(css).toContain(`.start-w${width} {`)
    }
  })

  it('is small', () => {
    expect(markup.length).toBeLessThan(40_000)
  })

  it('is hidden from screen readers, without script or inline style', () => {
    expect(markup).toContain('aria-hidden="true"')
    expect(markup).not.toMatch(/ style=|<style|<script/)
  })

  it.each(MAP_THEMES)('has the colours of the %s map', (theme) => {
    const [usual = '', strong = ''] = css.split(":root[data-contrast='more']")
    const rules = theme.startsWith('projector') ? strong : usual
    const pick = (name: string) =>
      new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(rules)?.[theme.endsWith('light') ? 1 : 2]
    const { coastWater, coast, boundary, graticule } = MAP_COLOURS[theme]
    expect(['coast-water', 'coast', 'boundary', 'graticule'].map(pick)).toEqual([
      coastWater,
      coast,
      boundary,
      graticule,
    ])
  })

  it.each(MAP_THEMES)(
    'has lines and arrowheads as wide as those of the %s map between its zooms',
    (theme) => {
      const [usual = '', strong = ''] = css.split(":root[data-contrast='more']")
      const stroke = Number(/--stroke: ([\d.]+);/.exec(theme.startsWith('projector') ? strong : usual)?.[1])
      // The CSS rules, parsed.
      const rule = (name: string) => new RegExp(`--${name}: (.+);`).exec(css)?.[1] ?? ''
      const lengthOf = (text: string, values: Readonly<Record<string, number>>): number => {
        const filled = text.replace(/var\(--(\w+)(?:, [\d.]+)?\)/g, (_, name: string) => String(values[name]))
        return Number(
          runInThisContext(
            filled
              .replace(/calc|1px/g, (word) => (word === 'calc' ? '' : '1'))
              .replace(/\b(min|max)\(/g, 'Math.$1('),
          ),
        )
      }
      const headRule = /transform: scale\((calc.+)\);/.exec(css)?.[1] ?? ''
      for (const zoom of [1.7, 2, 2.4, 2.9, 3, 3.5, 5]) {
        const scale = lengthOf(rule('scale'), { zoom })
        for (const width of [0, 0.3, 0.96, 2]) {
          const full = lengthOf(rule('full'), { scale, width })
          const looks = new Map([
            ['a', { share: width, line: 'solid', isDim: false, sides: 'all', hubs: 'none' } as const],
          ])
          const project = (position: readonly number[]) => toDrawing(position, zoom)
          const drawn = strokesOf({ routes: [LINE], looks, hovered: new Set(), theme, zoom, project }).strokes
          const { centre, head } = drawn[0] ?? {}
          for (const share of [0, 1]) {
            const half = centre?.halves.at(share === 0 ? 0 : -1) ?? 0
            expect(lengthOf(rule('line'), { stroke, full, share })).toBeCloseTo(2 * half)
          }
          const [[leftX, leftY] = [0, 0], , [rightX, rightY] = [0, 0]] = head ?? []
          const size = lengthOf(headRule, {
            unit: 1,
            shown: 1,
            head: lengthOf(rule('head'), { stroke, full }),
          })
          // The head of the picture is 13.2 units wide.
          expect(size * 13.2).toBeCloseTo(Math.hypot(leftX - rightX, leftY - rightY))
        }
      }
    },
  )
})

describe('the outlines of the land', () => {
  it('are closed and omit borders between countries', () => {
    const outlines = landOutlines(basemap)
    const steps = new Set(
      outlines.flatMap((ring) => ring.slice(1).map((to, index) => `${ring[index]} ${to}`)),
    )
    for (const ring of outlines) expect(ring.at(0)).toEqual(ring.at(-1))
    const shared = basemap.boundaries.coordinates.flatMap((border) =>
      border.slice(1).map((to, index) => `${border[index]} ${to}`),
    )
    expect(shared.length).toBeGreaterThan(1000)
    expect(shared.filter((step) => steps.has(step)).length).toBeLessThan(shared.length / 100)
  })
})

describe('the frame of the picture', () => {
  it.each([
    [760, 612, 1440],
    [600, 432, 1280],
    [390, 388, 390],
    [320, 294, 320],
    [820, 512, 1100],
    [990, 700, 1270],
    [620, 400, 900],
    [1880, 792, 2560],
    [1240, 792, 1920],
    [620, 1000, 900],
  ])('of %i × %i px in a window of %i is the same before and after the app', (width, height, innerWidth) => {
    document.body.innerHTML = '<div><svg class="start-map"><g data-width="0.961"></g></svg></div>'
    const holder = document.body.firstElementChild
    Object.defineProperties(holder, { clientWidth: { value: width }, clientHeight: { value: height } })
    const isFloating = innerWidth >= 900 && innerWidth < 1280
    vi.stubGlobal('innerWidth', innerWidth)
    vi.stubGlobal('matchMedia', () => ({ matches: innerWidth < 900 }))
    vi.stubGlobal('getComputedStyle', () => ({ fontSize: '16px' }))
    runInThisContext(readFileSync('public/startFrame.js', 'utf8'))
    const picture = document.querySelector<SVGSVGElement>('.start-map')
    const covered = isFloating ? Math.round(Math.min(400, (width * 2) / 3)) : 0
    const frame = startFrame({ width, height }, covered)
    const numbers = (box: string | null | undefined) => box?.split(' ').map(Number) ?? []
    const [before, after] = [numbers(picture?.getAttribute('viewBox')), numbers(frame?.viewBox)]
    expect(before).toHaveLength(4)
    for (const [index, value] of before.entries()) expect(value).toBeCloseTo(after[index] ?? Number.NaN)
    expect(picture?.style.getPropertyValue('--zoom')).toBe(frame?.zoom.toFixed(3))
    expect(picture?.style.getPropertyValue('--unit')).toBe(frame?.unit.toFixed(4))
    expect(picture?.querySelector<SVGElement>('g')?.style.getPropertyValue('--width')).toBe('0.961')
  })
})
