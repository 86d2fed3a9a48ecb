import { type Evidence, spanKey } from './evidence.ts'
import type { ReaderTarget } from './view.ts'

/** What the app knows of a kind of evidence. */
interface EvidenceKind<Item extends Evidence> {
  /** The same for evidence with the same sentence, record or page. */
  key: (item: Item) => string
  /** What the Reader opens; null for a page outside the app. */
  target: (item: Item) => ReaderTarget | null
}

/** The kinds of evidence, one row each. */
export const EVIDENCE: {
  readonly [Type in Evidence['type']]: EvidenceKind<Extract<Evidence, { type: Type }>>
} = {
  citation: {
    key: ({ citation }) => spanKey(citation),
    target: ({ citation: { documentId, start, end } }) => ({
      type: 'document',
      documentId,
      span: { start, end },
    }),
  },
  record: {
    key: ({ recordId }) => `record:${recordId}`,
    target: ({ recordId }) => ({ type: 'record', recordId }),
  },
  reference: { key: ({ url }) => url, target: () => null },
}

function kindOf(item: Evidence): EvidenceKind<Evidence> {
  return EVIDENCE[item.type] as EvidenceKind<Evidence>
}

/** The same for evidence with the same sentence, record or page. */
export function evidenceKey(item: Evidence): string {
  return kindOf(item).key(item)
}

/** What opens a piece of evidence in the Reader; null for a page outside the app. */
export function evidenceTarget(item: Evidence): ReaderTarget | null {
  return kindOf(item).target(item)
}

/** The document whose sentence a piece of evidence is; null for any other. */
export function quotedDocument(item: Evidence): string | null {
  const target = evidenceTarget(item)
  return target?.type === 'document' ? target.documentId : null
}
