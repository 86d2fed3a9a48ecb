import * as z from 'zod/mini'
import { agendaOf, type BriefingStep, layoutOfStep, numberOfStep, type StepNumber } from './briefing.ts'
import type { StepChoice } from './view.ts'

/** Talk timer: `ranFor` ms until the last start; `since` is that start (ms since 1970), null while paused. */
const TalkTimer = z.strictObject({ ranFor: z.number().check(z.gte(0)), since: z.nullable(z.number()) })
type TalkTimer = z.infer<typeof TalkTimer>

export const STOPPED_TIMER: TalkTimer = { ranFor: 0, since: null }

/** Elapsed ms; a clock that was set back subtracts nothing. */
export function elapsed({ ranFor, since }: TalkTimer, now: number): number {
  return ranFor + (since === null ? 0 : Math.max(0, now - since))
}

/** Pauses a running timer, resumes a paused one. */
export function toggledTimer(timer: TalkTimer, now: number): TalkTimer {
  return timer.since === null
    ? { ranFor: timer.ranFor, since: now }
    : { ranFor: elapsed(timer, now), since: null }
}

/** A running timer from zero. */
export function startedTimer(now: number): TalkTimer {
  return { ranFor: 0, since: now }
}

const SECOND = 1000
const MINUTE = 60
const HOUR = 3600
/** Maximum length: a day. */
const MAX_SECONDS = 24 * HOUR

/** Formats ms as "4:12", from an hour on as "1:02:30". */
export function clockFace(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor((seconds % HOUR) / MINUTE)
  const tail = two(seconds % MINUTE)
  return seconds < HOUR ? `${minutes}:${tail}` : `${Math.floor(seconds / HOUR)}:${two(minutes)}:${tail}`
}

/** Formats a difference in ms as "+0:15" or "−0:08", "0:00" without one. */
export function signedFace(ms: number): string {
  const face = clockFace(Math.abs(ms))
  if (face === '0:00') return face
  return ms < 0 ? `−${face}` : `+${face}`
}

/** Parses a duration to ms: "12" is minutes, "12:30" minutes and seconds, "1:02:30" with hours. Null for anything else. */
export function readLength(text: string): number | null {
  const parts = text.trim().split(':')
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null
  const numbers = parts.map(Number)
  // After the first part, minutes and seconds end at 59.
  if (numbers.slice(1).some((number) => number >= MINUTE)) return null
  const [hours = 0, minutes = 0, seconds = 0] =
    parts.length === 3 ? numbers : [0, numbers[0] ?? 0, numbers[1] ?? 0]
  const length = hours * HOUR + minutes * MINUTE + seconds
  return length > 0 && length <= MAX_SECONDS ? length * SECOND : null
}

/** Planned time of a step that states none, s. */
export const DEFAULT_PLAN = 60

/** What the rules of time need of a step. */
type TimedStep = Pick<BriefingStep, 'id' | 'plan' | 'isBackup'>

/** Planned time of a step, ms. */
export function planOfStep({ plan = DEFAULT_PLAN }: Pick<TimedStep, 'plan'>): number {
  return plan * SECOND
}

/** Planned time of a talk, ms; its backup steps have none. */
export function planOfTalk(steps: readonly TimedStep[]): number {
  return runOf(steps).reduce((sum, step) => sum + planOfStep(step), 0)
}

/** The steps in the run of a talk: all but the backups. */
export function runOf<Step extends Pick<TimedStep, 'isBackup'>>(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ isBackup }) => !isBackup)
}

/** The steps as a talk numbers them: its run, then the backups. */
export function numberedSteps<Step extends Pick<TimedStep, 'isBackup'>>(
  steps: readonly Step[],
): readonly Step[] {
  return [...runOf(steps), ...steps.filter(({ isBackup }) => isBackup)]
}

