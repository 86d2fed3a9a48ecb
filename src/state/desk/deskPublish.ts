import { visibleEntries } from '#domain/blindReading.ts'
import { type LogEntry, type ReviewedPart, reviewedParts } from '#domain/decisionLog.ts'
import type { OwnData } from '#domain/ownData.ts'
import type { OwnFigure, OwnTable, ProjectTable } from '#domain/ownTable.ts'
import { type DocumentHead, metaOf } from '#domain/project.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { DeskContext } from './deskContext.ts'
import type { DeskState } from './deskState.ts'

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
  if (showsOthers) return project.log
  const proposals = new Map(project.documents.map(({ id, claims }) => [id, claims]))
  return visibleEntries(project.log, reader, (id) => proposals.get(id) ?? Number.POSITIVE_INFINITY)
}

/** A document as it was last reviewed. */
interface ReviewedDocument {
  /** The facts that the rules read it by. */
  readonly revision: string
  readonly decided: readonly ReviewedPart[]
  /** Null where nothing is accepted. */
  readonly document: SourceDocument | null
  readonly misfits: readonly string[]
}

/** Whether two reviews of a document are the same, by the identity of decisions, which never change. */
function isSameReview(a: readonly ReviewedPart[], b: readonly ReviewedPart[]): boolean {
  return (
    a.length === b.length &&
    a.every((part, index) => {
      const other = b[index]
      return (
        part.agreement === other?.agreement &&
        part.readers.join('\n') === other.readers.join('\n') &&
        part.decisions.length === other.decisions.length &&
        part.decisions.every((decision, at) => decision === other.decisions[at])
      )
    })
  )
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
 * read and stored again only when their settings change: a decision changes claims alone. While one run goes on, all
 * further calls share the next.
 */
export function createPublisher(context: DeskContext): () => Promise<void> {
  const { environment, getState, setState } = context
  const reviewed = new Map<string, ReviewedDocument>()
  const published = new Map<string, PublishedTable>()
  /** The tables and figures that were published last. */
  let parts: readonly PublishedTable[] = []
  let figures: readonly OwnFigure[] = []
  /** What was stored last. */
  let stored: { readonly projectId: string; readonly own: OwnData } | null = null
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | null = null

  /** Applies decisions to a document, unless they and its facts are those of last time. */
  async function reviewDocument(head: DocumentHead, decided: readonly ReviewedPart[]): Promise<void> {
    const revision = JSON.stringify(metaOf(head))
    const known = reviewed.get(head.id)
    if (known?.revision === revision && isSameReview(known.decided, decided)) return
    const loaded = await context.texts.load(head)
    if (!loaded) return
    const { document: source, faults } = await environment.desk().review(loaded, decided)
    const misfits = faults.map(({ place, problem }) => `${place}: ${problem}`)
    // The same object while its facts are the same, so that it is stored once.
    const document = (known?.revision === revision && source && known.document) || source
    reviewed.set(head.id, { revision, decided, document, misfits })
  }

  /** A table by its settings; where they changed meanwhile, which publishes again, as it was published last, or null. */
  async function publishTable(table: ProjectTable): Promise<PublishedTable | null> {
    const { id, fileName, sheet, settings } = table
    const revision = JSON.stringify(settings)
    const { header } = await context.readTable(table)
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

  /** Resolves when the map has what is published, with what resolves when it is stored. */
  async function run(): Promise<{ kept: Promise<void> } | undefined> {
    const { project } = getState()
    if (!project) return
    // Decisions on a removed document stay in the log and publish nothing.
    const places = new Map(project.documents.map(({ id }, place) => [id, place]))
    const decided = reviewedParts(seenEntries(getState()))
      .filter(({ documentId }) => places.has(documentId))
      .sort((a, b) => (places.get(a.documentId) ?? 0) - (places.get(b.documentId) ?? 0))
    const decidedOf = groupBy(decided, ({ documentId }) => documentId)
    for (const id of reviewed.keys()) if (!decidedOf.has(id)) reviewed.delete(id)
    for (const head of project.documents) {
      const parts = decidedOf.get(head.id)
      if (parts) await reviewDocument(head, parts)
      if (getState().project?.id !== project.id) return
    }
    const made = await environment.desk().publish([...decidedOf.keys()])
    if (getState().project?.id !== project.id) return
    const shown = [...decidedOf.keys()].flatMap((id) => reviewed.get(id) ?? [])
    const documents = shown.flatMap(({ document }) => document ?? [])
    const twins: Record<string, string> = {}
    for (const { id, sha256: hash } of project.documents) {
      const twin = await environment.publishedTwin(hash)
      if (twin !== null) twins[id] = twin
    }
    const pages = Object.fromEntries(
      project.documents.flatMap((one) =>
        decidedOf.has(one.id) && one.pages.length > 0 ? [[one.id, one.pages]] : [],
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
    const own: OwnData = {
      ...made,
      documents,
      pages,
      twins,
      tables: tables.map(({ table }) => table),
      figures: figuresOf(tables),
    }
    setState({ own, misfits: shown.flatMap(({ misfits }) => misfits) })
    environment.showOwn(own)
    const kept = context.save(async (open) => {
      // A save that is tried again stores what is published by then.
      const latest = (getState().project?.id === project.id ? getState().own : null) ?? own
      const known = stored?.projectId === project.id ? stored.own : null
      const there = new Set(known?.documents)
      await open.saveOwn(project.id, latest, {
        documents: latest.documents.filter((document) => !there.has(document)),
        figures: known?.figures !== latest.figures,
      })
      stored = { projectId: project.id, own: latest }
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
