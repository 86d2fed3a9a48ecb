import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import type { StepSource } from '#content/stepSources.ts'
import { type Briefing, type BriefingStep, isSaid, tiesOfWords } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import { runOf, type StepOfTalk } from '#domain/talk.ts'
import { SourceButton, useStepSources } from '#features/briefing/SourceButton.tsx'
import { Ink, useInk } from '#features/briefing/stage/StagePen.tsx'
import { StepOverview, StepPicture } from '#features/briefing/stage/StepOverview.tsx'
import { BlockedWindow, EndQuestion } from '#features/briefing/stage/TalkNotices.tsx'
import { useStageKeys } from '#features/briefing/stage/useStageKeys.ts'
import { type TalkSteps, useEscape, useTalkSteps } from '#features/briefing/stage/useTalkSteps.ts'
import { useStepContents } from '#parts/StepMaps.tsx'
import {
  finishRehearsal,
  nextNoteSize,
  type RehearsalResult,
  speakerChoices,
  storeSpeakerChoices,
} from '#state/speaker.ts'
import {
  changeTalk,
  endTalkInOtherWindows,
  openOtherWindow,
  PEER_TIMEOUT_MS,
  toggleFrozen,
  useTalkStore,
} from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { Rows } from '#ui/Rows.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useWords } from '#words/words.ts'
import styles from './Presenter.module.css'
import { PresenterTimes, RehearsalEnd, toggleClock } from './PresenterTimes.tsx'

/** The sources of the step. Each opens in the Reader of this window; the room sees one only when the speaker shows it. */
function PresenterSources({ briefing, step }: { briefing: Briefing; step: BriefingStep }) {
  const { t } = useInterfaceTranslation('presenter')
  const words = useWords()
  const isRehearsal = useTalkStore(({ talk }) => talk?.isRehearsal ?? false)
  const { sources, outcomePages } = useStepContents().contentOf(step, briefing)
  const { nameOf, detailOf } = useStepSources(step)
  const titleOf = (source: StepSource) => {
    switch (source.kind) {
      case 'quote':
        return <q lang={source.document.language}>{source.quote}</q>
      case 'record':
        return words.recordTitle(source.record)
      case 'cells':
      case 'incident':
        return words.localized(source.source.title)
      case 'row':
        return source.row.table.title
    }
  }
  return (
    <section className="shrinks gap-8 stack-top" aria-label={t('standsOn')}>
      <header className="apart-16 ends">
        <h2 className="body-type">{t('standsOn')}</h2>
        <span className="small quiet">{t('items', { count: sources.length + outcomePages.length })}</span>
      </header>
      <Rows>
        {sources.map((source) => (
          <li key={writeReader(source.target)} className={`${styles.source} gap-three-quarters stack`}>
            <Icon name={SIGNS[source.kind]} />
            <div>
              <SourceButton source={source} name={nameOf(source)}>
                {titleOf(source)}
              </SourceButton>
              <p className="small quiet">{detailOf(source)}</p>
            </div>
            {!isRehearsal && <ShowButton link={writeReader(source.target)} name={nameOf(source)} />}
          </li>
        ))}
        {outcomePages.map(({ citation, page }) => (
          <li key={citation} className={`${styles.source} gap-three-quarters stack`}>
            <Icon name="document" />
            <a href={page ?? undefined} target="_blank" rel="noreferrer">
              {citation}
            </a>
          </li>
        ))}
      </Rows>
    </section>
  )
}

/** The title and lines that no evidence is tied to: the speaker answers for them. */
function OwnWords({ step }: { step: BriefingStep }) {
  const { t } = useInterfaceTranslation('presenter')
  const ties = tiesOfWords(step)
  const own = isSaid(step) ? [step.title, ...step.text].filter((_, line) => !ties[line]?.length) : []
  if (own.length === 0) return null
  return (
    <section className="shrinks gap-8 stack-top" aria-label={t('ownWords')}>
      <h2 className="body-type">{t('ownWords')}</h2>
      <ul className="gap-4 soft stack">
        {own.map((line) => (
          <li key={line} className="authors">
            {line}
          </li>
        ))}
      </ul>
    </section>
  )
}

