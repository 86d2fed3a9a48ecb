import { useTranslation } from 'react-i18next'
import { DEFAULT_VIEW, type Page } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { setUi, togglePart, useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { commandKey } from '#ui/commandKey.ts'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { DETAILS_ID, FILTERS_ID, MAP_ID } from '#ui/partIds.ts'
import { BrandMark } from './BrandMark.tsx'
import { MoreTools } from './MoreTools.tsx'
import { OfflineSlot } from './OfflineSlot.tsx'
import styles from './TopBar.module.css'

/** Brand, page navigation and tools. */
export function TopBar() {
  const { t } = useTranslation('common')
  // The start view resets filters, selection and camera; the language stays the reader's.
  const view = useViewStore((state) => state.view)
  const start = writeView({ ...DEFAULT_VIEW, language: view.language })
  const isExplore = view.page === 'explore' || view.page === 'table'
  const isCompare = view.page === 'compare'
  // Filters and selection go along. Compare has a frame of its own, so no camera goes in or out.
  const linkTo = (page: Page) => {
    const camera = isCompare === (page === 'compare') ? view.camera : null
    return writeView({ ...view, page, reader: null, camera })
  }
  return (
    <header className="shell-topbar">
      {isExplore && <SkipLinks />}
      <a className="shell-brand" href={start}>
        <BrandMark />
        <span className={styles.brandName}>{t('brand')}</span>
      </a>
      <nav className={styles.nav} aria-label={t('mainNavigation')}>
        <a
          className={styles.page}
          href={isExplore ? start : linkTo('explore')}
          aria-current={isExplore ? 'page' : undefined}
        >
          {t('explore')}
        </a>
        <a className={styles.page} href={linkTo('compare')} aria-current={isCompare ? 'page' : undefined}>
          {t('compare')}
        </a>
        <a
          className={styles.page}
          href={linkTo('sources')}
          aria-current={view.page === 'sources' ? 'page' : undefined}
        >
          {t('sources')}
        </a>
        <a
          className={styles.page}
          href={linkTo('briefing')}
          aria-current={view.page === 'briefing' ? 'page' : undefined}
        >
          {t('briefing')}
        </a>
      </nav>
      <OfflineSlot />
      <div className={styles.tools}>
        <SearchButton />
        {isExplore && <PartToggles />}
        <MoreTools isOnMap={isExplore || isCompare} />
      </div>
    </header>
  )
}

/** Skip links for the keyboard. They are buttons, because the fragment of the address belongs to the view. */
function SkipLinks() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.skip}>
      <Button onClick={() => document.getElementById(MAP_ID)?.focus()}>{t('skipToMap')}</Button>
      <Button
        onClick={() => {
          setUi({ panelsHidden: false, panelOpen: true, filtersInSheet: false })
          focusNextFrame(DETAILS_ID)
        }}
      >
        {t('skipToDetails')}
      </Button>
      <Button
        onClick={() => {
          setUi({ panelsHidden: false, railOpen: true, filtersInSheet: true })
          focusNextFrame(FILTERS_ID)
        }}
      >
        {t('skipToFilters')}
      </Button>
    </div>
  )
}

/** A hidden part can take the focus only in the next frame. */
function focusNextFrame(id: string) {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** Opens the search; wide screens show its shortcut too. */
function SearchButton() {
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

/** Buttons that hide the parts around the map, one by one or all at once. */
function PartToggles() {
  const { t } = useTranslation('common')
  const ui = useUiStore()
  // The table replaces the timeline.
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
