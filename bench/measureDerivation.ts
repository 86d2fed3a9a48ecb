import { buildProposals, readLexicon } from '#derive/build.ts'
import { readDocuments, readSources } from '#scripts/readSources.ts'

/** The project's own texts and those of the test corpus: together a fair mix of lengths, languages and clutter. */
const TEXTS = ['data/sources/documents', 'tests/corpus']

/**
 * How many documents a second the derivation reads, one value a run: from text to checked claims, without the
 * disk. Throws when the lexicon or a text has faults, or when nothing is found, for then the speed says nothing.
 */
export function measureDerivation(runs: number): readonly number[] {
  const { parts } = readLexicon(readSources('.').sources.lexicon)
  if (parts === null) throw new Error('data/sources/lexicon has faults. `npm run derive` names them.')
  const folders = TEXTS.map((folder) => readDocuments(folder, '.'))
  const documents = folders.flatMap((folder) => folder.documents)
  const metas = folders.flatMap((folder) => folder.metas)
  const deriveAll = () => buildProposals(documents, metas, parts)
  // The first pass is slower, while the engine compiles; a folder full of documents does not notice it.
  const { claims, faults } = deriveAll()
  if (faults.length > 0)
    throw new Error(`${TEXTS.join(', ')}: ${faults.length} faults in the texts or their claims.`)
  if (claims.length === 0) throw new Error('The derivation found no claim in any text.')
  return Array.from({ length: runs }, () => {
    const started = process.hrtime.bigint()
    deriveAll()
    return documents.length / (Number(process.hrtime.bigint() - started) / 1e9)
  })
}
