import * as z from 'zod/mini'
import { memoizeByArguments } from '#lib/memoize.ts'
import { keysOf } from '#lib/recordOf.ts'
import {
  Briefing,
  BriefingStep,
  layoutOfStep,
  MAX_CALLOUTS,
  MAX_LINES,
  needsEvidence,
  numberOfStep,
  type StepCallout,
  type StepFrame,
  type StepLook,
  type StepNumber,
  type WordsTie,
} from './briefing.ts'
import type { UiLanguage } from './language.ts'
import { LANGUAGE_WORDS } from './languages/allLanguages.ts'
import type { IsoDate } from './period.ts'
import { readReader } from './readerLink.ts'
import type { Position } from './route.ts'
import { LAYOUTS, type StepLayout, type StepSubject } from './stepLayouts.ts'
import { viewOfStep } from './viewCodec.ts'

/** Prefix of own briefings' ids; published ids never have it. */
const OWN = 'own-'

/** Maximum number of steps in an own briefing. */
export const MAX_STEPS = 200

/** Default kiosk time of a new step, seconds. */
const DEFAULT_DWELL = 20

/** A step under edit: texts and evidence may still be missing. */
const DraftStep = z.strictObject({
  ...BriefingStep.shape,
  view: z.string().check(z.startsWith('#/'), z.maxLength(8000)),
  title: z.string().check(z.maxLength(400)),
  text: z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(MAX_LINES)),
  notes: z.string().check(z.maxLength(50_000)),
  evidence: z.array(z.string().check(z.maxLength(2000))).check(z.maxLength(200)),
})
export type DraftStep = z.infer<typeof DraftStep>

