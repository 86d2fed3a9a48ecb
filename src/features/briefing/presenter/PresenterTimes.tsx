import { type CSSProperties, useState } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { copyOfBriefing, type DraftBriefing, isOwnId } from '#domain/draftBriefing.ts'
import {
  clockFace,
  elapsed,
  isOverPlan,
  paceOf,
  planFromTime,
  planOfStep,
  planOfTalk,
  readLength,
  restartedTimes,
  runOf,
  STOPPED_TIMER,
  signedFace,
  type TalkPace,
  toggledTimer,
  type UsedTimes,
  usedTimes,
} from '#domain/talk.ts'
import { SheetDialog } from '#features/briefing/SheetDialog.tsx'
import { useNow } from '#features/briefing/stage/useTalkSteps.ts'
import { noteUse } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { type RehearsalResult, speakerChoices, storeSpeakerChoices, targetOf } from '#state/speaker.ts'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { Field, Input } from '#ui/Field.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import styles from './Presenter.module.css'

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
  const { t } = useInterfaceTranslation('presenter')
  const now = useNow()
  const talk = useTalkStore((state) => state.talk)
  const [target, setTarget] = useState(() => targetOf(briefing))
  const timer = talk?.timer ?? STOPPED_TIMER
  const ran = elapsed(timer, now)
  const used = talk ? usedTimes(talk, now) : {}
  const pace = talk && paceOf(briefing.steps, used, talk.step)
  return (
    <section className="gap-16 stack-top" aria-label={t('time')}>
      <Clocks
        ran={ran}
        now={now}
        target={target}
        onTarget={(length) => {
          setTarget(length)
          storeSpeakerChoices({ targets: { ...speakerChoices().targets, [briefing.id]: length } })
        }}
      />
      {pace && <Verdict pace={pace} />}
      {talk && <StepTimes briefing={briefing} used={used} current={talk.step} ran={ran} onStep={onStep} />}
      {pace && target !== null && <Outlook ran={ran} target={target} left={pace.left} />}
      <div className="in-row">
        <Button aria-keyshortcuts="T" onClick={toggleClock}>
          {timer.since !== null ? t('pause') : t(ran > 0 ? 'goOn' : 'start')} <KeyCap name="T" />
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
  const { t } = useInterfaceTranslation('presenter')
  const { language } = useInterfaceWords()
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return (
    <div className={`${styles.clocks} row-wrap`}>
      <div>
        <p className="small quiet">{t('elapsed')}</p>
        <p className={styles.elapsed} role="timer" aria-label={t('elapsed')}>
          {clockFace(ran)}
        </p>
      </div>
      <TargetField key={target} target={target} onTarget={onTarget} />
      <div className="at-end end">
        <p className="small quiet">{t('clock')}</p>
        <p className={styles.time}>{time.format(now)}</p>
      </div>
    </div>
  )
}

/** The pace in words: behind the plan, ahead of it, or on it. */
function Verdict({ pace }: { pace: TalkPace }) {
  const { t } = useInterfaceTranslation('presenter')
  const time = clockFace(Math.abs(pace.behind))
  return (
    <p className={`${styles.verdict} ends`}>
      <strong className="title-20">{t(`pace.${pace.verdict}`, { time })}</strong>
      <span className="soft">{t('pace.left', { count: pace.left, time: clockFace(pace.leftPlan) })}</span>
    </p>
  )
}

interface OutlookProps {
  ran: number
  target: number
  /** Steps left. */
  left: number
}

