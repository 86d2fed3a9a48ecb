import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closingsAfter,
  copyOfBriefing,
  DraftBriefing,
  evidenceToClose,
  type NewStep,
  nameOfTalk,
  newDraft,
  ownId,
  placeOfNext,
  presentableBriefing,
  takenView,
  withCopyOfStep,
  withNewStep,
  withoutStep,
  withoutTie,
  withProposedStep,
  withStep,
  withStepAt,
  withTie,
} from '#domain/draftBriefing.ts'
import { outcomesByRecord } from '#domain/outcome.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'
import { published } from '#tests/support/published.ts'

const HEAD = { id: 'a1', title: '', author: '', language: 'en', date: '2026-11-25' } as const
const CELLS = 'cells:uk-small-boats-monthly:arrivals:2025-01..2025-12'

const withSteps = (count: number) =>
  Array.from({ length: count }).reduce<DraftBriefing>(
    (draft, _, index) =>
      withNewStep(draft, { view: '#/explore', title: `Title ${index}`, evidence: [CELLS] }).draft,
    newDraft(HEAD),
  )
const ids = ({ steps }: DraftBriefing) => steps.map(({ id }) => id)

describe('another view of a step', () => {
  const cells = (year: number) => `uk-small-boats-monthly:arrivals:${year}-01..${year}-12`
  const of = (year: number) => ({
    view: `#/explore?period=${year}&v=3`,
    title: `Channel, ${year}`,
    evidence: [`cells:${cells(year)}`, `cells:${cells(year - 1)}`],
    number: { cells: cells(year), against: cells(year - 1) },
  })
  const stepOf = (part: Partial<NewStep>) => {
    const [step] = withNewStep(newDraft(HEAD), { ...of(2024), ...part }).draft.steps
    if (!step) throw new Error('no step')
    return step
  }

  it('brings its number, evidence and title in place of those of the view before', () => {
    const { part, kept } = takenView(stepOf({}), of(2024), of(2025))
    expect(part).toEqual({ ...of(2025), chart: null, look: undefined })
    expect(kept).toBeNull()
  })

  it('leaves what the author chose, and tells of it', () => {
    const added = 'record:calais-group-london-2024'
    const own = { ...of(2024), title: 'My words', evidence: [...of(2024).evidence, added] }
    expect(takenView(stepOf(own), of(2024), of(2025))).toEqual({
      part: {
        ...of(2025),
        title: 'My words',
        chart: null,
        look: undefined,
        evidence: [...of(2025).evidence, added],
      },
      kept: null,
    })
    const number = { cells: cells(2023), against: null }
    const other = takenView(stepOf({ number, evidence: [`cells:${cells(2023)}`] }), of(2024), of(2025))
    expect(other.part.number).toEqual(number)
    expect(other.part.evidence).toEqual([`cells:${cells(2023)}`])
    expect(other.kept).toBe('number')
    const measures = { view: '#/explore?routes=channel&v=3', title: 'Channel', evidence: [added] }
    expect(takenView(stepOf({}), of(2024), measures).part.number).toEqual(of(2024).number)
    expect(takenView(stepOf({}), of(2024), measures).kept).toBe('number')
    const list = { ...of(2024), number: null, evidence: [added] }
    expect(takenView(stepOf({}), list, of(2025)).kept).toBe('number')
    const { number: _, ...rows } = of(2024)
    const [bare] = withNewStep(newDraft(HEAD), { ...rows, evidence: [added] }).draft.steps
    if (!bare) throw new Error('no step')
    expect(takenView(bare, of(2024), of(2025))).toMatchObject({
      part: { evidence: [added] },
      kept: 'evidence',
    })
  })
})

describe('another map of a step', () => {
  const FRAME = { west: 0, south: 30, east: 20, north: 45 }
  const mapOf = (frame: typeof FRAME, ...names: string[]): NewStep => ({
    view: '#/explore?v=3',
    title: 'A',
    evidence: [CELLS],
    look: { frame, signs: 'view', callouts: names.map((at) => ({ at, number: null })) },
  })
  const before = mapOf(FRAME, 'route:channel', 'hub:calais')
  const after = mapOf({ ...FRAME, west: 10 }, 'route:central-mediterranean', 'hub:zuwara')
  const taken = (look: NewStep['look']) => {
    const [step] = withNewStep(newDraft(HEAD), { ...before, look }).draft.steps
    return step && takenView(step, before, after).part.look
  }

  it('brings its frame, signs and names in place of those of the map before', () => {
    expect(taken(before.look)).toEqual(after.look)
    expect(taken(undefined)).toEqual({ frame: after.look?.frame, callouts: after.look?.callouts })
  })

  it('leaves layout, countries and numbers, which are the author’s, and moves no label of another frame', () => {
    const country = { at: 'country:LY', number: null }
    const backed = { at: 'hub:zuwara', number: { cells: CELLS.slice('cells:'.length), against: null } }
    const unbacked = { at: 'hub:calais', number: { cells: 'other', against: null } }
    const spots = [{ at: 'hub:zuwara', lon: 12, lat: 33 }]
    expect(taken({ layout: 'map', frame: FRAME, spots, callouts: [unbacked, country, backed] })).toEqual({
      layout: 'map',
      frame: after.look?.frame,
      callouts: [country, backed, { at: 'route:central-mediterranean', number: null }],
    })
    expect(taken({ ...after.look, spots })).toEqual({ ...after.look, spots })
  })
})

