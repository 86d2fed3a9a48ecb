import { useTranslation } from 'react-i18next'
import { STATUSES, type Status } from '#domain/claim.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import { FilterGroup } from './FilterGroup.tsx'
import chip from './filterChip.module.css'
import styles from './StatusFilter.module.css'

interface StatusFilterProps {
  counts: ReadonlyMap<Status, number>
  chosen: readonly Status[]
}

/** Checkboxes for what a text says of a measure, drawn as a row of three with their signs. */
export function StatusFilter({ counts, chosen }: StatusFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  return (
    <FilterGroup name={words.filterName('status', 'all')}>
      <div className={styles.row}>
        {STATUSES.map((status) => {
          const count = counts.get(status) ?? 0
          const label = words.status(status)
          return (
            <label key={status} className={`${chip.chip} ${styles.option}`}>
              <input
                type="checkbox"
                className={styles.input}
                checked={chosen.includes(status)}
                onChange={() => toggleFilter('status', status)}
                aria-label={t('option', { label, count })}
              />
              <StatusSign look={STATUS_LOOK[status]} />
              {label} <span className={chip.count}>{count}</span>
            </label>
          )
        })}
      </div>
    </FilterGroup>
  )
}
