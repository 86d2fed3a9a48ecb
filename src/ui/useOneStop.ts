import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'

interface OneStop<Holder extends HTMLElement> {
  ref: RefObject<Holder | null>
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
}

/**
 * Makes the buttons of a group one tab stop, wherever in it they stand: Left and Right go from one to the next, Up and Down to the
 * first of another row (`rows` selects them; by default each button is one), Home and End to the ends. The stop is the one that
 * had the focus last, first the pressed or current one.
 */
export function useOneStop<Holder extends HTMLElement>(rows = 'button'): OneStop<Holder> {
  const ref = useRef<Holder>(null)
  const last = useRef<Element | null>(null)
  useLayoutEffect(() => {
    const buttons = buttonsOf(ref.current)
    const marked = buttons.find((button) => button.matches('[aria-current], [aria-pressed="true"]'))
    setStop(buttons, buttons.find((button) => button === last.current) ?? marked ?? buttons[0])
  })
  return {
    ref,
    onKeyDown: (event) => {
      const buttons = buttonsOf(ref.current)
      const at = buttons.indexOf(event.target as HTMLElement)
      const next = at < 0 ? undefined : nextButton(event.key, buttons, at, rows)
      if (!next) return
      event.preventDefault()
      last.current = next
      setStop(buttons, next)
      next.focus()
    },
  }
}

function buttonsOf(holder: HTMLElement | null): readonly HTMLElement[] {
  return [...(holder?.querySelectorAll<HTMLElement>('button, a[href]') ?? [])]
}

function setStop(buttons: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1
}

/** The button to which a key moves the focus; undefined for any other key, and beyond an end. */
function nextButton(
  key: string,
  buttons: readonly HTMLElement[],
  at: number,
  rows: string,
): HTMLElement | undefined {
  const rowOf = (button: HTMLElement | undefined) => button?.closest(rows)
  const own = rowOf(buttons[at])
  switch (key) {
    case 'ArrowLeft':
      return buttons[at - 1]
    case 'ArrowRight':
      return buttons[at + 1]
    case 'ArrowDown':
      return buttons.find((button, index) => index > at && rowOf(button) !== own)
    case 'ArrowUp': {
      const above = rowOf(buttons.findLast((button, index) => index < at && rowOf(button) !== own))
      return above ? buttons.find((button) => rowOf(button) === above) : undefined
    }
    case 'Home':
      return buttons[0]
    case 'End':
      return buttons.at(-1)
    default:
      return undefined
  }
}
