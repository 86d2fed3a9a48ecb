import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { changesOf, type ReviewDecision, targetOf } from '#domain/decisionLog.ts'
import { type DeskRepository, deskRepository } from '#state/desk/deskRepository.ts'
import type { NewText } from '#state/desk/deskState.ts'
import { memoryShelf } from '#state/shelf/shelf.ts'
import { deskOfTest } from './deskOfTest.ts'

/** A text in which the rules find two claims. */
export const TEXT: NewText = {
  format: 'paste',
  fileName: '',
  title: 'Invented test text',
  publisher: null,
  date: '2025-03',
  language: 'en',
  pages: [],
  text: 'Belgium will strengthen border controls in 2025. France and Belgium set up joint patrols in 2024.\n',
}
export const FRENCH: NewText = {
  ...TEXT,
  title: 'Texte inventé',
  language: 'fr',
  text: 'La Belgique renforcera les contrôles aux frontières en 2026.\n',
}

const made: { worker: { close: () => void } }[] = []

/** Gives each test of a file a browser that has stored nothing, and closes the test's tabs afterwards. */
export function inNewBrowsers(): void {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory()
  })
  afterEach(() => {
    for (const { worker } of made.splice(0)) worker.close()
  })
}

export type Tab = ReturnType<typeof deskOfTest>

/** A Desk on a repository, started. */
export async function openTab(...parts: Parameters<typeof deskOfTest>): Promise<Tab> {
  const tab = deskOfTest(...parts)
  made.push(tab)
  await tab.desk.start()
  return tab
}

export const stateOf = ({ desk }: Pick<Tab, 'desk'>) => desk.store.getState()
/** Waits until all is stored. */
export const saved = (tab: Tab) => vi.waitFor(() => expect(stateOf(tab).save).toBe('saved'))

/** Accepts a claim of the open text; `place` counts its claims from 0. */
export function accept(tab: Pick<Tab, 'desk'>, place: number): void {
  const { derived, documentId } = stateOf(tab)
  const claim = derived.get(documentId ?? '')?.claims[place]
  if (!claim) throw new Error(`there is no claim ${place}`)
  const decision: ReviewDecision = { action: 'accept', ...targetOf(claim), seen: changesOf(claim) }
  tab.desk.decide([{ claimId: claim.id, decision }])
}

/** A tab with a project of one text, whose first claim is accepted. */
export async function begin(repository: DeskRepository = deskRepository(memoryShelf())): Promise<Tab> {
  const tab = await openTab(repository)
  await tab.desk.newProject('Test')
  await tab.desk.addText(TEXT)
  accept(tab, 0)
  await saved(tab)
  return tab
}

export const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
/** The project as a file. */
export const fileOf = async (tab: Tab) => bytesOf((await tab.desk.saveFile()).file)
export const open = (tab: Tab, bytes: Uint8Array<ArrayBuffer>) =>
  tab.desk.openFile({ name: 'test.throughline', file: new Blob([bytes]) })
