import type { Claim } from '#domain/claim.ts'
import type { CitationEvidence, Evidence } from '#domain/evidence.ts'
import { quotedDocument } from '#domain/evidence.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { PageStart, SourceDocument } from '#domain/sourceDocument.ts'
import type { ShownOutcome } from './outcome.ts'
import type { OwnFigure, OwnTable } from './table.ts'
import { type Whose, whoseId } from './whose.ts'

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

/** Data of the reader's own that go with published ones; null without any. */
export interface Kept<Part extends keyof OwnData = keyof OwnData> {
  readonly own: Pick<OwnData, Part> | null
}

/** Whose a mark or a route's sentence is: the reader's own where it comes from their documents alone. */
export function whoseMark({ evidence }: { evidence: readonly Evidence[] }): Whose {
  const isOwn = evidence.every((item) => {
    const document = quotedDocument(item)
    return document !== null && whoseId(document) === 'yours'
  })
  return isOwn ? 'yours' : 'published'
}

/** The marks that are the reader's own; pictures credit each of them. */
export function yoursOf<Mark extends { evidence: readonly Evidence[] }>(
  marks: readonly Mark[],
): readonly Mark[] {
  return marks.filter((mark) => whoseMark(mark) === 'yours')
}
