import { describe, expect, test } from 'vitest'
import {
  type Comparison,
  compareWithSeries,
  groundOfChange,
  groundOfCount,
  OBSTACLES,
  precisionOf,
  type Series,
  type Statement,
  statementOfFlow,
  statementsOfClaim,
} from '#domain/textAgainstSeries.ts'
import { claimOf } from '#tests/support/builders.ts'

const YEAR = { from: '2024-01', to: '2024-12' }

/** A yearly series: `after` for spans that start in 2024, 1,000 for all others. */
function seriesOf(after: number, part: Partial<Series> = {}): Series {
  return {
    table: 'frontex-detections',
    column: 'detections',
    unit: 'detections',
    places: ['north'],
    isOurGrouping: false,
    coverage: { from: '2009-01', to: '2026-06' },
    partialMonths: [],
    sum: ({ from }) => (from.startsWith('2024') ? after : 1000),
    ...part,
  }
}

function stating(stated: Statement['stated'], part: Partial<Statement> = {}): Statement {
  return {
    place: 'north',
    isPart: false,
    counts: 'detections',
    stated,
    months: YEAR,
    areWhole: true,
    ...part,
  }
}

const outcome = ({ verdict, ground, obstacles }: Comparison) => [verdict, ground ?? obstacles.join(' ')]

describe('a stated number', () => {
  const beside = (value: number, counted: number) =>
    outcome(compareWithSeries(stating({ form: 'count', value }), seriesOf(counted)))

  test('agrees when equal, equal after its own rounding, or within the usual revision', () => {
    expect(beside(240_101, 240_101)).toEqual(['agrees', 'exact'])
    expect(beside(47_000, 46_820)).toEqual(['agrees', 'rounded'])
    expect(beside(239_000, 240_101)).toEqual(['agrees', 'revised'])
    expect(beside(1000, 960)).toEqual(['agrees', 'rounded'])
  })

  test('differs beyond both', () => {
    expect(beside(1166, 1458)).toEqual(['differs', ''])
    expect(beside(42_800, 38_690)).toEqual(['differs', ''])
  })

  test('is precise to its last non-zero digit', () => {
    expect([239_000, 69_400, 21_520, 7, 0].map(precisionOf)).toEqual([1000, 100, 10, 1, 1])
    expect(groundOfCount(300, 349)).toBe('rounded')
    expect(groundOfCount(300, 350)).toBeNull()
    expect(groundOfCount(1001, 1041)).toBe('revised')
    expect(groundOfCount(1001, 1042)).toBeNull()
  })
})

describe('a stated change', () => {
  test('agrees when equal after rounding, or within a revision of either year', () => {
    expect(groundOfChange(-78, -0.7826)).toBe('rounded')
    expect(groundOfChange(-38, -0.3702)).toBe('revised')
    expect(groundOfChange(14, 0.1423)).toBe('rounded')
    expect(groundOfChange(-10, -0.2)).toBeNull()
    expect(groundOfChange(-100, -0.99)).toBeNull()
  })

  test('is compared with the same months a year before', () => {
    const { series } = compareWithSeries(stating({ form: 'change', percent: -50 }), seriesOf(500))
    expect(series?.spanBefore).toEqual({ from: '2023-01', to: '2023-12' })
    expect(series?.numbers).toMatchObject({ before: 1000, after: 500, ratio: -0.5 })
    expect(series?.numbers.cells.spans).toEqual([{ from: '2023-01', to: '2023-12' }, YEAR])
    expect(outcome(compareWithSeries(stating({ form: 'change', percent: 20 }), seriesOf(500)))).toEqual([
      'differs',
      '',
    ])
  })
})

describe('a stated trend', () => {
  const beside = (trend: 'up' | 'down' | 'stable', after: number) =>
    outcome(compareWithSeries(stating({ form: 'trend', trend }, { counts: null }), seriesOf(after)))

  test('agrees when the sign is the same', () => {
    expect(beside('up', 1200)).toEqual(['agrees', 'sign'])
    expect(beside('down', 800)).toEqual(['agrees', 'sign'])
    expect(beside('up', 800)).toEqual(['differs', ''])
    expect(beside('down', 1200)).toEqual(['differs', ''])
  })

  test('of no change agrees within its band', () => {
    expect(beside('stable', 1050)).toEqual(['agrees', 'band'])
    expect(beside('stable', 951)).toEqual(['agrees', 'band'])
    expect(beside('stable', 1060)).toEqual(['differs', ''])
  })

  test('is not contradicted by a change within the usual revision', () => {
    expect(beside('up', 970)).toEqual(['not-comparable', 'within-revision'])
    expect(beside('up', 1010)).toEqual(['agrees', 'sign'])
  })
})

