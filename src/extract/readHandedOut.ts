import { type ImportFault, readBriefingFile } from '#domain/briefingFile.ts'
import { DraftBriefing } from '#domain/draftBriefing.ts'
import { dayOfEdition, EditionId } from '#domain/editions/edition.ts'
import { parcelOf } from '#domain/fileParcel.ts'
import { evidenceIn, type GivenPage, type HandedOutFile, plainHandedOut } from '#domain/handedOutFile.ts'
import { readReader } from '#domain/readerLink.ts'
import { type Snapshot, type Statement, snapshotIn, snapshotInJson, snapshotInXml } from '#domain/snapshot.ts'
import { countByKey } from '#lib/groupBy.ts'
import { officeParagraphs } from '#lib/officeXml.ts'
import { decodeBytes } from './decodeBytes.ts'
import { damaged, ExtractError, type ExtractFault, LIMITS, loaded } from './extractedDocument.ts'
import { extractText, findLanguage } from './extractText.ts'
import { SLIDE_PARTS, slidesOf } from './officeSlides.ts'
import { unpack, unpackParts, zipEntries } from './zipEntries.ts'

export type HandedOutResult =
  | { readonly ok: true; readonly given: HandedOutFile }
  | { readonly ok: false; readonly fault: ExtractFault | ImportFault }

/** Reads a file to be checked, or refuses it with a fault. Never rejects; no part of it is executed. */
export async function readHandedOut({
  name,
  bytes,
}: {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}): Promise<HandedOutResult> {
  try {
    if (bytes.length > LIMITS.bytes)
      throw new ExtractError({ code: 'too-large', bytes: bytes.length, limit: LIMITS.bytes })
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
      const office = await readOffice(bytes)
      if (office) return { ok: true, given: office }
    } else if (/\.(?:json|html?|csv|tsv)$/i.test(name)) {
      const text = decodeBytes(bytes, null).text
      if (/\.json$/i.test(name)) return briefingGiven(text)
      const parcel = /\.html?$/i.test(name) ? parcelOf(text) : null
      if (parcel) {
        const { briefing, evidence } = parcel
        const snapshot = parcel.snapshot ? snapshotInJson(parcel.snapshot) : null
        const ids = evidence.map(({ id }) => id)
        return {
          ok: true,
          given: {
            ...plainHandedOut('html', ''),
            briefings: briefing ? [briefing] : [],
            ...stated([snapshot]),
            evidence: ids,
          },
        }
      }
      if (/\.[ct]sv$/i.test(name)) return { ok: true, given: await tableGiven(bytes, text) }
    }
    const read = await extractText({ name, bytes })
    if (!read.ok) return read
    const { text, language } = read.document
    return { ok: true, given: plainHandedOut('text', text, language ?? '') }
  } catch (error) {
    if (error instanceof ExtractError) return { ok: false, fault: error.fault }
    return { ok: false, fault: { code: 'damaged', page: null } }
  }
}

/**
 * A text that was pasted, as one page for each run of its sentences in one language of the rules, since each writes its
 * numbers in its own way; no format is guessed from it. `sentencesOf` gives the lines of a text, each as its sentences.
 */
export async function readPasted(
  text: string,
  sentencesOf: (text: string) => readonly (readonly string[])[],
): Promise<HandedOutFile> {
  const whole = (await findLanguage(text)).language ?? ''
  const runs: { language: string; lines: string[][] }[] = []
  for (const sentences of sentencesOf(text)) {
    let line: string[] | null = null
    for (const sentence of sentences) {
      const last = runs.at(-1)
      const language = (await findLanguage(sentence)).language ?? last?.language ?? whole
      if (line && last?.language === language) line.push(sentence)
      else {
        line = [sentence]
        if (last?.language === language) last.lines.push(line)
        else runs.push({ language, lines: [line] })
      }
    }
  }
  const pages = runs.map(({ language, lines }, at) => ({
    number: at + 1,
    text: lines.map((line) => line.join(' ')).join('\n'),
    sentences: lines,
    notes: '',
    parts: [],
    language,
  }))
  return { ...plainHandedOut('text', text), pages }
}

const NAME_COLUMNS = ['series', 'period_name']

type Cell = (column: string) => string

/** What a row states: its number, what came of a plan, or the status of a measure; null for none of these. */
function statementOf(at: Cell): Omit<Statement, 'step'> | null {
  const [id, value] = [at('id'), at('value')]
  const link = `cells:${id}`
  if (value !== '' && Number.isFinite(Number(value)) && readReader(link)?.type === 'cells') {
    const name = NAME_COLUMNS.map(at)
      .filter((part) => part !== '')
      .join(', ')
    return { place: 'number', name, text: value, value: Number(value), evidence: [link] }
  }
  const place = STATE_COLUMNS.find((column) => at(column) !== '')
  if (id === '' || !place) return null
  const [first = ''] = at('evidence_ids').split(';')
  const evidence = [first, `record:${first}`].find((one) => evidenceIn(one).length > 0)
  return {
    place,
    item: id,
    name: at('title'),
    text: at(`${place}_name`),
    value: at(place),
    evidence: evidence === undefined ? [] : [evidence],
  }
}

const STATE_COLUMNS = ['outcome', 'status'] as const

