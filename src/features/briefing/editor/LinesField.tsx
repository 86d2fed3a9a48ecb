import { useId, useState } from 'react'
import { MAX_LINES } from '#domain/briefing.ts'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Editor.module.css'
import lookStyles from './Look.module.css'

/** Characters of a line that the room still reads at a glance. */
const MAX_CHARACTERS = 60

interface LinesFieldProps {
  step: DraftStep
  language: string
  onChange: (part: Partial<Pick<DraftStep, 'text' | 'notes'>>, burst: string) => void
}

/** The lines for the room. Further lines stay in the field while one types, and move to the notes when it loses the focus. */
export function LinesField({ step, language, onChange }: LinesFieldProps) {
  const { t } = useTranslation('editor')
  const words = useWords()
  const countId = useId()
  const [surplus, setSurplus] = useState<readonly string[]>([])
  const [moved, setMoved] = useState(0)
  const lines = [...step.text, ...surplus]
  const longest = Math.max(0, ...step.text.map((line) => [...line].length))
  const tooLong = step.text.findIndex((line) => [...line].length > MAX_CHARACTERS)
  const isOver = surplus.length > 0 || tooLong !== -1
  const message = () => {
    if (surplus.length > 0)
      return t('lines.over', { ordinal: t(`lines.ordinal.${surplus.length === 1 ? 'fourth' : 'more'}`) })
    if (tooLong !== -1) {
      return t('lines.long', { line: words.number(tooLong + 1), count: longest, most: MAX_CHARACTERS })
    }
    if (moved > 0) return t('lines.moved', { count: moved })
    return t('lines.count', { lines: step.text.length, most: MAX_LINES, longest, room: MAX_CHARACTERS })
  }
  const moveSurplus = () => {
    if (surplus.length === 0) return
    const written = surplus.filter((line) => line.trim() !== '')
    if (written.length > 0) {
      onChange({ notes: [step.notes, ...written].filter((part) => part !== '').join('\n') }, 'notes')
    }
    setMoved(written.length)
    setSurplus([])
  }
  return (
    <div className={styles.field}>
      <label className={styles.field}>
        {t('edit.lines', { count: MAX_LINES })}
        <textarea
          lang={language}
          rows={Math.max(MAX_LINES, lines.length)}
          value={lines.join('\n')}
          maxLength={2900}
          aria-describedby={countId}
          onChange={(event) => {
            const typed = event.currentTarget.value
            const split = typed === '' ? [] : typed.split('\n')
            onChange({ text: split.slice(0, MAX_LINES) }, 'text')
            setSurplus(split.slice(MAX_LINES))
            setMoved(0)
          }}
          onBlur={moveSurplus}
        />
      </label>
      <p id={countId} className={lookStyles.count} data-over={isOver} role="status">
        {message()}
      </p>
    </div>
  )
}
