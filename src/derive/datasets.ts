import type { Dataset } from '#domain/datasets.ts'

/** Everything that the derivation publishes but the basemap and the manifest. */
export type Datasets = Readonly<{
  documents: Dataset<'documents'>['documents']
  claims: Dataset<'claims'>['claims']
  records: Dataset<'records'>['records']
  measures: Dataset<'measures'>['measures']
  routes: Dataset<'routes'>['routes']
  regions: Dataset<'routes'>['regions']
  events: Dataset<'timeline'>['events']
  vocabulary: Dataset<'vocabulary'>
}>

/** The datasets as the files of `data/derived/`, by name without ending, in the order of writing. */
export function filesOfDatasets(datasets: Datasets) {
  const { documents, claims, records, measures, routes, regions, events, vocabulary } = datasets
  return {
    documents: { documents },
    claims: { claims },
    records: { records },
    measures: { measures },
    routes: { routes, regions },
    timeline: { events },
    vocabulary,
  } as const
}
