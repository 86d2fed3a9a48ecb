import type { UiLanguage } from '#domain/language.ts'
import { DUTCH } from './dutch.ts'
import { ENGLISH } from './english.ts'
import { FRENCH } from './french.ts'
import type { LanguageWords } from './languageWords.ts'

/** What the rules know of each language of briefings. To add a language, see docs/architecture.md. */
export const LANGUAGE_WORDS: Readonly<Record<UiLanguage, LanguageWords>> = {
  en: ENGLISH,
  fr: FRENCH,
  nl: DUTCH,
}

/** The words of a language; null for one that no briefing is written in. */
export function wordsIn(language: string): LanguageWords | null {
  return Object.hasOwn(LANGUAGE_WORDS, language) ? LANGUAGE_WORDS[language as UiLanguage] : null
}

type PatternName = {
  [Name in keyof LanguageWords]: LanguageWords[Name] extends string | null ? Name : never
}[keyof LanguageWords]

/** The patterns of every language as one. */
export function inEvery(...names: readonly PatternName[]): string {
  return Object.values(LANGUAGE_WORDS)
    .flatMap((words) => names.flatMap((name) => words[name] ?? []))
    .join('|')
}