/** A table that was saved here: each row of numbers names its cells, each of measures or plans its id. */
async function tableGiven(bytes: Uint8Array<ArrayBuffer>, text: string): Promise<HandedOutFile> {
  const [sheet] = (await loaded(import('./readCsv.ts'))).readCsv(bytes).sheets
  const [head = [], ...rows] = sheet?.cells ?? []
  const cellOf =
    (row: readonly string[] = []): Cell =>
    (column) =>
      row[head.indexOf(column)] ?? ''
  const first = cellOf(rows[0])
  const edition = first('data_version')
  if (edition === '') return plainHandedOut('csv', text)
  const statements = rows.flatMap((row, index) => {
    const statement = statementOf(cellOf(row))
    return statement ? [{ ...statement, step: String(index + 1) }] : []
  })
  // A table of measures has no day of its data, but an edition has one.
  const day = first('data_as_of') || (EditionId.safeParse(edition).success ? dayOfEdition(edition) : '')
  // The numbers in the titles and addresses of other tables are no statements.
  if (statements.length === 0 || day === '') return plainHandedOut('csv', '')
  const snapshot = snapshotIn({
    snapshot: 1,
    title: '',
    edition,
    day,
    language: 'en',
    wordsLanguage: 'en',
    steps: [],
    facts: {},
    statements,
  })
  return {
    ...plainHandedOut('csv', ''),
    ...stated([snapshot]),
    evidence: statements.flatMap(({ evidence }) => evidence),
  }
}

function briefingGiven(text: string): HandedOutResult {
  const read = readBriefingFile(text)
  if (read.fault) return { ok: false, fault: read.fault }
  const { briefing, deliveries } = read
  const evidence = [...new Set(briefing.steps.flatMap((step) => step.evidence))]
  return {
    ok: true,
    given: {
      ...plainHandedOut('briefing', ''),
      briefings: [briefing],
      snapshot: deliveries[0]?.snapshot ?? null,
      evidence,
    },
  }
}

function stated(found: readonly (Snapshot | 'damaged' | null)[]): Pick<HandedOutFile, 'snapshot' | 'isTorn'> {
  const snapshot = found.find((one) => one !== null && one !== 'damaged') ?? null
  return { snapshot, isTorn: snapshot === null && found.includes('damaged') }
}

const READ_PARTS = /^(?:word\/(?:document|footnotes)\.xml|customXml\/item\d+\.xml)$/

/** Reads slides or a note; null for other packages. */
async function readOffice(bytes: Uint8Array<ArrayBuffer>): Promise<HandedOutFile | null> {
  const entries = zipEntries(bytes)
  const inProject = entries
    .filter(({ name }) => /^briefings\/[^/]+\.json$/.test(name))
    .slice(0, MAX_BRIEFINGS)
  if (entries.some(({ name }) => name === 'manifest.json')) return projectGiven(inProject)
  const isSlides = entries.some(({ name }) => name === 'ppt/presentation.xml')
  if (!isSlides && !entries.some(({ name }) => name === 'word/document.xml')) return null
  const unpacked = await unpackParts(bytes, (name) => READ_PARTS.test(name) || SLIDE_PARTS.test(name))
  const parts = new Map([...unpacked].map(([name, part]) => [name, new TextDecoder().decode(part)]))
  const found = [...parts].flatMap(([name, xml]) =>
    name.startsWith('customXml/') ? [snapshotInXml(xml)] : [],
  )
  const pages = isSlides ? slidePages(parts) : documentPages(parts)
  if (pages.length === 0) throw damaged()
  return {
    format: isSlides ? 'pptx' : 'docx',
    ...stated(found),
    pages,
    evidence: [...new Set(pages.flatMap(({ text, notes }) => evidenceIn(`${text}\n${notes}`)))],
    briefings: [],
  }
}

const MAX_BRIEFINGS = 200

/** The briefings of a project. */
async function projectGiven(entries: ReturnType<typeof zipEntries>): Promise<HandedOutFile> {
  let left = LIMITS.unpackedBytes
  const briefings: DraftBriefing[] = []
  for (const entry of entries) {
    const part = await unpack(entry, left)
    left -= part.length
    const read = DraftBriefing.safeParse(jsonIn(new TextDecoder().decode(part)))
    if (!read.success) throw damaged()
    briefings.push(read.data)
  }
  return { ...plainHandedOut('project', ''), briefings }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function slidePages(parts: ReadonlyMap<string, string>): GivenPage[] {
  const textOf = (path: string) => parts.get(path) ?? ''
  return slidesOf(textOf).map(({ number, path, notes, charts }) => ({
    number,
    text: officeParagraphs(textOf(path), 'a').join('\n'),
    notes: officeParagraphs(textOf(notes ?? ''), 'a').join('\n'),
    parts: [path, ...(notes === null ? [] : [notes]), ...charts],
    language: languageOf(textOf(path)),
  }))
}

function documentPages(parts: ReadonlyMap<string, string>): GivenPage[] {
  const xml = parts.get('word/document.xml')
  if (xml === undefined) return []
  const notes = parts.get('word/footnotes.xml')
  return [
    {
      number: 1,
      text: officeParagraphs(xml, 'w').join('\n'),
      notes: officeParagraphs(notes ?? '', 'w').join('\n'),
      parts: ['word/document.xml', ...(notes === undefined ? [] : ['word/footnotes.xml'])],
      language: languageOf(xml),
    },
  ]
}

/** The language that most texts of a part name. */
function languageOf(xml: string): string {
  const named = xml.matchAll(/(?:\slang|w:lang w:val)="([a-z]{2})(?:-[A-Za-z]{2})?"/g)
  return (
    [...countByKey([...named].map(([, tag = '']) => tag))].toSorted(
      ([, one], [, other]) => other - one,
    )[0]?.[0] ?? ''
  )
}
