import {
  type CellQuery,
  countOfQuery,
  readCellQuery,
  rowsOfQuery,
  sameInOtherMonths,
  valueAt,
  writeCellQuery,
} from './cellQuery.ts'
import type { DatedRecord } from './datedRecord.ts'
import { type DrawnStep, drawnCells } from './drawnCells.ts'
import type { FigureTable } from './figureTable.ts'
import type { KnownIds } from './knownIds.ts'
import { type LocalizedText, UI_LANGUAGES } from './language.ts'
import type { Kept } from './own/data.ts'
import { addable, isCitable } from './own/rules.ts'
import { rowOf } from './own/series.ts'
import { countedBy } from './own/whose.ts'
import { type ReaderTarget, readReader } from './readerLink.ts'
import type { Route } from './route.ts'
import type { Fact } from './snapshot.ts'
import type { SourceDocument } from './sourceDocument.ts'
import { PART_TOLERANCE, type StatedNumber, statedNumbers, withBound } from './statedNumbers.ts'
import { groundOfCount } from './textAgainstSeries.ts'

/** The data that words are checked against: the published, and the reader's own where there is some. */
export interface BackingSources extends Partial<Kept<'claims' | 'figures' | 'tables'>> {
  /** With the reader's own documents. */
  readonly documents: readonly SourceDocument[]
  readonly records: readonly DatedRecord[]
  /** The tables that steps may cite, by id. */
  readonly tables: ReadonlyMap<string, FigureTable>
  readonly routes: readonly Pick<Route, 'id' | 'names' | 'shortNames'>[]
  /** What came of plans, in words, by the record that states the plan; left out where its file has not loaded. */
  readonly outcomes?: ReadonlyMap<string, readonly LocalizedText[]>
}

/** The data that steps may cite. */
export interface BriefingSources extends BackingSources {
  readonly known: KnownIds
}

/** What a Reader target offers to support numbers: its words, its values (`shares` in per cent), or the sum of its cells. */
type Backing =
  | { words: string; language: string }
  /** `of` keeps the reader's own sums apart from published ones: the two are never subtracted. */
  | { sum: number; of: string }
  | { values: readonly number[]; shares: readonly number[] }

/** Whether evidence exists and can support a step. */
export function hasEvidence(text: string, sources: BackingSources): boolean {
  const target = readReader(text)
  return target !== null && backingOf(target, sources) !== null
}

/** The backing of a target; null when it is missing or has none. */
export function backingOf(target: ReaderTarget, sources: BackingSources): readonly Backing[] | null {
  switch (target.type) {
    case 'document': {
      const document = sources.documents.find(({ id }) => id === target.documentId)
      const { span } = target
      if (!document || !span) return null
      return isCitable(document, span, sources.own?.claims)
        ? [{ words: document.text.slice(span.start, span.end), language: document.language }]
        : null
    }
    case 'record': {
      const record = sources.records.find(({ id }) => id === target.recordId)
      if (!record) return null
      const stated = [record.title, record.summary, ...(sources.outcomes?.get(record.id) ?? [])]
      const words = UI_LANGUAGES.flatMap((language) =>
        stated.flatMap(({ [language]: text }) => (text === undefined ? [] : [{ words: text, language }])),
      )
      const days = [record.period, record.statedOn].flatMap((period) =>
        period ? [period.start, period.end ?? period.start] : [],
      )
      const dates = days.map((day) => Number(day.slice(8, 10)))
      const valuesOf = (isShare: boolean) =>
        record.values.flatMap(({ value, unit }) => ((unit === 'percent') === isShare ? [value] : []))
      return [...words, { values: [...valuesOf(false), ...dates], shares: valuesOf(true) }]
    }
    case 'cells': {
      const { query } = target
      const sums = addable(query).map((each) => sumOf(each, sources))
      return sums.every((sum) => sum !== null) ? sums.map((sum) => ({ sum, of: countedBy(query) })) : null
    }
    case 'row': {
      const value = rowOf(sources.own ?? null, target)?.figure.value ?? null
      return value === null ? null : [{ sum: value, of: target.tableId }]
    }
    case 'incident':
      return null
  }
}

/** Sums of more cells are kept without them. */
const MAX_CELLS = 60

/** What a piece of evidence holds; null where it is missing. */
export function factOf(link: string, sources: BackingSources): Fact | null {
  const target = readReader(link)
  switch (target?.type) {
    case 'cells': {
      const { query } = target
      const table = sources.tables.get(query.table)
      const column = table?.counts.find(({ name }) => name === query.count)
      if (!table || !column) return null
      const rows = rowsOfQuery(table, query)
      const open = table.dimensions.filter(({ name }) => query.where[name]?.length !== 1)
      const keyOf = (row: number) => open.map(({ keys, codes }) => keys[codes[row] ?? 0]).join(' ')
      return {
        kind: 'cells',
        sum: sumOf(query, sources),
        ...(rows.length > 1 && rows.length <= MAX_CELLS
          ? { cells: Object.fromEntries(rows.map((row) => [keyOf(row), valueAt(column, row)])) }
          : {}),
      }
    }
    case 'record': {
      const record = sources.records.find(({ id }) => id === target.recordId)
      if (!record) return null
      const { title, status, values } = record
      return { kind: 'record', title: title.en, status, values: values.map(({ value }) => value) }
    }
    case 'document': {
      const text = sources.documents.find(({ id }) => id === target.documentId)?.text
      const { span } = target
      return text === undefined || !span ? null : { kind: 'sentence', text: text.slice(span.start, span.end) }
    }
    case 'row':
    case 'incident':
    case undefined:
      return null
  }
}

