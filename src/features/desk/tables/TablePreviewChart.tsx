import { countingAt, loadFigures } from '#content/loadedFigures.ts'
import { monthlySeries } from '#content/monthlySeries.ts'
import type { TablePreview } from '#domain/tableReading.ts'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { seriesPart } from '#picture/charts/seriesDrawing.ts'
import { useDataset } from '#state/datasets.ts'
import { PictureSvg } from '#ui/PictureShapes.tsx'
import { TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Tables.module.css'

/** The drawing, px, and the months named below it. */
const BOX = { width: 400, height: 220 }
const NAMED = ['01', '04', '07', '10', '12']

/** A table's figures as signs on the published series of the same route and year, with the same as a table. */
export function TablePreviewChart({ preview }: { preview: TablePreview }) {
  const { t } = useTranslation(['ownTables', 'ownFigures'])
  const words = useWords()
  const figures = useDataset('figures').data
  if (!figures) return null
  const { place, year, unit, isFromJanuary, points } = preview
  const loaded = loadFigures(figures)
  const counted = countingAt(loaded, place)
  if (!counted || counted.cube.unit !== unit)
    return <p className={`${styles.previewNote} soft row-type`}>{t('previewNone')}</p>
  const span = { from: `${year}-01`, to: `${year}-12` }
  const monthly = monthlySeries(loaded, place, span, [place], counted).values
  let sum = 0
  const published = monthly.map(({ value }) => {
    if (value === null) return null
    sum += value
    return isFromJanuary ? sum : value
  })
  const own = monthly.map(({ month }) => points.find((point) => point.month === month)?.value ?? null)
  const title = t(isFromJanuary ? 'previewFromJanuary' : 'previewMonths', {
    place: words.figurePlace(place),
    year,
    publisher: words.publisherName(counted.publisher),
  })
  const plain = { states: monthly.map(() => 'whole' as const), months: monthly.map(({ month }) => month) }
  const series: readonly PlotSeries[] = [
    {
      ...plain,
      id: 'published',
      name: '',
      colour: `var(--route-${place}, var(--ink))`,
      look: 'solid',
      values: published,
    },
    { ...plain, id: 'own', name: '', colour: 'var(--ink)', look: 'points', values: own },
  ]
  const columns = monthly.map(({ month }) => ({
    key: month,
    name: words.monthName(month),
    label: NAMED.includes(month.slice(5)) ? words.monthName(month) : '',
  }))
  const { number, axisNumber } = words
  return (
    <>
      <p className={`${styles.previewNote} soft row-type`}>{title}</p>
      <PictureSvg
        drawn={seriesPart(
          { form: 'lines', columns, series, height: BOX.height, number, axisNumber },
          BOX.width,
        )}
        width={BOX.width}
        className="wide"
        role="img"
        aria-label={title}
      />
      <details className={`${styles.previewNote} soft row-type`}>
        <summary>{t('previewTable')}</summary>
        <table>
          <TableHead names={[t('shared:month'), t('previewSeries'), t('ownFigures:choice.yours')]} />
          <tbody>
            {columns.map(({ key, name }, at) => {
              const [its, mine] = [published[at] ?? null, own[at] ?? null]
              return (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>{its === null ? t('common:notStated') : number(its)}</td>
                  <td>{mine === null ? '' : number(mine)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </details>
    </>
  )
}
