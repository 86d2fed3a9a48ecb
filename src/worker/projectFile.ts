import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod/mini'
import { type LogEntry, readLog } from '#domain/decisionLog.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { Instant } from '#domain/instant.ts'
import type { ProjectTable } from '#domain/own/table.ts'
import { HARMLESS, type Project, type ProjectDocument, type ProjectFault } from '#domain/project.ts'
import { settingsByLog } from '#domain/tableLog.ts'
import { WORDS } from '#domain/textRecognition.ts'
import { ExtractError, LIMITS } from '#extract/extractedDocument.ts'
import { type BlobEntry, blobEntries, unpackedParts } from '#extract/zipEntries.ts'
import {
  checkTemplates,
  DELIVERIES,
  DOCUMENT_PAIRS,
  hashOf,
  jsonOf,
  originalPath,
  placeOf,
  TABLE_PAIRS,
  TEMPLATES,
  takeBriefingParts,
  takePairs,
} from './projectParts.ts'
import { gatherBlob, type PackedPart, packPart, zipOf } from './zipFile.ts'

/** Original files and parts of newer versions by path, which need not be in memory. */
export type FileParts = ReadonlyMap<string, Blob>

type TextParts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** A project with what its file holds besides documents and log. */
export interface ProjectContent {
  readonly project: Project
  readonly keepsOriginals: boolean
  readonly briefings: readonly DraftBriefing[]
  /** Originals (`originals/<id>.<ext>`), the template of slides (`template/<name>`), when briefings were given (`givings/<id>.json`), words of recognised texts (`words/<id>.json`) and parts of newer versions, by path. */
  readonly parts: FileParts
}

/** Content whose documents and tables may come one after another. */
type WrittenContent = Omit<ProjectContent, 'project'> & {
  readonly project: Omit<Project, 'documents' | 'tables'> & {
    readonly tables: Iterable<ProjectTable> | AsyncIterable<ProjectTable>
    readonly documents: Iterable<ProjectDocument> | AsyncIterable<ProjectDocument>
  }
}

/** What a file holds; `content` is null where nothing can be opened. A damaged file opens read-only. */
export interface ReadProjectFile {
  readonly content: ProjectContent | null
  readonly faults: readonly ProjectFault[]
  readonly readOnly: boolean
}

/** A step from one version of the format to the next, on the parts of a file. */
export type ProjectMigration = (parts: TextParts) => TextParts

/** Migrates parts to the next version; entry n migrates version n + 1. */
const MIGRATIONS: readonly ProjectMigration[] = [
  // Version 2 adds tables, which a file of version 1 does not have.
  (parts) => parts,
  // Version 3 has changes of tables in the log: what was settled before stands in a table's settings alone.
  (parts) => parts,
  // Version 4 may have a template of slides, which an older program carries along as it is.
  (parts) => parts,
  // Version 5 may have outcomes of plans in the log, which an older program would refuse entry by entry.
  (parts) => parts,
  // Version 6 has ids in place of hashes in the log (`readLog`), and `savedBy` in the manifest.
  (parts) => parts,
  // Version 7 may have own codes in the log, which an older program would refuse entry by entry.
  (parts) => parts,
]

/** Limits of the files that are opened. */
const FILE_LIMITS = {
  /** Bytes of the file, and of all its parts unpacked. */
  bytes: 500 * 1_048_576,
  unpackedBytes: 1024 * 1_048_576,
  /** Bytes of one part. */
  partBytes: Math.max(LIMITS.bytes, LIMITS.unpackedBytes),
  /** Parts, and entries of the log: many times what a team reads in a year. */
  parts: 20_000,
  entries: 200_000,
}

const FORMAT = 'throughline-project'
const MANIFEST = 'manifest.json'
const LOG = 'log.json'

/** `seal` is the hash of the manifest without it. */
const Manifest = z.object({
  format: z.literal(FORMAT),
  version: z.int().check(z.positive()),
  id: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  title: z.string(),
  createdAt: Instant,
  savedAt: Instant,
  /** The reader who saved it; absent in older versions. */
  savedBy: z.optional(z.string()),
  keepsOriginals: z.boolean(),
  parts: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
})
type Manifest = z.infer<typeof Manifest>

const hashOfText = (text: string) => hashOf(utf8ToBytes(text))
const bytesOf = async (blob: Blob | undefined) => (blob ? new Uint8Array(await blob.arrayBuffer()) : null)
const jsonBytes = (value: unknown) => utf8ToBytes(`${JSON.stringify(value, null, 2)}\n`)

