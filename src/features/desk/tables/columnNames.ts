import {
  type ColumnMeaning,
  type StatedByName,
  statedByName,
  type TableHead,
  type TableSettings,
} from '#domain/ownTable.ts'
import type { TableReading } from '#domain/tableReading.ts'
import type { TFunction } from '#i18n/translation.ts'
import { desk } from '#state/desk/desk.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** What each pane of a table shows: the table, and what the rules read in it. */
export interface ReadTable {
  table: TableHead
  reading: TableReading
}

/** The name of a column: as the table names it, else its number. */
export function columnName(header: readonly string[], column: number, t: TFunction<'ownTables'>): string {
  return header[column]?.trim() || t('shared:columnNumber', { number: column + 1 })
}

/** The name of each setting of a table, and what it is called while it is open. */
export const SETTING_WORDS = {
  title: { name: 'shared:title', open: 'changes.open' },
  headerRow: { name: 'headerRow', open: 'changes.open' },
  meanings: { name: 'title', open: 'changes.open' },
  publisher: { name: 'meaning.publisher', open: 'changes.open' },
  unit: { name: 'meaning.unit', open: 'changes.open' },
  term: { name: 'term', open: 'changes.open' },
  route: { name: 'meaning.route', open: 'changes.open' },
  dateOrder: { name: 'dateOrder', open: 'byColumn' },
  decimal: { name: 'decimal', open: 'byColumn' },
  monthStarts: { name: 'monthStarts', open: 'byColumn' },
  coverageTo: { name: 'coverageTo', open: 'common:notStated' },
  columnYear: { name: 'columnYear', open: 'changes.open' },
  role: { name: 'role', open: 'common:notStated' },
  licence: { name: 'licence', open: 'common:notStated' },
  definition: { name: 'definition', open: 'common:notStated' },
  order: { name: 'order', open: 'common:notStated' },
  asOf: { name: 'asOf', open: 'common:notStated' },
  page: { name: 'page', open: 'common:notStated' },
  names: { name: 'meaning.route', open: 'changes.open' },
  nationalities: { name: 'title', open: 'changes.open' },
  answers: { name: 'changes.answers', open: 'changes.open' },
  isUsed: { name: 'changes.used', open: 'changes.open' },
} as const satisfies Record<keyof TableSettings, { name: string; open: string }>

/** Rows and columns of a table in words. */
export function sizeOf(t: TFunction<'ownTables'>, rows: number, columns: number): string {
  return t('size', {
    rows: t('shared:count.rows', { count: rows }),
    columns: t('sizeColumns', { count: columns }),
  })
}

/** Gives a column a meaning. Another with the same loses it; a date replaces start and end, one value per row several. */
export function setMeaning({ id, settings }: TableHead, column: number, meaning: ColumnMeaning): void {
  const isEnd = meaning === 'from' || meaning === 'to'
  const states = statedByName(meaning)
  const meanings = settings.meanings.map((before, index) => {
    if (index === column) return meaning
    const isReplaced =
      (before === meaning && !states) ||
      (states &&
        (before === 'value' || isOfNames(before, states) || (statedByName(before) && before !== meaning))) ||
      (meaning === 'value' && statedByName(before)) ||
      isOfNames(meaning, statedByName(before)) ||
      (meaning === 'date' && (before === 'from' || before === 'to')) ||
      (isEnd && before === 'date')
    return isReplaced ? 'ignored' : before
  })
  desk.setTable(id, { meanings })
}

/** Whether names of columns state what a column or a value for all rows says; years of rows go with months in names. */
function isOfNames(meaning: ColumnMeaning, states: StatedByName | undefined): boolean {
  return meaning === states && meaning !== 'date'
}

/** Takes a meaning from all columns, and settles it for all rows instead. */
export function setForAll(
  { id, settings }: TableHead,
  meaning: ColumnMeaning,
  part: Partial<TableSettings>,
): void {
  const meanings = settings.meanings.map((before) =>
    before === meaning || isOfNames(meaning, statedByName(before)) ? 'ignored' : before,
  )
  desk.setTable(id, { meanings, ...part })
}

/** Names rows by their numbers: "Row 38", "Rows 9, 22 and 120 more". */
export function useRowList(): (rows: readonly number[], count: number) => string {
  const { t } = useTranslation('ownTables')
  const { list, number } = useWords()
  return (rows, count) => {
    const named = rows.map(String)
    const more = count - rows.length
    return t('rows', {
      count,
      list: list(more > 0 ? [...named, t('moreRows', { count: number(more) as never })] : named),
    })
  }
}
