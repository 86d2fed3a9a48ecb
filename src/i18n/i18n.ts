import i18next, { type FormatterModule, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { createFormats } from './formats.ts'
import { withAllPlurals } from './plurals.ts'
import { withCountsAsQuantities } from './quantities.ts'

/** The language that is bundled with the code and stands in when another did not arrive. */
export const START_LANGUAGE = 'en'

/** The other languages, by the address of a chunk that only their readers load. */
const OTHER_LANGUAGES = import.meta.glob<Readonly<Record<string, object>>>('./messages/*/messages.ts', {
  import: 'MESSAGES',
})

/** The English messages of all modules that were loaded, by namespace. */
const english = new Map<string, object>()
const translators = new Set<i18n>()

/** Adds a namespace of English to all translators; the build calls it for each namespace that a loaded module reads. */
export function addEnglish(namespace: string, messages: object): void {
  const counted = withCountsAsQuantities(messages)
  english.set(namespace, counted)
  for (const translator of translators) translator.addResourceBundle(START_LANGUAGE, namespace, counted)
}

/** Writes what a message asks to be written as a quantity. */
const QUANTITIES: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? createFormats(language ?? START_LANGUAGE).number(value) : String(value),
}

/** Makes the one translator of the app, in English. `loadMessages` and `changeLanguage` bring the others. */
export function createI18n(): i18n {
  const instance = i18next.createInstance()
  void instance
    .use(QUANTITIES)
    .use(initReactI18next)
    .init({
      lng: START_LANGUAGE,
      fallbackLng: START_LANGUAGE,
      defaultNS: 'common',
      resources: { [START_LANGUAGE]: Object.fromEntries(english) },
      // React escapes; a second escaping would show entities.
      interpolation: { escapeValue: false },
      initAsync: false,
    })
  translators.add(instance)
  return instance
}

/**
 * Loads the messages of a language (ISO 639-1) if they are missing; false when there are none or they did not arrive.
 * A later call asks again.
 */
export async function loadMessages(instance: i18n, language: string): Promise<boolean> {
  if (instance.hasResourceBundle(language, 'common')) return true
  try {
    const messages = await OTHER_LANGUAGES[`./messages/${language}/messages.ts`]?.()
    if (!messages) return false
    for (const [file, words] of Object.entries(messages)) {
      const namespace = file.slice('./'.length, -'.json'.length)
      instance.addResourceBundle(language, namespace, withCountsAsQuantities(withAllPlurals(words, language)))
    }
    return true
  } catch {
    return false
  }
}
