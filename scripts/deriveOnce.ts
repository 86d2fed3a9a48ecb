import { proposeClaims, readLexicon } from '#derive/build.ts'
import { deriveDocument } from '#derive/deriveDocument.ts'
import type { TextFile } from '#derive/jsonText.ts'
import type { Lexicon } from '#derive/lexicon.ts'
import { memoizeByArguments } from '#lib/memoize.ts'

/** Reads a lexicon once, while its files are the same objects, as `readSources` gives them until they change. */
export const lexiconOf = memoizeByArguments((...files: readonly TextFile[]) => readLexicon(files))

const derivedBy = new WeakMap<Lexicon, Map<string, ReturnType<typeof deriveDocument>>>()

/** Derives a text once by a lexicon: a text may be published, scored and learnt from. */
export const deriveOnce: typeof deriveDocument = (source, lexicon) => {
  const known = derivedBy.get(lexicon) ?? new Map<string, ReturnType<typeof deriveDocument>>()
  derivedBy.set(lexicon, known)
  const key = JSON.stringify(source)
  const derived = known.get(key) ?? deriveDocument(source, lexicon)
  known.set(key, derived)
  return derived
}

/** `proposeClaims` that derives each text once by a lexicon. */
export const proposeOnce: typeof proposeClaims = (sources, lexicon) =>
  proposeClaims(sources, lexicon, deriveOnce)
