import { publish, readLexicon } from '#derive/build.ts'
import { deriveDocument } from '#derive/deriveDocument.ts'
import { describeFault, type Fault } from '#derive/fault.ts'
import type { TextFile } from '#derive/jsonText.ts'
import { applyReviews, sortClaims } from '#derive/review.ts'
import type { Claim } from '#domain/claim.ts'
import type { ReviewedPart } from '#domain/decisionLog.ts'
import type { Evidence } from '#domain/evidence.ts'
import { type NamedBy, OWN_PREFIX, type OwnData } from '#domain/ownData.ts'
import { deskReview, metaOf, type ProjectDocument } from '#domain/project.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Suggestion } from '#domain/suggestion.ts'
import { type Guesser, readGuesser, SUGGESTED_KINDS, suggestClaims } from '#learn/suggestClaims.ts'
import { groupBy } from '#lib/groupBy.ts'

/** A text as the rules read it: its lines and sentences, and what they propose; and claims that no rule proposed. */
export interface DerivedText {
  readonly document: SourceDocument
  readonly claims: readonly Claim[]
  readonly suggestions: readonly Suggestion[]
}

/**
 * What the accepted claims publish, without the documents and tables, which the page has; and decisions that no longer fit
 * what the rules propose.
 */
export interface Published {
  readonly own: Omit<OwnData, 'documents' | 'twins' | 'tables' | 'figures'>
  readonly faults: readonly Fault[]
}

/** The derivation of the pipeline, for documents on this device. */
export interface DeskEngine {
  /** The version of the rules, of 12 hexadecimal digits: it changes with any byte of the lexicon. */
  readonly rules: string
  /** Derives a document and keeps it for `publish`. */
  derive: (document: ProjectDocument) => DerivedText
  publish: (decided: readonly ReviewedPart[]) => Published
}

/** Creates the engine from the files of the lexicon and the text of `suggestions.json`. Throws the faults of the lexicon. */
export function createDeskEngine(
  lexicon: readonly TextFile[],
  suggestions: string,
  sha256: (text: string) => string,
): DeskEngine {
  const { parts, faults } = readLexicon(lexicon)
  if (!parts) throw new Error(faults.map(describeFault).join('\n'))
  const kept = new Map<string, DerivedText>()
  let guesser: Guesser | null = null

  return {
    rules: sha256(lexicon.map(({ path, text }) => `${path}\n${text}`).join('\n')).slice(0, 12),
    derive: (document) => {
      const derived = deriveDocument(
        { id: document.id, text: document.text, meta: metaOf(document) },
        parts.lexicon,
        SUGGESTED_KINDS,
      )
      const [blanks, proposed] = [true, false].map((isBlank) =>
        derived.claims.filter(({ category }) => (category === '') === isBlank),
      )
      const claims = withoutRepeats(sortClaims(proposed ?? []))
      guesser ??= readGuesser(suggestions, parts.lexicon)
      const ruled = { document: derived.document, claims, blanks: blanks ?? [] }
      const result = { document: derived.document, claims, suggestions: suggestClaims(ruled, guesser) }
      kept.set(document.id, result)
      return result
    },
    publish: (decided) => {
      const found: Fault[] = []
      const documents: SourceDocument[] = []
      const inOrder: Claim[] = []
      for (const [documentId, own] of groupBy(decided, ({ documentId }) => documentId)) {
        const derived = kept.get(documentId)
        if (!derived) continue
        const reviews = own.map((part) => ({
          review: deskReview(part),
          file: `reviews/${documentId}.json`,
        }))
        const result = applyReviews(derived.document, derived.claims, reviews)
        found.push(...result.faults)
        documents.push(derived.document)
        inOrder.push(...result.claims.filter(({ review: { state } }) => state !== 'proposed'))
      }
      const datasets = publish(parts, documents, inOrder, { readTo: '', records: [] })
      const { routes, regions } = datasets
      const [measures, events] = [ofDesk(datasets.measures), ofDesk(datasets.events)]
      return {
        own: { claims: inOrder, measures, events, routes: named(routes), regions: named(regions) },
        faults: found,
      }
    },
  }
}

/** Marks with ids of their own, so that a link elsewhere can tell what it does not carry. */
function ofDesk<Mark extends { id: string }>(marks: readonly Mark[]): Mark[] {
  return marks.map((mark) => ({ ...mark, id: `${OWN_PREFIX}${mark.id}` }))
}

function named(items: readonly { id: string; evidence: readonly Evidence[] }[]): NamedBy[] {
  return items.flatMap(({ id, evidence }) => {
    const citations = evidence.filter((item) => item.type === 'citation')
    return citations.length > 0 ? [{ id, evidence: citations }] : []
  })
}

/**
 * Each claim once: a sentence that is repeated word for word, with the same words before it, says nothing more, and its
 * claims have the same ids.
 */
function withoutRepeats(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<string>()
  return claims.filter(({ id }) => !seen.has(id) && seen.add(id))
}
