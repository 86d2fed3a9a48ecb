import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DocumentMeta, deriveDocument } from '#derive/deriveDocument.ts'
import type { Fault } from '#derive/fault.ts'
import { parseJsonFile, type TextFile } from '#derive/jsonText.ts'
import { LEXICON_FILES, type Lexicon, parseLexicon } from '#derive/lexicon.ts'
import { Gold, qualityOf, type Score, type ScoredSet, scoreDocument } from '#derive/score.ts'
import { type Quality, QualityNotes } from '#domain/quality.ts'
import { sha256 } from './readSources.ts'

/** Reads the lexicon of a folder. Throws all its faults in one error. */
export function readLexiconFolder(folder: string): Lexicon {
  const names = LEXICON_FILES.filter((name) => existsSync(join(folder, name)))
  const files = Object.fromEntries(names.map((name) => [name, json(join(folder, name))]))
  const { lexicon, faults } = parseLexicon(files)
  if (lexicon === null) {
    throw new Error(
      faults.map((fault) => `${fault.file}, ${fault.place}: ${fault.problem}; ${fault.remedy}`).join('\n'),
    )
  }
  return lexicon
}

/**
 * Scores the derivation against every gold file of a folder. The text of `<doc>.json` is beside the folder, in it, or in
 * `documents`. Throws if a gold file has no text.
 */
export function scoreFolder(
  folder: string,
  lexicon: Lexicon,
  documents = join('data', 'sources', 'documents'),
): readonly { id: string; score: Score }[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  return names.map((name) => {
    const gold = Gold.parse(json(join(folder, name)))
    const places = [join(folder, '..'), folder, documents]
    const place = places.find((candidate) => existsSync(join(candidate, `${gold.doc}.txt`)))
    if (place === undefined) {
      throw new Error(
        `${join(folder, name)}: no text ${gold.doc}.txt in ${places.join(', ')}; put it into one of them`,
      )
    }
    const text = readFileSync(join(place, `${gold.doc}.txt`), 'utf8')
    const metaPath = join(place, `${gold.doc}.meta.json`)
    const meta = DocumentMeta.parse(existsSync(metaPath) ? json(metaPath) : {})
    return {
      id: gold.doc,
      score: scoreDocument(gold, deriveDocument({ id: gold.doc, text, meta }, lexicon).claims),
    }
  })
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
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
    'correct the value so that it fits the schema in src/domain/quality.ts',
  )
  if (!parsed.value) return { quality: null, faults: parsed.faults }
  return { quality: qualityOf(parsed.value, scoredSets(root, lexicon, inputs)), faults: [] }
}

function scoredSets(root: string, lexicon: Lexicon, inputs: Record<string, string>): readonly ScoredSet[] {
  const folder = join(root, CORPUS)
  if (!existsSync(folder)) return []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = `${CORPUS}/${name.replaceAll('\\', '/')}`
    if (/\.(txt|json)$/.test(name)) inputs[path] = sha256(readFileSync(join(root, path)))
  }
  const documents = join(root, 'data', 'sources', 'documents')
  const first = scoreFolder(join(folder, 'gold'), lexicon, documents)
  const second = scoreFolder(join(folder, 'gold-second'), lexicon, documents)
  const scores = (set: typeof first) => set.map(({ score }) => score)
  return [
    { of: 'owner', scores: scores(first.filter(({ id }) => id === OWNERS)) },
    { of: 'first', scores: scores(first.filter(({ id }) => id !== OWNERS)) },
    { of: 'second', scores: scores(second) },
  ]
}
