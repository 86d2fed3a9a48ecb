import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

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
