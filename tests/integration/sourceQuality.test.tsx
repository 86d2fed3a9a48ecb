import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Measure } from '#domain/measure.ts'
import { PUBLISHER_CHOICES, publisherChoicesOf, REVIEW_CHOICES } from '#domain/publisher.ts'
import { published } from '#tests/support/published.ts'
import { countOf, fold } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const { events } = published('timeline')
const { claims } = published('claims')
const { records } = published('records')
const { documents } = published('documents')

const PUBLISHERS = {
  official: 'official',
  'republished-official': 'official, republished',
  press: 'press',
  other: 'other body',
  'not-stated': 'publisher not stated',
} as const
const REVIEWS = {
  proposed: 'proposed by rule, not reviewed',
  accepted: 'accepted in review',
  edited: 'edited in review',
  added: 'added in review',
  record: 'our summary',
} as const

/** The text alternative of the signs of an item. */
const heard = ({ publishers, reviews }: Pick<Measure, 'publishers' | 'reviews'>) =>
  `Publisher, ${publishers.map((kind) => PUBLISHERS[kind]).join(', ')}` +
  `Review, ${reviews.map((state) => REVIEWS[state]).join(', ')}`

function firstOf<T>(items: readonly T[], what: string): T {
  const [first] = items
  if (first === undefined) throw new Error(`nothing published is ${what}`)
  return first
}

/** The Reader with its final heading; a placeholder is shown before. */
async function readerOf(title: string): Promise<HTMLElement> {
  await screen.findByText(title, { selector: 'h2' })
  return screen.findByRole('dialog', { name: 'Reader' })
}

const details = () => screen.findByRole('region', { name: 'Details' })
const MIXED = firstOf(
  measures.filter(({ publishers }) => publishers.length > 1),
  'a measure with two kinds of publishers',
)
const READ = firstOf(
  measures.filter(({ reviews }) => reviews.length > 1),
  'a measure with claims in two states of review',
)

describe('both signs of source quality', () => {
  test.each([
    ['measure', MIXED],
    ['measure', READ],
    ['event', firstOf(events, 'an event')],
  ] as const)('head the dossier of a %s, with what they mean one press away', async (kind, thing) => {
    const { user } = await renderApp({ link: `#/table?selected=${kind}:${thing.id}&v=3` })
    const panel = await details()
    const note = await within(panel).findByText(/What do these words mean/)
    const summary = note.closest('summary') as HTMLElement
    expect(summary).toHaveTextContent(heard(thing))
    const firstWord = PUBLISHERS[thing.publishers[0] ?? 'not-stated']
    const definition = () =>
      within(summary.parentElement as HTMLElement).getByText(firstWord, { selector: 'dt' })
    expect(summary.parentElement).not.toHaveAttribute('open')
    await user.click(summary)
    expect(summary.parentElement).toHaveAttribute('open')
    expect(definition()).toBeVisible()
  })

  test('appear beside every piece of evidence, with the review state of its own claims', async () => {
    await renderApp({ link: `#/table?selected=measure:${READ.id}&v=3` })
    const panel = await details()
    const own = READ.evidence.flatMap((item) => (item.type === 'citation' ? [item] : []))
    await within(panel).findAllByText(/^Reviewed by/)
    for (const { claimId, citation } of own) {
      const claim = claims.find(({ id }) => id === claimId)
      const sentence = [...panel.querySelectorAll('q')].find((q) => q.textContent === citation.exact)
      const item = sentence?.closest('li')
      expect(item).toHaveTextContent(REVIEWS[claim?.review.state ?? 'record'])
      expect(item).toHaveTextContent(
        `Reviewed by ${claim?.review.reviewer?.en} · ${claim?.review.method?.en}`,
      )
    }
  })

  test('appear in the Reader at the top of a document and beside each claim', async () => {
    const { citation, review } = firstOf(claims, 'a claim')
    const { documentId, start, end } = citation
    await renderApp({ link: `#/explore?reader=${documentId}:${start}-${end}&v=3` })
    const reader = await readerOf(firstOf(documents, 'a document').title)
    const states = new Set(claims.map((claim) => REVIEWS[claim.review.state]))
    const head = (await within(reader).findByText(/What do these words mean/)).closest('summary')
    for (const state of states) expect(head).toHaveTextContent(state)
    expect(head).toHaveTextContent('Publisher, other body')
    const side = within(reader).getByRole('complementary')
    expect(side).toHaveTextContent(`Review, ${REVIEWS[review.state]}`)
  })

  test('appear in the Reader of a record and with each of its pages', async () => {
    const record = firstOf(
      records.filter(({ sources }) => new Set(sources.map((page) => page.publisherKind)).size > 1),
      'a record with pages of two kinds',
    )
    await renderApp({ link: `#/explore?reader=record:${record.id}&v=3` })
    const reader = await readerOf(record.title.en)
    for (const { title, publisherKind } of record.sources) {
      const page = within(reader).getAllByText(title)[0]
      expect(page?.closest('li')).toHaveTextContent(`Publisher, ${PUBLISHERS[publisherKind]}`)
    }
  })
})

describe('the publisher and review filters', () => {
  test('are collapsed; once open, each option says how many measures it would show', async () => {
    const { user } = await renderApp({ link: '#/table?measures=returns-asylum&v=3' })
    const head = await fold('Who says so')
    expect(screen.queryByRole('group', { name: 'Publisher' })).toBeNull()
    await user.click(head)
    await screen.findByRole('group', { name: 'Publisher' })
    const shown = measures.filter(({ categories }) => categories.includes('returns-asylum'))
    for (const kind of PUBLISHER_CHOICES) {
      const count = shown.filter((measure) => publisherChoicesOf(measure).includes(kind)).length
      expect(countOf(optionOf('Publisher', PUBLISHERS[kind]))).toBe(count)
    }
    for (const state of REVIEW_CHOICES) {
      const count = shown.filter(({ reviews }) => reviews.includes(state)).length
      expect(countOf(optionOf('Review', REVIEWS[state]))).toBe(count)
    }
    await user.click(screen.getByText('What publisher and review mean'))
    expect(screen.getByText('The authority’s own text, read on another site.')).toBeVisible()
  })

  test('filter everything shown, and appear in the link and the chips', async () => {
    const { user } = await renderApp({ link: '#/table?measures=returns-asylum&v=3' })
    await user.click(await fold('Who says so'))
    await screen.findByRole('group', { name: 'Publisher' })
    await user.click(optionOf('Publisher', 'press'))
    await user.click(optionOf('Review', REVIEWS.record))
    expect(window.location.hash).toBe('#/table?measures=returns-asylum&publishers=press&review=record&v=3')
    const expected = measures.filter(
      ({ categories, publishers, reviews }) =>
        categories.includes('returns-asylum') && publishers.includes('press') && reviews.includes('record'),
    )
    const region = await screen.findByRole('region', { name: 'Table of measures' })
    expect(within(region).getAllByRole('row').slice(1)).toHaveLength(expected.length)
    // Two questions: a measure answers both.
    expect(await fold('Who says so')).toHaveTextContent(/press and our summary$/)
    await user.click(screen.getByRole('button', { name: 'Remove press' }))
    expect(window.location.hash).toBe('#/table?measures=returns-asylum&review=record&v=3')
  })
})

function optionOf(group: string, label: string): HTMLElement {
  return within(screen.getByRole('group', { name: group })).getByRole('checkbox', {
    name: new RegExp(`^${escaped(label)}, (\\d|no measure)`),
  })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
