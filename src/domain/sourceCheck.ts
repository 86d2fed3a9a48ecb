import * as z from 'zod/mini'
import { IsoDate } from './period.ts'
import { WebAddress } from './webAddress.ts'

/**
 * What a check of a source page found. `unchanged`, `same-words`, `changed` and `missing`: what became of the sealed sentence
 * (`FoundSentence`; `missing` is `not-found`). `there`: the page answers, and no sentence of it is sealed. `gone`: it answers
 * that there is no such page. `refused`: its site asks programs to stay away, so nobody looked. `no-answer`: it did not
 * answer in time, or with a fault, which says nothing about the page.
 */
export const SourceCheckResult = z.enum([
  'unchanged',
  'same-words',
  'changed',
  'missing',
  'there',
  'gone',
  'refused',
  'no-answer',
])
export type SourceCheckResult = z.infer<typeof SourceCheckResult>

/**
 * The check of one page, or of one sealed sentence in it (`sha256`, null without one), on a day. `movedTo`: the address to
 * which the page leads now. `detail`: the HTTP status or the fault, in English, for a maintainer.
 */
export const SourceCheck = z.strictObject({
  url: WebAddress,
  sha256: z.nullable(z.string()),
  on: IsoDate,
  result: SourceCheckResult,
  movedTo: z.nullable(WebAddress),
  detail: z.nullable(z.string()),
})
export type SourceCheck = z.infer<typeof SourceCheck>

/** The newest check of each page and sentence; empty until `npm run sources:check` has run. */
export const SourceCheckFile = z.strictObject({ checks: z.array(SourceCheck) })
export type SourceCheckFile = z.infer<typeof SourceCheckFile>
