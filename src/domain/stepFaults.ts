import { type BriefingStep, isSaid, layoutOfStep, type StepChartCells } from './briefing.ts'
import { type CellQuery, countOfQuery, readCellQuery, rowsOfQuery, sumOfQuery } from './cellQuery.ts'
import type { DatedRecord } from './datedRecord.ts'
import type { CountColumn, FigureTable } from './figureTable.ts'
import { hasFilters } from './filters.ts'
import { dropUnknownIds, type KnownIds } from './knownIds.ts'
import { UI_LANGUAGES, type UiLanguage } from './language.ts'
import { monthCount, monthsIn } from './months.ts'
import { isOwnDocument, type OwnData } from './ownData.ts'
import { isOwnQuery, ownFiguresOf } from './ownFigureTable.ts'
import { ownRowOf } from './ownSeries.ts'
import type { Month } from './period.ts'
import { readReader } from './readerLink.ts'
import type { SourceDocument } from './sourceDocument.ts'
import { LAYOUTS } from './stepLayouts.ts'
import type { ReaderTarget } from './view.ts'
import { parseView } from './viewCodec.ts'

/** The data that steps may cite: the published, and the reader's own where there is some. */
export interface BriefingSources {
  readonly known: KnownIds
  /** With the reader's own documents. */
  readonly documents: readonly SourceDocument[]
  readonly records: readonly DatedRecord[]
  /** The tables that steps may cite, by id. */
  readonly tables: ReadonlyMap<string, FigureTable>
  readonly own?: Pick<OwnData, 'claims' | 'figures' | 'tables'> | null
}

/**
 * Why a step is invalid: its view is not fully readable or sets a language; title, content or evidence is missing (a step
 * that only leads through the talk needs none); evidence names
 * something unknown, an own document or row that the open project lacks, or an own sentence that is no accepted claim; its
 * number or chart is not among its evidence; its chart cannot be drawn; or its text states a number that no evidence
 * supports. `text` is the part as written.
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
  | { readonly code: 'unbacked'; readonly text: string }

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

/** What a Reader target offers to support numbers: its words, its values, or the sum of its cells. */
type Backing =
  | { words: string; language: string }
  /** `of` keeps the reader's own sums apart from published ones: the two are never subtracted. */
  | { sum: number; of: string }
  | { values: readonly number[] }

/** All faults of a step; the same rules for published and own briefings. */
export function stepFaults(
  step: Pick<BriefingStep, 'view' | 'title' | 'text' | 'notes' | 'number' | 'chart' | 'evidence' | 'look'>,
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
  if (isBare(step)) faults.push({ code: 'no-content' })
  if (step.evidence.length === 0 && isSaid(step)) faults.push({ code: 'no-evidence' })

  const backings: Backing[] = []
  for (const text of step.evidence) {
    const target = readReader(text)
    const backing = target && backingOf(target, sources)
    if (backing) backings.push(...backing)
    else faults.push(faultOfEvidence(text, target, sources))
  }
  for (const field of ['number', 'chart'] as const) {
    const shown = step[field]
    for (const text of shown ? [shown.cells, shown.against ?? []].flat() : []) {
      const query = field === 'number' ? readCellQuery(text) : null
      const isOne = !query || !isOwnQuery(query) || sumOf(query, sources) !== null
      if (!isOne || !step.evidence.includes(`cells:${text}`)) faults.push({ code: `${field}-apart`, text })
    }
  }
  const unfit = step.chart && chartFault(step.chart, sources.tables)
  if (unfit) faults.push({ code: 'chart-unfit', ...unfit })
  if (unresolved.length > 0) return faults
  const stated = [step.title, ...step.text, step.notes].flatMap((words) => statedNumbers(words, language))
  for (const number of stated) {
    if (isBacked(number, backings)) continue
    faults.push({ code: 'unbacked', text: `${number.text}${number.form === 'share' ? ' %' : ''}` })
  }
  return faults
}

/**
 * Whether only its title would show: no map of its own, and no line, number, chart, sentence or row. A map beside words
 * needs a place, and rows of plans and dates what a sentence or record states; sums over all routes name neither.
 */
