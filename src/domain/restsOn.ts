import { type Evidence, evidenceTarget } from './evidence.ts'
import type { ReaderTarget } from './readerLink.ts'

/** What has to exist for a target, and in which data; null for an incident, whose file only the Reader fetches. */
export function namedBy(target: ReaderTarget): { in: 'documents' | 'records' | 'tables'; id: string } | null {
  switch (target.type) {
    case 'document':
      return { in: 'documents', id: target.documentId }
    case 'record':
      return { in: 'records', id: target.recordId }
    case 'cells':
      return { in: 'tables', id: target.query.table }
    case 'row':
      return { in: 'tables', id: target.tableId }
    case 'incident':
      return null
  }
}

/** What a piece of evidence rests on, by its id; null for a page outside the app. */
export function namedByEvidence(item: Evidence): ReturnType<typeof namedBy> {
  const target = evidenceTarget(item)
  return target && namedBy(target)
}
