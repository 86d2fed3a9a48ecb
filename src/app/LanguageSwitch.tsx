import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Language } from '#domain/language.ts'
import { useViewLanguage } from '#state/useViewLanguage.ts'
import { setLanguage } from '#state/viewStore.ts'
import styles from './LanguageSwitch.module.css'

/** The language of the interface, each choice in its own words: buttons, or a native list where it is narrow. */
export function LanguageSwitch() {
  const { t } = useTranslation('common')
  const language = useViewLanguage()
  return (
    <>
      <fieldset className={styles.buttons} aria-label={t('language')}>
        {LANGUAGES.map((choice) => (
          <button
            key={choice}
            type="button"
            className={styles.choice}
            lang={choice}
            // The letters that are seen stand in the name too, for those who say them.
            aria-label={`${t(`languageName.${choice}`)} (${codeOf(choice)})`}
            title={t(`languageName.${choice}`)}
            aria-pressed={choice === language}
            onClick={() => setLanguage(choice)}
          >
            {codeOf(choice)}
          </button>
        ))}
      </fieldset>
      <span className={styles.narrow}>
        <span className={styles.code} aria-hidden="true">
          {codeOf(language)}
        </span>
        <select
          className={styles.list}
          aria-label={t('language')}
          value={language}
          onChange={(event) => {
            const chosen = LANGUAGES.find((choice) => choice === event.currentTarget.value)
            if (chosen) setLanguage(chosen)
          }}
        >
          {LANGUAGES.map((choice) => (
            <option key={choice} value={choice} lang={choice}>
              {t(`languageName.${choice}`)}
            </option>
          ))}
        </select>
      </span>
    </>
  )
}

/** The letters by which a language is shown: its code in capitals. */
function codeOf(language: Language): string {
  return language.toUpperCase()
}
