import type { ProjectTable, TableHead } from '#domain/own/table.ts'
import type { DocumentHead, ProjectDocument } from '#domain/project.ts'
import type { TableReading } from '#domain/tableReading.ts'
import type { DerivedText } from '#worker/deskEngine.ts'
import { type DeskSession, opened } from './deskState.ts'

/*
 * The texts of the open project, and what is read in them. They are stored apart from the heads of documents and tables, and
 * loaded for what is shown.
 */

/** Number of derived texts kept besides the open document's. */
const KEPT = 3

/** A text that is in memory. */
export function textInMemory({ held, store }: DeskSession, id: string): string | undefined {
  return held.get(id) ?? store.getState().derived.get(id)?.document.text
}

/** Says that a text is there again, and keeps it in memory until it is stored. */
export function holdAgain({ held, store }: DeskSession, id: string, text: string): void {
  held.set(id, text)
  store.setState(({ lostTexts }) => ({ lostTexts: new Set([...lostTexts].filter((lost) => lost !== id)) }))
}

/** The text of a document or table; null where this browser has lost it, which the state then says. */
export async function textOf(session: DeskSession, id: string): Promise<string | null> {
  const text =
    textInMemory(session, id) ?? (await session.repository?.readText(opened(session).id, id)) ?? null
  if (text === null) session.store.setState(({ lostTexts }) => ({ lostTexts: new Set(lostTexts).add(id) }))
  return text
}

/** A document with its text; null where this browser has lost it, which the state then says. */
export async function loadDocument(
  session: DeskSession,
  head: DocumentHead,
): Promise<ProjectDocument | null> {
  const text = await textOf(session, head.id)
  return text === null ? null : { ...head, text }
}

/** Documents or tables with their texts, one after another; those that are lost are left out. */
export async function* withTexts<Head extends DocumentHead | TableHead>(
  session: DeskSession,
  heads: readonly Head[],
): AsyncGenerator<Head & Pick<ProjectTable, 'text'>> {
  for (const head of heads) {
    const text = await textOf(session, head.id)
    if (text !== null) yield { ...head, text }
  }
}

/** What the rules read in a document; null where its text is lost. */
export async function deriveDocument(session: DeskSession, head: DocumentHead): Promise<DerivedText | null> {
  const known = session.store.getState().derived.get(head.id)
  if (known) return known
  const mine =
    session.deriving.get(head) ?? derive(session, head).finally(() => session.deriving.delete(head))
  session.deriving.set(head, mine)
  return mine
}

async function derive(session: DeskSession, head: DocumentHead): Promise<DerivedText | null> {
  const document = await loadDocument(session, head)
  if (!document) return null
  const desk = session.environment.desk()
  session.rules ||= await desk.rules()
  const derived = await desk.derive(document)
  session.store.setState(({ derived: before, documentId }) => {
    const others = [...before].filter(([id]) => id !== head.id)
    const isOpen = ([id]: (typeof others)[number]) => id === documentId
    const kept = [...others.filter((one) => !isOpen(one)).slice(1 - KEPT), ...others.filter(isOpen)]
    return { derived: new Map([...kept, [head.id, derived]]) }
  })
  return derived
}

/** Reads a table by its settings in the worker, once; its figures can be asked for afterwards. Null where its text is lost. */
export async function readTable(session: DeskSession, table: TableHead): Promise<TableReading | null> {
  const { tableReadings: last, store } = session
  const { id, settings } = table
  const revision = JSON.stringify(settings)
  const known = last.get(id)
  const mine = known?.revision === revision ? known : { revision, reading: readInWorker(session, table) }
  last.set(id, mine)
  try {
    const reading = await mine.reading
    const latest = last.get(id)
    // Other settings were read in between: the worker has these only after the latest reading.
    if (latest?.revision === revision && latest !== mine) return readTable(session, table)
    if (reading === null) last.delete(id)
    else if (latest === mine && store.getState().readings.get(id) !== reading)
      store.setState(({ readings }) => ({ readings: new Map(readings).set(id, reading) }))
    return reading
  } catch (error) {
    if (last.get(id) === mine) last.delete(id)
    throw error
  }
}

async function readInWorker(session: DeskSession, { id, settings }: TableHead): Promise<TableReading | null> {
  const worker = session.environment.desk()
  await session.environment.sendNames()
  if (!(await worker.hasTable(id))) {
    const text = await textOf(session, id)
    if (text === null) return null
    await worker.loadTable(id, text)
  }
  return worker.readTable(id, settings)
}
