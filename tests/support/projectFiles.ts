import { strToU8, unzipSync, zipSync } from 'fflate'
import type { LogEntry } from '#domain/decisionLog.ts'
import { newDraft } from '#domain/draftBriefing.ts'
import { ownTableId, type ProjectTable } from '#domain/own/table.ts'
import { ownDocumentId, type ProjectDocument } from '#domain/project.ts'
import { sha256 } from '#scripts/readInput.ts'
import * as files from '#worker/projectFile.ts'

type ProjectContent = Omit<files.ProjectContent, 'parts'> & { parts: Map<string, Uint8Array<ArrayBuffer>> }

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

/** Reads bytes, and gives parts as bytes: two Blobs are equal whatever they hold. */
export async function readProjectFile(
  bytes: Uint8Array<ArrayBuffer>,
  options?: Parameters<typeof files.readProjectFile>[1],
) {
  const { content, ...read } = await files.readProjectFile(new Blob([bytes]), options)
  const parts = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const [path, part] of content?.parts ?? []) parts.set(path, await bytesOf(part))
  return { ...read, content: content && { ...content, parts } }
}

/** Writes a project file as bytes. */
export async function writeProjectFile(
  { parts, ...content }: ProjectContent,
  savedAt: string,
  version?: number,
) {
  const blobs = new Map([...parts].map(([path, bytes]) => [path, new Blob([bytes])]))
  const saved = { savedAt, savedBy: 'A' }
  return bytesOf(await files.writeProjectFile({ ...content, parts: blobs }, saved, version))
}

export const SAVED = '2026-11-27T10:00:00.000Z'

function documentOf(text: string): ProjectDocument {
  const hash = sha256(text)
  return {
    id: ownDocumentId(hash),
    fileName: 'invented.txt',
    format: 'txt',
    sha256: hash,
    title: 'Invented test text',
    publisher: null,
    date: '2025-03',
    language: 'en',
    addedAt: SAVED,
    claims: 2,
    pages: [{ number: 1, start: 0, end: text.length }],
    text,
  }
}

function tableOf(text: string): ProjectTable {
  const hash = sha256(text)
  return {
    id: ownTableId(hash),
    fileName: 'invented.csv',
    format: 'csv',
    sheet: null,
    sha256: hash,
    addedAt: SAVED,
    encoding: 'UTF-8',
    delimiter: ';',
    rows: 2,
    columns: 2,
    settings: {
      title: 'Invented table',
      headerRow: 1,
      meanings: ['date', 'value'],
      publisher: null,
      unit: 'detections',
      term: null,
      route: 'western-balkans',
      dateOrder: null,
      decimal: 'comma',
      monthStarts: null,
      coverageTo: '2024-12',
      names: { Balkan: 'western-balkans', elsewhere: null },
      nationalities: {},
      answers: { 'note:attempts': 'apart' },
      isUsed: true,
      columnYear: null,
      role: 'stated',
      licence: null,
      definition: 'Invented detections',
      order: 40,
      asOf: null,
      page: 'https://example.org/figures',
    },
    text,
  }
}

export const TABLE = tableOf('month,number\n2024-01,"1,5"\n')
export const FIRST = documentOf('Belgium will strengthen border controls in 2025.\n')
export const SECOND = documentOf('France and Belgium set up joint patrols in 2024. É\n')
const entry = (claimId: string): LogEntry => ({
  id: `entry-${claimId}`,
  at: SAVED,
  who: 'A',
  rules: '0123456789ab',
  documentId: FIRST.id,
  claimId,
  before: null,
  after: { action: 'reject', quote: 'Belgium', kind: 'measure', category: 'border-control', note: '' },
  undoes: null,
  settles: false,
})
export const LOG: readonly LogEntry[] = ['a', 'b'].map(entry)

/** A project of two texts and a table, with two decisions, a briefing, an original, a template and an unknown part. */
export const CONTENT: ProjectContent = {
  project: {
    id: 'p1',
    title: 'A test',
    createdAt: SAVED,
    documents: [FIRST, SECOND],
    tables: [TABLE],
    log: [...LOG],
  },
  keepsOriginals: true,
  briefings: [newDraft({ id: 'own-talk', title: 'A talk', author: 'A', language: 'en', date: '2026-11-27' })],
  parts: new Map([
    [`originals/${FIRST.id}.pdf`, new Uint8Array([1, 2, 3])],
    ['template/House style.potx', new Uint8Array(zipSync({ '[Content_Types].xml': strToU8('<Types/>') }))],
    ['pictures/later.bin', new Uint8Array([4, 5])],
  ]),
}
export const FILE = await writeProjectFile(CONTENT, SAVED)

/** The file with parts changed; null takes one out. The manifest stays as it was. */
export function changed(parts: Record<string, string | Uint8Array<ArrayBuffer> | null>, file = FILE) {
  const files = Object.entries({ ...unzipSync(file), ...parts }).flatMap(([path, part]) =>
    part === null ? [] : [[path, typeof part === 'string' ? strToU8(part) : part] as const],
  )
  return new Uint8Array(zipSync(Object.fromEntries(files)))
}

/** The faults of a file as words, but for the parts that are kept unread. */
export const faultsOf = async (file: Uint8Array<ArrayBuffer>) =>
  (await readProjectFile(file)).faults
    .filter(({ code }) => code !== 'kept')
    .map(({ code, part, place }) => [code, part, place].filter((word) => word !== null).join(' '))

/** The manifest with fields changed, as a part of `changed`. */
export function manifestWith(part: Record<string, unknown>): Record<string, string> {
  const text = new TextDecoder().decode(unzipSync(FILE)['manifest.json'])
  return { 'manifest.json': JSON.stringify({ ...JSON.parse(text), ...part }) }
}

/** The file with parts changed as whoever writes such files themselves would: the manifest has their hashes and a seal. */
export async function resealed(parts: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const { seal: _, ...manifest } = JSON.parse(new TextDecoder().decode(unzipSync(FILE)['manifest.json']))
  const listed = manifest.parts.map((part: { path: string }) => {
    const text = parts[part.path]
    return text === undefined ? part : { path: part.path, bytes: strToU8(text).length, sha256: sha256(text) }
  })
  const changes = { ...manifest, parts: listed }
  const sealed = { ...changes, seal: sha256(JSON.stringify(changes)) }
  return changed({ ...parts, 'manifest.json': JSON.stringify(sealed) })
}
