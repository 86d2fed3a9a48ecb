import { useCallback, useEffect, useState } from 'react'
import type { UiLanguage } from '#domain/language.ts'
import { languageName } from '#i18n/formats.ts'
import { type I18n, loadMessages, START_LANGUAGE } from '#i18n/i18n.ts'
import { useViewLanguage } from '#state/viewLanguage.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './LanguageNotice.module.css'

/** English is bundled: only the messages of another language can be missing. */
type OtherLanguage = Exclude<UiLanguage, typeof START_LANGUAGE>

/** Keeps the interface in the language of the view; a notice says when its messages did not load. */
export function LanguageNotice() {
  const { t } = useTranslation('common')
  const { missing, retry } = useInterfaceLanguage()
  // Always mounted: screen readers announce a status only when its content changes.
  return (
    <div className={`${styles.notice} if-any in-row float`} role="status">
      {missing !== null && (
        <>
          <p>{t('languageMissing', { language: languageName(missing, START_LANGUAGE) })}</p>
          <Button look="text" onClick={retry}>
            {t('retry')}
          </Button>
        </>
      )}
    </div>
  )
}

/** Switches to a language whose messages are loaded (else English), and sets the page's `lang`. */
export function setLanguage(instance: I18n, language: string): void {
  const available = instance.hasLanguage(language) ? language : START_LANGUAGE
  if (instance.language !== available) instance.changeLanguage(available)
  const root = document.documentElement
  // Because of `:lang`, setting even an equal value makes the browser compute the style of every element again.
  if (root.lang !== available) root.lang = available
}

/**
 * Keeps the interface in the language of the view. The previous language stays until the messages have loaded; if they
 * fail, English is used and `missing` names the language until `retry` succeeds.
 */
function useInterfaceLanguage(): { missing: OtherLanguage | null; retry: () => void } {
  const { i18n: instance } = useTranslation()
  const language = useViewLanguage()
  const [missing, setMissing] = useState<OtherLanguage | null>(null)

  useEffect(() => {
    let isCurrent = true
    void loadMessages(instance, language).then((isLoaded) => {
      if (!isCurrent) return
      setLanguage(instance, language)
      setMissing(isLoaded || language === START_LANGUAGE ? null : language)
    })
    return () => {
      isCurrent = false
    }
  }, [instance, language])

  const retry = useCallback(() => {
    void loadMessages(instance, language).then((isLoaded) => {
      if (!isLoaded) return
      setLanguage(instance, language)
      setMissing(null)
    })
  }, [instance, language])

  return { missing, retry }
}
