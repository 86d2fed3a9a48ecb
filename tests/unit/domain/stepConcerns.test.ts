import { describe, expect, test } from 'vitest'
import type { BriefingStep } from '#domain/briefing.ts'
import { stepConcerns } from '#domain/stepConcerns.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'

const CELLS = 'frontex-detections:detections:2025-01..2025-12'
const STEP: BriefingStep = {
  id: 'one',
  view: '#/explore?v=3',
  title: 'Detections in 2025',
  text: [],
  notes: '',
  number: { cells: CELLS, against: null },
  chart: null,
  evidence: [`cells:${CELLS}`],
  dwell: 20,
}
const kinds = (part: Partial<BriefingStep>, isRise: boolean | null = null) => {
  const step = { ...STEP, ...part }
  return stepConcerns(
    step,
    stepFaults(step, 'en', BRIEFING_SOURCES),
    isRise === null ? null : { isRise },
  ).map(({ kind }) => kind)
}

describe('before a talk', () => {
  test.each<[string, Partial<BriefingStep>, boolean | null, readonly string[]]>([
    ['a whole step', {}, false, []],
    ['only a title', { number: null, look: { layout: 'map-text' } }, null, ['empty']],
    ['plans that it cites none of', { number: null, look: { layout: 'plans' } }, null, ['empty']],
    ['a number that nothing holds', { text: ['About 99 boats.'] }, null, ['untied']],
    ['a rise where the number fell', { title: 'Detections rose' }, false, ['contradicting']],
    ['a fall where it fell', { title: 'Detections fell' }, false, []],
    ['two directions at once', { title: 'Some fell, some rose' }, false, []],
    ['a line too long', { text: ['word '.repeat(13)] }, null, ['overfull']],
    ['what is gone', { evidence: [...STEP.evidence, 'record:gone'] }, null, ['stale']],
  ])('%s', (_, part, isRise, expected) => {
    expect(kinds(part, isRise)).toEqual(expected)
  })
})

test('a map of its own is content, and so is a place beside the words', () => {
  expect(kinds({ number: null })).toEqual([])
  const placed = { number: null, look: { layout: 'map-text' as const } }
  expect(kinds({ ...placed, view: '#/explore?selected=route:western-balkans&v=3' })).toEqual([])
})
