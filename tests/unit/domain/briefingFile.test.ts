import { describe, expect, it } from 'vitest'
import { MAX_BYTES, readBriefingFile, writeBriefingFile } from '#domain/briefingFile.ts'
import { newDraft, withNewStep } from '#domain/draftBriefing.ts'
import { givenThen } from '#tests/support/givenTalk.ts'
import { published } from '#tests/support/published.ts'

const EMPTY = newDraft({ id: 'a1', title: 'A talk', author: '', language: 'en', date: '2026-11-25' })
const DRAFT = withNewStep(EMPTY, { view: '#/explore?years=2025&v=2', title: '', evidence: [] }).draft
const text = writeBriefingFile(DRAFT, 'abc')
const changed = (part: object) => JSON.stringify({ ...JSON.parse(text), ...part })
const faultOf = (file: string) => readBriefingFile(file).fault

describe('a briefing file', () => {
  it('round-trips, empty fields included', () => {
    const { briefing } = readBriefingFile(text)
    expect(briefing).toEqual(DRAFT)
    expect(briefing && writeBriefingFile(briefing, 'abc')).toBe(text)
  })

  it.each(published('briefings').briefings.map((briefing) => [briefing.id, briefing] as const))(
    'opens the published %s as an own briefing with the same steps',
    (id, briefing) => {
      const file = JSON.stringify({
        throughline: { format: 'briefing', version: 1, data: null },
        ...briefing,
      })
      expect(readBriefingFile(file).briefing).toEqual({ ...briefing, id: `own-${id}`, translates: null })
    },
  )

  it('carries when the briefing was given, and is rejected with the place of what does not fit', () => {
    const deliveries = [givenThen()]
    const file = writeBriefingFile(DRAFT, 'abc', deliveries)
    expect(readBriefingFile(file)).toEqual({ briefing: DRAFT, deliveries, fault: null })
    expect(faultOf(changed({ givings: [{ ...deliveries[0], day: 'then' }] }))).toEqual({
      code: 'misfit',
      place: 'givings[1].day',
      reason: 'value',
    })
  })

  it('is rejected with line and column when it is not valid JSON', () => {
    expect(faultOf(text.slice(0, 200))).toEqual({ code: 'torn', line: 12, column: 11 })
    expect(faultOf('')).toEqual({ code: 'torn', line: 1, column: 1 })
  })

  it.each(['[]', 'null', '"text"', '{"type": "FeatureCollection"}', '{"throughline": {"format": "view"}}'])(
    'is rejected when it is not a briefing: %s',
    (file) => expect(faultOf(file)).toEqual({ code: 'foreign' }),
  )

  it('is rejected when a newer app wrote it, whatever its header', () => {
    const throughline = { format: 'briefing', version: 5, data: null, more: true }
    expect(faultOf(changed({ throughline }))).toEqual({ code: 'newer', version: 5 })
    const same = { format: 'briefing', version: 5, data: null }
    expect(faultOf(changed({ throughline: same }))).toEqual({ code: 'newer', version: 5 })
  })

  const [step] = DRAFT.steps

  it.each([
    [{ steps: [{ ...step, dwell: 'long' }] }, 'steps[1].dwell', 'type'],
    [{ steps: [{ ...step, dwell: 601 }] }, 'steps[1].dwell', 'long'],
    [{ steps: [{ ...step, view: 'elsewhere' }] }, 'steps[1].view', 'value'],
    [{ title: undefined }, 'title', 'missing'],
    [{ colour: 'red' }, 'colour', 'unknown'],
    [{ date: '2024-02-30' }, 'date', 'day'],
    [{ id: 'own-A talk' }, 'id', 'value'],
    [{ id: undefined }, 'id', 'missing'],
    [{ id: 7 }, 'id', 'type'],
    [{ id: 'a-published-one', translates: 5 }, 'translates', 'value'],
    [{ id: 'a-published-one', author: 5 }, 'author', 'type'],
    [{ id: 'a-published-one', translates: undefined }, 'translates', 'missing'],
  ])('is rejected with path and reason of an invalid field: %j', (part, place, reason) => {
    expect(faultOf(changed(part))).toEqual({ code: 'misfit', place, reason })
  })

  it('opens with a byte-order mark', () => {
    expect(readBriefingFile(`\ufeff${text}`).briefing).toEqual(DRAFT)
  })

  it('is rejected when an object has one name twice, with the place of the second', () => {
    const twice = text.replace('"author"', '"title": "Another \\"title\\": {",\n  "author"')
    expect(faultOf(twice)).toEqual({ code: 'repeated', name: 'title', line: 11, column: 3 })
    // Equal names in other objects, and words that look like names.
    const step = { ...DRAFT.steps[0], notes: '{"id": 1, "id": 2}' }
    expect(faultOf(changed({ steps: [step] }))).toBeNull()
  })

  it('is rejected when two steps have one id', () => {
    expect(faultOf(changed({ steps: [step, step] }))).toEqual({
      code: 'doubled',
      name: step?.id,
      first: 1,
      second: 2,
    })
  })

  it('is rejected above the maximum size', () => {
    expect(faultOf(' '.repeat(MAX_BYTES + 1))).toEqual({ code: 'too-large' })
  })
})