describe('a draft briefing', () => {
  it('is valid without a title, author or step, and gets an own id', () => {
    const draft = newDraft(HEAD)
    expect(draft.id).toBe('own-a1')
    expect(ownId(draft.id)).toBe(draft.id)
    expect(DraftBriefing.parse(draft)).toEqual(draft)
  })

  it('is rejected with duplicate step ids', () => {
    const draft = withSteps(1)
    expect(DraftBriefing.safeParse({ ...draft, steps: [...draft.steps, ...draft.steps] }).success).toBe(false)
  })

  it('keeps all steps under unique ids when they are moved and copied in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(6), fc.integer({ min: -2, max: 9 }), fc.boolean()), { maxLength: 20 }),
        (moves) => {
          const start = withSteps(5)
          const moved = moves.reduce((draft, [which, place, isCopied]) => {
            const id = draft.steps[which]?.id
            if (id === undefined) return draft
            const next = withStepAt(draft, id, place)
            const at = Math.max(0, Math.min(draft.steps.length - 1, place))
            expect(next.steps[at]?.id).toBe(id)
            return isCopied ? (withCopyOfStep(next, id)?.draft ?? next) : next
          }, start)
          expect(new Set(ids(moved)).size).toBe(moved.steps.length)
          for (const id of ids(start)) expect(ids(moved)).toContain(id)
        },
      ),
    )
  })

  it('gives a new step an unused id after steps were removed', () => {
    const draft = withoutStep(withSteps(3), 'step-1')
    expect(ids(draft)).toEqual(['step-2', 'step-3'])
    expect(withNewStep(draft, { view: '#/explore', title: '', evidence: [] }).id).toBe('step-4')
  })

  it('is unchanged when a step is moved to its own position', () => {
    const draft = withSteps(3)
    expect(withStepAt(draft, 'step-3', 99)).toBe(draft)
    expect(withStepAt(draft, 'step-9', 0)).toBe(draft)
  })

  it('loses its number when its cells are removed', () => {
    const number = { cells: CELLS.slice(6), against: 'uk-small-boats-monthly:arrivals:2024-01..2024-12' }
    const draft = withStep(withSteps(1), 'step-1', { evidence: [CELLS, `cells:${number.against}`], number })
    expect(draft.steps[0]?.number).toEqual(number)
    const alone = withStep(draft, 'step-1', { evidence: [CELLS] })
    expect(alone.steps[0]?.number).toEqual({ ...number, against: null })
    expect(withStep(draft, 'step-1', { evidence: [] }).steps[0]?.number).toBeNull()
  })

  it('shows only valid steps, without empty lines, and marks missing head fields as not stated', () => {
    const draft = withStep(withSteps(2), 'step-1', { text: ['', 'A line.', ' '] })
    const shown = presentableBriefing(draft, ({ id }) => id === 'step-1')
    expect(shown).toMatchObject({ title: 'Title 0', author: '' })
    expect(shown?.steps.map(({ id, text }) => [id, text])).toEqual([['step-1', ['A line.']]])
    expect(presentableBriefing(draft, () => false)).toBeNull()
  })

  it('keeps the steps that an edit leaves alone, as maps and contents are drawn once for each', () => {
    const draft = withSteps(2)
    const stepsOf = (of: typeof draft) => presentableBriefing(of, () => true)?.steps ?? []
    const [first, second] = stepsOf(draft)
    const [changed, kept] = stepsOf(withStep(draft, 'step-1', { title: 'Another' }))
    expect(changed?.title).toBe('Another')
    expect(changed).not.toBe(first)
    expect(kept).toBe(second)
  })

  it('sets French words with spaces at which no line ends, and leaves other words as typed', () => {
    const title = 'La Manche : 41 % d’arrivées ; « 11 884 personnes »'
    const set = 'La Manche\u00a0: 41\u00a0% d’arrivées\u202f; «\u00a011\u202f884 personnes\u00a0»'
    const line = { text: ['En 2025 300 départs ?'], notes: 'Et 1 200 000 !' }
    const shownIn = (language: 'en' | 'fr') =>
      presentableBriefing(
        withStep({ ...withSteps(1), language, title }, 'step-1', { title, ...line }),
        () => true,
      )
    expect(shownIn('fr')).toMatchObject({
      title: set,
      steps: [{ title: set, text: ['En 2025 300 départs\u202f?'], notes: 'Et 1\u202f200\u202f000\u202f!' }],
    })
    expect(shownIn('en')).toMatchObject({ title, steps: [{ title, ...line }] })
  })

  it('copied from a published briefing is no translation', () => {
    const { steps } = withSteps(1)
    const published = { ...newDraft(HEAD), id: 'talk-fr', translates: 'talk-en', steps }
    expect(copyOfBriefing(published, 'b2', 'Copy')).toEqual({
      ...published,
      id: 'own-b2',
      translates: null,
      title: 'Copy',
    })
  })
})

