import type { QueryClient } from '@tanstack/react-query'
import {
  eventsAsKnown,
  figuresAsKnown,
  fileAsKnown,
  incidentsAsKnown,
  measuresAsKnown,
  outcomesAsKnown,
  recordsAsKnown,
  wasStated,
} from '#domain/asKnown.ts'
import type { Dataset } from '#domain/datasets.ts'
import type { IsoDate } from '#domain/period.ts'
import { isKnownPage } from '#domain/view.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { datasetQuery } from './datasets.ts'
import { type Layered, useLayers } from './layers.ts'
import { setLayers } from './shownLayers.ts'
import { useViewStore } from './viewStore.ts'

/** Shows every file as it was known on the day of the view, or as it is today. Rejects where a file that this needs fails. */
export async function showKnown(client: QueryClient): Promise<void> {
  const wanted = () => {
    const { page, known } = useViewStore.getState().view
    return isKnownPage(page) ? known : null
  }
  const day = wanted()
  if (day === (useLayers.getState().known?.day ?? null)) return
  if (day === null) return setLayers({ known: null })
  const [vintages, outcomes, figures] = await Promise.all([
    client.fetchQuery(datasetQuery('vintages')),
    client.fetchQuery(datasetQuery('outcomes')),
    client.fetchQuery(datasetQuery('figures')),
  ])
  // Another day may have been chosen meanwhile.
  if (wanted() === day)
    setLayers({ known: { day, layered: knownLayer(day, { vintages, outcomes, figures }) } })
}

type Sources = Readonly<{ [Name in 'vintages' | 'outcomes' | 'figures']: Dataset<Name> }>

/** The layer of each day, so that its files keep their identity. */
const layers = new Map<string, Layered>()

function knownLayer(day: IsoDate, { vintages, outcomes, figures }: Sources): Layered {
  const tables = memoizeByObject((file: Dataset<'channel'>) =>
    fileAsKnown(file, figures.sources, vintages, day),
  )
  const layer: Layered = layers.get(day) ?? {
    figures: memoizeByObject((file) => figuresAsKnown(file, vintages, day)),
    nationalities: tables,
    channel: tables,
    comparisons: tables,
    incidents: memoizeByObject((file) => incidentsAsKnown(file, day)),
    measures: memoizeByObject(({ measures }) => ({ measures: measuresAsKnown(measures, outcomes, day) })),
    timeline: memoizeByObject(({ events }) => ({ events: eventsAsKnown(events, day) })),
    records: memoizeByObject((file) => recordsAsKnown(file, day)),
    outcomes: memoizeByObject((file) => outcomesAsKnown(file, day)),
    overview: memoizeByObject((file) => ({
      ...file,
      records: file.records.filter((record) => wasStated(record, day)),
    })),
  }
  layers.set(day, layer)
  return layer
}
