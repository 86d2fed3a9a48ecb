import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import styles from './Handout.module.css'

/** What is printed in the place of a handout that was not made yet: nothing but that. */
export function HandoutNotReady() {
  const { t } = useTranslation('handout')
  return createPortal(
    <p className={styles.handout} data-handout>
      {t('notReady', { print: t('print') })}
    </p>,
    document.body,
  )
}
