import { create } from 'zustand'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { Page, StepChoice, View } from '#domain/view.ts'
import { linkOfStep, viewOfStep } from '#domain/viewCodec.ts'
import { store, stored } from './shelf/stored.ts'
import { endTalk, openBriefing, useViewStore } from './viewStore.ts'

interface EditorState {
  /** The own briefing that is being built, in the editor or from other pages; null: reading. */
  editing: string | null
  /** The step whose fields are open; null is the first. */
  step: string | null
  /** Which of its fields show. */
  tab: StepTab
  /** The step whose view is being chosen anew on another page. */
  changing: string | null
  /** Reader targets since the page was opened, newest first, as links write them. */
  reads: readonly string[]
  /** The last views that a step can show, newest first, as a step stores them; one of each subject. */
  lastViews: readonly string[]
  /** The route and months chosen last in *Add step*, after these last views. */
  place: (PlaceInTime & { after: readonly string[] }) | null
  /** Whether the view is to be added as soon as its evidence is known. */
  isAdding: boolean
  /** The step added last, until its notice is closed. */
  added: {
    briefing: string
    step: string
    number: number
    /** The briefing with it, and the page where it was added. */
    draft: DraftBriefing | undefined
    page: Page
    undo: () => void
  } | null
}

export const STEP_TABS = ['words', 'map', 'timing'] as const
export type StepTab = (typeof STEP_TABS)[number]

/** A route, null for all of them, in some months; `when` is the time by which its measures were filtered, if they were. */
export interface PlaceInTime {
  readonly route: string | null
  readonly period: View['period']
  readonly when?: Pick<View['filters'], 'years' | 'months'>
}

const EDITING = 'throughline.editing'
const LAST = 'throughline.last-briefing'
/** Maximum number of recently read items offered as evidence. */
const MAX_READS = 20

/** State of the briefing editor; `editing` survives a reload, and a second tab starts with it. */
export const useEditorStore = create<EditorState>()(() => ({
  editing: stored(EDITING),
  step: null,
  tab: 'words',
  changing: null,
  reads: [],
  lastViews: [],
  place: null,
  isAdding: false,
  added: null,
}))

/** Opens the editor at a step, or at the first. */
export function openEditor(briefing: string, step: string | null = null): void {
  startBuilding(briefing)
  useEditorStore.setState({ step, tab: 'words', changing: null })
  openBriefing(briefing)
}

/** From now on views are added to this briefing. */
export function startBuilding(briefing: string): void {
  useEditorStore.setState({ editing: briefing })
  store(EDITING, briefing)
}

/** Returns to reading; changes are kept. */
export function closeEditor(): void {
  useEditorStore.setState({ editing: null, step: null, changing: null })
  store(EDITING, null)
  // The link names a briefing that is being built, so that one can go back to it.
  if (useViewStore.getState().view.page !== 'briefing') endTalk()
}

/** Whether a talk waits at this step: a briefing that is being built is named without a step. */
export function isTalkPaused(step: StepChoice | null, editing: string | null): boolean {
  return step !== null && (step.step !== null || step.briefing !== editing)
}

/** Whether a step can show a view of this page. */
export function isPageOfSteps(page: Page): boolean {
  return page === 'explore' || page === 'table' || page === 'compare' || page === 'plans'
}

/** Opens the fields of a step. */
export function openFields(step: string | null): void {
  useEditorStore.setState({ step, changing: null })
}

/** The own briefing last edited, on any page. */
export function lastUsed(): string | null {
  return stored(LAST)
}

/** Stores the own briefing being edited. */
export function noteUse(briefing: string): void {
  store(LAST, briefing)
}

/** Starts recording Reader targets and views; returns the cleanup. */
export function followReads(): () => void {
  const note = () => {
    const { view } = useViewStore.getState()
    const { page, reader } = view
    if (isPageOfSteps(page)) noteView(view)
    if (!reader) return
    const read = writeReader(reader)
    const { reads } = useEditorStore.getState()
    if (reads[0] === read) return
    useEditorStore.setState({
      reads: [read, ...reads.filter((other) => other !== read)].slice(0, MAX_READS),
    })
  }
  note()
  return useViewStore.subscribe(note)
}

/** Maximum number of last views kept. */
const MAX_VIEWS = 3

/** Moving the map or choosing months changes a view; another page, filter or selection is another one. */
function noteView(view: View): void {
  const subjectOf = ({ page, filters, selected, compare }: View) =>
    JSON.stringify([page, filters, selected, compare])
  const subject = subjectOf(view)
  const others = useEditorStore
    .getState()
    .lastViews.filter((link) => subjectOf(viewOfStep({ view: link })) !== subject)
  useEditorStore.setState({ lastViews: [linkOfStep(view), ...others].slice(0, MAX_VIEWS) })
}
