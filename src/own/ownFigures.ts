import type { OwnData } from '#domain/own/data.ts'
import { type OwnSeries, ownSeriesOf } from '#domain/own/series.ts'
import { groupBy } from '#lib/groupBy.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { useLayers } from '#state/layers.ts'
import { useViewStore } from '#state/viewStore.ts'

const NONE: readonly never[] = []

// Keyed by the figures, because a decision makes new own data that hold the same figures.
const allSeries = memoizeByObject(ownSeriesOf)

const seriesByPlace = memoizeByObject((figures: OwnData['figures']) =>
  groupBy(allSeries(figures), ({ place }) => place),
)

/** The reader's own data with figures that show now; null while only the published ones do. */
export function useOwnShown(): OwnData | null {
  const isHidden = useViewStore(({ view }) => view.whose === 'published')
  return useLayers(({ own }) => (own && own.figures.length > 0 && !isHidden ? own : null))
}

/** The reader's own series at a place, as they show now. */
export function useOwnSeries(place: string): readonly OwnSeries[] {
  const own = useOwnShown()
  return (own && seriesByPlace(own.figures).get(place)) ?? NONE
}

/** All of the reader's own series, as they show now. */
export function useAllOwnSeries(): readonly OwnSeries[] {
  const own = useOwnShown()
  return own ? allSeries(own.figures) : NONE
}
