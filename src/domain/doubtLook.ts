import type { PublisherChoice, ReviewChoice } from './doubt.ts'

/** The picture of each kind of publisher: things of paper and stone. */
export const PUBLISHER_LOOK = {
  official: 'house',
  'republished-official': 'copy',
  press: 'newspaper',
  other: 'flag',
  'not-stated': 'dashed',
} as const satisfies Readonly<Record<PublisherChoice, string>>

/** The picture of each state of review: what a hand did with what a rule proposed. */
export const REVIEW_LOOK = {
  proposed: 'box',
  accepted: 'tick',
  edited: 'pencil',
  added: 'plus',
  record: 'lines',
} as const satisfies Readonly<Record<ReviewChoice, string>>

/** The pictures of the two signs of doubt, the same in lists, tables, dossiers, Reader and filters. */
export type DoubtLook =
  | (typeof PUBLISHER_LOOK)[keyof typeof PUBLISHER_LOOK]
  | (typeof REVIEW_LOOK)[keyof typeof REVIEW_LOOK]
