import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { OWN_NAMES } from '#domain/language.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { followReads, isPageOfSteps, isTalkPaused, useEditorStore } from '#state/editorStore.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useViewLanguage } from '#state/useViewLanguage.ts'
import { openPage, talkPage, useViewStore } from '#state/viewStore.ts'
import { CodePart, partCode, useImported } from '#ui/CodePart.tsx'
import { commandKey } from '#ui/commandKey.ts'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import type { BarMenu, BarMenusProps } from './BarMenus.tsx'
import { Loading, Part } from './Part.tsx'
import styles from './TopBar.module.css'
import { useIsIdle } from './useIsIdle.ts'

const MENUS = lazyImport(() => import('./BarMenus.tsx'))
const ADD_STEP = partCode(() => import('#features/briefing/editor/AddStep.tsx').then((m) => m.AddStep))

/** Search, the menus, Export and Present. Menus are loaded and rendered when they are opened, one at a time. */
export function BarTools() {
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
