import i18next, { type FormatterModule, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { createFormats } from './formats.ts'
import { followEnglish } from './laterEnglish.ts'
import type { MessagesByNamespace } from './messages.ts'
import { withAllPlurals } from './plurals.ts'
import { withCountsAsQuantities } from './quantities.ts'
import { START_MESSAGES } from './startMessages.ts'

/** The language whose words are part of the first load, and that stands in when another did not arrive. */
export const START_LANGUAGE = 'en'

/** The other languages, each a file of code of its own that only its readers load. */
const LOADERS: Readonly<Record<string, () => Promise<MessagesByNamespace>>> = {
  fr: () => import('./frenchMessages.ts').then((module) => module.FRENCH_MESSAGES),
  nl: () => import('./dutchMessages.ts').then((module) => module.DUTCH_MESSAGES),
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
      resources: {
        en: Object.fromEntries(
          Object.entries(START_MESSAGES).map(([namespace, words]) => [
            namespace,
            withCountsAsQuantities(words),
          ]),
        ),
      },
      // React escapes; a second escaping would show entities.
      interpolation: { escapeValue: false },
      initAsync: false,
    })
  followEnglish(instance)
  return instance
}

/**
 * Brings the words of a language (ISO 639-1) if they are not there; false when there are none or they did not arrive.
 * A later call asks again.
 */
export async function loadMessages(instance: i18n, language: string): Promise<boolean> {
  if (instance.hasResourceBundle(language, 'common')) return true
  try {
    const messages = await LOADERS[language]?.()
    if (!messages) return false
    for (const [namespace, words] of Object.entries(messages)) {
      instance.addResourceBundle(language, namespace, withCountsAsQuantities(withAllPlurals(words, language)))
    }
    return true
  } catch {
    return false
  }
}
