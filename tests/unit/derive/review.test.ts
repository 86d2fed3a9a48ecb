import { describe, expect, it } from 'vitest'
import { applyReviews } from '#derive/review.ts'
import type { ReviewDecision } from '#domain/decisionLog.ts'
import { claimOn, documentOf } from '#tests/support/builders.ts'

const FIRST = 'Controls are to grow.'
const SECOND = 'Controls will be joined.'
const document = documentOf(`${FIRST} ${SECOND} ${FIRST}`)
const claims = [
  claimOn(document, FIRST),
  claimOn(document, SECOND),
  claimOn(document, SECOND, { facet: 'technology' }),
]
const base = { kind: 'measure' as const, category: 'border-control' }
const READER = { en: 'A reader', fr: 'Un lecteur', nl: 'Een lezer' }
const METHOD = { en: 'read', fr: 'lu', nl: 'gelezen' }
const fileOf = (...decisions: ReviewDecision[]) => ({
  review: { documentId: 'text', reviewer: READER, method: METHOD, decisions },
  file: 'reviews/text.json',
})
const review = (...decisions: ReviewDecision[]) => applyReviews(document, claims, [fileOf(...decisions)])

describe('a review', () => {
  it('accepts, with reviewer and method', () => {
    const { claims: after, faults } = review({ action: 'accept', quote: FIRST, ...base })
    expect(faults).toEqual([])
    expect(after[0]?.review).toEqual({ state: 'accepted', reviewer: READER, method: METHOD, note: null })
    expect(after[0]?.id).toBe(claims[0]?.id)
  })

  it('is one of several of a document: each keeps its method, and no claim is decided in two', () => {
    const settled = { en: 'settled' }
    const second = fileOf({ action: 'accept', quote: SECOND, ...base, facet: 'technology' })
    const [first, both] = [fileOf({ action: 'accept', quote: FIRST, ...base }), fileOf()]
    const { claims: after, faults } = applyReviews(document, claims, [
      first,
      { ...second, review: { ...second.review, method: settled } },
      both,
    ])
    expect(faults).toEqual([])
    expect(after.map(({ review: { method } }) => method)).toEqual([METHOD, null, settled])
    expect(applyReviews(document, claims, [first, { ...first, file: 'reviews/text-2.json' }]).faults).toEqual(
      [expect.objectContaining({ file: 'reviews/text-2.json', problem: 'the claim is decided twice' })],
    )
  })

  it('rejects, and leaves undecided claims proposed', () => {
    const { claims: after } = review({ action: 'reject', quote: FIRST, ...base, note: 'not said' })
    expect(after).toHaveLength(2)
    expect(after.map((claim) => claim.review.state)).toEqual(['proposed', 'proposed'])
  })

  it('edits only the given fields, and derives the id from the edited claim', () => {
    const { claims: after } = review({
      action: 'edit',
      quote: FIRST,
      ...base,
      set: { status: 'done', category: 'coordination' },
      note: 'it is under way',
    })
    expect(after[0]).toMatchObject({ status: 'done', category: 'coordination', review: { state: 'edited' } })
    expect(after[0]?.citation).toEqual(claims[0]?.citation)
    expect(after[0]?.id).not.toBe(claims[0]?.id)
  })

  it('adds a claim at its quote’s only place', () => {
    const { claims: after, faults } = review({
      action: 'add',
      quote: SECOND,
      kind: 'measure',
      category: 'coordination',
      set: { status: 'planned' },
      note: 'joined controls',
    })
    expect(faults).toEqual([])
    const added = after.find((claim) => claim.review.state === 'added')
    expect(added?.citation.start).toBe(FIRST.length + 1)
    expect(added?.citation.exact).toBe(SECOND)
  })

  it('keeps the order of the text', () => {
    const { claims: after } = review({
      action: 'add',
      quote: FIRST,
      prefix: `${SECOND} `,
      kind: 'driver',
      category: 'poverty',
      note: 'last sentence',
    })
    const starts = after.map((claim) => claim.citation.start)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(starts.at(-1)).toBe(document.text.lastIndexOf(FIRST))
  })

  it.each<[string, ReviewDecision, string]>([
    [
      'matches nothing',
      { action: 'accept', quote: 'Controls are to shrink.', ...base },
      'it matches no proposed claim: "Controls are to shrink."',
    ],
    ['matches several', { action: 'accept', quote: SECOND, ...base }, 'it matches 2 proposed claims'],
    [
      'adds an unknown sentence',
      { action: 'add', quote: 'Nowhere.', ...base, note: '' },
      'the quote occurs nowhere in text',
    ],
    [
      'adds a repeated sentence',
      { action: 'add', quote: FIRST, kind: 'driver', category: 'poverty', note: '' },
      'the quote fits 2 places',
    ],
    [
      'adds a proposed claim',
      { action: 'add', quote: FIRST, ...base, note: '' },
      'the rules propose this claim already',
    ],
  ])('that %s is a fault with file, place and remedy', (_, decision, problem) => {
    const { faults } = review(decision)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.problem).toContain(problem)
    expect(faults[0]).toMatchObject({ file: 'reviews/text.json' })
    expect(faults[0]?.place).toContain('decisions.0')
    expect(faults[0]?.remedy).not.toBe('')
  })

  it('can select a claim by facet', () => {
    const { claims: after, faults } = review({ action: 'accept', quote: SECOND, ...base, facet: null })
    expect(faults).toEqual([])
    expect(after.filter((claim) => claim.review.state === 'accepted').map(({ facet }) => facet)).toEqual([
      null,
    ])
  })

  it('is invalid after a later change of the rules', () => {
    const accept = { action: 'accept' as const, quote: FIRST, ...base }
    expect(review({ ...accept, seen: { status: 'planned', years: [] } }).faults).toEqual([])
    const { faults } = review({ ...accept, seen: { status: 'done' } })
    expect(faults[0]?.problem).toContain(
      'status was "done" when it was accepted, and is now proposed as "planned"',
    )
  })

  it('may not decide a claim twice', () => {
    const accept: ReviewDecision = { action: 'accept', quote: FIRST, ...base }
    expect(review(accept, accept).faults[0]?.problem).toBe('the claim is decided twice')
  })
})
