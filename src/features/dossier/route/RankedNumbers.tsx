import type { CellQuery } from '#domain/cellQuery.ts'
import { useArrowRows } from '#features/dossier/useArrowRows.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useWords } from '#words/words.ts'
import styles from './RankedNumbers.module.css'

/** One part of a whole: its name and its number, which opens its cells. */
export interface RankedNumber {
  key: string
  name: string
  value: number
  cells: CellQuery
  /** Several parts put together, or what is not known: its bar is hollow. */
  isRest?: boolean
}

/** Parts of a whole, each with a bar from one foot; the bars are not heard, the numbers are. */
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
