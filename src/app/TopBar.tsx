import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { OWN_NAMES } from '#domain/language.ts'
import { DEFAULT_VIEW, type Page } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { followReads, isPageOfSteps, isTalkPaused, useEditorStore } from '#state/editorStore.ts'
import { drawNow } from '#state/pressPacing.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useViewLanguage } from '#state/viewLanguage.ts'
import { openPage, talkPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode, useImported } from '#ui/CodePart.tsx'
import { commandKey } from '#ui/commandKey.ts'
import { Icon } from '#ui/Icon.tsx'
import { DETAILS_ID, FILTERS_ID, MAP_CANVAS, MAP_ID } from '#ui/partIds.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import type { BarMenu, BarMenusProps } from './BarMenus.tsx'
import { Loading, Part } from './Part.tsx'
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

const MENUS = lazyImport(() => import('./BarMenus.tsx'))
const ADD_STEP = partCode(() => import('#features/briefing/editor/AddStep.tsx').then((m) => m.AddStep))

/** Search, the menus, Export and Present. Menus are loaded and rendered when they are opened, one at a time. */
function BarTools() {
  const { t } = useTranslation('common')
  const words = useWords()
  const { page, step } = useViewStore((state) => state.view)
  const language = useViewLanguage()
  const letters = language.toUpperCase()
  const { menu, setMenu, close, root, panelId, handleKeyDown } = useMenus()
  // What is read on any page is offered to a step later.
  useEffect(followReads, [])
  const isOnMap = page === 'explore' || page === 'table' || page === 'compare'
  // A talk that was left for another page continues at once.
  const isPaused = useEditorStore(({ editing }) => isTalkPaused(step, editing)) && page !== 'briefing'
  const opener = (name: BarMenu) => ({
    className: styles.opener ?? '',
    'aria-expanded': menu === name,
    'aria-controls': menu === name ? panelId : undefined,
    onPointerEnter: loadAhead,
    onFocus: loadAhead,
    onClick: () => setMenu(menu === name ? null : name),
  })
  const panel = menu && (
    <section
      id={panelId}
      className={`${styles.panel} float`}
      data-menu={menu}
      aria-label={t(menu === 'all' ? 'menu' : menu)}
    >
      <Part code={MENUS}>
        <Menu menu={menu} isOnMap={isOnMap} setMenu={setMenu} close={close} />
      </Part>
    </section>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Handles Escape for all controls inside.
    <div ref={root} className={styles.tools} onKeyDown={handleKeyDown}>
      <SearchButton />
      {(['language', 'view', 'share'] as const).map((name) => (
        <span key={name} className={styles.wide}>
          <button
            type="button"
            {...opener(name)}
            aria-label={
              name === 'language' ? words.labelled(t(name), `${OWN_NAMES[language]} (${letters})`) : undefined
            }
          >
            {name === 'language' ? letters : t(name)}
          </button>
          {menu === name && panel}
        </span>
      ))}
      {isOnMap && (
        <button
          type="button"
          className={`${styles.opener} ${styles.wide}`}
          aria-haspopup="dialog"
          onClick={() => setUi({ overlay: 'export' })}
        >
          {t('export')}
        </button>
      )}
      <span className={styles.narrow}>
        <button type="button" {...opener('all')}>
          {t('menu')}
        </button>
      </span>
      <button
        type="button"
        {...opener('present')}
        {...(isPaused && { 'aria-expanded': undefined, onClick: () => openPage(talkPage()) })}
        className={`${styles.opener} ${styles.present}`}
      >
        {t('present')}
      </button>
      {(menu === 'present' || menu === 'all') && panel}
      {isPageOfSteps(page) && <AddStepSlot />}
    </div>
  )
}

function loadAhead() {
  MENUS.load().catch(() => {
    // The menu tries again and reports the failure.
    MENUS.reset()
  })
}

function Menu(props: BarMenusProps) {
  const code = useImported(MENUS)
  return code ? <code.BarMenus key={props.menu} {...props} /> : <Loading />
}

/** The open menu. Escape closes it and returns the focus; so does a press or focus outside, without moving the focus. */
function useMenus() {
  const [menu, setMenu] = useState<BarMenu | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const panelId = useId()

  useEffect(() => {
    if (!menu) return
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setMenu(null)
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [menu])

  const close = () => {
    root.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
    setMenu(null)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    if (menu === null || event.key !== 'Escape') return
    event.preventDefault()
    close()
  }
  return { menu, setMenu, close, root, panelId, handleKeyDown }
}

/** Opens the search; its key is in the tip. */
function SearchButton() {
  const { t } = useTranslation(['common', 'help'])
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const keys = `${commandKey(t('help:key.control'))} K`
  const loadResults = () => {
    import('#features/search/SearchResults.tsx').catch(() => {
      // The dialog tries again and reports the failure.
    })
  }
  return (
    <button
      type="button"
      className={styles.search}
      aria-label={t('search')}
      aria-keyshortcuts={areLettersOn ? 'Control+K Meta+K /' : 'Control+K Meta+K'}
      aria-haspopup="dialog"
      title={areLettersOn ? t('searchTip', { keys }) : t('searchTipWithoutLetters', { keys })}
      onPointerEnter={loadResults}
      onFocus={loadResults}
      onClick={() => setUi({ overlay: 'search' })}
    >
      <Icon name="search" />
      <span>{t('search')}</span>
    </button>
  )
}

/** The dialog and key that add the view to a briefing; their code loads once the page is idle. */
function AddStepSlot() {
  return useIsIdle() ? <CodePart code={ADD_STEP} loading={null} renderFault={() => null} /> : null
}

/** The app's logo: a line from a point to a ring, as in the icon. */
export function BrandMark() {
  return (
    <svg
      width="1.5rem"
      height="1rem"
      viewBox="0 0 24 16"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M2 12.500h5.500C14.500 12.500 10 4.500 16.500 4.500" strokeWidth={2} strokeLinecap="round" />
      <circle cx={19} cy={4.5} r={2.5} strokeWidth={2} />
      <circle cx={2.5} cy={12.5} r={1.5} fill="currentColor" stroke="none" />
    </svg>
  )
}
