import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { numberedSteps } from '#domain/talk.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './StepOverview.module.css'
import { StepPicture } from './StepPicture.tsx'
import { useDrawnSteps } from './useDrawnSteps.ts'

interface StepOverviewProps {
  briefing: Briefing
  /** Index of the step that is shown. */
  index: number
  theme: 'light' | 'dark'
  name: string
  /** Kept while it is closed, so that its pictures stay. */
  isOpen: boolean
  onStep: (index: number) => void
}

/** All steps as pictures in four columns, with the backups last; arrow keys move between them. */
export function StepOverview({ briefing, index, theme, name, isOpen, onStep }: StepOverviewProps) {
  const { t } = useTranslation('presenter')
  const grid = useRef<HTMLOListElement>(null)
  const drawn = useDrawnSteps(briefing, theme, isOpen)
  const wasOpen = useRef(false)
  if (isOpen) wasOpen.current = true
  useEffect(() => {
    if (isOpen) grid.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
  }, [isOpen])
  if (!wasOpen.current) return null
  const steps = numberedSteps(briefing.steps)
  return (
    <nav className={styles.overview} aria-label={name} hidden={!isOpen}>
      <header className={styles.head}>
        <p className={styles.title} lang={briefing.language}>
          {briefing.title}
        </p>
        <p className={styles.how}>{t('overview.how')}</p>
      </header>
      <ol className={styles.grid} ref={grid} onKeyDown={moveFocus}>
        {steps.map((step, place) => {
          const isCurrent = step === briefing.steps[index]
          return (
            <li key={step.id} className={styles.cell} data-current={isCurrent}>
              {place < drawn ? (
                <StepPicture briefing={briefing} step={step} theme={theme} />
              ) : (
                <p className={styles.frame} lang={briefing.language} aria-hidden="true">
                  {step.title}
                </p>
              )}
              <button
                type="button"
                className={styles.name}
                aria-current={isCurrent ? 'step' : undefined}
                onClick={() => onStep(briefing.steps.indexOf(step))}
              >
                <span className={styles.number}>{place + 1}</span>
                <span lang={briefing.language}>
                  {step.title}
                  {step.isBackup && <small>{t('times.backups')}</small>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Cells that each key moves by; a row depends on the width. */
function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  // The pictures have buttons of their own, which are inert.
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > li > button')]
  const at = cells.indexOf(event.target as HTMLElement)
  const columns = getComputedStyle(event.currentTarget).gridTemplateColumns.split(' ').length
  const target: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: cells.length - 1,
  }
  const to = target[event.key]
  if (at === -1 || to === undefined) return
  // Also at the edges: the key must not turn the step behind.
  event.preventDefault()
  cells[to]?.focus()
}
