import type { StepNumber } from '#domain/briefing.ts'
import {
  type CellQuery,
  countOfQuery,
  readCellQuery,
  sameInOtherMonths,
  sumOfQuery,
  writeCellQuery,
} from '#domain/cellQuery.ts'
import { type Evidence, quotedDocument } from '#domain/evidence.ts'
import type { FigureTable, FigureTableId } from '#domain/figureTable.ts'
import { type FigureUnit, ratioOf } from '#domain/figureUnit.ts'
import { hasFilters } from '#domain/filters.ts'
import type { Measure, Placement, TimelineEvent } from '#domain/measure.ts'
import type { OwnData } from '#domain/own/data.ts'
import { ALL_NATIONALITIES, ownFigureTables } from '#domain/own/figureTable.ts'
import { figuresWithin, ownSum, wholeMonthsOf } from '#domain/own/series.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import { countedBy, whoseId } from '#domain/own/whose.ts'
import { isSameSpan, type MonthSpan } from '#domain/period.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { Route } from '#domain/route.ts'
import { cellsOfLink } from '#domain/stepBacking.ts'
import type { Selection, View } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import { groupBy, unique } from '#lib/groupBy.ts'
import type { Words } from '#words/words.ts'
import { tableNote } from './citedSource.ts'
import { compareModel } from './compareModel.ts'
import { exploreModel } from './exploreModel.ts'
import { detectionsOf, type PlaceFigure, placeFigure } from './figureModel.ts'
import { countingAt, type LoadedFigures, numberSpans } from './loadedFigures.ts'
import { unitName } from './unitName.ts'
import { evidenceId } from './viewContent.ts'

/** The sum of some cells, in words. */
export interface StepSum {
  value: number
  unit: FigureUnit
  query: CellQuery
  /** The word for its sign where it counts figures of the reader's own. */
  own?: string | undefined
  /** "240,101" */
  figure: string
  /** "240,101 in 2024" */
  short: string
  /** "detections in 2024"; says where it is from a table of one's own. */
  what: string
  /** "240,101 detections in 2024", as `what`. */
  text: string
}

/** The number of a step, and what it is compared with. */
export interface ContentNumber {
  now: StepSum
  before: StepSum | null
  /** Change in per cent, and its sign; null where the two cannot be compared. */
  change: { text: string; isRise: boolean } | null
  /** "240,101 detections in 2024, against 381,257 in 2023: −37%." */
  sentence: string
}

export interface NumberInput {
  /** A table by its id, one of the reader's own included; null until it has loaded. */
  tableOf: (id: FigureTableId) => FigureTable | null
  words: Pick<Words, 'change' | 'counted' | 'number' | 'semicolon' | 'spans'>
  t: TFunction<['briefing', 'stage']>
}

/** A number with its change; null until its tables have loaded, and where nothing is stated. */
export function contentNumber({ cells, against }: StepNumber, input: NumberInput): ContentNumber | null {
  const now = sumOf(cells, input)
  const before = against === null ? null : sumOf(against, input)
  return now && (against === null || before) ? comparedNumber(now, before, input) : null
}

/** The sum of cells; null until their table has loaded, and where none states a value. */
function sumOf(cells: string, input: NumberInput): StepSum | null {
  const query = readCellQuery(cells)
  const table = query && input.tableOf(query.table)
  const sum = table && countOfQuery(table, query)
  return sum && sumInWords(sum, query, input)
}

export function sumInWords(
  { value, unit }: { value: number; unit: FigureUnit },
  query: CellQuery,
  { words, t }: NumberInput,
): StepSum {
  const note = tableNote(query, t)
  const months = words.spans(query.spans)
  const figure = words.number(value)
  const said = (number: string) => [t('shown', { number, months }), note].filter(Boolean).join(' · ')
  return {
    value,
    unit,
    query,
    own: note === '' ? undefined : t('common:yours'),
    figure,
    short: t('shown', { number: figure, months }),
    what: said(unitName(value, unit, words)),
    text: said(words.counted(value, unit)),
  }
}

/** A number away from its step, with the place that the step's title named. */
export function placedNumber(
  number: ContentNumber,
  placeOf: (query: CellQuery) => string,
  input: Pick<NumberInput, 'words' | 't'>,
): ContentNumber {
  const { now, before } = number
  const place = placeOf(now.query)
  if (place === '') return number
  const at = (sum: StepSum) => {
    // Dutch names may begin with an article, which has a capital only at the head of a line.
    const own = placeOf(sum.query).replace(/^Het /, 'het ')
    const placed = (text: string) => [text, own].join(', ')
    return { ...sum, short: placed(sum.short), what: placed(sum.what), text: placed(sum.text) }
  }
  // Of one place it is said once.
  return comparedNumber(at(now), before && placeOf(before.query) !== place ? at(before) : before, input)
}

