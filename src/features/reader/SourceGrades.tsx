import { useTranslation } from 'react-i18next'
import type { IncidentColumns } from '#domain/incident.ts'
import type { CellsModel } from '#state/selectors/cellsModel.ts'
import { sourceGrades } from '#state/selectors/sourceGrades.ts'
import { useWords } from '#words/words.ts'
import styles from './CellsTable.module.css'
import { gradeKey } from './gradeKey.ts'

interface SourceGradesProps {
  model: CellsModel
  incidents: IncidentColumns
}

/** How well the incidents behind a number are sourced, as their publisher grades it. */
export function SourceGrades({ model, incidents }: SourceGradesProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const rows = model.spans.flatMap(({ groups }) => groups.flatMap(({ cells }) => cells.map(({ row }) => row)))
  const notStated = t('common:notStated')
  return (
    <section>
      <h3>{t('grades.title')}</h3>
      <div className={styles.frame}>
        <table className={styles.table} data-plain>
          <caption className="visually-hidden">{t('grades.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('grades.grade')}</th>
              <th scope="col" data-number>
                {t('grades.incidents')}
              </th>
              <th scope="col" data-number>
                {t('columnName.dead_and_missing')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sourceGrades(incidents, rows).map(({ grade, incidents: count, persons }) => {
              const key = gradeKey(grade)
              return (
                <tr key={grade}>
                  <th scope="row">{key === null ? notStated : t(`quality.${key}`)}</th>
                  <td data-number>{words.number(count)}</td>
                  <td data-number>{persons === null ? notStated : words.number(persons)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
