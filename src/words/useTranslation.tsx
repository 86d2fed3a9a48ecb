import type { i18n, Namespace, TFunction, TypeOptions } from 'i18next'
import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react'

/** A file of messages, by its name without ending. */
type Name = keyof TypeOptions['resources']

interface Translator {
  readonly i18n: i18n
  /** The `t` of a namespace; keys of others take their namespace in front, as in `common:close`. */
  readonly of: (namespace: Name) => TFunction<Namespace>
}

const TranslatorContext = createContext<Translator | null>(null)

function translatorOf(instance: i18n): Translator {
  const known = new Map<Name, TFunction<Namespace>>()
  return {
    i18n: instance,
    of: (namespace) => {
      const t = known.get(namespace) ?? keepingTexts(instance.getFixedT(instance.language, namespace))
      known.set(namespace, t)
      return t
    },
  }
}

/** A change of the period asks for some 200 new texts; a drag must not keep all of them. */
const MOST_TEXTS = 2_000

/**
 * A translator that keeps its texts by key and values, because i18next looks for plurals, fallbacks and values anew at each
 * of a click's 330 calls. Missing messages are not kept: their file may still load.
 */
function keepingTexts(translate: TFunction<Namespace>): TFunction<Namespace> {
  const kept = new Map<string, string>()
  const t = (key: string, values?: object) => {
    const id = values ? `${key} ${JSON.stringify(values)}` : key
    const known = kept.get(id)
    if (known !== undefined) return known
    const text: unknown = translate(key as never, values as never)
    if (typeof text !== 'string' || text === key) return text
    if (kept.size === MOST_TEXTS) kept.clear()
    kept.set(id, text)
    return text
  }
  return t as unknown as TFunction<Namespace>
}

/**
 * Gives the parts below it their translator, and renders them again when its language changes.
 *
 * Why not react-i18next: each call of its hook keeps 14 hooks, two listeners and a copy of the translator, for messages
 * that load later. Ours are there before a part renders; see docs/speed.md.
 */
export function I18nProvider({ i18n: instance, children }: { i18n: i18n; children: ReactNode }) {
  const [translator, setTranslator] = useState(() => translatorOf(instance))
  if (translator.i18n !== instance) setTranslator(translatorOf(instance))
  useLayoutEffect(() => {
    const renew = () => setTranslator(translatorOf(instance))
    instance.on('languageChanged', renew)
    return () => instance.off('languageChanged', renew)
  }, [instance])
  return <TranslatorContext value={translator}>{children}</TranslatorContext>
}

/**
 * The messages of a namespace in the page's language; with several, those of the others by `namespace:key`. Throws outside
 * an I18nProvider.
 */
export function useTranslation<const Names extends Name | readonly Name[] = 'common'>(
  names?: Names,
): { t: TFunction<Names>; i18n: i18n } {
  const translator = useContext(TranslatorContext)
  if (!translator) throw new Error('useTranslation is called outside an I18nProvider')
  const list: readonly Name[] = typeof names === 'string' ? [names] : (names ?? [])
  return { t: translator.of(list[0] ?? 'common') as TFunction<Names>, i18n: translator.i18n }
}