/** The sum of a query's cells; null when its table, column or rows are missing, or may not be added up. */
export function sumOf(query: CellQuery, { tables }: BackingSources): number | null {
  const table = tables.get(query.table)
  return (table && countOfQuery(table, query)?.value) ?? null
}

/** A piece of a step's evidence, in link form, with what it offers to support numbers. */
export interface BackedPiece {
  readonly link: string
  readonly backings: readonly Backing[]
  /** Of cells that the step draws as part of `link`. */
  readonly drawn?: { readonly cells: string; readonly over: 'parts' | 'months' }
}

/** The pieces of evidence that exist and can support a step. */
export function backedPieces(evidence: readonly string[], sources: BackingSources): readonly BackedPiece[] {
  return evidence.flatMap((link) => {
    const target = readReader(link)
    const backings = target && backingOf(target, sources)
    return backings ? [{ link, backings }] : []
  })
}

/** The numbers that a step draws beside those of its evidence. */
export function drawnPieces(step: DrawnStep, sources: BackingSources): readonly BackedPiece[] {
  return drawnCells(step, sources.tables).flatMap(({ link, query, over }) => {
    const sum = sumOf(query, sources)
    return sum === null
      ? []
      : [{ link, backings: [{ sum, of: countedBy(query) }], drawn: { cells: writeCellQuery(query), over } }]
  })
}

/** What some cells count in which months of a year: cells of one such key are compared. */
function inYear(cells: string): string {
  const query = readCellQuery(cells)
  const spans = query?.spans.map(({ from, to }) => `${from.slice(5)}..${to.slice(5)}`)
  return query ? `${spans} ${writeCellQuery({ ...query, spans: [] })}` : cells
}

/** The evidence that bears a number out, and what it holds: a count, a change in per cent, or a number as stated (null). */
export interface Holding {
  readonly evidence: readonly string[]
  readonly held: { readonly form: 'count' | 'change'; readonly value: number } | null
}

/** The cells that a link to cells names. */
export function cellsOfLink(link: string): string {
  return link.replace(/^cells:/, '')
}

/**
 * What bears a number out: words or a value, a sum, or the difference or percentage change of two sums; for a number in
 * words the share, change or multiple of two sums that is near enough, of words that name a fall or rise (`isChange`) no
 * share. Null without any.
 */
export function holdingOf(
  number: StatedNumber,
  pieces: readonly BackedPiece[],
  isChange = false,
): Holding | null {
  const counted = pieces.flatMap(({ link, backings, drawn }) =>
    backings.flatMap((backing) =>
      'sum' in backing
        ? [{ link, cells: drawn?.cells ?? cellsOfLink(link), over: drawn?.over, ...backing }]
        : [],
    ),
  )
  const one =
    number.form === 'count'
      ? counted.find(({ sum }) => isCountOf(number, sum) && !isFar(number, sum))
      : undefined
  if (one) return { evidence: [one.link], held: { form: 'count', value: one.sum } }
  const paired = counted.filter(({ over }) => over !== 'months')
  const pairs = paired.flatMap((from) =>
    paired.flatMap((to) => (from.of === to.of && from.sum !== to.sum ? [{ from, to }] : [])),
  )
  const isOfOneThing = ({ from, to }: (typeof pairs)[number]) =>
    sameInOtherMonths(from.cells, [to.cells]) !== null && from.cells < to.cells
  const isCompared = ({ from, to }: (typeof pairs)[number]) =>
    inYear(from.cells) === inYear(to.cells) && from.cells < to.cells
  // Of one thing the later months are said of the earlier: backwards a fall by half would be a doubling.
  const isBackwards = ({ from, to }: (typeof pairs)[number]) =>
    sameInOtherMonths(from.cells, [to.cells]) !== null && from.cells > to.cells
  const isOfOne = isChange || (number.form !== 'part' && number.bound !== undefined)
  const isDifference = (pair: (typeof pairs)[number]) =>
    number.form === 'count' && isOfOneThing(pair) && isCountOf(number, Math.abs(pair.to.sum - pair.from.sum))
  const fitting = pairs.filter(
    (pair) =>
      (isRatioOf(number, pair.from.sum, pair.to.sum, isChange) || isDifference(pair)) &&
      !((number.form === 'share' || number.form === 'multiple') && isBackwards(pair)) &&
      ((pair.from.over ?? pair.to.over)
        ? isCompared(pair)
        : !isOfOne || (number.form === 'count' && number.bound === undefined) || isOfOneThing(pair)),
  )
  const pair = fitting.find(isOfOneThing) ?? fitting[0]
  if (pair) {
    const { from, to } = pair
    const value = number.form === 'count' ? Math.abs(to.sum - from.sum) : (to.sum / from.sum - 1) * 100
    return {
      evidence: [from.link, to.link],
      held: { form: number.form === 'count' ? 'count' : 'change', value },
    }
  }
  const stating = pieces.find(({ backings }) => backings.some((backing) => states(backing, number)))
  return stating ? { evidence: [stating.link], held: null } : null
}

