import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { Briefing } from '#domain/briefing.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { dayOfEdition, type EditionId } from '#domain/editions/edition.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { type FileParcel, NOTICES_FILE, startWith } from '#domain/fileParcel.ts'
import { textIn } from '#domain/language.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { editionOfBuild } from './editions/buildHash.ts'
import { editionLine } from './editions/editionLine.ts'
import { packSingle } from './packSingle.ts'

const USAGE =
  'Usage: tsx scripts/buildSingle.ts [--briefing ID|FILE] [--address https://…] [--out dist-single/throughline.html] [--also FOLDER]'
const BUILT = '.cache/single'
const DATA = 'data/derived'

/** Builds the app as one script and packs it with its data, and optionally a briefing, into one HTML file, by its arguments. */
export async function buildSingle(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      briefing: { type: 'string' },
      address: { type: 'string' },
      out: { type: 'string', default: 'dist-single/throughline.html' },
      // A folder to serve; the page in it offers the file for download.
      also: { type: 'string' },
    },
  })
  const edition = editionOfBuild('.')
  const parcel = parcelFor(values.briefing ?? null, values.address ?? null, edition)
  await build({ configFile: 'vite.single.config.ts', logLevel: 'warn' })
  // The one script of the page, beside which the worker of the Desk has its own.
  const asset = (start: string, ending: string) => {
    const name = readdirSync(join(BUILT, 'assets')).find(
      (file) => file.startsWith(start) && file.endsWith(ending),
    )
    if (name === undefined)
      throw new Error(`${BUILT}/assets has no ${start}*${ending}. Correct vite.single.config.ts.`)
    return { name, text: readFileSync(join(BUILT, 'assets', name), 'utf8') }
  }
  const app = asset('index-', '.js')
  const styles = asset('', '.css')
  const text = (file: string) => readFileSync(file, 'utf8')
  const html = packSingle({
    page: text(join(BUILT, 'index.html')),
    app: app.text,
    styles: styles.text,
    assets: new Map(
      readdirSync(join(BUILT, 'assets'))
        .filter((file) => file !== app.name && file !== styles.name)
        .map((file) => [`assets/${file}`, readFileSync(join(BUILT, 'assets', file))]),
    ),
    scripts: {
      openStart: text('scripts/single/openStart.js'),
      theme: text('public/theme.js'),
      startFrame: text('public/startFrame.js'),
      unpack: text('scripts/single/unpack.js'),
    },
    line: edition === null ? null : editionLine(edition, true),
    notices: text(join(BUILT, NOTICES_FILE)),
    parcel,
  })
  mkdirSync(dirname(values.out), { recursive: true })
  writeFileSync(values.out, html)
  if (values.also !== undefined) copyFileSync(values.out, join(values.also, 'throughline.html'))
  console.log(`${values.out}: ${(Buffer.byteLength(html) / 1e6).toFixed(2)} MB`)
}

/** The parcel of the file: its version, date and sources. */
function parcelFor(wanted: string | null, address: string | null, edition: EditionId | null): FileParcel {
  const read = (name: string): unknown => JSON.parse(readFileSync(`${DATA}/${name}.json`, 'utf8'))
  const briefing = wanted === null ? null : briefingOf(wanted, read('briefings'))
  return {
    version: edition ?? DATASET_SCHEMAS.manifest.parse(read('manifest')).data,
    // The file of an edition is the same whenever it is built.
    date: edition ? dayOfEdition(edition) : new Date().toISOString().slice(0, 10),
    address,
    start: briefing && startWith(briefing),
    citations: publicationsOf({
      documents: DATASET_SCHEMAS.documents.parse(read('documents')).documents,
      figures: DATASET_SCHEMAS.figures.parse(read('figures')).sources,
      records: DATASET_SCHEMAS.records.parse(read('records')).records,
    }),
    evidence: [],
    filters: null,
    caveats: [],
    briefing,
  }
}

/** A published briefing by its id, or one that a file holds. */
function briefingOf(wanted: string, published: unknown): Briefing {
  const { briefings } = DATASET_SCHEMAS.briefings.parse(published)
  const known = briefings.find(({ id }) => id === wanted)
  if (known) return known
  if (existsSync(wanted)) return Briefing.parse(JSON.parse(readFileSync(wanted, 'utf8')))
  throw new Error(
    `--briefing ${wanted}: neither a file nor one of ${briefings.map(({ id }) => id).join(', ')}. ${USAGE}`,
  )
}

/** The publications behind the data, one per line: title, publisher, date of the data, address. */
export function publicationsOf(data: {
  documents: readonly Pick<SourceDocument, 'title' | 'publisher' | 'date' | 'url'>[]
  figures: readonly Pick<FigureSource, 'title' | 'publisher' | 'asOf' | 'page' | 'licence'>[]
  records: readonly Pick<DatedRecord, 'sources'>[]
}): string[] {
  const pages = new Map(data.records.flatMap(({ sources }) => sources).map((source) => [source.url, source]))
  return [
    ...data.documents.map(({ title, publisher, date, url }) => line(title, publisher, date?.start, url)),
    ...data.figures.map(({ title, publisher, asOf, page, licence }) =>
      line(textIn(title, 'en').text, publisher, asOf, page, textIn(licence.credit, 'en').text),
    ),
    ...[...pages.values()].map(({ title, publisher, republishedBy, via, citing = [], url }) =>
      // The list has one language for all readers, so a stroke joins the names.
      line(title, [publisher, republishedBy, via, ...citing].filter(Boolean).join(' / '), url),
    ),
  ]
}

function line(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ')
}

// The whole build imports this module; run only as the entry point.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildSingle(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  })
}
