import { publish, readLexicon } from '#derive/build.ts'
import { deriveDocument } from '#derive/deriveDocument.ts'
import { describeFault, type Fault } from '#derive/fault.ts'
import type { TextFile } from '#derive/jsonText.ts'
import { applyReviews, sortClaims } from '#derive/review.ts'
import { sentenceRulesOf, splitSentences } from '#derive/sentences.ts'
import type { Claim } from '#domain/claim.ts'
import type { ReviewedPart } from '#domain/decisionLog.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { NamedBy, OwnData } from '#domain/own/data.ts'
import { OWN_PREFIX } from '#domain/own/whose.ts'
import { deskReview, metaOf, type ProjectDocument } from '#domain/project.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Suggestion } from '#domain/tableReading.ts'
import { readSuggester, SUGGESTED_KINDS, type Suggester, suggestClaims } from '#learn/suggestClaims.ts'
import { putNewest } from '#lib/listChange.ts'
import { type NearText, nearestTexts, printsOf } from '#lib/nearTexts.ts'

/** A text as the rules read it: its lines and sentences, and what they propose; and claims that no rule proposed. */
export interface DerivedText {
  readonly document: SourceDocument
  readonly claims: readonly Claim[]
  readonly suggestions: readonly Suggestion[]
}

/** What the accepted claims of a document show on the map. */
export type Marks = Pick<OwnData, 'claims' | 'measures' | 'events' | 'routes' | 'regions'>

/** What decisions make of a document, and those that no longer fit its proposals. Without claims nothing is accepted. */
export interface Reviewed {
  readonly document: SourceDocument
  readonly marks: Marks
  readonly faults: readonly Fault[]
}

/** The derivation of the pipeline, for documents on this device. */
export interface DeskEngine {
  /** The version of the rules, of 12 hexadecimal digits: it changes with any byte of the lexicon. */
  readonly rules: string
  derive: (document: ProjectDocument) => DerivedText
  /** The claims that `derive` gives, without the time that suggestions take; nothing is kept. */
  propose: (document: ProjectDocument) => readonly Claim[]
  /** The lines of a text, each as its sentences. */
  sentencesOf: (text: string) => readonly (readonly string[])[]
  /** Applies decisions to a document. No mark rests on two documents, so that those of several are simply listed. */
  review: (document: ProjectDocument, decided: readonly ReviewedPart[]) => Reviewed
}

/** Derived documents that are kept: the shown one, and those that were reviewed or shown before it. */
const KEPT = 3

/** Creates the engine from the files of the lexicon and the text of `suggestions.json`. Throws the faults of the lexicon. */
export function createDeskEngine(
  lexicon: readonly TextFile[],
  suggestions: string,
  sha256: (text: string) => string,
): DeskEngine {
  const found = readLexicon(lexicon)
  if (!found.parts) throw new Error(found.faults.map(describeFault).join('\n'))
  const { parts } = found
  const splitting = sentenceRulesOf(parts.lexicon.sentences)
  const kept = new Map<string, { facts: string; derived: DerivedText }>()
  let guesser: Suggester | null = null

  function derive(document: ProjectDocument): DerivedText {
    const meta = metaOf(document)
    const facts = JSON.stringify(meta)
    const known = kept.get(document.id)
    const derived = known?.facts === facts ? known.derived : read(document, meta)
    putNewest(kept, document.id, { facts, derived }, KEPT)
    return derived
  }

  function read({ id, text }: ProjectDocument, meta: ReturnType<typeof metaOf>): DerivedText {
    const derived = deriveDocument({ id, text, meta }, parts.lexicon, SUGGESTED_KINDS)
    const [blanks, proposed] = [true, false].map((isBlank) =>
      derived.claims.filter(({ category }) => (category === '') === isBlank),
    )
    const claims = withoutRepeats(sortClaims(proposed ?? []))
    guesser ??= readSuggester(suggestions, parts.lexicon)
    const ruled = { document: derived.document, claims, blanks: blanks ?? [] }
    return { document: derived.document, claims, suggestions: suggestClaims(ruled, guesser) }
  }

  return {
    propose: (document) => {
      const { id, text } = document
      const { claims } = deriveDocument({ id, text, meta: metaOf(document) }, parts.lexicon)
      return withoutRepeats(sortClaims(claims))
    },
    rules: sha256(lexicon.map(({ path, text }) => `${path}\n${text}`).join('\n')).slice(0, 12),
    derive,
    sentencesOf: (text) =>
      text
        .split('\n')
        .map((line) =>
          splitSentences(line, 0, line.length, splitting).map(({ start, end }) => line.slice(start, end)),
        ),
    review: (source, decided) => {
      const { document, claims: proposed } = derive(source)
      const reviews = decided.map((part) => ({
        review: deskReview(part),
        file: `reviews/${document.id}.json`,
      }))
      const result = applyReviews(document, proposed, reviews)
      const claims = result.claims.filter(({ review: { state } }) => state !== 'proposed')
      const { routes, regions, ...made } = publish(parts, [document], claims, { readTo: '', records: [] })
      const [measures, events] = [ofDesk(made.measures), ofDesk(made.events)]
      const marks = { claims, measures, events, routes: named(routes), regions: named(regions) }
      return { document, marks, faults: result.faults }
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

/** Each claim once: a sentence repeated word for word in the same context says nothing more. */
function withoutRepeats(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<string>()
  return claims.filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** What the list of all documents needs of a proposal. */
export type ClaimDigest = Pick<Claim, 'id' | 'kind' | 'category' | 'status' | 'years' | 'routes'>

/** The documents of a project side by side. */
interface DeskCorpus {
  /** The proposals of a document, in the order of its text. */
  digest: (document: ProjectDocument) => readonly ClaimDigest[]
  /** For each of these documents of which most stands in another, that one; they have been digested before. */
  nearTexts: (ids: readonly string[]) => ReadonlyMap<string, NearText>
}

export function createDeskCorpus(engine: DeskEngine): DeskCorpus {
  const prints = new Map<string, ReadonlySet<number>>()
  return {
    digest: (document) => {
      // The text of a document is frozen.
      if (!prints.has(document.id)) prints.set(document.id, printsOf(document.text))
      const digestOf = ({ id, kind, category, status, years, routes }: ClaimDigest): ClaimDigest => {
        return { id, kind, category, status, years, routes }
      }
      return engine.propose(document).map(digestOf)
    },
    nearTexts: (ids) =>
      nearestTexts(new Map(ids.flatMap((id) => [[id, prints.get(id) ?? new Set()] as const]))),
  }
}
