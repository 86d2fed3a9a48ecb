import { create } from 'zustand'
import { toggled } from '#domain/facets.ts'
import { askPeriod, withToggled } from '#domain/filters.ts'
import type { UiLanguage } from '#domain/language.ts'
import type { MonthSpan } from '#domain/period.ts'
import {
  type Camera,
  type ChoiceOf,
  type ComparedPeriods,
  DEFAULT_LAYERS,
  DEFAULT_VIEW,
  type FacetKey,
  type FilterChoice,
  type Filters,
  type Layer,
  NO_FILTERS,
  type Page,
  type ReaderTarget,
  type Selection,
  type StepChoice,
  type View,
} from '#domain/view.ts'
import { type BadReason, parseView, writeView } from '#domain/viewCodec.ts'
import { absoluteLink } from './packedFiles.ts'
import { keepLanguage } from './uiStore.ts'

interface ViewState {
  view: View
  /** What of the opened link was not understood, for the notice; empty once dismissed. */
  dropped: readonly BadReason[]
}

/** The one home of all that can be shared. Read with a selector, change with the actions of this file. */
export const useViewStore = create<ViewState>()(() => ({ view: DEFAULT_VIEW, dropped: [] }))

/** The mark in the browser's performance timeline at the moment in which a reader changes a filter. */
export const FILTER_START = 'filter-start'

/** Whether a change becomes an entry of its own in the history (choosing) or replaces the last (dragging). */
export type HistoryMode = 'push' | 'replace'

function change(part: Partial<View>, mode: HistoryMode = 'push'): void {
  const before = useViewStore.getState().view
  if (part.filters && part.filters !== before.filters) window.performance.mark(FILTER_START)
  const view = { ...before, ...part, page: part.page ?? pageFor(before, part) }
  useViewStore.setState({ view })
  const fragment = writeView(view)
  if (fragment === writeView(before)) return
  if (mode === 'push') window.history.pushState(null, '', fragment)
  else window.history.replaceState(null, '', fragment)
}

/**
 * A choice or a filter is seen on Explore: who makes one elsewhere, in the search, the Reader or on the map of the stage, is taken
 * there. The page that compares follows the filters itself, and has no panel for what is chosen.
 */
function pageFor(before: View, part: Partial<View>): Page {
  if (before.page === 'compare') return part.selected ? 'explore' : 'compare'
  const isElsewhere = exploreFrom(before.page) !== before.page
  return isElsewhere && (part.selected || part.filters) ? 'explore' : before.page
}

/** Where a dossier or a list of measures can be seen from a page. */
function exploreFrom(page: Page): Page {
  return page === 'explore' || page === 'table' ? page : 'explore'
}

/** Takes the view from the address, and again on Back, Forward and an edited address. Returns the undo. */
export function startViewHistory(): () => void {
  read()
  // An edited address fires both; the second finds that nothing is left to do.
  window.addEventListener('popstate', readIfOther)
  window.addEventListener('hashchange', readIfOther)
  return () => {
    window.removeEventListener('popstate', readIfOther)
    window.removeEventListener('hashchange', readIfOther)
  }
}

function readIfOther(): void {
  if (window.location.hash !== writeView(useViewStore.getState().view)) read()
}

/** A link that was not understood in full is put right in the address, so that it can be copied on as it is. */
function read(): void {
  const { view, dropped } = parseView(window.location.hash)
  useViewStore.setState({ view, dropped })
  if (dropped.length > 0) window.history.replaceState(null, '', writeView(view))
}

/** The absolute address of the view, for the clipboard and for what leaves the app. */
export function linkOfView(view: View): string {
  return absoluteLink(writeView(view))
}

/** Makes a choice of the filters, or takes it back. */
export function toggleFilter<Group extends FacetKey>(group: Group, choice: ChoiceOf<Group>): void {
  change({ filters: withToggled(useViewStore.getState().view.filters, group, choice) })
}

/** The same of a choice that is at hand with its group. */
export function toggleChoice<Group extends FacetKey>({ group, choice }: FilterChoice<Group>): void {
  toggleFilter(group, choice)
}

/** Asks for a run of months, or for none; whole years become choices of years. Dragging replaces the history entry. */
export function setPeriod(span: MonthSpan | null, mode: HistoryMode = 'push'): void {
  const { filters } = useViewStore.getState().view
  change({ filters: { ...filters, ...askPeriod(filters, span) } }, mode)
}

/** Filters to a route and chooses it, or takes both back, as one step of the history. */
export function toggleRoute(routeId: string): void {
  const { filters, selected } = useViewStore.getState().view
  const isPressed = filters.routes.includes(routeId)
  const isChosen = selected?.kind === 'route' && selected.id === routeId
  const released = isChosen ? null : selected
  change({
    filters: { ...filters, routes: toggled(filters.routes, routeId) },
    selected: isPressed ? released : { kind: 'route', id: routeId },
  })
}

