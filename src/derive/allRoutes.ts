import * as z from 'zod/mini'
import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { LocalizedPatterns } from './lexiconSchemas.ts'
import { compilePattern, findSpans, normalise } from './patterns.ts'

/** `data/sources/lexicon/scope.json`: words by which a sentence says that something holds on all routes. */
export const ScopeFile = z.strictObject({ note: z.string(), allRoutes: LocalizedPatterns })
export type ScopeFile = z.infer<typeof ScopeFile>

/** A function that tells whether a sentence says, in its own words, that it holds on all routes. */
export function allRoutesReader(scope: ScopeFile): (sentence: string, language: SourceLanguage) => boolean {
  const compiled = new Map(
    SOURCE_LANGUAGES.map((language) => [language, scope.allRoutes[language].map(compilePattern)]),
  )
  return (sentence, language) => {
    const text = normalise(sentence)
    return (compiled.get(language) ?? []).some((expression) => findSpans(expression, text).length > 0)
  }
}
