import { Fragment } from 'react'
import { isShortcutReady, type KeyPress, SHORTCUT_AREAS, SHORTCUTS, type Shortcut } from '#state/shortcuts.ts'
import { setLetters, setUi, useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { CheckBox } from '#ui/Choices.tsx'
import { commandKey } from '#ui/commandKey.ts'
import { DialogNote } from '#ui/DialogNote.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './KeyboardHelp.module.css'

/** Every active shortcut by where it works, and the switch for the single-character ones. */
export function KeyboardHelp() {
  const { t } = useTranslation(['help', 'keyboard', 'common'])
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const isOnStage = useViewStore(({ view }) => view.page === 'stage' || view.page === 'presenter')
  const areas = isOnStage ? [...new Set(['stage', ...SHORTCUT_AREAS] as const)] : SHORTCUT_AREAS

  return (
    <>
      <DialogNote
        title={t('title')}
        closeName={t('common:close')}
        onClose={() => setUi({ overlay: null })}
        bodyName={t('keyboard:list')}
      >
        {areas.map((area) => {
          const rows = SHORTCUTS.filter((row) => row.area === area && isShortcutReady(row))
          return (
            rows.length > 0 && (
              <section key={area} className={styles.area}>
                <h3 className="foot-4 small soft">{t(`keyboard:area.${area}`)}</h3>
                <dl className="stack">
                  {rows.map((row) => (
                    <Row key={row.id} row={row} isOff={row.condition === 'letter' && !areLettersOn} />
                  ))}
                </dl>
              </section>
            )
          )
        })}
      </DialogNote>
      <footer className={`${styles.foot} rigid`}>
        <CheckBox
          className={styles.letters}
          isChecked={areLettersOn}
          onToggle={() => setLetters(!areLettersOn)}
        >
          {t('letters')}
        </CheckBox>
        <p className="small quiet">{t('keyboard:lettersNote')}</p>
      </footer>
    </>
  )
}

function Row({ row: { id, presses }, isOff }: { row: Shortcut; isOff: boolean }) {
  const { t } = useTranslation('keyboard')
  return (
    <div className={`${styles.row} stack`} data-off={isOff}>
      <dt className="gap-4 row-wrap">
        {presses.map((press, index) => (
          <Fragment key={press.key}>
            {index > 0 && ' '}
            <KeyName press={press} />
          </Fragment>
        ))}
      </dt>
      <dd>
        {t(`keys.${id}`)}
        {isOff && <span className="row-type"> {t('off')}</span>}
      </dd>
    </div>
  )
}

/** The printed symbol of a key, if any. */
const PICTURES = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', '-': '−' } as const
const NAMED = ['Escape', 'Enter', 'Home', 'End', 'PageDown', 'PageUp', 'Delete'] as const

/** A key combination as printed on the keys: "Shift ←", "Ctrl K". Arrows have an accessible name. */
function KeyName({ press: { key, command = false, alt = false, shift = false } }: { press: KeyPress }) {
  const { t } = useTranslation('help')
  return (
    <span className="inline-middle gap-2">
      {command && <kbd>{commandKey(t('key.control'))}</kbd>}
      {alt && <kbd>Alt</kbd>}
      {shift && <kbd>{t('key.shift')}</kbd>}
      <kbd>
        <Printed pressed={key} />
      </kbd>
    </span>
  )
}

function Printed({ pressed }: { pressed: string }) {
  const { t } = useTranslation('help')
  if (pressed === ' ') return t('key.space')
  if (isPictured(pressed)) {
    return (
      <>
        <span aria-hidden="true">{PICTURES[pressed]}</span>
        <span className="visually-hidden">{t(`key.${pressed}`)}</span>
      </>
    )
  }
  const named = NAMED.find((name) => name === pressed)
  return named ? t(`key.${named}`) : pressed.toUpperCase()
}

function isPictured(key: string): key is keyof typeof PICTURES {
  return key in PICTURES
}
