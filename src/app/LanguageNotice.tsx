import { useTranslation } from 'react-i18next'
import { languageName } from '#i18n/formats.ts'
import { START_LANGUAGE } from '#i18n/i18n.ts'
import { Button } from '#ui/Button.tsx'
import styles from './LanguageNotice.module.css'
import { useSpeak } from './useSpeak.ts'

/** Keeps the language of the view, and says when its words did not come and English stands in. */
export function LanguageNotice() {
  const { t } = useTranslation('common')
  const { missing, askAgain } = useSpeak()
  // The element is there before its words: only a change inside it is read out.
  return (
    <div className={styles.notice} role="status">
      {missing !== null && (
        <>
          <p>{t('languageMissing', { language: languageName(missing, START_LANGUAGE) })}</p>
          <Button look="text" onClick={askAgain}>
            {t('retry')}
          </Button>
        </>
      )}
    </div>
  )
}
