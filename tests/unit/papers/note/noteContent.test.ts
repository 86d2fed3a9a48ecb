import { describe, expect, test } from 'vitest'
import { stepContent } from '#content/stepContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { readCellQuery } from '#domain/cellQuery.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { contentOfBriefing, mapStep, UNNAMED_CLOSINGS, withNumberOnMap } from '#papers/note/noteContent.ts'
import { stepFinding } from '#papers/note/noteFindings.ts'
import { type CitedPiece, type FindingDraft, noteOf } from '#papers/note/noteModel.ts'
import { messagesOf } from '#scripts/messageFiles.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'

const DEATHS = 'missing-migrants-incidents:dead_and_missing:2025-01..2025-12:route:central-mediterranean'
const CONTENT = contentInput()
const cite = (id: string) => ({ id, citation: id, publication: id }) as CitedPiece

const CROSSINGS = 'frontex-detections:detections:2025-01..2025-12'

function step(id: string, cells: string, part: Partial<BriefingStep> = {}): BriefingStep {
  const number = { cells, against: null }
  const base = { id, view: '#/explore?v=3', title: id, text: [], notes: '', dwell: 20 }
  return { ...base, number, chart: null, evidence: [`cells:${cells}`], ...part }
}

describe('the step whose map a note shows', () => {
  const deaths = step('deaths', DEATHS, { view: '#/explore?selected=route:central-mediterranean&v=3' })
  const routes = step('routes', CROSSINGS)
  const words = step('words', CROSSINGS, { number: null, evidence: ['record:one'] })

  test.each([true, false])('counts crossings, not deaths alone, wherever it stands', (isCounted) => {
    expect(mapStep([deaths, routes], isCounted).id).toBe('routes')
    expect(mapStep([routes, deaths], isCounted).id).toBe('routes')
    expect(mapStep([deaths], isCounted).id).toBe('deaths')
  })

  test('is drawn on paper: not one of plans or rows, whose map nobody sees', () => {
    const [plans, rows] = (['plans', 'timeline'] as const).map((layout) =>
      step(layout, CROSSINGS, {
        view: '#/explore?routes=channel&v=3',
        number: null,
        evidence: ['record:one'],
        look: { layout },
      }),
    ) as [BriefingStep, BriefingStep]
    for (const isCounted of [true, false]) expect(mapStep([plans, rows, routes], isCounted).id).toBe('routes')
    expect(mapStep([plans], false).id).toBe('plans')
  })

  test('has the number of its one route with its period, and no other', () => {
    const boats = 'uk-small-boats-monthly:arrivals:2025-01..2025-12'
    const view = '#/explore?selected=route:channel&v=3'
    const one = step('one', boats, { view, number: { cells: boats, against: CROSSINGS } })
    expect(withNumberOnMap(one).look?.callouts).toEqual([
      { at: 'route:channel', number: { cells: boats, against: null } },
    ])
    for (const other of [routes, words, { ...one, look: { callouts: [] } }])
      expect(withNumberOnMap(other)).toBe(other)
  })

  test('counts at all in a talk of numbers', () => {
    expect(mapStep([words, deaths, routes], true).id).toBe('routes')
  })
})

describe('the table of a talk', () => {
  const { measures } = published('measures')
  const counts = (count: number) => {
    const ofRecords = measures.filter(({ evidence }) => evidence.some(({ type }) => type === 'record'))
    const evidence = ofRecords
      .slice(0, count)
      .flatMap((one) =>
        one.evidence.flatMap((piece) => (piece.type === 'record' ? `record:${piece.recordId}` : [])),
      )
    const last = step('one', CROSSINGS, { evidence, number: null })
    const talk = { ...(published('briefings').briefings[0] as Briefing), steps: [last] }
    const { t, words } = exportWords()
    const input = { cite, numberOf: () => null, t: t as never, exportT: t, words, caveatOf: () => '' }
    const known = ofRecords.slice(0, count)
    return contentOfBriefing(talk, new Map(), known, input)
  }

  test('counts five measures, and not four', () => {
    expect(counts(5).table?.rows.at(-1)?.isTotal).toBe(true)
    expect(counts(4)).toMatchObject({ table: null, counted: [] })
  })
})

test('the lines of the title step lead the note', () => {
  const title = step('title', CROSSINGS, { text: ['A line below'], look: { layout: 'title' } })
  const last = step('one', CROSSINGS)
  const talk = {
    ...(published('briefings').briefings[0] as Briefing),
    language: 'en' as const,
    steps: [title, last],
  }
  const { t, words } = exportWords()
  const input = { cite, numberOf: () => null, t: t as never, exportT: t, words, caveatOf: () => '' }
  expect(contentOfBriefing(talk, new Map(), [], input).lead).toEqual([
    { text: 'A line below.', language: 'en' },
  ])
})

test('the message leaves out the numbers that the findings below it say, and only those', () => {
  const said = (text: string, id: string) => ({ text, language: 'en', pieces: [cite(id)], isQuote: false })
  const finding = (text: string, id: string): FindingDraft => ({
    title: { text: 'One', language: 'en' },
    own: [],
    sentences: [said(text, id)],
    rank: 3,
  })
  const message = {
    ...finding('9 detections, all routes.', 'a'),
    sentences: [said('9 detections, all routes.', 'a'), said('4 boats.', 'b'), said('Nine is many.', 'a')],
  }
  const note = noteOf({
    message,
    findings: [finding('9 detections.', 'a')],
    plans: [],
    pieces: [],
    table: null,
  } as never)
  expect(note.message?.sentences.map(({ text }) => text)).toEqual(['4 boats.', 'Nine is many.'])
})

