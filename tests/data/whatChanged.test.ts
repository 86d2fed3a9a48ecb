import { describe, expect, it } from 'vitest'
import { isWithin, movedSince, pastRange, statesOf, whatChanged } from '#content/whatChanged.ts'
import { measuresAsKnown, outcomeBy, recordsAsKnown, vintagesOf, wasStated } from '#domain/asKnown.ts'
import { published } from '#tests/support/published.ts'

const vintages = published('vintages')
const figures = published('figures')
const records = published('records')
const { measures } = published('measures')
const outcomes = published('outcomes')
const TABLES = [...figures.tables, ...published('comparisons').tables]
const changesBetween = (from: string, to: string, tables = TABLES) =>
  whatChanged({
    vintages,
    sources: figures.sources,
    tables,
    records: records.records,
    measures,
    outcomes,
    from,
    to,
  })

describe('what changed since 3 June 2025', () => {
  const changes = changesBetween('2025-06-03', '2026-11-30')

  const ofFrontex = changesBetween('2025-06-03', '2026-11-30', figures.tables)

  it('is 16 of Frontex’s 1,764 figures, the largest first, with every state', () => {
    expect(ofFrontex.revisions).toHaveLength(16)
    expect(ofFrontex.knownBefore).toBe(1764)
    expect(changes.revisions).toHaveLength(16)
    // With seven years of small boats.
    expect(changes.knownBefore).toBe(1771)
    const [first] = changes.revisions
    expect(first).toMatchObject({
      table: 'frontex-detections',
      cell: { where: { route: 'eastern-land-border', month: '2025-04' } },
      cells: { spans: [{ from: '2025-04', to: '2025-04' }], where: { route: ['eastern-land-border'] } },
      before: 2955,
      after: 567,
    })
    expect(first?.ladder.map(({ value }) => value)).toEqual([null, null, null, null, 2955, 567, 567])
  })

  it('is 126 rows of Frontex’s from May 2025 to June 2026, and a year of small boats', () => {
    expect([ofFrontex.rowsAdded, changes.rowsAdded]).toEqual([126, 127])
    expect(changes.monthsAdded).toEqual({ from: '2025-05', to: '2026-06' })
  })

  it('is the records stated since, newest first, and plans with an outcome that a page shows since', () => {
    expect(changes.recordsAdded.every((record) => !wasStated(record, '2025-06-03'))).toBe(true)
    expect(changes.recordsAdded.length + recordsAsKnown(records, '2025-06-03').records.length).toBe(
      recordsAsKnown(records, '2026-11-30').records.length,
    )
    expect(changes.outcomes.length).toBeGreaterThan(0)
    for (const { plan, before, after } of changes.outcomes) {
      expect(wasStated(plan, '2025-06-03')).toBe(true)
      expect(after.state).not.toBe(before)
      expect(after.evidence.length).toBeGreaterThan(0)
    }
  })
})

describe('what changed since February 2023', () => {
  it('is one year of small boats, 2022, of five', () => {
    const { revisions, knownBefore } = changesBetween('2023-02-23', '2026-11-30')
    expect(knownBefore).toBe(5)
    expect(revisions).toMatchObject([
      {
        table: 'uk-small-boats-annual',
        cells: { spans: [{ from: '2022-01', to: '2022-12' }], where: {} },
        before: 45755,
        after: 45774,
      },
    ])
  })
})

describe('what changed', () => {
  it('is nothing between a day and itself, and no figure where no state of the first day is kept', () => {
    const none = changesBetween('2025-06-03', '2025-06-03')
    expect([none.revisions, none.recordsAdded, none.outcomes]).toEqual([[], [], []])
    expect(changesBetween('2021-06-01', '2026-11-30').knownBefore).toBe(0)
  })

  it('can start and end at each of 23 states, the last being today’s', () => {
    const states = statesOf(vintages)
    expect(states).toHaveLength(23)
    expect(states.filter(({ vintage }) => vintage === null).map(({ knownOn }) => knownOn)).toEqual([
      '2026-08-04',
      '2026-08-20',
      '2026-08-27',
    ])
  })
})

describe('a plan as known on a day', () => {
  it('has the outcome that a page showed by then, not ours of later', () => {
    const then = new Map(measuresAsKnown(measures, outcomes, '2025-06-03').map((one) => [one.id, one]))
    const now = measures.filter(({ id, outcome }) => then.has(id) && outcome !== null)
    expect(now.length).toBeGreaterThan(0)
    for (const { id, outcome } of now) {
      const found = outcomeBy(outcomes.plans[id] ?? [], '2025-06-03')
      expect(then.get(id)?.outcome?.state ?? null).toBe(found?.state ?? null)
      if (outcome?.state === 'nothing-found') expect(then.get(id)?.outcome).toBeNull()
    }
  })
})

describe('the range of past revisions', () => {
  const frontex = vintagesOf(vintages, 'frontex-detections')
  const table = figures.tables.find(({ id }) => id === 'frontex-detections')
  const movedOn = (route: string) => frontex && table && movedSince(frontex, table, { route })

  it('is of eleven months a route, of which two moved at the eastern land border, one by −81%', () => {
    const range = pastRange(movedOn('eastern-land-border') ?? { since: '', changes: new Map() })
    expect(range).toMatchObject({ months: 11, since: '2024-11' })
    expect(range?.furthest).toBeCloseTo(567 / 2955 - 1, 6)
    expect(range?.inner[0]).toBe(0)
    expect(range?.inner[1]).toBeCloseTo(715 / 714 - 1, 6)
  })

  it('is none of fewer than eight months', () => {
    const moved = movedOn('eastern-land-border')
    const seven = new Map([...(moved?.changes ?? [])].slice(0, 7))
    expect(pastRange({ since: '2024-11', changes: seven })).toBeNull()
  })

  it('holds nothing that it has not seen', () => {
    const range = { months: 11, since: '2024-11', inner: [0, 0.001] as const, furthest: -0.5 }
    expect([-0.6, -0.5, 0, 0.001, 0.002].map((change) => isWithin(change, range))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })
})