/** The number of a step on every page and paper, from 1; 0 of one that the talk does not have. */
export function numberInTalk<Step extends Pick<TimedStep, 'isBackup'>>(
  steps: readonly Step[],
  step: Step | undefined,
): number {
  return step ? numberedSteps(steps).indexOf(step) + 1 : 0
}

/** Index of the step after (1) or before (-1) one in the run; null at its end. From a backup the run goes on at `lastRun`. */
export function adjacentStep(
  steps: readonly Pick<TimedStep, 'isBackup'>[],
  index: number,
  direction: 1 | -1,
  lastRun: number,
): number | null {
  const isBackup = steps[index]?.isBackup ?? false
  if (isBackup && direction === -1) return steps[lastRun] ? lastRun : null
  for (let at = (isBackup ? lastRun : index) + direction; at >= 0 && at < steps.length; at += direction) {
    if (!steps[at]?.isBackup) return at
  }
  return null
}

/** Ms that each step was shown, by id. */
export type UsedTimes = Readonly<Record<string, number>>

/** A step shown for less than this was only passed, ms. */
const BEGUN_MS = 3000

/** Deviation from the plan that is still on plan, ms. */
const TOLERANCE_MS = 10_000

/**
 * How a talk stands against its plan. `behind` is what it used less the plan of the steps begun, ms (negative: ahead);
 * the step reached counts only once it is over its time. `left` counts the steps after the current one,
 * of a backup after the step reached, `leftPlan` their time, ms.
 */
export interface TalkPace {
  behind: number
  verdict: 'behind' | 'ahead' | 'onPlan'
  left: number
  leftPlan: number
}

/** The pace of a talk at a step; steps that were passed over count as done. Before the clock has run it is on plan. */
export function paceOf(steps: readonly TimedStep[], used: UsedTimes, current: string): TalkPace {
  const run = runOf(steps)
  const reached = run.findLastIndex(({ id }) => id === current || (used[id] ?? 0) >= BEGUN_MS)
  const total = Object.values(used).reduce((sum, ms) => sum + ms, 0)
  const done = run.slice(0, Math.max(0, reached)).reduce((sum, step) => sum + planOfStep(step), 0)
  const step = run[reached]
  const behind = total === 0 ? 0 : total - done - (step ? Math.min(planOfStep(step), used[step.id] ?? 0) : 0)
  const at = run.findIndex(({ id }) => id === current)
  const rest = run.slice((at === -1 ? reached : at) + 1)
  return {
    behind,
    verdict: Math.abs(behind) <= TOLERANCE_MS ? 'onPlan' : behind > 0 ? 'behind' : 'ahead',
    left: rest.length,
    leftPlan: planOfTalk(rest),
  }
}

/** Whether a step took more than its plan by so much that it is marked. */
export function isOverPlan(step: TimedStep, used: number): boolean {
  return used - planOfStep(step) > TOLERANCE_MS
}

/** Bounds of a planned time, s, as in the schema of a step. */
const PLAN_BOUNDS = { least: 5, most: 3600 } as const
/** Planned times from a rehearsal are rounded to this, s. */
const PLAN_STEP = 5

/** Whether a step may have this planned time, ms. */
export function isPlan(ms: number): boolean {
  return ms >= PLAN_BOUNDS.least * SECOND && ms <= PLAN_BOUNDS.most * SECOND
}

/** The planned time, s, that a step gets from a rehearsal; null where it was not shown. */
export function planFromTime(used: number | undefined): number | null {
  if (used === undefined || used < BEGUN_MS) return null
  const rounded = Math.round(used / SECOND / PLAN_STEP) * PLAN_STEP
  return Math.min(PLAN_BOUNDS.most, Math.max(PLAN_BOUNDS.least, rounded))
}

/** The windows of a talk: audience and speaker. */
const TalkRole = z.enum(['stage', 'presenter'])
export type TalkRole = z.infer<typeof TalkRole>

/** Id format of the data and of own briefings. */
const Id = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(200))