function isBare(
  step: Pick<BriefingStep, 'view' | 'text' | 'number' | 'chart' | 'evidence' | 'look'>,
): boolean {
  const { map, rows, isLeading } = LAYOUTS[layoutOfStep(step)]
  const { page, filters, selected } = parseView(step.view).view
  if (isLeading || rows === 'evidence' || map.shown === 'always' || page === 'compare') return false
  if (step.number || step.chart || step.text.some((line) => line.trim() !== '')) return false
  const isFiltered = (map.shown === 'placed' || rows === 'plans') && hasFilters(filters)
  const isPlaced =
    map.shown === 'placed' && (selected !== null || step.evidence.some((link) => link.includes(':route:')))
  return !isFiltered && !isPlaced && step.evidence.every((link) => link.startsWith('cells:'))
}

/** Whether evidence exists and can support a step. */
export function hasEvidence(text: string, sources: BriefingSources): boolean {
  const target = readReader(text)
  return target !== null && backingOf(target, sources) !== null
}

/** Why evidence has no backing: an own document or row may be gone, and an own sentence's claim be rejected. */
function faultOfEvidence(text: string, target: ReaderTarget | null, sources: BriefingSources): StepFault {
  if (target?.type === 'own-row' && !ownRowOf(sources.own ?? null, target))
    return { code: 'own-missing', text }
  if (target?.type === 'cells' && isOwnQuery(target.query)) {
    const isThere = ownFiguresOf(sources.own ?? null, target.query).length > 0
    return { code: isThere ? 'unknown-evidence' : 'own-missing', text }
  }
  if (target?.type !== 'document' || !isOwnDocument(target.documentId)) {
    return { code: 'unknown-evidence', text }
  }
  const document = sources.documents.find(({ id }) => id === target.documentId)
  if (!document) return { code: 'own-missing', text }
  const { span } = target
  return span
    ? { code: 'own-not-accepted', text: document.text.slice(span.start, span.end) }
    : { code: 'unknown-evidence', text }
}

/** The backing of a target; null when it is missing or has none. */
function backingOf(target: ReaderTarget, sources: BriefingSources): readonly Backing[] | null {
  switch (target.type) {
    case 'document': {
      const document = sources.documents.find(({ id }) => id === target.documentId)
      const { span } = target
      if (!document || !span) return null
      const isSpan = ({ start, end }: { start: number; end: number }) =>
        start === span.start && end === span.end
      // Only accepted claims of the reader's own documents can be shown to others.
      const isEvidence = isOwnDocument(document.id)
        ? sources.own?.claims.some(({ citation }) => citation.documentId === document.id && isSpan(citation))
        : document.sentences.some(isSpan)
      return isEvidence
        ? [{ words: document.text.slice(span.start, span.end), language: document.language }]
        : null
    }
    case 'record': {
      const record = sources.records.find(({ id }) => id === target.recordId)
      if (!record) return null
      const words = UI_LANGUAGES.flatMap((language) =>
        [record.title[language], record.summary[language]].flatMap((text) =>
          text === undefined ? [] : [{ words: text, language }],
        ),
      )
      const days = [record.period, record.statedOn].flatMap((period) =>
        period ? [period.start, period.end ?? period.start] : [],
      )
      const dates = days.map((day) => Number(day.slice(8, 10)))
      return [...words, { values: [...record.values.map(({ value }) => value), ...dates] }]
    }
    case 'cells': {
      const { query } = target
      if (isOwnQuery(query)) {
        const sums = oneByOne(query).map((each) => sumOf(each, sources))
        return sums.every((sum) => sum !== null) ? sums.map((sum) => ({ sum, of: query.table })) : null
      }
      const sum = sumOf(query, sources)
      return sum === null ? null : [{ sum, of: 'published' }]
    }
    case 'own-row': {
      const value = ownRowOf(sources.own ?? null, target)?.figure.value ?? null
      return value === null ? null : [{ sum: value, of: target.tableId }]
    }
    case 'incident':
      return null
  }
}

/** The sum of a query's cells; null when its table, column or rows are missing, or may not be added up. */
function sumOf(query: CellQuery, { tables }: BriefingSources): number | null {
  const table = tables.get(query.table)
  if (!table || rowsOfQuery(table, query).length === 0) return null
  return countOfQuery(table, query)?.value ?? null
}

/** The reader's own figures are never added over routes: a query of several routes stands for one number per route. */
function oneByOne(query: CellQuery): readonly CellQuery[] {
  const { where } = query
  const routes = where.route ?? []
  return routes.length > 1
    ? routes.map((route) => ({ ...query, where: { ...where, route: [route] } }))
    : [query]
}