/** No change is computed between the reader's own figures and a publisher's, or between two tables of one's own. */
export function comparedNumber(
  now: StepSum,
  before: StepSum | null,
  { words, t }: Pick<NumberInput, 'words' | 't'>,
): ContentNumber {
  const isOneKind = before?.unit === now.unit && countedBy(before.query) === countedBy(now.query)
  const ratio = before && isOneKind ? ratioOf(before.value, now.value) : null
  const change = ratio === null ? null : { text: words.change(ratio), isRise: ratio > 0 }
  return {
    now,
    before,
    change,
    sentence:
      before && change
        ? t('numberChange', { now: now.text, before: before.short, change: change.text })
        : `${[now.text, ...(before ? [before.text] : [])].join(words.semicolon)}.`,
  }
}

/** Published data that can support a view. */
interface ShownByViews {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  figures: LoadedFigures
  /** The reader's own figures. */
  own: Pick<OwnData, 'figures'> | null
}

/** Evidence for a step as links write it: proposed, and other candidates. */
export interface StepEvidence {
  proposed: readonly string[]
  others: readonly string[]
}

/** Up to this many listed measures, all their evidence is proposed; for more, the figures, or the first of a selected place. */
const FEW = 24
/** Maximum number of other candidates. */
const MAX_OTHERS = 60

/** Evidence of a view: what is read, selected or compared, else its measures, else the figures of its lines. */
export function evidenceOfView(view: View, shown: ShownByViews): StepEvidence {
  const model = exploreModel({ ...shown, filters: view.filters })
  const read = view.reader ? [writeReader(view.reader)] : []
  const isPlans = view.page === 'plans'
  // That page shows no selection.
  const selected = isPlans ? null : view.selected
  const chosen = selected ? evidenceOfChoice(selected, view, shown) : []
  const tied = selected ? tiedTo(selected, shown.measures) : []
  const isFiltered = hasFilters(view.filters)
  const listed = isPlans
    ? model.measures.filter(({ status }) => status === 'planned')
    : selected && chosen.length === 0
      ? tied.filter((measure) => !isFiltered || model.measures.includes(measure)).slice(0, FEW)
      : isFiltered
        ? model.measures
        : []
  // Fewer plans than the page shows would count outcomes that are not there.
  const isListed = view.page !== 'compare' && (isPlans || listed.length <= FEW)
  const named = [...read, ...chosen]
  const proposedMeasures = isListed && named.length === 0 ? linksOf(listed) : []
  const isFigureView = view.page === 'compare' || (!isPlans && named.length + proposedMeasures.length === 0)
  const figures = figuresOf(view, shown)
  const beside = read.flatMap((link) => comparedWith(link, figures))
  const proposed = unique([...named, ...beside, ...proposedMeasures, ...(isFigureView ? figures : [])])
  const before =
    view.page === 'compare' ? [] : view.filters.routes.flatMap((id) => cellsOfRoute(id, view, shown.figures))
  const all = linksOf([...model.measures, ...model.events])
  // There may be more published ones than are offered.
  const own = all.filter((link) => whoseId(link) !== 'published')
  const mine = ownCellsOf(view, shown)
  const others = unique([...figures, ...mine, ...before, ...linksOf(tied), ...own, ...all])
  return { proposed, others: others.filter((link) => !proposed.includes(link)).slice(0, MAX_OTHERS) }
}

function linksOf(things: readonly { evidence: readonly Evidence[] }[]): readonly string[] {
  return things.flatMap(({ evidence }) => evidence.flatMap((item) => evidenceId(item) ?? []))
}

/** The months that a number is compared with where the view shows it; none for another number. */
function comparedWith(link: string, figures: readonly string[]): readonly string[] {
  const later = figures.slice(figures.indexOf(link) + 1 || figures.length).map(cellsOfLink)
  const before = sameInOtherMonths(cellsOfLink(link), later)
  return before === null ? [] : [`cells:${before}`]
}

/** Evidence of the selected item: its sentences and records, or a route's cells. */
function evidenceOfChoice({ kind, id }: Selection, view: View, shown: ShownByViews): readonly string[] {
  if (kind === 'route') return cellsOfRoute(id, view, shown.figures)
  const things = kind === 'measure' ? shown.measures : kind === 'event' ? shown.events : []
  return linksOf(things.filter((thing) => thing.id === id))
}

/** The measures or events tied to the selected place, actor or document. */
export function tiedTo<Mark extends Placement & { evidence: readonly Evidence[] }>(
  { kind, id }: Selection,
  marks: readonly Mark[],
): readonly Mark[] {
  return marks.filter((mark) => isTiedTo(kind, id, mark))
}

function isTiedTo(
  kind: Selection['kind'],
  id: string,
  mark: Placement & { evidence: readonly Evidence[] },
): boolean {
  switch (kind) {
    case 'route':
      return mark.routes.includes(id)
    case 'region':
      return mark.regions.includes(id)
    case 'actor':
      return mark.actors.includes(id)
    case 'country':
      return mark.countries.includes(id) || mark.actors.includes(id)
    case 'document':
      return mark.evidence.some((item) => quotedDocument(item) === id)
    case 'measure':
    case 'event':
    case 'driver':
      return false
  }
}

