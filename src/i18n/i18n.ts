import i18next, { type FormatterModule, type i18n } from 'i18next'
import { createFormats } from './formats.ts'

/** The bundled language, and the fallback when another did not load. */
export const START_LANGUAGE = 'en'

/** Loaders of the other languages, by file; each is its own chunk. */
const OTHER_LANGUAGES = import.meta.glob<Readonly<Record<string, object>>>('./messages/*/messages.ts', {
  import: 'MESSAGES',
})

/** The English messages of all loaded modules, by namespace. */
const english = new Map<string, object>()
const translators = new Set<i18n>()

/** Adds a namespace of English to all translators; the build calls it for each namespace that a loaded module reads. */
export function addEnglish(namespace: string, messages: object): void {
  const counted = withCountsAsQuantities(messages)
  english.set(namespace, counted)
  for (const translator of translators) translator.addResourceBundle(START_LANGUAGE, namespace, counted)
}

/** Formats `{{count, number}}` in the reader's language. */
const QUANTITIES: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? createFormats(language ?? START_LANGUAGE).number(value) : String(value),
}

/** Creates the app's translator, in English; `loadMessages` and `changeLanguage` add other languages. */
export function createI18n(): i18n {
  const instance = i18next.createInstance()
  void instance.use(QUANTITIES).init({
    lng: START_LANGUAGE,
    fallbackLng: START_LANGUAGE,
    defaultNS: 'common',
    resources: { [START_LANGUAGE]: Object.fromEntries(english) },
    // React escapes already.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  translators.add(instance)
  return instance
}

/** Loads the messages of a language (ISO 639-1) unless loaded; false if there are none or they did not load. Safe to retry. */
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

const OTHER_FORM = '_other'

/**
 * Messages with every plural form of a language (CLDR, by `Intl.PluralRules`): a missing form copies `other`.
 * French distinguishes "many" (1 000 000) from "other", but both read alike next to digits.
 */
export function withAllPlurals(messages: object, language: string): object {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  const complete = (node: object): object => {
    const entries: [string, unknown][] = Object.entries(node)
    const added = entries.flatMap(([key, words]): [string, unknown][] => {
      if (!key.endsWith(OTHER_FORM)) return []
      const stem = key.slice(0, -OTHER_FORM.length)
      return pluralCategories.map((form) => [`${stem}_${form}`, words])
    })
    const own = entries.map(([key, child]): [string, unknown] => [
      key,
      typeof child === 'object' && child !== null ? complete(child) : child,
    ])
    return Object.fromEntries([...added, ...own])
  }
  return complete(messages)
}

/**
 * Messages with `{{count}}` marked for the number formatter. Only a plural's count is certainly a quantity; other numbers
 * may be years, so callers format them. Formatting everything would be slow: i18next copies all its options per value.
 */
function withCountsAsQuantities(messages: object): Record<string, unknown> {
  const entries: [string, unknown][] = Object.entries(messages)
  return Object.fromEntries(
    entries.map(([key, words]) => {
      if (typeof words === 'string') return [key, words.replaceAll('{{count}}', '{{count, number}}')]
      return [key, typeof words === 'object' && words !== null ? withCountsAsQuantities(words) : words]
    }),
  )
}
