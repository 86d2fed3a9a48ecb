import type { CompareModel } from '#state/selectors/compareModel.ts'
import { ChangeTable } from './ChangeTable.tsx'
import styles from './Compare.module.css'
import { MeasuresCompared } from './MeasuresCompared.tsx'

/** What was counted in both periods, and beside it what texts say was done or planned in them. */
export function CompareTables({ model }: { model: CompareModel }) {
  return (
    <div className={styles.tables}>
      <ChangeTable model={model} />
      <MeasuresCompared months={model.months} />
    </div>
  )
}