describe('a statement that cannot be compared', () => {
  const count = { form: 'count', value: 5 } as const
  const why = (part: Partial<Statement>, series: Series | null = seriesOf(5)) =>
    compareWithSeries(stating(count, part), series).obstacles

  test('lists every obstacle', () => {
    expect(why({ place: null }, null)).toEqual(['no-place'])
    expect(why({ isPart: true })).toEqual(['part-of-place'])
    expect(why({ counts: 'persons' })).toEqual(['another-unit'])
    expect(why({ counts: 'attempts' })).toEqual(['attempts'])
    expect(why({ counts: 'deaths' })).toEqual(['another-definition'])
    expect(why({ months: null })).toEqual(['no-period'])
    expect(why({ areWhole: false, counts: 'persons' })).toEqual(['another-unit', 'part-months'])
    expect(why({ months: { from: '2008-01', to: '2008-12' } })).toEqual(['not-covered'])
    expect(why({}, seriesOf(5, { partialMonths: ['2024-12'] }))).toEqual(['incomplete-months'])
  })

  test('of change needs a covered year before, and one year at a time', () => {
    const change = (months: Statement['months'], series: Series) =>
      compareWithSeries(stating({ form: 'change', percent: 5 }, { months }), series).obstacles
    expect(change({ from: '2009-01', to: '2009-12' }, seriesOf(5))).toEqual(['not-covered'])
    expect(change({ from: '2022-01', to: '2024-12' }, seriesOf(5))).toEqual(['several-years'])
    expect(change(YEAR, seriesOf(5, { sum: () => 0 }))).toEqual(['nothing-before'])
  })

  test('still shows the number of the series when there is one', () => {
    const { verdict, series } = compareWithSeries(stating(count, { counts: 'attempts' }), seriesOf(36_816))
    expect(verdict).toBe('not-comparable')
    expect(series?.numbers.after).toBe(36_816)
  })

  test('has unique obstacles', () => {
    expect(new Set(OBSTACLES).size).toBe(OBSTACLES.length)
  })
})

test('several routes are added up, and each is also listed alone', () => {
  const series = seriesOf(0, {
    places: ['north', 'south'],
    isOurGrouping: true,
    sum: ({ from }, places) => places.length * (from.startsWith('2024') ? 300 : 100),
  })
  const { verdict, series: beside } = compareWithSeries(
    stating({ form: 'trend', trend: 'up' }, { place: 'region', counts: null }),
    series,
  )
  expect(verdict).toBe('agrees')
  expect(beside?.numbers).toMatchObject({ place: 'region', before: 200, after: 600, ratio: 2 })
  expect(beside?.numbers.cells.where).toEqual({ route: ['north', 'south'] })
  expect(beside?.parts.map(({ place, after, cells }) => [place, after, cells.where])).toEqual([
    ['north', 300, { route: ['north'] }],
    ['south', 300, { route: ['south'] }],
  ])
})

describe('the statements of a claim', () => {
  const figure = (part: Parameters<typeof claimOf>[0]) =>
    statementsOfClaim(claimOf({ kind: 'figure', ...part }))
  const value = (number: number | null, unit: string | null) => ({
    value: number,
    unit,
    approximate: false,
    exact: String(number),
  })

  test('about a route are its trend in its years', () => {
    const claim = claimOf({ id: 'a', kind: 'route', category: 'north-africa', trend: 'up', years: [2024] })
    expect(statementsOfClaim(claim)).toEqual([
      {
        place: 'north-africa',
        isPart: false,
        counts: null,
        stated: { form: 'trend', trend: 'up' },
        months: YEAR,
        areWhole: true,
      },
    ])
    expect(statementsOfClaim({ ...claim, trend: null })).toEqual([])
    expect(statementsOfClaim({ ...claim, years: [] })[0]?.months).toBeNull()
    expect(statementsOfClaim({ ...claim, years: [2021, 2024] })[0]?.months).toBeNull()
  })

  test('about crossings are its numbers for a route, a region, or Europe when no place is named', () => {
    const crossings = { id: 'b', category: 'crossings', values: [value(239_000, 'crossings')], years: [2024] }
    expect(figure({ ...crossings, routes: ['western-balkans'] })[0]).toMatchObject({
      place: 'western-balkans',
      counts: 'detections',
      stated: { form: 'count', value: 239_000 },
    })
    expect(figure(crossings)[0]?.place).toBe('total')
    expect(figure({ ...crossings, countries: ['CY'] })[0]?.place).toBeNull()
    expect(figure({ ...crossings, values: [value(900, 'persons')] })[0]?.counts).toBe('persons')
    expect(figure({ ...crossings, category: 'arrests' })).toEqual([])
  })

  test('about a change are in per cent, negative for a fall', () => {
    const change = { id: 'c', category: 'change', trend: 'down' as const, years: [2024] }
    expect(figure({ ...change, values: [value(38, 'percent')] })[0]?.stated).toEqual({
      form: 'change',
      percent: -38,
    })
    expect(figure({ ...change, values: [value(null, null)] })[0]?.stated).toEqual({
      form: 'trend',
      trend: 'down',
    })
  })
})

test('the statement of a record’s number is the reviewer’s reading', () => {
  const flow = {
    place: 'channel',
    isPart: false,
    counts: 'attempts',
    states: 'count',
    months: YEAR,
    areWhole: true,
  } as const
  expect(statementOfFlow(45_203, flow)).toEqual({
    place: 'channel',
    isPart: false,
    counts: 'attempts',
    stated: { form: 'count', value: 45_203 },
    months: YEAR,
    areWhole: true,
  })
})
