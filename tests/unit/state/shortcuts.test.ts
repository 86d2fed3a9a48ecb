import { describe, expect, test } from 'vitest'
import { isShortcutReady, registerShortcut, runShortcut, SHORTCUTS, shortcutOf } from '#state/shortcuts.ts'

const FREE = { isInControl: false, areLettersOn: true }

/** A key press event; modifiers are off unless given. */
function press(key: string, held: { ctrl?: boolean; meta?: boolean; alt?: boolean; shift?: boolean } = {}) {
  return {
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    altKey: held.alt ?? false,
    shiftKey: held.shift ?? false,
  }
}

describe('a key press', () => {
  test('matches letters in either case, and characters on any keyboard layout', () => {
    expect(shortcutOf(press('H', { shift: true }), FREE)?.id).toBe('hidePanels')
    expect(shortcutOf(press('h'), FREE)?.id).toBe('hidePanels')
    expect(shortcutOf(press('A'), FREE)?.id).toBe('addStep')
    expect(shortcutOf(press('A', { shift: true }), FREE)?.id).toBe('backToTalk')
    // On the Belgian keyboard the slash is Shift + colon.
    expect(shortcutOf(press('/', { shift: true }), FREE)?.id).toBe('search')
    expect(shortcutOf(press('?', { shift: true }), FREE)?.id).toBe('help')
  })

  test('of a single character does nothing in a control or while letters are off', () => {
    const characters = SHORTCUTS.filter(({ condition }) => condition === 'letter')
    expect(characters.length).toBeGreaterThanOrEqual(4)
    for (const { presses } of characters) {
      const [first] = presses
      expect(shortcutOf(press(first?.key ?? ''), { isInControl: true, areLettersOn: true })).toBeNull()
      expect(shortcutOf(press(first?.key ?? ''), { isInControl: false, areLettersOn: false })).toBeNull()
    }
  })

  test('of a single character always belongs to a shortcut that can be switched off', () => {
    const always = SHORTCUTS.filter(({ condition }) => condition === 'anywhere' || condition === 'free')
    const characters = always.flatMap(({ presses }) => presses).filter(({ command }) => !command)
    expect(characters.filter(({ key }) => key.trim().length === 1)).toEqual([])
  })

  test('of Ctrl+K or ⌘K works in controls and with letters off, but not with Alt', () => {
    const place = { isInControl: true, areLettersOn: false }
    expect(shortcutOf(press('k', { ctrl: true }), place)?.id).toBe('searchAnywhere')
    expect(shortcutOf(press('K', { meta: true }), place)?.id).toBe('searchAnywhere')
    expect(shortcutOf(press('k', { ctrl: true, alt: true }), place)).toBeNull()
    expect(shortcutOf(press('k'), FREE)?.id).toBe('plansPrevious')
  })

  test('of a letter with Ctrl is left to the browser', () => {
    expect(shortcutOf(press('h', { ctrl: true }), FREE)).toBeNull()
    expect(shortcutOf(press('t', { ctrl: true }), FREE)).toBeNull()
  })

  test('of an arrow steps a month, with Shift a year, but not in a control', () => {
    expect(shortcutOf(press('ArrowLeft'), FREE)?.id).toBe('previousMonth')
    expect(shortcutOf(press('ArrowRight', { shift: true }), FREE)?.id).toBe('nextYear')
    expect(shortcutOf(press('ArrowRight'), { isInControl: true, areLettersOn: true })).toBeNull()
    expect(shortcutOf(press(' '), { isInControl: true, areLettersOn: true })).toBeNull()
    expect(shortcutOf(press(' '), { isInControl: false, areLettersOn: false })?.id).toBe('play')
  })

  test('matches at most one shortcut', () => {
    const claims = SHORTCUTS.filter(({ condition }) => condition !== 'part').flatMap(({ presses }) =>
      presses.map((one) => JSON.stringify(one)),
    )
    expect(new Set(claims).size).toBe(claims.length)
  })
})

describe('the shortcut registry', () => {
  test('runs a key only while an action is registered', () => {
    const tables = SHORTCUTS.find(({ id }) => id === 'tables')
    if (!tables) throw new Error('the table lacks the key of the tables')
    let runs = 0
    expect(isShortcutReady(tables)).toBe(false)
    expect(runShortcut('tables')).toBe(false)
    const undo = registerShortcut('tables', () => {
      runs += 1
      return true
    })
    expect(isShortcutReady(tables)).toBe(true)
    expect(runShortcut('tables')).toBe(true)
    undo()
    expect(runShortcut('tables')).toBe(false)
    expect(runs).toBe(1)
  })

  test('prefers the latest registration, which an earlier cleanup does not remove', () => {
    const undoFirst = registerShortcut('play', () => false)
    const undoSecond = registerShortcut('play', () => true)
    undoFirst()
    expect(runShortcut('play')).toBe(true)
    undoSecond()
  })
})
