import { useTranslation } from 'react-i18next'
import { PUBLISHER_CHOICES, REVIEW_CHOICES } from '#domain/doubt.ts'
import { PUBLISHER_LOOK, REVIEW_LOOK } from '#domain/doubtLook.ts'
import type { OptionCounts } from '#state/selectors/exploreModel.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { toggleFilter, useViewStore } from '#state/viewStore.ts'
import { DoubtSign } from '#ui/DoubtSign.tsx'
import { DoubtLegend } from '#ui/DoubtSigns.tsx'
import { useWords } from '#words/words.ts'
import { CheckOption } from './CheckOption.tsx'
import { FilterGroup } from './FilterGroup.tsx'
import { FoldedFilter } from './FoldedFilter.tsx'

interface DoubtFilterProps {
  counts: Pick<OptionCounts, 'publishers' | 'review'>
}

/** The two signs of doubt as questions: who published it, and how it was read; folded away until asked for. */
export function DoubtFilter({ counts }: DoubtFilterProps) {
  const { t } = useTranslation(['filters', 'doubt'])
  const words = useWords()
  const isOpen = useUiStore((state) => state.doubtOpen)
  const { publishers, review } = useViewStore((state) => state.view.filters)
  const chosen = publishers.length + review.length
  return (
    <FoldedFilter
      name={t('doubt')}
      sum={chosen > 0 ? t('chosenCount', { count: chosen }) : t('anyDoubt')}
      isOpen={isOpen}
      onToggle={(doubtOpen) => setUi({ doubtOpen })}
    >
      {() => (
        <>
          <FilterGroup name={t('doubt:publisherName')} caption={t('unitMeasures')}>
            {PUBLISHER_CHOICES.map((kind) => (
              <CheckOption
                key={kind}
                label={words.publisherKind(kind)}
                count={counts.publishers.get(kind) ?? 0}
                isChecked={publishers.includes(kind)}
                onToggle={() => toggleFilter('publishers', kind)}
              >
                <DoubtSign look={PUBLISHER_LOOK[kind]} />
              </CheckOption>
            ))}
          </FilterGroup>
          <FilterGroup name={t('doubt:reviewName')} caption={t('unitMeasures')}>
            {REVIEW_CHOICES.map((state) => (
              <CheckOption
                key={state}
                label={words.review(state)}
                count={counts.review.get(state) ?? 0}
                isChecked={review.includes(state)}
                onToggle={() => toggleFilter('review', state)}
              >
                <DoubtSign look={REVIEW_LOOK[state]} />
              </CheckOption>
            ))}
          </FilterGroup>
          <DoubtLegend title={t('doubt:legend')} doubt={words.doubt(null)} />
        </>
      )}
    </FoldedFilter>
  )
}
