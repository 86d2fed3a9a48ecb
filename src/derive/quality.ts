import type { Quality, QualityNotes, QualityScore } from '#domain/quality.ts'
import { type Score, sumScores } from './score.ts'

/** Scores of single documents under the name of what they belong to. */
export type ScoredSet = Readonly<{ of: QualityScore['of']; scores: readonly Score[] }>

/** What people wrote down of the quality, with the scores as they are now. A set without documents is left out. */
export function qualityOf(notes: QualityNotes, sets: readonly ScoredSet[]): Quality {
  return {
    estimates: notes.estimates,
    scores: sets.flatMap(({ of, scores }): QualityScore[] => {
      const { kinds, status, years } = sumScores(scores)
      return scores.length === 0 ? [] : [{ of, documents: scores.length, kinds, status, years }]
    }),
  }
}
