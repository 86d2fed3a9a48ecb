import type { Page } from '@playwright/test'

/** Minimum size of a target, or diameter of the free circle around it, px (WCAG 2.5.8). */
const LEAST = 24

/**
 * Visible controls that fail WCAG 2.5.8: smaller than 24 px, with another target inside the 24 px circle around them.
 * Excludes links in text, the selectors `exempt`, and a step drawn to scale, whose sources are also listed beside it. `part`: a
 * selector, where another screen has the rest.
 */
export async function smallTargets(
  page: Page,
  exempt: readonly string[] = [],
  part = 'body',
): Promise<string[]> {
  return page.evaluate(
    ([least, left, whole]) => {
      const root = document.querySelector('dialog:modal') ?? document.querySelector(whole) ?? document.body
      const nameOf = (control: Element) =>
        control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40) ?? ''
      /** The box of the target: a control's label includes the control. */
      const boxOf = (control: Element): DOMRect =>
        (control.closest('label') ?? control).getBoundingClientRect()
      const isInText = (control: Element) =>
        getComputedStyle(control).display === 'inline' &&
        [...(control.parentElement?.childNodes ?? [])].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        )
      const isScaled = (control: Element) => control.closest('[data-live="false"]') !== null
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
        return isSeen &&
          !isInText(control) &&
          !left.some((selector) => control.matches(selector)) &&
          !isScaled(control)
          ? [{ control, box }]
          : []
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
    [LEAST, exempt, part] as const,
  )
}

/** Controls that cannot be clicked: scrolled into view, their centre is still covered or outside the window. */
export async function coveredControls(page: Page, part = 'body'): Promise<string[]> {
  return page.evaluate((selector) => {
    // In a narrow window the Reader covers everything, and a modal dialog makes the rest inert.
    const covers = (dialog: Element) => dialog.clientWidth >= window.innerWidth - 1
    const root =
      document.querySelector('dialog:modal') ??
      [...document.querySelectorAll('dialog[open]')].find(covers) ??
      document.querySelector(selector) ??
      document.body
    const faults: string[] = []
    for (const control of root.querySelectorAll('button, a[href], input, select, summary')) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue
      // Marks and labels have their own placement and tests; skip links are
      // visible only when focused.
      if (control.closest('.shell-dock ol, .shell-map li, [class*="skip"], [inert]')) continue
      const target = control.closest('label') ?? control
      target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      // The centre of a control with several lines may be between them.
      const box = [...target.getClientRects()][0] ?? target.getBoundingClientRect()
      if (box.width <= 1) continue
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      const top = document.elementFromPoint(x, y)
      if (top && (target.contains(top) || top.contains(target))) continue
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40)
      faults.push(`${name} at ${Math.round(x)}, ${Math.round(y)} under ${top?.className || top?.tagName}`)
    }
    return faults
  }, part)
}
