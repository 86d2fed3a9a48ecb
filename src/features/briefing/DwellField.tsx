import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Editor.module.css'

const LEAST = 3
const MOST = 600

interface DwellFieldProps {
  /** Seconds. */
  dwell: number
  onChange: (dwell: number) => void
}

/** How long a kiosk stays at the step. What is no time in bounds is said, and the last one holds. */
export function DwellField({ dwell, onChange }: DwellFieldProps) {
  const { t } = useTranslation('editor')
  const [text, setText] = useState(String(dwell))
  const noteId = useId()
  const value = Number(text)
  const isFit = Number.isInteger(value) && value >= LEAST && value <= MOST
  return (
    <label className={styles.field}>
      {t('edit.dwell')}
      <input
        className={styles.short}
        inputMode="numeric"
        value={text}
        aria-invalid={!isFit}
        aria-describedby={isFit ? undefined : noteId}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          if (isFit && value !== dwell) onChange(value)
        }}
      />
      {!isFit && (
        <span id={noteId} className={styles.note}>
          {t('edit.dwellBounds', { least: LEAST, most: MOST })}
        </span>
      )}
    </label>
  )
}