/** A reader's own briefing. It can be saved in any state; `presentableBriefing` gives the part that is complete. */
export const DraftBriefing = z.strictObject({
  ...Briefing.shape,
  id: z.string().check(z.regex(/^own-[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(200)),
  translates: z.literal(null),
  title: z.string().check(z.maxLength(400)),
  author: z.string().check(z.maxLength(400)),
  steps: z.array(DraftStep).check(
    z.maxLength(MAX_STEPS),
    // Links name a step by its id.
    z.refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length),
  ),
})
export type DraftBriefing = z.infer<typeof DraftBriefing>

/** Whether the id is an own briefing's. */
export function isOwnId(id: string): boolean {
  return id.startsWith(OWN)
}

/** Makes an own briefing's id from another id or a random word. */
export function ownId(id: string): string {
  return isOwnId(id) ? id : `${OWN}${id}`
}

interface Head {
  id: string
  title: string
  author: string
  language: UiLanguage
  date: IsoDate
}

export function newDraft({ id, title, author, language, date }: Head): DraftBriefing {
  return { id: ownId(id), language, translates: null, title, author, date, steps: [] }
}

/** Copies a briefing to an own one with a new id. */
export function copyOfBriefing(briefing: Briefing, id: string, title: string): DraftBriefing {
  return { ...briefing, id: ownId(id), translates: null, title }
}

/** The first unused `step-<n>`. */
function freshStepId({ steps }: DraftBriefing): string {
  const taken = new Set(steps.map(({ id }) => id))
  let number = steps.length + 1
  while (taken.has(`step-${number}`)) number += 1
  return `step-${number}`
}

/** What a new step needs; the rest may be written in the editor. */
export type NewStep = Pick<DraftStep, 'view' | 'title' | 'evidence'> &
  Partial<Pick<DraftStep, 'number' | 'chart' | 'look'>>

/** Appends a step with this view; returns the new step's id. */
export function withNewStep(draft: DraftBriefing, step: NewStep): { draft: DraftBriefing; id: string } {
  const id = freshStepId(draft)
  const { view, title, evidence, number = null, chart = null, ...look } = step
  const words = { title, text: [], notes: '', number, chart }
  // In the order of the schema, in which a file is read.
  const added: DraftStep = { id, view, ...words, evidence, dwell: DEFAULT_DWELL, ...look }
  return { draft: { ...draft, steps: [...draft.steps, added] }, id }
}

/** Appends copies of steps, of another talk for instance, under ids of their own. */
export function withCopiedSteps(draft: DraftBriefing, steps: readonly BriefingStep[]): DraftBriefing {
  const copied = [...draft.steps]
  for (const step of steps) copied.push({ ...step, id: freshStepId({ ...draft, steps: copied }) })
  return { ...draft, steps: copied }
}

/** Index at which the next step goes: at the end, before a closing step of the talk. */
export function placeOfNext(steps: readonly DraftStep[]): number {
  const last = steps.findLastIndex(({ isBackup }) => !isBackup)
  const step = steps[last]
  return step && layoutOfStep(step) === 'closing' ? last : steps.length
}

/** Pieces of evidence beside a title that a room still takes in. */
const MAX_TITLE_TIES = 4

/** The same for a step that the app has titled after its evidence, which the title is tied to. */
export function withProposedStep(draft: DraftBriefing, step: NewStep): { draft: DraftBriefing; id: string } {
  const { draft: longer, id } = withNewStep(draft, step)
  const added = longer.steps.at(-1)
  const { evidence } = step
  const isOfIt = added && needsEvidence(added) && evidence.length > 0 && evidence.length <= MAX_TITLE_TIES
  return { draft: isOfIt ? withTie(longer, id, { line: 0, evidence }) : longer, id }
}

/**
 * Updates a step. Its numbers and chart are removed when their cells leave the evidence, and so are the ties of words;
 * ties follow their lines. A new title is no longer tied to all the evidence, as the app ties its own, and words marked
 * as the author's are marked no longer once they change.
 */
export function withStep(
  draft: DraftBriefing,
  id: string,
  part: Partial<Omit<DraftStep, 'id'>>,
): DraftBriefing {
  return {
    ...draft,
    steps: draft.steps.map((step) =>
      step.id === id ? withBackedTies(withBackedFigures({ ...step, ...part }), step) : step,
    ),
  }
}

/** Drops the lines of a step that hold no words. Returns the same draft where there are none. */
export function withoutEmptyLines(draft: DraftBriefing, id: string): DraftBriefing {
  const lines = draft.steps.find((step) => step.id === id)?.text ?? []
  const text = lines.filter((line) => line.trim() !== '')
  return text.length === lines.length ? draft : withStep(draft, id, { text })
}

/**
 * What a step has of another view: its map as seen now, and of the rest what the view before gave it; what its author chose
 * stays. `before` and `after` are the steps of the two views. `kept` is the part that stays although the new view has
 * another.
 */
export function takenView(
  step: DraftStep,
  before: NewStep,
  after: NewStep,
): { part: Partial<DraftStep>; kept: 'number' | 'evidence' | null } {
  const figureOf = <Figure extends StepNumber>(
    own: Figure | null,
    was?: Figure | null,
    now?: Figure | null,
  ) => (own && now && own.cells === was?.cells ? { ...now, against: own.against && now.against } : own)
  const number = figureOf(step.number, before.number, after.number)
  const chart = figureOf(step.chart, before.chart, after.chart)
  const cells = [number, chart].flatMap((one) => (one ? [one.cells, one.against ?? []].flat() : []))
  const isOfView = before.evidence.length > 0 && before.evidence.every((link) => step.evidence.includes(link))
  const own = step.evidence.filter((link) => !before.evidence.includes(link))
  const cited = isOfView ? [...after.evidence, ...own] : step.evidence
  const isOther = (number ?? chart)?.cells !== (number ? after.number : after.chart)?.cells
  const evidence = [...new Set([...cited, ...cells.map((text) => `cells:${text}`)])]
  const part = {
    view: after.view,
    title: step.title === before.title ? after.title : step.title,
    number,
    chart,
    evidence,
    look: takenLook({ ...step, evidence }, before, after),
  }
  const isKept = !isOfView && after.evidence.some((link) => !cited.includes(link))
  return { part, kept: (number ?? chart) && isOther ? 'number' : isKept ? 'evidence' : null }
}

/**
 * The look of a step with the map of another view: its frame and named places. Countries and backed numbers are its
 * author's, and so stay; labels that were moved by hand stay in their frame.
 */
function takenLook(
  { look: own = {}, evidence }: DraftStep,
  { look: before }: NewStep,
  { look: after }: NewStep,
): StepLook | undefined {
  const isOfAuthor = ({ at, number }: StepCallout) =>
    number ? evidence.includes(`cells:${number.cells}`) : at.startsWith('country:')
  const seen = after?.callouts ?? []
  const chosen = (own.callouts ?? []).filter(isOfAuthor)
  const named = seen.filter(({ at }) => chosen.every((callout) => callout.at !== at))
  const callouts = [...chosen, ...named].slice(0, MAX_CALLOUTS)
  const isSameFrame = JSON.stringify(own.frame) === JSON.stringify(after?.frame)
  return lookWith(own, {
    frame: after?.frame,
    callouts: callouts.length > 0 ? callouts : undefined,
    ...(own.signs === before?.signs && { signs: after?.signs }),
    ...(!isSameFrame && { spots: undefined }),
  })
}

/** A look with a part changed; undefined where everything is the default. */
export function lookWith(look: StepLook = {}, part: Partial<StepLook>): StepLook | undefined {
  const entries = Object.entries({ ...look, ...part }).filter(([, value]) => value !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** What a talk is called: its name, or until it has one the words of its title step; '' without either. */
export function nameOfTalk({ title, steps }: Pick<DraftBriefing, 'title' | 'steps'>): string {
  return title.trim() || (steps.find((step) => layoutOfStep(step) === 'title')?.title.trim() ?? '')
}

/** Names the talk; a title step that said its name says the new one. */
export function withTitle(draft: DraftBriefing, title: string): DraftBriefing {
  const named = (step: DraftStep) =>
    layoutOfStep(step) === 'title' && step.title === draft.title
      ? withBackedTies({ ...step, title }, step)
      : step
  return { ...draft, title, steps: draft.steps.map(named) }
}

function withBackedTies(step: DraftStep, before: DraftStep): DraftStep {
  if (!step.ties) return step
  const hasMoved = step.text.length !== before.text.length
  const isRetitled = step.title !== before.title
  const ties = step.ties.flatMap(({ line, evidence }): WordsTie[] => {
    const place = line > 0 && hasMoved ? step.text.indexOf(before.text[line - 1] ?? '') + 1 : line
    const left = evidence.filter((link) => step.evidence.includes(link))
    const isOfApp =
      line === 0 && evidence.length > 0 && before.evidence.every((link) => evidence.includes(link))
    const wordsAt = ({ title, text }: DraftStep, at: number) => (at === 0 ? title : text[at - 1])
    const isMarkOfOther = evidence.length === 0 && wordsAt(step, place) !== wordsAt(before, line)
    const isGone =
      isMarkOfOther ||
      (line > 0 && place === 0) ||
      place > step.text.length ||
      (left.length === 0 && evidence.length > 0) ||
      (isOfApp && isRetitled)
    return isGone ? [] : [{ line: place, evidence: left }]
  })
  return { ...step, ties: ties.length > 0 ? ties : undefined }
}

/** Ties words of a step to evidence, which the step then has; none marks them as the author's own. `line` 0 is the title. */
export function withTie(draft: DraftBriefing, id: string, { line, evidence }: WordsTie): DraftBriefing {
  const step = draft.steps.find((each) => each.id === id)
  if (!step) return draft
  const others = (step.ties ?? []).filter((tie) => tie.line !== line)
  return withStep(draft, id, {
    evidence: [...new Set([...step.evidence, ...evidence])],
    ties: [...others, { line, evidence }].sort((a, b) => a.line - b.line),
  })
}

/** Lets words be checked again: they are neither tied nor marked. */
export function withoutTie(draft: DraftBriefing, id: string, line: number): DraftBriefing {
  const ties = draft.steps.find((each) => each.id === id)?.ties?.filter((tie) => tie.line !== line)
  return withStep(draft, id, { ties: ties && ties.length > 0 ? ties : undefined })
}

function withBackedFigures(step: DraftStep): DraftStep {
  const { look } = step
  const looks = look?.callouts ? { look: withBackedCallouts(look, step) } : {}
  return { ...step, ...looks, number: backed(step.number, step), chart: backed(step.chart, step) }
}

function withBackedCallouts(look: StepLook, step: DraftStep): StepLook {
  return { ...look, callouts: look.callouts?.map(({ at, number }) => ({ at, number: backed(number, step) })) }
}

function backed<Figure extends StepNumber>(figure: Figure | null, { evidence }: DraftStep): Figure | null {
  if (!figure || !evidence.includes(`cells:${figure.cells}`)) return null
  const isWhole = figure.against === null || evidence.includes(`cells:${figure.against}`)
  return isWhole ? figure : { ...figure, against: null }
}

/** Moves a step to an index (from 0, clamped). Returns the same draft when nothing moves. */
export function withStepAt(draft: DraftBriefing, id: string, place: number): DraftBriefing {
  const from = draft.steps.findIndex((step) => step.id === id)
  const to = Math.max(0, Math.min(draft.steps.length - 1, place))
  const step = draft.steps[from]
  if (!step || from === to) return draft
  const others = draft.steps.filter((other) => other !== step)
  return { ...draft, steps: [...others.slice(0, to), step, ...others.slice(to)] }
}

/** Duplicates a step after itself; returns the copy's id, or null when there is no such step. */
export function withCopyOfStep(
  draft: DraftBriefing,
  id: string,
): { draft: DraftBriefing; id: string } | null {
  const at = draft.steps.findIndex((step) => step.id === id)
  const step = draft.steps[at]
  if (!step) return null
  const copy = { ...step, id: freshStepId(draft) }
  const steps = [...draft.steps.slice(0, at + 1), copy, ...draft.steps.slice(at + 1)]
  return { draft: { ...draft, steps }, id: copy.id }
}

export function withoutStep(draft: DraftBriefing, id: string): DraftBriefing {
  return { ...draft, steps: draft.steps.filter((step) => step.id !== id) }
}

/** The words of a step as they are set: in some languages no line may end at some of their spaces. */
export function withSetWords<Step extends Pick<BriefingStep, 'title' | 'text' | 'notes' | 'translation'>>(
  step: Step,
  language: UiLanguage,
): Step {
  const { withSetSpaces } = LANGUAGE_WORDS[language]
  const { title, text, notes, translation } = step
  return {
    ...step,
    title: withSetSpaces(title),
    text: text.map(withSetSpaces),
    notes: withSetSpaces(notes),
    ...(translation && { translation: withSetSpaces(translation) }),
  }
}

/** A step as it is set, the same for the same step: its map and its content are drawn once for each. */
const setStep = memoizeByArguments((step: DraftStep, language: UiLanguage): DraftStep => {
  const text = step.text.filter((line) => line.trim() !== '')
  return withSetWords(withBackedTies({ ...step, text }, step), language)
})

/** The steps of a draft that `isPresentable` accepts, as they are set, without empty lines; null for none. The author may be missing. */
export function presentableBriefing(
  draft: DraftBriefing,
  isPresentable: (step: DraftStep) => boolean,
): Briefing | null {
  const steps = draft.steps.filter(isPresentable).map((step) => setStep(step, draft.language))
  const [first] = steps
  if (!first) return null
  const title = nameOfTalk(draft) || first.title
  return {
    ...draft,
    title: LANGUAGE_WORDS[draft.language].withSetSpaces(title),
    author: draft.author.trim(),
    steps,
  }
}

/**
 * The evidence of a step that closes a talk: the cells of the numbers of its steps and what states its plans, on which
 * words about what came of them rest; else the first piece that one cites.
 */
export function evidenceToClose(steps: readonly DraftStep[]): readonly string[] {
  const shown = steps.flatMap((step) => {
    const number = numberOfStep(step)
    return [
      ...(number ? [number.cells, number.against ?? []].flat().map((text) => `cells:${text}`) : []),
      ...(LAYOUTS[layoutOfStep(step)].rows === 'plans'
        ? step.evidence.filter((link) => !link.startsWith('cells:'))
        : []),
    ]
  })
  return shown.length > 0 ? [...new Set(shown)] : steps.flatMap(({ evidence }) => evidence).slice(0, 1)
}

/** A changed draft whose closing steps cite what its steps show now: what none shows any longer goes, unless words are tied to it. */
export function closingsAfter(before: DraftBriefing, after: DraftBriefing): DraftBriefing {
  if (before.steps === after.steps) return after
  const isClosing = (step: DraftStep) => layoutOfStep(step) === 'closing'
  const shownBy = ({ steps }: DraftBriefing) => evidenceToClose(steps.filter((step) => !isClosing(step)))
  const [then, now] = [shownBy(before), shownBy(after)]
  const gone = then.filter((link) => !now.includes(link))
  const come = now.filter((link) => !then.includes(link))
  if (gone.length + come.length === 0) return after
  const steps = after.steps.map((step) => {
    // One that cites none of it was made by hand.
    if (!isClosing(step) || !step.evidence.some((link) => then.includes(link))) return step
    const isTied = (link: string) => step.ties?.some(({ evidence }) => evidence.includes(link))
    const kept = step.evidence.filter((link) => !gone.includes(link) || isTied(link))
    return { ...step, evidence: [...new Set([...kept, ...come])] }
  })
  return { ...after, steps }
}

/** The steps of a draft that what can be shown of it lacks. */
export function stepsLeftOut(
  { steps }: Pick<DraftBriefing, 'steps'>,
  shown: { readonly steps: readonly { readonly id: string }[] },
): readonly DraftStep[] {
  return steps.filter((step) => shown.steps.every(({ id }) => id !== step.id))
}

type StepContent = Pick<BriefingStep, 'view' | 'number' | 'chart' | 'text' | 'evidence'>

/** The layout that suits what a step holds; the editor proposes it. */
export function proposedLayout(step: StepContent): StepLayout {
  const subject = subjectOfStep(step)
  return keysOf(LAYOUTS).find((layout) => LAYOUTS[layout].proposedFor === subject) ?? 'map-text'
}

function subjectOfStep({ view, number, chart, text, evidence }: StepContent): StepSubject {
  const { page } = viewOfStep({ view })
  if (page === 'compare') return 'comparison'
  if (page === 'plans') return 'plans'
  if (chart) return chart.kind === 'routes' ? 'ranking' : 'number'
  if (number) return 'number'
  if (page === 'table') return 'measures'
  if (evidence.length === 1 && evidence.every(isQuote)) return 'quotation'
  return text.length === 0 ? 'place' : 'words'
}

/** Whether evidence is a text or a sentence of one, as links write it. */
export function isQuote(link: string): boolean {
  return readReader(link)?.type === 'document'
}

/** The layout to store for a choice: none where the step has it by itself. */
export function storedLayout(step: BriefingStep, layout: StepLayout): StepLayout | undefined {
  const { layout: before, ...look } = step.look ?? {}
  return layoutOfStep({ ...step, look }) === layout ? undefined : layout
}

/** The look of a step whose label of this place is moved to a position, degrees; null puts it back. */
export function withSpot(
  look: StepLook | undefined,
  at: string,
  to: Position | null,
): Pick<StepLook, 'spots'> | Record<'spots', undefined> {
  const others = (look?.spots ?? []).filter((spot) => spot.at !== at)
  const [lon, lat] = to?.map((degrees) => Math.round(degrees * 100) / 100) ?? []
  const spots = lon === undefined || lat === undefined ? others : [...others, { at, lon, lat }]
  return { spots: spots.length > 0 ? spots : undefined }
}

/** A frame of the map's box in degrees, to 1/100: finer steps are invisible. */
export function roundedFrame({ west, south, east, north }: StepFrame): StepFrame {
  const rounded = (degrees: number) => Math.round(degrees * 100) / 100
  return { west: rounded(west), south: rounded(south), east: rounded(east), north: rounded(north) }
}

/** Maximum number of undo entries; older ones are dropped. */
export const MAX_ENTRIES = 500

/** Consecutive changes of the same kind within this time, ms, form one entry. */
export const BURST_MS = 1500

/** Changes grouped into one entry, such as typing in one field. `at` is in ms since any fixed moment. */
export interface Burst {
  key: string
  at: number
}

/** A value with its undo and redo entries. Values are immutable. */
export interface EditHistory<Value extends object> {
  readonly past: readonly Value[]
  readonly present: Value
  readonly future: readonly Value[]
  /** The burst of the last entry; null when the next change must start a new entry. */
  readonly burst: Burst | null
}

export function startHistory<Value extends object>(present: Value): EditHistory<Value> {
  return { past: [], present, future: [], burst: null }
}

/** Records a value and clears the redo entries; recording the same value changes nothing. */
export function recordEdit<Value extends object>(
  history: EditHistory<Value>,
  next: Value,
  burst: Burst | null = null,
): EditHistory<Value> {
  if (next === history.present) return history
  const goesOn =
    burst !== null &&
    history.burst?.key === burst.key &&
    burst.at - history.burst.at <= BURST_MS &&
    history.past.length > 0
  const past = goesOn ? history.past : [...history.past, history.present].slice(-MAX_ENTRIES)
  return { past, present: next, future: [], burst }
}

/** Undoes the last change; returns the same history when there is none. */
export function undoEdit<Value extends object>(history: EditHistory<Value>): EditHistory<Value> {
  const { past, present, future } = history
  const before = past.at(-1)
  if (!before) return history
  return { past: past.slice(0, -1), present: before, future: [present, ...future], burst: null }
}

/** Redoes the change undone last; returns the same history when there is none. */
export function redoEdit<Value extends object>(history: EditHistory<Value>): EditHistory<Value> {
  const { past, present, future } = history
  const [next] = future
  if (!next) return history
  return { past: [...past, present], present: next, future: future.slice(1), burst: null }
}
