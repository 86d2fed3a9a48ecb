import type { Status, YearBasis } from '#domain/claim.ts'
import { type Period, yearOf } from '#domain/period.ts'
import type { Reading } from './reading.ts'

/** The years of a claim and from where they were taken. */
export type Years = Readonly<{ years: readonly number[]; basis: YearBasis | null }>

const NONE: Years = { years: [], basis: null }

/** What the whole text says of its time: the years of its title, those of plans by sentence, and its own year. */
export type DocumentYears = Readonly<{
  title: readonly number[]
  plans: readonly Readonly<{ index: number; year: number }>[]
  own: number | null
}>

/**
 * Gathers the years that stand for a whole document. Its own year is that of its date, provided that a sentence
 * speaks of that year too. Years of plans that lie before it are history, not plans.
 */
export function documentYears(
  readings: readonly Reading[],
  statuses: readonly Status[],
  title: readonly number[],
  date: Period | null,
): DocumentYears {
  const own = date ? yearOf(date.start) : null
  const plans = readings.flatMap(({ time }, index) =>
    own !== null && time.basis === 'sentence' && statuses[index] === 'planned'
      ? time.years.filter((year) => year >= own).map((year) => ({ index, year }))
      : [],
  )
  const told = own !== null && readings.some(({ time }) => time.years.includes(own))
  return { title, plans, own: told ? own : null }
}

/** How far the years of a claim may be fetched: from its sentence, its paragraph, or the whole document. */
export type YearReach = 'sentence' | 'paragraph' | 'document'

/**
 * The years of a sentence: its own; those of the nearest sentence before it in the paragraph; those of its
 * section's heading; those of the document. A sentence of habit has no year but its own. Else none.
 */
export function yearsOf(
  readings: readonly Reading[],
  index: number,
  planned: boolean,
  reach: YearReach,
  document: DocumentYears,
  headingYears: readonly number[],
): Years {
  const reading = readings[index]
  if (!reading) return NONE
  if (reading.time.years.length > 0) return { years: reading.time.years, basis: reading.time.basis }
  if (reach === 'sentence' || reading.time.habitual) return NONE
  const before = readings.slice(0, index).reverse()
  const near = before.find((other) => other.line === reading.line && other.time.years.length > 0)
  if (near) return { years: near.time.years, basis: 'paragraph' }
  if (reach === 'paragraph') return NONE
  if (headingYears.length > 0) return { years: headingYears, basis: 'section' }
  if (document.title.length > 0) return { years: document.title, basis: 'document' }
  // What a plan contains is told after the sentence that dates the plan.
  const plans = new Set(document.plans.filter((plan) => plan.index < index).map(({ year }) => year))
  const [plan] = plans
  if (planned && plan !== undefined && plans.size === 1) return { years: [plan], basis: 'document' }
  return document.own === null ? NONE : { years: [document.own], basis: 'document' }
}