/** Random id of a talk, so that two talks of one briefing stay separate. */
export const TalkSession = z.string().check(z.regex(/^[0-9a-f]{16}$/))
export type TalkSession = z.infer<typeof TalkSession>

const Ms = z.number().check(z.gte(0))

/**
 * State of a talk. Every window holds all of it, so that any may close or reload. `step` is the one that the room sees;
 * with `isFrozen` the speaker's window may show another. `shown` is the evidence on the stage, as links write it, or a page
 * of the talk; `built` how far the step's build-up has come, in presses; `ink` what is drawn there, each stroke as "x,y x,y"
 * on 1280 by 720. `used` holds the ms of each step until the last change of step, `stepFrom` the elapsed ms at that change.
 * `at` is the last change, ms since 1970 by the shared clock: the later state wins.
 */
export const TalkState = z.strictObject({
  briefing: Id,
  step: Id,
  isBlank: z.boolean(),
  timer: TalkTimer,
  used: z.optional(z.record(Id, Ms)),
  stepFrom: z.optional(Ms),
  isFrozen: z.optional(z.boolean()),
  shown: z.optional(z.nullable(z.string().check(z.maxLength(2000)))),
  ink: z.optional(z.array(z.string().check(z.regex(/^[-\d, ]+$/), z.maxLength(8000))).check(z.maxLength(60))),
  built: z.optional(z.int().check(z.gte(0))),
  isRehearsal: z.optional(z.boolean()),
  at: Ms,
})
export type TalkState = z.infer<typeof TalkState>

/** Ms that each step was shown until now. */
export function usedTimes({ used = {}, stepFrom = 0, step, timer }: TalkState, now: number): UsedTimes {
  return { ...used, [step]: (used[step] ?? 0) + Math.max(0, elapsed(timer, now) - stepFrom) }
}

/** What starts the clock of a talk and the times of its steps again. */
export function restartedTimes(now: number): Pick<TalkState, 'timer' | 'used' | 'stepFrom'> {
  return { timer: startedTimer(now), used: {}, stepFrom: 0 }
}

/**
 * Message between the windows of a talk. `hello` requests an answer, `state` does not, `end` ends the talk, `bye` is
 * sent by a closing window. `from` identifies one load of a window and `count` its messages, so that duplicates are
 * dropped.
 */
export const TalkMessage = z.strictObject({
  app: z.literal('throughline-talk'),
  version: z.literal(1),
  session: TalkSession,
  from: TalkSession,
  role: TalkRole,
  count: z.int().check(z.gte(1)),
  type: z.enum(['hello', 'state', 'end', 'bye']),
  state: TalkState,
})
export type TalkMessage = z.infer<typeof TalkMessage>

/** Parses a message; null unless it belongs to this talk. */
export function readTalkMessage(data: unknown, session: TalkSession): TalkMessage | null {
  const { success, data: message } = TalkMessage.safeParse(data)
  return success && message.session === session ? message : null
}

/** Makes a filter that returns false for duplicate and outdated messages. */
export function createMessageFilter(): (message: Pick<TalkMessage, 'from' | 'count'>) => boolean {
  const last = new Map<string, number>()
  return ({ from, count }) => {
    if (count <= (last.get(from) ?? 0)) return false
    last.set(from, count)
    return true
  }
}

/** Whether a window adopts another's state: the later change; of simultaneous ones the stage's, which the audience sees. */
export function shouldAdopt(
  own: { role: TalkRole; state: TalkState },
  other: Pick<TalkMessage, 'role' | 'state'>,
): boolean {
  if (other.state.at !== own.state.at) return other.state.at > own.state.at
  return own.role === 'presenter' && other.role === 'stage'
}