/** How much time each step left has, or by how much the talk is over. */
function Outlook({ ran, target, left }: OutlookProps) {
  const { t } = useInterfaceTranslation('presenter')
  return (
    <p className={`${styles.outlook} line-16 soft row-type`} data-over={ran > target}>
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
  const { t } = useInterfaceTranslation('presenter')
  const [text, setText] = useState(target === null ? '' : clockFace(target))
  const length = readLength(text)
  const isWrong = text.trim() !== '' && length === null
  return (
    <Field className={styles.target} label={<span className="small quiet">{t('target')}</span>}>
      <Input
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
    </Field>
  )
}

interface StepTimesProps {
  briefing: Briefing
  used: UsedTimes
  /** Id of the step that the room sees; null after a rehearsal. */
  current: string | null
  /** Ms since the start. */
  ran: number
  /** Times of the rehearsal before, if any. */
  last?: UsedTimes | undefined
  /** Goes to a step; without it, titles are plain text. */
  onStep?: (index: number) => void
}

type Share = CSSProperties & Record<`--${string}`, string>

/** A share of the whole, 0 to 1, as a custom property for the style sheet. */
function share(value: number, whole: number): Share {
  return { '--share': String(whole === 0 ? 0 : value / whole) }
}

/** Planned and used time of every step: a band with a needle at now, and a table; backups come last. */
function StepTimes({ briefing, used, current, ran, last, onStep }: StepTimesProps) {
  const { t } = useInterfaceTranslation(['presenter', 'briefing'])
  const { steps } = briefing
  const run = runOf(steps)
  const backups = steps.filter(({ isBackup }) => isBackup)
  const plan = planOfTalk(steps)
  const widest = Math.max(...run.map(planOfStep), ...run.map(({ id }) => used[id] ?? 0))
  const row = (step: BriefingStep, number: number) => (
    <StepRow
      key={step.id}
      step={step}
      number={number}
      language={briefing.language}
      used={used[step.id]}
      last={last && (last[step.id] ?? 0)}
      isCurrent={step.id === current}
      widest={widest}
      onStep={onStep && (() => onStep(steps.indexOf(step)))}
    />
  )
  return (
    <>
      <Band run={run} used={used} current={current} ran={ran} plan={plan} />
      <nav aria-label={t('briefing:stage.overview')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t('times.perStep')}
              </th>
              <th scope="col" className={styles.key}>
                {t('times.plan')} <span className={styles.planSign} aria-hidden="true" /> {t('times.used')}{' '}
                <span className={styles.usedSign} aria-hidden="true" />
              </th>
              <th scope="col">{t('times.plan')}</th>
              <th scope="col">{t('times.used')}</th>
              <th scope="col">{t('times.differs')}</th>
              {last && <th scope="col">{t('times.last')}</th>}
            </tr>
          </thead>
          <tbody>{run.map((step, index) => row(step, index + 1))}</tbody>
          <tbody>
            <tr className={styles.sum}>
              <td />
              <th scope="row">{t('times.whole')}</th>
              <td className={`${styles.bars} anchor`} />
              <td>{clockFace(plan)}</td>
              <td>{clockFace(ran)}</td>
              <td />
              {last && <td>{clockFace(Object.values(last).reduce((sum, ms) => sum + ms, 0))}</td>}
            </tr>
          </tbody>
          {backups.length > 0 && (
            <tbody>
              <tr>
                <th scope="rowgroup" className={styles.group} colSpan={last ? 7 : 6}>
                  {t('shared:forQuestions')}
                </th>
              </tr>
              {backups.map((step, index) => row(step, run.length + index + 1))}
            </tbody>
          )}
        </table>
      </nav>
    </>
  )
}

interface BandProps {
  run: readonly BriefingStep[]
  used: UsedTimes
  current: string | null
  ran: number
  plan: number
}

/** The steps in proportion to their plan; the needle is at the time elapsed. */
function Band({ run, used, current, ran, plan }: BandProps) {
  return (
    <div className="gap-2 anchor row" aria-hidden="true">
      {run.map((step, index) => (
        <span
          key={step.id}
          className={`${styles.share} quiet`}
          style={{ flexGrow: planOfStep(step) }}
          data-state={step.id === current ? 'current' : used[step.id] ? 'done' : 'open'}
        >
          {/* Two digits under a short step would run into those beside them. */}
          {index < 9 || step.id === current || planOfStep(step) * 30 > plan ? index + 1 : '\u00a0'}
        </span>
      ))}
      <span className={styles.needle} style={share(Math.min(ran, plan), plan)} />
    </div>
  )
}

/** Ms in whole seconds, as the clock face shows them, so that the row adds up. */
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000
}

