import { useTranslation } from 'react-i18next'
import { useSaveFigures } from '#parts/useSaveFigures.ts'
import type { ChangeRow, CompareModel } from '#state/selectors/compareModel.ts'
import type { FigureRow } from '#state/selectors/figureCsv.ts'
import { Button } from '#ui/Button.tsx'
import { useWords } from '#words/words.ts'
import styles from './Compare.module.css'

/** Saves both values of every row as CSV, each with its cells, a link to them and the version of the data. */
export function SaveChanges({ model }: { model: CompareModel }) {
  const { t } = useTranslation(['compare', 'charts'])
  const words = useWords()
  const { save, hasFailed } = useSaveFigures('compare')
  const { total, routes, others, channel } = model

  const sides = (row: ChangeRow<'detections' | 'arrivals'>): readonly FigureRow[] =>
    (['before', 'after'] as const).map((side) => ({
      period: row.cells[side].spans.map(({ from, to }) => `${from}/${to}`).join(' '),
      series: row === total ? t('charts:total') : words.figurePlace(row.place),
      value: row.change[side].value,
      unit: t(`charts:unit.${row.change[side].unit}`),
      state: row.change[side].isPartial ? 'partial' : 'whole',
      publisher: row.publisher,
      cells: row.cells[side],
    }))

  const rows = () => [total, ...routes, ...others, ...(channel ? [channel] : [])].flatMap(sides)

  return (
    <>
      <Button look="text" onClick={() => save(rows())}>
        {t('charts:save')}
      </Button>
      {hasFailed && (
        <p className={styles.note} role="alert">
          {t('charts:saveFailed')}
        </p>
      )}
    </>
  )
}
