import { TOTAL } from '#derive/crosswalk.ts'
import { type ColumnMeaning, STATED_BY_NAME, type TableSettings, valueColumns } from '#domain/own/table.ts'
import { foldedTerms, foldText } from '#lib/foldText.ts'
import { readDate, readNumber } from './cellDates.ts'
import {
  ALL_NATIONALITIES,
  isOfNoCountry,
  placeKey,
  type TableKnowledge,
  unitInWords,
} from './tableKnowledge.ts'
import { findTimeColumns, isNumberOrUnstated, LOOKED } from './timeColumns.ts'

/** Names of columns in English, French, Dutch and German, folded, by what they mean. */
const NAMES: readonly (readonly [ColumnMeaning, string])[] = [
  ['from', 'from|start|begin|begins|debut|du|van|von|beginn|ab|since|depuis|startdate'],
  ['to', 'to|until|till|end|ends|fin|au|jusque|tot|bis|ende|enddate'],
  ['rounded', 'rounded|arrondi|arrondie|afgerond|gerundet'],
  ['preliminary', 'preliminary|provisional|provisoire|voorlopig|vorlaufig'],
  ['address', 'url|link|address|adresse|lien|adres|href|website'],
  [
    'note',
    'note|notes|remark|remarks|comment|comments|remarque|opmerking|anmerkung|bemerkung|toelichting|footnote|en',
  ],
  ['publisher', 'publisher|editeur|uitgever|herausgeber|source|bron|quelle|organisation|organization|agency'],
  ['unit', 'unit|unite|eenheid|einheit|indicator|indicateur|indicatie|indikator|measure'],
  [
    'nationality',
    'nationality|nationalities|nationalite|nationaliteit|nationalitat|staatsangehorigkeit|citizenship|origin|origine|herkomst|herkunft|iso|iso2|iso3',
  ],
  ['route', 'route|routes|corridor|itineraire|traject|strecke|grens|frontiere|grenze'],
  [
    'date',
    'date|month|mois|maand|monat|year|annee|jaar|jahr|day|jour|dag|tag|period|periode|quarter|trimestre|kwartaal|quartal|week|semaine|woche|datum|time|zeit',
  ],
  [
    'value',
    'value|valeur|waarde|wert|number|nombre|aantal|anzahl|total|totaal|count|figure|chiffre|cijfer|zahl|n',
  ],
]
const MEANINGS = new Map(NAMES.flatMap(([meaning, names]) => names.split('|').map((name) => [name, meaning])))
/** A word of a longer name that is too common to say anything by itself. */
const ONLY_ALONE = new Set([
  'en',
  'du',
  'to',
  'au',
  'n',
  'ab',
  'tot',
  'van',
  'von',
  'de',
  'total',
  'end',
  'fin',
])

/** How many of the filled cells among a column's first rows can be read as each kind of value. */
interface ColumnValues {
  readonly filled: number
  readonly dates: number
  readonly years: number
  readonly numbers: number
  readonly places: number
  readonly nationalities: number
  readonly addresses: number
}

/** What a table's columns mean, guessed from their names and values, and its row of names. */
export interface GuessedColumns {
  readonly headerRow: number
  readonly meanings: ColumnMeaning[]
  /** The names of the columns; empty for a table without. */
  readonly names: readonly string[]
}

const isRoute = (cell: string, { places }: TableKnowledge) => (places.get(placeKey(cell)) ?? TOTAL) !== TOTAL

function guessColumns(
  head: readonly (readonly string[])[],
  columns: number,
  knowledge: TableKnowledge,
): GuessedColumns {
  const times = findTimeColumns(head, columns, (cell) => isRoute(cell, knowledge))
  const named = times ? null : findNameColumns(head, columns, knowledge, hasOwnName)
  const headerRow = times?.headerRow ?? named?.headerRow ?? guessHeaderRow(head)
  const names = times?.headings.names ?? (headerRow > 0 ? (head[headerRow - 1] ?? []) : [])
  const rows = head.slice(headerRow)
  const meanings: ColumnMeaning[] = Array.from({ length: columns }, () => 'ignored')
  const taken = new Set<ColumnMeaning>()
  if (times) {
    taken.add('value').add('from').add('to')
    // One year per row, and months as columns.
    if (!times.needsYear) taken.add('date')
    for (const column of times.columns) meanings[column] = 'time-values'
  }
  if (named) {
    taken.add('value').add(STATED_BY_NAME[named.meaning])
    for (const column of named.columns) meanings[column] = named.meaning
  }
  const take = (column: number, meaning: ColumnMeaning) => {
    meanings[column] = meaning
    taken.add(meaning)
  }
  const values = Array.from({ length: columns }, (_, column) => valuesOf(rows, column, knowledge))
  // A name that says all first, then a word of the name, then what is counted, then the values alone.
  for (const meaningOf of [byWholeName, byWord, byUnit, byValues]) {
    for (const [column, its] of values.entries()) {
      if (meanings[column] !== 'ignored' || its.filled === 0) continue
      // Sums of the values beside them.
      if (times && times.headings.times[column] !== null) continue
      const meaning = meaningOf(names[column] ?? '', its)
      if (meaning && !taken.has(meaning) && fits(meaning, its)) take(column, meaning)
    }
  }
  // A span has both ends, and needs no other date.
  const [from, to, date] = (['from', 'to', 'date'] as const).map((meaning) => meanings.indexOf(meaning))
  if (from !== undefined && to !== undefined && from >= 0 && to >= 0) {
    if (date !== undefined && date >= 0) meanings[date] = 'ignored'
  } else {
    const only = Math.max(from ?? -1, to ?? -1)
    if (only >= 0) meanings[only] = date === -1 ? 'date' : 'ignored'
  }
  return { headerRow, meanings, names }
}

