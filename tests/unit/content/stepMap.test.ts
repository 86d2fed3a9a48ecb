import { describe, expect, test } from 'vitest'
import { mapOfStep, stepMap } from '#content/stepMap.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { placeKey } from '#domain/stepMap.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { published } from '#tests/support/published.ts'
import { STEP_DATA } from '#tests/support/stepMaps.ts'

const { briefings } = published('briefings')
const records = new Map(published('records').records.map((record) => [record.id, record]))
const { claims } = published('claims')
const { sources } = published('figures')
const drawn = new Set(STEP_DATA.routes.filter(({ legs }) => legs.length > 0).map(({ id }) => id))
const FRONTEX = published('figures').tables.find(({ id }) => id === 'frontex-detections')

const isCountry = (id: string) => /^[A-Z]{2}$/.test(id)

/** What the files themselves say about one piece of evidence, apart from the code under test. */
function namedBy(link: string): { routes: readonly string[]; countries: readonly string[] } {
  if (link.startsWith('record:')) {
    const record = records.get(link.slice('record:'.length))
    if (!record) throw new Error(link)
    const acting = record.actors.filter(isCountry)
    return { routes: record.routes, countries: record.countries.length > 0 ? record.countries : acting }
  }
  if (link.startsWith('cells:')) {
    const [, table, , , , where] = link.split(':')
    const route = sources.find(({ id }) => id === table)?.route
    const all = FRONTEX?.dimensions.find(({ name }) => name === 'route')?.keys ?? []
    return { routes: where?.split(',') ?? (route ? [route] : all), countries: [] }
  }
  const [document, span = ''] = link.split(':')
  const [start = 0, end = 0] = span.split('-').map(Number)
  const own = claims.filter(
    ({ citation }) => citation.documentId === document && citation.start < end && citation.end > start,
  )
  return {
    routes: own.flatMap(({ routes }) => routes),
    countries: own.flatMap(({ countries, actors }) =>
      countries.length > 0 ? countries : actors.filter(isCountry),
    ),
  }
}

describe('the map of every published step', () => {
  for (const { id, language, steps } of briefings) {
    describe(id, () => {
      test.each(steps.map((step) => [step.id, step] as const))(
        '%s lights what its evidence names',
        (_, step) => {
          const { lit, callouts } = stepMap(step, STEP_DATA)
          const named = step.evidence.map(namedBy)
          const routes = new Set(named.flatMap((piece) => piece.routes).filter((route) => drawn.has(route)))
          const countries = new Set(named.flatMap((piece) => piece.countries))
          const { selected, filters } = viewOfStep(step)
          const wanted = selected?.kind === 'route' ? [selected.id] : filters.routes
          const isQuote = step.look?.layout === 'quote'
          const own = new Set((step.look?.callouts ?? []).map(({ at }) => at))
          for (const route of lit.routes) {
            const isNamed = routes.has(route) || wanted.includes(route) || own.has(`route:${route}`)
            expect(isNamed || isQuote, `${route} is not named`).toBe(true)
          }
          for (const country of lit.countries) {
            const isNamed =
              countries.has(country) || filters.actors.includes(country) || selected?.id === country
            expect(isNamed || own.has(`country:${country}`), `${country} is not named`).toBe(true)
          }
          if (!isQuote) {
            const due = [...routes].filter((route) => wanted.length === 0 || wanted.includes(route))
            expect(due.filter((route) => !lit.routes.includes(route))).toEqual([])
            expect([...countries].filter((country) => !lit.countries.includes(country))).toEqual([])
          }
          const keys = new Set(
            [
              ...lit.routes.map((route) => `route:${route}`),
              ...lit.countries.map((iso) => `country:${iso}`),
            ].concat(
              lit.regions.map((region) => `region:${region}`),
              lit.hubs.map((hub) => `hub:${hub}`),
            ),
          )
          expect(callouts.map(({ place }) => placeKey(place)).filter((key) => !keys.has(key))).toEqual([])
        },
      )

      test.each(steps.map((step) => [step.id, step] as const))(
        '%s has signs of its own evidence alone',
        (_, step) => {
          for (const { place, line, evidence } of stepMap(step, STEP_DATA).signs) {
            if (step.look?.signs === 'view') continue
            expect(line === null ? 0 : line).toBeLessThanOrEqual(step.text.length)
            for (const link of evidence) {
              expect(step.evidence).toContain(link)
              const { routes, countries } = namedBy(link)
              if (place.kind === 'country') expect(countries).toContain(place.id)
              if (place.kind === 'route') expect(routes).toContain(place.id)
            }
          }
        },
      )

      test('shows the same places as the briefing that it translates', () => {
        const original = briefings.find((other) => other.id === id.replace(/-(?:fr|nl)$/, '-en'))
        const shape = (step: BriefingStep) => {
          const { lit, signs } = stepMap(step, STEP_DATA)
          return { lit, signs: signs.map(({ place, line }) => `${line} ${placeKey(place)}`) }
        }
        expect(steps.map(shape), language).toEqual(original?.steps.map(shape))
      })
    })
  }
})

