import { useTranslation } from 'react-i18next'
import { UI_LANGUAGES } from '#domain/language.ts'
import { ownLanguageName } from '#i18n/formats.ts'
import { useViewLanguage } from '#state/useViewLanguage.ts'
import { setLanguage } from '#state/viewStore.ts'
import styles from './LanguageSwitch.module.css'

/** The language of the interface: a button a language, each with its name in its own words. */
export function LanguageSwitch() {
  const { t } = useTranslation('common')
  const language = useViewLanguage()
  return (
    <fieldset className={styles.buttons} aria-label={t('language')}>
      {UI_LANGUAGES.map((choice) => {
        const letters = choice.toUpperCase()
        const name = ownLanguageName(choice)
        return (
          <button
            key={choice}
            type="button"
            className={styles.choice}
            lang={choice}
            // The letters that are seen stand in the name too, for those who say them.
            aria-label={`${name} (${letters})`}
            title={name}
            aria-pressed={choice === language}
            onClick={() => setLanguage(choice)}
          >
            {letters}
          </button>
        )
      })}
    </fieldset>
  )
}
