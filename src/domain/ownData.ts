import type { Claim } from './claim.ts'
import type { CitationEvidence, Evidence } from './evidence.ts'
import { quotedDocument } from './evidence.ts'
import { OWN_PREFIX } from './linkText.ts'
import type { Measure, TimelineEvent } from './measure.ts'
import type { ShownOutcome } from './ownOutcome.ts'
import type { OwnFigure, OwnTable } from './ownTable.ts'
import type { PageStart, SourceDocument } from './sourceDocument.ts'

/** Sentences that name a route or region. */
export type NamedBy = Readonly<{ id: string; evidence: readonly CitationEvidence[] }>

/** What a reader's accepted claims and tables publish on this device, by the same rules as the published data. */
export interface OwnData {
  readonly documents: readonly SourceDocument[]
  readonly claims: readonly Claim[]
  readonly measures: readonly Measure[]
  readonly events: readonly TimelineEvent[]
  readonly routes: readonly NamedBy[]
  readonly regions: readonly NamedBy[]
  /** The published document of each own one whose text is published too: where both show, one of the readings counts. */
  readonly twins: Readonly<Record<string, string>>
  /** The pages of own documents that have some, by document. */
  readonly pages?: Readonly<Record<string, readonly PageStart[]>>
  /** The tables in use, and their figures. */
  readonly tables: readonly OwnTable[]
  readonly figures: readonly OwnFigure[]
  /** What came of plans, published ones and own, by the reader's own documents. */
  readonly outcomes: readonly ShownOutcome[]
}

/** Whether a mark or route's sentence comes from the reader's own documents alone. */
export function isOwnMark({ evidence }: { evidence: readonly Evidence[] }): boolean {
  return evidence.every((item) => {
    const document = quotedDocument(item)
    return document !== null && isOwnDocument(document)
  })
}

/** Whether a document is one of the reader's own. */
export function isOwnDocument(documentId: string): boolean {
  return documentId.startsWith(OWN_PREFIX)
}