/** Applies a local change with a later timestamp, even if the clock was set back. A change of step books the time of the last. */
export function changedTalk(state: TalkState, part: Partial<Omit<TalkState, 'at'>>, now: number): TalkState {
  const changed = { ...state, ...part, at: Math.max(now, state.at + 1) }
  if (changed.step === state.step) return changed
  const { shown, ink, built, ...rest } = changed
  return { ...rest, used: usedTimes(state, now), stepFrom: elapsed(state.timer, now) }
}

/** A new talk at a step. */
export function newTalk({ briefing, step }: StepOfTalk, now: number): TalkState {
  return { briefing, step, isBlank: false, timer: startedTimer(now), at: now }
}

/** A step, as opposed to a whole briefing. */
export type StepOfTalk = Pick<TalkState, 'briefing' | 'step'>

/** The step that a link names; null when it names only a briefing, or nothing. */
export function stepOfTalk(choice: StepChoice | null): StepOfTalk | null {
  return choice?.step ? { briefing: choice.briefing, step: choice.step } : null
}

/** State of a window that loads or returns to a talk: as stored, at its link's step. Without one, any other window's is later. */
export function resumedTalk(
  role: TalkRole,
  choice: StepOfTalk,
  stored: TalkState | null,
  now: number,
): TalkState {
  if (stored?.briefing === choice.briefing) {
    // While the room's picture is frozen, the speaker's link may name another step.
    return stored.step === choice.step || (role === 'presenter' && stored.isFrozen)
      ? stored
      : changedTalk(stored, { step: choice.step, isBlank: false }, now)
  }
  if (stored) return newTalk(choice, Math.max(now, stored.at + 1))
  const timer = role === 'stage' ? startedTimer(now) : STOPPED_TIMER
  return { ...choice, isBlank: false, timer, at: 0 }
}

function isSameStep(a: StepOfTalk, b: StepOfTalk): boolean {
  return a.briefing === b.briefing && a.step === b.step
}

/** A window of a talk, as `afterTalkEvent` needs it. */
export interface TalkWindow {
  role: TalkRole
  /** Null until its view names a step. */
  talk: TalkState | null
  /** What this window stored before it was reloaded. */
  stored: TalkState | null
  isKnownStep: (step: StepOfTalk) => boolean
  /** Ms since 1970. */
  now: number
}

/** What happens to a window: its link names a step, someone in it changes the talk, or another window sends a message. */
export type TalkEvent =
  | { type: 'view'; step: StepOfTalk | null }
  | { type: 'change'; part: Partial<Omit<TalkState, 'briefing' | 'at'>> }
  | { type: 'message'; message: Pick<TalkMessage, 'type' | 'role' | 'state'> }

/** What a window does after an event: it holds a state, shows its step, sends it, or leaves the talk. */
export interface TalkOutcome {
  talk: TalkState | null
  isShown?: boolean
  send?: 'hello' | 'state'
  isEnd?: boolean
}

/**
 * The state machine of a window of a talk; every window runs the same one.
 *
 *                view names a step               ┌── change: send it
 *     no talk ───────────────────────▶ talk ─────┼── view at another step: go there, send it and ask
 *        ▲                              │ ▲      ├── later state from another window: take it, show its step
 *        └──── leave, or end by another ┘ └──────┴── hello from another window: answer
 */
export function afterTalkEvent(window: TalkWindow, event: TalkEvent): TalkOutcome {
  const { talk } = window
  switch (event.type) {
    case 'view':
      return afterView(window, event.step)
    case 'change':
      return talk ? { talk: changedTalk(talk, event.part, window.now), send: 'state' } : { talk }
    case 'message':
      return talk ? afterMessage({ ...window, talk }, event.message) : { talk }
  }
}

function afterView({ role, talk, stored, now }: TalkWindow, step: StepOfTalk | null): TalkOutcome {
  if (!step || (talk && isSameStep(step, talk))) return { talk }
  if (talk?.briefing !== step.briefing) {
    return { talk: resumedTalk(role, step, talk ?? stored, now), send: 'hello' }
  }
  // The speaker browses; the room keeps its picture.
  if (role === 'presenter' && talk.isFrozen) return { talk }
  return { talk: changedTalk(talk, { ...step, isBlank: false }, now), send: 'hello' }
}

