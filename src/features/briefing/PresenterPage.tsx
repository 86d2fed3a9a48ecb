import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { changeTalk, endTalkElsewhere, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './Presenter.module.css'
import { PresenterNotes } from './PresenterNotes.tsx'
import { PresenterSources } from './PresenterSources.tsx'
import { PresenterStatus } from './PresenterStatus.tsx'
import { PresenterStrip } from './PresenterStrip.tsx'
import { PresenterTimer } from './PresenterTimer.tsx'
import { StepPreview } from './StepPreview.tsx'
import { useStageKeys } from './useStageKeys.ts'

interface PresenterPageProps {
  briefing: Briefing
  /** The place of the step that is on the screen. */
  index: number
  theme: 'light' | 'dark'
  onStep: (index: number) => void
  /** Leaves the talk where the browser does not let the window be closed. */
  onLeave: () => void
  /** The mark of the app, before the title. */
  children: ReactNode
}

/** The speaker's own window: what the room sees and sees next, notes, time, what the step stands on, and the way through the talk. */
export function PresenterPage({ briefing, index, theme, onStep, onLeave, children }: PresenterPageProps) {
  const { t } = useTranslation('presenter')
  const isBlank = useTalkStore(({ talk }) => talk?.isBlank ?? false)
  const frame = useRef<HTMLElement>(null)
  const notes = useRef<HTMLElement>(null)
  const strip = useRef<HTMLElement>(null)
  const last = briefing.steps.length - 1
  const go = (to: number) => onStep(Math.min(last, Math.max(0, to)))
  const blank = () => changeTalk({ isBlank: !isBlank })
  const end = () => {
    endTalkElsewhere()
    window.close()
    // A window that no page has opened stays: it goes back to the briefing as the stage does.
    if (!window.closed) onLeave()
  }
  useStageKeys(
    {
      next: () => go(index + 1),
      previous: () => go(index - 1),
      first: () => go(0),
      last: () => go(last),
      jump: (number) => go(number - 1),
      blank,
      overview: () => strip.current?.querySelector<HTMLElement>('[aria-current]')?.focus(),
      notes: () => notes.current?.focus(),
    },
    { areButtonsFree: true },
  )
  // Who comes here by keyboard or by ear hears that this is another window.
  useEffect(() => frame.current?.focus({ preventScroll: true }), [])

  const step = briefing.steps[index]
  const next = briefing.steps[index + 1]
  if (!step) return null
  return (
    <main className={styles.presenter} ref={frame} tabIndex={-1} aria-label={t('name')}>
      <header className={styles.head}>
        <h1 className={styles.title}>
          {children}
          <span lang={briefing.language}>{briefing.title}</span>
          <span className={styles.kind}>{t('name')}</span>
        </h1>
        <div className={styles.tools}>
          <Button aria-keyshortcuts="ArrowLeft" disabled={index === 0} onClick={() => go(index - 1)}>
            <Icon name="back" /> {t('back')}
          </Button>
          <Button
            look="main"
            aria-keyshortcuts="ArrowRight"
            disabled={index === last}
            onClick={() => go(index + 1)}
          >
            {t('next')} <Icon name="forward" />
          </Button>
          <span className={styles.gap} />
          <Button aria-pressed={isBlank} onClick={blank}>
            {t('blank')}
          </Button>
          <Button onClick={end}>{t('end')}</Button>
        </div>
      </header>
      <PresenterStatus step={{ briefing: briefing.id, step: step.id }} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <section className={styles.part} aria-label={t('onScreenShort')}>
            <h2 className={styles.caption} aria-live="polite">
              {t('onScreen', { number: index + 1, count: last + 1 })}
            </h2>
            <StepPreview briefing={briefing} step={step} theme={theme} isBlank={isBlank} hasNumber />
          </section>
          <PresenterNotes ref={notes} briefing={briefing} step={step} />
        </div>
        <div className={styles.side}>
          <PresenterTimer key={briefing.id} briefing={briefing} />
          <section className={styles.part} aria-label={t('nextShort')}>
            <h2 className={styles.caption}>
              {next ? (
                <>
                  {t('nextIs')} <span lang={briefing.language}>{next.title}</span>
                </>
              ) : (
                t('isLast')
              )}
            </h2>
            {next && <StepPreview briefing={briefing} step={next} theme={theme} />}
          </section>
          <PresenterSources step={step} />
        </div>
      </div>
      <PresenterStrip ref={strip} briefing={briefing} index={index} onStep={go} />
    </main>
  )
}