/** Words of names whose values would be taken for something else. */
const OTHER = /\b(?:id|language|langue|taal|sprache|title|titre|titel)\b/

/** Whether a name says what its column is, by itself or by a word of it. */
const hasOwnName = (name: string) =>
  byWholeName(name) !== null || byWord(name) !== null || OTHER.test(foldText(name))

const byWholeName = (name: string) => MEANINGS.get(foldedTerms(name).join(' ')) ?? null

function byWord(name: string): ColumnMeaning | null {
  const words = foldedTerms(name.replaceAll('_', ' ')).filter((word) => !ONLY_ALONE.has(word))
  for (const word of words) {
    const meaning = MEANINGS.get(word)
    if (meaning && meaning !== 'value') return meaning
  }
  return null
}

const byUnit = (name: string): ColumnMeaning | null => (unitInWords(name) === undefined ? null : 'value')

function byValues(name: string, values: ColumnValues): ColumnMeaning | null {
  if (OTHER.test(foldText(name).replaceAll('_', ' '))) return null
  const { filled, dates, years, numbers, places, nationalities, addresses } = values
  if (addresses > filled * 0.8) return 'address'
  if (dates > filled * 0.8 && (years > filled * 0.8 || numbers < filled / 2)) return 'date'
  if (places > filled * 0.5) return 'route'
  if (nationalities > filled * 0.6) return 'nationality'
  return numbers > filled * 0.6 ? 'value' : null
}

/** Whether the values of a column can be what its name says. */
function fits(
  meaning: ColumnMeaning,
  { filled, dates, numbers, nationalities, addresses }: ColumnValues,
): boolean {
  switch (meaning) {
    case 'date':
    case 'from':
    case 'to':
      return dates > filled / 2
    case 'value':
      return numbers > filled / 2
    case 'address':
      return addresses > filled / 2
    case 'route':
      return numbers < filled / 2
    case 'nationality':
      // "Unknown" is a nationality here, and a number that is not stated elsewhere.
      return numbers < filled / 2 || nationalities > filled / 2
    case 'unit':
    case 'publisher':
    case 'note':
    case 'rounded':
    case 'preliminary':
    case 'time-values':
    case 'route-values':
    case 'nationality-values':
    case 'unit-values':
    case 'publisher-values':
    case 'ignored':
      return true
  }
}

function valuesOf(
  rows: readonly (readonly string[])[],
  column: number,
  { places, nationalities }: TableKnowledge,
): ColumnValues {
  const counts = { filled: 0, dates: 0, years: 0, numbers: 0, places: 0, nationalities: 0, addresses: 0 }
  for (const row of rows) {
    const cell = row[column]?.trim() ?? ''
    if (cell === '') continue
    counts.filled += 1
    const date = readDate(cell, null)
    if (date !== 'unreadable') counts.dates += 1
    if (/^(?:19|20)\d\d$/.test(cell)) counts.years += 1
    if (readNumber(cell, null) !== 'unreadable') counts.numbers += 1
    if (places.has(placeKey(cell))) counts.places += 1
    if (nationalities.has(foldText(cell))) counts.nationalities += 1
    if (/^https?:\/\//i.test(cell)) counts.addresses += 1
  }
  return counts
}

/** The row of the column names: the first row of words only, after lines of a title; 0 where there is none. */
function guessHeaderRow(head: readonly (readonly string[])[]): number {
  const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '')
  const widest = head.slice(0, 50).reduce((most, row) => Math.max(most, filled(row).length), 0)
  for (const [index, row] of head.slice(0, 30).entries()) {
    const cells = filled(row)
    if (cells.length < Math.max(2, widest / 2)) continue
    const isValue = (cell: string) =>
      (readDate(cell, null) !== 'unreadable' && !/^\p{L}+$/u.test(cell.trim())) ||
      (/\d/.test(cell) && readNumber(cell, null) !== 'unreadable')
    return cells.some(isValue) ? 0 : index + 1
  }
  return 0
}

