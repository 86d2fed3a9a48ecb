import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { UiLanguage } from '#domain/language.ts'
import { loadMessages } from '#i18n/i18n.ts'
import { useBuiltWords } from '#state/viewLanguage.ts'
import { Button } from '#ui/Button.tsx'
import { InterfaceContext } from '#words/interfaceLanguage.tsx'
import { TranslatorContext, translatorOf, useTranslation } from '#words/useTranslation.tsx'
import { useWords, WordsContext } from '#words/words.ts'

/**
 * The parts of a talk, which speak its language whatever that of the interface is; their controls are `InInterface` or
 * take their words from `useInterfaceTranslation`. Until the messages of the language have loaded it speaks the one before,
 * so that a control which changes it keeps the focus; at first nothing.
 */
export function TalkLanguage({ language: wanted, children }: { language: UiLanguage; children: ReactNode }) {
  const { t, i18n } = useTranslation('common')
  const around = useContext(TranslatorContext)
  const here = { translator: around ?? translatorOf(i18n), words: useWords() }
  const outer = useContext(InterfaceContext)
  const { isLoaded, hasFailed, retry } = useMessages(wanted)
  const [spoken, speak] = useState<UiLanguage | null>(null)
  if (isLoaded && spoken !== wanted) speak(wanted)
  const language = spoken ?? wanted
  // biome-ignore lint/correctness/useExhaustiveDependencies: messages that have loaded say more.
  const translator = useMemo(
    () => (i18n.language === language && around ? around : translatorOf({ ...i18n, language })),
    [i18n, i18n.language, around, language, spoken],
  )
  const words = useBuiltWords(language, translator.translate().t)
  if (hasFailed) {
    return (
      <div role="alert">
        <p>{t('crashed')}</p>
        <Button onClick={retry}>{t('retry')}</Button>
      </div>
    )
  }
  if (spoken === null) return null
  return (
    <InterfaceContext value={outer ?? here}>
      <TranslatorContext value={translator}>
        <WordsContext value={words}>{children}</WordsContext>
      </TranslatorContext>
    </InterfaceContext>
  )
}

/** Loads the messages of a language. */
function useMessages(language: UiLanguage): { isLoaded: boolean; hasFailed: boolean; retry: () => void } {
  const { i18n } = useTranslation()
  const [, setArrived] = useState(0)
  const [failed, setFailed] = useState<UiLanguage | null>(null)
  const isLoaded = i18n.hasLanguage(language)
  const isWanted = !isLoaded && failed !== language
  useEffect(() => {
    if (!isWanted) return
    let isCurrent = true
    void loadMessages(i18n, language).then((isThere) => {
      if (!isCurrent) return
      if (isThere) setArrived((count) => count + 1)
      else setFailed(language)
    })
    return () => {
      isCurrent = false
    }
  }, [i18n, language, isWanted])
  return { isLoaded, hasFailed: !isLoaded && failed === language, retry: () => setFailed(null) }
}
