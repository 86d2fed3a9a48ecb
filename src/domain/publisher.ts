import * as z from 'zod/mini'

/** Who stands behind a page: the authority itself, its text on another site, the press, or another body. */
export const PublisherKind = z.enum(['official', 'republished-official', 'press', 'other'])
export type PublisherKind = z.infer<typeof PublisherKind>
