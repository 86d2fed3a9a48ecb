import { describe, expect, test } from 'vitest'
import type { BriefingStep } from '#domain/briefing.ts'
import { agendaParts, keyNumbers } from '#domain/talk.ts'

const step = (id: string, part: Partial<BriefingStep> = {}): BriefingStep => ({
  id,
  view: '#/explore?v=2',
  title: `Title of ${id}`,
  text: [],
  notes: '',
  number: null,
  chart: null,
  evidence: ['record:one'],
  dwell: 10,
  ...part,
})
const section = (id: string, part: Partial<BriefingStep> = {}) =>
  step(id, { ...part, look: { layout: 'section' } })
const agenda = step('agenda', { look: { layout: 'agenda' } })

describe('the parts of an agenda', () => {
  const steps = [
    agenda,
    section('one', { plan: 30 }),
    step('a'),
    step('b', { plan: 120 }),
    step('kept', { isBackup: true }),
    section('two'),
    step('c'),
    step('end', { look: { layout: 'closing' } }),
  ]

  test('have their steps up to the next section or the closing step, without backups, and their planned time', () => {
    expect(agendaParts(steps, agenda)).toMatchObject([
      { step: { id: 'one' }, titles: ['Title of a', 'Title of b'], more: 0, minutes: 4 },
      { step: { id: 'two' }, titles: ['Title of c'], more: 0, minutes: 2 },
    ])
  })

  test('state no time where the talk plans none', () => {
    const unplanned = steps.map(({ plan: _, ...rest }) => rest)
    expect(agendaParts(unplanned, agenda).map(({ minutes }) => minutes)).toEqual([null, null])
  })

  test('name as many steps as there is room for, and count the rest', () => {
    const long = Array.from({ length: 9 }, (_, at) => step(`s${at}`, { title: 'x'.repeat(60) }))
    const [part] = agendaParts([agenda, section('one'), ...long], agenda)
    expect([part?.titles.length, part?.more]).toEqual([3, 6])
    const sections = Array.from({ length: 6 }, (_, at) => section(`p${at}`))
    const many = agendaParts([agenda, ...sections, step('last')], agenda)
    expect(many.map(({ titles, more }) => [titles.length, more])).toEqual(sections.map(() => [0, 0]))
  })

  test('are the steps themselves where a talk has no sections', () => {
    const parts = agendaParts([agenda, step('a', { plan: 60 }), step('b')], agenda)
    expect(parts).toMatchObject([
      { step: { id: 'a' }, titles: [], minutes: 1 },
      { step: { id: 'b' }, titles: [], minutes: 1 },
    ])
  })
})

test('the key numbers are of each unit the compared, the latest, then the largest; charts count, backups do not', () => {
  const sums: Readonly<Record<string, { value: number; unit: string; until: string }>> = {
    part: { value: 50, unit: 'detections', until: '2025-12' },
    all: { value: 90, unit: 'detections', until: '2025-12' },
    before: { value: 200, unit: 'detections', until: '2024-12' },
    months: { value: 40, unit: 'arrivals', until: '2025-12' },
    backup: { value: 999, unit: 'arrivals', until: '2025-12' },
  }
  const number = (cells: string) => ({ cells, against: null })
  const steps = [
    step('one', { number: number('part') }),
    step('two', { chart: { kind: 'months', ...number('months') } }),
    step('three', { number: number('all') }),
    step('four', { number: number('before') }),
    step('five', { number: number('backup'), isBackup: true }),
    step('six', { number: number('unknown') }),
  ]
  expect(keyNumbers(steps, (cells) => sums[cells] ?? null).map(({ cells }) => cells)).toEqual([
    'all',
    'months',
  ])
  // A number with a comparison says what changed, however large a total is.
  const compared = step('seven', { number: { cells: 'before', against: 'part' } })
  expect(keyNumbers([...steps, compared], (cells) => sums[cells] ?? null).map(({ cells }) => cells)).toEqual([
    'before',
  ])
})
