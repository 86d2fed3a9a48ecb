import {
  isOnClaim,
  type LogEntry,
  type ReviewedPart,
  reviewedParts,
  setOutcomes,
} from '#domain/decisionLog.ts'
import { type EvidenceList, quotedDocument } from '#domain/evidence.ts'
import type { NamedBy, OwnData } from '#domain/own/data.ts'
import { shownOutcomes } from '#domain/own/outcome.ts'
import type { TableHead } from '#domain/own/table.ts'
import { type DocumentHead, metaOf } from '#domain/project.ts'
import { groupBy } from '#lib/groupBy.ts'
import { isEqual, isSameList, keepSame } from '#lib/listChange.ts'
import type { Marks } from '#worker/deskEngine.ts'
import {
  type DeskSession,
  type LayerTable,
  type OpenProject,
  type ReviewedDocument,
  save,
  seenEntries,
  showLayer,
} from './deskState.ts'
import { loadDocument, readTable } from './deskTexts.ts'

/*
 * A run: reviews, one a document ──▶ their marks, listed ──▶ tables ──▶ shown in Explore ──▶ stored for the next start. The
 * first run of a project restores what an earlier page stored; what is unchanged is not made again.
 */

/** Applies the open project to the layer of own marks. Resolves once shown and stored. Calls during a run share the next. */
export function applyToLayer(session: DeskSession): Promise<void> {
  const { layer } = session
  layer.next ??= layer.running
    .catch(() => {})
    .then(async () => {
      layer.next = null
      const mine = run(session)
      layer.running = mine
      await (await mine)?.kept
    })
  return layer.next
}

/** What decisions of the open project concern, by document. */
interface Decided {
  readonly heads: readonly DocumentHead[]
  readonly parts: ReadonlyMap<string, readonly ReviewedPart[]>
  readonly revisions: ReadonlyMap<string, string>
}

/** Decisions on a removed document stay in the log and show nothing. */
function decidedIn(session: DeskSession, { documents }: OpenProject, entries: readonly LogEntry[]): Decided {
  const entriesOf = groupBy(entries.filter(isOnClaim), ({ documentId }) => documentId)
  const parts = groupBy(reviewedParts(entries), ({ documentId }) => documentId)
  const heads = documents.filter(({ id }) => parts.has(id))
  const revisions = heads.map(
    (head) => [head.id, revisionOf(session, head, entriesOf.get(head.id) ?? [])] as const,
  )
  return { heads, parts, revisions: new Map(revisions) }
}

/** Everything that a review depends on, as a text: rules, facts, and the document's entries. */
function revisionOf(
  { environment, store }: DeskSession,
  head: DocumentHead,
  entries: readonly LogEntry[],
): string {
  const { reader, showsOthers } = store.getState()
  const ids = environment.sha256(entries.map(({ id }) => id).join())
  return JSON.stringify([environment.rules, metaOf(head), head.claims, reader, showsOthers, ids])
}

/** Resolves once the layer shows; `kept` resolves once it is stored. Nothing where another project was opened meanwhile. */
async function run(session: DeskSession): Promise<{ kept: Promise<void> } | undefined> {
  const { project } = session.store.getState()
  if (!project) return
  const isLeft = () => session.store.getState().project?.id !== project.id
  const entries = seenEntries(session.store.getState())
  const decided = decidedIn(session, project, entries)
  const whole = await restoreOnce(session, project, decided)
  if (!(await review(session, decided, isLeft))) return
  const shown = decided.heads.flatMap(({ id }) => session.layer.reviewed.get(id) ?? [])
  const made = whole ?? joinMarks(session, shown)
  const documents = shown.flatMap(({ document, marks }) => (marks.claims.length > 0 ? (document ?? []) : []))
  const twins = await twinsOf(session, project)
  const tables = await tablesInUse(session, project)
  if (isLeft()) return
  const outcomes = shownOutcomes(setOutcomes(entries), { ...made, documents })
  const isAsStored =
    whole !== null &&
    tables.length === 0 &&
    whole.tables.length === 0 &&
    isEqual(whole.twins, twins) &&
    isEqual(whole.outcomes, outcomes)
  const own: OwnData = isAsStored
    ? whole
    : {
        claims: made.claims,
        measures: made.measures,
        events: made.events,
        routes: made.routes,
        regions: made.regions,
        documents,
        pages: pagesOf(decided.heads),
        twins,
        tables: tables.map(({ table }) => table),
        figures: figuresOf(session, tables),
        outcomes,
      }
  const misfits = shown.flatMap((one) => one.misfits)
  showLayer(session, own, misfits)
  return isAsStored ? undefined : { kept: keep(session, project.id, own) }
}