const SIGNS = {
  quote: 'quote',
  record: 'document',
  cells: 'table',
  incident: 'table',
  row: 'table',
} as const

/** Puts one piece of evidence on the stage, or takes it off. */
function ShowButton({ link, name }: { link: string; name: string }) {
  const { t } = useInterfaceTranslation('presenter')
  const isShown = useTalkStore(({ talk }) => talk?.shown === link)
  const label = t(isShown ? 'shown.hide' : 'shown.show')
  return (
    <Button
      look="text"
      aria-pressed={isShown}
      aria-label={t('shown.of', { label, name })}
      onClick={() => changeTalk({ shown: isShown ? null : link })}
    >
      {label}
    </Button>
  )
}

interface PresenterPageProps {
  briefing: Briefing
  /** Index of the step that the speaker has reached: the one on the stage, unless that is frozen. */
  index: number
  theme: 'light' | 'dark'
  onStep: (index: number) => void
  /** Called if the browser refuses to close the window. */
  onLeave: () => void
  /** A notice under the head. */
  notice: ReactNode
  /** The app's logo, before the title. */
  children: ReactNode
}

/** The presenter's window: what the room sees, what comes next, notes, sources, and time against the plan. */
export function PresenterPage({
  briefing,
  index,
  theme,
  onStep,
  onLeave,
  notice,
  children,
}: PresenterPageProps) {
  const { t } = useInterfaceTranslation(['presenter', 'briefing'])
  const state = useTalkStore(({ talk }) => talk)
  const [isFrozen, isRehearsal] = [state?.isFrozen ?? false, state?.isRehearsal ?? false]
  const [isOverview, setIsOverview] = useState(false)
  const [result, setResult] = useState<RehearsalResult | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const notes = useRef<HTMLElement>(null)
  const finish = () => setResult(finishRehearsal())
  const talk = useTalkSteps({
    briefing,
    index,
    isFrozen,
    onStep,
    onLeaveStep: () => setIsOverview(false),
    onEnd: isRehearsal ? finish : undefined,
  })
  const leave = () => {
    endTalkInOtherWindows()
    window.close()
    // Browsers only close windows that a script opened.
    if (!window.closed) onLeave()
  }
  const overview = () => setIsOverview((is) => !is)
  useStageKeys(
    {
      ...talk.actions,
      blank: toggleBlank,
      overview,
      sources: () => isOverview && talk.showSources(),
      notes: () => !isOverview && notes.current?.focus(),
      freeze: toggleFrozen,
      pause: toggleClock,
    },
    { areButtonsFree: true },
  )
  useEscape(() => {
    if (isOverview) setIsOverview(false)
    else if (talk.dismiss()) return
    else if (isRehearsal) finish()
    else setIsAsking(true)
  })
  // Screen readers then announce the new window.
  useEffect(() => frame.current?.focus({ preventScroll: true }), [])

  const step = briefing.steps[index]
  if (!step) return null
  const room = (isFrozen && briefing.steps.find(({ id }) => id === state?.step)) || step
  return (
    <main className={`${styles.presenter} wide stack`} ref={frame} tabIndex={-1} aria-label={t('name')}>
      <header className={`${styles.head} to-ends in-row`}>
        <h1 className="apart-12 title-16 in-row">
          {children}
          <span lang={briefing.language}>{briefing.title}</span>
          <span className="regular row-type quiet">{t(isRehearsal ? 'rehearsal.name' : 'kind')}</span>
        </h1>
        <PresenterTools
          talk={talk}
          isOverview={isOverview}
          onOverview={overview}
          onEnd={isRehearsal ? finish : leave}
        />
      </header>
      <div>
        {notice}
        {!isRehearsal && <PresenterStatus step={{ briefing: briefing.id, step: step.id }} />}
      </div>
      <div className={`${styles.columns} stack`}>
        <div className={`${styles.main} gap-24 column`}>
          <div className={`${styles.pictures} gap-24 stack`}>
            <RoomPicture briefing={briefing} room={room} talk={talk} theme={theme} />
            <NextSteps
              briefing={briefing}
              browsed={room === step ? null : step}
              next={talk.run.next}
              theme={theme}
            />
          </div>
          <PresenterNotes ref={notes} briefing={briefing} step={step} />
          <PresenterSources briefing={briefing} step={step} />
          <OwnWords step={step} />
        </div>
        <div className={`${styles.side} gap-24 column`}>
          <PresenterTimes key={briefing.id} briefing={briefing} onStep={talk.go} />
        </div>
      </div>
      <StepOverview
        briefing={briefing}
        index={index}
        theme={theme}
        name={t('overview.name')}
        isOpen={isOverview}
        talk={talk}
      />
      {result && (
        <RehearsalEnd briefing={briefing} result={result} onStay={() => setResult(null)} onEnd={onLeave} />
      )}
      {isAsking && (
        <EndQuestion stay={t('briefing:stage.stay')} onEnd={leave} onStay={() => setIsAsking(false)} />
      )}
    </main>
  )
}

