/** The languages of briefings with the country whose spelling programs check for them; they know no language without one. */
const WITH_COUNTRY: Readonly<Record<string, string>> = { en: 'en-GB', fr: 'fr-FR', nl: 'nl-NL' }

/** A BCP 47 tag as office programs expect it. */
export function officeLanguage(language: string): string {
  return WITH_COUNTRY[language] ?? language
}
