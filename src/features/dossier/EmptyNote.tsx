import { useTranslation } from 'react-i18next'
import type { FilterGroup, Filters } from '#domain/view.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { useWords } from '#state/words.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './EmptyNote.module.css'

/** The picture of nothing to show under these filters, with each filter as a button that takes it away. */
export function EmptyNote({ filters }: { filters: Filters }) {
  const { t } = useTranslation('overview')
  const { t: common } = useTranslation('common')
  const words = useWords()
  const choices: readonly { group: FilterGroup; label: string; remove: () => void }[] = [
    ...filters.years.map((year) => ({
      group: 'years' as const,
      label: year === 'not-stated' ? common('notStated') : String(year),
      remove: () => toggleFilter('years', year),
    })),
    ...filters.status.map((status) => ({
      group: 'status' as const,
      label: words.status(status),
      remove: () => toggleFilter('status', status),
    })),
    ...filters.measures.map((id) => chosen('measures', id, words.categoryShort(id))),
    ...filters.routes.map((id) => chosen('routes', id, words.route(id))),
    ...filters.regions.map((id) => chosen('regions', id, words.region(id))),
    ...filters.actors.map((id) => chosen('actors', id, words.actor(id))),
  ]
  return (
    <div className={styles.empty}>
      <p>{choices.length > 0 ? t('empty.removable') : t('empty.none')}</p>
      {choices.map(({ group, label, remove }) => (
        <Button key={`${group} ${label}`} onClick={remove}>
          {t('empty.filter', { group: t(`empty.group.${group}`), label })}
          <Icon name="close" />
        </Button>
      ))}
    </div>
  )
}

function chosen(group: 'measures' | 'routes' | 'regions' | 'actors', id: string, label: string) {
  return { group, label, remove: () => toggleFilter(group, id) }
}
