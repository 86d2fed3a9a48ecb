import { describe, expect, it } from 'vitest'
import { evidenceAfter } from '#domain/wordsCheck.ts'

const TABLE = 'frontex-detections:detections'
const YEAR = { cells: `${TABLE}:2025-01..2025-12`, against: `${TABLE}:2024-01..2024-12` }
const BOTH = [`cells:${YEAR.cells}`, `cells:${YEAR.against}`]

describe('the evidence of a step compared with something else', () => {
  const step = {
    id: 'a',
    view: '#/explore?v=3',
    title: 'All routes, 2025',
    text: [] as string[],
    notes: '',
    number: YEAR,
    chart: null,
    evidence: BOTH,
    dwell: 20,
  }
  const alone = { cells: YEAR.cells, against: null }

  it('is without what it was compared with', () => {
    expect(evidenceAfter(step, alone)).toEqual([BOTH[0]])
  })

  it.each([
    ['words state a change', { text: ['Detections fell.'] }],
    ['the notes state a number', { notes: 'From 240,101.' }],
    ['a line is tied to it', { text: ['So it was.'], ties: [{ line: 1, evidence: [BOTH[1] ?? ''] }] }],
    [
      'a callout shows it',
      { look: { callouts: [{ at: 'route:channel', number: { cells: YEAR.against, against: null } }] } },
    ],
  ])('keeps it where %s', (_, part) => {
    expect(evidenceAfter({ ...step, ...part }, alone)).toEqual(BOTH)
  })
})
