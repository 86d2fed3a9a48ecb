import { choiceKey } from '#content/railOptions.ts'
import { activeChoices } from '#domain/filters.ts'
import type { Filters } from '#domain/view.ts'
import { toggleChoice } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import details from './Details.module.css'

/** Empty state: no results under these filters, each of which has a button that removes it. */
export function EmptyNote({ filters }: { filters: Filters }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const choices = activeChoices(filters)
  return (
    <div className={details.emptyNote}>
      <p>{choices.length > 0 ? t('empty.removable') : t('empty.none')}</p>
      {choices.map((active) => (
        <Button key={choiceKey(active)} onClick={() => toggleChoice(active)}>
          {t('empty.filter', { group: words.filterName(active.group, 'one'), label: words.choice(active) })}
          <Icon name="close" />
        </Button>
      ))}
    </div>
  )
}
