import type { TFunction } from 'i18next'
import type { ColumnMeaning, TableHead, TableSettings } from '#domain/ownTable.ts'
import { desk } from '#state/desk/desk.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The name of a column: as the table names it, else its number. */
export function columnName(header: readonly string[], column: number, t: TFunction<'ownTables'>): string {
  return header[column]?.trim() || t('column', { number: column + 1 })
}

/** Rows and columns of a table in words. */
export function sizeOf(t: TFunction<'ownTables'>, rows: number, columns: number): string {
  return t('size', { rows: t('sizeRows', { count: rows }), columns: t('sizeColumns', { count: columns }) })
}

/**
 * Gives a column a meaning. Another column with the same meaning loses it; a date replaces start and end, and one value per row
 * replaces a value for each of several times.
 */
export function setMeaning({ id, settings }: TableHead, column: number, meaning: ColumnMeaning): void {
  const isEnd = meaning === 'from' || meaning === 'to'
  const meanings = settings.meanings.map((before, index) => {
    if (index === column) return meaning
    const isOfTimes = meaning === 'time-values'
    const isReplaced =
      (before === meaning && !isOfTimes) ||
      (before === 'time-values' && meaning === 'value') ||
      (before === 'value' && isOfTimes) ||
      (meaning === 'date' && (before === 'from' || before === 'to')) ||
      (isEnd && before === 'date')
    return isReplaced ? 'ignored' : before
  })
  desk.setTable(id, { meanings })
}

/** Takes a meaning from all columns, and settles it for all rows instead. */
export function setForAll(
  { id, settings }: TableHead,
  meaning: ColumnMeaning,
  part: Partial<TableSettings>,
): void {
  const meanings = settings.meanings.map((before) => (before === meaning ? 'ignored' : before))
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
