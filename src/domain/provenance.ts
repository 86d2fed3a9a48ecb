import { letterAt } from '#lib/numberText.ts'

/** A piece of evidence as exports name it. */
export interface CarriedEvidence {
  /** Link form: `record:<id>`, `<document>:<start>-<end>`, `cells:<query>`. */
  id: string
  /** Name in the UI language; of a sentence, with its quote. */
  name: string
  /** Its URL in the app. */
  link: string
  /** Short citation of its publication. */
  citation: string
  /** URL of the publication, null when not stated. */
  page: string | null
  /** The sentence that `name` quotes, and its language as a BCP 47 tag. */
  quote?: { text: string; language: string }
}

/** A publication: its short citation begins with its publisher. */
export interface CarriedPublication {
  citation: string
  publisher: string
  /** URL, null when not stated. */
  page: string | null
}

/** One nationality with more than half of an exported number. */
export interface CarriedMajority {
  /** Link form of the cells behind the number, and of those of the nationality. */
  of: string
  cells: string
  /** ISO 3166-1 alpha-2. */
  nationality: string
  /** Over 0.5, at most 1. */
  share: number
  /** In the UI language, without the place. */
  text: string
}

/** Provenance of an export, as finished text in the UI language. Every export must include it. */
export interface Provenance {
  /** Short citations, one per publication, with the data's date where stated. */
  citations: readonly string[]
  /** Citations of what only gives grey lines around what is stated their width. */
  context?: readonly string[]
  /** The publications behind the citations. */
  publications?: readonly CarriedPublication[]
  evidence: readonly CarriedEvidence[]
  /** Letters of the citations to which words of a step are tied. */
  letters?: Readonly<Record<string, string>>
  /** The active filters in words; never empty: without filters it says so. */
  filters: string
  /** Credit and licence of the tables counted, one line per publisher and licence. */
  licences: readonly string[]
  /** For the numbers that are mostly one nationality. */
  majorities: readonly CarriedMajority[]
  /** What is counted and its limits, a sentence each; empty when nothing is counted. */
  caveats: readonly string[]
  /** Id of the edition, or version of the data. */
  version: string
  /** The same in words, as part of a sentence. */
  versionText: string
  /** Export date, YYYY-MM-DD. */
  date: string
  /** URL of the exported view. */
  link: string
}

function letterOfEach(citations: readonly string[]): Record<string, string> {
  return Object.fromEntries(citations.map((citation, at) => [citation, letterAt(at)]))
}

/** The letter of each piece of evidence by its id: those of tied words as `lettered` has them, then those of all others. */
export function lettersOfEvidence(
  provenance: Provenance,
  ties: readonly (readonly string[] | null)[],
): ReadonlyMap<string, string> {
  const letters = letterOfEach(lettered(provenance, ties).provenance.citations)
  return new Map(provenance.evidence.map(({ id, citation }) => [id, letters[citation] ?? '']))
}

/**
 * The letters of words that are tied to evidence, in the order of the words ('' for the author's), and the provenance
 * with its lettered citations first.
 */
export function lettered(
  provenance: Provenance,
  ties: readonly (readonly string[] | null)[],
): { provenance: Provenance; letters: readonly string[] } {
  const citationsOf = (tie: readonly string[] | null) =>
    provenance.evidence.flatMap(({ id, citation }) => (tie?.includes(id) ? [citation] : []))
  const cited = [...new Set(ties.flatMap(citationsOf))]
  if (cited.length === 0) return { provenance, letters: ties.map(() => '') }
  const letters = letterOfEach(cited)
  const others = provenance.citations.filter((citation) => !cited.includes(citation))
  return {
    provenance: { ...provenance, citations: [...cited, ...others], letters },
    letters: ties.map((tie) =>
      [...new Set(citationsOf(tie).flatMap((each) => letters[each] ?? []))].join(', '),
    ),
  }
}
