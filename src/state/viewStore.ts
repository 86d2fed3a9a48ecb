import { create } from 'zustand'
import type { EvidenceView } from '#content/evidenceView.ts'
import { chosenFilters, withoutChosen } from '#content/viewTitle.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { toggled } from '#domain/facets.ts'
import { withMonths, withToggled } from '#domain/filters.ts'
import type { UiLanguage } from '#domain/language.ts'
import type { WhoseShown } from '#domain/own/whose.ts'
import type { IsoDate, MonthSpan } from '#domain/period.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
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
  type PlanOrder,
  type Selection,
  type StepChoice,
  type TableChoice,
  type View,
} from '#domain/view.ts'
import { type BadReason, parseView, writeView } from '#domain/viewCodec.ts'
import { absoluteLink } from './packedFiles.ts'
import { pacedStore } from './pressPacing.ts'
import { storeLanguage } from './uiStore.ts'

interface ViewState {
  view: View
  /** The link that was opened, as it was written. */
  opened: string
  /** Unreadable parts of the opened link, for the notice; empty once dismissed. */
  dropped: readonly BadReason[]
  /** The filters before each change of them on this page, the last change last. */
  pastFilters: readonly Filters[]
  /** The route in whose panel the selected measure or event was opened; closing returns to it. */
  openedIn: Selection | null
}

/** The shareable state. Read it with a selector; change it with the actions of this file. */
export const useViewStore = create<ViewState>()(
  pacedStore<ViewState>(() => ({
    view: DEFAULT_VIEW,
    opened: '',
    dropped: [],
    pastFilters: [],
    openedIn: null,
  })),
)

/** Performance mark set when a filter or the period changes. */
export const FILTER_START = 'filter-start'

/** Changes of filters that can be undone. */
const MOST_UNDONE = 50

/** Whether a change adds a history entry (selecting) or replaces the last (dragging). */
export type HistoryMode = 'push' | 'replace'

function change(part: Partial<View>, mode: HistoryMode = 'push'): void {
  const before = useViewStore.getState().view
  const isOther =
    (part.filters ?? before.filters) !== before.filters ||
    (part.period ?? before.period) !== before.period ||
    (part.known !== undefined && part.known !== before.known)
  if (isOther) window.performance.mark(FILTER_START)
  // The map fits a new selection into view, so the camera that the reader had moved no longer applies.
  const isFitted = part.selected && part.selected !== before.selected && !part.camera
  const page = pageAfter(before, part)
  const left = { ...(isFitted && { camera: null }), ...(page !== 'briefing' && { given: null }) }
  const view = { ...before, ...part, ...left, page }
  const isFiltered = view.filters !== before.filters && mode === 'push'
  useViewStore.setState(({ pastFilters }) => ({
    view,
    openedIn: openedInAfter(view),
    ...(isFiltered && { pastFilters: [...pastFilters, before.filters].slice(-MOST_UNDONE) }),
  }))
  const fragment = writeView(view)
  if (fragment === writeView(before)) return
  if (mode === 'push') window.history.pushState(null, '', fragment)
  else window.history.replaceState(null, '', fragment)
}

/** Where the selection of the next view was opened. */
function openedInAfter({ selected }: View): Selection | null {
  const { view, openedIn } = useViewStore.getState()
  if (selected?.kind !== 'measure' && selected?.kind !== 'event') return null
  return view.selected?.kind === 'route' ? view.selected : openedIn
}

/** The page after a change. A view inside another site's page stays what that site has embedded. */
function pageAfter(before: View, part: Partial<View>): Page {
  return before.page === 'embed' ? 'embed' : (part.page ?? pageFor(before, part))
}

/** Selecting or filtering elsewhere navigates to Explore; Plans and Compare follow filters but have no panel. */
function pageFor(before: View, part: Partial<View>): Page {
  if (before.page === 'compare' || before.page === 'plans') return part.selected ? 'explore' : before.page
  const isOtherPage = exploreFrom(before.page) !== before.page
  return isOtherPage && (part.selected || part.filters) ? 'explore' : before.page
}

/** The page that shows a dossier or a list of measures. */
function exploreFrom(page: Page): Page {
  return page === 'explore' || page === 'table' ? page : 'explore'
}