/** Reviews what has changed; false where another project was opened meanwhile. */
async function review(
  session: DeskSession,
  { heads, parts, revisions }: Decided,
  isLeft: () => boolean,
): Promise<boolean> {
  const { reviewed } = session.layer
  for (const id of reviewed.keys()) if (!revisions.has(id)) reviewed.delete(id)
  for (const head of heads) {
    await reviewDocument(session, head, revisions.get(head.id) ?? '', parts.get(head.id) ?? [])
    if (isLeft()) return false
  }
  return true
}

/** Applies decisions to a document, unless neither they nor its facts have changed. What stays is the same objects. */
async function reviewDocument(
  session: DeskSession,
  head: DocumentHead,
  revision: string,
  decided: readonly ReviewedPart[],
): Promise<void> {
  const { reviewed } = session.layer
  const known = reviewed.get(head.id)
  if (known?.revision === revision) return
  const loaded = await loadDocument(session, head)
  if (!loaded) return
  const facts = JSON.stringify(metaOf(head))
  const answer = await session.environment.desk().review(loaded, decided)
  // The same object while its facts are the same, so that it is stored once.
  const document = (known?.facts === facts && known.document) || answer.document
  const misfits = answer.faults.map(({ place, problem }) => `${place}: ${problem}`)
  const marks = known ? keepMarks(known.marks, answer.marks) : answer.marks
  reviewed.set(head.id, { revision, facts, document, misfits, marks })
}

const keepMarks = (before: Marks, after: Marks): Marks => ({
  claims: keepSame(before.claims, after.claims),
  measures: keepSame(before.measures, after.measures),
  events: keepSame(before.events, after.events),
  routes: keepNamed(before.routes, after.routes),
  regions: keepNamed(before.regions, after.regions),
})

/** Routes or regions with the objects of `before` where they and their sentences are the same. */
function keepNamed(before: readonly NamedBy[], after: readonly NamedBy[]): readonly NamedBy[] {
  const known = new Map(before.map((one) => [one.id, one]))
  return after.map((one) => {
    const there = known.get(one.id)
    const evidence = keepSame(there?.evidence ?? [], one.evidence)
    return there && evidence === there.evidence ? there : { ...one, evidence }
  })
}

function joinMarks({ layer }: DeskSession, shown: readonly ReviewedDocument[]): Marks {
  const marks = shown.map((one) => one.marks)
  const joined = (of: 'routes' | 'regions') => {
    const evidence = groupBy(
      marks.flatMap((one) => one[of]),
      ({ id }) => id,
    )
    const all = [...evidence].map(([id, parts]) => ({ id, evidence: parts.flatMap((part) => part.evidence) }))
    return keepNamed(layer.named[of], all)
  }
  layer.named = { routes: joined('routes'), regions: joined('regions') }
  return {
    claims: marks.flatMap(({ claims }) => claims),
    measures: marks.flatMap(({ measures }) => measures),
    events: marks.flatMap(({ events }) => events),
    ...layer.named,
  }
}

/** On the first run of a project, restores what an earlier page stored: all of it where nothing has changed, else null. */
async function restoreOnce(
  session: DeskSession,
  project: OpenProject,
  { revisions }: Decided,
): Promise<OwnData | null> {
  const { layer, environment, repository } = session
  if (layer.restoredId === project.id) return null
  layer.restoredId = project.id
  layer.reviewed.clear()
  if (session.store.getState().isReadOnly || environment.rules === '') return null
  const kept = await repository?.readOwn(project.id)
  if (!kept) return null
  const { own, reviews } = kept
  layer.stored = { projectId: project.id, own: kept }
  layer.named = own
  const documents = new Map(own.documents.map((document) => [document.id, document]))
  const marksOf = marksByDocument(own)
  for (const head of project.documents) {
    const known = reviews[head.id]
    if (!known || known.revision !== revisions.get(head.id)) continue
    const facts = JSON.stringify(metaOf(head))
    const document = documents.get(head.id) ?? null
    layer.reviewed.set(head.id, { ...known, facts, document, marks: marksOf(head.id) })
  }
  const isWhole = [revisions.size, Object.keys(reviews).length].every((size) => size === layer.reviewed.size)
  return isWhole ? own : null
}

