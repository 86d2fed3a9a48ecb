import { useTranslation } from 'react-i18next'
import { type IncidentTotal, sumsByPlace, sumsOf } from '#domain/incidentTotals.ts'
import type { IncidentFile } from '#domain/mapContent.ts'
import type { Words } from '#words/words.ts'
import styles from './IncidentList.module.css'

interface IncidentTotalsProps {
  file: IncidentFile
  words: Words
}

/** The incidents of the period by place: what the circles add up to. */
export function IncidentTotals({ file, words }: IncidentTotalsProps) {
  const { t } = useTranslation('incidents')
  const { columns, runs } = file
  const all = sumsOf(columns, runs)
  const isAnyUnknown = all.notStated > 0
  const cells = ({ incidents, sum, notStated }: IncidentTotal) => (
    <>
      <td>{words.number(incidents)}</td>
      <td>{sum === null ? t('notStated') : words.number(sum)}</td>
      {isAnyUnknown && <td>{words.number(notStated)}</td>}
    </>
  )
  return (
    <table className={styles.totals}>
      <caption className="visually-hidden">{t('byPlace')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.place')}</th>
          <th scope="col">{t('column.incidents')}</th>
          <th scope="col">{t('column.persons')}</th>
          {isAnyUnknown && <th scope="col">{t('column.notStated')}</th>}
        </tr>
      </thead>
      <tbody>
        {sumsByPlace(columns, runs).map(({ place, ...total }) => (
          <tr key={place}>
            <th scope="row">{words.figurePlace(place)}</th>
            {cells(total)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('column.all')}</th>
          {cells(all)}
        </tr>
      </tfoot>
    </table>
  )
}
