import * as z from 'zod/mini'

/** Who stands behind a page: the authority itself, its text on another site, the press, or another body. */
export const PUBLISHER_KINDS = ['official', 'republished-official', 'press', 'other'] as const
export const PublisherKind = z.enum(PUBLISHER_KINDS)
export type PublisherKind = z.infer<typeof PublisherKind>