/** Writes a project file, part by part. `savedAt` is ISO 8601, UTC; `savedBy` the name of the reader. */
export async function writeProjectFile(
  { project, keepsOriginals, briefings, parts }: WrittenContent,
  { savedAt, savedBy }: { savedAt: string; savedBy: string },
  version = MIGRATIONS.length + 1,
): Promise<Blob> {
  const { id, title, createdAt, documents, tables, log } = project
  const packed: PackedPart[] = []
  const pack = async (path: string, content: Uint8Array<ArrayBuffer> | Blob) =>
    void packed.push(await packPart(path, content))
  for await (const { text, ...facts } of documents) {
    await pack(`documents/${facts.id}.txt`, utf8ToBytes(text))
    await pack(`documents/${facts.id}.json`, jsonBytes(facts))
  }
  for await (const { text, ...facts } of tables) {
    await pack(`tables/${facts.id}.csv`, utf8ToBytes(text))
    await pack(`tables/${facts.id}.json`, jsonBytes(facts))
  }
  for (const briefing of briefings) await pack(`briefings/${briefing.id}.json`, jsonBytes(briefing))
  await pack(LOG, jsonBytes(log))
  for (const [path, blob] of parts) await pack(path, blob)
  const manifest = {
    format: FORMAT,
    version,
    id,
    title,
    createdAt,
    savedAt,
    savedBy,
    keepsOriginals,
    parts: packed.map((part) => ({ path: part.path, bytes: part.bytes, sha256: part.sha256 })),
  }
  const sealed = { ...manifest, seal: hashOfText(JSON.stringify(manifest)) }
  return zipOf([await packPart(MANIFEST, jsonBytes(sealed)), ...packed], new Date(savedAt))
}

/** A file while it is read: its parts, packed, and what is wrong with them. */
interface Reading {
  readonly packed: ReadonlyMap<string, BlobEntry>
  readonly faults: ProjectFault[]
  readonly report: (code: ProjectFault['code'], part: string | null, place?: string | null) => void
  readonly partBytes: number
  /** Bytes that may still be unpacked. */
  left: number
}

const refused = (code: ProjectFault['code'], place: string | null = null): ReadProjectFile => ({
  content: null,
  faults: [{ code, part: null, place }],
  readOnly: true,
})

/**
 * Reads a project file. Never rejects: it lists every fault with its part, and returns what is intact.
 */
export async function readProjectFile(
  file: Blob,
  {
    migrations = MIGRATIONS,
    limits = FILE_LIMITS,
    onProgress = () => {},
  }: {
    migrations?: readonly ProjectMigration[]
    limits?: typeof FILE_LIMITS
    /** Gets how many parts are read. */
    onProgress?: (done: number, of: number) => void
  } = {},
): Promise<ReadProjectFile> {
  if (file.size > limits.bytes) return refused('too-large')
  let entries: BlobEntry[]
  try {
    entries = await blobEntries(file)
  } catch {
    return refused((await file.slice(0, 2).text()) === 'PK' ? 'torn' : 'foreign')
  }
  if (entries.length > limits.parts) return refused('too-many', String(limits.parts))
  const reading = readingOf(entries, limits)
  const { packed, faults, report } = reading
  if (!packed.has(MANIFEST) && ![...packed.keys()].some((path) => path.startsWith('documents/own-')))
    return refused('foreign')
  const raw = jsonOf(await bytesOf((await unpacked(reading, MANIFEST))?.blob))
  const { format, version } = Object(raw?.value)
  if (raw && format !== FORMAT) return refused('foreign')
  const newest = migrations.length + 1
  if (Number.isInteger(version) && version > newest) return refused('newer', String(version))
  const manifest = manifestOf(reading, raw)
  if (manifest && manifest.parts.length > limits.parts) return refused('too-many', String(limits.parts))
  const { originals, intact } = await unpackAll(reading, manifest, onProgress)
  let parts: TextParts = intact
  try {
    for (const migrate of migrations.slice((manifest?.version ?? newest) - 1)) parts = migrate(parts)
  } catch {
    return refused('misfit', String(manifest?.version))
  }
  const isNamed = (path: string) => faults.some(({ part }) => part === path)
  const rest = new Map(parts)
  const documents = takePairs(DOCUMENT_PAIRS, rest, report, isNamed)
  const tables = takePairs(TABLE_PAIRS, rest, report, isNamed)
  const briefings = takeBriefingParts(rest, report)
  await checkTemplates(rest, report)
  const log = takeLog(rest, tables, limits.entries, report, isNamed)
  if (log === null) return refused('log-too-long', String(limits.entries))
  for (const path of rest.keys())
    if (![TEMPLATES, DELIVERIES, WORDS].some((folder) => path.startsWith(folder))) report('kept', path)
  // There is nothing to show: the project that is open stays.
  if (!manifest && [documents, tables, briefings, log, [...originals]].every(({ length }) => length === 0))
    return { content: null, faults, readOnly: true }
  const { id = 'damaged', title = '', createdAt = new Date(0).toISOString() } = manifest ?? {}
  return {
    content: {
      project: { id, title, createdAt, documents, tables, log },
      keepsOriginals: manifest?.keepsOriginals ?? false,
      briefings,
      parts: new Map([...originals, ...[...rest].map(([path, bytes]) => [path, new Blob([bytes])] as const)]),
    },
    faults,
    readOnly: faults.some(({ code }) => !HARMLESS.has(code)),
  }
}

