import { visibleEntries } from '#domain/blindReading.ts'
import { type LogEntry, type ReviewedPart, reviewedParts, setOutcomes } from '#domain/decisionLog.ts'
import type { OwnData } from '#domain/ownData.ts'
import { shownOutcomes } from '#domain/ownOutcome.ts'
import type { OwnFigure, OwnTable, TableHead } from '#domain/ownTable.ts'
import { type DocumentHead, metaOf } from '#domain/project.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { groupBy } from '#lib/groupBy.ts'
import { isEqual } from '#lib/listChange.ts'
import type { DeskContext } from './deskContext.ts'
import type { KeptReview } from './deskDatabase.ts'
import type { DeskState, OpenProject } from './deskState.ts'
import type { StoredOwn } from './ownStore.ts'

/**
 * The entries of the open log that this reader may see: without others' decisions on claims that they have not decided,
 * unless they asked for those.
 */
export function seenEntries({
  project,
  reader,
  showsOthers,
}: Pick<DeskState, 'project' | 'reader' | 'showsOthers'>): readonly LogEntry[] {
  if (!project) return []
  if (showsOthers === true) return project.log
  const proposals = new Map(project.documents.map(({ id, claims }) => [id, claims]))
  const count = (id: string) => proposals.get(id) ?? Number.POSITIVE_INFINITY
  return visibleEntries(project.log, reader, count, showsOthers || null)
}

/** A document as it was last reviewed. */
interface ReviewedDocument extends KeptReview {
  /** The facts that the rules read it by. */
  readonly facts: string
  /** Null where nothing is accepted. */
  readonly document: SourceDocument | null
}

/** A table in use as it was last published. */
interface PublishedTable {
  /** The settings that it was read by. */
  readonly revision: string
  readonly table: OwnTable
  readonly figures: readonly OwnFigure[]
}

/**
 * Publishes the decisions and tables of the open project to the map, and keeps the result for the next start. Tables are
 * read and stored again only when their settings change: a decision changes claims alone. Calls during a run
 * share the next one.
 */
