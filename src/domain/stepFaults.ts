import {
  type BriefingStep,
  layoutOfStep,
  needsEvidence,
  type StepChartCells,
  tiesOfWords,
} from './briefing.ts'
import { type CellQuery, readCellQuery, rowsOfQuery, sumOfQuery } from './cellQuery.ts'
import { comparedRoutes } from './comparedRoutes.ts'
import { countsIn, partPieces } from './countedSubject.ts'
import { type CountColumn, type FigureTable, monthsOfKey, timeOf } from './figureTable.ts'
import { hasFilters } from './filters.ts'
import { dropUnknownIds } from './knownIds.ts'
import type { UiLanguage } from './language.ts'
import { rowsAt } from './own/figureTable.ts'
import { countedBy, whoseId } from './own/whose.ts'
import { type Month, monthCount, monthsIn } from './period.ts'
import type { ReaderTarget } from './readerLink.ts'
import { readReader } from './readerLink.ts'
import { type StatedNumber, statedNumbers } from './statedNumbers.ts'
import {
  type BriefingSources,
  backedPieces,
  backingOf,
  drawnPieces,
  holdingOf,
  sumOf,
} from './stepBacking.ts'
import { LAYOUTS } from './stepLayouts.ts'
import { routesIn } from './subjectWords.ts'
import { parseView } from './viewCodec.ts'

/**
 * Why a step is invalid: its view is not fully readable or sets a language; title, content or evidence is missing (a step
 * that only leads through the talk needs none); evidence names
 * something unknown, an own document or row that the open project lacks, or an own sentence that is no accepted claim; its
 * number or chart is not among its evidence; its chart cannot be drawn; or its text, but for words marked as the author's, states a number
 * that no evidence supports. `text` is the part as written.
 */
export type StepFault =
  | { readonly code: 'view-part'; readonly key: string; readonly text: string }
  | { readonly code: 'view-language' }
  | { readonly code: 'no-title' }
  | { readonly code: 'no-content' }
  | { readonly code: 'no-evidence' }
  | { readonly code: 'unknown-evidence'; readonly text: string }
  | { readonly code: 'own-missing'; readonly text: string }
  | { readonly code: 'own-not-accepted'; readonly text: string }
  | { readonly code: 'number-apart'; readonly text: string }
  | { readonly code: 'chart-apart'; readonly text: string }
  | { readonly code: 'chart-unfit'; readonly text: string; readonly reason: ChartReason }
  | { readonly code: 'unbacked'; readonly text: string; readonly isInNotes?: true }

/** The field that a fault concerns. */
export type StepField = 'view' | 'title' | 'evidence' | 'number' | 'chart' | 'words'

/** The field to correct for each fault. */
export const FIELD_OF_FAULT: Readonly<Record<StepFault['code'], StepField>> = {
  'view-part': 'view',
  'view-language': 'view',
  'no-title': 'title',
  'no-content': 'words',
  'no-evidence': 'evidence',
  'unknown-evidence': 'evidence',
  'own-missing': 'evidence',
  'own-not-accepted': 'evidence',
  'number-apart': 'number',
  'chart-apart': 'chart',
  'chart-unfit': 'chart',
  unbacked: 'words',
}