/** The cells behind the map's lines, for the compared periods or the requested time; without a choice the sum and each line. */
function figuresOf(view: View, { figures, routes }: ShownByViews): readonly string[] {
  const requested = view.filters.routes
  if (view.page === 'compare') {
    const compared = compareModel(
      figures,
      view.compare,
      routes.map(({ id }) => id),
      view.period,
    )
    if (!compared) return []
    const rows = [...compared.routes, ...(compared.channel ? [compared.channel] : [])]
    const chosen = rows.filter(({ place }) => requested.includes(place) || place === view.selected?.id)
    const named = chosen.length > 0 ? chosen : [compared.total]
    return named.flatMap(({ cells }) => [...linkOfCells(cells.before), ...linkOfCells(cells.after)])
  }
  if (requested.length > 0) return requested.flatMap((id) => cellsOfRoute(id, view, figures).slice(0, 1))
  const all = detectionsOf(figures, numberSpans(figures, view.period), null)
  const lines =
    view.page === 'table' ? [] : routes.flatMap(({ id }) => cellsOfRoute(id, view, figures).slice(0, 1))
  return [...linksOfFigure(all), ...lines]
}

/** A route's cells in the view's time and a year before; empty when not counted. */
function cellsOfRoute(id: string, view: View, figures: LoadedFigures): readonly string[] {
  const series = countingAt(figures, id)
  if (!series) return []
  return linksOfFigure(placeFigure(series, numberSpans(figures, view.period), id))
}

/** The cells of a figure, and of the months that it is compared with. */
function linksOfFigure({ cells, period }: Pick<PlaceFigure, 'cells' | 'period'>): readonly string[] {
  const { compared } = period
  const before = compared ? linkOfCells({ ...cells, spans: [compared.before] }) : []
  return [...linkOfCells(cells), ...before]
}

/** Maximum number of numbers of the reader's own that are offered. */
const MAX_OWN = 24
/** Without a time in the view, so many of the last years are offered. */
const MAX_YEARS = 3

/** Cells of the reader's own tables that make one number: of each place in its times; and of several places in one time. */
function ownCellsOf(
  { selected, filters, period, compare, page, whose }: View,
  { own }: ShownByViews,
): readonly string[] {
  if (!own || whose === 'published') return []
  const places = selected?.kind === 'route' ? [selected.id] : filters.routes
  const times = page === 'compare' && compare ? [compare.first, compare.second] : period
  const queries: CellQuery[] = []
  for (const table of ownFigureTables(own.figures).values()) {
    const { figures, columns } = table
    const rows = figures.map((figure, row) => ({ figure, count: columns[row] ?? '' }))
    const series = groupBy(rows, ({ figure, count }) =>
      JSON.stringify([figure.place, figure.nationality, count]),
    )
    const alike = new Map<string, CellQuery>()
    for (const all of series.values()) {
      const [{ figure, count }] = all as [(typeof all)[number]]
      if (places.length > 0 && !places.includes(figure.place)) continue
      const column = table.counts.find(({ name }) => name === count)
      const ofSeries = all.map((one) => one.figure)
      for (const span of times.length > 0 ? times : lastYears(ofSeries)) {
        const query = oneNumber(ofSeries, span, {
          table: table.id,
          count,
          hasNationality: table.dimensions.length > 2,
        })
        if (!query || !column || sumOfQuery(table, column, query) === null) continue
        queries.push(query)
        const key = writeCellQuery({ ...query, where: { ...query.where, route: [] } })
        const other = alike.get(key)
        const route = [...(other?.where.route ?? []), figure.place]
        alike.set(key, { ...query, where: { ...query.where, route } })
      }
    }
    queries.push(...[...alike.values()].filter(({ where }) => (where.route?.length ?? 0) > 1))
  }
  return queries.slice(0, MAX_OWN).map((query) => writeReader({ type: 'cells', query }))
}

/** The query for the figures of a series within a span, in exactly the months that they cover. */
function oneNumber(
  series: readonly OwnFigure[],
  span: MonthSpan,
  { table, count, hasNationality }: { table: string; count: string; hasNationality: boolean },
): CellQuery | null {
  const within = figuresWithin(series, [span])
  const [first] = within
  if (!first) return null
  const months = within.flatMap((figure) => wholeMonthsOf(figure) ?? [])
  const whole = months.find((one) => isSameSpan(one, span))
  const spans = whole ? [whole] : (ownSum(within)?.covered ?? months.slice(0, 1))
  const nationality = hasNationality ? { nationality: [first.nationality ?? ALL_NATIONALITIES] } : {}
  return { table, count, spans: [...spans], where: { route: [first.place], ...nationality } }
}

/** The last calendar years of some figures, the latest first. */
function lastYears(figures: readonly OwnFigure[]): readonly MonthSpan[] {
  const years = [...new Set(figures.map(({ span }) => span.to.slice(0, 4)))].sort().reverse()
  return years.slice(0, MAX_YEARS).map((year) => ({ from: `${year}-01`, to: `${year}-12` }))
}

/** A query without months means all of them, so nothing is linked when none is covered. */
function linkOfCells(query: CellQuery): readonly string[] {
  return query.spans.length > 0 ? [writeReader({ type: 'cells', query })] : []
}
