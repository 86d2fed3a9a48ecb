import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { loaded } from './extractedDocument.ts'

/** Code units that are read; the rest of a long document hardly changes the result. */
const SAMPLE = 20_000
/** Texts with fewer letters get no language. */
const FEWEST_LETTERS = 20

/** The language of a text, ISO 639-1, and whether the rules read it. */
export async function findLanguage(
  text: string,
): Promise<{ language: SourceLanguage | null; languageFound: string | null }> {
  // From the middle: the beginning of a report is often names and addresses.
  const start = Math.max(0, Math.floor((text.length - SAMPLE) / 2))
  const sample = text.slice(start, start + SAMPLE)
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return { language: null, languageFound: null }
  const { eld } = await loaded(import('eld/extrasmall'))
  const { language: found } = eld.detect(sample)
  const language = SOURCE_LANGUAGES.find((code) => code === found) ?? null
  return { language, languageFound: found === '' ? null : found }
}