/** What an earlier page showed, by document. */
function marksByDocument(own: OwnData): (id: string) => Marks {
  const documentOf = ({ evidence: [first] }: { evidence: EvidenceList }) => quotedDocument(first) ?? ''
  const claims = groupBy(own.claims, ({ citation }) => citation.documentId)
  const measures = groupBy(own.measures, documentOf)
  const events = groupBy(own.events, documentOf)
  const namedIn = (named: readonly NamedBy[], id: string) =>
    named.flatMap((one) => {
      const evidence = one.evidence.filter(({ citation }) => citation.documentId === id)
      return evidence.length > 0 ? [{ id: one.id, evidence }] : []
    })
  return (id) => ({
    claims: claims.get(id) ?? [],
    measures: measures.get(id) ?? [],
    events: events.get(id) ?? [],
    routes: namedIn(own.routes, id),
    regions: namedIn(own.regions, id),
  })
}

/** The published twin of each document that has one. */
async function twinsOf(
  { environment }: DeskSession,
  { documents }: OpenProject,
): Promise<Record<string, string>> {
  const twins: Record<string, string> = {}
  for (const { id, sha256 } of documents) {
    const twin = await environment.publishedTwin(sha256)
    if (twin !== null) twins[id] = twin
  }
  return twins
}

const pagesOf = (heads: readonly DocumentHead[]) =>
  Object.fromEntries(heads.flatMap(({ id, pages }) => (pages.length > 0 ? [[id, pages]] : [])))

async function tablesInUse(session: DeskSession, project: OpenProject): Promise<readonly LayerTable[]> {
  const inUse: LayerTable[] = []
  for (const table of project.tables) {
    const made = table.settings.isUsed && (await tableOf(session, table))
    if (made) inUse.push(made)
  }
  const ids = new Set(inUse.map(({ table }) => table.id))
  const { tables } = session.layer
  for (const id of tables.keys()) if (!ids.has(id)) tables.delete(id)
  return inUse
}

/** Reads a table by its settings, unless only claims changed. If settings change meanwhile, as the layer last had it, or null. */
async function tableOf(session: DeskSession, head: TableHead): Promise<LayerTable | null> {
  const { tables } = session.layer
  const { id, fileName, sheet, settings } = head
  const revision = JSON.stringify(settings)
  const reading = await readTable(session, head)
  if (reading === null) return null
  const { header } = reading
  const known = tables.get(id)
  if (known?.revision === revision) return known
  const now = session.store.getState().project?.tables.find((one) => one.id === id)
  if (!now || JSON.stringify(now.settings) !== revision) return known ?? null
  const figures = await session.environment.desk().tableFigures(id)
  const { title, meanings, coverageTo } = settings
  const publisher = meanings.includes('publisher') ? null : settings.publisher || null
  const table = { id, title, fileName, sheet, publisher, coverageTo, header }
  const made = { revision, table, figures }
  tables.set(id, made)
  return made
}

/** The same array while no table changes. */
function figuresOf({ layer }: DeskSession, tables: readonly LayerTable[]): OwnData['figures'] {
  const { of } = layer.figures
  layer.figures = {
    of: tables,
    all: isSameList(tables, of) ? layer.figures.all : tables.flatMap(({ figures }) => figures),
  }
  return layer.figures.all
}

/** Stores what the layer shows, with the reviews behind it. Reviews of later decisions are saved with those decisions. */
function keep(session: DeskSession, projectId: string, own: OwnData): Promise<void> {
  const { layer, store } = session
  const reviews = Object.fromEntries(
    [...layer.reviewed].map(([id, { revision, misfits }]) => [id, { revision, misfits }]),
  )
  return save(session, async (open) => {
    // A retried save stores what shows by then.
    const { project, own: now } = store.getState()
    const latest = (project?.id === projectId ? now : null) ?? own
    const before = layer.stored?.projectId === projectId ? layer.stored.own : null
    layer.stored = { projectId, own: await open.saveOwn(projectId, { own: latest, reviews }, before) }
  })
}
