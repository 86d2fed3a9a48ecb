import { useMemo } from 'react'
import { tableOf } from '#content/loadedFigures.ts'
import { type Figures, fileOfTable } from '#domain/figures.ts'
import { knownIds } from '#domain/knownIds.ts'
import { ownFigureTables } from '#domain/ownFigureTable.ts'
import type { BriefingSources } from '#domain/stepFaults.ts'
import { useDataset } from './datasets.ts'
import { useOwnLayer } from './ownLayer.ts'

const NO_FILES: ReadonlySet<string> = new Set()

/**
 * The data that steps are checked against, as in the derivation; null until every file that the evidence needs has
 * loaded, and after a failure. Other files are not fetched.
 */
export function useBriefingSources(evidence: readonly string[]): {
  sources: BriefingSources | null
  error: Error | null
} {
  const isWanted = evidence.length > 0
  const figures = useDataset('figures')
  const files = figures.data ? filesOf(evidence, figures.data) : NO_FILES
  const needsNationalities = files.has('nationalities')
  const needsChannel = files.has('channel')
  const needsComparisons = files.has('comparisons')
  // A step is as valid in one layer as in another, so own marks are added here whatever layer shows.
  const measures = useDataset('measures', { isLayered: false })
  const routes = useDataset('routes')
  const timeline = useDataset('timeline', { isLayered: false })
  const vocabulary = useDataset('vocabulary')
  const documents = useDataset('documents', { enabled: isWanted, isLayered: false })
  const records = useDataset('records', { enabled: isWanted })
  const nationalities = useDataset('nationalities', { enabled: needsNationalities })
  const channel = useDataset('channel', { enabled: needsChannel })
  const comparisons = useDataset('comparisons', { enabled: needsComparisons })
  const own = useOwnLayer((state) => state.own)
  const isOwnPending = useOwnLayer((state) => state.isPending)

  const sources = useMemo(() => {
    const data = {
      measures: measures.data,
      routes: routes.data,
      timeline: timeline.data,
      vocabulary: vocabulary.data,
      documents: documents.data,
      records: records.data,
    }
    const isLate = Object.values(data).some((file) => file === undefined) || !figures.data
    const lacksTable =
      (needsNationalities && !nationalities.data) ||
      (needsChannel && !channel.data) ||
      (needsComparisons && !comparisons.data)
    if (isLate || lacksTable || isOwnPending) return null
    const coded = [figures.data, nationalities.data, channel.data, comparisons.data].flatMap(
      (file) => file?.tables ?? [],
    )
    const all = {
      ...data,
      figures: figures.data,
      measures: { measures: [...(measures.data?.measures ?? []), ...(own?.measures ?? [])] },
      timeline: { events: [...(timeline.data?.events ?? []), ...(own?.events ?? [])] },
      documents: { documents: [...(documents.data?.documents ?? []), ...(own?.documents ?? [])] },
    }
    return {
      known: knownIds(all, own),
      own,
      documents: all.documents.documents,
      records: records.data?.records ?? [],
      tables: new Map([
        ...coded.map((table) => [table.id, tableOf(table)] as const),
        ...(own ? [...ownFigureTables(own.figures)].map(([id, { table }]) => [id, table] as const) : []),
      ]),
    }
  }, [
    needsNationalities,
    needsChannel,
    needsComparisons,
    measures.data,
    routes.data,
    timeline.data,
    vocabulary.data,
    documents.data,
    records.data,
    figures.data,
    nationalities.data,
    channel.data,
    comparisons.data,
    own,
    isOwnPending,
  ])
  const base = [measures, routes, timeline, vocabulary, documents, records, figures]
  const all = [...base, nationalities, channel, comparisons]
  return { sources, error: all.find(({ error }) => error)?.error ?? null }
}

/** The figure files that the evidence needs. */
function filesOf(evidence: readonly string[], figures: Figures): ReadonlySet<string> {
  return new Set(
    evidence.flatMap((text) => {
      const [kind, table] = text.split(':')
      return (kind === 'cells' && table !== undefined && fileOfTable(figures, table)) || []
    }),
  )
}
