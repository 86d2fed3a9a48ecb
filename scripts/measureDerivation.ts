import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentSource, deriveDocument } from '#derive/deriveDocument.ts'
import { DocumentMeta } from '#derive/documentMeta.ts'
import { LEXICON_FILES, parseLexicon } from '#derive/lexicon.ts'

const LEXICON = 'data/sources/lexicon'
const TEXTS = ['data/sources/documents', 'tests/corpus']

/**
 * How many documents a second the text derivation reads, one value a run: all texts of the project and of the
 * test corpus, from text to claims, without reading from the disk. Throws when lexicon or texts are missing.
 */
export function measureDerivation(runs: number): readonly number[] {
  const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
  const files = Object.fromEntries(
    Object.keys(LEXICON_FILES).map((name) => [name, parsed(join(LEXICON, name))]),
  )
  const { lexicon } = parseLexicon(files)
  if (lexicon === null) throw new Error(`${LEXICON} has faults. \`npm run derive\` names them.`)
  const sources: DocumentSource[] = TEXTS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => {
        const meta = join(folder, name.replace(/\.txt$/, '.meta.json'))
        return {
          id: name.replace(/\.txt$/, ''),
          text: readFileSync(join(folder, name), 'utf8'),
          meta: DocumentMeta.parse(existsSync(meta) ? parsed(meta) : {}),
        }
      }),
  )
  const deriveAll = () =>
    sources.reduce((claims, source) => claims + deriveDocument(source, lexicon).claims.length, 0)
  // The first pass is slower, while the engine compiles; a folder full of documents does not notice it.
  if (deriveAll() === 0)
    throw new Error('The derivation found no claim in any text, so its speed says nothing.')
  return Array.from({ length: runs }, () => {
    const started = process.hrtime.bigint()
    deriveAll()
    return sources.length / (Number(process.hrtime.bigint() - started) / 1e9)
  })
}
