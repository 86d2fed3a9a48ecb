import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STATUSES } from '#domain/claim.ts'
import { withMonths } from '#domain/filters.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { WHOSE_SHOWN } from '#domain/own/whose.ts'
import { joinedSpans, type YearChoice } from '#domain/period.ts'
import { PLAN_STATES, TIES } from '#domain/planState.ts'
import { PUBLISHER_CHOICES, REVIEW_CHOICES } from '#domain/publisher.ts'
import { ReaderTarget } from '#domain/readerLink.ts'
import {
  CHARTS,
  DEFAULT_TABLE,
  DEFAULT_VIEW,
  LAYERS,
  NO_FILTERS,
  PAGES,
  PLAN_ORDERS,
  SELECTION_KINDS,
  TABLE_KINDS,
  View,
} from '#domain/view.ts'
import { parseView, writeView } from '#domain/viewCodec.ts'
import { anyCharacter } from '#tests/support/anyCharacter.ts'
import { FIGURE_TABLES } from '#tests/support/declaredTables.ts'

const id = fc.stringMatching(/^[a-z0-9À-ÖØ-öø-ÿ][a-z0-9À-ÖØ-öø-ÿ_.-]{0,12}$/)
const ids = fc.uniqueArray(id, { maxLength: 4 })
const year = fc.oneof(fc.integer({ min: 1900, max: 2099 }), fc.constant<YearChoice>('not-stated'))
const month = fc
  .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([inYear, number]) => `${inYear}-${String(number).padStart(2, '0')}`)
const span = fc.tuple(month, month).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const tenths = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((value) => value / 10)
const hundredths = (most: number) =>
  // Adding 0 turns −0, which no link can contain, into 0.
  fc.integer({ min: -most * 100, max: most * 100 }).map((value) => value / 100 + 0)

/** Reserved prefixes of reader links that do not open a document; no document has one as its id. */
const KINDS: readonly string[] = ReaderTarget.def.options.flatMap(({ shape }) => shape.type.def.values)

/** Every view that the app can reach. */
const view: fc.Arbitrary<View> = fc
  .record({
    page: fc.constantFrom(...PAGES),
    period: fc.array(span, { maxLength: 3 }).map(joinedSpans),
    known: fc.constantFrom(null, '2025-06-03', '2024-02-29'),
    filters: fc
      .record({
        years: fc.uniqueArray(year, { maxLength: 5 }),
        months: fc.option(span),
        status: fc.uniqueArray(fc.constantFrom(...STATUSES)),
        outcome: fc.uniqueArray(fc.constantFrom('open' as const, ...PLAN_STATES)),
        tie: fc.uniqueArray(fc.constantFrom(...TIES)),
        measures: ids,
        routes: ids,
        regions: ids,
        countries: ids,
        actors: ids,
        publishers: fc.uniqueArray(fc.constantFrom(...PUBLISHER_CHOICES)),
        review: fc.uniqueArray(fc.constantFrom(...REVIEW_CHOICES)),
      })
      .chain((filters) =>
        fc.constantFrom(
          filters,
          { ...filters, all: 'measures' as const },
          { ...filters, any: 'places' as const },
        ),
      )
      // Years and months exclude each other: the app never reaches a view with both.
      .map((filters) => ({ ...filters, ...(filters.months ? withMonths(filters, filters.months) : {}) })),
    chart: fc.option(fc.constantFrom(...CHARTS)),
    whose: fc.option(fc.constantFrom(...WHOSE_SHOWN)),
    planOrder: fc.option(fc.constantFrom(...PLAN_ORDERS)),
    table: fc.record({
      kind: fc.constantFrom(...TABLE_KINDS),
      question: fc.string({ unit: 'grapheme' }),
      sort: fc.option(fc.record({ column: fc.constantFrom('title', 'statedOn'), isDown: fc.boolean() })),
    }),
    selected: fc.option(fc.record({ kind: fc.constantFrom(...SELECTION_KINDS), id })),
    step: fc.option(fc.record({ briefing: id, step: fc.option(id) })),
    given: fc.constantFrom(null, '2025-08-12'),
    reader: fc.option(
      fc.oneof(
        fc.record({
          type: fc.constant('document' as const),
          documentId: id.filter((text) => !KINDS.includes(text)),
          span: fc.option(
            fc
              .tuple(fc.nat({ max: 90_000 }), fc.integer({ min: 1, max: 900 }))
              .map(([start, length]) => ({ start, end: start + length })),
          ),
        }),
        fc.record({ type: fc.constant('record' as const), recordId: id }),
        fc.record({ type: fc.constant('incident' as const), incidentId: id }),
        fc.record({
          type: fc.constant('row' as const),
          tableId: fc.stringMatching(/^own-t-[0-9a-f]{12}$/),
          row: fc.nat(999_999_999),
        }),
        fc.record({
          type: fc.constant('row' as const),
          tableId: fc.stringMatching(/^own-t-[0-9a-f]{12}$/),
          row: fc.nat(999_999_999),
          column: fc.nat(99_999),
        }),
        fc.record({
          type: fc.constant('cells' as const),
          query: fc.record({
            table: fc.constantFrom(...FIGURE_TABLES),
            count: id,
            spans: fc.array(span, { maxLength: 3 }),
            // A query names each key once.
            where: fc.dictionary(id, fc.uniqueArray(id, { minLength: 1, maxLength: 3 }), {
              maxKeys: 2,
              noNullPrototype: true,
            }),
          }),
        }),
      ),
    ),
    compare: fc.option(fc.record({ first: span, second: span })),
    desk: fc.option(fc.tuple(id, ...Array.from({ length: 3 }, () => fc.oneof(id, fc.constant(''))))),
    layers: fc.option(fc.uniqueArray(fc.constantFrom(...LAYERS))),
    camera: fc.option(fc.record({ longitude: hundredths(180), latitude: hundredths(85), zoom: tenths(22) })),
    language: fc.option(fc.constantFrom(...UI_LANGUAGES)),
  })
  // Only links of the table say how it lists.
  .map((any) => (any.page === 'table' ? any : { ...any, table: DEFAULT_TABLE }))

