import { CHANNEL, type LoadedFigures, loadFigures } from '#content/loadedFigures.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Claim } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { cubeSpan, cubeSum } from '#domain/figureCube.ts'
import { tableWithRole } from '#domain/figureTable.ts'
import { isSameSpan, type MonthSpan } from '#domain/period.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import type { Route } from '#domain/route.ts'
import {
  compareWithSeries,
  EUROPE_IDS,
  isOfEurope,
  type Series,
  type StatedIn,
  type Statement,
  statementOfFlow,
  statementsOfClaim,
  type TextComparison,
} from '#domain/textAgainstSeries.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { type ComparisonWords, comparisonWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { openReader } from './viewStore.ts'

const NONE: readonly never[] = []

/** Texts compared with the series; empty until the files have loaded, or after a failure. */
export function useTextComparisons(): readonly TextComparison[] {
  const figures = useDataset('figures').data
  const claims = useDataset('claims').data?.claims
  const records = useDataset('records').data?.records
  const routes = useDataset('routes').data?.routes
  return figures && claims && records && routes
    ? compared(claims, records, routes, loadFigures(figures))
    : NONE
}

/** The comparisons of statements about Europe, for an overview that does not load all texts; empty until loaded. */
export function useEuropeComparisons(): readonly TextComparison[] {
  const figures = useDataset('figures').data
  const overview = useDataset('overview').data
  const routes = useDataset('routes').data?.routes
  return figures && overview && routes
    ? compared(overview.claims, overview.records, routes, loadFigures(figures))
    : NONE
}

interface Published {
  claims: readonly Claim[]
  records: readonly DatedRecord[]
  routes: readonly Route[]
}

const compared = memoizeByArguments(
  (
    claims: Published['claims'],
    records: Published['records'],
    routes: Published['routes'],
    figures: LoadedFigures,
  ) => textComparisons({ claims, records, routes }, figures),
)

/** All statements of texts and records about movements, compared with the series: claims first, in the published order. */
export function textComparisons(
  { claims, records, routes }: Published,
  figures: LoadedFigures,
): readonly TextComparison[] {
  const comparisonOf = (id: string, statedIn: StatedIn, statement: Statement): TextComparison => {
    const comparison = compareWithSeries(statement, seriesOf(statement.place, figures, routes))
    const isRegion = comparison.series?.isOurGrouping === true
    const each = statement.stated.form === 'trend' ? routesAt(statement.place, routes) : []
    return {
      id,
      statedIn,
      statement,
      ...comparison,
      whole: isRegion
        ? compareWithSeries({ ...statement, place: 'total' }, seriesOf('total', figures, routes))
        : null,
      routes: each.flatMap((place) => {
        const found = compareWithSeries({ ...statement, place }, seriesOf(place, figures, routes))
        return found.series ? [{ place, ...found }] : []
      }),
      related: statement.counts === 'deaths' ? deathsOf(statement, figures) : null,
    }
  }
  return [
    ...claims.flatMap((claim) =>
      statementsOfClaim(claim).map((statement, index) =>
        comparisonOf(`${claim.id}-${index}`, { type: 'claim', claim }, statement),
      ),
    ),
    ...records.flatMap((record) =>
      record.values.flatMap(({ value, flow }, index) =>
        flow
          ? [
              comparisonOf(
                `${record.id}-${index}`,
                { type: 'record', record, index },
                statementOfFlow(value, flow),
              ),
            ]
          : [],
      ),
    ),
  ]
}

/** Comparisons about a route or region; regions that mean all of Europe share those about Europe. */
export function comparisonsAt(
  comparisons: readonly TextComparison[],
  place: string,
): readonly TextComparison[] {
  const places = EUROPE_IDS.includes(place) ? EUROPE_IDS : [place]
  return comparisons.filter(({ statement }) => statement.place !== null && places.includes(statement.place))
}

/** The routes listed under a region, or all for a place that means Europe; none for a route. */
function routesAt(place: string | null, routes: readonly Route[]): readonly string[] {
  const isWhole = place !== null && EUROPE_IDS.includes(place)
  return routes.filter(({ region }) => isWhole || (place !== null && region === place)).map(({ id }) => id)
}

/**
 * The comparisons about Europe that differ from the series, one stated by an official publisher before one of the others: of
 * these months, else on the direction, else any; newest first.
 */
