import { useTranslation } from 'react-i18next'
import type { KeyPress } from '#state/shortcuts.ts'
import { commandKey } from '#ui/commandKey.ts'
import styles from './KeyboardHelp.module.css'

/** What is printed on a key, where that is a picture. */
const PICTURES = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', '-': '−' } as const
const NAMED = ['Escape', 'Enter', 'Home', 'End', 'PageDown', 'PageUp'] as const

/** A press as it is printed on the keys: "Shift ←", "Ctrl K". An arrow is read out as a word. */
export function KeyName({ press: { key, command = false, shift = false } }: { press: KeyPress }) {
  const { t } = useTranslation('help')
  return (
    <span className={styles.press}>
      {command && <kbd className={styles.key}>{commandKey(t('key.control'))}</kbd>}
      {shift && <kbd className={styles.key}>{t('key.shift')}</kbd>}
      <kbd className={styles.key}>
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