describe('a link', () => {
  test('round-trips every view', () => {
    fc.assert(
      fc.property(view, (written) => {
        expect(parseView(writeView(written))).toEqual({ view: written, dropped: [] })
      }),
      { numRuns: 500 },
    )
  })

  test('parses from any text to a view that round-trips', () => {
    const pieces = fc.constantFrom(
      '#/explore?', 'years=', 'selected=', 'reader=', 'camera=', 'layers=', 'v=', 'lang=', 'record:', ':', ',',
      '-', '%', '%2C', '&', '=', '2025', 'not-stated', 'none', 'period=', 'q=', 'tab=', 'sort=-', '2025-03', '..', 'table', 'review=record', 'route', '__proto__', '1e9', '\uD800',
    ) // biome-ignore format: a list of pieces, not of lines
    const text = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (fragment) => {
        const { view: read } = parseView(fragment)
        expect(View.safeParse(read).success).toBe(true)
        expect(parseView(writeView(read))).toEqual({ view: read, dropped: [] })
      }),
      { numRuns: 1000 },
    )
  })

  test('contains only what differs from the start view', () => {
    expect(writeView(DEFAULT_VIEW)).toBe('#/explore')
    const asked = { ...DEFAULT_VIEW, filters: { ...NO_FILTERS, years: [2025], measures: ['border-control'] } }
    expect(writeView({ ...asked, selected: { kind: 'route', id: 'channel' } })).toBe(
      '#/explore?years=2025&measures=border-control&selected=route:channel&v=3',
    )
  })

  test('without a version is read as version 1', () => {
    const { view: read, dropped } = parseView(
      '#/explore?years=2025&measures=border-control&routes=central-mediterranean',
    )
    expect(read.filters).toEqual({
      ...NO_FILTERS,
      years: [2025],
      measures: ['border-control'],
      routes: ['central-mediterranean'],
    })
    expect(dropped).toEqual([])
  })

  test.each([
    ['', '#/explore'],
    ['#', '#/explore'],
    ['#/', '#/explore'],
    ['#/explore?', '#/explore'],
  ])('of %j opens the start view', (fragment, written) => {
    const { view: read, dropped } = parseView(fragment)
    expect([writeView(read), dropped]).toEqual([written, []])
  })
})

