import { useTranslation } from 'react-i18next'
import type { Status } from '#domain/claim.ts'
import { signsThatFit } from '#state/selectors/signsThatFit.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { CheckOption } from './CheckOption.tsx'
import { FilterGroup } from './FilterGroup.tsx'
import styles from './MeasureFilter.module.css'

interface MeasureFilterProps {
  categories: readonly string[]
  counts: ReadonlyMap<string, number>
  signs: ReadonlyMap<string, readonly Status[]>
  chosen: readonly string[]
}

const NO_STATUSES: readonly Status[] = []

/** A checkbox per category of measures, with one sign for each measure it would show. */
export function MeasureFilter({ categories, counts, signs, chosen }: MeasureFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  return (
    <FilterGroup name={words.filterName('measures', 'all')} caption={t('oneSign')}>
      {categories.map((id) => (
        <CheckOption
          key={id}
          label={words.categoryShort(id)}
          count={counts.get(id) ?? 0}
          isChecked={chosen.includes(id)}
          onToggle={() => toggleFilter('measures', id)}
        >
          <SignRow statuses={signs.get(id) ?? NO_STATUSES} />
        </CheckOption>
      ))}
    </FilterGroup>
  )
}

interface SignRowProps {
  statuses: readonly Status[]
}

/** Signs that fit beside the longest label, and how many when "+n" follows them. */
const MAX_SIGNS = 9
const MAX_SIGNS_CUT = 5
const STEP = 8
const RADIUS = 3

/** One sign per measure, so that the count can be checked by eye; the rest as "+n". */
function SignRow({ statuses }: SignRowProps) {
  const { t } = useTranslation('filters')
  const isCut = statuses.length > MAX_SIGNS
  const shown = isCut ? signsThatFit(statuses, MAX_SIGNS_CUT) : statuses
  if (shown.length === 0) return null
  const width = shown.length * STEP
  return (
    <span className={styles.signs} aria-hidden="true">
      <svg width={width} height={STEP} viewBox={`0 0 ${width} ${STEP}`} aria-hidden="true">
        {shown.map((status, index) => (
          <circle
            // Signs of a status are identical, so the index is their only key.
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of signs has no other identity
            key={index}
            className={styles[status]}
            cx={index * STEP + STEP / 2}
            cy={STEP / 2}
            r={status === 'done' ? RADIUS : RADIUS - 0.4}
          />
        ))}
      </svg>
      {isCut && <span className={styles.rest}>{t('more', { rest: statuses.length - shown.length })}</span>}
    </span>
  )
}
