import { buildBasemap } from '#derive/basemap.ts'
import { buildBriefings } from '#derive/briefings.ts'
import { buildDatasets, buildProposals } from '#derive/build.ts'
import { buildManifest, type Datasets, filesOfDatasets, type OutputFile } from '#derive/datasets.ts'
import { describeFault, type Fault, sortFaults } from '#derive/fault.ts'
import { buildFigures } from '#derive/figures.ts'
import { compactJson, parseJsonText, stableJson, type TextFile } from '#derive/jsonText.ts'
import { parseBasemapSource } from '#derive/placeSources.ts'
import { ruleBookOf } from '#derive/vocabulary.ts'
import type { DatasetName } from '#domain/datasets.ts'
import { type CodedTable, loadTable } from '#domain/figureTable.ts'
import { overdueRecords } from '#domain/findSentence.ts'
import { knownIds } from '#domain/knownIds.ts'
import { extractText } from '#extract/extractText.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { countryCodes } from './countryCodes.ts'
import { datasetFile } from './datasetFile.ts'
import { lexiconOf, proposeOnce } from './deriveOnce.ts'
import { deriveQuality } from './deriveQuality.ts'
import { deriveSuggestions } from './deriveSuggestions.ts'
import { documentGroups } from './documentGroups.ts'
import { type GroupTexts, readGroup, textsOf } from './readGroup.ts'
import { sha256 } from './readInput.ts'
import { readAtlas, readLexiconFiles, readSources, skippedLine } from './readSources.ts'

/** The files to write, or the faults that prevent it. */
export type DerivedFiles = Readonly<
  ({ files: readonly OutputFile[]; faults: readonly [] } | { files: null; faults: readonly Fault[] }) & {
    /** Lines for the user: files that were skipped, and what to look at. */
    notes: readonly string[]
  }
>

const AS_DATASET = { write: stableJson, remedy: 'correct the rule or source from which the value comes' }

/** Derives every file of `data/derived/` from the sources below `root`. `today` is the day of the run, ISO 8601. */
export function deriveFiles(root: string, today: string): DerivedFiles {
  const { sources, figures, briefings, inputs, skipped, ...read } = readSources(root)
  const notes = [...skipped]
  if (read.faults.length > 0) return { files: null, faults: sortFaults(read.faults), notes }
  const { datasets, faults, lexicon } = buildDatasets(sources, lexiconOf(...sources.lexicon), proposeOnce)
  if (datasets && datasets.recordsReadTo > today) {
    const problem = `readTo is ${datasets.recordsReadTo}, after the day of the run, ${today}`
    const fault = { file: sources.records.path, place: 'readTo', problem, remedy: 'correct the day' }
    return { files: null, faults: [fault], notes }
  }
  const basemap = deriveBasemap(sources.lexicon.find(({ path }) => path.endsWith('/basemap.json')))
  const known = lexicon
    ? deriveQuality(root, sources.quality, lexicon, inputs)
    : { quality: null, faults: [] as readonly Fault[] }
  const counted = deriveFigures(figures, datasets?.routes.map(({ id }) => id) ?? [], today)
  if (!datasets || !basemap.file || !lexicon || !known.quality || !counted.files) {
    // Without routes, every place of the crosswalk would be a fault.
    const ofFigures = datasets ? counted.faults : []
    return {
      files: null,
      faults: sortFaults([...faults, ...basemap.faults, ...known.faults, ...ofFigures]),
      notes,
    }
  }
  const talks = deriveBriefings(briefings, datasets, counted.tables)
  if (talks.faults.length > 0) return { files: null, faults: sortFaults(talks.faults), notes }
  const { quality } = known
  const rulebook = ruleBookOf(lexicon)
  const counts: Record<string, number> = {
    documents: datasets.documents.length,
    claims: datasets.claims.length,
    records: datasets.records.length,
    measures: datasets.measures.length,
    routes: datasets.routes.length,
    timeline: datasets.events.length,
    checks: datasets.checks.checks.length,
    outcomes: Object.keys(datasets.outcomes.plans).length,
    vocabulary: Object.values(datasets.vocabulary).flat().length,
    rulebook: rulebook.rules.length,
    quality: quality.scores.length,
    briefings: talks.briefings.length,
  }
  const { briefings: shipped } = talks
  const ofTexts = filesOfDatasets(datasets)
  const { claims, records } = ofTexts.overview
  counts.overview = claims.length + records.length
  const all = { ...ofTexts, rulebook, quality, briefings: { briefings: shipped } }
  const written = Object.entries(all).map(([name, value]) =>
    datasetFile(name as DatasetName, value, counts[name] ?? 0, AS_DATASET),
  )
  const unfit = written.flatMap((result) => result.faults)
  if (unfit.length > 0) return { files: null, faults: sortFaults(unfit), notes }
  const files = written.flatMap(({ file }) => (file ? [file] : []))
  files.push(basemap.file, ...counted.files)
  const suggestions = deriveSuggestions(root, lexicon, inputs)
  if (suggestions) {
    files.push({
      name: 'suggestions.json',
      text: compactJson(suggestions),
      count: suggestions.labels.length,
    })
  }
  for (const { record, day } of overdueRecords(datasets.records, datasets.outcomes.plans, today)) {
    notes.push(`overdue: ${record.id} names ${day}, and nobody has looked since`)
  }
  const digest = (text: string) => ({ sha256: sha256(text), bytes: Buffer.byteLength(text) })
  const manifest = stableJson(buildManifest(files, inputs, digest))
  return { files: [...files, { name: 'manifest.json', text: manifest, count: 1 }], faults: [], notes }
}

