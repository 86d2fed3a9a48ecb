import { expect, test } from 'vitest'
import type { ContentRow } from '#content/stepRows.ts'
import type { PlanState } from '#domain/planState.ts'
import { fittingPlans, fittingTable } from '#features/briefing/stage/RowFaces.tsx'

const STEP: { title: string; text: string[] } = { title: 'Plans', text: [] }

const plansOf = (counts: Partial<Record<PlanState, number>>): readonly ContentRow[] =>
  Object.entries(counts).flatMap(([state, count]) =>
    Array.from({ length: count }, (_, at) => ({
      key: `${state}-${at}`,
      rank: at,
      cells: [`Plan ${at} with a name as long as those of ministries`],
      target: null,
      look: 'plain' as const,
      status: null,
      state: state as PlanState,
      language: null,
    })),
  )

const namedOf = (rows: readonly ContentRow[], step = STEP) => {
  const details = rows.map(({ key }) => ({ key, what: 'What came of it.' }))
  return fittingPlans(step, rows, details).map(({ state, count, named }) => [state, count, named.length])
}

test('the stage names all plans while it has room for them', () => {
  expect(namedOf(plansOf({ 'carried-out': 5, 'nothing-found': 4 }))).toEqual([
    ['carried-out', 5, 5],
    ['nothing-found', 4, 4],
  ])
})

test('where it has not, it names as many of each state as fit, and counts the others', () => {
  const [done, none] = namedOf(plansOf({ 'carried-out': 30, 'nothing-found': 2 }))
  expect(done?.[1]).toBe(30)
  expect(done?.[2]).toBeGreaterThan(5)
  expect(done?.[2]).toBeLessThan(30)
  expect(none).toEqual(['nothing-found', 2, 2])
  const crowded = { title: STEP.title.repeat(30), text: ['A line '.repeat(20), 'A line '.repeat(20)] }
  expect(namedOf(plansOf({ 'carried-out': 30, 'nothing-found': 2 }), crowded)[0]?.[2]).toBeLessThan(6)
})

test('a last plan is named: "and 1 more" would take its row', () => {
  const crowded = { title: STEP.title.repeat(30), text: ['A line '.repeat(20), 'A line '.repeat(20)] }
  const rows = plansOf({ 'carried-out': 2, 'nothing-found': 30 })
  expect(namedOf(rows, { ...crowded, text: [...crowded.text, ...crowded.text] })).toEqual([
    ['carried-out', 2, 2],
    ['nothing-found', 30, 1],
  ])
})

test('three plans or fewer are all named with what came of them', () => {
  expect(namedOf(plansOf({ 'nothing-found': 3 }))).toEqual([['nothing-found', 3, 3]])
})

test('a name that breaks has rows of its own: fewer are named than of as many words in short names', () => {
  const named = (name: string) => {
    const rows = plansOf({ 'carried-out': 30 }).map((row) => ({ ...row, cells: [name] }))
    return namedOf(rows)[0]?.[2] as number
  }
  const short = 'A plan of many words'
  const long = `${short} and still more than one row has`.repeat(2)
  // Two short names stand on a row; a long one takes two.
  expect(named(short)).toBeGreaterThan(3 * named(long))
})

test('a table gives names their two lines, and shows fewer rows', () => {
  const rowsOf = (name: string) =>
    Array.from({ length: 9 }, () => ({ cells: [name, '21 March 2025', 'Europol'] }))
  const short = fittingTable(STEP, rowsOf('21 boats seized'))
  const long = fittingTable(STEP, rowsOf('21 boats seized and 13 people arrested in a case on the Channel'))
  expect(short).toEqual({ count: 7, isFew: false })
  expect(long.count).toBeLessThan(short.count)
  expect(long.count).toBeGreaterThan(4)
})
