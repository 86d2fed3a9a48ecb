import { type ReactNode, useId, useState } from 'react'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { clockFace, isPlan, planOfStep, readLength } from '#domain/talk.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Editor.module.css'
import lookStyles from './Look.module.css'

interface TimeFieldsProps {
  step: DraftStep
  onChange: (part: Partial<Pick<DraftStep, 'plan' | 'isBackup' | 'dwell'>>, burst?: string) => void
}

/** A step's planned time, its seconds in a kiosk, and whether it is kept for questions. */
export function TimeFields({ step, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('editor')
  const { plan, dwell, isBackup = false } = step
  return (
    <>
      <div className={styles.row}>
        <TimeField
          key={`plan ${plan}`}
          label={t('time.plan')}
          start={plan === undefined ? '' : clockFace(planOfStep({ plan }))}
          placeholder={clockFace(planOfStep({}))}
          isFit={(text) => text.trim() === '' || isPlan(readLength(text) ?? 0)}
          fault={t('time.planWrong')}
          onText={(text) => {
            const length = readLength(text)
            onChange({ plan: length === null ? undefined : length / 1000 })
          }}
        />
        <TimeField
          key={`dwell ${dwell}`}
          label={t('edit.dwell')}
          start={String(dwell)}
          isFit={(text) =>
            Number.isInteger(Number(text)) && Number(text) >= MIN_DWELL && Number(text) <= MAX_DWELL
          }
          fault={t('edit.dwellBounds', { least: MIN_DWELL, most: MAX_DWELL })}
          onText={(text) => onChange({ dwell: Number(text) }, 'dwell')}
        />
      </div>
      <CheckBox
        className={lookStyles.option}
        isChecked={isBackup}
        onToggle={() => onChange({ isBackup: isBackup ? undefined : true })}
      >
        {t('time.backup')}
      </CheckBox>
    </>
  )
}

/** Bounds of the dwell time, s. */
const MIN_DWELL = 3
const MAX_DWELL = 600

interface TimeFieldProps {
  label: ReactNode
  start: string
  placeholder?: string
  isFit: (text: string) => boolean
  /** Shown while the input is unfit; the previous value stays. */
  fault: string
  onText: (text: string) => void
}

function TimeField({ label, start, placeholder, isFit, fault, onText }: TimeFieldProps) {
  const [text, setText] = useState(start)
  const noteId = useId()
  const isRight = isFit(text)
  return (
    <label className={styles.field}>
      {label}
      <input
        className={styles.short}
        inputMode="numeric"
        value={text}
        placeholder={placeholder}
        aria-invalid={!isRight}
        aria-describedby={isRight ? undefined : noteId}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          if (isRight && text.trim() !== start) onText(text)
        }}
      />
      {!isRight && (
        <span id={noteId} className={styles.note}>
          {fault}
        </span>
      )}
    </label>
  )
}
