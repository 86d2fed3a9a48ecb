/** A piece of evidence as an export names it. */
export interface CarriedEvidence {
  /** As a link writes it: `record:<id>`, `<document>:<start>-<end>`, `cells:<query>`. */
  id: string
  /** In the reader's language: what it is called, for a sentence with its quote. */
  name: string
  /** Address at which the app opens it. */
  link: string
  /** The short citation of the publication that it stands in. */
  citation: string
  /** Address of that publication, null where none is stated. */
  page: string | null
}

/**
 * What everything that leaves the app carries along, in the reader's language and ready to be written. Nothing is exported
 * without it.
 */
export interface Provenance {
  /** Short citations, one a publication, with the day of the data where it is stated. */
  citations: readonly string[]
  evidence: readonly CarriedEvidence[]
  /** The filters in force, in words; never empty: without any it says so. */
  filters: string
  /** What is counted and what it does not say, one sentence each; empty where nothing is counted. */
  caveats: readonly string[]
  /** Version of the published data, the hash of its manifest. */
  version: string
  /** The day of the export, YYYY-MM-DD. */
  date: string
  /** Address of the view that is exported. */
  link: string
}