/**
 * Whether a number is in the words, is a value or sum, or is the difference or percentage change of two sums; a number in
 * words is near enough the share, change or multiple of two sums.
 */
function isBacked(number: StatedNumber, backings: readonly Backing[]): boolean {
  const counted = backings.flatMap((backing) => ('sum' in backing ? [backing] : []))
  const sums = counted.map(({ sum }) => sum)
  const pairs = counted.flatMap(({ sum: from, of }) =>
    counted.flatMap((other) => (other.of === of && other.sum !== from ? [[from, other.sum] as const] : [])),
  )
  const ratios = pairs.flatMap(([from, to]) => (from > 0 ? [to / from] : []))
  const { form, value } = number
  if (form === 'share') {
    if (ratios.some((ratio) => rounded(Math.abs(ratio - 1) * 100, number.decimals) === value)) return true
  } else if (form === 'part') {
    const isNear = (share: number) => Math.abs(share * 100 - value) <= PART_TOLERANCE
    if (ratios.some((ratio) => isNear(ratio) || isNear(Math.abs(ratio - 1)))) return true
  } else if (form === 'multiple') {
    if (ratios.some((ratio) => Math.abs(ratio / value - 1) <= MULTIPLE_TOLERANCE)) return true
  } else if (sums.includes(value) || pairs.some(([from, to]) => Math.abs(to - from) === value)) {
    return true
  }
  const isInWords = form === 'part' || form === 'multiple'
  return backings.some((backing) => {
    if ('values' in backing) return !isInWords && backing.values.includes(value)
    if (!('words' in backing)) return false
    return statedNumbers(backing.words, backing.language).some(
      (other) => other.value === value && (!isInWords || other.form === form),
    )
  })
}

/** How far a part in words may be from the numbers, percentage points, and a multiple, as a share of itself. */
const PART_TOLERANCE = 2
const MULTIPLE_TOLERANCE = 0.05

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}

/**
 * A number in a text: `value` as parsed, `text` as written, `decimals` its decimal places. A `share` has a per cent sign;
 * a `part` is a fraction in words, its value in per cent ("a quarter": 25); a `multiple` is one in words ("twice": 2).
 */
interface StatedNumber {
  text: string
  value: number
  decimals: number
  form: 'count' | 'share' | 'part' | 'multiple'
}

interface Form {
  pattern: RegExp
  group: RegExp
  decimal: string
}

const DUTCH: Form = {
  pattern: /\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g,
  group: /\./g,
  decimal: ',',
}

/**
 * How a language groups thousands and marks decimals; spaces may be ordinary, no-break or narrow. Most European
 * languages write as Dutch does, so it is the default.
 */
const FORMS: Readonly<Record<string, Form>> = {
  en: { pattern: /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g, group: /,/g, decimal: '.' },
  fr: {
    pattern: /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g,
    group: /[ \u00a0\u202f]/g,
    decimal: ',',
  },
}

/** A year, 1900 to 2099, is not a quantity. */
const YEAR = /^(?:19|20)\d\d$/

/** Names of the months in the languages of briefings. */
const MONTH = [
  'january|february|march|april|may|june|july|august|september|october|november|december',
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  'januari|februari|maart|mei|juni|juli|augustus|oktober',
].join('|')

