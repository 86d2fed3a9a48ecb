import type { Claim } from '#domain/claim.ts'
import { RecordFile } from '#domain/datedRecord.ts'
import { SourceCheckFile } from '#domain/findSentence.ts'
import { sourceLanguageOf } from '#domain/language.ts'
import { OutcomeFile } from '#domain/outcome.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Region, Route } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { groupBy } from '#lib/groupBy.ts'
import { check, lexiconIds } from './check.ts'
import type { Datasets } from './datasets.ts'
import { DocumentMeta, type DocumentSource, deriveDocument } from './deriveDocument.ts'
import { type Fault, shorten, sortFaults } from './fault.ts'
import { recordValueFaults } from './importRecords.ts'
import { doubledIdFaults, parseJsonFile, parseJsonText, parseShape, type TextFile } from './jsonText.ts'
import { languageRules } from './languageRules.ts'
import { type Lexicon, parseLexicon, patternFaults } from './lexicon.ts'
import { buildEvents, buildMeasures, withOutcomes } from './marks.ts'
import {
  allRoutesReader,
  destinationsOf,
  type PlacementRules,
  parseRegionSources,
  parseRouteSources,
  ScopeFile,
} from './placeSources.ts'
import { applyReviews, type NamedReview, ReviewFile, sortClaims } from './review.ts'
import { buildRegions, buildRoutes, regionsWithEvidence, routesWithEvidence } from './routes.ts'
import { LONGEST_SENTENCE } from './sentences.ts'
import { vocabularyOf } from './vocabulary.ts'

/** The files of `data/sources/`, except figures and briefings. */
export type Sources = Readonly<{
  documents: readonly DocumentFile[]
  metas: readonly MetaFile[]
  reviews: readonly TextFile[]
  lexicon: readonly TextFile[]
  records: TextFile
  outcomes: TextFile
  checks: TextFile
  quality: TextFile
}>

/** The lexicon, and what is published of its files. */
export type LexiconParts = Readonly<{
  lexicon: Lexicon
  routes: readonly Route[]
  regions: readonly Region[]
  scope: ScopeFile
}>

/** Reads the lexicon from its files. Returns the faults of all files. */
export function readLexicon(files: readonly TextFile[]): {
  parts: LexiconParts | null
  faults: readonly Fault[]
} {
  const faults: Fault[] = []
  const folder = files[0]?.path.replace(/[^/]*$/, '') ?? ''
  const json: Record<string, unknown> = {}
  const invalid = new Set<string>()
  for (const file of files) {
    const name = file.path.slice(folder.length)
    const parsed = parseJsonText(file)
    faults.push(...parsed.faults)
    if (parsed.faults.length > 0) invalid.add(name)
    faults.push(...doubledIdFaults(file.path, parsed.value))
    json[name] = parsed.value
  }
  const here = (found: readonly Fault[]) =>
    faults.push(
      ...found
        .filter((fault) => !invalid.has(fault.file))
        .map((fault) => ({ ...fault, file: folder + fault.file })),
    )
  const lexicon = parseLexicon(json)
  const routeSources = parseRouteSources(json['routes.json'])
  const regionSources = parseRegionSources(json['regions.json'])
  here([...lexicon.faults, ...routeSources.faults, ...regionSources.faults])
  const scopePath = `${folder}scope.json`
  const scope = parseJsonFile(
    files.find(({ path }) => path === scopePath) ?? { path: scopePath, text: '' },
    ScopeFile,
    'correct the value so that it fits the schema in src/derive/placeSources.ts',
  )
  faults.push(...scope.faults, ...patternFaults(scopePath, scope.value))
  const knownRegions = new Set(regionSources.value?.map(({ id }) => id))
  for (const route of (regionSources.value && routeSources.value) ?? []) {
    for (const id of route.otherRegions.filter((region) => !knownRegions.has(region))) {
      faults.push({
        file: `${folder}routes.json`,
        place: `route ${route.id}, otherRegions`,
        problem: `"${id}" is no region of regions.json`,
        remedy: 'correct the id, or add the region',
      })
    }
  }
  let routes: readonly Route[] | null = null
  try {
    routes = buildRoutes(routeSources.value ?? [])
  } catch (error) {
    faults.push({
      file: `${folder}routes.json`,
      place: '(routes)',
      problem: error instanceof Error ? error.message : String(error),
      remedy: 'correct the route that the message names',
    })
  }
  if (!lexicon.lexicon || !regionSources.value || !routes || !scope.value || faults.length > 0) {
    return { parts: null, faults: sortFaults(faults) }
  }
  const regions = buildRegions(regionSources.value, routeSources.value ?? [])
  return { parts: { lexicon: lexicon.lexicon, routes, regions, scope: scope.value }, faults: [] }
}