/** Builds the briefings and checks them against the derived data. */
function deriveBriefings(
  files: readonly TextFile[],
  datasets: Datasets,
  tables: readonly CodedTable[],
): ReturnType<typeof buildBriefings> {
  const { documents, records, routes } = datasets
  return buildBriefings(files, {
    known: { ...knownIds(filesOfDatasets(datasets)), tables: new Set(tables.map(({ id }) => id)) },
    documents,
    records,
    routes,
    tables: new Map(tables.map((table) => [table.id, loadTable(table)])),
  })
}

type DerivedBasemap = Readonly<{ file: OutputFile | null; faults: readonly Fault[] }>

/** Builds the basemap from the installed atlas and the file of the lexicon; once while that file is the same object. */
const basemapOf = memoizeByObject((source: TextFile): DerivedBasemap => {
  const { path } = source
  const fault = (problem: string, remedy: string): Fault => ({ file: path, place: '(file)', problem, remedy })
  const json = parseJsonText(source)
  if (json.faults.length > 0) return { file: null, faults: json.faults }
  const parsed = parseBasemapSource(json.value)
  if (!parsed.value) return { file: null, faults: parsed.faults.map((found) => ({ ...found, file: path })) }
  try {
    const basemap = buildBasemap({ ...readAtlas(), source: parsed.value })
    const count = basemap.countries.features.length
    return { file: { name: 'basemap.json', text: compactJson(basemap), count }, faults: [] }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { file: null, faults: [fault(problem, 'correct the entry that the message names')] }
  }
})

/** The basemap, or the fault of a lexicon without one. */
function deriveBasemap(source: TextFile | undefined): DerivedBasemap {
  if (source) return basemapOf(source)
  const [file, place] = ['data/sources/lexicon/basemap.json', '(file)']
  const remedy = 'add it to the lexicon folder'
  return { file: null, faults: [{ file, place, problem: 'the file is missing', remedy }] }
}

