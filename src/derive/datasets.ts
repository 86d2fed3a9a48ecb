import { compareText } from '#domain/compareText.ts'
import type { Manifest } from '#domain/datasetSchemas.ts'
import type { Dataset } from '#domain/datasets.ts'
import { isOfEurope, statementOfFlow, statementsOfClaim } from '#domain/textAgainstSeries.ts'

/** Everything that the derivation of texts publishes. */
export type Datasets = Readonly<{
  documents: Dataset<'documents'>['documents']
  claims: Dataset<'claims'>['claims']
  records: Dataset<'records'>['records']
  recordsReadTo: Dataset<'records'>['readTo']
  measures: Dataset<'measures'>['measures']
  routes: Dataset<'routes'>['routes']
  regions: Dataset<'routes'>['regions']
  events: Dataset<'timeline'>['events']
  outcomes: Dataset<'outcomes'>
  checks: Dataset<'checks'>
  vocabulary: Dataset<'vocabulary'>
}>

/** The datasets as files of `data/derived/`, keyed by name without extension, in writing order. */
export function filesOfDatasets(datasets: Datasets) {
  const { documents, claims, records, recordsReadTo, measures, routes, regions, events } = datasets
  return {
    documents: { documents },
    claims: { claims },
    records: { readTo: recordsReadTo, records },
    measures: { measures },
    routes: { routes, regions },
    timeline: { events },
    vocabulary: datasets.vocabulary,
    outcomes: datasets.outcomes,
    checks: datasets.checks,
    overview: overviewTexts(datasets),
  } as const
}

/**
 * The claims on drivers, and the claims and records that state movements to Europe as a whole, in the published order, with
 * the publishers of the documents.
 */
function overviewTexts({
  documents,
  claims,
  records,
}: Pick<Datasets, 'documents' | 'claims' | 'records'>): Dataset<'overview'> {
  const shown = claims.filter((claim) => claim.kind === 'driver' || statementsOfClaim(claim).some(isOfEurope))
  const isShown = (id: string) => shown.some(({ citation }) => citation.documentId === id)
  return {
    claims: shown,
    publishers: Object.fromEntries(
      documents.filter(({ id }) => isShown(id)).map(({ id, publisher }) => [id, publisher]),
    ),
    records: records.filter(({ values }) =>
      values.some(({ value, flow }) => flow && isOfEurope(statementOfFlow(value, flow))),
    ),
  }
}

/** Version of the file format; raise it when the app can no longer read older files. */
const VERSION = '1'

/** Hexadecimal digits of the data version: unique, and short enough to read aloud. */
const DATA_VERSION_LENGTH = 12

/** A file to write; `count` is its number of items. */
export type OutputFile = Readonly<{ name: string; text: string; count: number }>

/** Hexadecimal SHA-256 of the UTF-8 bytes of a text, and how many bytes these are. */
export type Digest = (text: string) => Readonly<{ sha256: string; bytes: number }>

/** Lists the written files and their inputs with checksums, sorted by path. */
export function buildManifest(
  files: readonly OutputFile[],
  inputs: Readonly<Record<string, string>>,
  digest: Digest,
): Manifest {
  const written = [...files]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ name, text, count }) => [name, { ...digest(text), count }] as const)
  const sums = written.map(([name, { sha256 }]) => `${sha256}  ${name}\n`)
  return {
    version: VERSION,
    data: digest(sums.join('')).sha256.slice(0, DATA_VERSION_LENGTH),
    files: Object.fromEntries(written),
    inputs: Object.fromEntries(
      Object.entries(inputs)
        .sort(([a], [b]) => compareText(a, b))
        .map(([path, sha256]) => [path, { sha256 }]),
    ),
  }
}
