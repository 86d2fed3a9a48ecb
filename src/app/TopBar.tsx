import { DEFAULT_VIEW, type Page } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { setUi } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { DETAILS_ID, FILTERS_ID, MAP_ID } from '#ui/partIds.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { BarTools } from './BarTools.tsx'
import { BrandMark } from './BrandMark.tsx'
import styles from './TopBar.module.css'
import { useIsIdle } from './useIsIdle.ts'

const STATUS = partCode(() =>
  import('./OfflineStatus.tsx').then((m) =>
    // The single HTML file needs no network and has no newer version.
    import.meta.env.MODE === 'single' ? m.SingleSign : m.OfflineStatus,
  ),
)

/** The pages of the bar, in order; their messages have the same names. */
const LISTED = ['explore', 'plans', 'compare', 'briefing', 'desk', 'sources'] as const

/** Brand, page navigation and tools. */
export function TopBar() {
  const { t } = useTranslation('common')
  // The start view resets filters, selection and camera; the language stays the reader's.
  const view = useViewStore((state) => state.view)
  const start = writeView({ ...DEFAULT_VIEW, language: view.language })
  const open = view.page === 'table' ? 'explore' : view.page
  // Filters and selection go along. Compare has a frame of its own, so no camera goes in or out.
  const linkTo = (page: Page) => {
    const camera = (view.page === 'compare') === (page === 'compare') ? view.camera : null
    return writeView({ ...view, page, reader: null, camera })
  }
  return (
    <header className="shell-topbar">
      {open === 'explore' && <SkipLinks />}
      <a className="shell-brand" href={start}>
        <BrandMark />
        {t('brand')}
      </a>
      <nav className={styles.nav} aria-label={t('mainNavigation')}>
        {LISTED.map((page) => (
          <a
            key={page}
            className={styles.page}
            href={page === 'explore' && open === page ? start : linkTo(page)}
            aria-current={open === page ? 'page' : undefined}
          >
            {t(page)}
          </a>
        ))}
      </nav>
      <OfflineSlot />
      <BarTools />
    </header>
  )
}

/** The offline status. Its code and the service worker load once the page is idle, so that they do not slow the start. */
function OfflineSlot() {
  if (!useIsIdle()) return null
  return <CodePart code={STATUS} loading={null} renderFault={() => null} />
}

/** Skip links for the keyboard. They are buttons, because the fragment of the address belongs to the view. */
function SkipLinks() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.skip}>
      <Button onClick={() => document.getElementById(MAP_ID)?.focus()}>{t('skipToMap')}</Button>
      <Button
        onClick={() => {
          setUi({ panelsHidden: false, panelOpen: true, sheet: 'details' })
          focusNextFrame(DETAILS_ID)
        }}
      >
        {t('skipToDetails')}
      </Button>
      <Button
        onClick={() => {
          setUi({ panelsHidden: false, railOpen: true, sheet: 'filters' })
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
