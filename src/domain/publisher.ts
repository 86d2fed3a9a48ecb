import * as z from 'zod/mini'
import { REVIEW_STATES, type ReviewState } from './claim.ts'

/**
 * The publisher of a page. `republishedBy` is the site on which its own text was read, `via` the outlet that carries an
 * agency's report, `citing` the bodies or media on which the report rests; absent on the publisher's own page. Each is
 * one plain name, in English for public bodies; the words join and translate them.
 */
export const Publication = z.strictObject({
  publisher: z.string(),
  republishedBy: z.optional(z.string()),
  via: z.optional(z.string()),
  citing: z.optional(z.array(z.string()).check(z.minLength(1))),
})
export type Publication = z.infer<typeof Publication>

/** Publisher of a page: the authority itself, its text on another site, the press, or another body. */
export const PUBLISHER_KINDS = ['official', 'republished-official', 'press', 'other'] as const
export const PublisherKind = z.enum(PUBLISHER_KINDS)
export type PublisherKind = z.infer<typeof PublisherKind>

/** Options of the publisher filter: the kinds of publisher, and one for items whose publisher is not stated. */
export const PUBLISHER_CHOICES = [...PUBLISHER_KINDS, 'not-stated'] as const
export const PublisherChoice = z.enum(PUBLISHER_CHOICES)
export type PublisherChoice = z.infer<typeof PublisherChoice>

/** Options of the review filter: the review states of a claim, and `record` for text in our own words. */
export const REVIEW_CHOICES = [...REVIEW_STATES, 'record'] as const
export const ReviewChoice = z.enum(REVIEW_CHOICES)
export type ReviewChoice = z.infer<typeof ReviewChoice>

/** Source quality of a mark: kinds of publisher of its evidence, the main one first, and review states. No duplicates. */
export const SourceQuality = z.strictObject({
  publishers: z.array(PublisherKind),
  reviews: z.array(ReviewChoice).check(z.minLength(1)),
})
export type SourceQuality = z.infer<typeof SourceQuality>

/** The matching options of the publisher filter. */
export function publisherChoicesOf({
  publishers,
}: Pick<SourceQuality, 'publishers'>): readonly PublisherChoice[] {
  return publishers.length > 0 ? publishers : ['not-stated']
}

/** Source quality of an item derived from claims of one document. */
export function sourceQualityOfClaims(
  publisher: PublisherKind | null,
  states: readonly ReviewState[],
): SourceQuality {
  return { publishers: publisher === null ? [] : [publisher], reviews: [...new Set(states)] }
}

/** Source quality of a record that cites these pages. */
export function sourceQualityOfRecord(pages: readonly { publisherKind: PublisherKind }[]): SourceQuality {
  return { publishers: [...new Set(pages.map((page) => page.publisherKind))], reviews: ['record'] }
}

/** The icon of each kind of publisher. */
export const PUBLISHER_LOOK = {
  official: 'house',
  'republished-official': 'copy',
  press: 'newspaper',
  other: 'flag',
  'not-stated': 'dashed',
} as const satisfies Readonly<Record<PublisherChoice, string>>

/** The icon of each review state. */
export const REVIEW_LOOK = {
  proposed: 'box',
  accepted: 'tick',
  edited: 'pencil',
  added: 'plus',
  record: 'lines',
} as const satisfies Readonly<Record<ReviewChoice, string>>

/** Icons of source quality, shared by lists, tables, dossiers, Reader and filters. */
export type SourceQualityLook =
  | (typeof PUBLISHER_LOOK)[keyof typeof PUBLISHER_LOOK]
  | (typeof REVIEW_LOOK)[keyof typeof REVIEW_LOOK]
