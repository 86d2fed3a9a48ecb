import { type ReactNode, type Ref, type RefObject, useEffect, useRef, useState } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { StepOfTalk } from '#domain/talk.ts'
import { SourceButton, useStepSources } from '#features/briefing/SourceButton.tsx'
import { StepButtons } from '#features/briefing/StepButtons.tsx'
import { StepPreview } from '#features/briefing/StepPreview.tsx'
import { useStageKeys } from '#features/briefing/stage/useStageKeys.ts'
import type { StepSource } from '#state/selectors/stepSources.ts'
import { nextNoteSize, speakerChoices, storeSpeakerChoices } from '#state/speakerChoices.ts'
import {
  changeTalk,
  endTalkInOtherWindows,
  openStage,
  PEER_TIMEOUT_MS,
  useTalkStore,
} from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Presenter.module.css'
import { PresenterTimer } from './PresenterTimer.tsx'

interface PresenterPageProps {
  briefing: Briefing
  /** Index of the step on the stage. */
  index: number
  theme: 'light' | 'dark'
  onStep: (index: number) => void
  /** Called if the browser refuses to close the window. */
  onLeave: () => void
  /** The app's logo, before the title. */
  children: ReactNode
}

/** The presenter's window: current and next step, notes, timer, sources and navigation. */
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
    endTalkInOtherWindows()
    window.close()
    // Browsers only close windows that a script opened.
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
  // Screen readers then announce the new window.
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

/** Timeout for the stage's first answer, ms. */
const FIRST_ANSWER_TIMEOUT_MS = 3000

/** Reports a closed stage, and offers to reopen it at this window's step. */
function PresenterStatus({ step }: { step: StepOfTalk }) {
  const { t } = useTranslation('presenter')
  const isStageThere = useIsStageThere()
  const isBlocked = useTalkStore((state) => state.isBlocked)
  return (
    <div role="status">
      {!isStageThere && (
        <div className={styles.status}>
          <p>{t(isBlocked ? 'stageBlocked' : 'noStage')}</p>
          <Button onClick={() => openStage(step)}>{t('openStage')}</Button>
        </div>
      )}
    </div>
  )
}

function useIsStageThere(): boolean {
  const lastMessageAt = useTalkStore((state) => state.lastMessageAt)
  const [isSilent, setIsSilent] = useState(false)
  useEffect(() => {
    setIsSilent(false)
    const wait = lastMessageAt === null ? FIRST_ANSWER_TIMEOUT_MS : PEER_TIMEOUT_MS
    const timer = window.setTimeout(() => setIsSilent(true), wait)
    return () => window.clearTimeout(timer)
  }, [lastMessageAt])
  return !isSilent
}

interface PresenterNotesProps {
  ref: Ref<HTMLElement>
  briefing: Briefing
  step: BriefingStep
}

/** Speaker notes, with adjustable font size. */
function PresenterNotes({ ref, briefing, step }: PresenterNotesProps) {
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

/** The sources of the step; each opens in the Reader, in the presenter's window only. */
function PresenterSources({ step }: { step: BriefingStep }) {
  const { t } = useTranslation('presenter')
  const words = useWords()
  const { sources, nameOf, publicationOf } = useStepSources(step)
  const titleOf = (source: StepSource) => {
    switch (source.kind) {
      case 'quote':
        return <q lang={source.document.language}>{source.quote}</q>
      case 'record':
        return words.recordTitle(source.record)
      case 'cells':
        return words.localized(source.source.title)
      case 'own-row':
        return source.row.table.title
    }
  }
  const routesOf = ({ query }: Extract<StepSource, { kind: 'cells' }>) =>
    (query.where.route ?? []).map((id) => words.routeShort(id))
  return (
    <section className={styles.part} aria-label={t('standsOn')}>
      <header className={styles.row}>
        <h2 className={styles.caption}>{t('standsOn')}</h2>
        <span className={styles.faint}>{t('items', { count: sources.length })}</span>
      </header>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={writeReader(source.target)} className={styles.source}>
            <Icon name={SIGNS[source.kind]} />
            <div>
              <SourceButton source={source} name={nameOf(source)}>
                {titleOf(source)}
              </SourceButton>
              <p className={styles.faint}>
                {source.kind === 'cells'
                  ? [
                      words.publisherName(source.source.publisher),
                      words.spans(source.query.spans),
                      ...routesOf(source),
                    ].join(', ')
                  : publicationOf(source)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const SIGNS = { quote: 'quote', record: 'document', cells: 'table', 'own-row': 'table' } as const

interface PresenterStripProps {
  ref: RefObject<HTMLElement | null>
  briefing: Briefing
  index: number
  onStep: (index: number) => void
}

/** All steps in a row; scrolls to the current one. */
function PresenterStrip({ ref, briefing, index, onStep }: PresenterStripProps) {
  const { t } = useTranslation('presenter')
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the step changes.
  useEffect(() => {
    ref.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [ref, index])
  return (
    <nav className={styles.strip} ref={ref} aria-label={t('steps')}>
      <StepButtons
        briefing={briefing}
        index={index}
        onStep={onStep}
        placeClass={styles.place}
        nameClass={styles.stepName}
      />
    </nav>
  )
}
