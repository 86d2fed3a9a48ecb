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
}

/** Provenance of an export, as finished text in the UI language. Every export must include it. */
export interface Provenance {
  /** Short citations, one per publication, with the data's date where stated. */
  citations: readonly string[]
  evidence: readonly CarriedEvidence[]
  /** The active filters in words; never empty: without filters it says so. */
  filters: string
  /** What is counted and its limits, a sentence each; empty when nothing is counted. */
  caveats: readonly string[]
  version: string
  /** Export date, YYYY-MM-DD. */
  date: string
  /** URL of the exported view. */
  link: string
}
