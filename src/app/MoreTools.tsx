import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UI_LANGUAGES } from '#domain/language.ts'
import { CopyLink } from '#features/share/CopyLink.tsx'
import { ownLanguageName } from '#i18n/formats.ts'
import { THEMES } from '#state/theme.ts'
import { setTheme, setUi, useUiStore } from '#state/uiStore.ts'
import { useViewLanguage } from '#state/useViewLanguage.ts'
import { setLanguage } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './MoreTools.module.css'
import { useIsDeferred } from './mapCode.ts'
import bar from './TopBar.module.css'

const ADD_STEP = partCode(() =>
  import('#features/briefing/editor/AddStepButton.tsx').then((m) => m.AddStepButton),
)

/** Tools of the top bar; on a narrow bar they move to a card that a button opens. `isOnMap` adds the tools for the map view. */
export function MoreTools({ isOnMap }: { isOnMap: boolean }) {
  const { t } = useTranslation(['common', 'help'])
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  return (
    <Foldable>
      <LanguageSwitch />
      <Button
        look="bare"
        className={bar.keyboard ?? ''}
        aria-label={t('help:title')}
        aria-haspopup="dialog"
        aria-keyshortcuts={areLettersOn ? '?' : undefined}
        title={areLettersOn ? t('help:tip') : t('help:title')}
        onClick={() => setUi({ overlay: 'help' })}
      >
        <Icon name="keyboard" />
      </Button>
      <ThemeSwitch />
      {isOnMap && (
        <>
          <AddStepSlot />
          <Button
            className={bar.search ?? ''}
            aria-label={t('export')}
            aria-haspopup="dialog"
            onClick={() => setUi({ overlay: 'export' })}
          >
            <Icon name="kept" />
            <span className={bar.searchWord}>{t('export')}</span>
          </Button>
        </>
      )}
      <CopyLink />
    </Foldable>
  )
}

function Foldable({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common')
  const [isOpen, setIsOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const cardId = useId()

  useEffect(() => {
    if (!isOpen) return
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setIsOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [isOpen])

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    event.preventDefault()
    setIsOpen(false)
    root.current?.querySelector('button')?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Handles Escape for all controls inside; the card itself takes no clicks.
    <div ref={root} className={styles.more} data-open={isOpen} onKeyDown={handleKeyDown}>
      <Button
        look="bare"
        className={styles.opener}
        aria-label={t('moreTools')}
        aria-expanded={isOpen}
        aria-controls={cardId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="more" />
      </Button>
      <div id={cardId} className={styles.items}>
        {children}
      </div>
    </div>
  )
}

/** The interface language: one button per language, each named in its own language. */
function LanguageSwitch() {
  const { t } = useTranslation('common')
  const language = useViewLanguage()
  return (
    <fieldset className={styles.languages} aria-label={t('language')}>
      {UI_LANGUAGES.map((choice) => {
        const letters = choice.toUpperCase()
        const name = ownLanguageName(choice)
        return (
          <button
            key={choice}
            type="button"
            className={styles.language}
            lang={choice}
            // Speech control needs the visible letters in the accessible name.
            aria-label={`${name} (${letters})`}
            title={name}
            aria-pressed={choice === language}
            onClick={() => setLanguage(choice)}
          >
            {letters}
          </button>
        )
      })}
    </fieldset>
  )
}

/** The theme, as a native select under an icon: light or dark, for screen or projector, or the system's setting. */
function ThemeSwitch() {
  const { t } = useTranslation('common')
  const theme = useUiStore((state) => state.theme)
  const labels = {
    system: t('themeSystem'),
    light: t('themeLight'),
    dark: t('themeDark'),
    'projector-light': t('themeProjectorLight'),
    'projector-dark': t('themeProjectorDark'),
  }
  return (
    <span className={styles.theme}>
      <Icon name="theme" />
      <select
        className={styles.themes}
        aria-label={t('theme')}
        value={theme}
        onChange={(event) => {
          const chosen = THEMES.find((name) => name === event.currentTarget.value)
          if (chosen) setTheme(chosen)
        }}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {labels[name]}
          </option>
        ))}
      </select>
    </span>
  )
}

/** The button that adds the view to a briefing. Its code loads after the map; its space is reserved. */
function AddStepSlot() {
  const isDeferred = useIsDeferred()
  return (
    <span className={bar.slot}>
      {!isDeferred && <CodePart code={ADD_STEP} loading={null} renderFault={() => null} />}
    </span>
  )
}