export function differingOnEurope(
  comparisons: readonly TextComparison[],
  spans: readonly MonthSpan[],
): readonly TextComparison[] {
  const rank = ({ statement: { months, stated } }: TextComparison) =>
    spans.some((span) => isSameSpan(months, span)) ? 0 : stated.form === 'trend' ? 1 : 2
  const timeOf = ({ statement: { months } }: TextComparison) => months?.to ?? ''
  const differing = comparisons
    .filter(({ statement, verdict }) => verdict === 'differs' && isOfEurope(statement))
    .toSorted((a, b) => rank(a) - rank(b) || compareText(timeOf(b), timeOf(a)))
  return [true, false].flatMap((wanted) => differing.find((one) => isOfficial(one) === wanted) ?? [])
}

function isOfficial({ statedIn }: TextComparison): boolean {
  return statedIn.type === 'record' && statedIn.record.sources[0]?.publisherKind === 'official'
}

/** The series for a place: a route, the routes under a region, or all; null without one. */
function seriesOf(place: string | null, figures: LoadedFigures, routes: readonly Route[]): Series | null {
  if (place === null) return null
  const isWhole = EUROPE_IDS.includes(place)
  const grouped = routes.filter(({ region }) => region === place).map(({ id }) => id)
  const places = grouped.length > 0 ? grouped : isWhole ? [] : [place]
  if (place === CHANNEL) return arrivals(figures)
  const { byRoute, detections: cube } = figures
  const known = cube.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const counted = places.filter((id) => known.includes(id))
  if (!isWhole && counted.length === 0) return null
  return {
    table: byRoute.table,
    column: byRoute.count,
    unit: cube.unit,
    places: counted,
    isOurGrouping: grouped.length > 0,
    coverage: cubeSpan(cube),
    partialMonths: byRoute.partialMonths,
    sum: (span, of) => cubeSum(cube, [span], of.length > 0 ? { route: of } : {}),
  }
}

function arrivals({ arrivals: cube, ofChannel }: LoadedFigures): Series {
  return {
    table: ofChannel.table,
    column: ofChannel.count,
    unit: cube.unit,
    places: [],
    isOurGrouping: false,
    coverage: cubeSpan(cube),
    partialMonths: ofChannel.partialMonths,
    sum: (span: MonthSpan) => cubeSum(cube, [span]),
  }
}

/** IOM's incidents at the place and in the months of a statement about deaths. */
function deathsOf({ place, months }: Statement, { sources }: LoadedFigures): CellQuery | null {
  const source = tableWithRole(sources.values(), 'incidents')
  if (!source || place === null || months === null) return null
  return {
    table: source.id,
    count: 'dead_and_missing',
    spans: [months],
    where: place === 'total' ? {} : { route: [place] },
  }
}

/** Source of a statement: the sentence's text or the record's title. */
interface StatedSource {
  text: string
  isQuote: boolean
  /** Language of a quote, if known. */
  language?: string | undefined
}

/** A verdict as displayed, with the Reader targets it opens. */
interface ShownVerdict {
  verdict: TextComparison['verdict']
  words: ComparisonWords
  source: StatedSource
  onOpenCells: (query: CellQuery) => void
  onOpenText: () => void
}

/** Where a comparison's statement is read: the sentence in its document, or the record. */
export function textOf({ statedIn }: TextComparison): ReaderTarget {
  if (statedIn.type === 'record') return { type: 'record', recordId: statedIn.record.id }
  const { documentId, start, end } = statedIn.claim.citation
  return { type: 'document', documentId, span: { start, end } }
}

/** Describes a comparison in the UI language. */
export function useComparisonWords(): (comparison: TextComparison) => ComparisonWords {
  const { t } = useTranslation('series')
  const words = useWords()
  const figureSources = useDataset('figures').data?.sources ?? []
  const regions = useDataset('routes').data?.regions ?? []
  const isRegion = (place: string) => regions.some(({ id }) => id === place)
  return (comparison) => comparisonWords(comparison, { t, words, figureSources, isRegion })
}

/** Describes a verdict with the statement's source. */
export function useVerdicts(): (comparison: TextComparison) => ShownVerdict {
  const words = useWords()
  const wordsOf = useComparisonWords()
  const documents = useDataset('documents').data?.documents
  const sourceOf = ({ statedIn }: TextComparison): StatedSource => {
    if (statedIn.type === 'record') return { text: words.recordTitle(statedIn.record), isQuote: false }
    const { documentId, exact } = statedIn.claim.citation
    const language = documents?.find(({ id }) => id === documentId)?.language
    return { text: exact, isQuote: true, language }
  }
  return (comparison) => ({
    verdict: comparison.verdict,
    words: wordsOf(comparison),
    source: sourceOf(comparison),
    onOpenCells: (query) => openReader({ type: 'cells', query }),
    onOpenText: () => openReader(textOf(comparison)),
  })
}
