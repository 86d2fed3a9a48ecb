import { type ReactNode, useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import styles from './Briefing.module.css'

/** A talk as an export has it, and the choice, where the talk has speaker notes: not meant for the audience, they are left out unless asked for. */
export function useNotesChoice(briefing: Briefing): { talk: Briefing; choice: ReactNode } {
  const { t } = useInterfaceTranslation('single')
  const [hasNotes, setHasNotes] = useState(false)
  if (briefing.steps.every(({ notes }) => notes === '')) return { talk: briefing, choice: null }
  return {
    talk: hasNotes
      ? briefing
      : { ...briefing, steps: briefing.steps.map((step) => ({ ...step, notes: '' })) },
    choice: (
      <label>
        <input
          type="checkbox"
          checked={hasNotes}
          onChange={(event) => setHasNotes(event.currentTarget.checked)}
        />{' '}
        {t('withNotes')}
      </label>
    ),
  }
}

interface SheetDialogProps {
  heading: string
  onClose: () => void
  children?: ReactNode
  /** The row of buttons at the end; in a gallery beside the heading. */
  buttons?: ReactNode
  look?: 'gallery' | 'note'
}

/** A dialog of a briefing: a heading, its content, and its buttons. */
export function SheetDialog({ heading, onClose, children, buttons, look = 'note' }: SheetDialogProps) {
  return (
    <ModalDialog name={heading} look={look} onClose={onClose}>
      <div className={`${styles.sheet} gap-16 stack`} data-look={look}>
        <h2 className="title-20">{heading}</h2>
        {children}
        {buttons && <div className={`${styles.buttons} in-row`}>{buttons}</div>}
      </div>
    </ModalDialog>
  )
}
