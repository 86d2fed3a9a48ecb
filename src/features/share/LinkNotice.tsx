import { useTranslation } from 'react-i18next'
import { dismissDropped, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './LinkNotice.module.css'

/** The longest piece of a link that is quoted back; nobody reads on in what was not understood. */
const LONGEST = 60

/** Says what of the opened link was left out and why, until it is closed; nothing while all was understood. */
export function LinkNotice() {
  const { t } = useTranslation('common')
  const dropped = useViewStore((state) => state.dropped)
  if (dropped.length === 0) return null
  const lines = dropped.map(({ key, text, code }) =>
    t(`linkNotice.${code}`, { key: shortened(key), text: shortened(text) }),
  )
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.title}>{t('linkNotice.title')}</p>
      <ul className={styles.list}>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Button look="bare" className={styles.close} aria-label={t('close')} onClick={dismissDropped}>
        <Icon name="close" />
      </Button>
    </div>
  )
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
