import { useTranslation } from 'react-i18next'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { useVersionedSave } from '#state/dataVersion.ts'
import type { ChangeRow, CompareModel } from '#state/selectors/compareModel.ts'
import { type FigureRow, figureCsv } from '#state/selectors/figureCsv.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { useWords } from '#words/words.ts'
import styles from './Compare.module.css'

/** Saves both values of every row as CSV, each with its cells, a link to them and the version of the data. */
export function SaveChanges({ model }: { model: CompareModel }) {
  const { t } = useTranslation(['compare', 'charts'])
  const words = useWords()
  const language = useViewStore((state) => state.view.language)
  const { save, hasFailed } = useVersionedSave()
  const { total, routes, others, channel } = model

  function write(version: string) {
    const rows = [total, ...routes, ...others, ...(channel ? [channel] : [])].flatMap((row) => sides(row))
    const text = figureCsv({
      rows,
      version,
      columnName: (column) => t(`charts:csv.${column}`),
      stateName: (state) => t(`charts:csv.${state}`),
      linkOf: (query) => linkOfView({ ...DEFAULT_VIEW, language, reader: { type: 'cells', query } }),
    })
    download(text, `throughline-compare-${version}.csv`)
  }

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

  return (
    <>
      <Button look="text" onClick={() => void save(write)}>
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
