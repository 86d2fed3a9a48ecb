import { memo, type ReactNode, useId } from 'react'
import { CheckBox } from '#ui/CheckBox.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './FilterGroup.module.css'

interface FilterGroupProps {
  name: string
  /** What the counts or bars of the group mean, at its right. */
  caption?: ReactNode
  children: ReactNode
}

/** A named group of filter options. */
export function FilterGroup({ name, caption, children }: FilterGroupProps) {
  const nameId = useId()
  return (
    <fieldset className={styles.group} aria-labelledby={nameId}>
      <div className={styles.head}>
        <span className={styles.name} id={nameId}>
          {name}
        </span>
        {caption !== undefined && <span className={styles.caption}>{caption}</span>}
      </div>
      {children}
    </fieldset>
  )
}

interface CheckOptionProps {
  label: string
  /** How many measures the option would show. */
  count: number
  isChecked: boolean
  onToggle: () => void
  /** Signs between the label and the count. */
  children?: ReactNode
}

/** A checkbox of a filter group with its count; a count of zero is grey and can still be chosen. */
export const CheckOption = memo(function CheckOption(props: CheckOptionProps) {
  const { t } = useTranslation('filters')
  const { label, count, isChecked, onToggle, children } = props
  const look = isChecked ? 'chosen' : count === 0 ? 'empty' : 'plain'
  return (
    <CheckBox
      className={styles.row}
      data-look={look}
      name={t('option', { label, count })}
      isChecked={isChecked}
      onToggle={onToggle}
    >
      <span className={styles.label}>{label}</span>
      {children}
      <span className={styles.count}>{count === 0 ? t('noOption') : count}</span>
    </CheckBox>
  )
})
