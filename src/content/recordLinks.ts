import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { Act } from '#domain/outcome.ts'
import type { IsoDate } from '#domain/period.ts'
import type { Corpus } from './corpus.ts'
import { sortingDate } from './exploreModel.ts'

/** A mark at the other end of a link. */
export type LinkedMark = { kind: 'measure'; mark: Measure } | { kind: 'event'; mark: TimelineEvent }

/**
 * A measure or event among its steps, in order of time, undated last: those of its acts, the records that its own names as
 * following it, and those that name it. It alone where there are none; nothing for an unknown id.
 */
export function stepsOfMark(
  id: string,
  acts: readonly Act[],
  { measures, measureById, eventById }: Pick<Corpus, 'measures' | 'measureById' | 'eventById'>,
): readonly LinkedMark[] {
  const ids = [
    id,
    ...acts.flatMap(({ steps }) => (steps.includes(id) ? steps : [])),
    ...(measureById.get(id)?.followedBy ?? []),
    ...measures.flatMap((measure) => (measure.followedBy.includes(id) ? [measure.id] : [])),
  ]
  const day = (step: LinkedMark) =>
    step.kind === 'measure'
      ? sortingDate(step.mark.statedOn, step.mark.period)
      : sortingDate(step.mark.date, step.mark.statedOn)
  return [...new Set(ids)]
    .flatMap((other): LinkedMark[] => {
      const measure = measureById.get(other)
      if (measure) return [{ kind: 'measure', mark: measure }]
      const event = eventById.get(other)
      return event ? [{ kind: 'event', mark: event }] : []
    })
    .sort((a, b) => compareText(day(a), day(b)))
}

/** The last day on which a record was stated; null without a dated record. */
export function lastStated(records: readonly DatedRecord[]): IsoDate | null {
  const days = records.flatMap(({ statedOn }) => (statedOn?.end ? [statedOn.end] : []))
  return days.sort(compareText).at(-1) ?? null
}
