import type { TableSettings } from '#domain/ownTable.ts'
import type { TableIssue } from '#domain/tableReading.ts'
import { desk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

interface FormAnswersProps {
  tableId: string
  issue: TableIssue
}

/** The two ways to read a column's dates or numbers, shown on its first doubtful cell. */
export function FormAnswers({ tableId, issue }: FormAnswersProps) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const { kind, cell } = issue
  const ways = (): readonly (readonly [words: string, part: Partial<TableSettings>])[] => {
    if (kind === 'month-starts') {
      return [
        [t('starts.months'), { monthStarts: 'months' }],
        [t('starts.days'), { monthStarts: 'days' }],
      ]
    }
    if (kind === 'date-order') {
      const [first = '1', second = '1', year = '2000'] = cell.match(/\d+/g) ?? []
      const day = (month: string, date: string) =>
        words.timeKey(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
      return [
        [`${day(second, first)} (${t('dateOrders.day-first')})`, { dateOrder: 'day-first' }],
        [`${day(first, second)} (${t('dateOrders.month-first')})`, { dateOrder: 'month-first' }],
      ]
    }
    const hasPoint = cell.includes('.')
    const thousand = Number(cell.replaceAll(/\D/g, ''))
    const fraction = new Intl.NumberFormat(words.language, {
      maximumFractionDigits: 3,
      minimumFractionDigits: 3,
    })
    return [
      [words.number(thousand), { decimal: hasPoint ? 'comma' : 'point' }],
      [fraction.format(thousand / 1000), { decimal: hasPoint ? 'point' : 'comma' }],
    ]
  }
  return ways().map(([name, part]) => (
    <Button key={name} onClick={() => desk.setTable(tableId, part)}>
      {name}
    </Button>
  ))
}
