import type { StepNumber } from '#domain/briefing.ts'
import { type CellQuery, countedBy, countOfQuery, readCellQuery } from '#domain/cellQuery.ts'
import type { FigureTable, FigureTableId } from '#domain/figureTable.ts'
import { type FigureUnit, ratioOf } from '#domain/figureUnit.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'
import { tableNote } from './citedSource.ts'
import { unitName } from './unitName.ts'

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
