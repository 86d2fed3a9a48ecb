import { type CSSProperties, memo } from 'react'
import type { StatusCounts } from '#content/exploreModel.ts'
import { STATUSES } from '#domain/claim.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FilterGroup } from './FilterGroup.tsx'
import styles from './MeasureFilter.module.css'
import row from './optionRow.module.css'

interface MeasureFilterProps {
  categories: readonly string[]
  counts: ReadonlyMap<string, number>
  statuses: ReadonlyMap<string, StatusCounts>
  /** The measures of the largest category, whatever is filtered: the scale of the bars. */
  most: number
  chosen: readonly string[]
  /** The reader's own measures per category, beside the published ones; null where one layer shows. */
  own: ReadonlyMap<string, number> | null
}

/** A checkbox per category of measures, with a bar of the measures it would show, by status. */
export function MeasureFilter({ categories, counts, statuses, most, chosen, own }: MeasureFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  return (
    <FilterGroup name={words.filterName('measures', 'all')} caption={own ? <LayerLegend /> : <BarLegend />}>
      <div className={styles.list} style={{ '--most': most } as CSSProperties}>
        {categories.map((id) => {
          const label = words.categoryShort(id)
          const count = counts.get(id) ?? 0
          const yours = own ? (own.get(id) ?? 0) : null
          const { done = 0, planned = 0, gap = 0 } = statuses.get(id) ?? {}
          return (
            <MeasureRow
              key={id}
              id={id}
              label={label}
              name={[t('option', { label, count }), ...(yours ? [t('ownCount', { count: yours })] : [])].join(
                ', ',
              )}
              count={count}
              yours={yours}
              done={done}
              planned={planned}
              gap={gap}
              isChecked={chosen.includes(id)}
            />
          )
        })}
      </div>
    </FilterGroup>
  )
}

/** What the parts of the bars are. */
function BarLegend() {
  const words = useWords()
  return (
    <span className={styles.legend}>
      {STATUSES.map((status) => (
        <span key={status} data-key={status}>
          {words.status(status)}
        </span>
      ))}
    </span>
  )
}

/** What the two numbers of a row count. */
function LayerLegend() {
  const { t } = useTranslation(['filters', 'common'])
  return (
    <span className={styles.layers}>
      {t('published')}
      <StatusSign look="filled" radius={3} own={t('common:yours')} />
      <span aria-hidden="true">{t('common:yours')}</span>
    </span>
  )
}

interface MeasureRowProps extends StatusCounts {
  id: string
  label: string
  name: string
  count: number
  /** How many of them are the reader's own; null where one layer shows. */
  yours: number | null
  isChecked: boolean
}

/** The whole bar is one element: its border, and one generated box each for planned measures and gaps. */
const MeasureRow = memo(function MeasureRow(props: MeasureRowProps) {
  const { id, label, name, count, yours, done, planned, gap, isChecked } = props
  return (
    <CheckBox
      className={row.row}
      data-look={isChecked ? 'chosen' : count === 0 ? 'empty' : 'plain'}
      name={name}
      isChecked={isChecked}
      onToggle={() => toggleFilter('measures', id)}
    >
      <span className={row.label}>{label}</span>
      {yours === null ? (
        <>
          <span
            className={styles.bar}
            data-planned={planned > 0 || undefined}
            data-gap={gap > 0 || undefined}
            style={{ '--done': done, '--planned': planned, '--gap': gap } as CSSProperties}
            aria-hidden="true"
          />
          <span className={row.count}>{count}</span>
        </>
      ) : (
        <>
          <span className={row.count}>{count - yours}</span>
          <span className={styles.yours} data-none={yours === 0 || undefined}>
            {yours}
          </span>
        </>
      )}
    </CheckBox>
  )
})
