import { afterAll, describe, expect, it } from 'vitest'
import { editsOf } from '#content/correctedHandedOut.ts'
import { type RecheckRow, recheck } from '#content/recheck.ts'
import { statedSpans } from '#content/statedCells.ts'
import { snapshotOf } from '#content/talkSnapshot.ts'
import { evidenceId } from '#content/viewContent.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { type HandedOutFile, plainHandedOut } from '#domain/handedOutFile.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { deskInThread } from '#tests/support/deskOfTest.ts'
import { published } from '#tests/support/published.ts'

const today = contentInput()
const pasted = (text: string) => recheck(plainHandedOut('text', text), today)
const short = (rows: readonly RecheckRow[]) => rows.map(({ was, now }) => [was, now])

describe('a text that was pasted', () => {
  it('speaks of the Channel by small boats and the United Kingdom', () => {
    expect(pasted('In 2025, 41,472 people arrived in the UK in small boats.').holds).toHaveLength(1)
  })

  it('does not compare small boats elsewhere with the Channel', () => {
    expect(pasted('In 2025, 41,472 people arrived in Italy in small boats.').holds).toEqual([])
  })

  it('holds where its number is the sum of what it names', () => {
    const { changed, holds, open } = pasted(
      'Throughline, edition of 25 November 2026, 26b876a8fbff: Eastern Mediterranean, September 2024, 8,732 detections',
    )
    expect(short(holds)).toEqual([['8,732', '8,732']])
    expect([changed, open]).toEqual([[], []])
  })

  it.each([
    ['Eastern Mediterranean, September 2024, 8,853 detections', '8,853', '8,732'],
    ['There were 2,955 detections on the Eastern land border in April 2025.', '2,955', '567'],
  ])('has changed where a publisher said so before: %s', (text, was, now) => {
    const { changed } = pasted(text)
    expect(short(changed)).toEqual([[was, now]])
    expect(changed[0]).toMatchObject({ foundBy: 'value', correction: null })
  })

  it.each([
    'In 2025 almost 180,000 detections were counted.',
    'There were more than 66,000 detections on the Central Mediterranean in 2025.',
  ])('holds where it is rounded: %s', (text) => {
    expect(pasted(text)).toMatchObject({ changed: [], holds: [{ foundBy: 'value' }], open: [] })
  })

  it('has changed where a rounded announcement stands beside its change', () => {
    const { changed } = pasted('Irregular border crossings fell by 38% to just over 239,000 in 2024.')
    expect(short(changed)).toEqual([['239,000', '240,101']])
  })

  it('takes the numbers beside the sum of today for others, and not for what it was', () => {
    const { changed, holds } = pasted(
      'Western Balkans: 12,526 detections in 2025, against 21,525 detections in 2024. 2025: Jan 839, Feb 639.',
    )
    expect(short(holds)).toEqual([
      ['12,526', '12,526'],
      ['21,525', '21,525'],
    ])
    expect(changed).toEqual([])
  })

  it('cannot be told where it names nothing that is counted here', () => {
    expect(pasted('12,000 people on other roads')).toMatchObject({ changed: [], holds: [] })
  })
})

describe('a pasted text of several sentences', () => {
  const desk = deskInThread()
  afterAll(desk.close)
  const read = async (text: string) => recheck(await desk.readPasted(text), today)
  const named = (rows: readonly RecheckRow[]) => rows.map(({ name, was, now }) => [name, was, now])

  it('is read sentence by sentence, on one line too', async () => {
    const [border, balkans] = [
      'In April 2025 there were 2,955 detections on the Eastern land border.',
      'On the Western Balkans it was 12,526 detections in 2025.',
    ]
    const { changed, holds, open } = await read(`${border} ${balkans}`)
    expect(named(changed)).toEqual([[border, '2,955', '567']])
    expect(named(holds)).toEqual([[balkans, '12,526', '12,526']])
    expect(open).toEqual([])
  })

  it('does not take the shares of one sentence for those of another', async () => {
    const { changed } = await read(
      '84% of them were men. In 2025 there were 13,000 detections on the Western Balkans.',
    )
    expect(short(changed)).toEqual([['13,000', '12,526']])
  })

  it('compares what is counted by nationality with that table', async () => {
    const text =
      'Eastern land border, detections: 84% of the 17,260 detections counted by nationality in 2024 concern nationals of one country: Ukraine.'
    expect(await read(text)).toMatchObject({ changed: [], holds: [{ was: '17,260' }] })
  })

  it('takes over the place or the months of the sentence before', async () => {
    const { changed, holds } = await read(
      'In 2025, 41,472 people arrived in the UK in small boats. In 2024 it was 35,000. On the Western Balkans, 21,525 detections were counted.',
    )
    expect(short(changed)).toEqual([['35,000', '36,816']])
    expect(short(holds)).toEqual([
      ['41,472', '41,472'],
      ['21,525', '21,525'],
    ])
  })

  it.each(['\n', ' '])('is read in each of its languages (%j between them)', async (between) => {
    const { changed, holds, open } = await read(
      [
        'In 2025, 41,472 people arrived in the UK in small boats.',
        'En 2024, 36\u202f816 personnes sont arrivées au Royaume-Uni sur de petites embarcations.',
        'In 2025 kwamen 41.472 mensen met kleine boten aan in het Verenigd Koninkrijk.',
      ].join(between),
    )
    expect(holds.map(({ was }) => was)).toEqual(['41,472', '36\u202f816', '41.472'])
    expect([...changed, ...open]).toEqual([])
  })

  it.each([
    ['In 2025 kwamen 41.472 mensen met kleine boten aan in het Verenigd Koninkrijk.', '41.472'],
    [
      'En 2025, 41\u202f472 personnes sont arrivées au Royaume-Uni sur de petites embarcations.',
      '41\u202f472',
    ],
    ['In 2025, 41,472 people arrived in the UK in small boats.', '41,472'],
  ])('is read in its own language: %s', async (text, was) => {
    expect(short((await read(text)).holds)).toEqual([[was, '41,472']])
  })
})

