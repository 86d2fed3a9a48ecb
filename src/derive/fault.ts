import type { z } from 'zod/mini'
import type { Claim } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { countByKey } from '#lib/groupBy.ts'

/** A problem that stops the derivation: file, place in it, what is wrong, and what to do. */
export type Fault = Readonly<{ file: string; place: string; problem: string; remedy: string }>

/** A fault as two lines for a terminal. */
export function describeFault({ file, place, problem, remedy }: Fault): string {
  return `${file} · ${place}: ${problem}\n    → ${remedy}`
}

/** Most faults that a terminal shows; the others are counted. */
const SHOWN = 50

/** Faults as lines for a terminal: the first ones, and the count of the rest by file. */
export function describeFaults(faults: readonly Fault[]): readonly string[] {
  const rest = faults.slice(SHOWN)
  const files = countByKey(rest.map(({ file }) => file))
  return [
    ...faults.slice(0, SHOWN).map(describeFault),
    ...[...files].map(([file, count]) => `${file}: ${count} more`),
  ]
}

/** A number of faults in words. */
export function countOf(faults: number): string {
  return faults === 1 ? 'One fault' : `${faults} faults`
}

/** The place of a fault in a claim. */
export function placeOfClaim({ id, kind, category }: Claim): string {
  return `claim ${id} (${kind} ${category})`
}

/** Shortens a quotation in a fault to at most 60 characters. */
export function shorten(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 57)}…`
}

/** Distinct faults, sorted by file, then place, by code units. */
export function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  const byKey = new Map(
    faults.map((fault) => [[fault.file, fault.place, fault.problem].join('\u0000'), fault]),
  )
  return [...byKey].sort(([a], [b]) => compareText(a, b)).map(([, fault]) => fault)
}

/** Converts the issues of a schema to faults. */
export function faultsOfSchema(file: string, error: z.core.$ZodError, remedy: string): readonly Fault[] {
  return error.issues.map((issue) => ({
    file,
    place: issue.path.length === 0 ? '(root)' : issue.path.map(String).join('.'),
    problem: 'keys' in issue ? `unknown field ${issue.keys.join(', ')}` : problemOf(issue),
    remedy,
  }))
}

function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}, found something else or nothing`
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`
  return issue.message === 'Invalid input' ? 'the value does not fit this field' : issue.message
}
