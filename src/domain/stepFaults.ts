import type { BriefingStep } from './briefing.ts'
import { type CellQuery, countOfQuery, readCellQuery, rowsOfQuery } from './cellQuery.ts'
import { type ChartReason, chartFault } from './chartFault.ts'
import type { DatedRecord } from './datedRecord.ts'
import type { FigureTable } from './figureTable.ts'
import { dropUnknownIds, type KnownIds } from './knownIds.ts'
import { UI_LANGUAGES, type UiLanguage } from './language.ts'
import { isOwnDocument, type OwnData } from './ownData.ts'
import { isOwnQuery, ownFiguresOf } from './ownFigureTable.ts'
import { ownRowOf } from './ownSeries.ts'
import { readReader } from './readerLink.ts'
import type { SourceDocument } from './sourceDocument.ts'
import { type StatedNumber, statedNumbers } from './statedNumbers.ts'
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
 * Why a step is invalid: its view is not fully readable or sets a language; title or evidence is missing; evidence names
 * something unknown, an own document or row that the open project lacks, or an own sentence that is no accepted claim; its
 * number or chart is not among its evidence; its chart cannot be drawn; or its text states a number that no evidence
 * supports. `text` is the part as written.
 */
export type StepFault =
  | { readonly code: 'view-part'; readonly key: string; readonly text: string }
  | { readonly code: 'view-language' }
  | { readonly code: 'no-title' }
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
  step: Pick<BriefingStep, 'view' | 'title' | 'text' | 'notes' | 'number' | 'chart' | 'evidence'>,
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
  if (step.evidence.length === 0) faults.push({ code: 'no-evidence' })

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
