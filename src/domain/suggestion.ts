import type { Claim } from './claim.ts'

/** A word that drove a suggestion: UTF-16 offsets into the document, and what it adds to the log odds. */
export interface DrivingWord {
  readonly start: number
  readonly end: number
  readonly weight: number
}

/** A claim that no rule proposed, with the fields that the rules read in its sentence. */
export interface Suggestion {
  readonly claim: Claim
  readonly probability: number
  /** Other categories of its kind that the sentence may have instead, the likeliest first. */
  readonly instead: readonly string[]
  /** The words that count for it most, in the order of the text. */
  readonly words: readonly DrivingWord[]
  /** The version of the model that it comes from. */
  readonly model: string
}