/** Columns of values whose names are routes, nationalities or what is counted. */
interface FoundNames {
  /** The number of the row of names, 1 for the first. */
  readonly headerRow: number
  readonly meaning: Extract<ColumnMeaning, 'route-values' | 'nationality-values' | 'unit-values'>
  readonly columns: readonly number[]
}

/**
 * Finds a second dimension as columns: two names or more of one kind over numbers. Columns of numbers between and after them
 * belong to it, so that a name that is not known is asked about; `hasOwnName` says which names are of other columns.
 */
function findNameColumns(
  head: readonly (readonly string[])[],
  columns: number,
  { places, nationalities }: TableKnowledge,
  hasOwnName: (cell: string) => boolean,
): FoundNames | null {
  const isOfNone = (cell: string) => isOfNoCountry(nationalities.get(foldText(cell)))
  // They tell no table of nationalities, and belong to one wherever they stand.
  const isBeside = (cell: string, meaning: string) =>
    ALL_NATIONALITIES.test(foldText(cell)) ||
    places.get(placeKey(cell)) === TOTAL ||
    (meaning === 'nationality-values' && isOfNone(cell))
  const kinds = {
    'route-values': (cell: string) => places.has(placeKey(cell)) && !isBeside(cell, 'route-values'),
    // Codes of countries are words in many languages: "no", "id", "to".
    'nationality-values': (cell: string) =>
      nationalities.has(foldText(cell)) && !isOfNone(cell) && (cell.length > 3 || /^[A-Z]+$/.test(cell)),
    'unit-values': (cell: string) => unitInWords(cell) !== undefined,
  }
  for (const [index, row] of head.slice(0, LOOKED).entries()) {
    const isOfNumbers = (column: number) => {
      const filled = head
        .slice(index + 1)
        .flatMap((cells) => (cells[column]?.trim() ? [cells[column] ?? ''] : []))
      return filled.length > 0 && filled.filter(isNumberOrUnstated).length >= filled.length / 2
    }
    const names = Array.from({ length: columns }, (_, column) => (row[column] ?? '').trim())
    const numbered = [...names.keys()].filter((column) => names[column] !== '' && isOfNumbers(column))
    const known = Object.entries(kinds).map(
      ([meaning, isKnown]) =>
        [meaning as keyof typeof kinds, numbered.filter((column) => isKnown(names[column] ?? ''))] as const,
    )
    const [meaning, own] = known.reduce((best, one) => (one[1].length > best[1].length ? one : best))
    const [first = 0] = own
    if (meaning === 'unit-values') {
      if (
        own.length > 1 &&
        new Set(own.map((column) => unitInWords(names[column] ?? ''))).size === own.length
      )
        return { headerRow: index + 1, meaning, columns: own }
    } else if (own.length > 1) {
      const isOfIt = (column: number, name: string) =>
        own.includes(column) || isBeside(name, meaning) || (column > first && !hasOwnName(name))
      return {
        headerRow: index + 1,
        meaning,
        columns: numbered.filter((column) => isOfIt(column, names[column] ?? '')),
      }
    }
  }
  return null
}

/** The settings that a table begins with: what its columns mean is guessed, everything in doubt is left open. */
export function firstSettings(
  table: {
    title: string
    head: readonly (readonly string[])[]
    columns: number
    /** Columns whose numbers are numbers of a workbook, with a decimal point. */
    typedColumns: readonly number[]
  },
  knowledge: TableKnowledge,
): TableSettings {
  const { headerRow, meanings, names } = guessColumns(table.head, table.columns, knowledge)
  const value = meanings.indexOf('value')
  const name = value < 0 ? '' : (names[value] ?? '')
  const values = valueColumns(meanings)?.columns ?? (value < 0 ? [] : [value])
  const unit = meanings.includes('unit') ? undefined : unitInWords(name)
  return {
    title: table.title,
    headerRow,
    meanings,
    publisher: null,
    unit: unit ?? null,
    // The column counts something that no published series does.
    term: unit === null ? name.replaceAll('_', ' ') : null,
    route: null,
    dateOrder: null,
    decimal:
      values.length > 0 && values.every((column) => table.typedColumns.includes(column)) ? 'point' : null,
    monthStarts: null,
    coverageTo: null,
    columnYear: null,
    role: null,
    licence: null,
    definition: null,
    order: null,
    asOf: null,
    page: null,
    names: {},
    nationalities: {},
    answers: {},
    isUsed: false,
  }
}
