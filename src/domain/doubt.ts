import * as z from 'zod/mini'
import { REVIEW_STATES, type ReviewState } from './claim.ts'
import { PUBLISHER_KINDS, PublisherKind } from './publisher.ts'

/** The answers of the filter of publishers: a kind, or the option for things whose publisher is not stated. */
export const PUBLISHER_CHOICES = [...PUBLISHER_KINDS, 'not-stated'] as const
export const PublisherChoice = z.enum(PUBLISHER_CHOICES)
export type PublisherChoice = z.infer<typeof PublisherChoice>

/** How a thing came to stand here: through a claim in some state of review, or as a record in our own words. */
export const REVIEW_CHOICES = [...REVIEW_STATES, 'record'] as const
export const ReviewChoice = z.enum(REVIEW_CHOICES)
export type ReviewChoice = z.infer<typeof ReviewChoice>

/**
 * The two signs of doubt that every mark carries: the kinds of those who published its evidence, the one that it
 * stands on first (empty: not stated), and how its evidence was read. Each value once.
 */
export const Doubt = z.strictObject({
  publishers: z.array(PublisherKind),
  reviews: z.array(ReviewChoice).check(z.minLength(1)),
})
export type Doubt = z.infer<typeof Doubt>

/** The choices of the filter of publishers that find a thing. */
export function publisherChoicesOf({ publishers }: Pick<Doubt, 'publishers'>): readonly PublisherChoice[] {
  return publishers.length > 0 ? publishers : ['not-stated']
}

/** The doubt of a thing that stands on claims of one document. */
export function doubtOfClaims(publisher: PublisherKind | null, states: readonly ReviewState[]): Doubt {
  return { publishers: publisher === null ? [] : [publisher], reviews: [...new Set(states)] }
}

/** The doubt of a thing that stands on a record read on these pages. */
export function doubtOfRecord(pages: readonly { publisherKind: PublisherKind }[]): Doubt {
  return { publishers: [...new Set(pages.map((page) => page.publisherKind))], reviews: ['record'] }
}
