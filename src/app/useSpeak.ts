import type { i18n } from 'i18next'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UiLanguage } from '#domain/language.ts'
import { loadMessages, START_LANGUAGE } from '#i18n/i18n.ts'
import { useViewLanguage } from '#state/useViewLanguage.ts'

/** English is always there: only the words of another language can be missing. */
type OtherLanguage = Exclude<UiLanguage, typeof START_LANGUAGE>

/** Speaks a language whose messages are there (else English), and says so on the page's root. */
export function speak(instance: i18n, language: string): void {
  const spoken = instance.hasResourceBundle(language, 'common') ? language : START_LANGUAGE
  if (instance.language !== spoken) void instance.changeLanguage(spoken)
  document.documentElement.lang = spoken
}

/**
 * Keeps the interface in the language of the view. Until the words of a language have come, the last one stays; when
 * they do not come, English stands in and `missing` names the language, until `askAgain` brings it.
 */
export function useSpeak(): { missing: OtherLanguage | null; askAgain: () => void } {
  const { i18n: instance } = useTranslation()
  const language = useViewLanguage()
  const [missing, setMissing] = useState<OtherLanguage | null>(null)

  useEffect(() => {
    let isWanted = true
    void loadMessages(instance, language).then((hasCome) => {
      if (!isWanted) return
      speak(instance, language)
      setMissing(hasCome || language === START_LANGUAGE ? null : language)
    })
    return () => {
      isWanted = false
    }
  }, [instance, language])

  const askAgain = useCallback(() => {
    void loadMessages(instance, language).then((hasCome) => {
      if (!hasCome) return
      speak(instance, language)
      setMissing(null)
    })
  }, [instance, language])

  return { missing, askAgain }
}
