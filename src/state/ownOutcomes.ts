import type { OwnData } from '#domain/ownData.ts'
import type { ShownOutcome } from '#domain/ownOutcome.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { useLayers } from './layers.ts'
import { useViewStore } from './viewStore.ts'

const NONE: ReadonlyMap<string, ShownOutcome> = new Map()
const byMeasure = memoizeByObject(
  ({ outcomes }: OwnData): ReadonlyMap<string, ShownOutcome> =>
    new Map(outcomes.map((one) => [one.measureId, one])),
)

/** What came of plans by the reader's own documents, by id of the measure; empty while only published marks show. */
export function useOwnOutcomes(): ReadonlyMap<string, ShownOutcome> {
  const own = useLayers((state) => state.own)
  const isHidden = useViewStore(({ view }) => view.ownLayer === 'published')
  return own && !isHidden ? byMeasure(own) : NONE
}