interface StepRowProps {
  step: BriefingStep
  number: number
  language: string
  /** Ms; undefined before it was shown. */
  used: number | undefined
  last: number | undefined
  isCurrent: boolean
  /** The longest plan or time, ms. */
  widest: number
  onStep: (() => void) | undefined
}

function StepRow({ step, number, language, used, last, isCurrent, widest, onStep }: StepRowProps) {
  const isOver = used !== undefined && !step.isBackup && isOverPlan(step, used)
  const plan = step.isBackup ? 0 : planOfStep(step)
  const difference = wholeSeconds(used ?? 0) - plan
  // A step under way differs only once it is over its time.
  const hasDifference = used !== undefined && !step.isBackup && (!isCurrent || difference > 0)
  return (
    <tr data-current={isCurrent} data-over={isOver} data-open={used === undefined}>
      <td>{number}</td>
      <th scope="row">
        {onStep ? (
          <TextButton
            look="plain"
            className={styles.step}
            lang={language}
            aria-current={isCurrent ? 'step' : undefined}
            onClick={onStep}
          >
            {step.title}
          </TextButton>
        ) : (
          <span lang={language}>{step.title}</span>
        )}
      </th>
      <td className={`${styles.bars} anchor`} aria-hidden="true">
        {!step.isBackup && <span className={styles.planBar} style={share(plan, widest)} />}
        {used !== undefined && <span className={styles.usedBar} style={share(used, widest)} />}
      </td>
      <td className={`${styles.plan} quiet`}>{!step.isBackup && clockFace(plan)}</td>
      <td>{used !== undefined && clockFace(used)}</td>
      <td>{hasDifference && signedFace(difference)}</td>
      {last !== undefined && <td className={`${styles.plan} quiet`}>{last > 0 && clockFace(last)}</td>}
    </tr>
  )
}

interface PlanFromTimesProps {
  briefing: Briefing
  /** Read when pressed, because they grow. */
  readTimes: () => UsedTimes
}

/** Makes the times of a talk the plan of its briefing; a published one is copied first. */
function PlanFromTimes({ briefing, readTimes }: PlanFromTimesProps) {
  const { t } = useInterfaceTranslation(['presenter', 'ownBriefings'])
  const [done, setDone] = useState<string | null>(null)
  const save = () => {
    const used = readTimes()
    if (isOwnId(briefing.id)) {
      own.edit(briefing.id, (draft) => withPlans(draft, used))
      setDone(t('times.planned'))
      return
    }
    const title = t('ownBriefings:list.copyTitle', { title: briefing.title })
    const copy = copyOfBriefing(briefing, own.newId(), title)
    own.put(withPlans(copy, used))
    noteUse(copy.id)
    setDone(t('times.copied', { title }))
  }
  return (
    <>
      <Button onClick={save}>{t('times.planFrom')}</Button>
      <span className={`${styles.outlook} line-16 if-any soft row-type`} role="status">
        {done}
      </span>
    </>
  )
}

/** The steps shown get their time as plan; the others keep theirs. */
function withPlans(draft: DraftBriefing, used: UsedTimes): DraftBriefing {
  return {
    ...draft,
    steps: draft.steps.map((step) => {
      const plan = step.isBackup ? null : planFromTime(used[step.id])
      return plan === null ? step : { ...step, plan }
    }),
  }
}

interface RehearsalEndProps {
  briefing: Briefing
  result: RehearsalResult
  onStay: () => void
  onEnd: () => void
}

/** The times of a rehearsal beside the plan and the last one; they can become the plan. */
export function RehearsalEnd({ briefing, result, onStay, onEnd }: RehearsalEndProps) {
  const { t } = useInterfaceTranslation('presenter')
  return (
    <SheetDialog
      heading={t('rehearsal.heading')}
      onClose={onStay}
      buttons={
        <>
          <PlanFromTimes briefing={briefing} readTimes={() => result.used} />
          <Button onClick={onEnd}>{t('rehearsal.leave')}</Button>
          <Button onClick={onStay}>{t('rehearsal.stay')}</Button>
        </>
      }
    >
      <StepTimes briefing={briefing} used={result.used} current={null} ran={result.ran} last={result.last} />
      <p className="small quiet">{t('rehearsal.kept')}</p>
    </SheetDialog>
  )
}
