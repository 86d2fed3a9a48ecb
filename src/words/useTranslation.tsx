import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react'
import type { I18n } from '#i18n/i18n.ts'
import type { Namespace, Namespaces, TFunction } from '#i18n/translation.ts'

/** The messages of a language. */
export interface Translator {
  readonly i18n: I18n
  /** The `t` of a namespace, or of the first of several; keys of others take their namespace in front, as in `common:close`. */
  readonly translate: <const Names extends Namespaces = 'common'>(
    names?: Names,
  ) => { t: TFunction<Names>; i18n: I18n }
}

export const TranslatorContext = createContext<Translator | null>(null)

export function translatorOf(instance: I18n): Translator {
  const known = new Map<Namespace, TFunction<Namespace>>()
  return {
    i18n: instance,
    translate: (names) => {
      const [namespace = 'common'] = [names].flat() as readonly Namespace[]
      const t = known.get(namespace) ?? instance.getFixedT<Namespace>(instance.language, namespace)
      known.set(namespace, t)
      return { t: t as never, i18n: instance }
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
export const useTranslation: Translator['translate'] = (names) => {
  const translator = useContext(TranslatorContext)
  if (!translator) throw new Error('useTranslation needs an I18nProvider')
  return translator.translate(names)
}