test('a finding leaves out a number that one above it says, unless it says nothing else', () => {
  const said = (text: string, id: string) => ({ text, language: 'en', pieces: [cite(id)], isQuote: false })
  const finding = (...sentences: FindingDraft['sentences']): FindingDraft => ({
    title: { text: 'One', language: 'en' },
    own: [],
    sentences,
    rank: 3,
  })
  const number = said('9 detections.', 'a')
  const findings = [finding(number), finding(number, said('By route: table 1.', 'b')), finding(number)]
  const note = noteOf({ message: null, findings, plans: [], pieces: [], table: null } as never)
  expect(note.findings.map(({ sentences }) => sentences.map(({ text }) => text))).toEqual([
    ['9 detections.'],
    ['By route: table 1.'],
    ['9 detections.'],
  ])
})

test('a footnote has no place or period that title and sentence name, so that one stands for all of a table', () => {
  const cells = (place: string) => ({ ...cite('table'), place, isCells: true, quote: null })
  const finding = (title: string, text: string, place: string): FindingDraft => ({
    title: { text: title, language: 'en' },
    own: [],
    sentences: [{ text, language: 'en', pieces: [cells(place), cells(place)], isQuote: false }],
    rank: 3,
  })
  const note = noteOf({
    message: null,
    findings: [
      finding(
        'Western Balkans: fewer',
        '9 detections in 2025, against 12 in 2024.',
        'Western Balkans, 2024, 2025',
      ),
      finding('Fewer in all', '9 detections in 2025.', 'Western Balkans, 2025'),
      finding('Western Balkans: fewer', '9 detections in a year.', 'Western Balkans, 2025'),
    ],
    plans: [],
    pieces: [],
    table: null,
  } as never)
  const places = note.findings.flatMap(({ sentences }) => sentences.flatMap(({ citations }) => citations))
  expect(places.map(({ place }) => place)).toEqual(['', 'Western Balkans, 2025', 'Western Balkans, 2025'])
})

test('a dated row reads as a sentence, with its status within it', () => {
  const talk = published('briefings').briefings.find(({ id }) => id === 'calais-group-en') as Briefing
  const contents = new Map(talk.steps.map((one) => [one, stepContent(one, talk, CONTENT)]))
  const { t, words } = exportWords()
  const input = { cite, numberOf: () => null, t: t as never, exportT: t, words, caveatOf: () => '' }
  const { findings } = contentOfBriefing(talk, contents, [], input)
  const said = findings.flatMap(({ sentences }) => sentences.map(({ text }) => text))
  expect(said).toContain(
    'Customs partnership on small-boat materials, from 4 March 2024 (planned, UK Government).',
  )
})

test('a finding has no number that its stage does not show', () => {
  const { t, words } = exportWords()
  const counted = { now: { query: readCellQuery(CROSSINGS) }, before: null, sentence: '9 detections.' }
  const input = { cite, numberOf: () => counted as never, t: t as never, exportT: t, words }
  const saidBy = (look: BriefingStep['look']) => {
    const one = step('one', CROSSINGS, { number: null, look })
    const talk = { ...(published('briefings').briefings[0] as Briefing), steps: [one] }
    const content = stepContent(one, talk, CONTENT)
    const given = { content, language: 'en', isCharted: false, inTable: null, inPlans: new Set<string>() }
    return stepFinding(one, given, input).sentences.map(({ text }) => text)
  }
  expect(saidBy({ layout: 'map' })).toEqual(['9 detections.'])
  expect(saidBy({ layout: 'map', callouts: [{ at: 'route:channel', number: null }] })).toEqual([])
  expect(saidBy({ layout: 'number' })).toEqual([])
})

describe('the key message of a talk', () => {
  const closing = (title: string, text: string[]) =>
    step('end', CROSSINGS, { title, text, number: null, evidence: [], look: { layout: 'closing' } })
  const messageOf = (last: BriefingStep) => {
    const talk = { ...(published('briefings').briefings[0] as Briefing), title: 'The talk', steps: [last] }
    const contents = new Map([[last, stepContent(last, talk, CONTENT)]])
    const { t, words } = exportWords()
    const input = { cite, numberOf: () => null, t: t as never, exportT: t, words, caveatOf: () => '' }
    const { message } = contentOfBriefing(talk, contents, [], input)
    return [message?.title.text, ...(message?.own ?? []).map(({ text }) => text)]
  }

  test.each(UI_LANGUAGES)('begins with a statement where the editor named its closing, in %s', (language) => {
    const { gallery } = messagesOf(language).editor as { gallery: { closingTitle: string } }
    expect(UNNAMED_CLOSINGS).toContain(gallery.closingTitle)
    expect(messageOf(closing(gallery.closingTitle, ['Fewer came', 'Two routes rose']))).toEqual([
      'Fewer came.',
      'Two routes rose.',
    ])
    expect(messageOf(closing(gallery.closingTitle, []))).toEqual(['The talk.'])
  })

  test('begins with the title that its author gave it', () => {
    expect(messageOf(closing('Fewer in all', ['Two routes rose']))).toEqual([
      'Fewer in all.',
      'Two routes rose.',
    ])
  })
})