/** How far a rounded count may be from the sum, as a share of itself. */
const ROUNDING = 0.01

/** Whether a stated count is a sum, exactly or rounded ("180,000" for 179,921). */
export function isCount(stated: number, sum: number): boolean {
  const ground = groundOfCount(stated, sum)
  return ground === 'exact' || (ground === 'rounded' && Math.abs(sum / stated - 1) <= ROUNDING)
}

/** The same of a count with its bound: "fewer than 200,000". */
export function isCountOf({ value, bound }: Pick<StatedNumber, 'value' | 'bound'>, sum: number): boolean {
  if (bound === 'over') return sum >= value
  if (bound === 'under') return sum <= value
  return isCount(value, sum) || (bound === 'nearly' && sum < value && sum >= value * (1 - NEARLY / 100))
}

/** Whether a bound says nothing of a sum, since nearly any is within it. */
function isFar({ value, bound }: StatedNumber, sum: number): boolean {
  return (bound === 'over' && sum > value * FAR) || (bound === 'under' && sum * FAR < value)
}

/** How many times a bound may be of what it bounds. */
const FAR = 10

/** Whether a number is the difference of two sums, or their change, share or multiple. */
export function isRatioOf(
  { form, value, decimals, bound, isRise, isOf }: StatedNumber,
  from: number,
  to: number,
  isChange = false,
): boolean {
  const ratio = from > 0 ? to / from : null
  const isNear = (share: number) => {
    const over = share * 100 - value
    if (bound === undefined) return Math.abs(over) <= (value === 50 ? HALF_TOLERANCE : PART_TOLERANCE)
    switch (bound) {
      case 'over':
        return over > 0
      case 'under':
        return over < 0
      case 'nearly':
        return over < 0 && -over <= NEARLY
    }
  }
  switch (form) {
    case 'count':
      return Math.abs(to - from) === value
    case 'share': {
      if (ratio === null || (isRise !== undefined && ratio > 1 !== isRise)) return false
      const change = Math.abs(ratio - 1) * 100
      if (bound === 'over') return change >= value
      if (bound === 'under') return change <= value
      if (bound === 'nearly') return change <= value && change >= value - NEARLY
      return (
        rounded(change, decimals) === value || (isOf === true && rounded(ratio * 100, decimals) === value)
      )
    }
    case 'part':
      return ratio !== null && (isNear(Math.abs(ratio - 1)) || (!isChange && isNear(ratio)))
    case 'multiple': {
      if (ratio === null) return false
      if (bound === 'over') return ratio > value
      if (bound === 'under') return ratio < value && ratio > 1
      if (bound === 'nearly') return ratio < value && ratio >= value * (1 - NEARLY / 100)
      return Math.abs(ratio / value - 1) <= (value < 4 ? MULTIPLE_TOLERANCE : NEARLY / 100)
    }
  }
}

/** A part or multiple in words as a bound that two sums bear out: "more than halved" for "halved"; null without one. */
export function boundThatHolds(
  number: StatedNumber,
  from: number,
  to: number,
  language: string,
): string | null {
  if (number.bound !== undefined || (number.form !== 'part' && number.form !== 'multiple')) return null
  const bound = (['nearly', 'over'] as const).find((each) =>
    isRatioOf({ ...number, bound: each }, from, to, true),
  )
  return bound ? withBound(number.text, bound, language) : null
}

function states(backing: Backing, { form, value }: StatedNumber): boolean {
  if ('values' in backing)
    return (
      (form === 'count' && backing.values.includes(value)) ||
      (form === 'share' && backing.shares.includes(value))
    )
  if (!('words' in backing)) return false
  return statedNumbers(backing.words, backing.language).some(
    (other) => other.value === value && other.form === form,
  )
}

/** How far below a part "nearly" it is, percentage points; and below a multiple, per cent of it. */
const NEARLY = 10
/** How far from the numbers "halved" may be, percentage points: it is said more loosely than other parts. */
const HALF_TOLERANCE = 3
/**
 * How far a multiple in words may be from the numbers, as a share of itself: "doubled" from +94% to +106%. From four times
 * on, people round: a tenth is allowed.
 */
const MULTIPLE_TOLERANCE = 0.03

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}