/** Days of dates: "4 December", "1er août", "12 and 13 January", and in English "July 23, 2025". They are no quantities. */
const DATES = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th|er|e)?(?:[ \u00a0]?(?:[-–]|to|and|au|et|tot|en)[ \u00a0]?\\d{1,2}(?:er|e)?)?[ \u00a0](?:of )?(?:${MONTH})(?!\\p{L})`,
    `\\b(?:${MONTH})[ \u00a0]\\d{1,2}(?=, ?(?:19|20)\\d\\d|[.;:)]|$)`,
  ].join('|'),
  'giu',
)

type Worded = Pick<StatedNumber, 'value' | 'form'>

const part = (value: number): Worded => ({ value, form: 'part' })
const multiple = (value: number): Worded => ({ value, form: 'multiple' })
const THIRD = 100 / 3

/** What makes "a third" a fraction: "a third country" is none. */
const OF_COUNT = '(?= (?:of|fewer|less|lower|more|higher|in|from|since)\\b|[.,;:]|$)'

/**
 * Fractions and multiples in words. Quarters and halves of a year are none ("the first quarter of 2026"), nor is how
 * often something happened ("counted twice").
 */
const WORDED: Readonly<Record<string, readonly (readonly [pattern: string, worded: Worded])[]>> = {
  en: [
    ['three[- ]quarters', part(75)],
    ['(?:a|one) quarter', part(25)],
    ['two[- ]thirds', part(2 * THIRD)],
    [`(?:a|one) third${OF_COUNT}`, part(THIRD)],
    ['(?<!first |second |last )half (?:of|as|the)|by half|halved', part(50)],
    ['twice (?:as|the|that|what|its)|doubled', multiple(2)],
    ['three times (?:as|the|that|what|its)|tripled', multiple(3)],
  ],
  fr: [
    ['(?:les )?trois[- ]quarts', part(75)],
    ['(?:d’)?un quart', part(25)],
    ['(?:les )?deux[- ]tiers', part(2 * THIRD)],
    ['(?:d’)?un tiers', part(THIRD)],
    ['(?:la|de) moitié', part(50)],
    ['deux fois (?:plus|moins)|le double|doublé', multiple(2)],
    ['trois fois (?:plus|moins)|le triple|triplé', multiple(3)],
  ],
  nl: [
    ['drie ?kwart', part(75)],
    ['(?:een|één) kwart', part(25)],
    ['twee ?derde', part(2 * THIRD)],
    ['(?:een|één) derde(?! land)', part(THIRD)],
    ['de helft|gehalveerd', part(50)],
    ['(?:twee keer|tweemaal) zo|verdubbeld', multiple(2)],
    ['(?:drie keer|driemaal) zo|verdrievoudigd', multiple(3)],
  ],
}

/**
 * The numbers in a text, in digits by its language's format and in words; years and the days of dates are left out. In
 * other languages than those of briefings, numbers in words are not read.
 */
export function statedNumbers(text: string, language: string): readonly StatedNumber[] {
  return [...numbersInDigits(text, language), ...numbersInWords(text, language)]
}

function numbersInDigits(text: string, language: string): readonly StatedNumber[] {
  const { pattern, group, decimal } = FORMS[language] ?? DUTCH
  const dates = [...text.matchAll(DATES)].map(({ 0: date, index }) => [index, index + date.length] as const)
  return [...text.matchAll(pattern)].flatMap((match): StatedNumber[] => {
    const written = match[0]
    const isDay = dates.some(([start, end]) => match.index >= start && match.index < end)
    if (isDay || YEAR.test(written)) return []
    const plain = written.replace(group, '').replace(decimal, '.')
    const after = text.slice(match.index + written.length)
    const isShare =
      /^[ \u00a0\u202f]?%/.test(after) || /^[ \u00a0\u202f](?:per cent|pour cent|procent)/.test(after)
    return [
      {
        text: written,
        value: Number(plain),
        decimals: plain.split('.')[1]?.length ?? 0,
        form: isShare ? 'share' : 'count',
      },
    ]
  })
}

function numbersInWords(text: string, language: string): readonly StatedNumber[] {
  return (WORDED[language] ?? []).flatMap(([pattern, worded]) =>
    [...text.matchAll(new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'giu'))].map(({ 0: written }) => ({
      text: written,
      decimals: 0,
      ...worded,
    })),
  )
}

type Tables = ReadonlyMap<string, FigureTable>

/**
 * Why a chart cannot be drawn: missing cells, a table that is not monthly or not in the first load, no count by route,
 * no months, or a comparison with another unit, number of months or set of routes.
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
  if (table.role !== 'series' && table.role !== 'own') return 'no-monthly-table'
  if (kind === 'months') {
    if (query.spans.length === 0) return 'no-months'
    // An own table may count quarters or years, which say nothing about a month.
    const months = table.countable ? query.spans.flatMap(monthsIn) : []
    const isEmpty = (month: Month) =>
      sumOfQuery(table, column, { ...query, spans: [{ from: month, to: month }] }) === null
    return months.some(isEmpty) ? 'no-monthly-table' : null
  }
  if (!table.dimensions.some(({ name }) => name === 'route')) return 'no-routes'
  const routes = query.where.route ?? []
  if (table.countable && routes.length === 0) return 'no-cells'
  const isEmpty = (route: string) =>
    sumOfQuery(table, column, { ...query, where: { ...query.where, route: [route] } }) === null
  return routes.some(isEmpty) ? 'no-cells' : null
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
