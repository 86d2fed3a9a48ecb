import { useTranslation } from 'react-i18next'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { commandKey } from '#ui/commandKey.ts'
import { Icon } from '#ui/Icon.tsx'
import styles from './TopBar.module.css'

/** Opens the search, and on wide screens says by which key it opens. */
export function SearchButton() {
  const { t } = useTranslation(['search', 'help'])
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const keys = `${commandKey(t('help:key.control'))} K`
  const loadAhead = () => {
    import('#features/search/SearchResults.tsx').catch(() => {
      // The dialog tries again and reports the failure.
    })
  }
  return (
    <Button
      className={styles.search ?? ''}
      aria-label={t('search')}
      aria-keyshortcuts={areLettersOn ? 'Control+K Meta+K /' : 'Control+K Meta+K'}
      aria-haspopup="dialog"
      title={areLettersOn ? t('tip', { keys }) : t('tipWithoutLetters', { keys })}
      onPointerEnter={loadAhead}
      onFocus={loadAhead}
      onClick={() => setUi({ overlay: 'search' })}
    >
      <Icon name="search" />
      <span className={styles.searchWord}>{t('search')}</span>
      <kbd className={styles.searchKey}>{keys}</kbd>
    </Button>
  )
}
