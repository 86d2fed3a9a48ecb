import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { z } from 'zod/mini'
import { DocumentMeta, type DocumentSource } from '#derive/deriveDocument.ts'
import { describeFault, type Fault } from '#derive/fault.ts'
import { parseJsonFile, parseJsonText, type TextFile } from '#derive/jsonText.ts'
import { LEXICON_FILES, type Lexicon, parseLexicon } from '#derive/lexicon.ts'
import { Gold, qualityOf, type Score, type ScoredSet, scoreDocument } from '#derive/score.ts'
import { type Quality, QualityNotes } from '#domain/ruleBook.ts'
import { deriveOnce } from './deriveOnce.ts'
import { filesBelow, readInput, sha256, toSlashes } from './readInput.ts'

/** Faults of an input that stop a command, as an error. */
class FaultError extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(faults.map(describeFault).join('\n'))
    this.faults = faults
  }
}

/** Reads the lexicon of a folder. Throws all its faults in one error. */
export function readLexiconFolder(folder: string): Lexicon {
  const names = LEXICON_FILES.filter((name) => existsSync(join(folder, name)))
  const files = Object.fromEntries(
    names.map((name) => {
      const { value, faults } = parseJsonText(read(join(folder, name)))
      if (faults.length > 0) throw new FaultError(faults)
      return [name, value]
    }),
  )
  const { lexicon, faults } = parseLexicon(files)
  if (lexicon === null) throw new FaultError(faults)
  return lexicon
}

/** An annotated text: its gold file, and the document as the pipeline receives it. */
export interface AnnotatedText {
  readonly gold: Gold
  readonly source: DocumentSource
}

/**
 * Reads every gold file of a folder. The text of `<doc>.json` is beside the folder, in it, or in `documents`. Throws the
 * faults of a file in one error.
 */
export function readAnnotated(
  folder: string,
  documents = join('data', 'sources', 'documents'),
): readonly AnnotatedText[] {
  const { files, faults } = filesBelow(folder, '.')
  if (faults.length > 0) throw new FaultError(faults)
  const ofFolder = files.filter((path) => join(folder, basename(path)) === path && path.endsWith('.json'))
  return ofFolder.map((path) => {
    const gold = parse(read(path), Gold, 'correct the value so that it fits Gold in src/derive/score.ts')
    const places = [join(folder, '..'), folder, documents]
    const place = places.find((candidate) => existsSync(join(candidate, `${gold.doc}.txt`)))
    if (place === undefined) {
      const problem = `no text ${gold.doc}.txt in ${places.join(', ')}`
      throw new FaultError([{ file: path, place: 'doc', problem, remedy: 'put it into one of them' }])
    }
    const { text } = read(join(place, `${gold.doc}.txt`))
    const metaPath = join(place, `${gold.doc}.meta.json`)
    const remedy = 'correct the value so that it fits src/derive/deriveDocument.ts'
    const meta = existsSync(metaPath) ? parse(read(metaPath), DocumentMeta, remedy) : DocumentMeta.parse({})
    return { gold, source: { id: gold.doc, text, meta } }
  })
}

/** Scores the derivation against every gold file of a folder; see `readAnnotated`. */
export function scoreFolder(
  folder: string,
  lexicon: Lexicon,
  documents?: string,
): readonly { id: string; score: Score }[] {
  return readAnnotated(folder, documents).map(({ gold, source }) => ({
    id: gold.doc,
    score: scoreDocument(gold, deriveOnce(source, lexicon).claims),
  }))
}

function read(path: string): TextFile {
  const { text, fault } = readInput(path, toSlashes(path), path.endsWith('.json') ? 'json' : 'document')
  if (fault) throw new FaultError([fault])
  return { path: toSlashes(path), text }
}

function parse<Schema extends z.ZodMiniType>(
  file: TextFile,
  schema: Schema,
  remedy: string,
): z.output<Schema> {
  const { value, faults } = parseJsonFile(file, schema, remedy)
  if (faults.length > 0) throw new FaultError(faults)
  return value as z.output<Schema>
}

const CORPUS = 'tests/corpus'
const OWNERS = 'belgium-calais-group-2024'

/**
 * The quality of the derivation: written estimates, and scores against the annotated texts of `tests/corpus` below
 * `root`, if there are any. Adds their files to `inputs`.
 */
export function deriveQuality(
  root: string,
  notes: TextFile,
  lexicon: Lexicon,
  inputs: Record<string, string>,
): { quality: Quality | null; faults: readonly Fault[] } {
  const parsed = parseJsonFile(
    notes,
    QualityNotes,
    'correct the value so that it fits the schema in src/domain/ruleBook.ts',
  )
  if (!parsed.value) return { quality: null, faults: parsed.faults }
  try {
    return { quality: qualityOf(parsed.value, scoredSets(root, lexicon, inputs)), faults: [] }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    const ofRoot = (file: string) => toSlashes(relative(root, file))
    return { quality: null, faults: error.faults.map((fault) => ({ ...fault, file: ofRoot(fault.file) })) }
  }
}

function scoredSets(root: string, lexicon: Lexicon, inputs: Record<string, string>): readonly ScoredSet[] {
  const folder = join(root, CORPUS)
  if (!existsSync(folder)) return []
  const listing = filesBelow(folder, root)
  if (listing.faults.length > 0) throw new FaultError(listing.faults)
  for (const path of listing.files) {
    if (/\.(txt|json)$/.test(path)) inputs[toSlashes(relative(root, path))] = sha256(read(path).text)
  }
  const documents = join(root, 'data', 'sources', 'documents')
  const first = scoreFolder(join(folder, 'gold'), lexicon, documents)
  const second = scoreFolder(join(folder, 'gold-second'), lexicon, documents)
  const third = scoreFolder(join(folder, 'gold-third'), lexicon, documents)
  const scores = (set: typeof first) => set.map(({ score }) => score)
  return [
    { of: 'owner', scores: scores(first.filter(({ id }) => id === OWNERS)) },
    { of: 'first', scores: scores(first.filter(({ id }) => id !== OWNERS)) },
    { of: 'second', scores: scores(second) },
    { of: 'third', scores: scores(third) },
  ]
}