/** Replaces the choices of some filter groups. */
export function setFilters(part: Partial<Filters>): void {
  const { filters } = useViewStore.getState().view
  change({ filters: { ...filters, ...part } })
}

/** Empties every filter group; selection and reader stay. */
export function clearFilters(): void {
  change({ filters: NO_FILTERS })
}

/** Goes to a page; filters, selection and camera stay. */
export function openPage(page: Page): void {
  change({ page, reader: null })
}

/** Chooses the language of the interface: in the link, as a step of the history, and for later visits. */
export function setLanguage(language: UiLanguage): void {
  keepLanguage(language)
  change({ language })
}

/** Chooses one thing everywhere (map, lists, timeline, panel), or nothing. */
export function select(selected: Selection | null): void {
  change({ selected })
}

/** Opens the Reader, or closes it with null. */
export function openReader(reader: ReaderTarget | null): void {
  change({ reader })
}

/** Filters to what a sentence or record carries and closes the Reader, as one step of the history. */
export function showOnMap(selected: Selection | null, filters: Partial<Filters> = {}): void {
  change({ selected, filters: { ...NO_FILTERS, ...filters }, reader: null })
}

/**
 * Opens a dossier from anywhere, as one step of the history: the Reader closes, and a page without a panel gives way
 * to Explore. With a camera the map goes there instead of showing the whole of what was chosen.
 */
export function openDossier(selected: Selection, camera: Camera | null = null): void {
  const { view } = useViewStore.getState()
  change({
    selected,
    reader: null,
    page: exploreFrom(view.page),
    camera: camera ?? view.camera,
  })
}

/** Filters to one category of measures from anywhere, as one step of the history; the other filters stay. */
export function lookThroughCategory(categoryId: string): void {
  const { view } = useViewStore.getState()
  change({
    filters: { ...view.filters, measures: [categoryId] },
    selected: null,
    reader: null,
    page: exploreFrom(view.page),
  })
}

/**
 * Shows the measures of one kind in some months on Explore, as one step of the history; the other filters stay. Without a
 * kind those of all kinds that the filters leave.
 */
export function showMeasures(categoryId: string | null, span: MonthSpan): void {
  const { view } = useViewStore.getState()
  const time = askPeriod({ years: [], period: null }, span)
  change({
    filters: { ...view.filters, ...time, ...(categoryId === null ? {} : { measures: [categoryId] }) },
    selected: null,
    reader: null,
    page: 'explore',
  })
}

/** Chooses the two periods that are compared. */
export function setCompare(compare: ComparedPeriods): void {
  change({ compare })
}

/** Opens a briefing to be read, or the list of them. */
export function openBriefing(briefing: string | null): void {
  change({ page: 'briefing', reader: null, step: briefing === null ? null : { briefing, step: null } })
}

/**
 * Puts a step on the stage: its view as it stands in the briefing, in the reader's language. Steps fill no history, and a stage that
 * runs by itself goes on doing so.
 */
export function showStep(step: StepChoice, view: View, mode: HistoryMode = 'replace'): void {
  const { language, page } = useViewStore.getState().view
  change({ ...view, page: page === 'kiosk' ? page : 'stage', reader: null, language, step }, mode)
}

/** Puts a step into the speaker's window, wherever that is; what is being read there stays open. */
export function showToSpeaker(step: StepChoice): void {
  change({ step }, 'replace')
}

/** Lets the stage run by itself, or stops it at its step. */
export function runByItself(isOn: boolean, mode: HistoryMode = 'replace'): void {
  change({ page: isOn ? 'kiosk' : 'stage', reader: null }, mode)
}

/** Leaves the stage for Explore with the view of the step; the step is kept, so that the talk can go on from it. */
export function exploreStep(): void {
  change({ page: 'explore' })
}

/** Forgets the step that was left for Explore. */
export function endTalk(): void {
  change({ step: null })
}

/** Switches a layer of the map. */
export function toggleLayer(layer: Layer): void {
  const layers = toggled(useViewStore.getState().view.layers ?? [...DEFAULT_LAYERS], layer)
  const isDefault =
    layers.length === DEFAULT_LAYERS.length && DEFAULT_LAYERS.every((id) => layers.includes(id))
  change({ layers: isDefault ? null : layers })
}

/** Keeps the camera in the link without filling the history. */
export function moveCamera(camera: Camera | null): void {
  change({ camera }, 'replace')
}

/** Replaces the view by one without the parts that do not exist, and adds these to the notice. */
export function dropFromView(view: View, dropped: readonly BadReason[]): void {
  useViewStore.setState((state) => ({ dropped: [...state.dropped, ...dropped] }))
  change(view, 'replace')
}

/** Closes the notice of what the link lost. */
export function dismissDropped(): void {
  useViewStore.setState({ dropped: [] })
}

/** The page of a talk to which this window comes back from elsewhere: read from the window name, so that the speaker’s window stays one. */
export function talkPage(): 'stage' | 'presenter' {
  return window.name.startsWith('throughline-presenter-') ? 'presenter' : 'stage'
}