describe('a step that the app titles', () => {
  const proposed = withProposedStep(newDraft(HEAD), {
    view: '#/explore',
    title: 'The Channel, 2025',
    evidence: [CELLS],
  })
  const tiesOf = ({ steps }: DraftBriefing) => steps[0]?.ties

  it('has its title from its evidence until somebody writes another', () => {
    expect(tiesOf(proposed.draft)).toEqual([{ line: 0, evidence: [CELLS] }])
    expect(tiesOf(withStep(proposed.draft, proposed.id, { notes: 'A note' }))).toEqual(tiesOf(proposed.draft))
    expect(tiesOf(withStep(proposed.draft, proposed.id, { title: 'Fewer crossings' }))).toBeUndefined()
  })

  it('keeps a tie that its author chose among its evidence', () => {
    const more = withStep(proposed.draft, proposed.id, { evidence: [CELLS, 'record:a'] })
    const chosen = withTie(more, proposed.id, { line: 0, evidence: ['record:a'] })
    expect(tiesOf(withStep(chosen, proposed.id, { title: 'Arrests' }))).toEqual(tiesOf(chosen))
  })

  it('has no tied title where it leads, or stands on long lists of evidence', () => {
    const leading = {
      view: '#/explore',
      title: 'In conclusion',
      evidence: [CELLS],
      look: { layout: 'closing' },
    } as const
    expect(tiesOf(withProposedStep(newDraft(HEAD), { ...leading, evidence: [CELLS] }).draft)).toBeUndefined()
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => `record:${id}`)
    const list = { view: '#/plans', title: 'Plans', evidence: many }
    expect(tiesOf(withProposedStep(newDraft(HEAD), list).draft)).toBeUndefined()
  })
})

it('takes its next step before its closing, wherever steps for questions stand', () => {
  const closing = withStep(withSteps(2), 'step-2', { look: { layout: 'closing' } })
  expect(placeOfNext(withSteps(2).steps)).toBe(2)
  expect(placeOfNext(closing.steps)).toBe(1)
  const { draft } = withNewStep(closing, { view: '#/explore', title: 'For questions', evidence: [CELLS] })
  expect(placeOfNext(withStep(draft, 'step-3', { isBackup: true }).steps)).toBe(1)
  expect(placeOfNext(draft.steps)).toBe(3)
})

it('is called by its title step until it has a name', () => {
  const untitled = withSteps(2)
  expect(nameOfTalk(untitled)).toBe('')
  const led = withStep(untitled, 'step-2', { title: 'Routes in 2026', look: { layout: 'title' } })
  expect(nameOfTalk(led)).toBe('Routes in 2026')
  expect(presentableBriefing(led, () => true)?.title).toBe('Routes in 2026')
  expect(nameOfTalk({ ...led, title: 'A name' })).toBe('A name')
})

