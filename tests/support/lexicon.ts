import { DocumentMeta, deriveDocument } from '#derive/deriveDocument.ts'
import { type LanguageRules, languageRules } from '#derive/languageRules.ts'
import type { SourceLanguage } from '#domain/language.ts'
import { lexiconOf } from '#scripts/deriveOnce.ts'
import { readLexiconFiles } from '#scripts/readSources.ts'

const { parts, faults } = lexiconOf(...readLexiconFiles('.').files)
if (!parts) throw new Error(faults[0]?.problem)

/** The project's lexicon, read once. */
export const { lexicon } = parts

export function rulesOf(language: SourceLanguage): LanguageRules {
  return languageRules(lexicon, language)
}

/** What the rules extract from a text. */
export function read(text: string, language: SourceLanguage = 'en', date: string | null = null) {
  return deriveDocument({ id: 'text', text, meta: DocumentMeta.parse({ language, date }) }, lexicon)
}

/** Claims in short form: `measure border-control planned`, `route channel inferred`, `driver …`. */
export function claimsIn(
  text: string,
  language: SourceLanguage = 'en',
  date: string | null = null,
): string[] {
  return read(text, language, date).claims.map(({ kind, category, status, basis }) =>
    [kind, category, status ?? basis].filter((word) => word !== null).join(' '),
  )
}
