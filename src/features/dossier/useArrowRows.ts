import { type FocusEvent, type KeyboardEvent, useState } from 'react'

interface ArrowRows {
  /** For the button of each row. */
  tabIndexOf(row: number): 0 | -1
  listProps: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void
    onFocus(event: FocusEvent<HTMLElement>): void
  }
}

/**
 * Roving tabindex for a list of `rows` rows with one button each: one tab stop; arrow up and down, Home and End move between
 * rows.
 */
export function useArrowRows(rows: number): ArrowRows {
  const [chosen, setChosen] = useState(0)
  const current = Math.min(chosen, rows - 1)
  return {
    tabIndexOf: (row) => (row === current ? 0 : -1),
    listProps: {
      onKeyDown: (event) => {
        const buttons = buttonsOf(event.currentTarget)
        const at = focusedOf(buttons)
        const next = nextOf(event.key, at, buttons.length)
        if (at === -1 || next === null) return
        event.preventDefault()
        buttons[next]?.focus()
      },
      onFocus: (event) => {
        const at = focusedOf(buttonsOf(event.currentTarget))
        if (at !== -1) setChosen(at)
      },
    },
  }
}

function buttonsOf(list: HTMLElement): readonly HTMLButtonElement[] {
  return [...list.querySelectorAll('button')]
}

function focusedOf(buttons: readonly HTMLButtonElement[]): number {
  return buttons.findIndex((button) => button.matches(':focus'))
}

function nextOf(key: string, at: number, rows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, rows - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return rows - 1
    default:
      return null
  }
}