function toggleBlank(): void {
  changeTalk({ isBlank: !useTalkStore.getState().talk?.isBlank })
}

interface PresenterToolsProps {
  talk: TalkSteps
  isOverview: boolean
  onOverview: () => void
  onEnd: () => void
}

/** The buttons of the window, each with its key; a rehearsal has no room to blank or to freeze. */
function PresenterTools({ talk, isOverview, onOverview, onEnd }: PresenterToolsProps) {
  const { t } = useInterfaceTranslation(['presenter', 'help'])
  const state = useTalkStore((store) => store.talk)
  const isRehearsal = state?.isRehearsal ?? false
  return (
    <div className="in-row">
      <Button aria-keyshortcuts="ArrowLeft" disabled={talk.isAtStart} onClick={talk.actions.previous}>
        {t('shared:back')} <KeyCap name="←" />
      </Button>
      <Button
        look="main"
        aria-keyshortcuts="ArrowRight"
        disabled={talk.isAtEnd && !isRehearsal}
        onClick={talk.actions.next}
      >
        {t('shared:next')} <KeyCap name="→" />
      </Button>
      <Button aria-pressed={isOverview} aria-keyshortcuts="O" onClick={onOverview}>
        {t('overview.name')} <KeyCap name="O" />
      </Button>
      {!isRehearsal && (
        <>
          <Button aria-pressed={state?.isBlank ?? false} aria-keyshortcuts="B" onClick={toggleBlank}>
            {t('blank')} <KeyCap name="B" />
          </Button>
          <Button
            aria-pressed={state?.isFrozen ?? false}
            aria-keyshortcuts="F"
            title={t('freezeHow')}
            onClick={toggleFrozen}
          >
            {t('freeze')} <KeyCap name="F" />
          </Button>
        </>
      )}
      <Button aria-keyshortcuts="Escape" onClick={onEnd}>
        {t('end')} <KeyCap name={t('help:key.Escape')} />
      </Button>
    </div>
  )
}

interface RoomPictureProps {
  briefing: Briefing
  /** The step that the room sees. */
  room: BriefingStep
  talk: TalkSteps
  theme: 'light' | 'dark'
}

/** What the room sees, and where in the talk that is. */
function RoomPicture({ briefing, room, talk: { run, page, built }, theme }: RoomPictureProps) {
  const { t } = useInterfaceTranslation('presenter')
  const state = useTalkStore(({ talk }) => talk)
  const ink = useInk()
  const place = runOf(briefing.steps).indexOf(room)
  const heading = () => {
    if (page) return t('onScreenPage', { title: page.title })
    if (place === -1) return t('onScreenBackup')
    const at = { number: place + 1, count: run.count }
    if (state?.isRehearsal) return t('rehearsal.step', at)
    return t(state?.isFrozen ? 'onScreenFrozen' : 'onScreen', at)
  }
  return (
    <section className="shrinks gap-8 stack-top" aria-label={t('onScreenShort')}>
      <h2 className="body-type" aria-live="polite">
        {heading()}
      </h2>
      <p className="visually-hidden" lang={briefing.language}>
        {page ? page.title : [room.title, ...room.text].join('. ')}
      </p>
      <div className="anchor">
        <StepPicture briefing={briefing} step={page ?? room} theme={theme} built={built} />
        {ink.length > 0 && (
          <svg className="no-pointer cover" viewBox="0 0 1280 720" aria-hidden="true">
            <Ink strokes={ink} />
          </svg>
        )}
        {state?.isBlank && <p className={`${styles.blank} cover stack`}>{t('isBlank')}</p>}
      </div>
    </section>
  )
}