/** All faults of a step; the same rules for published and own briefings. */
export function stepFaults(
  step: Omit<BriefingStep, 'id' | 'dwell'>,
  language: UiLanguage,
  sources: BriefingSources,
): readonly StepFault[] {
  const faults: StepFault[] = []
  const { view, dropped } = parseView(step.view)
  const unknown = dropUnknownIds(view, sources.known).dropped
  const unresolved = [...dropped, ...unknown]
  faults.push(...unresolved.map(({ key, text }) => ({ code: 'view-part', key, text }) as const))
  if (view.language !== null) faults.push({ code: 'view-language' })
  if (step.title.trim() === '') faults.push({ code: 'no-title' })
  if (isBare(step) || statesNoPlan(step, sources)) faults.push({ code: 'no-content' })
  if (step.evidence.length === 0 && needsEvidence(step)) faults.push({ code: 'no-evidence' })

  for (const text of step.evidence) {
    const target = readReader(text)
    if (!target || !backingOf(target, sources)) faults.push(faultOfEvidence(text, target, sources))
  }
  for (const field of ['number', 'chart'] as const) {
    const shown = step[field]
    for (const text of shown ? [shown.cells, shown.against ?? []].flat() : []) {
      const query = field === 'number' ? readCellQuery(text) : null
      const isOne = !query || countedBy(query) === 'published' || sumOf(query, sources) !== null
      if (!isOne || !step.evidence.includes(`cells:${text}`)) faults.push({ code: `${field}-apart`, text })
    }
  }
  const unfit = step.chart && chartFault(step.chart, sources.tables)
  if (unfit) faults.push({ code: 'chart-unfit', ...unfit })
  if (unresolved.length > 0) return faults
  const pieces = backedPieces(step.evidence, sources)
  const drawn = drawnPieces(step, sources)
  // A part in words would fit the change of some route that is drawn: the words have to name one.
  const groundOf = (number: StatedNumber, text: string) => [
    ...pieces,
    ...((number.form === 'part' || number.form === 'multiple') && routesIn(text, sources).length === 0
      ? []
      : drawn),
    ...partPieces(text, number, language, step.evidence, sources),
  ]
  const counts = countsIn([...pieces, ...drawn.filter((piece) => piece.drawn?.over === 'parts')], sources)
  const figure = step.number ?? step.chart
  const ties = tiesOfWords(step)
  // The author answers for words marked as own.
  const words = [step.title, ...step.text].filter((_, line) => ties[line]?.length !== 0)
  const noteUnbacked = (texts: readonly string[], place: { isInNotes?: true }) => {
    for (const text of texts) {
      const compared = comparedRoutes({ text, language, figure }, counts, sources)
      const isComparison = (number: StatedNumber) =>
        compared.some((each) => each.verdict?.isBorneOut && each.text === number.text)
      for (const number of statedNumbers(text, language))
        if (!isComparison(number) && !holdingOf(number, groundOf(number, text)))
          faults.push({ code: 'unbacked', text: number.text, ...place })
    }
  }
  noteUnbacked(words, {})
  noteUnbacked([step.notes], { isInNotes: true })
  return faults
}

/**
 * Whether only its title would show: no map of its own, and no line, number, chart, sentence or row. A map beside words
 * needs a place, and rows of plans and dates what a sentence or record states or the view lists; sums over all routes name
 * neither. A closing step shows the key numbers and the sources of the whole talk.
 */
function isBare(
  step: Pick<BriefingStep, 'view' | 'text' | 'number' | 'chart' | 'evidence' | 'look'>,
): boolean {
  const layout = layoutOfStep(step)
  const { map, rows, isLeading } = LAYOUTS[layout]
  const { page, filters, selected } = parseView(step.view).view
  if (
    isLeading ||
    layout === 'closing' ||
    rows === 'evidence' ||
    map.shown === 'always' ||
    page === 'compare'
  )
    return false
  if (step.number || step.chart || step.text.some((line) => line.trim() !== '')) return false
  const isFiltered = (map.shown === 'placed' || rows) && hasFilters(filters)
  const isPlaced =
    (selected !== null && rows === 'dated') ||
    (map.shown === 'placed' && (selected !== null || step.evidence.some((link) => link.includes(':route:'))))
  return !isFiltered && !isPlaced && step.evidence.every((link) => link.startsWith('cells:'))
}

/** Whether it is made of plans, and its evidence is records of something else. */
function statesNoPlan(
  step: Parameters<typeof layoutOfStep>[0] & Pick<BriefingStep, 'evidence'>,
  { records }: BriefingSources,
): boolean {
  const cited = step.evidence.filter((link) => !link.startsWith('cells:'))
  const isOther = (link: string) =>
    records.some(({ id, status }) => link === `record:${id}` && status !== null && status !== 'planned')
  return LAYOUTS[layoutOfStep(step)].rows === 'plans' && cited.length > 0 && cited.every(isOther)
}

