import type { Page } from '@playwright/test'

/** The least side of what can be pressed, and of the circle that it has for itself, in px (WCAG 2.5.8). */
const LEAST = 24

/**
 * Which controls in sight are smaller than 24 px and stand so near another that their circle of 24 px meets it, by their
 * names. Left out are links within a line of text, and what `exempt` selects.
 */
export async function smallTargets(page: Page, exempt = 'no-such-element'): Promise<string[]> {
  return page.evaluate(
    ([least, left]) => {
      const root = document.querySelector('dialog:modal') ?? document.body
      const nameOf = (control: Element) =>
        control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40) ?? ''
      /** What is pressed in the place of a control: the label with it, and a shape that is drawn beyond its box. */
      const boxOf = (control: Element): DOMRect =>
        (control.closest('label') ?? control).getBoundingClientRect()
      const isInText = (control: Element) =>
        getComputedStyle(control).display === 'inline' &&
        [...(control.parentElement?.childNodes ?? [])].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        )
      const targets = [
        ...root.querySelectorAll('button, a[href], input, select, textarea, summary, [role="slider"]'),
      ].flatMap((control) => {
        const box = boxOf(control)
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
        const isSeen =
          control.checkVisibility({ visibilityProperty: true }) &&
          box.width > 1 &&
          top !== null &&
          (control.contains(top) || top.contains(control) || top.closest('label')?.contains(control) === true)
        return isSeen && !isInText(control) && !control.matches(left) ? [{ control, box }] : []
      })
      const isSmall = ({ width, height }: DOMRect) => width < least - 0.5 || height < least - 0.5
      const middleOf = (box: DOMRect) => [box.x + box.width / 2, box.y + box.height / 2] as const
      return targets
        .filter(({ box }) => isSmall(box))
        .flatMap(({ control, box }) => {
          const [x, y] = middleOf(box)
          const near = targets.find((other) => {
            if (
              other.control === control ||
              other.control.contains(control) ||
              control.contains(other.control)
            ) {
              return false
            }
            if (isSmall(other.box)) {
              const [otherX, otherY] = middleOf(other.box)
              return Math.hypot(otherX - x, otherY - y) < least - 0.5
            }
            const dx = Math.max(other.box.left - x, 0, x - other.box.right)
            const dy = Math.max(other.box.top - y, 0, y - other.box.bottom)
            return Math.hypot(dx, dy) < least / 2 - 0.5
          })
          const size = `${Math.round(box.width)} × ${Math.round(box.height)}`
          return near ? [`${nameOf(control)}, ${size}, near ${nameOf(near.control)}`] : []
        })
    },
    [LEAST, exempt] as const,
  )
}

/** Controls that cannot be reached: even when scrolled into sight, their middle lies under something or outside. */
export async function coveredControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // On a narrow window the Reader takes all of it, and a modal dialog shuts everything else off.
    const covers = (dialog: Element) => dialog.clientWidth >= window.innerWidth - 1
    const root =
      document.querySelector('dialog:modal') ??
      [...document.querySelectorAll('dialog[open]')].find(covers) ??
      document.body
    const faults: string[] = []
    for (const control of root.querySelectorAll('button, a[href], input, select, summary')) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue
      // Marks and labels are placed among each other by rules of their own, with tests of their own; skip links
      // come into sight with the focus.
      if (control.closest('.shell-dock ol, .shell-map li, [class*="skip"]')) continue
      const target = control.closest('label') ?? control
      target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      // A control of several lines has its middle between them.
      const box = [...target.getClientRects()][0] ?? target.getBoundingClientRect()
      if (box.width <= 1) continue
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      const top = document.elementFromPoint(x, y)
      if (top && (target.contains(top) || top.contains(target))) continue
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40)
      faults.push(`${name} at ${Math.round(x)}, ${Math.round(y)} under ${top?.className || top?.tagName}`)
    }
    return faults
  })
}
