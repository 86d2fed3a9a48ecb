import { countByStatus, type Status } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { Words } from './words.ts'

/** The number of measures of a status; `own` is the word for those from the reader's own documents. */
export interface CountedSign {
  readonly status: Status
  readonly count: number
  readonly own?: string | undefined
}

/** Counts measures by status: the published ones, then the reader's own. */
export function countedSigns(
  measures: readonly Measure[],
  words: Pick<Words, 'own'>,
): readonly CountedSign[] {
  const byWord = groupBy(measures, words.own)
  const counted = (own: string | undefined) =>
    countByStatus((byWord.get(own) ?? []).map(({ status }) => status)).map((sign) => ({ ...sign, own }))
  return [undefined, ...[...byWord.keys()].filter((word) => word !== undefined)].flatMap(counted)
}
