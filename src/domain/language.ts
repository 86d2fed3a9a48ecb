import * as z from 'zod/mini'

/** The languages that sources and interface may use, ISO 639-1. */
export const LANGUAGES = ['en', 'fr', 'nl'] as const

export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** One text in each language of the project; none may be empty. */
export const LocalizedText = z.strictObject({
  en: z.string().check(z.minLength(1)),
  fr: z.string().check(z.minLength(1)),
  nl: z.string().check(z.minLength(1)),
})
export type LocalizedText = z.infer<typeof LocalizedText>

/**
 * The language of the project that comes first among a reader's preferences (BCP 47 tags, the most wanted first; a
 * region counts for nothing: "fr-BE" is French), or null when none of them is one of ours.
 */
export function preferredLanguage(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0]
    const language = LANGUAGES.find((candidate) => candidate === primary)
    if (language) return language
  }
  return null
}
