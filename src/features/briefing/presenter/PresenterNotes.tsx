import { type Ref, useState } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { nextNoteSize, speakerChoices, storeSpeakerChoices } from '#state/speakerChoices.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Presenter.module.css'

interface PresenterNotesProps {
  ref: Ref<HTMLElement>
  briefing: Briefing
  step: BriefingStep
}

/** Speaker notes, with adjustable font size. */
export function PresenterNotes({ ref, briefing, step }: PresenterNotesProps) {
  const { t } = useTranslation('presenter')
  const [size, setSize] = useState(() => speakerChoices().noteSize)
  const turn = (direction: 1 | -1) => {
    const noteSize = nextNoteSize(size, direction)
    setSize(noteSize)
    storeSpeakerChoices({ noteSize })
  }
  const resizing = (direction: 1 | -1, label: 'smaller' | 'larger', sign: string) => (
    <Button
      look="bare"
      aria-label={t(label)}
      disabled={nextNoteSize(size, direction) === size}
      onClick={() => turn(direction)}
    >
      {sign}
    </Button>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard.
    <section className={styles.notes} ref={ref} tabIndex={0} aria-label={t('notes')}>
      <header className={styles.row}>
        <h2 className={styles.caption}>{t('notes')}</h2>
        <span>
          {resizing(-1, 'smaller', 'A−')}
          {resizing(1, 'larger', 'A+')}
        </span>
      </header>
      {step.notes === '' ? (
        <p className={styles.faint}>{t('noNotes')}</p>
      ) : (
        <p className={styles.noteText} lang={briefing.language} style={{ fontSize: size }}>
          {step.notes}
        </p>
      )}
    </section>
  )
}