test('the map of a step is built once, and again when the table of a number on it arrives', () => {
  const { own, read } = contentInput()
  const number = { cells: 'uk-small-boats-daily:arrivals:2025-01..2025-03', against: null }
  const step = { view: '#/explore?v=1', text: [], evidence: [], number: null, chart: null }
  const look = { callouts: [{ at: 'route:channel', number }] }
  const mapped = { ...step, look }
  const withoutDays: typeof read = (name) => (name === 'channel' ? null : read(name))
  const before = mapOfStep(mapped, { own, read: withoutDays })
  expect(before?.callouts).toMatchObject([{ number: null }])
  expect(mapOfStep(mapped, { own, read: withoutDays })).toBe(before)
  expect(mapOfStep(mapped, { own, read })?.callouts).toMatchObject([{ number: { unit: 'arrivals' } }])
  expect(mapOfStep(mapped, { own, read: () => null })).toBeNull()
})

describe('a view as it was seen', () => {
  const [any] = briefings.flatMap(({ steps }) => steps)
  const seen = (view: string) => {
    if (!any) throw new Error('no step')
    const step = { ...any, view, evidence: [], number: null, chart: null, text: [], look: { signs: 'view' } }
    const incidents = view.includes('deaths') ? published('incidents') : null
    return stepMap(step as BriefingStep, { ...STEP_DATA, incidents })
  }

  test('counts measures at its routes, and at countries where their layer is on', () => {
    const map = seen('#/explore?measures=finance-supply&layers=routes,countries&v=3')
    const kinds = new Set(map.signs.map(({ place }) => place.kind))
    // The region of the Western Balkans is its route's.
    expect(kinds).toEqual(new Set(['route', 'country']))
    expect(map.callouts.length).toBeGreaterThan(1)
    for (const { number, change } of map.callouts) expect([number, change]).toEqual([null, null])
    const routesAlone = seen('#/explore?measures=finance-supply&v=3')
    expect(new Set(routesAlone.signs.map(({ place }) => place.kind))).toEqual(new Set(['route']))
    expect(routesAlone.seen?.lens?.countries.size).toBeGreaterThan(3)
  })

  test('routes that were chosen keep their detections beside the measures', () => {
    const map = seen('#/explore?routes=channel,western-balkans&period=2025&v=3')
    expect(map.callouts.map(({ number }) => number?.unit)).toEqual(['detections', 'arrivals'])
    expect(new Set(map.signs.map(({ place }) => placeKey(place)))).toEqual(
      new Set(['route:channel', 'route:western-balkans']),
    )
  })

  test('keeps detections where no measure is chosen, and the dead and missing where they were shown', () => {
    const map = seen('#/explore?layers=routes,deaths&period=2025-01..2025-12&v=3')
    expect(map.signs).toEqual([])
    expect(map.seen?.incidents?.file?.runs.length).toBeGreaterThan(0)
    expect(seen('#/explore?v=3').seen?.incidents).toBeNull()
  })
})