/** Why evidence has no backing: an own document or row may be gone, and an own sentence's claim be rejected. */
function faultOfEvidence(text: string, target: ReaderTarget | null, sources: BriefingSources): StepFault {
  const rows = rowsAt(sources.own, target)
  if (rows) return { code: rows.length > 0 ? 'unknown-evidence' : 'own-missing', text }
  if (target?.type !== 'document' || whoseId(target.documentId) === 'published') {
    return { code: 'unknown-evidence', text }
  }
  const document = sources.documents.find(({ id }) => id === target.documentId)
  if (!document) return { code: 'own-missing', text }
  const { span } = target
  return span
    ? { code: 'own-not-accepted', text: document.text.slice(span.start, span.end) }
    : { code: 'unknown-evidence', text }
}

type Tables = ReadonlyMap<string, FigureTable>

/**
 * Why a chart cannot be drawn: missing cells, cells that are not of one month each, no count by route, no months, or a
 * comparison with another unit, number of months or set of routes.
 */
export type ChartReason =
  | 'no-cells'
  | 'no-monthly-table'
  | 'no-routes'
  | 'no-months'
  | 'other-unit'
  | 'other-length'
  | 'other-routes'

/** A chart's fault, and the cells that cause it. */
interface ChartFault {
  readonly reason: ChartReason
  readonly text: string
}

/** One side of a chart: a query and its table. */
interface Side {
  query: CellQuery
  table: FigureTable
  column: CountColumn
}

/** The chart's fault given these tables, or null. */
export function chartFault({ kind, cells, against }: StepChartCells, tables: Tables): ChartFault | null {
  const sides: Side[] = []
  for (const text of against === null ? [cells] : [cells, against]) {
    const side = sideOf(text, kind, tables)
    const reason = side ? reasonOfSide(kind, side) : 'no-cells'
    if (!side || reason) return { reason: reason ?? 'no-cells', text }
    sides.push(side)
  }
  const [now, before] = sides
  const reason = now && before ? unlikeness(kind, now, before) : null
  return reason && { reason, text: against ?? cells }
}

/** Resolves a link's cells; null when none of them has a value. Routes of an own table are checked one by one. */
function sideOf(text: string, kind: StepChartCells['kind'], tables: Tables): Side | null {
  const query = readCellQuery(text)
  const table = query && tables.get(query.table)
  const column = table?.counts.find(({ name }) => name === query?.count)
  if (!query || !table || !column) return null
  const isCounted = (kind === 'routes' && table.countable) || sumOfQuery(table, column, query) !== null
  return isCounted ? { query, table, column } : null
}

function reasonOfSide(kind: StepChartCells['kind'], { query, table, column }: Side): ChartReason | null {
  if (kind === 'months') {
    if (query.spans.length === 0) return 'no-months'
    // An own table may count quarters or years, which say nothing about a month.
    const months = table.countable ? query.spans.flatMap(monthsIn) : []
    const isEmpty = (month: Month) =>
      sumOfQuery(table, column, { ...query, spans: [{ from: month, to: month }] }) === null
    return months.some(isEmpty) || !isByMonth(table, query) ? 'no-monthly-table' : null
  }
  const hasRoutes = table.role === 'series' || table.countable
  if (!hasRoutes || !table.dimensions.some(({ name }) => name === 'route')) return 'no-routes'
  const routes = query.where.route ?? []
  if (table.countable && routes.length === 0) return 'no-cells'
  const isEmpty = (route: string) =>
    sumOfQuery(table, column, { ...query, where: { ...query.where, route: [route] } }) === null
  return routes.some(isEmpty) ? 'no-cells' : null
}

/** Whether each cell is of a month, or of a day; a week may be of two months. */
function isByMonth(table: FigureTable, query: CellQuery): boolean {
  const { name, keys, codes } = timeOf(table)
  const isInOne = keys.map((key) => {
    const { from, to } = monthsOfKey(key)
    return from === to
  })
  return (
    table.countable !== undefined ||
    (name !== 'week_ending' && rowsOfQuery(table, query).every((row) => isInOne[codes[row] ?? 0]))
  )
}

function unlikeness(kind: StepChartCells['kind'], now: Side, before: Side): ChartReason | null {
  if (now.column.unit !== before.column.unit) return 'other-unit'
  if (months(now) !== months(before)) return 'other-length'
  const routes = ({ query }: Side) => [...(query.where.route ?? [])].sort().join(',')
  return kind === 'routes' && routes(now) !== routes(before) ? 'other-routes' : null
}

function months({ query }: Side): number {
  return query.spans.reduce((sum, span) => sum + monthCount(span), 0)
}
