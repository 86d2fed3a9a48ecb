import { localeOf } from '#i18n/formats.ts'

/**
 * A BCP 47 tag with a region, which office programs require for spell checking: the language's most likely one ("fr" is
 * fr-FR), for English the one whose conventions the app follows.
 */
export function officeLanguage(language: string): string {
  const { language: primary, region } = new Intl.Locale(localeOf(language)).maximize()
  return region === undefined ? primary : `${primary}-${region}`
}
