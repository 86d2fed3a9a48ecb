import type { CellQuery } from '#domain/cellQuery.ts'
import { useArrowRows } from '#features/dossier/useArrowRows.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useWords } from '#words/words.ts'
import styles from './RankedNumbers.module.css'

/** One bar: its number opens its cells. */
export interface RankedNumber {
  key: string
  name: string
  value: number
  cells: CellQuery
  /** All others together, or unknown: drawn hollow. */
  isRest?: boolean
}

/** Horizontal bars from a common baseline; assistive technology gets the numbers only. */
export function RankedNumbers({ numbers, label }: { numbers: readonly RankedNumber[]; label: string }) {
  const words = useWords()
  const { tabIndexOf, listProps } = useArrowRows(numbers.length)
  const most = Math.max(1, ...numbers.map(({ value }) => value))
  return (
    <ul className={styles.list} aria-label={label} {...listProps}>
      {numbers.map(({ key, name, value, cells, isRest = false }, row) => (
        <li key={key}>
          <CellsButton
            cells={cells}
            className={styles.row}
            name={`${name}: ${words.number(value)}`}
            tabIndex={tabIndexOf(row)}
          >
            <span className={styles.name}>{name}</span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                data-rest={isRest}
                style={{ inlineSize: `${(value / most) * 100}%` }}
              />
            </span>
            <span className={styles.number}>{words.number(value)}</span>
          </CellsButton>
        </li>
      ))}
    </ul>
  )
}
