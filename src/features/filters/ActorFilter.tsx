import { useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ActorOptions } from '#state/selectors/railOptions.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { useWords } from '#state/words.ts'
import { Icon } from '#ui/Icon.tsx'
import styles from './ActorFilter.module.css'
import { CheckOption } from './CheckOption.tsx'
import { FilterGroup } from './FilterGroup.tsx'

interface ActorFilterProps {
  options: ActorOptions
  counts: ReadonlyMap<string, number>
  chosen: readonly string[]
}

/** Who takes part in a measure: folded away until asked for, bodies and countries apart. */
export function ActorFilter({ options, counts, chosen }: ActorFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const isOpen = useUiStore((state) => state.actorsOpen)
  const listId = useId()
  const all = [...options.bodies, ...options.countries]
  const total = all.filter((id) => (counts.get(id) ?? 0) > 0 || chosen.includes(id)).length
  const groups = [
    [t('bodies'), options.bodies],
    [t('countries'), options.countries],
  ] as const
  const head = useRef<HTMLButtonElement>(null)

  // The list unfolds below the edge of the rail: it is brought into sight, or nothing would seem to happen.
  const handleToggle = () => {
    flushSync(() => setUi({ actorsOpen: !isOpen }))
    if (!isOpen) head.current?.scrollIntoView({ block: 'start' })
  }

  return (
    <div>
      <button
        ref={head}
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={handleToggle}
      >
        <span className={styles.name}>{t('actors')}</span>
        <span className={styles.sum}>
          {chosen.length > 0
            ? t('someOf', { chosen: chosen.length, total })
            : t(total === 0 ? 'noActor' : 'anyOf', { total })}
        </span>
        <span className={styles.chevron}>
          <Icon name="forward" />
        </span>
      </button>
      <div id={listId} className={styles.groups} hidden={!isOpen}>
        {isOpen &&
          groups.map(([name, ids]) => (
            <FilterGroup key={name} name={name}>
              {ids.map((id) => (
                <CheckOption
                  key={id}
                  label={words.actor(id)}
                  count={counts.get(id) ?? 0}
                  isChecked={chosen.includes(id)}
                  onToggle={() => toggleFilter('actors', id)}
                />
              ))}
            </FilterGroup>
          ))}
      </div>
    </div>
  )
}
