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
