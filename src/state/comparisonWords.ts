import type { CellQuery } from '#domain/cellQuery.ts'

/** Numbers of a series in words, with the cells that they stand on. */
export interface SeriesLine {
  text: string
  cells: CellQuery
}

/** What a text states beside what the series counts, in the reader's words. */
export interface ComparisonWords {
  /** One of three words. */
  verdict: string
  /** "flow rising, North Africa, 2024" */
  stated: string
  /** The numbers of the series; null where there is none for the place and time. */
  series: SeriesLine | null
  /** On what the verdict stands, or what stands in its way. */
  reasons: readonly string[]
  /** Each route of a region by itself, and all places together. */
  further: readonly SeriesLine[]
  /** What the text counts, and what the series does. */
  definitions: readonly [stated: string, counted: string | null]
  /** Another table that counts the same kind of thing in another way. */
  related: CellQuery | null
  labels: {
    stated: string
    series: string
    noSeries: string
    definitions: string
    related: string
    openText: string
  }
}
