import * as z from 'zod/mini'

/** Source languages with extractor rules (data/sources/lexicon), ISO 639-1. */
export const SOURCE_LANGUAGES = ['en', 'fr', 'nl'] as const
export const SourceLanguage = z.enum(SOURCE_LANGUAGES)
export type SourceLanguage = z.infer<typeof SourceLanguage>

/** A language if the rules read it, else null. */
export function sourceLanguageOf(language: string | null): SourceLanguage | null {
  return SOURCE_LANGUAGES.find((one) => one === language) ?? null
}

const Words = z.string().check(z.minLength(1))

/** A text in the UI languages, ISO 639-1; English is the fallback. To add a language, see docs/architecture.md. */
export const LocalizedText = z.strictObject({
  en: Words,
  fr: z.optional(Words),
  nl: z.optional(Words),
})
export type LocalizedText = z.infer<typeof LocalizedText>

/** A title or name as its publisher gives it, in one language (ISO 639-1). */
export const HandedOutText = z.strictObject({ given: Words, language: Words })

/** Our own words, in every language; or a title or name as its publisher gives it. */
export const SourceText = z.union([LocalizedText, HandedOutText])
export type SourceText = z.infer<typeof SourceText>

/** A UI language. */
export const UiLanguage = z.keyof(LocalizedText)
export type UiLanguage = z.infer<typeof UiLanguage>
export const UI_LANGUAGES: readonly UiLanguage[] = UiLanguage.options

/** The text in a language, with English as fallback, or as given; `language` is the one returned. */
export function textIn(text: SourceText, language: UiLanguage): { text: string; language: string } {
  if ('given' in text) return { text: text.given, language: text.language }
  const own = text[language]
  return own === undefined ? { text: text.en, language: 'en' } : { text: own, language }
}

/** The first UI language among the preferred BCP 47 tags, ignoring regions ("fr-BE" is French); null when there is none. */
export function preferredLanguage(tags: readonly string[]): UiLanguage | null {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0]
    const language = UI_LANGUAGES.find((candidate) => candidate === primary)
    if (language) return language
  }
  return null
}

/** The UI language of a BCP 47 tag; English for any other. */
export function uiLanguageOf(tag: string): UiLanguage {
  return preferredLanguage([tag]) ?? 'en'
}

/** The name of each UI language in itself, capitalised. As constants: the start would need 20 ms for Intl.DisplayNames. */
export const OWN_NAMES: Readonly<Record<UiLanguage, string>> = {
  en: 'English',
  fr: 'Français',
  nl: 'Nederlands',
}