/** Timeout for the stage's first answer, ms. */
const FIRST_ANSWER_TIMEOUT_MS = 3000

/** Reports a closed stage, and offers to reopen it at this window's step. */
function PresenterStatus({ step }: { step: StepOfTalk }) {
  const { t } = useInterfaceTranslation('presenter')
  const isStageThere = useIsStageThere()
  const isBlocked = useTalkStore((state) => state.isBlocked)
  return (
    <div role="status">
      {!isStageThere && (
        <div className={`${styles.status} in-row`}>
          {isBlocked ? <BlockedWindow window="stage" step={step} /> : <p>{t('noStage')}</p>}
          <Button onClick={() => openOtherWindow('stage', step)}>
            {t(isBlocked ? 'common:retry' : 'openStage')}
          </Button>
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

/** Steps listed after the next one. */
const MAX_THEN = 3

interface NextStepsProps {
  briefing: Briefing
  /** The step that the speaker looks at while the room's picture is frozen. */
  browsed: BriefingStep | null
  /** Index of the next step; null at the end. */
  next: number | null
  theme: 'light' | 'dark'
}

/** The next step as a picture, and the titles of those after it. */
function NextSteps({ briefing, browsed, next, theme }: NextStepsProps) {
  const { t } = useInterfaceTranslation(['presenter', 'briefing'])
  const shown = browsed ?? (next === null ? undefined : briefing.steps[next])
  const run = runOf(briefing.steps)
  const place = shown ? run.indexOf(shown) : -1
  const then = place === -1 ? [] : run.slice(place + 1, place + 1 + MAX_THEN)
  return (
    <section className="shrinks gap-8 stack-top" aria-label={t('nextShort')}>
      <h2 className="body-type">
        {shown ? (
          <>
            {t(browsed ? 'browsedIs' : 'nextIs')} <span lang={briefing.language}>{shown.title}</span>
          </>
        ) : (
          t('briefing:stage.end')
        )}
      </h2>
      {shown && <StepPicture briefing={briefing} step={shown} theme={theme} />}
      {then.length > 0 && (
        <>
          <p className="small quiet">{t('then')}</p>
          <ol className={`${styles.then} gap-4 soft stack`} lang={briefing.language}>
            {then.map((step, index) => (
              <li key={step.id} className="gap-8 row">
                <span>{place + index + 2}</span>
                {step.title}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

interface PresenterNotesProps {
  ref: Ref<HTMLElement>
  briefing: Briefing
  step: BriefingStep
}

/** Speaker notes, with adjustable font size. */
function PresenterNotes({ ref, briefing, step }: PresenterNotesProps) {
  const { t } = useInterfaceTranslation('presenter')
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
    <section className={`${styles.notes} stack-top`} ref={ref} tabIndex={0} aria-label={t('shared:notes')}>
      <header className="apart-16 ends">
        <h2 className="body-type">{t('shared:notes')}</h2>
        <span>
          {resizing(-1, 'smaller', 'A−')}
          {resizing(1, 'larger', 'A+')}
        </span>
      </header>
      {step.notes === '' ? (
        <p className="small quiet">{t('noNotes')}</p>
      ) : (
        <p className={styles.noteText} lang={briefing.language} style={{ fontSize: size }}>
          {step.notes}
        </p>
      )}
    </section>
  )
}
