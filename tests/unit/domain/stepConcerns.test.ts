import { describe, expect, test } from 'vitest'
import type { BriefingStep } from '#domain/briefing.ts'
import { stepConcerns } from '#domain/stepConcerns.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { checkWords } from '#domain/wordsCheck.ts'
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
const linkOf = (status: string) =>
  `record:${BRIEFING_SOURCES.records.find((record) => record.status === status)?.id}`
const DONE = linkOf('done')
const PLANNED = linkOf('planned')
const kinds = (part: Partial<BriefingStep>) => {
  const step = { ...STEP, ...part }
  const faults = stepFaults(step, 'en', BRIEFING_SOURCES)
  return stepConcerns(step, faults, checkWords(step, 'en', BRIEFING_SOURCES), [], false, 'In conclusion').map(
    ({ kind }) => kind,
  )
}
const FALL = {
  number: { cells: CELLS, against: CELLS.replaceAll('2025', '2024') },
  evidence: [...STEP.evidence, `cells:${CELLS.replaceAll('2025', '2024')}`],
}

describe('before a talk', () => {
  test.each<[string, Partial<BriefingStep>, readonly string[]]>([
    ['a whole step', {}, []],
    ['only a title', { number: null, look: { layout: 'map-text' } }, ['empty']],
    ['plans that it cites none of', { number: null, look: { layout: 'plans' } }, ['empty']],
    [
      'plans whose records are done',
      { number: null, look: { layout: 'plans' }, evidence: [DONE] },
      ['empty'],
    ],
    [
      'measures and events that only its view lists',
      { number: null, view: '#/explore?routes=channel&v=3', look: { layout: 'timeline' } },
      [],
    ],
    ['a timeline of nothing', { number: null, look: { layout: 'timeline' } }, ['empty']],
    ['a plan', { number: null, look: { layout: 'plans' }, evidence: [DONE, PLANNED] }, []],
    ['a number that nothing holds', { text: ['About 99 boats.'] }, ['untied']],
    ['a rise where the number fell', { ...FALL, title: 'Detections rose' }, ['contradicting']],
    ['another number than the cells', { text: ['179,912 detections in 2025.'] }, ['contradicting']],
    ['a number that is not tied', { text: ['179,921 detections in 2025.'] }, ['untied']],
    ['a fall where it fell', { ...FALL, title: 'Detections fell' }, []],
    ['a number of the author’s own', { text: ['Some 99 boats.'], ties: [{ line: 1, evidence: [] }] }, []],
    ['two directions at once', { title: 'Some fell, some rose' }, []],
    [
      'a conclusion as it was made',
      { title: 'In conclusion', number: null, look: { layout: 'closing' } },
      ['empty'],
    ],
    ['a conclusion in its title', { number: null, look: { layout: 'closing' } }, []],
    ['a conclusion', { number: null, look: { layout: 'closing' }, text: ['Fewer in all.'] }, []],
    ['a line too long', { text: ['word '.repeat(13)] }, ['overfull']],
    ['what is gone', { evidence: [...STEP.evidence, 'record:gone'] }, ['stale']],
  ])('%s', (_, part, expected) => {
    expect(kinds(part)).toEqual(expected)
  })
})

test('a map of its own is content, and so is a place beside the words', () => {
  expect(kinds({ number: null })).toEqual([])
  const placed = { number: null, look: { layout: 'map-text' as const } }
  expect(kinds({ ...placed, view: '#/explore?selected=route:western-balkans&v=3' })).toEqual([])
})

test('a number in the notes is named beside one in the words, and its mend is there', () => {
  const step = { ...STEP, text: ['Some 99 boats.'], notes: 'Say that it were 99 boats.' }
  const faults = stepFaults(step, 'en', BRIEFING_SOURCES)
  const found = stepConcerns(step, faults, checkWords(step, 'en', BRIEFING_SOURCES))
  expect(found).toMatchObject([
    { fault: { code: 'unbacked', text: '99' }, check: { line: 1 } },
    { fault: { code: 'unbacked', text: '99', isInNotes: true }, check: null },
  ])
})

test('labels that have no room make a step too full', () => {
  expect(stepConcerns(STEP, [], [], ['Dover'])).toMatchObject([
    { kind: 'overfull', isLabel: true, text: 'Dover' },
  ])
})

test('words that leave no room for the sources make a step too full', () => {
  expect(stepConcerns(STEP, [], [], [], true)).toMatchObject([
    { kind: 'overfull', isFace: true, text: STEP.title },
  ])
})

test('what is too long is told with its place, and so can be shortened there', () => {
  const long = 'word '.repeat(13)
  const concerns = stepConcerns({ ...STEP, text: ['Short.', long] }, [], [])
  expect(concerns.map((one) => [one.text, one.long])).toEqual([[long, 2]])
})
