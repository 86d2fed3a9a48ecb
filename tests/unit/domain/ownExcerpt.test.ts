import { describe, expect, it } from 'vitest'
import { sourceOf } from '#content/citedSource.ts'
import type { Briefing } from '#domain/briefing.ts'
import { type FileParcel, parcelHtml, parcelOf } from '#domain/fileParcel.ts'
import type { OwnData } from '#domain/own/data.ts'
import { OwnExcerpt, withOwnExcerpt } from '#domain/own/excerpt.ts'
import { readReader } from '#domain/readerLink.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { HOSTILE } from '#tests/support/hostileText.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { ownOutcomeOf } from '#tests/support/ownOutcomes.ts'
import { OWN_DOCUMENT, OWN_SAMPLE } from '#tests/support/ownSample.ts'

const [MEETING, PLAN] = OWN_DOCUMENT.sentences.map(({ start, end }) => `${OWN_DOCUMENT.id}:${start}-${end}`)
const CELLS = `cells:${OWN_TABLE.id}:detections:2025-01..2025-02:route:central-mediterranean`
const { tables, figures } = ownFiguresAlone(
  [1, 2, 3].map((month) => ownFigureOf(month, `2025-0${month}`, `2025-0${month}`)),
)
const OWN = { ...OWN_SAMPLE, tables, figures, pages: { [OWN_DOCUMENT.id]: [{ number: 4, start: 0 }] } }

const BRIEFING: Briefing = {
  id: 'own-talk',
  language: 'en',
  translates: null,
  title: 'A talk',
  author: 'A',
  date: '2026-11-28',
  steps: [
    {
      id: 'one',
      view: `#/explore?reader=${PLAN}&v=2`,
      title: 'One',
      text: [],
      notes: '',
      number: null,
      chart: null,
      evidence: [PLAN ?? '', CELLS],
      dwell: 20,
    },
  ],
}

/** A file with the briefing, as HTML. */
function htmlWith(hasTexts: boolean, data: OwnData = OWN, title = BRIEFING.title): string {
  const { briefing, own } = withOwnExcerpt({ ...BRIEFING, title }, data, hasTexts)
  const parcel = { version: '0', date: '2026-11-28', address: null, start: null, citations: [], evidence: [] }
  return parcelHtml({ ...parcel, filters: null, caveats: [], briefing, own })
}

/** What a file with the briefing gives back. */
function fileWith(...input: Parameters<typeof htmlWith>): FileParcel {
  const read = parcelOf(htmlWith(...input))
  if (!read) throw new Error('the parcel is invalid')
  return read
}

describe('the own evidence that a file takes along', () => {
  it('is the sentences and rows cited, with title and page, and nothing else of the text', () => {
    const { own, briefing } = fileWith(false)
    expect(JSON.stringify(own)).not.toContain('invented police met')
    expect(own?.measures.map(({ id }) => id)).toEqual(['own-patrol'])
    expect(own?.events).toEqual([])
    expect(own?.figures.map(({ row }) => row)).toEqual([1, 2])
    const [id = '', cells = ''] = briefing?.steps[0]?.evidence ?? []
    expect(cells).toBe(CELLS)
    expect(briefing?.steps[0]?.view).toBe(`#/explore?reader=${id}&v=2`)
    const target = readReader(id)
    const text = own?.documents[0]?.text ?? ''
    if (target?.type !== 'document' || !target.span) throw new Error(id)
    expect(text.slice(target.span.start, target.span.end)).toBe(
      'Invented guards will patrol the Channel in 2025.',
    )
    expect(own?.claims[0]?.citation).toMatchObject({ ...target.span, exact: text.trim() })
    const { citation, name } = sourceOf(id, {
      ...exportWords(),
      linkOf: () => '',
      documents: [],
      records: [],
      figures: [],
      own: own ?? null,
    })
    expect(citation).toMatch(/Invented note.*p\. 4 · from a user’s own document$/)
    expect(name).toContain('Invented guards will patrol')
  })

  it('is the whole text where the reader asked for it', () => {
    const { own, briefing } = fileWith(true)
    expect(own?.documents[0]?.text).toBe(OWN_DOCUMENT.text)
    expect(briefing?.steps[0]?.evidence).toEqual([PLAN, CELLS])
  })

  it.each([true, false])('is data whatever its text and titles hold, with the texts: %s', (hasTexts) => {
    for (const text of HOSTILE) {
      const document = { ...OWN_DOCUMENT, title: text, text: `${OWN_DOCUMENT.text}${text}\n` }
      const input = [hasTexts, { ...OWN, documents: [document] }, text] as const
      // One comment and one script, which nothing inside can end.
      const html = htmlWith(...input)
      expect(html.match(/<[^\s>]*|>/g), text).toEqual(['<!--', '>', '<script', '>', '</script', '>'])
      expect(html.slice(4, html.indexOf('-->')), text).not.toContain('--')
      const { own, briefing } = fileWith(...input)
      expect([briefing?.title, own?.documents[0]?.title]).toEqual([text, text])
      if (hasTexts) expect(own?.documents[0]?.text).toBe(document.text)
      else expect(own?.documents[0]?.text).not.toContain(text)
    }
  })

  it('has the outcomes whose sentences it has, and reads files saved before there were any', () => {
    const [meeting, plan] = [1, 0].map((at) => OWN_SAMPLE.claims[at])
    if (!meeting || !plan) throw new Error('the sample has two claims')
    const outcomeBy = ({ id, citation }: typeof plan, planSentence: typeof citation | null) => ({
      planId: 'p1',
      measureId: 'p1',
      since: null,
      outcome: ownOutcomeOf({ shownBy: { claimId: id, citation }, planSentence }),
      readers: ['Ann'],
    })
    const outcomes = [outcomeBy(plan, null), outcomeBy(plan, meeting.citation), outcomeBy(meeting, null)]
    const taken = fileWith(false, { ...OWN, outcomes }).own
    expect(taken?.outcomes).toHaveLength(1)
    expect(taken?.outcomes[0]?.outcome.shownBy.citation).toEqual(taken?.claims[0]?.citation)
    expect(fileWith(true, { ...OWN, outcomes }).own?.outcomes).toHaveLength(1)
    const { outcomes: _, ...older } = taken ?? {}
    expect(OwnExcerpt.parse(older).outcomes).toEqual([])
  })

  it('is nothing for a briefing on published evidence alone', () => {
    const published = {
      ...BRIEFING,
      steps: BRIEFING.steps.map((step) => ({ ...step, evidence: ['record:one'] })),
    }
    expect(withOwnExcerpt(published, OWN, false).own).toBeNull()
    expect(MEETING).not.toBe(PLAN)
  })
})
