import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { buildProposals, type LexiconParts } from '#derive/build.ts'
import { type Fault, sortFaults } from '#derive/fault.ts'
import { compactJson } from '#derive/jsonText.ts'
import type { extractText } from '#extract/extractText.ts'
import { datasetFile } from './datasetFile.ts'
import { type DocumentGroup, idOfPath } from './documentGroups.ts'
import { type GroupTexts, readGroup, textsOf } from './readGroup.ts'
import { sha256 } from './readInput.ts'

const FaultOfFile = z.strictObject({
  file: z.string(),
  place: z.string(),
  problem: z.string(),
  remedy: z.string(),
})

/** What the index says of a document: `entries/<id>.json`, written after its outputs. */
export const IndexEntry = z.strictObject({
  id: z.string(),
  /** The text, or the meta file without one, relative to the folder of documents. */
  file: z.string(),
  /** The checksum of all that the outputs come from: rules, text and meta file. */
  input: z.string(),
  /** The checksum of the text as received; null if it cannot be read. */
  sha256: z.nullable(z.string()),
  /** The checksums of `documents/<id>.json` and `claims/<id>.json`; null for a document with a fault, which has neither. */
  outputs: z.nullable(z.strictObject({ documents: z.string(), claims: z.string() })),
  sentences: z.int(),
  claims: z.int(),
  faults: z.array(FaultOfFile),
  /** What to look at in a document that was accepted. */
  warnings: z.array(FaultOfFile),
})
export type IndexEntry = z.infer<typeof IndexEntry>

/** The folders below the folder of outputs, each with one file per document. */
export const OUTPUT_FOLDERS = ['documents', 'claims', 'entries'] as const
type OutputFolder = (typeof OUTPUT_FOLDERS)[number]

/** The folder of files that are not whole yet. */
export const PARTS_FOLDER = '.parts'

/** The path of a file of a document. */
export function outputPath(out: string, folder: OutputFolder, id: string): string {
  return join(out, folder, `${id}.json`)
}

/** Bytes that a name may have, so that `<id>.json` fits where `<id>.txt` did. */
const LONGEST_ID = 240

/** What the step needs; `extract` reads what is no plain text. */
export type StepOptions = Readonly<{
  folder: string
  out: string
  rules: string
  parts: LexiconParts
  extract: typeof extractText
}>

/** How a document came out: `isKept` if it was finished already. */
export type StepResult = Readonly<{ isKept: boolean; entry: IndexEntry }>

/**
 * Returns the step that derives one document: reads its files, and writes its outputs and its entry, each as a whole. A
 * document that was finished from the same input is left as it is. The result depends on the document and the rules only,
 * so it does not matter which thread or machine takes it, or how often. Throws errors of writing.
 */
export function deriveStep(options: StepOptions): (group: DocumentGroup) => Promise<StepResult> {
  const { folder, out, rules, parts, extract } = options
  return async (group) => {
    const id = idOfPath(group[0])
    const read = readGroup(folder, group)
    const input = sha256(JSON.stringify([rules, read.map(({ path, digest }) => [path, digest])]))
    const kept = finishedEntry(out, id, input)
    if (kept) return { isKept: true, entry: kept }
    const { files, ...entry } = entryOf(id, group[0], input, await textsOf(read, extract), parts)
    for (const name of ['documents', 'claims'] as const) {
      const path = outputPath(out, name, id)
      if (files) writeWhole(out, path, files[name])
      else rmSync(path, { force: true })
    }
    writeWhole(out, outputPath(out, 'entries', id), compactJson(entry))
    return { isKept: false, entry }
  }
}

/** Derives the files of a document. `files` is null if there is a fault. */
function entryOf(
  id: string,
  file: string,
  input: string,
  read: GroupTexts,
  parts: LexiconParts,
): IndexEntry & { files: Readonly<Record<'documents' | 'claims', string>> | null } {
  const [text] = read.documents
  const built = buildProposals(read.documents, read.metas, parts)
  // The checks name a text by its id; the reader of the index needs its path.
  const named = (fault: Fault) => (fault.file === `documents/${id}.txt` ? { ...fault, file } : fault)
  const faults = [...read.faults, ...built.faults.map(named)]
  if (Buffer.byteLength(id) > LONGEST_ID) {
    const problem = `its name has more than ${LONGEST_ID} bytes without the ending`
    faults.push({ file, place: '(file)', problem, remedy: 'give it a shorter name' })
  }
  const { length } = built.claims
  const as = { write: compactJson, remedy: 'correct the rule or source from which the value comes' }
  const documents = datasetFile('documents', { documents: built.documents }, 1, as)
  const claims = datasetFile('claims', { claims: built.claims }, length, as)
  faults.push(...documents.faults, ...claims.faults)
  const texts =
    faults.length === 0 && documents.file && claims.file
      ? { documents: documents.file.text, claims: claims.file.text }
      : null
  return {
    id,
    file,
    input,
    sha256: text?.text === null ? null : (text?.sha256 ?? null),
    outputs: texts && { documents: sha256(texts.documents), claims: sha256(texts.claims) },
    sentences: texts ? (built.documents[0]?.sentences.length ?? 0) : 0,
    claims: texts ? length : 0,
    faults: [...sortFaults(faults)],
    warnings: texts ? [...read.warnings, ...built.warnings.map(named)] : [],
    files: texts,
  }
}

/** The entry of a document that is finished from this input, with its outputs whole; null otherwise. */
function finishedEntry(out: string, id: string, input: string): IndexEntry | null {
  const entry = readEntry(out, id)
  if (entry?.input !== input) return null
  const { outputs } = entry
  const isWhole = (name: 'documents' | 'claims') => {
    const bytes = readOrNull(outputPath(out, name, id))
    return outputs ? bytes !== null && sha256(bytes) === outputs[name] : bytes === null
  }
  return isWhole('documents') && isWhole('claims') ? entry : null
}

/** The entry of a document; null if there is none, or no valid one. */
export function readEntry(out: string, id: string): IndexEntry | null {
  const bytes = readOrNull(outputPath(out, 'entries', id))
  if (bytes === null) return null
  try {
    return IndexEntry.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

/** Writes a file under another name and renames it, so that nobody ever sees half of it. */
function writeWhole(out: string, path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true })
  const part = join(out, PARTS_FOLDER, randomUUID())
  mkdirSync(join(out, PARTS_FOLDER), { recursive: true })
  writeFileSync(part, text, { flag: 'wx' })
  renameSync(part, path)
}