/** Documents and their proposed, unreviewed claims, in id and text order. */
export function proposeClaims(
  sources: readonly DocumentSource[],
  lexicon: Lexicon,
  derive = deriveDocument,
): { documents: readonly SourceDocument[]; claims: readonly Claim[] } {
  const derived = sources.map((source) => derive(source, lexicon))
  return {
    documents: derived.map(({ document }) => document),
    claims: derived.flatMap(({ claims }) => sortClaims(claims)),
  }
}

/** Derives a folder of documents without review. Returns all faults. */
export function buildProposals(
  files: readonly DocumentFile[],
  metas: readonly MetaFile[],
  parts: LexiconParts,
): {
  documents: readonly SourceDocument[]
  claims: readonly Claim[]
  faults: readonly Fault[]
  /** Unknown fields of meta files, and documents without a sentence: both are accepted. */
  warnings: readonly Fault[]
} {
  const { sources, faults, warnings } = readDocumentFiles(files, metas, false)
  const { documents, claims } = proposeClaims(sources, parts.lexicon)
  const datasets = publish(parts, documents, claims, { readTo: '', records: [] })
  return {
    documents,
    claims,
    faults: sortFaults([
      ...faults,
      ...faultsOfSentences(documents),
      ...check(datasets, idsOf(parts, datasets)),
    ]),
    warnings: [...warnings, ...documentsWithoutSentence(documents)],
  }
}

/** A fault for each document with sentences that are too long to be read: tables, or text without full stops. */
function faultsOfSentences(documents: readonly SourceDocument[]): readonly Fault[] {
  return documents.flatMap(({ id, sentences, text }) => {
    const long = sentences.filter(({ start, end }) => end - start > LONGEST_SENTENCE)
    const [first] = long
    if (!first) return []
    const more = long.length > 1 ? `, and ${long.length - 1} more like it` : ''
    return [
      {
        file: `documents/${id}.txt`,
        place: `line ${first.line + 1}`,
        problem: `“${shorten(text.slice(first.start, first.start + 100))}” has ${first.end - first.start} characters without the end of a sentence; at most ${LONGEST_SENTENCE} are read${more}`,
        remedy: 'put line breaks between its sentences, or take out what is no running text',
      },
    ]
  })
}

/** A fault for each document in which no line is a sentence. */
function documentsWithoutSentence(documents: readonly SourceDocument[]): readonly Fault[] {
  return documents
    .filter(({ sentences }) => sentences.length === 0)
    .map(({ id }) => ({
      file: `documents/${id}.txt`,
      place: '(file)',
      problem: 'it has no sentence, so no claim can come from it',
      remedy: 'see that it is running text with full stops; short lines without one are read as headings',
    }))
}

/**
 * Derives all datasets from the sources. `datasets` is null if there is a fault. `read` is the lexicon of the sources,
 * for a caller that has read it already; one that derives them often can keep what documents propose.
 */