describe('an invalid link keeps its valid parts and reports the others', () => {
  test.each([
    ['#/atlas?years=2025', '#/explore?years=2025&v=3', 'page', 'atlas', 'unknown-page'],
    ['#/explore?years=2025,soon', '#/explore?years=2025&v=3', 'years', 'soon', 'not-a-year'],
    ['#/explore?years=20255', '#/explore', 'years', '20255', 'not-a-year'],
    ['#/explore?status=done,halted', '#/explore?status=done&v=3', 'status', 'halted', 'unknown-value'],
    ['#/explore?routes=channel,<b>', '#/explore?routes=channel&v=3', 'routes', '<b>', 'unknown-value'],
    ['#/explore?colour=red&years=2024', '#/explore?years=2024&v=3', 'colour', 'red', 'unknown-key'],
    ['#/explore?selected=planet:mars', '#/explore', 'selected', 'planet:mars', 'wrong-form'],
    ['#/explore?reader=text:9-4', '#/explore', 'reader', 'text:9-4', 'wrong-form'],
    ['#/explore?reader=text:4-4', '#/explore', 'reader', 'text:4-4', 'wrong-form'],
    ['#/explore?reader=record:', '#/explore', 'reader', 'record:', 'wrong-form'],
    ['#/explore?reader=own-t-0:1-4', '#/explore', 'reader', 'own-t-0:1-4', 'wrong-form'],
    ['#/explore?camera=1,2', '#/explore', 'camera', '1,2', 'wrong-form'],
    ['#/explore?camera=,,', '#/explore', 'camera', ',,', 'wrong-form'],
    ['#/explore?camera=999,2,3', '#/explore', 'camera', '999,2,3', 'wrong-form'],
    ['#/explore?layers=moons', '#/explore', 'layers', 'moons', 'unknown-value'],
    ['#/explore?lang=xx', '#/explore', 'lang', 'xx', 'wrong-form'],
    ['#/explore?years=2024&v=x', '#/explore?years=2024&v=3', 'v', 'x', 'not-a-version'],
    ['#/explore?years=2024&v=99', '#/explore?years=2024&v=3', 'v', '99', 'newer-version'],
  ])('%s', (fragment, written, key, text, code) => {
    const { view: read, dropped } = parseView(fragment)
    expect(writeView(read)).toBe(written)
    expect(dropped).toEqual([{ key, text, code }])
  })
})

test('a link that a mail program or a page encoded is read as it was', () => {
  const link = '#/compare?compare=2024,2025&routes=channel&selected=route:channel&v=3'
  const read = parseView(link)
  expect(read.dropped).toEqual([])
  const encoded = `#${encodeURIComponent(link.slice(1))}`
  for (const text of [encoded, encoded.replace('%2F', '/'), link.replaceAll('&', '&amp;')])
    expect(parseView(text), text).toEqual(read)
})

test('a duplicate choice in a link counts once', () => {
  const { view: read, dropped } = parseView('#/explore?years=2025,2024,2025&routes=channel,channel')
  expect([read.filters.years, read.filters.routes, dropped]).toEqual([[2025, 2024], ['channel'], []])
})

test('layers=none is an empty map, not the default layers', () => {
  expect(parseView('#/explore?layers=none').view.layers).toEqual([])
  expect(parseView('#/explore').view.layers).toBeNull()
  expect(parseView('#/explore?layers=').view.layers).toBeNull()
})

test('months are read as a run, become years when they fill them, and exclude years otherwise', () => {
  const read = (query: string) => {
    const { view, dropped } = parseView(`#/explore?${query}`)
    return [view.filters.years, view.filters.months, dropped.map(({ code }) => code)]
  }
  expect(read('months=2025-03..2025-08')).toEqual([[], { from: '2025-03', to: '2025-08' }, []])
  expect(read('months=2025-03')).toEqual([[], { from: '2025-03', to: '2025-03' }, []])
  expect(read('months=2025-01..2026-12&years=not-stated')).toEqual([[2025, 2026, 'not-stated'], null, []])
  expect(read('months=2025-03..2025-08&years=2024')).toEqual([
    [],
    { from: '2025-03', to: '2025-08' },
    ['beside-period'],
  ])
  for (const text of [
    '2025-08..2025-03',
    '2025-13',
    '2025',
    '..',
    '2025-03..',
    '2025-03..2025-04..2025-05',
  ]) {
    expect(read(`months=${text}`), text).toEqual([[], null, ['wrong-form']])
  }
})

test('a link of 800 kB that repeats two values takes and reports each once', () => {
  const values = 'border-control,no/id,'.repeat(40_000)
  const { view, dropped } = parseView(`#/explore?measures=${values}`)
  expect(view.filters.measures).toEqual(['border-control'])
  expect(dropped).toEqual([{ key: 'measures', text: 'no/id', code: 'unknown-value' }])
  const cells = `frontex-detections:detections:all:route:${'channel,'.repeat(100_000)}channel`
  expect(parseView(`#/explore?reader=cells:${cells}`).view.reader).toMatchObject({
    query: { where: { route: ['channel'] } },
  })
})

test('a link names what is open on the Desk, and a document, claim or table only with its project', () => {
  const link = '#/desk?project=p1-2&doc=own-0123456789ab&claim=abc&v=3'
  expect(parseView(link).view.desk).toEqual(['p1-2', 'own-0123456789ab', 'abc', ''])
  expect(writeView(parseView(link).view)).toBe(link)
  const table = '#/desk?project=p1-2&table=own-t-0123456789ab&v=3'
  expect(parseView(table).view.desk).toEqual(['p1-2', '', '', 'own-t-0123456789ab'])
  expect(writeView(parseView(table).view)).toBe(table)
  expect(parseView('#/desk?doc=own-0123456789ab&claim=abc').view.desk).toBeNull()
})
