import type { Evidence } from '#domain/evidence.ts'
import { type ByType, byType } from '#lib/byType.ts'
import type { Words } from '#words/words.ts'
import type { Corpus } from './corpus.ts'
import type { EvidenceGroup } from './evidenceGroups.ts'

/** Where a piece of evidence comes from; `publishers` are null while its text or record has not loaded. */
interface EvidenceSource {
  /** Of its claim or record; null for a page outside. */
  id: string | null
  publishers: readonly string[] | null
  pages: readonly string[]
  /** Its sentence, or a record's summary. */
  said: { text: string; language?: string | undefined; isQuote: boolean } | null
}

/** Where a piece of evidence comes from, the same on cards, in tables and in their files. */
export function evidenceSource(
  item: Evidence,
  { corpus, words }: { corpus: Corpus; words: Pick<Words, 'localized' | 'publisher' | 'publisherName'> },
): EvidenceSource {
  const sources: ByType<Evidence, EvidenceSource> = {
    citation: ({ claimId: id, citation: { documentId, exact } }) => {
      const { publisher = null, url = null, language } = corpus.documentById.get(documentId) ?? {}
      return {
        id,
        publishers:
          language === undefined ? null : publisher === null ? [] : [words.publisherName(publisher)],
        pages: url === null ? [] : [url],
        said: { text: exact, language, isQuote: true },
      }
    },
    record: ({ recordId: id }) => {
      const record = corpus.recordById.get(id)
      return {
        id,
        publishers: record ? record.sources.map(words.publisher) : null,
        pages: record ? record.sources.map(({ url }) => url) : [],
        said: record ? { text: words.localized(record.summary), isQuote: false } : null,
      }
    },
    reference: ({ url }) => ({ id: null, publishers: [new URL(url).host], pages: [url], said: null }),
  }
  return byType(sources, item)
}

const SUMMARISED: ByType<EvidenceGroup, string | null> = {
  citation: () => null,
  record: ({ recordId }) => recordId,
  reference: () => null,
}

/** The record with our summary of a piece of evidence, by id; null for a sentence, which speaks for itself, and a page. */
export function summarisedIn(group: EvidenceGroup): string | null {
  return byType(SUMMARISED, group)
}