export function buildDatasets(
  files: Sources,
  read = readLexicon(files.lexicon),
  propose = proposeClaims,
): {
  datasets: Datasets | null
  lexicon: Lexicon | null
  faults: readonly Fault[]
} {
  const faults: Fault[] = []
  const collect = <Value>(parsed: { value: Value | null; faults: readonly Fault[] }): Value | null => {
    faults.push(...parsed.faults)
    return parsed.value
  }
  const { sources, faults: documentFaults } = readDocumentFiles(files.documents, files.metas, true)
  faults.push(...documentFaults)
  const records = collect(
    parseJsonFile(files.records, RecordFile, 'correct the value so that it fits src/domain/datedRecord.ts'),
  )
  const outcomes = collect(
    parseJsonFile(files.outcomes, OutcomeFile, 'correct the value so that it fits src/domain/outcome.ts'),
  )
  const checks = collect(
    parseJsonFile(files.checks, SourceCheckFile, 'run npm run sources:check, which writes it again'),
  )
  const reviews = files.reviews.flatMap((file) => {
    const review = collect(
      parseJsonFile(file, ReviewFile, 'correct the value so that it fits the schema in src/derive/review.ts'),
    )
    return review ? [{ file: file.path, review }] : []
  })
  const { parts, faults: lexiconFaults } = read
  faults.push(...lexiconFaults)
  if (!parts || !records || !outcomes || !checks)
    return { datasets: null, lexicon: parts?.lexicon ?? null, faults: sortFaults(faults) }

  const { documents, claims: proposed } = propose(sources, parts.lexicon)
  faults.push(...documentsWithoutSentence(documents), ...faultsOfSentences(documents))
  const reviewed = reviewAll(documents, proposed, reviews)
  faults.push(...reviewed.faults)
  faults.push(...recordValueFaults(records.records, languageRules(parts.lexicon, 'en').numbers))
  const datasets = { ...publish(parts, documents, reviewed.claims, records, outcomes), checks }
  faults.push(...check(datasets, idsOf(parts, datasets)))
  return {
    datasets: faults.length > 0 ? null : datasets,
    lexicon: parts.lexicon,
    faults: sortFaults(faults),
  }
}

function reviewAll(
  documents: readonly SourceDocument[],
  proposed: readonly Claim[],
  reviews: readonly NamedReview[],
): { claims: readonly Claim[]; faults: readonly Fault[] } {
  const ids = new Set(documents.map(({ id }) => id))
  const faults: Fault[] = reviews
    .filter(({ review }) => !ids.has(review.documentId))
    .map(({ file, review }) => ({
      file,
      place: 'documentId',
      problem: `there is no document ${review.documentId}`,
      remedy: 'correct the id, or remove the review',
    }))
  const reviewsOf = groupBy(reviews, ({ review }) => review.documentId)
  const proposedOf = groupBy(proposed, ({ citation }) => citation.documentId)
  const claims = documents.flatMap((document) => {
    const own = proposedOf.get(document.id) ?? []
    const found = reviewsOf.get(document.id) ?? []
    if (found.length === 0) return own
    const result = applyReviews(document, own, found)
    faults.push(...result.faults)
    return result.claims
  })
  return { claims, faults }
}

/** Documents without records have no outcomes. */
const NO_OUTCOMES: OutcomeFile = { reach: '1970-01', acts: [], plans: {} }

/** All that documents with these claims publish: marks, and the sentences that name a route or region. */
export function publish(
  parts: LexiconParts,
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
  { readTo, records }: RecordFile,
  outcomes: OutcomeFile = NO_OUTCOMES,
): Datasets {
  const languages = new Map(documents.map(({ id, language }) => [id, language]))
  const namesAllRoutes = allRoutesReader(parts.scope)
  const rules: PlacementRules = {
    destinations: destinationsOf(parts.regions),
    namesAllRoutes: ({ citation }) =>
      namesAllRoutes(citation.exact, sourceLanguageOf(languages.get(citation.documentId) ?? null) ?? 'en'),
  }
  return {
    documents: [...documents],
    claims: [...claims],
    records,
    recordsReadTo: readTo,
    measures: withOutcomes(buildMeasures(documents, claims, records, rules), outcomes),
    routes: routesWithEvidence(parts.routes, claims, records),
    regions: regionsWithEvidence(parts.regions, claims, records),
    events: buildEvents(documents, claims, records, rules),
    vocabulary: vocabularyOf(parts.lexicon),
    outcomes,
    checks: { checks: [] },
  }
}

function idsOf({ lexicon }: LexiconParts, { vocabulary, routes, regions }: Datasets) {
  const countries = lexicon.actors.countries.map(({ id }) => id)
  return lexiconIds(vocabulary, routes, regions, countries)
}

/**
 * A document file; `text` is null if it cannot be read, which the reader of the files reports. `stated` is what a file of
 * another format than text states of itself; its meta file goes before it.
 */
export type DocumentFile = Readonly<{
  path: string
  id: string
  text: string | null
  sha256: string
  stated?: Partial<DocumentMeta>
}>

/** A meta file with the id of its document. */
export type MetaFile = Readonly<{ id: string; file: TextFile }>

/** Joins documents with their meta files, and lists faults. `strict` refuses unknown fields and requires a checksum; else
 * unknown fields are warnings. */
