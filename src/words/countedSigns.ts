import { countByStatus, type Status } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
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
  const own = measures.filter(isOwnMark)
  const published = own.length === 0 ? measures : measures.filter((measure) => !isOwnMark(measure))
  const counted = (some: readonly Measure[]) => countByStatus(some.map(({ status }) => status))
  const name = own[0] && words.own(own[0])
  return [...counted(published), ...counted(own).map((sign) => ({ ...sign, own: name }))]
}
