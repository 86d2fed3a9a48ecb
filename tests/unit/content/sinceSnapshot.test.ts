import { describe, expect, it } from 'vitest'
import { changesSince, type SinceStatement } from '#content/sinceSnapshot.ts'
import type { ContentInput } from '#content/stepContent.ts'
import { snapshotOf } from '#content/talkSnapshot.ts'
import { figuresAsKnown, fileAsKnown } from '#domain/asKnown.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { Snapshot, stepsEditedSince } from '#domain/snapshot.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { published } from '#tests/support/published.ts'

const today = contentInput()

/** The published data with other files. */
function withFiles(files: { [Name in DatasetName]?: Dataset<Name> }): ContentInput {
  return { ...today, read: (name) => files[name] ?? today.read(name) }
}

/** The tables of the first load as their publishers had them on a day. */
function asKnownOn(day: string): ContentInput {
  const [figures, vintages] = [published('figures'), published('vintages')]
  const comparisons = fileAsKnown(published('comparisons'), figures.sources, vintages, day)
  return withFiles({ figures: figuresAsKnown(figures, vintages, day), comparisons })
}

const step = (own: Partial<BriefingStep>): BriefingStep => ({
  id: 'a',
  view: '#/explore?v=1',
  title: 'A title',
  text: [],
  evidence: [],
  number: null,
  chart: null,
  notes: '',
  dwell: 3,
  ...own,
})
const talk = (...steps: readonly BriefingStep[]) => ({
  title: 'T',
  language: 'en' as const,
  steps: [...steps],
})
const snapshot = (then: ContentInput, ...steps: readonly BriefingStep[]) =>
  Snapshot.parse(snapshotOf(talk(...steps), then, { edition: 'e', day: '2025-08-12' }))
const since = (then: ContentInput, now: ContentInput, ...steps: readonly BriefingStep[]) =>
  changesSince(snapshot(then, ...steps), now)
const short = (found: readonly SinceStatement[]) =>
  found.map(({ place, was, now, verdict }) => [place, was, now, verdict])

const EAST = 'frontex-detections:detections'
const LAND = ':route:eastern-land-border'
const BORDER = { cells: `${EAST}:2025-01..2025-04${LAND}`, against: `${EAST}:2024-01..2024-04${LAND}` }
const cited = ({ cells, against }: typeof BORDER) => [`cells:${cells}`, `cells:${against}`]
const border = (own: Partial<BriefingStep> = {}) => step({ number: BORDER, evidence: cited(BORDER), ...own })

describe('what a publisher revised', () => {
  const then = asKnownOn('2025-08-12')

  it('changes the number, its change and the words that rest on them', () => {
    const found = since(then, today, border({ title: 'Detections rose by 59%' }))
    expect(
      short(found.filter(({ place }) => ['number', 'before', 'change', 'title'].includes(place))),
    ).toEqual([
      ['number', '4,568', '2,180', 'changed'],
      ['before', '2,872', '2,906', 'changed'],
      ['change', '+59%', '−25%', 'changed'],
      ['title', 'Detections rose by 59%', null, 'changed'],
    ])
    expect(found.find(({ place }) => place === 'title')?.proposal).toBe('Detections fell by 25%')
  })

  it('is told cell by cell', () => {
    const [number] = since(then, today, border())
    expect(number?.cells).toEqual([{ link: `cells:${BORDER.cells}`, key: '2025-04', was: 2955, now: 567 }])
  })

  it('holds against itself', () => {
    const same = since(then, then, border({ title: 'Detections rose by 59%' }))
    expect(new Set(same.map(({ verdict }) => verdict))).toEqual(new Set(['holds']))
  })
})

describe('words of the author’s', () => {
  const TOTAL = { cells: `${EAST}:2025-01..2025-04`, against: `${EAST}:2024-01..2024-04` }
  const proposal = (language: 'en' | 'fr' | 'nl', title: string) => {
    const then = asKnownOn('2025-08-12')
    const made = { ...talk(step({ number: TOTAL, evidence: cited(TOTAL), title })), language }
    const found = changesSince(snapshotOf(made, then, { edition: 'e', day: '2025-08-12' }), today)
    return found.filter(({ place }) => place === 'title').map((one) => [one.verdict, one.proposal])
  }

  it.each([
    ['en', 'Detections fell by a fifth', 'Detections fell by a quarter'],
    ['en', '50,226 detections in four months', '47,847 detections in four months'],
    ['fr', 'Les détections ont baissé d’un cinquième', 'Les détections ont baissé d’un quart'],
    ['nl', 'Een vijfde minder detecties', 'Een kwart minder detecties'],
  ] as const)('have a proposal where a number or part no longer holds: %s, %s', (language, title, other) => {
    expect(proposal(language, title)).toEqual([['changed', other]])
  })

  it('hold as long as they say little enough, and are left out where nothing bears them out', () => {
    expect(proposal('en', 'Detections fell')).toEqual([['holds', null]])
    expect(proposal('en', 'Early 2025')).toEqual([])
  })
})

