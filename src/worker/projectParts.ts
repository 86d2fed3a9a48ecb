import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type * as z from 'zod/mini'
import { DraftBriefing } from '#domain/draftBriefing.ts'
import { ownTableId, type ProjectTable, TableHead } from '#domain/own/table.ts'
import { DocumentHead, ownDocumentId, type ProjectDocument, type ProjectFault } from '#domain/project.ts'
import { TemplateError } from '#domain/slides.ts'
import { unpackTemplate } from '#extract/unpackTemplate.ts'
import { jsonShapeFault } from '#lib/jsonFaults.ts'

/** The endings under which originals are kept; of another kind of file the ending is `.bin`. */
const ORIGINAL_KINDS = new Set(
  'pdf docx odt rtf epub pptx html htm xhtml mht mhtml webarchive txt md markdown csv tsv xlsx ods eml msg zip png jpg jpeg bin'.split(
    ' ',
  ),
)

/** The path of an original by the name of its file. */
export function originalPath(documentId: string, fileName: string): string {
  const ending = /\.([a-z\d]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return `originals/${documentId}.${ORIGINAL_KINDS.has(ending) ? ending : 'bin'}`
}

/** A frozen text of a project file with its facts in a JSON part beside it. */
interface PairForm<Value> {
  readonly folder: string
  readonly name: RegExp
  readonly ending: string
  readonly facts: z.ZodMiniType<{ id: string; sha256: string }>
  readonly idOf: (hash: string) => string
  /** The value of intact facts and text, or the field that does not fit. */
  readonly join: (facts: never, text: string) => { value: Value } | { misfit: string }
}

export const DOCUMENT_PAIRS: PairForm<ProjectDocument> = {
  folder: 'documents',
  name: /^documents\/(own-[0-9a-f]{12})\.(?:json|txt)$/,
  ending: 'txt',
  facts: DocumentHead,
  idOf: ownDocumentId,
  join: (facts: DocumentHead, text) => {
    const isPaged = facts.pages.every(({ start, end }) => 0 <= start && start <= end && end <= text.length)
    return isPaged ? { value: { ...facts, text } } : { misfit: 'pages' }
  },
}

export const TABLE_PAIRS: PairForm<ProjectTable> = {
  folder: 'tables',
  name: /^tables\/(own-t-[0-9a-f]{12})\.(?:json|csv)$/,
  ending: 'csv',
  facts: TableHead,
  idOf: ownTableId,
  join: (facts: TableHead, text) =>
    facts.settings.meanings.length === facts.columns
      ? { value: { ...facts, text } }
      : { misfit: 'settings.meanings' },
}

/** Takes all texts of one form with their facts out of the parts, and reports those that are not intact. */
export function takePairs<Value>(
  form: PairForm<Value>,
  parts: Map<string, Uint8Array<ArrayBuffer>>,
  report: (code: ProjectFault['code'], part: string, place?: string | null) => void,
  isReported: (path: string) => boolean,
): Value[] {
  const values: Value[] = []
  for (const path of [...parts.keys()]) {
    const [, name] = form.name.exec(path) ?? []
    if (name === undefined || !parts.has(path)) continue
    const textPath = `${form.folder}/${name}.${form.ending}`
    const factsPath = `${form.folder}/${name}.json`
    const [text, facts] = [parts.get(textPath), parts.get(factsPath)]
    parts.delete(textPath)
    parts.delete(factsPath)
    if (!text || !facts) {
      const missing = text ? factsPath : textPath
      if (!isReported(missing)) report('missing', missing)
      continue
    }
    const read = form.facts.safeParse(jsonOf(facts)?.value)
    if (!read.success) {
      report('misfit', factsPath, placeOf(read.error))
      continue
    }
    const hash = hashOf(text)
    if (read.data.sha256 !== hash || read.data.id !== form.idOf(hash)) {
      report('changed', textPath)
      continue
    }
    const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text)
    const joined = form.join(read.data as never, decoded)
    if ('misfit' in joined) report('misfit', factsPath, joined.misfit)
    else values.push(joined.value)
  }
  return values
}

/** Takes the briefings out of the parts, and reports those that do not fit. */
export function takeBriefingParts(
  parts: Map<string, Uint8Array<ArrayBuffer>>,
  report: (code: ProjectFault['code'], part: string, place?: string | null) => void,
): DraftBriefing[] {
  return [...parts].flatMap(([path, bytes]) => {
    if (!/^briefings\/[\w-]+\.json$/.test(path)) return []
    parts.delete(path)
    const read = DraftBriefing.safeParse(jsonOf(bytes)?.value)
    if (!read.success) report('misfit', path, placeOf(read.error))
    return read.data ?? []
  })
}

/** The folder of the parts that say when briefings were given. */
export const DELIVERIES = 'givings/'

/** The folder of the template of slides, of which a project has one. */
export const TEMPLATES = 'template/'

/** Removes invalid templates, and every one after the first, from the parts and reports them. */
export async function checkTemplates(
  parts: Map<string, Uint8Array<ArrayBuffer>>,
  report: (code: ProjectFault['code'], part: string, place?: string | null) => void,
): Promise<void> {
  const paths = [...parts.keys()].filter((path) => path.startsWith(TEMPLATES))
  for (const [index, path] of paths.entries()) {
    const bytes = parts.get(path) ?? new Uint8Array()
    const code = index > 0 ? 'doubled' : await faultOfTemplate(bytes)
    if (code === null) continue
    parts.delete(path)
    report(code, path)
  }
}

async function faultOfTemplate(bytes: Uint8Array<ArrayBuffer>): Promise<ProjectFault['code'] | null> {
  try {
    return (await unpackTemplate(bytes)).has('[Content_Types].xml') ? null : 'unreadable'
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    const isLarge = error.fault === 'too-large' || error.fault === 'unpacks-too-large'
    return isLarge ? 'unpacks-too-large' : 'unreadable'
  }
}

export const hashOf = (bytes: Uint8Array) => bytesToHex(sha256(bytes))

/** A part parsed as JSON; null when it is not JSON, or states something twice. */
export function jsonOf(bytes: Uint8Array | null): { value: unknown } | null {
  try {
    const text = bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text !== null && jsonShapeFault(text) === null ? { value: JSON.parse(text) } : null
  } catch {
    return null
  }
}

/** The first field that a schema refused. */
export function placeOf(error: z.core.$ZodError | undefined): string | null {
  const [issue] = error?.issues ?? []
  const keys = issue && 'keys' in issue ? issue.keys.slice(0, 1) : []
  return [...(issue?.path ?? []), ...keys].map(String).join('.') || null
}