function afterMessage(
  { role, talk, isKnownStep }: TalkWindow & { talk: TalkState },
  { type, role: from, state }: Pick<TalkMessage, 'type' | 'role' | 'state'>,
): TalkOutcome {
  if (type === 'end') return { talk, isEnd: true }
  const answer = type === 'hello' ? ({ send: 'state' } as const) : {}
  if (!shouldAdopt({ role, state: talk }, { role: from, state })) return { talk, ...answer }
  // The view stays where it is while the speaker browses.
  const isShown = !isSameStep(state, talk) && !(role === 'presenter' && state.isFrozen)
  return isShown && !isKnownStep(state) ? { talk, ...answer } : { talk: state, isShown, ...answer }
}

/** Up to this many parts an agenda names their steps too, and is set larger. */
export const FEW_PARTS = 4
const MINUTE_MS = 60_000

/** Characters of the titles that an agenda names: of a part at most, and of all. */
const AGENDA_TITLES = { part: 240, all: 720 } as const

interface AgendaPart {
  step: BriefingStep
  /** Titles of its steps, as many as there is room for. */
  titles: readonly string[]
  /** Number of steps not named; 0 where none is. */
  more: number
  /** Planned time, at least 1; null where the talk states no plan. */
  minutes: number | null
}

/** The parts of an agenda: what a section leads to up to the next or the closing step, and how long it takes. */
export function agendaParts(
  steps: readonly BriefingStep[],
  agenda: Pick<BriefingStep, 'id'>,
): readonly AgendaPart[] {
  const run = runOf(steps)
  const parts = agendaOf(steps, agenda)
  const hasPlan = run.some(({ plan }) => plan !== undefined)
  return parts.map((step) => {
    const after = run.slice(run.indexOf(step) + 1)
    const end = after.findIndex((one) => /^(?:section|closing)$/.test(layoutOfStep(one)))
    const inside = layoutOfStep(step) === 'section' ? after.slice(0, end === -1 ? after.length : end) : []
    let room = parts.length > FEW_PARTS ? 0 : Math.min(AGENDA_TITLES.part, AGENDA_TITLES.all / parts.length)
    const titles = inside
      .map(({ title }) => title)
      .filter((title) => {
        room -= title.length
        return room > 0
      })
    const minutes = Math.max(1, Math.round(planOfTalk([step, ...inside]) / MINUTE_MS))
    return {
      step,
      titles,
      more: titles.length > 0 ? inside.length - titles.length : 0,
      minutes: hasPlan ? minutes : null,
    }
  })
}

/** The sum of a number's cells: `until` is its last month or day (ISO 8601). */
interface KeySum {
  value: number
  unit: string
  until: string
}

/** The numbers that sum a talk up: of those of its steps that are compared, else of all, for each unit the largest one of the latest period. */
export function keyNumbers(
  steps: readonly BriefingStep[],
  sumOf: (cells: string) => KeySum | null,
): readonly StepNumber[] {
  const numbers = runOf(steps).flatMap((step) => numberOfStep(step) ?? [])
  const compared = numbers.filter(({ against }) => against !== null)
  const known = new Map<string, KeySum & { number: StepNumber }>()
  for (const number of compared.length > 0 ? compared : numbers) {
    const sum = sumOf(number.cells)
    if (!sum) continue
    const before = known.get(sum.unit)
    const isKey =
      !before || sum.until > before.until || (sum.until === before.until && sum.value > before.value)
    // A unit keeps its place.
    if (isKey) known.set(sum.unit, { ...sum, number })
  }
  return [...known.values()].map(({ number }) => number).slice(0, KEY_NUMBERS)
}

const KEY_NUMBERS = 2