describe('records, plans and sentences', () => {
  const LAW = 'germany-smuggling-law-2025'
  const cite = step({ evidence: [`record:${LAW}`], look: { layout: 'lines' }, text: ['Jailed.'] })
  const plans = step({
    view: '#/plans?routes=channel&v=1',
    look: { layout: 'plans' },
    evidence: [`record:${LAW}`],
  })

  it('tell another status', () => {
    const { measures } = published('measures')
    const other = measures.map((one) =>
      one.evidence.some((piece) => piece.type === 'record' && piece.recordId === LAW)
        ? { ...one, status: 'planned' as const }
        : one,
    )
    const found = since(withFiles({ measures: { measures: other } }), today, cite)
    expect(short(found).find(([place]) => place === 'status')).toEqual([
      'status',
      'Planned',
      'Done',
      'changed',
    ])
  })

  it('tell what came of a plan since', () => {
    const { measures } = published('measures')
    const none = measures.map((one) => (one.outcome ? { ...one, outcome: null } : one))
    const found = since(withFiles({ measures: { measures: none } }), today, plans)
    const outcomes = found.filter(({ place }) => place === 'outcome')
    expect(outcomes.length).toBeGreaterThan(2)
    expect(outcomes.some(({ verdict, now }) => verdict === 'changed' && now === 'Under way')).toBe(true)
  })

  it('are gone when their record is', () => {
    const { records, ...rest } = published('records')
    const now = withFiles({ records: { ...rest, records: records.filter(({ id }) => id !== LAW) } })
    const made = step({ evidence: [`record:${LAW}`], look: { layout: 'table' } })
    expect(short(since(today, now, made))[0]?.at(-1)).toBe('gone')
  })

  it('hold word for word, wherever the sentence stands now', () => {
    const { documents } = published('documents')
    const [first] = documents
    const [sentence] = first?.sentences.slice(8) ?? []
    if (!first || !sentence) throw new Error('the corpus has sentences')
    const link = `${first.id}:${sentence.start}-${sentence.end}`
    const quote = step({ evidence: [link], look: { layout: 'quote' } })
    const moved = (text: string) =>
      withFiles({
        documents: { documents: documents.map((one) => (one === first ? { ...one, text } : one)) },
      })
    const verdict = (now: ContentInput) =>
      since(today, now, quote).find(({ place }) => place === 'quotation')?.verdict
    expect(verdict(today)).toBe('holds')
    expect(verdict(moved(`A new head.\n${first.text}`))).toBe('holds')
    const quoted = first.text.slice(sentence.start, sentence.end)
    expect(verdict(moved(first.text.replace(quoted, 'Another sentence.')))).toBe('gone')
  })
})

describe('every published talk', () => {
  it.each(published('briefings').briefings.map((briefing) => [briefing.id, briefing] as const))(
    'holds against itself: %s',
    (_, briefing) => {
      const made = snapshotOf(briefing, today, { edition: 'e', day: '2026-11-30' })
      const kept = Snapshot.parse(JSON.parse(JSON.stringify(made)))
      const found = changesSince(kept, today)
      expect(found.length).toBeGreaterThan(20)
      expect(found.filter(({ verdict }) => verdict !== 'holds')).toEqual([])
    },
  )
})

describe('an edited talk', () => {
  const a = step({ id: 'a', text: ['One'], look: { layout: 'section' } })
  const b = step({ id: 'b', isBackup: true })
  const c = step({ id: 'c' })
  const given = snapshot(today, a, b, c)

  it('is told from one that is as it was given, by its steps as numbered', () => {
    expect(stepsEditedSince(given, talk({ ...a, notes: 'Now with notes' }, b, c))).toBeNull()
    expect(stepsEditedSince(given, talk({ ...a, text: ['Two'] }, b, c))).toEqual([1])
    expect(stepsEditedSince(given, talk(a, { ...b, title: 'Other' }, c))).toEqual([3])
    expect(stepsEditedSince(given, talk(a, step({ id: 'd' }), b, c))).toEqual([2])
    expect(stepsEditedSince(given, talk({ ...a, look: { layout: 'title' } }, b, c))).toEqual([1])
  })

  it('may have lost a step, have another order or name', () => {
    expect(stepsEditedSince(given, talk(a, c))).toEqual([])
    expect(stepsEditedSince(given, talk(c, a, b))).toEqual([])
    expect(stepsEditedSince(given, { ...talk(a, b, c), title: 'Other' })).toEqual([])
  })

  it('is judged without its lines where they were not kept', () => {
    const old = { ...given, steps: given.steps.map(({ text: _, ...rest }) => rest) }
    expect(stepsEditedSince(old, talk({ ...a, text: ['Two'] }, b, c))).toBeNull()
    expect(stepsEditedSince(old, talk({ ...a, title: 'Other' }, b, c))).toEqual([1])
  })
})
