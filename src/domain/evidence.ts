import * as z from 'zod/mini'
import { Citation } from './citation.ts'
import { WebAddress } from './webAddress.ts'

/** A sentence of a document, by its claim. */
export const CitationEvidence = z.strictObject({
  type: z.literal('citation'),
  claimId: z.string(),
  citation: Citation,
})
export type CitationEvidence = z.infer<typeof CitationEvidence>

export const RecordEvidence = z.strictObject({ type: z.literal('record'), recordId: z.string() })
export type RecordEvidence = z.infer<typeof RecordEvidence>

/** A page that names a place, a route or an actor. */
export const ReferenceEvidence = z.strictObject({ type: z.literal('reference'), url: WebAddress })
export type ReferenceEvidence = z.infer<typeof ReferenceEvidence>

/** Evidence of a mark. */
export const Evidence = z.discriminatedUnion('type', [CitationEvidence, RecordEvidence, ReferenceEvidence])
export type Evidence = z.infer<typeof Evidence>

/** A non-empty list of evidence. */
export const EvidenceList = z.tuple([Evidence], Evidence)
export type EvidenceList = z.infer<typeof EvidenceList>
