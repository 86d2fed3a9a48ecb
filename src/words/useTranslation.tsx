import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react'
import type { I18n } from '#i18n/i18n.ts'
import type { Namespace, Namespaces, TFunction } from '#i18n/translation.ts'

/** A language's messages. */
export interface Translator {
  readonly i18n: I18n
  /** The `t` of a namespace; keys of others take their namespace in front, as in `common:close`. */
  readonly of: (namespace: Namespace) => TFunction<Namespace>
}

export const TranslatorContext = createContext<Translator | null>(null)

export function translatorOf(instance: I18n): Translator {
  const known = new Map<Namespace, TFunction<Namespace>>()
  return {
    i18n: instance,
    of: (namespace) => {
      const t = known.get(namespace) ?? instance.getFixedT<Namespace>(instance.language, namespace)
      known.set(namespace, t)
      return t
    },
  }
}

/** Gives the parts below it their translator, and renders them again when its language changes. */
export function I18nProvider({ i18n: instance, children }: { i18n: I18n; children: ReactNode }) {
  const [translator, setTranslator] = useState(() => translatorOf(instance))
  if (translator.i18n !== instance) setTranslator(translatorOf(instance))
  useLayoutEffect(() => instance.onLanguage(() => setTranslator(translatorOf(instance))), [instance])
  return <TranslatorContext value={translator}>{children}</TranslatorContext>
}

/** The messages of a namespace in the language around; those of others by `namespace:key`. Throws outside an I18nProvider. */
export function useTranslation<const Names extends Namespaces = 'common'>(
  names?: Names,
): { t: TFunction<Names>; i18n: I18n } {
  return translated(useContext(TranslatorContext), names)
}

/** The messages of a namespace by a translator. */
export function translated<const Names extends Namespaces = 'common'>(
  translator: Translator | null,
  names?: Names,
): { t: TFunction<Names>; i18n: I18n } {
  if (!translator) throw new Error('useTranslation is called outside an I18nProvider')
  const list: readonly Namespace[] = typeof names === 'string' ? [names] : (names ?? [])
  return { t: translator.of(list[0] ?? 'common') as unknown as TFunction<Names>, i18n: translator.i18n }
}
