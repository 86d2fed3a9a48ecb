import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { DEFAULT_VIEW, type Page } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { drawNow } from '#state/pressPacing.ts'
import { setUi } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { DETAILS_ID, FILTERS_ID, MAP_CANVAS, MAP_ID } from '#ui/partIds.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
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
const LISTED = ['explore', 'plans', 'compare', 'briefing'] as const
/** Those that stand under "More" on a phone. */
const FURTHER = ['desk', 'sources'] as const
type Listed = (typeof LISTED | typeof FURTHER)[number]

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
  const pageLink = (page: Listed) => (
    <a
      key={page}
      className={styles.page}
      href={page === 'explore' && open === page ? start : linkTo(page)}
      aria-current={open === page ? 'page' : undefined}
    >
      {t(page)}
    </a>
  )
  return (
    <header className="shell-topbar">
      {open === 'explore' && <SkipLinks />}
      <a className="shell-brand" href={start}>
        <BrandMark />
        {t('brand')}
      </a>
      <nav className={styles.nav} aria-label={t('mainNavigation')}>
        {LISTED.map(pageLink)}
        <MorePages isCurrent={FURTHER.some((page) => page === open)}>{FURTHER.map(pageLink)}</MorePages>
      </nav>
      <OfflineSlot />
      <BarTools />
    </header>
  )
}

/** The further pages: links beside the others; on a phone they open above a button of the bar. */
function MorePages({ isCurrent, children }: { isCurrent: boolean; children: ReactNode }) {
  const { t } = useTranslation('common')
  const [isOpen, setIsOpen] = useState(false)
  const home = useRef<HTMLSpanElement>(null)
  const listId = useId()
  useOutsidePress(
    (target) => home.current?.contains(target) === true,
    () => setIsOpen(false),
  )
  const closeByKey = (event: KeyboardEvent) => {
    if (!isOpen || event.key !== 'Escape') return
    event.preventDefault()
    home.current?.querySelector('button')?.focus()
    setIsOpen(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Handles Escape for all controls inside.
    <span ref={home} className={styles.more} onKeyDown={closeByKey}>
      <button
        type="button"
        className={styles.page}
        data-current={isCurrent}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('more')}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: The links in it are pressed by key. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: The links in it are pressed. */}
      <span id={listId} className={styles.further} data-open={isOpen} onClick={() => setIsOpen(false)}>
        {children}
      </span>
    </span>
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
      <Button onClick={focusMap}>{t('skipToMap')}</Button>
      <Button
        onClick={() => {
          drawNow(() => setUi({ panelsHidden: false, panelOpen: true, sheet: 'details' }))
          focusNextFrame(DETAILS_ID)
        }}
      >
        {t('skipToDetails')}
      </Button>
      <Button
        onClick={() => {
          drawNow(() => setUi({ panelsHidden: false, railOpen: true, sheet: 'filters' }))
          focusNextFrame(FILTERS_ID)
        }}
      >
        {t('skipToFilters')}
      </Button>
    </div>
  )
}

/** Focuses what takes the keys of the map, else the part, as with the table in its place. */
function focusMap() {
  const part = document.getElementById(MAP_ID)
  const target = part?.querySelector<HTMLElement>(MAP_CANVAS) ?? part
  target?.focus()
}

/** A hidden part can take the focus only in the next frame. */
function focusNextFrame(id: string) {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
