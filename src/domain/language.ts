import * as z from 'zod/mini'

/** The languages that the extractor has rules for (data/sources/lexicon), ISO 639-1. */
export const SOURCE_LANGUAGES = ['en', 'fr', 'nl'] as const
export const SourceLanguage = z.enum(SOURCE_LANGUAGES)
export type SourceLanguage = z.infer<typeof SourceLanguage>

const Words = z.string().check(z.minLength(1))

/**
 * One text in the languages of the interface, ISO 639-1. English is required and stands in for a language that the text
 * lacks. A line here and a folder of messages (src/i18n/messages) add a language.
 */
export const LocalizedText = z.strictObject({
  en: Words,
  fr: z.optional(Words),
  nl: z.optional(Words),
})
export type LocalizedText = z.infer<typeof LocalizedText>

/** A language of the interface. */
export const UiLanguage = z.keyof(LocalizedText)
export type UiLanguage = z.infer<typeof UiLanguage>
export const UI_LANGUAGES: readonly UiLanguage[] = UiLanguage.options

/** The text in a language, else in English; `language` is the one it is written in. */
export function textIn(text: LocalizedText, language: UiLanguage): { text: string; language: UiLanguage } {
  const own = text[language]
  return own === undefined ? { text: text.en, language: 'en' } : { text: own, language }
}

/**
 * The language of the interface that comes first among a reader's preferences (BCP 47 tags, the most wanted first; the
 * region is ignored: "fr-BE" is French), or null when the interface has none of them.
 */
export function preferredLanguage(tags: readonly string[]): UiLanguage | null {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0]
    const language = UI_LANGUAGES.find((candidate) => candidate === primary)
    if (language) return language
  }
  return null
}

/** The language of the interface that a BCP 47 tag names; English for any other. */
export function uiLanguageOf(tag: string): UiLanguage {
  return preferredLanguage([tag]) ?? 'en'
}
