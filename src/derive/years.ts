import type { Status, YearBasis } from '#domain/claim.ts'
import { type Period, yearOf } from '#domain/period.ts'
import type { Reading } from './reading.ts'

/** The years of a claim and from where they were taken. */
export type Years = Readonly<{ years: readonly number[]; basis: YearBasis | null }>

const NONE: Years = { years: [], basis: null }

/** What the whole text says of its time: the year of its title, and years that only plans or only reports name. */
export type DocumentYears = Readonly<{
  title: readonly number[]
  planned: readonly number[]
  told: readonly number[]
  date: Period | null
}>

/** Gathers the years that stand for a whole document. */
export function documentYears(
  readings: readonly Reading[],
  statuses: readonly Status[],
  title: readonly number[],
  date: Period | null,
): DocumentYears {
  const explicit = (planned: boolean) => [
    ...new Set(
      readings.flatMap((reading, index) =>
        reading.time.basis === 'sentence' && (statuses[index] === 'planned') === planned
          ? reading.time.years
          : [],
      ),
    ),
  ]
  return { title, planned: explicit(true), told: explicit(false), date }
}

/**
 * The years of a sentence: its own; those of the nearest sentence before it in the paragraph; those of its
 * section's heading or of the lines before it in the section; those of the document. Else none.
 */
export function yearsOf(
  readings: readonly Reading[],
  index: number,
  status: Status | null,
  document: DocumentYears,
  headingYears: readonly number[],
): Years {
  const reading = readings[index]
  if (!reading) return NONE
  if (reading.time.years.length > 0) return { years: reading.time.years, basis: reading.time.basis }
  const before = readings.slice(0, index).reverse()
  const near = before.find((other) => other.line === reading.line && other.time.years.length > 0)
  if (near) return { years: near.time.years, basis: 'paragraph' }
  if (headingYears.length > 0) return { years: headingYears, basis: 'section' }
  if (document.title.length > 0) return { years: document.title, basis: 'document' }
  if (!document.date) return NONE
  const wanted = status === 'planned' ? document.planned : document.told
  const [only] = wanted
  if (only !== undefined && wanted.length === 1) return { years: [only], basis: 'document' }
  const own = yearOf(document.date.start)
  return status !== 'planned' && wanted.includes(own) ? { years: [own], basis: 'document' } : NONE
}