/** Syncs the view from the address, also on Back, Forward and edits. Returns the cleanup. */
export function startViewHistory(): () => void {
  read()
  // An edited address fires both events; the second changes nothing.
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

/** The end of an address that makes a window opened by hand one of a talk: its name, without the app's. */
const WINDOW_OF_TALK = /&talk=((?:stage|presenter)-[0-9a-f]{16})$/

/** Takes the talk out of an address: it is the window's name from then on, and must not be in a copied link. */
function joinTalkOfLink(): void {
  const [part, name] = WINDOW_OF_TALK.exec(window.location.hash) ?? []
  if (part === undefined) return
  window.name = `throughline-${name}`
  window.history.replaceState(null, '', window.location.hash.slice(0, -part.length))
}

/** Rewrites a partly unreadable address, so that it can be copied. */
function read(): void {
  joinTalkOfLink()
  const opened = window.location.hash
  const { view, dropped } = parseView(opened)
  useViewStore.setState({ view, opened, dropped, openedIn: openedInAfter(view) })
  if (dropped.length > 0) window.history.replaceState(null, '', writeView(view))
}

/** Absolute URL of the view, for the clipboard and exports. */
export function linkOfView(view: View): string {
  return absoluteLink(writeView(view))
}

/** Chooses whose marks show; both is what a link without it shows. */
export function setWhose(layer: WhoseShown): void {
  change({ whose: layer === 'both' ? null : layer })
}

/** Toggles a filter choice. */
export function toggleFilter<Group extends FacetKey>(group: Group, choice: ChoiceOf<Group>): void {
  change({ filters: withToggled(useViewStore.getState().view.filters, group, choice) })
}

/** The same for a choice with its group. */
export function toggleChoice<Group extends FacetKey>({ group, choice }: FilterChoice<Group>): void {
  toggleFilter(group, choice)
}

/** Sets the months that numbers are of; null: the newest whole ones. Dragging replaces the history entry. */
export function setPeriod(span: MonthSpan | null, mode: HistoryMode = 'push'): void {
  change({ period: span ? [span] : [] }, mode)
}

/** Shows everything as it was known on a day; null: as it is today. */
export function setKnown(known: View['known']): void {
  change({ known })
}

/** Filters to a route and selects it, or undoes both, in one history entry. */
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

/** Replaces the choices of some filter groups. Dragging replaces the history entry. */
export function setFilters(part: Partial<Filters>, mode: HistoryMode = 'push'): void {
  const { filters } = useViewStore.getState().view
  change({ filters: { ...filters, ...part } }, mode)
}

/** Returns to the filters before the last change of them; where they came with the link, takes the last condition away. */
export function undoFilters(): void {
  const { view, pastFilters } = useViewStore.getState()
  const isOther = (filters: Filters) => writeView({ ...view, filters }) !== writeView(view)
  const at = pastFilters.findLastIndex(isOther)
  const last = chosenFilters(view.filters).at(-1)
  if (at >= 0) change({ filters: pastFilters[at] ?? NO_FILTERS })
  else if (last) change({ filters: withoutChosen(view.filters, last) })
  // What was undone is not undone again.
  useViewStore.setState({ pastFilters: pastFilters.slice(0, Math.max(at, 0)) })
}

/** Empties every filter group but the route that is open; selection and reader stay. */
export function clearFilters(): void {
  const { filters, selected } = useViewStore.getState().view
  const routes = filters.routes.filter((id) => selected?.kind === 'route' && selected.id === id)
  change({ filters: { ...NO_FILTERS, routes } })
}

/** Opens a page; filters, selection and camera stay. */
export function openPage(page: Page): void {
  change({ page, reader: null, desk: null })
}

/** Names what is open on the Desk in the link, without a history entry. */
export function setDeskPlace(desk: View['desk']): void {
  change({ desk }, 'replace')
}

/** Sets the UI language: in the link, as a history entry, and for later visits. */
export function setLanguage(language: UiLanguage): void {
  storeLanguage(language)
  change({ language })
}

/** Selects an item everywhere (map, lists, timeline, panel), or nothing. */
export function select(selected: Selection | null): void {
  change({ selected })
}

/** Closes the dossier: of a measure or event that was opened in a route's, back to the route's. */
export function closeDossier(): void {
  select(useViewStore.getState().openedIn)
}

/** Opens the Reader, or closes it with null. */
export function openReader(reader: ReaderTarget | null): void {
  change({ reader })
}

export function openCells(query: CellQuery): void {
  openReader({ type: 'cells', query })
}

/** Filters to what a sentence or record is about and closes the Reader, in one history entry. */
export function showOnMap({ selected, filters, period }: EvidenceView): void {
  change({ selected, filters: { ...NO_FILTERS, ...filters }, ...(period && { period }), reader: null })
}

/** Opens a dossier from any page, in one history entry; the Reader closes. With a camera, the map moves there. */
export function openDossier(selected: Selection, camera: Camera | null = null): void {
  const { view } = useViewStore.getState()
  change({
    selected,
    reader: null,
    page: exploreFrom(view.page),
    ...(camera && { camera }),
  })
}

/** Filters to one choice of its group from any page, in one history entry; other groups stay. */
export function filterTo({ group, choice }: FilterChoice): void {
  const { view } = useViewStore.getState()
  const emptied = { ...view.filters, [group]: NO_FILTERS[group] }
  change({
    filters: withToggled(emptied, group, choice),
    selected: null,
    reader: null,
    page: exploreFrom(view.page),
  })
}

/** Shows the measures of one kind (null: all) in some months on Explore, in one history entry; other filters stay. */
export function showMeasures(categoryId: string | null, span: MonthSpan): void {
  const { view } = useViewStore.getState()
  const time = withMonths({ years: [], months: null }, span)
  change({
    filters: { ...view.filters, ...time, ...(categoryId === null ? {} : { measures: [categoryId] }) },
    selected: null,
    reader: null,
    page: 'explore',
  })
}

/** Sets the two periods to compare. */
export function setCompare(compare: ComparedPeriods): void {
  change({ compare })
}

/** Orders the list of Plans; null: by outcome. */
export function setPlanOrder(planOrder: PlanOrder | null): void {
  change({ planOrder })
}

/** Sets how the table lists. Typing replaces the history entry. */
export function setTable(part: Partial<TableChoice>, mode: HistoryMode = 'push'): void {
  change({ table: { ...useViewStore.getState().view.table, ...part } }, mode)
}

/** Opens a briefing for reading, or the list of briefings. */
export function openBriefing(briefing: string | null): void {
  change({
    page: 'briefing',
    reader: null,
    given: null,
    step: briefing === null ? null : { briefing, step: null },
  })
}

/** Opens what changed since a briefing was given on a day. */
export function openSince(briefing: string, given: IsoDate): void {
  change({ page: 'briefing', reader: null, step: { briefing, step: null }, given })
}

/** Shows a step on the stage with its own view. By default without a history entry; a kiosk keeps running. */
export function showStep(step: StepChoice, view: View, mode: HistoryMode = 'replace'): void {
  const { language, page } = useViewStore.getState().view
  change({ ...view, page: page === 'kiosk' ? page : 'stage', reader: null, language, step }, mode)
}

/** Shows another talk or step on the same page, without a history entry; the Reader stays open. */
export function replaceStep(step: StepChoice): void {
  change({ step }, 'replace')
}

/** Opens the speaker's page in this window, to rehearse. */
export function showRehearsal(step: StepChoice): void {
  change({ page: 'presenter', reader: null, step }, 'push')
}

/** Starts or stops the kiosk at the current step. */
export function setKioskRunning(isOn: boolean): void {
  change({ page: isOn ? 'kiosk' : 'stage', reader: null }, 'replace')
}

/** Leaves the stage for Explore with the step's view; the step is kept, so that the talk can continue. */
export function exploreStep(): void {
  change({ page: 'explore' })
}

/** Clears the step that was left for Explore. */
export function endTalk(): void {
  change({ step: null })
}

/** Toggles a map layer. */
export function toggleLayer(layer: Layer): void {
  const layers = toggled(useViewStore.getState().view.layers ?? [...DEFAULT_LAYERS], layer)
  const isDefault =
    layers.length === DEFAULT_LAYERS.length && DEFAULT_LAYERS.every((id) => layers.includes(id))
  change({ layers: isDefault ? null : layers })
}

/** Stores the camera in the link without a history entry. */
export function moveCamera(camera: Camera | null): void {
  change({ camera }, 'replace')
}

/** Replaces the view by one without unknown parts, and adds these to the notice. */
export function dropFromView(view: View, dropped: readonly BadReason[]): void {
  useViewStore.setState((state) => ({ dropped: [...state.dropped, ...dropped] }))
  change(view, 'replace')
}

/** Closes the notice about dropped parts. */
export function dismissDropped(): void {
  useViewStore.setState({ dropped: [] })
}

/** The page of the talk that this window returns to, read from its name, so that the speaker's window keeps its role. */
export function talkPage(): 'stage' | 'presenter' {
  return window.name.startsWith('throughline-presenter-') ? 'presenter' : 'stage'
}
