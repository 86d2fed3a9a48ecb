import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK } from '#domain/claim.ts'
import { activeChoices } from '#domain/filters.ts'
import type { FilterChoice } from '#domain/view.ts'
import { choiceKey } from '#state/selectors/railOptions.ts'
import { clearFilters, toggleChoice, useViewStore } from '#state/viewStore.ts'
import { Icon } from '#ui/Icon.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import styles from './FilterChips.module.css'
import chip from './MapChip.module.css'

/** The active filters: one button per choice to remove it, and one to clear all. */
export function FilterChips() {
  const { t } = useTranslation('chips')
  const filters = useViewStore((state) => state.view.filters)
  const home = useRef<HTMLDivElement>(null)
  const choices = activeChoices(filters)

  // The removed chip had the focus: move it to the next chip, or to the container.
  const removeAt = (index: number, active: FilterChoice) => {
    flushSync(() => toggleChoice(active))
    const chips = home.current?.querySelectorAll<HTMLElement>('li > button') ?? []
    const next = chips[Math.min(index, chips.length - 1)] ?? home.current
    next?.focus()
  }
  const removeAll = () => {
    home.current?.focus()
    clearFilters()
  }

  return (
    <div className={styles.chips} ref={home} tabIndex={-1}>
      {choices.length > 0 && (
        <>
          <ul className={styles.list} aria-label={t('chosen')}>
            {choices.map((active, index) => (
              <li key={choiceKey(active)}>
                <Chip active={active} onRemove={() => removeAt(index, active)} />
              </li>
            ))}
          </ul>
          {choices.length > 1 && (
            <button type="button" className={`${chip.chip} ${styles.clear}`} onClick={removeAll}>
              {t('clearAll')}
            </button>
          )}
        </>
      )}
    </div>
  )
}

interface ChipProps {
  active: FilterChoice
  onRemove: () => void
}

function Chip({ active, onRemove }: ChipProps) {
  const { t } = useTranslation('chips')
  const label = useWords().choice(active)
  return (
    <button type="button" className={chip.chip} aria-label={t('remove', { label })} onClick={onRemove}>
      {active.group === 'status' && <StatusSign look={STATUS_LOOK[active.choice]} />}
      {active.group === 'routes' && <RouteSwatch routeId={active.choice} />}
      <span className={chip.label}>{label}</span>
      <Icon name="close" />
    </button>
  )
}
