import { type KeyboardEvent, useEffect, useRef } from 'react'
import { OWN_NAMES, UI_LANGUAGES } from '#domain/language.ts'
import { ShareMenu } from '#features/share/ShareMenu.tsx'
import { lazyImport } from '#lib/lazyImport.ts'
import {
  GROUNDS,
  partsOfTheme,
  setTextSize,
  setTheme,
  setUi,
  TEXT_SIZES,
  themeOf,
  togglePart,
  useUiStore,
} from '#state/uiStore.ts'
import { useViewLanguage } from '#state/viewLanguage.ts'
import { openPage, setLanguage, useViewStore } from '#state/viewStore.ts'
import { CheckBox, Segments } from '#ui/Choices.tsx'
import { partCode, useImported } from '#ui/CodePart.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './BarMenus.module.css'
import { ChartPart } from './ChartPart.tsx'
import { LazyPart, Loading, Part } from './Part.tsx'

const PRESENT = lazyImport(() => import('#features/briefing/PresentMenu.tsx'))
const EMBED = lazyImport(() => import('#features/share/EmbedMaker.tsx'))
const CITATION = partCode(() => import('#features/export/CopyCitation.tsx').then((m) => m.CopyCitation))

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

/** The menus of the bar; `all` holds every tool where the bar is narrow. */
export type BarMenu = 'language' | 'view' | 'share' | 'present' | 'all'

export interface BarMenusProps {
  menu: BarMenu
  /** Whether the page shows the map view, which can be exported, cited and embedded. */
  isOnMap: boolean
  setMenu: (menu: BarMenu) => void
  /** Closes the menu; the focus returns to its button. */
  close: () => void
}

/** The content of the open menu; its first control takes the focus. */
export function BarMenus({ menu, isOnMap, setMenu, close }: BarMenusProps) {
  const { t } = useTranslation(['bar', 'common'])
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => root.current?.querySelector<HTMLElement>('button, input')?.focus(), [])
  const share = (
    <ShareMenu
      isOnMap={isOnMap}
      citation={<LazyPart code={CITATION} />}
      embed={
        <Part code={EMBED}>
          <Embed />
        </Part>
      }
    />
  )
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = ARROWS[event.key]
    const isInText = event.target instanceof Element && event.target.matches('textarea, select')
    if (!step || isInText) return
    event.preventDefault()
    moveFocus(event.currentTarget, step)
  }
  const choose = (overlay: 'help' | 'export') => {
    close()
    setUi({ overlay })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Moves the focus between the controls inside.
    <div ref={root} className="one-column stack" onKeyDown={handleKeyDown}>
      {menu === 'language' && <Languages onChosen={close} />}
      {menu === 'view' && <ViewMenu onChosen={close} onKeys={() => choose('help')} />}
      {menu === 'share' && share}
      {menu === 'present' && (
        <Part code={PRESENT}>
          <Present close={close} />
        </Part>
      )}
      {menu === 'all' && (
        <>
          <section className={`${styles.rows} stack`}>
            <Row name={t('common:present')} onClick={() => setMenu('present')} />
            {isOnMap && <Row name={t('common:export')} opensDialog onClick={() => choose('export')} />}
          </section>
          <Languages onChosen={close} />
          <ViewMenu onChosen={close} onKeys={() => choose('help')} />
          <div className={styles.share}>{share}</div>
        </>
      )}
    </div>
  )
}

function Present({ close }: { close: () => void }) {
  const code = useImported(PRESENT)
  return code ? <code.PresentMenu close={close} /> : <Loading />
}

function Embed() {
  const code = useImported(EMBED)
  return code ? <code.EmbedMaker renderChart={(chart) => <ChartPart chart={chart} />} /> : <Loading />
}

/** Moves the focus to the next or previous control of a menu, round its ends; not out of a text field. */
function moveFocus(panel: HTMLElement, step: 1 | -1): void {
  const { activeElement } = document
  const controls = [
    ...panel.querySelectorAll<HTMLElement>(':is(button, input, select, textarea):not(:disabled)'),
  ]
  const at = activeElement instanceof HTMLElement ? controls.indexOf(activeElement) : -1
  controls[(at + step + controls.length) % controls.length]?.focus()
}