describe('the months that a text names', () => {
  it.each([
    ['in January to April 2025', '2025-01', '2025-04'],
    ['Jan–Jun 2026', '2026-01', '2026-06'],
    ['en septembre 2024', '2024-09', '2024-09'],
    ['in 2024', '2024-01', '2024-12'],
    ['2025-04', '2025-04', '2025-04'],
  ])('%s', (text, from, to) => {
    expect(statedSpans(text)).toEqual([{ from, to }])
  })

  it('are none in the day of a date', () => {
    expect(statedSpans('edition of 25 November 2026')).toEqual([])
  })
})

describe('slides of ours', () => {
  const CELLS = 'frontex-detections:detections:2025-01..2025-12'
  const step: BriefingStep = {
    id: 'a',
    view: '#/explore?v=1',
    title: 'All routes',
    text: [],
    evidence: [`cells:${CELLS}`],
    number: { cells: CELLS, against: null },
    chart: null,
    notes: '',
    dwell: 3,
  }
  const talk = { title: 'T', language: 'en' as const, steps: [step] }
  const made = snapshotOf(talk, today, { edition: 'e', day: '2026-11-30' })
  const deck = (text: string): HandedOutFile => ({
    ...plainHandedOut('pptx', text),
    snapshot: {
      ...made,
      pages: ['a'],
      statements: made.statements.filter(({ place }) => place === 'number'),
    },
  })

  it('hold as they were made', () => {
    expect(recheck(deck('All routes\n179,921\ndetections'), today)).toMatchObject({
      changed: [],
      holds: [{ was: '179,921', page: 1, foundBy: 'cells' }],
    })
  })

  it('tell a number that somebody typed in place of ours, and leave it to its author', () => {
    expect(recheck(deck('All routes\n189,921\ndetections'), today).changed).toMatchObject([
      { was: '179,921', now: '179,921', typed: '189,921', correction: null },
    ])
  })

  it('say nothing of a slide that was taken out', () => {
    const gone = { ...deck('Another talk'), pages: [] }
    expect(
      recheck({ ...gone, snapshot: made, pages: [{ ...deck('x').pages[0], text: 'Other' } as never] }, today)
        .changed,
    ).toEqual([])
  })
})

describe('a table of plans', () => {
  it('shows what each plan rests on, though it names none of it', () => {
    const [plan] = published('measures').measures.filter(({ status }) => status === 'planned')
    if (!plan) throw new Error('there is no plan')
    const statement = {
      step: '1',
      place: 'outcome',
      item: plan.id,
      name: 'A plan',
      text: 'x',
      value: 'x',
    } as const
    const facts = { snapshot: 1, title: '', edition: 'e', day: '2026-11-30', language: 'en' } as const
    const snapshot = {
      ...facts,
      wordsLanguage: 'en',
      steps: [],
      facts: {},
      statements: [{ ...statement, evidence: [] }],
    }
    const [row] = recheck({ ...plainHandedOut('csv', ''), snapshot }, today).changed
    expect(row?.evidence).toEqual([evidenceId(plan.evidence[0])])
  })
})

describe('edits', () => {
  const row = (key: string, was: string, correction: string | null): RecheckRow => ({
    key,
    page: 1,
    pages: [1],
    place: 'number',
    name: '',
    was,
    now: correction,
    verdict: correction === null ? 'holds' : 'changed',
    foundBy: 'cells',
    typed: null,
    proposal: null,
    correction,
    evidence: [],
    cells: [],
    since: null,
  })

  it('leave words alone that stand for something else too', () => {
    const rows = [row('a', '12', '15'), row('b', '12', null), row('c', '7', '8')]
    expect(editsOf(rows, new Set(['a', 'c']))).toEqual([{ pages: [1], was: '7', now: '8' }])
  })
})
