import { useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import {
  clockFace,
  elapsed,
  paceOf,
  readLength,
  restartedTimes,
  STOPPED_TIMER,
  type TalkState,
  toggledTimer,
  usedTimes,
} from '#domain/talk.ts'
import { useNow } from '#features/briefing/useNow.ts'
import { speakerChoices, storeSpeakerChoices, targetOf } from '#state/speakerChoices.ts'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import pageStyles from './Presenter.module.css'
import styles from './PresenterTimes.module.css'
import { PlanFromTimes, StepTimes } from './StepTimes.tsx'

interface PresenterTimesProps {
  briefing: Briefing
  onStep: (index: number) => void
}

/** Starts or stops the clock of the talk. */
export function toggleClock(): void {
  const { talk } = useTalkStore.getState()
  if (talk) changeTalk({ timer: toggledTimer(talk.timer, Date.now()) })
}

/** The clocks, the verdict against the plan, and the time of each step. */
export function PresenterTimes({ briefing, onStep }: PresenterTimesProps) {
  const { t } = useTranslation('presenter')
  const now = useNow()
  const talk = useTalkStore((state) => state.talk)
  const [target, setTarget] = useState(() => targetOf(briefing))
  const timer = talk?.timer ?? STOPPED_TIMER
  const ran = elapsed(timer, now)
  const used = talk ? usedTimes(talk, now) : {}
  const isRunning = timer.since !== null
  return (
    <section className={styles.times} aria-label={t('time')}>
      <Clocks
        ran={ran}
        now={now}
        target={target}
        onTarget={(length) => {
          setTarget(length)
          storeSpeakerChoices({ targets: { ...speakerChoices().targets, [briefing.id]: length } })
        }}
      />
      {talk && <Verdict briefing={briefing} talk={talk} now={now} />}
      {talk && <StepTimes briefing={briefing} used={used} current={talk.step} ran={ran} onStep={onStep} />}
      <Outlook briefing={briefing} talk={talk} ran={ran} target={target} now={now} />
      <div className={pageStyles.tools}>
        <Button aria-keyshortcuts="T" onClick={toggleClock}>
          {isRunning ? t('pause') : t(ran > 0 ? 'goOn' : 'start')} <KeyCap name="T" />
        </Button>
        <Button onClick={() => changeTalk(restartedTimes(Date.now()))}>{t('restart')}</Button>
        <PlanFromTimes briefing={briefing} readTimes={() => (talk ? usedTimes(talk, Date.now()) : {})} />
      </div>
    </section>
  )
}

interface ClocksProps {
  /** Ms. */
  ran: number
  now: number
  target: number | null
  onTarget: (length: number | null) => void
}

function Clocks({ ran, now, target, onTarget }: ClocksProps) {
  const { t } = useTranslation('presenter')
  const { language } = useWords()
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return (
    <div className={styles.clocks}>
      <div>
        <p className={styles.label}>{t('elapsed')}</p>
        <p className={styles.elapsed} role="timer" aria-label={t('elapsed')}>
          {clockFace(ran)}
        </p>
      </div>
      <TargetField key={target} target={target} onTarget={onTarget} />
      <div className={styles.clock}>
        <p className={styles.label}>{t('clock')}</p>
        <p className={styles.time}>{time.format(now)}</p>
      </div>
    </div>
  )
}

interface TalkAt {
  briefing: Briefing
  talk: TalkState
  now: number
}

/** The pace in words: behind the plan, ahead of it, or on it. */
function Verdict({ briefing, talk, now }: TalkAt) {
  const { t } = useTranslation('presenter')
  const pace = paceOf(briefing.steps, usedTimes(talk, now), talk.step)
  const time = clockFace(Math.abs(pace.behind))
  return (
    <p className={styles.verdict}>
      <strong>{t(`pace.${pace.verdict}`, { time })}</strong>
      <span>{t('pace.left', { count: pace.left, time: clockFace(pace.leftPlan) })}</span>
    </p>
  )
}

interface OutlookProps extends Omit<TalkAt, 'talk'> {
  talk: TalkState | null
  ran: number
  target: number | null
}

/** How much time each step left has, or by how much the talk is over. */
function Outlook({ briefing, talk, ran, target, now }: OutlookProps) {
  const { t } = useTranslation('presenter')
  if (target === null || !talk) return null
  const { left } = paceOf(briefing.steps, usedTimes(talk, now), talk.step)
  return (
    <p className={styles.outlook} data-over={ran > target}>
      {ran > target
        ? t('over', { time: clockFace(ran - target) })
        : left > 0 && t('pace.perStep', { count: left, time: clockFace((target - ran) / left) })}
    </p>
  )
}

interface TargetFieldProps {
  target: number | null
  onTarget: (length: number | null) => void
}

/** Target length of the talk; empty for none. Invalid input shows an error and is reverted on blur. */
function TargetField({ target, onTarget }: TargetFieldProps) {
  const { t } = useTranslation('presenter')
  const [text, setText] = useState(target === null ? '' : clockFace(target))
  const length = readLength(text)
  const isWrong = text.trim() !== '' && length === null
  return (
    <label className={styles.target}>
      <span className={styles.label}>{t('target')}</span>
      <input
        className={styles.time}
        value={text}
        size={6}
        inputMode="numeric"
        placeholder="–"
        aria-invalid={isWrong}
        aria-description={t(isWrong ? 'targetWrong' : 'targetHow')}
        title={t(isWrong ? 'targetWrong' : 'targetHow')}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (isWrong) setText(target === null ? '' : clockFace(target))
          else if (length !== target) onTarget(length)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
    </label>
  )
}