/** The interface language: one button per language, each named in its own language. */
function Languages({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation('common')
  const language = useViewLanguage()
  return (
    <fieldset className={`${styles.rows} stack`} aria-label={t('language')}>
      {UI_LANGUAGES.map((choice) => (
        <button
          key={choice}
          type="button"
          className={styles.row}
          lang={choice}
          aria-pressed={choice === language}
          onClick={() => {
            onChosen()
            setLanguage(choice)
          }}
        >
          {OWN_NAMES[choice]} ({choice.toUpperCase()})
        </button>
      ))}
    </fieldset>
  )
}

/** What is shown and how: panels, map or table, theme, text size, contrast; and the list of keys. */
function ViewMenu({ onChosen, onKeys }: { onChosen: () => void; onKeys: () => void }) {
  const { t } = useTranslation(['bar', 'common'])
  const ui = useUiStore()
  const page = useViewStore((state) => state.view.page)
  const isTable = page === 'table'
  return (
    <>
      {(page === 'explore' || isTable) && (
        <section className={`${styles.rows} stack`}>
          <fieldset className={`${styles.parts} stack`}>
            <legend>{t('panels')}</legend>
            <Segments className={`${styles.segments} row-wrap row-type nowrap`}>
              <PartToggle part="railOpen" name={t('common:filters')} />
              {!isTable && <PartToggle part="dockOpen" name={t('common:time')} />}
              <PartToggle part="panelOpen" name={t('common:details')} />
            </Segments>
          </fieldset>
          <Row
            name={t('mapOnly')}
            letter="H"
            isOn={ui.panelsHidden}
            onClick={() => setUi({ panelsHidden: !ui.panelsHidden })}
          />
          <Row
            name={t('table')}
            letter="T"
            isOn={isTable}
            onClick={() => {
              onChosen()
              openPage(isTable ? 'explore' : 'table')
            }}
          />
        </section>
      )}
      <section className={`${styles.rows} stack`}>
        <Theme />
        <TextSize />
        <Contrast />
      </section>
      <section className={`${styles.rows} stack`}>
        <Row name={t('keys')} letter="?" opensDialog onClick={onKeys} />
      </section>
    </>
  )
}

function PartToggle({ part, name }: { part: 'railOpen' | 'dockOpen' | 'panelOpen'; name: string }) {
  const isOpen = useUiStore((state) => state[part] && !state.panelsHidden)
  return (
    <button type="button" aria-pressed={isOpen} onClick={() => togglePart(part)}>
      {name}
    </button>
  )
}

interface RowProps {
  name: string
  /** Its single-letter key. */
  letter?: string
  /** Set for a switch. */
  isOn?: boolean
  opensDialog?: boolean
  onClick: () => void
}

function Row({ name, letter, isOn, opensDialog, onClick }: RowProps) {
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const key = areLettersOn ? letter : undefined
  return (
    <button
      type="button"
      className={styles.row}
      aria-pressed={isOn}
      aria-keyshortcuts={key}
      aria-haspopup={opensDialog ? 'dialog' : undefined}
      onClick={onClick}
    >
      {name}
      {key && <kbd>{key}</kbd>}
    </button>
  )
}

function Theme() {
  const { t } = useTranslation('bar')
  const { ground, hasContrast } = partsOfTheme(useUiStore((state) => state.theme))
  return (
    <fieldset className={styles.line} aria-label={t('theme')}>
      <span>{t('theme')}</span>
      <Segments className={`${styles.segments} row-wrap row-type nowrap`}>
        {GROUNDS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === ground}
            onClick={() => setTheme(themeOf(name, hasContrast))}
          >
            {t(`ground.${name}`)}
          </button>
        ))}
      </Segments>
    </fieldset>
  )
}

function Contrast() {
  const { t } = useTranslation('bar')
  const { ground, hasContrast } = partsOfTheme(useUiStore((state) => state.theme))
  return (
    <CheckBox
      className={styles.line}
      isChecked={hasContrast}
      onToggle={() => setTheme(themeOf(ground, !hasContrast))}
    >
      <span>{t('contrast')}</span>
    </CheckBox>
  )
}

function TextSize() {
  const { t } = useTranslation('bar')
  const words = useWords()
  const size = useUiStore((state) => state.textSize)
  const at = TEXT_SIZES.indexOf(size)
  const [smaller, larger] = [TEXT_SIZES[at - 1], TEXT_SIZES[at + 1]]
  return (
    <fieldset className={styles.line} aria-label={t('textSize')}>
      <span>{t('textSize')}</span>
      <Segments className={`${styles.segments} row-wrap row-type nowrap`}>
        {/* Not `disabled`, which would take the focus away at the last step. */}
        <button
          type="button"
          aria-label={t('smaller')}
          aria-disabled={smaller === undefined}
          onClick={() => smaller && setTextSize(smaller)}
        >
          A−
        </button>
        <output>{words.percent(size / 100)}</output>
        <button
          type="button"
          aria-label={t('larger')}
          aria-disabled={larger === undefined}
          onClick={() => larger && setTextSize(larger)}
        >
          A+
        </button>
      </Segments>
    </fieldset>
  )
}
