import { readFileSync } from 'node:fs'
import { figureModel } from '#content/figureModel.ts'
import { coverageOf, loadFigures, numberSpans } from '#content/loadedFigures.ts'
import { groupTotals } from '#content/nationalities.ts'
import { overviewFigures } from '#content/overviewFigures.ts'
import { incidentTable } from '#content/tableById.ts'
import { buildProposals, readLexicon } from '#derive/build.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { figurePeriod } from '#domain/figurePeriod.ts'
import { loadTable } from '#domain/figureTable.ts'
import { type MonthSpan, yearSpan } from '#domain/period.ts'
import { readDocuments, readSources } from '#scripts/readSources.ts'

/**
 * Times of aggregating all figures after a change of period or filter on the published data, ms, one per change: routes
 * and total, overview, nationalities, incidents by route and cause. Loading does not count.
 */
export function measureAggregates(runs: number): readonly number[] {
  const aggregate = aggregatesOfPublished()
  const changes = changesOfReaders()
  // The first pass is slower, while the engine compiles.
  for (const choice of changes) aggregate(choice)
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    for (const choice of changes) {
      const started = performance.now()
      const found = aggregate(choice)
      times.push(performance.now() - started)
      if (found === 0) throw new Error('The published figures add up to nothing in any part.')
    }
  }
  return times
}

/** Period and routes; none: the newest months, all routes. */
interface Choice {
  period: readonly MonthSpan[]
  routes: readonly string[]
}

/** Returns a function that aggregates for a choice and returns the number of values. */
function aggregatesOfPublished(): (choice: Choice) => number {
  const published = read('figures')
  const figures = loadFigures(published)
  const routeIds = read('routes').routes.map(({ id }) => id)
  const known = new Set(routeIds)
  const nationalities = read('nationalities')
    .tables.map(loadTable)
    .find(({ rows }) => rows > 0)
  if (!nationalities) throw new Error('nationalities.json has no table')
  const incidents = incidentTable(read('incidents'), { id: 'missing-migrants-incidents', addsUp: true })

  return ({ period, routes }) => {
    const requested = numberSpans(figures, period)
    const model = figureModel(figures, period, known)
    const overview = overviewFigures({ figures, model, requested })
    const queryOf = (table: CellQuery['table'], count: string): CellQuery => ({
      table,
      count,
      spans: [...figurePeriod(requested, coverageOf(figures.sources, table)).spans],
      where: routes.length > 0 ? { route: [...routes] } : {},
    })
    const origins = groupTotals(
      nationalities,
      queryOf('frontex-nationalities', 'detections'),
      'detections',
      'nationality',
    )
    const dead = queryOf('missing-migrants-incidents', 'dead_and_missing')
    const byRoute = groupTotals(incidents, dead, 'dead-and-missing', 'route')
    const byCause = groupTotals(incidents, dead, 'dead-and-missing', 'cause')
    return overview.routes.length + origins.length + byRoute.length + byCause.length
  }
}

/** Each year, a one-year brush moved by months, all years, and routes with and without a year. */
function changesOfReaders(): readonly Choice[] {
  const years = Array.from({ length: 18 }, (_, index) => yearSpan(2009 + index))
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))
  const routes = ['central-mediterranean', 'western-african', 'eastern-mediterranean', 'western-balkans']
  return [
    ...years.map((year): Choice => ({ period: [year], routes: [] })),
    ...months.map(
      (month): Choice => ({ period: [{ from: `2023-${month}`, to: `2024-${month}` }], routes: [] }),
    ),
    { period: years, routes: [] },
    { period: [], routes: [] },
    ...routes.flatMap((route): Choice[] => [
      { period: [], routes: [route] },
      { period: [yearSpan(2024)], routes: [route] },
    ]),
  ]
}

function read<Name extends DatasetName>(name: Name): Dataset<Name> {
  return DATASET_SCHEMAS[name].parse(JSON.parse(readFileSync(`data/derived/${name}.json`, 'utf8')))
}

/** Our texts and the test corpus: a mix of lengths, languages and clutter. */
const TEXTS = ['data/sources/documents', 'tests/corpus']

/**
 * Documents derived per second, one value per run: from text to checked claims, without disk. Throws if the lexicon or a
 * text has faults, or if no claim is found.
 */
export function measureDerivation(runs: number): readonly number[] {
  const { parts } = readLexicon(readSources('.').sources.lexicon)
  if (parts === null) throw new Error('data/sources/lexicon has faults. `npm run derive` names them.')
  const folders = TEXTS.map((folder) => readDocuments(folder, '.'))
  const documents = folders.flatMap((folder) => folder.documents)
  const metas = folders.flatMap((folder) => folder.metas)
  const deriveAll = () => buildProposals(documents, metas, parts)
  // The first pass is slower, while the engine compiles.
  const { claims, faults } = deriveAll()
  if (faults.length > 0)
    throw new Error(`${TEXTS.join(', ')}: ${faults.length} faults in the texts or their claims.`)
  if (claims.length === 0) throw new Error('The derivation found no claim in any text.')
  return Array.from({ length: runs }, () => {
    const started = process.hrtime.bigint()
    deriveAll()
    return documents.length / (Number(process.hrtime.bigint() - started) / 1e9)
  })
}