export function readDocumentFiles(
  documents: readonly DocumentFile[],
  metas: readonly MetaFile[],
  strict: boolean,
): { sources: readonly DocumentSource[]; faults: readonly Fault[]; warnings: readonly Fault[] } {
  const warnings: Fault[] = []
  const faults: Fault[] = []
  const sources: DocumentSource[] = []
  const seen = new Map<string, string>()
  for (const { path, id, text, sha256, stated: ownFacts } of documents) {
    const fault = (place: string, problem: string, remedy: string) =>
      faults.push({ file: path, place, problem, remedy })
    const other = seen.get(id.toLowerCase())
    if (other !== undefined) {
      fault('(file)', `it has the id of ${other}: ${id}`, 'rename one of the two files')
      continue
    }
    seen.set(id.toLowerCase(), path)
    if (text === null) continue
    if (text.trim() === '') fault('(file)', 'the document is empty', 'put the text in, or remove the file')

    const own = metas.filter((meta) => meta.id === id)
    for (const second of own.slice(1)) {
      faults.push({
        file: second.file.path,
        place: '(file)',
        problem: `a second meta file of ${id}`,
        remedy: 'keep one of them',
      })
    }
    const meta = readMeta(own[0], id, strict ? null : warnings, ownFacts)
    faults.push(...meta.faults)
    if (meta.value === null) continue
    const stated = meta.value.sha256 ?? null
    const metaPath = own[0]?.file.path ?? path
    if (stated !== null && stated !== sha256) {
      faults.push({
        file: path,
        place: '(file)',
        problem: `the text changed: its sha256 is ${sha256}, ${metaPath} states ${stated}`,
        remedy: 'restore the text as received, or enter the new checksum and look through the review again',
      })
    }
    if (stated === null && strict) {
      faults.push({
        file: metaPath,
        place: 'sha256',
        problem: 'no checksum of the text',
        remedy: `add "sha256": "${sha256}"`,
      })
    }
    sources.push({ id, text, meta: meta.value })
  }
  const ids = new Set(documents.map((document) => document.id))
  for (const { id, file } of metas) {
    if (ids.has(id)) continue
    const remedy = `add ${id}.txt, or remove the meta file`
    faults.push({ file: file.path, place: '(file)', problem: 'there is no text with this id', remedy })
  }
  sources.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { sources, faults, warnings }
}

function readMeta(
  meta: MetaFile | undefined,
  id: string,
  unknown: Fault[] | null,
  ownFacts: Partial<DocumentMeta> = {},
) {
  if (!meta) return { value: DocumentMeta.parse(ownFacts), faults: [] }
  const { file } = meta
  const remedy = 'correct the value so that it fits src/derive/deriveDocument.ts'
  const json = parseJsonText(file)
  if (json.faults.length > 0) return { value: null, faults: json.faults }
  const parsed = parseShape(
    file.path,
    DocumentMeta,
    over(ownFacts, unknown ? withKnown(file.path, json.value, unknown) : json.value),
    remedy,
  )
  if (parsed.value === null) return parsed
  const faults: Fault[] = []
  const { id: stated, date } = parsed.value
  if (stated !== undefined && stated !== id) {
    const problem = `the file is of ${id}, but states ${stated}`
    faults.push({ file: file.path, place: 'id', problem, remedy: 'write the id of the text file' })
  }
  if (date !== null && periodOfDate(date) === null) {
    const problem = `${date} is no date of the calendar`
    faults.push({ file: file.path, place: 'date', problem, remedy: 'write YYYY, YYYY-MM or YYYY-MM-DD' })
  }
  return { value: parsed.value, faults }
}

/** A meta file with what the document itself states and the file does not. */
function over(ownFacts: Partial<DocumentMeta>, json: unknown): unknown {
  return json === null || typeof json !== 'object' || Array.isArray(json) ? json : { ...ownFacts, ...json }
}

/** A meta file without the fields that we do not know, which those of other folders may have; each is a warning. */
function withKnown(file: string, json: unknown, warnings: Fault[]): unknown {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return json
  const isKnown = (name: string) => Object.hasOwn(DocumentMeta.shape, name)
  for (const name of Object.keys(json).filter((each) => !isKnown(each))) {
    const remedy = `remove it, or write one of ${Object.keys(DocumentMeta.shape).join(', ')}`
    warnings.push({ file, place: name, problem: 'an unknown field, which is not read', remedy })
  }
  return Object.fromEntries(Object.entries(json).filter(([name]) => isKnown(name)))
}
