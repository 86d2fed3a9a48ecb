import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Measure } from '#domain/measure.ts'
import type { IsoDate } from '#domain/period.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { Corpus } from '#state/useCorpus.ts'

/** A mark at the other end of a link. */
export type LinkedMark = { kind: 'measure'; mark: Measure } | { kind: 'event'; mark: TimelineEvent }

/** The marks that say what came of a measure or event, and the measures that it came of. */
export function linksOfMark(
  id: string,
  { measures, measureById, eventById }: Pick<Corpus, 'measures' | 'measureById' | 'eventById'>,
): { later: readonly LinkedMark[]; earlier: readonly LinkedMark[] } {
  return {
    later: (measureById.get(id)?.followedBy ?? []).flatMap((other): LinkedMark[] => {
      const measure = measureById.get(other)
      if (measure) return [{ kind: 'measure', mark: measure }]
      const event = eventById.get(other)
      return event ? [{ kind: 'event', mark: event }] : []
    }),
    earlier: measures
      .filter(({ followedBy }) => followedBy.includes(id))
      .map((mark): LinkedMark => ({ kind: 'measure', mark })),
  }
}

/** The last day on which a record was stated; null without a dated record. */
export function lastStated(records: readonly DatedRecord[]): IsoDate | null {
  const days = records.flatMap(({ statedOn }) => (statedOn?.end ? [statedOn.end] : []))
  return days.sort(compareText).at(-1) ?? null
}
