import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '#derive/fault.ts'
import { parseJsonFile, type TextFile } from '#derive/jsonText.ts'
import type { Lexicon } from '#derive/lexicon.ts'
import { qualityOf, type ScoredSet } from '#derive/quality.ts'
import { type Quality, QualityNotes } from '#domain/quality.ts'
import { scoreFolder } from './readGold.ts'
import { sha256 } from './readSources.ts'

const CORPUS = 'tests/corpus'
const OWNERS = 'belgium-calais-group-2024'

/**
 * The quality of the derivation: what people wrote down, and the scores against the annotated texts of `tests/corpus`
 * below `root`, whose files are added to `inputs`. A copy of the data without these texts has no scores.
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