describe('the ties of words', () => {
  const OTHER = 'record:channel-boats-13-arrests-2024'
  const draft = withStep(withSteps(1), 'step-1', { text: ['One', '', 'Three'] })
  const tied = withTie(draft, 'step-1', { line: 3, evidence: [OTHER] })
  const tiesOf = ({ steps }: Pick<DraftBriefing, 'steps'>) => steps[0]?.ties

  it('bring their evidence to the step, and are taken back alone', () => {
    expect(tied.steps[0]?.evidence).toEqual([CELLS, OTHER])
    const marked = withTie(tied, 'step-1', { line: 0, evidence: [] })
    expect(tiesOf(marked)).toEqual([
      { line: 0, evidence: [] },
      { line: 3, evidence: [OTHER] },
    ])
    expect(tiesOf(withoutTie(marked, 'step-1', 0))).toEqual(tiesOf(tied))
    expect(tiesOf(withoutTie(tied, 'step-1', 3))).toBeUndefined()
    expect(DraftBriefing.safeParse(marked).success).toBe(true)
  })

  it('follow their line when others go, in the editor and on the stage', () => {
    expect(tiesOf(withStep(tied, 'step-1', { text: ['One', 'Three'] }))?.[0]?.line).toBe(2)
    const shown = presentableBriefing(tied, () => true)
    expect(shown?.steps[0]?.ties).toEqual([{ line: 2, evidence: [OTHER] }])
    expect(tiesOf(withStep(tied, 'step-1', { text: ['One'] }))).toBeUndefined()
  })

  it('mark words as the author’s until they change, and follow them to another line', () => {
    const marked = [0, 1, 3].reduce((now, line) => withTie(now, 'step-1', { line, evidence: [] }), draft)
    const linesOf = (now: DraftBriefing) => tiesOf(now)?.map(({ line }) => line)
    expect(linesOf(withStep(marked, 'step-1', { title: 'Doubled' }))).toEqual([1, 3])
    expect(linesOf(withStep(marked, 'step-1', { text: ['One', '', 'Three, doubled'] }))).toEqual([0, 1])
    expect(linesOf(withStep(marked, 'step-1', { text: ['One', 'Three'] }))).toEqual([0, 1, 2])
    expect(linesOf(withStep(marked, 'step-1', { notes: 'A note' }))).toEqual([0, 1, 3])
    // Words tied to evidence are checked against it whatever they become.
    expect(tiesOf(withStep(tied, 'step-1', { text: ['One', '', 'Four'] }))).toEqual(tiesOf(tied))
  })

  it('go with their evidence', () => {
    expect(tiesOf(withStep(tied, 'step-1', { evidence: [CELLS] }))).toBeUndefined()
  })
})

describe('a closing step', () => {
  const boats = (year: number) => `uk-small-boats-monthly:arrivals:${year}-01..${year}-12`
  const shows = (cells: string, against: string) => ({
    number: { cells, against },
    evidence: [`cells:${cells}`, `cells:${against}`],
  })
  const closed = (() => {
    const start = withSteps(1)
    const number = withStep(start, ids(start)[0] ?? '', shows(boats(2025), boats(2024)))
    const evidence = [`cells:${boats(2025)}`, `cells:${boats(2024)}`, 'record:a-law']
    return withNewStep(number, { view: '#/explore', title: 'End', evidence, look: { layout: 'closing' } })
      .draft
  })()
  const [first = '', last = ''] = ids(closed)
  const cited = (draft: DraftBriefing) => draft.steps.find(({ id }) => id === last)?.evidence
  const other = withStep(closed, first, shows(boats(2023), boats(2022)))

  it('cites what its steps show now, beside what it cites of its own', () => {
    expect(cited(closingsAfter(closed, other))).toEqual([
      'record:a-law',
      `cells:${boats(2023)}`,
      `cells:${boats(2022)}`,
    ])
    expect(cited(closingsAfter(closed, withoutStep(closed, first)))).not.toContain(`cells:${boats(2025)}`)
  })

  it('cites what states the plans of the talk, on which words about what came of them rest', () => {
    const plan = 'record:uk-france-summit-2023'
    const planned = withStep(closed, first, {
      number: null,
      evidence: [plan, `cells:${boats(2025)}`],
      look: { layout: 'plans' },
    })
    expect(evidenceToClose(planned.steps.slice(0, 1))).toEqual([plan])
    expect(cited(closingsAfter(closed, planned))).toEqual(['record:a-law', plan])
    const paid = withStep(planned, last, { title: 'Paid: £476 million.', evidence: [plan] })
    const outcomes = outcomesByRecord(published('measures').measures, published('outcomes'))
    const [, step] = paid.steps
    if (!step) throw new Error('no closing')
    expect(stepFaults(step, 'en', { ...BRIEFING_SOURCES, outcomes })).toEqual([])
    expect(stepFaults({ ...step, evidence: [CELLS] }, 'en', { ...BRIEFING_SOURCES, outcomes })).not.toEqual(
      [],
    )
  })

  it('keeps what its words are tied to, and is left alone where nothing else is shown', () => {
    const tied = withTie(closed, last, { line: 0, evidence: [`cells:${boats(2025)}`] })
    const after = withStep(tied, first, shows(boats(2023), boats(2022)))
    expect(cited(closingsAfter(tied, after))).toContain(`cells:${boats(2025)}`)
    const retitled = withStep(closed, first, { title: 'Other' })
    expect(closingsAfter(closed, retitled)).toBe(retitled)
  })
})
