import { useTranslation } from 'react-i18next'
import { CopyLink } from '#features/share/CopyLink.tsx'
import { setUi, togglePart, useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { BrandMark } from './BrandMark.tsx'
import { OfflineSlot } from './OfflineSlot.tsx'
import { SkipLinks } from './SkipLinks.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import styles from './TopBar.module.css'

/** The start view: every filter, selection and camera at its default. */
const START = '#/explore'

/** Brand, pages, and what concerns the whole window: its parts, its theme, its link. */
export function TopBar() {
  const { t } = useTranslation('common')
  const ui = useUiStore()
  return (
    <header className="shell-topbar">
      <SkipLinks />
      <a className="shell-brand" href={START}>
        <BrandMark />
        <span className={styles.brandName}>{t('brand')}</span>
      </a>
      <nav className={styles.nav} aria-label={t('mainNavigation')}>
        <a className={styles.page} href={START} aria-current="page">
          {t('explore')}
        </a>
      </nav>
      <OfflineSlot />
      <div className={styles.tools}>
        <div className={styles.parts}>
          <PartToggle
            part="railOpen"
            icon="panelLeft"
            showLabel={t('showFilters')}
            hideLabel={t('hideFilters')}
          />
          <PartToggle
            part="dockOpen"
            icon="panelBottom"
            showLabel={t('showTimeline')}
            hideLabel={t('hideTimeline')}
          />
          <PartToggle
            part="panelOpen"
            icon="panel"
            showLabel={t('showDetails')}
            hideLabel={t('hideDetails')}
          />
        </div>
        <Button
          look="bare"
          aria-label={ui.panelsHidden ? t('showPanels') : t('hidePanels')}
          aria-keyshortcuts={ui.areLettersOn ? 'H' : undefined}
          title={ui.panelsHidden ? t('showPanelsTip') : t('hidePanelsTip')}
          onClick={() => setUi({ panelsHidden: !ui.panelsHidden })}
        >
          <Icon name={ui.panelsHidden ? 'collapse' : 'fit'} />
        </Button>
        <ThemeSwitch />
        <CopyLink />
      </div>
    </header>
  )
}

interface PartToggleProps {
  part: 'railOpen' | 'dockOpen' | 'panelOpen'
  icon: IconName
  showLabel: string
  hideLabel: string
}

function PartToggle({ part, icon, showLabel, hideLabel }: PartToggleProps) {
  const isOpen = useUiStore((state) => state[part] && !state.panelsHidden)
  const label = isOpen ? hideLabel : showLabel
  return (
    <Button
      look="bare"
      className={styles.part}
      data-open={isOpen}
      aria-label={label}
      title={label}
      onClick={() => togglePart(part)}
    >
      <Icon name={icon} />
    </Button>
  )
}
