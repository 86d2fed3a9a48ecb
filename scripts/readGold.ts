import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveDocument } from '#derive/deriveDocument.ts'
import { DocumentMeta } from '#derive/documentMeta.ts'
import { LEXICON_FILES, type Lexicon, parseLexicon } from '#derive/lexicon.ts'
import { Gold, type Score, scoreDocument } from '#derive/score.ts'

/** The lexicon of a folder. Throws with every fault of its files. */
export function readLexiconFolder(folder: string): Lexicon {
  const names = Object.keys(LEXICON_FILES).filter((name) => existsSync(join(folder, name)))
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
 * Scores the derivation against every gold file of a folder. The text of `<doc>.json` is looked for beside the
 * folder, in it, and in `documents`, the project's own. Throws when a gold file has no text.
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
