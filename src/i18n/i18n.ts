import { createFormats } from './formats.ts'
import type { Namespaces, TFunction } from './translation.ts'

/** The bundled language, and the fallback when another did not load. */
export const START_LANGUAGE = 'en'

/** Texts and groups of texts by key. */
type Messages = Readonly<Record<string, unknown>>

/** Loaders of the other languages, by namespace in each file; each is its own chunk. */
const OTHER_LANGUAGES = import.meta.glob<Readonly<Record<string, Readonly<Record<string, Messages>>>>>(
  './messages/*/messages.ts',
  {
    import: 'MESSAGES',
  },
)

/** Writes messages in its language. */
export interface I18n {
  /** ISO 639-1. */
  readonly language: string
  /** In English until `loadMessages` has those of the language. */
  readonly changeLanguage: (language: string) => void
  /** Calls back after each change of the language, until the returned function is called. */
  readonly onLanguage: (listener: () => void) => () => void
  readonly hasLanguage: (language: string) => boolean
  readonly addLanguage: (language: string, messages: Readonly<Record<string, Messages>>) => void
  /** The `t` of a language and its namespaces: keys without one in front (`common:close`) are looked for in each, in order. */
  readonly getFixedT: <const Names extends Namespaces>(language: string, names: Names) => TFunction<Names>
}

/** The English messages of all loaded modules, by namespace. */
const english: Record<string, Messages> = {}

/** Adds a namespace of English for all translators; the build calls it for each namespace that a loaded module reads. */
export function addEnglish(namespace: string, messages: Messages): void {
  english[namespace] = messages
}

/** Creates the app's translator, in English; `loadMessages` and `changeLanguage` add other languages. */
export function createI18n(): I18n {
  const loaded = new Map<string, Readonly<Record<string, Messages>>>([[START_LANGUAGE, english]])
  const listeners = new Set<() => void>()
  /** By language and namespaces: what is made of words is known by their `t`, until the language says more. */
  const fixed = new Map<string, Map<string, unknown>>()
  let language = START_LANGUAGE
  /** A missing message reads as its key. */
  const textOf = (code: string, namespaces: readonly string[], key: string, values: Values) => {
    const colon = key.indexOf(':')
    const path = key.slice(colon + 1)
    for (const namespace of colon < 0 ? namespaces : [key.slice(0, colon)]) {
      for (const spoken of [code, START_LANGUAGE]) {
        const found = messageOf(loaded.get(spoken)?.[namespace], path, values.count, spoken)
        if (typeof found === 'string') return filled(found, values, code)
        if (found && values.returnObjects) return found
      }
    }
    return filled(values.defaultValue ?? path, values, code)
  }
  return {
    get language() {
      return language
    },
    changeLanguage: (next) => {
      language = next
      for (const listener of listeners) listener()
    },
    onLanguage: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hasLanguage: (code) => loaded.has(code),
    addLanguage: (code, messages) => {
      loaded.set(code, messages)
      fixed.delete(code)
    },
    getFixedT: (code, names) => {
      const namespaces = [names].flat() as readonly string[]
      const known = fixed.get(code) ?? new Map<string, unknown>()
      fixed.set(code, known)
      const key = namespaces.join(' ')
      const t =
        known.get(key) ?? ((path: string, values: Values = {}) => textOf(code, namespaces, path, values))
      known.set(key, t)
      return t as never
    },
  }
}

/** What a message takes; `count` also chooses the form of a plural. */
interface Values {
  readonly [name: string]: unknown
  readonly count?: unknown
  readonly defaultValue?: string
  /** Give a group of texts whole. */
  readonly returnObjects?: boolean
}

/** The text or group of a key; of a plural the form for the count, where "other" stands in for a form that is missing. */
function messageOf(messages: Messages | undefined, path: string, count: unknown, language: string): unknown {
  // Most are plain keys, and a page asks for thousands.
  if (typeof count !== 'number' && !path.includes('.')) return messages?.[path]
  const groups = path.split('.')
  const name = groups.pop() ?? ''
  const group = groups.reduce<unknown>((node, key) => (node as Messages | undefined)?.[key], messages)
  if (typeof group !== 'object' || group === null) return undefined
  const forms = typeof count === 'number' ? pluralForms(count, language) : []
  const key = [...forms.map((form) => `${name}_${form}`), name].find((key) => key in group)
  return key === undefined ? undefined : (group as Messages)[key]
}

const pluralRules = new Map<string, Intl.PluralRules>()

/** Zero has a form of its own, because French counts it as singular. */
function pluralForms(count: number, language: string): readonly string[] {
  const rules = pluralRules.get(language) ?? new Intl.PluralRules(language)
  pluralRules.set(language, rules)
  return [...(count === 0 ? ['zero'] : []), rules.select(count), 'other']
}

/**
 * A text with its values. Only a plural's count is certainly a quantity and formatted here; other numbers may be years, so
 * callers format them. Values are not escaped: React does. A gap without a value stays, so that it is seen.
 */
function filled(text: string, values: Values, language: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => {
    const value = values[name]
    return name === 'count' && typeof value === 'number'
      ? createFormats(language).number(value)
      : String(value ?? gap)
  })
}

/** Loads the messages of a language (ISO 639-1) unless loaded; false if there are none or they did not load. Safe to retry. */
export async function loadMessages(instance: I18n, language: string): Promise<boolean> {
  if (instance.hasLanguage(language)) return true
  try {
    const messages = await OTHER_LANGUAGES[`./messages/${language}/messages.ts`]?.()
    if (!messages) return false
    instance.addLanguage(language, Object.assign({}, ...Object.values(messages)))
    return true
  } catch {
    return false
  }
}
