import { type ReactNode, useId } from 'react'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './ClaimFields.module.css'

interface ListFieldProps {
  name: string
  /** Name of the choice that adds one. */
  add: string
  chosen: readonly string[]
  all: readonly string[]
  word: (key: string) => string
  onChange: (chosen: readonly string[]) => void
}

/** A list of values with a choice that adds one. */
export function ListField({ name, add, chosen, all, word, onChange }: ListFieldProps) {
  const { t } = useTranslation(['desk', 'common'])
  return (
    <FieldRow name={name}>
      {(id) => (
        <Chips items={chosen} word={word} onRemove={(key) => onChange(chosen.filter((one) => one !== key))}>
          <select id={id} value="" onChange={(event) => onChange([...chosen, event.currentTarget.value])}>
            <option value="">{chosen.length === 0 ? `${t('common:notStated')}: ${add}` : add}</option>
            {all
              .filter((key) => !chosen.includes(key))
              .map((key) => (
                <option key={key} value={key}>
                  {word(key)}
                </option>
              ))}
          </select>
        </Chips>
      )}
    </FieldRow>
  )
}

interface ChipsProps {
  items: readonly string[]
  word: (item: string) => string
  onRemove: (item: string) => void
  children?: ReactNode
}

/** Values that can be taken out one by one, and a control that adds one. */
export function Chips({ items, word, onRemove, children }: ChipsProps) {
  const { t } = useTranslation('desk')
  return (
    <div className={styles.chips}>
      {items.map((item) => (
        <button
          key={item}
          type="button"
          className={styles.chip}
          aria-label={t('proposal.takeOut', { name: word(item) })}
          onClick={() => onRemove(item)}
        >
          {word(item)} <Icon name="close" />
        </button>
      ))}
      {children}
    </div>
  )
}

/** A name and its control, which gets the id that the name is for. */
export function FieldRow({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  )
}
