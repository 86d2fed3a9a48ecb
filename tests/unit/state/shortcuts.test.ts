import { describe, expect, test } from 'vitest'
import { isShortcutReady, registerShortcut, runShortcut, SHORTCUTS, shortcutOf } from '#state/shortcuts.ts'

const FREE = { isInControl: false, areLettersOn: true }

/** A press as the browser tells it; modifiers are off unless they are named. */
function press(key: string, held: { ctrl?: boolean; meta?: boolean; alt?: boolean; shift?: boolean } = {}) {
  return {
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    altKey: held.alt ?? false,
    shiftKey: held.shift ?? false,
  }
}

describe('which key means what', () => {
  test('a letter works in either case, and a character wherever the layout has put it', () => {
    expect(shortcutOf(press('H', { shift: true }), FREE)?.id).toBe('hidePanels')
    expect(shortcutOf(press('h'), FREE)?.id).toBe('hidePanels')
    // On the Belgian keyboard the slash stands on Shift and the colon.
    expect(shortcutOf(press('/', { shift: true }), FREE)?.id).toBe('search')
    expect(shortcutOf(press('?', { shift: true }), FREE)?.id).toBe('help')
  })

  test('single characters do nothing in a control, nor while they are switched off', () => {
    const characters = SHORTCUTS.filter(({ condition }) => condition === 'letter')
    expect(characters.length).toBeGreaterThanOrEqual(4)
    for (const { presses } of characters) {
      const [first] = presses
      expect(shortcutOf(press(first?.key ?? ''), { isInControl: true, areLettersOn: true })).toBeNull()
      expect(shortcutOf(press(first?.key ?? ''), { isInControl: false, areLettersOn: false })).toBeNull()
    }
  })

  test('every key that is a single character can be switched off', () => {
    const always = SHORTCUTS.filter(({ condition }) => condition === 'anywhere' || condition === 'free')
    const characters = always.flatMap(({ presses }) => presses).filter(({ command }) => !command)
    expect(characters.filter(({ key }) => key.trim().length === 1)).toEqual([])
  })

  test('Ctrl or ⌘ with K works in controls and without letters, and not with Alt', () => {
    const place = { isInControl: true, areLettersOn: false }
    expect(shortcutOf(press('k', { ctrl: true }), place)?.id).toBe('searchAnywhere')
    expect(shortcutOf(press('K', { meta: true }), place)?.id).toBe('searchAnywhere')
    expect(shortcutOf(press('k', { ctrl: true, alt: true }), place)).toBeNull()
    expect(shortcutOf(press('k'), FREE)).toBeNull()
  })

  test('a letter with Ctrl is the browser’s', () => {
    expect(shortcutOf(press('h', { ctrl: true }), FREE)).toBeNull()
    expect(shortcutOf(press('t', { ctrl: true }), FREE)).toBeNull()
  })

  test('an arrow steps a month, with Shift a year, and in a control neither', () => {
    expect(shortcutOf(press('ArrowLeft'), FREE)?.id).toBe('previousMonth')
    expect(shortcutOf(press('ArrowRight', { shift: true }), FREE)?.id).toBe('nextYear')
    expect(shortcutOf(press('ArrowRight'), { isInControl: true, areLettersOn: true })).toBeNull()
    expect(shortcutOf(press(' '), { isInControl: true, areLettersOn: true })).toBeNull()
    expect(shortcutOf(press(' '), { isInControl: false, areLettersOn: false })?.id).toBe('play')
  })

  test('no two rows claim one press under one condition', () => {
    const claims = SHORTCUTS.filter(({ condition }) => condition !== 'part').flatMap(({ presses }) =>
      presses.map((one) => JSON.stringify(one)),
    )
    expect(new Set(claims).size).toBe(claims.length)
  })
})

describe('the registry', () => {
  test('a key works only while an action is registered', () => {
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

  test('the latest registration wins, and an earlier cleanup keeps it', () => {
    const undoFirst = registerShortcut('play', () => false)
    const undoSecond = registerShortcut('play', () => true)
    undoFirst()
    expect(runShortcut('play')).toBe(true)
    undoSecond()
  })
})
