import type { StepNumber } from '#domain/briefing.ts'
import { type CellQuery, readCellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { useFigureTable } from '#state/useFigureTable.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './StepNumbers.module.css'

/**
 * The number of a step and the one it is compared with, each with unit and period, and the nationality
 * with more than half of it; each opens its cells.
 */
export function StepNumbers({ number }: { number: StepNumber }) {
  const now = readCellQuery(number.cells)
  const before = number.against === null ? null : readCellQuery(number.against)
  if (!now) return null
  return before ? <Pair now={now} before={before} /> : <Single query={now} />
}

function Single({ query }: { query: CellQuery }) {
  const sum = useSum(query)
  return sum ? (
    <p className={styles.number}>
      <Sum query={query} sum={sum} isLarge />
    </p>
  ) : null
}

function Pair({ now, before }: { now: CellQuery; before: CellQuery }) {
  const words = useWords()
  const [after, first] = [useSum(now), useSum(before)]
  if (!after || !first) return null
  const share = first.value > 0 ? (after.value - first.value) / first.value : null
  return (
    <p className={styles.number}>
      <Sum query={now} sum={after} isLarge />
      <span className={styles.beside}>
        {share !== null && <strong className={styles.change}>{words.change(share)}</strong>}
        <Sum query={before} sum={first} />
      </span>
    </p>
  )
}

interface Summed {
  value: number
  unit: FigureUnit
}

/** The sum of the cells; null until their file is loaded, or if none states a value. */
function useSum(query: CellQuery): Summed | null {
  const table = useFigureTable(query.table)
  const column = table?.counts.find(({ name }) => name === query.count)
  if (!table || !column) return null
  const { value } = sumOfRows(column, rowsOfQuery(table, query))
  return value === null ? null : { value, unit: column.unit }
}

function Sum({ query, sum, isLarge = false }: { query: CellQuery; sum: Summed; isLarge?: boolean }) {
  const { t } = useTranslation('briefing')
  const words = useWords()
  const counted = words.counted(sum.value, sum.unit)
  const months = words.spans(query.spans)
  const figure = words.number(sum.value)
  const [, unit = ''] = counted.split(figure)
  const name = t('shown', { number: counted, months })
  return (
    <>
      <CellsButton cells={query} className={isLarge ? styles.large : styles.small} name={name}>
        <span className={styles.figure}>{figure}</span>{' '}
        <span className={styles.unit}>{t('shown', { number: unit.trim(), months })}</span>
      </CellsButton>
      <MajorityNote cells={query} className={styles.unit} />
    </>
  )
}
