import type { Page } from '@playwright/test'

/**
 * Texts that are clipped, overflow their part or overlap another text, and controls that overlap, in the page's current
 * state. A text may be clipped if its title or accessible name has all of it. Excludes the map's labels, which have
 * their own placement, and slanted texts, whose boxes are larger than the text. `part`: a selector, where another screen has the rest.
 */
export async function faultsOfText(page: Page, part = 'body'): Promise<string[]> {
  return page.evaluate((selector) => {
    const faults: string[] = []
    // A modal dialog makes the rest inert.
    const root = document.querySelector('dialog:modal') ?? document.querySelector(selector) ?? document.body
    const shown = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 50)
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.visually-hidden, [aria-hidden="true"], [data-testid="map"] li, [class*="skip"]') ===
        null

    // Ignores what has scrolled under another part.
    const isOnTop = (element: Element, box: DOMRect) => {
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      return top !== null && (element.contains(top) || top.contains(element))
    }
    /** The sticky or fixed layer of an element, which may overlap the rest. */
    const layerOf = (element: Element | null): Element | null =>
      element === null || ['sticky', 'fixed'].includes(getComputedStyle(element).position)
        ? element
        : layerOf(element.parentElement)
    const isSlanted = (element: Element): boolean => {
      const { transform, rotate } = getComputedStyle(element)
      if (rotate !== 'none' || /matrix\([^,]+, (?!0,)/.test(transform)) return true
      return element.parentElement !== null && isSlanted(element.parentElement)
    }

    /** The nearest ancestor that clips its content sideways. */
    const cutterOf = (element: Element | null): Element | null =>
      element === null || ['hidden', 'clip'].includes(getComputedStyle(element).overflowX)
        ? element
        : cutterOf(element.parentElement)

    /** Whether the element is in a frame that scrolls a wide table sideways. */
    const isReachable = (element: Element | null): boolean =>
      element !== null &&
      ((['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
        element.matches(':has(table)') &&
        element.scrollWidth > element.clientWidth + 1) ||
        isReachable(element.parentElement))

    interface Piece {
      text: string
      owner: Element
      box: DOMRect
    }
    const pieces: Piece[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement
      if (!owner || shown(node.textContent ?? '') === '' || !isSeen(owner)) continue
      // Marks of the timeline are placed by date, with their titles beside them.
      if (owner.closest('select, option, svg, .shell-dock ol')) continue
      if (owner.closest('table') && isReachable(owner)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const cutter = cutterOf(owner)?.getBoundingClientRect()
      // Visually hidden.
      if (cutter && cutter.width <= 1) continue
      for (const box of range.getClientRects()) {
        const isSaidWhole = owner.closest('[title], button[aria-label]') !== null
        // A second line that is hidden as a whole.
        if (cutter && (box.top >= cutter.bottom - 1 || box.bottom <= cutter.top + 1)) continue
        if (cutter && box.width > 1 && box.right > cutter.right + 1) {
          if (!isSaidWhole) faults.push(`cut: ${shown(node.textContent ?? '')}`)
          continue
        }
        if (box.width > 1 && isOnTop(owner, box)) {
          pieces.push({ text: shown(node.textContent ?? ''), owner, box })
        }
      }
    }
    for (const { text, owner, box } of pieces) {
      // An element with display: contents has no box; its parent does.
      let frame = owner.closest('button, [class*="shell-"], dialog, header')
      while (frame && getComputedStyle(frame).display === 'contents') frame = frame.parentElement
      const around = frame?.getBoundingClientRect()
      if (around && (box.right > around.right + 1 || box.left < around.left - 1)) {
        faults.push(`overflows its ${frame?.tagName.toLowerCase()}: ${text}`)
      }
      if (box.right > window.innerWidth + 1) faults.push(`overflows the window: ${text}`)
    }
    /** The part of an element's box that its scroll containers show. */
    const seenBox = (element: Element): DOMRect => {
      const box = element.getBoundingClientRect()
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom]
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowX === 'visible') continue
        const edge = around.getBoundingClientRect()
        left = Math.max(left, edge.left)
        top = Math.max(top, edge.top)
        right = Math.min(right, edge.right)
        bottom = Math.min(bottom, edge.bottom)
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
    }
    // A row that is half scrolled out of its frame does not overlap what is below the frame.
    const visible = pieces.map(({ owner, box, text }) => {
      const seen = seenBox(owner)
      const [top, bottom] = [Math.max(box.top, seen.top), Math.min(box.bottom, seen.bottom)]
      return { owner, text, box: new DOMRect(box.left, top, box.width, Math.max(0, bottom - top)) }
    })
    for (const [index, a] of visible.entries()) {
      for (const b of visible.slice(index + 1)) {
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        // Line boxes are higher than their letters.
        if (width <= 2 || height <= 6) continue
        if (isSlanted(a.owner) || isSlanted(b.owner) || layerOf(a.owner) !== layerOf(b.owner)) continue
        if (a.owner === b.owner || a.owner.contains(b.owner) || b.owner.contains(a.owner)) continue
        faults.push(`texts overlap: ${a.text} / ${b.text}`)
      }
    }

    const controls = [...root.querySelectorAll('button, a, select, input, summary')].flatMap((control) => {
      const box = seenBox(control)
      const name = control.getAttribute('aria-label') ?? shown(control.textContent ?? '')
      // The box of an inline control with several lines includes neighbouring text.
      const isText = getComputedStyle(control).display === 'inline'
      return !isText && isSeen(control) && box.width > 1 && isOnTop(control, box)
        ? [{ control, box, name }]
        : []
    })
    for (const [index, a] of controls.entries()) {
      for (const b of controls.slice(index + 1)) {
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        if (width <= 1 || height <= 1) continue
        if (a.control.closest('.shell-dock ol') || b.control.closest('.shell-dock ol')) continue
        // Two thumbs share a track: each input takes presses at its thumb alone.
        if (a.control.matches('[type="range"]') && b.control.matches('[type="range"]')) continue
        if (a.control.contains(b.control) || layerOf(a.control) !== layerOf(b.control)) continue
        faults.push(`controls overlap: ${a.name} / ${b.name}`)
      }
    }
    return [...new Set(faults)]
  }, part)
}