export function createPublisher(context: DeskContext): () => Promise<void> {
  const { environment, getState, setState } = context
  const reviewed = new Map<string, ReviewedDocument>()
  const published = new Map<string, PublishedTable>()
  /** The tables and figures that were published last. */
  let parts: readonly PublishedTable[] = []
  let figures: readonly OwnFigure[] = []
  /** What was stored last, and of which project. */
  let stored: { readonly projectId: string; readonly own: StoredOwn } | null = null
  /** The project whose kept reviews were looked for, and what the worker is being given of them. */
  let restoredId: string | null = null
  let restoring: Promise<unknown> = Promise.resolve()
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | null = null

  /** Everything that a review depends on, as a text: rules, facts, and the document's entries. */
  function revisionOf(head: DocumentHead, entries: readonly LogEntry[]): string {
    const { reader, showsOthers } = getState()
    const ids = environment.sha256(entries.map(({ id }) => id).join())
    return JSON.stringify([environment.rules, metaOf(head), head.claims, reader, showsOthers, ids])
  }

  /** Applies decisions to a document, unless neither they nor its facts have changed. */
  async function reviewDocument(
    head: DocumentHead,
    revision: string,
    decided: readonly ReviewedPart[],
  ): Promise<void> {
    const known = reviewed.get(head.id)
    if (known?.revision === revision) return
    const loaded = await context.texts.load(head)
    if (!loaded) return
    const { document: source, faults } = await environment.desk().review(loaded, decided)
    const misfits = faults.map(({ place, problem }) => `${place}: ${problem}`)
    const facts = JSON.stringify(metaOf(head))
    // The same object while its facts are the same, so that it is stored once.
    const document = (known?.facts === facts && source && known.document) || source
    reviewed.set(head.id, { revision, facts, document, misfits })
  }

  /**
   * Restores the reviews that an earlier page kept if their rules, facts and decisions are unchanged, and passes their claims
   * to the worker in the background. Returns what they published if all are unchanged.
   */
  async function restore(
    { id, documents }: OpenProject,
    revisions: ReadonlyMap<string, string>,
  ): Promise<OwnData | null> {
    restoredId = id
    reviewed.clear()
    await restoring
    if (getState().isReadOnly || environment.rules === '') return null
    const kept = await context.repository()?.readOwn(id)
    if (!kept) return null
    stored = { projectId: id, own: kept }
    const sources = new Map(kept.own.documents.map((document) => [document.id, document]))
    for (const head of documents) {
      const review = kept.reviews[head.id]
      if (!review || review.revision !== revisions.get(head.id)) continue
      reviewed.set(head.id, {
        ...review,
        facts: JSON.stringify(metaOf(head)),
        document: sources.get(head.id) ?? null,
      })
    }
    const claims = groupBy(kept.own.claims, ({ citation }) => citation.documentId)
    const accepted = [...reviewed.values()].flatMap(({ document }) =>
      document
        ? [
            {
              document: { ...document, text: '', lines: [], sentences: [] },
              claims: claims.get(document.id) ?? [],
            },
          ]
        : [],
    )
    const isWhole =
      revisions.size === reviewed.size && Object.keys(kept.reviews).every((one) => revisions.has(one))
    if (accepted.length > 0) {
      // What the worker could not take is reviewed with the next decision.
      restoring = environment
        .desk()
        .restore(accepted, kept.own)
        .catch(() => reviewed.clear())
    }
    return isWhole ? kept.own : null
  }

  /** Reads a table by its settings. If they change meanwhile, which starts another run, it is as last published, or null. */
  async function publishTable(table: TableHead): Promise<PublishedTable | null> {
    const { id, fileName, sheet, settings } = table
    const revision = JSON.stringify(settings)
    const reading = await context.readTable(table)
    if (reading === null) return null
    const { header } = reading
    const known = published.get(id)
    if (known?.revision === revision) return known
    const now = getState().project?.tables.find((one) => one.id === id)
    if (!now || JSON.stringify(now.settings) !== revision) return known ?? null
    const own = await environment.desk().tableFigures(id)
    const { title, meanings, coverageTo } = settings
    const publisher = meanings.includes('publisher') ? null : settings.publisher || null
    const made = {
      revision,
      table: { id, title, fileName, sheet, publisher, coverageTo, header },
      figures: own,
    }
    published.set(id, made)
    return made
  }

  /** The same array while no table changes. */
  function figuresOf(tables: readonly PublishedTable[]): readonly OwnFigure[] {
    const isSame = tables.length === parts.length && tables.every((table, index) => table === parts[index])
    if (!isSame) figures = tables.flatMap((table) => table.figures)
    parts = tables
    return figures
  }

  /** Resolves once the map has what is published; `kept` resolves once it is stored. */
  async function run(): Promise<{ kept: Promise<void> } | undefined> {
    const { project } = getState()
    if (!project) return
    // Decisions on a removed document stay in the log and publish nothing.
    const entries = seenEntries(getState())
    const entriesOf = groupBy(
      entries.filter(({ outcome }) => !outcome),
      ({ documentId }) => documentId,
    )
    const partsOf = groupBy(reviewedParts(entries), ({ documentId }) => documentId)
    const heads = project.documents.filter(({ id }) => partsOf.has(id))
    const ids = heads.map(({ id }) => id)
    const revisions = new Map(heads.map((head) => [head.id, revisionOf(head, entriesOf.get(head.id) ?? [])]))
    const whole = restoredId === project.id ? null : await restore(project, revisions)
    if (!whole) await restoring
    for (const id of reviewed.keys()) if (!revisions.has(id)) reviewed.delete(id)
    for (const head of heads) {
      await reviewDocument(head, revisions.get(head.id) ?? '', partsOf.get(head.id) ?? [])
      if (getState().project?.id !== project.id) return
    }
    const made = whole ?? (await environment.desk().publish(ids))
    if (getState().project?.id !== project.id) return
    const shown = ids.flatMap((id) => reviewed.get(id) ?? [])
    const documents = shown.flatMap(({ document }) => document ?? [])
    const twins: Record<string, string> = {}
    for (const { id, sha256: hash } of project.documents) {
      const twin = await environment.publishedTwin(hash)
      if (twin !== null) twins[id] = twin
    }
    const pages = Object.fromEntries(
      project.documents.flatMap((one) =>
        revisions.has(one.id) && one.pages.length > 0 ? [[one.id, one.pages]] : [],
      ),
    )
    const tables: PublishedTable[] = []
    for (const table of project.tables) {
      const made = table.settings.isUsed && (await publishTable(table))
      if (made) tables.push(made)
    }
    const used = new Set(tables.map(({ table }) => table.id))
    for (const id of published.keys()) if (!used.has(id)) published.delete(id)
    if (getState().project?.id !== project.id) return
    const misfits = shown.flatMap((one) => one.misfits)
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
          pages,
          twins,
          tables: tables.map(({ table }) => table),
          figures: figuresOf(tables),
          outcomes,
        }
    setState({ own, misfits })
    environment.showOwn(own)
    if (isAsStored) return
    const reviews = Object.fromEntries(
      [...reviewed].map(([id, one]) => [id, { revision: one.revision, misfits: one.misfits }]),
    )
    const kept = context.save(async (open) => {
      // A retried save stores what is published by then.
      const latest = (getState().project?.id === project.id ? getState().own : null) ?? own
      const before = stored?.projectId === project.id ? stored.own : null
      // Reviews of later decisions are saved with those decisions.
      stored = {
        projectId: project.id,
        own: await open.saveOwn(project.id, { own: latest, reviews }, before),
      }
    })
    return { kept }
  }

  return () => {
    if (next) return next
    next = running
      .catch(() => {})
      .then(async () => {
        next = null
        const mine = run()
        running = mine
        await (await mine)?.kept
      })
    return next
  }
}
