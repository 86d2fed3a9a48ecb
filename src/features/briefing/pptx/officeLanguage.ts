import { localeOf } from '#i18n/formats.ts'

/**
 * A BCP 47 tag with the country whose spelling office programs check for: they know no language without one. The country
 * is the language's likeliest ("fr" is fr-FR), for English the one whose conventions the app follows.
 */
export function officeLanguage(language: string): string {
  const { language: primary, region } = new Intl.Locale(localeOf(language)).maximize()
  return region === undefined ? primary : `${primary}-${region}`
}