/** Derives the documents of any folder without review, by the lexicon below `root`. */
export async function deriveFolder(root: string, folder: string): Promise<DerivedFiles> {
  const lexicon = readLexiconFiles(root)
  const { parts, faults } = lexiconOf(...lexicon.files)
  const { groups, skipped, ...listed } = await documentGroups(folder)
  const notes = skipped.map((path) => skippedLine(path, 'it is no document or .meta.json file'))
  const stop = (found: readonly Fault[]): DerivedFiles => ({ files: null, faults: sortFaults(found), notes })
  if (groups.length + listed.faults.length === 0) {
    const remedy = 'put documents there, each with an optional <id>.meta.json'
    return stop([{ file: folder, place: '(folder)', problem: 'there is no document', remedy }])
  }
  const read: GroupTexts[] = []
  for (const group of groups) read.push(await textsOf(readGroup(folder, group), extractText))
  const unread = [...listed.faults, ...read.flatMap((one) => one.faults)]
  if (lexicon.faults.length > 0 || !parts) return stop([...lexicon.faults, ...unread, ...faults])
  const documents = read.flatMap((one) => one.documents)
  const built = buildProposals(
    documents,
    read.flatMap((one) => one.metas),
    parts,
  )
  // The checks name a text by its id.
  const paths = new Map(documents.map(({ id, path }) => [`documents/${id}.txt`, path]))
  const named = (fault: Fault) => ({ ...fault, file: paths.get(fault.file) ?? fault.file })
  if (built.faults.length + unread.length > 0) return stop([...unread, ...built.faults.map(named)])
  const written = [
    datasetFile('claims', { claims: built.claims }, built.claims.length, AS_DATASET),
    datasetFile('documents', { documents: built.documents }, built.documents.length, AS_DATASET),
  ]
  const unfit = written.flatMap((result) => result.faults)
  if (unfit.length > 0) return stop(unfit)
  const warnings = [...read.flatMap((one) => one.warnings), ...built.warnings.map(named)]
  return {
    files: written.flatMap(({ file }) => (file ? [file] : [])),
    faults: [],
    notes: [...notes, ...warnings.map(describeFault)],
  }
}

/** Derives the files of figures, and all coded tables. `routes` are our route ids; `files` is null if there is a fault. */
export function deriveFigures(
  sources: readonly TextFile[],
  routes: readonly string[],
  today: string,
): { files: readonly OutputFile[] | null; tables: readonly CodedTable[]; faults: readonly Fault[] } {
  const { datasets, faults } = buildFigures(sources, {
    routes,
    alpha2Of: countryCodes().alpha2Of,
    today,
    sha256,
  })
  if (!datasets) return { files: null, tables: [], faults }
  const rows = (tables: readonly { counts: readonly { values: readonly unknown[] }[] }[]) =>
    tables.reduce((sum, { counts }) => sum + (counts[0]?.values.length ?? 0), 0)
  const written = [
    datasetFile(
      'figures',
      datasets.figures,
      rows(datasets.figures.tables) + datasets.figures.stated.length,
      AS_FIGURES,
    ),
    datasetFile('nationalities', datasets.nationalities, rows(datasets.nationalities.tables), AS_FIGURES),
    datasetFile('channel', datasets.channel, rows(datasets.channel.tables), AS_FIGURES),
    datasetFile('comparisons', datasets.comparisons, rows(datasets.comparisons.tables), AS_FIGURES),
    datasetFile('limits', datasets.limits, datasets.figures.sources.length, AS_FIGURES),
    datasetFile('incidents', datasets.incidents, datasets.incidents.id.length, AS_FIGURES),
    datasetFile('vintages', datasets.vintages, datasets.vintages.tables.length, AS_FIGURES),
  ]
  const unfit = written.flatMap((result) => result.faults)
  if (unfit.length > 0) return { files: null, tables: [], faults: unfit }
  const { figures, nationalities, channel, comparisons } = datasets
  const tables = [figures, nationalities, channel, comparisons].flatMap((file) => file.tables)
  return { files: written.flatMap((result) => result.file ?? []), tables, faults: [] }
}

/** Minified, these files are half as large; people do not read them. */
const AS_FIGURES = {
  write: compactJson,
  remedy: 'correct the table of data/sources/figures from which the value comes',
}
