import { expect, test } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { namedDrivers } from '#content/overviewFigures.ts'
import { isOfEurope, type TextComparison } from '#domain/textAgainstSeries.ts'
import { textComparisons } from '#state/useTextComparisons.ts'
import { published } from '#tests/support/published.ts'
import { totalOf } from '#tests/support/publishedTotals.ts'

const comparisons = textComparisons(
  {
    claims: published('claims').claims,
    records: published('records').records,
    routes: published('routes').routes,
  },
  loadFigures(published('figures')),
)

test('overview.json gives the overview the same statements and drivers as the whole files', () => {
  const { claims, records } = published('overview')
  const ofOverview = textComparisons(
    { claims, records, routes: published('routes').routes },
    loadFigures(published('figures')),
  )
  const ofEurope = (all: readonly TextComparison[]) => all.filter(({ statement }) => isOfEurope(statement))
  expect(ofEurope(ofOverview)).toEqual(ofEurope(comparisons))
  expect(ofEurope(ofOverview).some(({ verdict }) => verdict === 'differs')).toBe(true)
  expect(namedDrivers(claims)).toEqual(namedDrivers(published('claims').claims))
})

const nameOf = ({ statedIn, statement }: TextComparison) =>
  statedIn.type === 'claim'
    ? `${statedIn.claim.citation.documentId} ${statement.place}`
    : `${statedIn.record.id} ${statedIn.record.values[statedIn.index]?.value}`

test('every published statement of a flow has its expected outcome', () => {
  const outcomes = comparisons.map((comparison) => {
    const { verdict, ground, obstacles } = comparison
    return `${nameOf(comparison)}: ${[verdict, ground, ...obstacles].filter((part) => part !== null).join(', ')}`
  })
  expect(outcomes).toMatchInlineSnapshot(`
    [
      "belgium-calais-group-2024 middle-east: differs",
      "belgium-calais-group-2024 north-africa: differs",
      "belgium-calais-group-2024 europe: differs",
      "morocco-2024-results 78685: not-comparable, no-place, attempts",
      "spain-morocco-rabat-2024 -41: not-comparable, no-place",
      "cyprus-syrian-asylum-pause-2024 2004: not-comparable, no-place",
      "cyprus-syrian-asylum-pause-2024 78: not-comparable, no-place",
      "poland-buffer-zone-2024 -70: not-comparable, part-of-place, attempts, no-period",
      "spain-mauritania-gambia-circular-migration-2024 22300: not-comparable, another-unit, part-months",
      "uk-western-balkans-agreements-2024 100000: not-comparable, another-unit, no-period",
      "channel-rescue-figures-2024 45203: not-comparable, attempts",
      "channel-rescue-figures-2024 72: not-comparable, part-of-place, another-definition",
      "channel-rescue-figures-2024 3: not-comparable, part-of-place, another-definition",
      "frontex-2024-figures 239000: agrees, revised",
      "frontex-2024-figures -38: agrees, revised",
      "frontex-2024-figures -59: agrees, revised",
      "frontex-2024-figures -78: agrees, rounded",
      "frontex-2024-figures 69400: agrees, revised",
      "frontex-2024-figures 47000: agrees, rounded",
      "frontex-2024-figures 192: agrees, revised",
      "uk-iraq-returns-2025 1900: not-comparable, part-of-place",
      "uk-iraq-returns-2025 2600: not-comparable, part-of-place",
      "spain-algeria-cooperation-2025 30000: not-comparable, no-place, attempts",
      "latvia-border-regime-2025 12000: not-comparable, part-of-place, attempts, part-months",
      "frontex-2025-figures 178000: agrees, revised",
      "frontex-2025-figures -26: agrees, revised",
      "frontex-january-2026 5500: differs",
      "frontex-january-2026 -60: differs",
      "frontex-january-2026 -79: agrees, rounded",
      "frontex-january-february-2026 12000: differs",
      "frontex-january-february-2026 -52: differs",
      "frontex-january-february-2026 -50: differs",
      "frontex-january-february-2026 -83: differs",
      "frontex-january-february-2026 9: differs",
    ]
  `)
})

test('the sentence on flows of 2024 is compared with each route of its regions and with their sum', () => {
  const ofRegion = (place: string) => comparisons.find(({ statement }) => statement.place === place)
  expect(ofRegion('north-africa')?.series?.numbers).toMatchObject({ before: 214_576, after: 130_732 })
  expect(ofRegion('middle-east')?.series?.numbers).toMatchObject({ before: 160_236, after: 91_473 })
  for (const place of ['north-africa', 'middle-east']) {
    expect(ofRegion(place)?.whole?.series?.numbers).toMatchObject({
      before: totalOf('all', 2023),
      after: totalOf('all', 2024),
    })
  }
  // The sum falls, but not every route does.
  const rising = ofRegion('north-africa')?.series?.parts.filter(({ ratio }) => (ratio ?? 0) > 0)
  expect(rising?.map(({ place }) => place)).toEqual(['western-mediterranean', 'western-african'])
})

test('different units get no verdict', () => {
  for (const { statement, series, verdict } of comparisons) {
    if (verdict === 'not-comparable' || statement.counts === null) continue
    expect(statement.counts).toBe(series?.unit)
  }
})

test('a rise stated for Europe differs for the total of 2024 and agrees for the routes that rose', () => {
  const stated = comparisons.find(({ statement }) => statement.place === 'europe')
  const verdicts = Object.fromEntries(
    (stated?.routes ?? []).map(({ place, verdict, series }) => [
      place,
      `${verdict} ${Math.round((series?.numbers.ratio ?? 0) * 100)}`,
    ]),
  )
  expect([stated?.verdict, Math.round((stated?.series?.numbers.ratio ?? 0) * 100)]).toEqual(['differs', -37])
  expect(verdicts).toMatchObject({
    'eastern-mediterranean': 'agrees 14',
    'western-african': 'agrees 18',
    'western-mediterranean': 'agrees 1',
    channel: 'agrees 25',
    'central-mediterranean': 'differs -58',
    'western-balkans': 'differs -78',
  })
})
