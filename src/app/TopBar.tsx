import { useTranslation } from 'react-i18next'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { CopyLink } from '#features/share/CopyLink.tsx'
import { setUi, togglePart, useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { AddStepSlot } from './AddStepSlot.tsx'
import { BrandMark } from './BrandMark.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { MoreTools } from './MoreTools.tsx'
import { OfflineSlot } from './OfflineSlot.tsx'
import { SearchButton } from './SearchButton.tsx'
import { SkipLinks } from './SkipLinks.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'
import styles from './TopBar.module.css'

/** Brand, pages, and what concerns the whole window: its parts, its theme, its link. */
export function TopBar() {
  const { t } = useTranslation(['common', 'help'])
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  // The start view has every filter, selection and camera at its default; the language is the reader's and stays.
  const view = useViewStore((state) => state.view)
  const start = writeView({ ...DEFAULT_VIEW, language: view.language })
  const isExplore = view.page === 'explore' || view.page === 'table'
  // From another page one comes back to the filters and the choice that one left.
  const explore = isExplore ? start : writeView({ ...view, page: 'explore', reader: null })
  const compare = writeView({ ...view, page: 'compare', reader: null })
  const sources = writeView({ ...view, page: 'sources', reader: null })
  const briefing = writeView({ ...view, page: 'briefing', reader: null })
  return (
    <header className="shell-topbar">
      {isExplore && <SkipLinks />}
      <a className="shell-brand" href={start}>
        <BrandMark />
        <span>{t('brand')}</span>
      </a>
      <nav className={styles.nav} aria-label={t('mainNavigation')}>
        <a className={styles.page} href={explore} aria-current={isExplore ? 'page' : undefined}>
          {t('explore')}
        </a>
        <a className={styles.page} href={compare} aria-current={view.page === 'compare' ? 'page' : undefined}>
          {t('compare')}
        </a>
        <a className={styles.page} href={sources} aria-current={view.page === 'sources' ? 'page' : undefined}>
          {t('sources')}
        </a>
        <a
          className={styles.page}
          href={briefing}
          aria-current={view.page === 'briefing' ? 'page' : undefined}
        >
          {t('briefing')}
        </a>
      </nav>
      <OfflineSlot />
      <div className={styles.tools}>
        <SearchButton />
        {isExplore && <PartToggles />}
        <MoreTools>
          <LanguageSwitch />
          <Button
            look="bare"
            className={styles.keyboard}
            aria-label={t('help:title')}
            aria-haspopup="dialog"
            aria-keyshortcuts={areLettersOn ? '?' : undefined}
            title={areLettersOn ? t('help:tip') : t('help:title')}
            onClick={() => setUi({ overlay: 'help' })}
          >
            <Icon name="keyboard" />
          </Button>
          <ThemeSwitch />
          {(isExplore || view.page === 'compare') && (
            <>
              <AddStepSlot />
              <Button
                className={styles.search ?? ''}
                aria-label={t('export')}
                aria-haspopup="dialog"
                onClick={() => setUi({ overlay: 'export' })}
              >
                <Icon name="kept" />
                <span className={styles.searchWord}>{t('export')}</span>
              </Button>
            </>
          )}
          <CopyLink />
        </MoreTools>
      </div>
    </header>
  )
}

/** Folds away the parts around the map, one by one or all at once. */
function PartToggles() {
  const { t } = useTranslation('common')
  const ui = useUiStore()
  // The table stands in the place of the timeline.
  const isTable = useViewStore((state) => state.view.page === 'table')
  return (
    <>
      <div className={styles.parts}>
        <PartToggle
          part="railOpen"
          icon="panelLeft"
          showLabel={t('showFilters')}
          hideLabel={t('hideFilters')}
        />
        {!isTable && (
          <PartToggle
            part="dockOpen"
            icon="panelBottom"
            showLabel={t('showTimeline')}
            hideLabel={t('hideTimeline')}
          />
        )}
        <PartToggle part="panelOpen" icon="panel" showLabel={t('showDetails')} hideLabel={t('hideDetails')} />
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
    </>
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