function readingOf(entries: readonly BlobEntry[], limits: typeof FILE_LIMITS): Reading {
  const faults: ProjectFault[] = []
  const report: Reading['report'] = (code, part, place = null) => void faults.push({ code, part, place })
  const packed = new Map<string, BlobEntry>()
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue
    if (!isSafeName(entry.name)) report('name', entry.name)
    else if (packed.has(entry.name)) report('doubled', entry.name)
    else packed.set(entry.name, entry)
  }
  return { packed, faults, report, left: limits.unpackedBytes, partBytes: limits.partBytes }
}

/** A part with the hash of its bytes; null with a fault where it cannot be unpacked. */
async function unpacked(reading: Reading, path: string): Promise<{ blob: Blob; hash: string } | null> {
  const entry = reading.packed.get(path)
  if (!entry) {
    reading.report('missing', path)
    return null
  }
  try {
    const hash = sha256.create()
    const whole = gatherBlob()
    const bytes = await entry.packed()
    for await (const part of unpackedParts(entry, bytes, Math.min(reading.left, reading.partBytes))) {
      reading.left -= part.length
      hash.update(part)
      if (entry.method !== 0) whole.add(part)
    }
    // An uncompressed part is not copied: its slice of the file is the part.
    return { blob: entry.method === 0 ? bytes : whole.whole(), hash: bytesToHex(hash.digest()) }
  } catch (error) {
    const isLarge = error instanceof ExtractError && error.fault.code === 'unpacks-too-large'
    reading.report(isLarge ? 'unpacks-too-large' : 'unreadable', path)
    return null
  }
}

/** The manifest; null with a fault where it is damaged. One that was changed is named and used. */
function manifestOf({ faults, report }: Reading, raw: { value: unknown } | null): Manifest | null {
  const read = Manifest.safeParse(raw?.value)
  if (!read.success) {
    if (!faults.some(({ part }) => part === MANIFEST))
      report(raw ? 'misfit' : 'unreadable', MANIFEST, raw ? placeOf(read.error) : null)
    return null
  }
  const { seal, ...sealed } = Object(raw?.value)
  if (seal !== hashOfText(JSON.stringify(sealed))) report('changed', MANIFEST)
  return read.data
}

/** Unpacks the parts that the manifest confirms; without one every part, and only a document's own hash protects it. */
async function unpackAll(
  reading: Reading,
  manifest: Manifest | null,
  onProgress: (done: number, of: number) => void,
) {
  const { packed, report } = reading
  const stated = new Map(manifest?.parts.map((part) => [part.path, part]))
  const intact = new Map<string, Uint8Array<ArrayBuffer>>()
  const originals = new Map<string, Blob>()
  const paths = [...(manifest ? stated : packed).keys()]
  for (const [index, path] of paths.entries()) {
    if (index % Math.ceil(paths.length / 100) === 0) onProgress(index, paths.length)
    if (path === MANIFEST) continue
    const part = await unpacked(reading, path)
    if (!part) continue
    const known = stated.get(path)
    if (known && known.sha256 !== part.hash) report('changed', path)
    else if (path.startsWith('originals/')) {
      const kept = originalPath(path.slice('originals/'.length).replace(/\.[^.]*$/, ''), path)
      if (kept !== path) report('kind', path, kept)
      originals.set(kept, part.blob)
    } else intact.set(path, new Uint8Array(await part.blob.arrayBuffer()))
  }
  if (manifest)
    for (const path of packed.keys()) if (path !== MANIFEST && !stated.has(path)) report('unlisted', path)
  return { originals, intact }
}

/** Takes the log out of the parts; null where it has more than `most` entries. It states a reader's settings of tables: any others were put in from outside. */
function takeLog(
  parts: Map<string, Uint8Array<ArrayBuffer>>,
  tables: readonly ProjectTable[],
  most: number,
  report: Reading['report'],
  isNamed: (path: string) => boolean,
): LogEntry[] | null {
  const stored = parts.get(LOG)
  parts.delete(LOG)
  if (!stored) {
    if (!isNamed(LOG)) report('missing', LOG)
    return []
  }
  const json = jsonOf(stored)?.value
  if (!Array.isArray(json)) report('misfit', LOG)
  else if (json.length > most) return null
  const { log, fault } = readLog(Array.isArray(json) ? json : [])
  if (fault) report('misfit', LOG, `${fault.place + 1}, ${placeOf(fault.error)}`)
  for (const table of tables)
    if (settingsByLog(table, log) !== table.settings) report('unlogged', `tables/${table.id}.json`)
  return [...log]
}

/** A path that stays in the file's own folders on every system. */
function isSafeName(name: string): boolean {
  return /^[\p{L}\p{N}_-][^\\:\p{C}]*$/u.test(name) && !name.split('/').some((part) => /^\.*$/.test(part))
}
