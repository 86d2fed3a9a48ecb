import type { Page } from '@playwright/test'

/**
 * Texts that are clipped, overflow their part or overlap another text, and controls that overlap, in the page's current
 * state. A text may be clipped if its title or accessible name has all of it. Excludes the map's labels, which have
 * their own placement, and slanted texts, whose boxes are larger than the text. `part`: a selector, where another screen has the rest.
 */
export async function faultsOfText(page: Page, part = 'body'): Promise<string[]> {
  return page.evaluate((selector) => {
    const faults: string[] = []
    /** Remembers what is found of each element: the texts of a table share their ancestors. */
    const once = <Found>(find: (element: Element) => Found) => {
      const known = new Map<Element, Found>()
      return (element: Element): Found => {
        const before = known.get(element)
        if (before !== undefined || known.has(element)) return before as Found
        const found = find(element)
        known.set(element, found)
        return found
      }
    }
    // A modal dialog makes the rest inert.
    const root = document.querySelector('dialog:modal') ?? document.querySelector(selector) ?? document.body
    const shown = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 50)
    const isSeen = once(
      (element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        element.closest('.visually-hidden, [aria-hidden="true"], [data-testid="map"] li, [class*="skip"]') ===
          null,
    )

    interface Box {
      left: number
      top: number
      right: number
      bottom: number
    }
    // Ignores what has scrolled under another part.
    const isOnTop = (element: Element, { left, top: above, right, bottom }: Box) => {
      const top = document.elementFromPoint((left + right) / 2, (above + bottom) / 2)
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
    const cutterOf = once((element): Element | null =>
      ['hidden', 'clip'].includes(getComputedStyle(element).overflowX)
        ? element
        : element.parentElement && cutterOf(element.parentElement),
    )

    /** Whether the element is in a frame that scrolls a wide table sideways. */
    const isReachable = once(
      (element): boolean =>
        (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
          element.matches(':has(table)') &&
          element.scrollWidth > element.clientWidth + 1) ||
        (element.parentElement !== null && isReachable(element.parentElement)),
    )

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
    /** Plain numbers: each edge of a DOMRect is a call, and edges are compared by the hundred thousand. */
    const cutTo = (box: Box, frame: Box): Box => {
      const [left, top] = [Math.max(box.left, frame.left), Math.max(box.top, frame.top)]
      const [right, bottom] = [Math.min(box.right, frame.right), Math.min(box.bottom, frame.bottom)]
      return { left, top, right: Math.max(left, right), bottom: Math.max(top, bottom) }
    }
    const EVERYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }
    /** What an element and its scroll containers show of what is inside it. */
    const windowOf = once((element): Box => {
      const around = element.parentElement ? windowOf(element.parentElement) : EVERYWHERE
      const isOpen = getComputedStyle(element).overflowX === 'visible'
      return isOpen ? around : cutTo(element.getBoundingClientRect(), around)
    })
    /** The part of an element's box that its scroll containers show. */
    const seenBox = once((element) =>
      cutTo(
        element.getBoundingClientRect(),
        element.parentElement ? windowOf(element.parentElement) : EVERYWHERE,
      ),
    )
    /** Pairs whose boxes share more than so many px, each once: from the top down, so that only what is level is compared. */
    const overlapping = <Item extends { box: Box }>(items: readonly Item[], across: number, down: number) => {
      const sorted = items.toSorted((a, b) => a.box.top - b.box.top)
      return sorted.flatMap((a, index) => {
        const found: (readonly [Item, Item])[] = []
        for (let next = index + 1; next < sorted.length; next += 1) {
          const b = sorted[next]
          if (!b || b.box.top >= a.box.bottom - down) break
          const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
          const height = Math.min(a.box.bottom, b.box.bottom) - b.box.top
          if (width > across && height > down) found.push([a, b])
        }
        return found
      })
    }
    // A row that is half scrolled out of its frame does not overlap what is below the frame.
    const visible = pieces.map(({ owner, box: { left, top, right, bottom }, text }) => {
      const seen = seenBox(owner)
      return {
        owner,
        text,
        box: cutTo({ left, top, right, bottom }, { ...EVERYWHERE, top: seen.top, bottom: seen.bottom }),
      }
    })
    // Line boxes are higher than their letters.
    for (const [a, b] of overlapping(visible, 2, 6)) {
      if (isSlanted(a.owner) || isSlanted(b.owner) || layerOf(a.owner) !== layerOf(b.owner)) continue
      if (a.owner === b.owner || a.owner.contains(b.owner) || b.owner.contains(a.owner)) continue
      faults.push(`texts overlap: ${a.text} / ${b.text}`)
    }

    const controls = [...root.querySelectorAll('button, a, select, input, summary')].flatMap((control) => {
      const box = seenBox(control)
      const name = control.getAttribute('aria-label') ?? shown(control.textContent ?? '')
      // The box of an inline control with several lines includes neighbouring text.
      const isText = getComputedStyle(control).display === 'inline'
      return !isText && isSeen(control) && box.right - box.left > 1 && isOnTop(control, box)
        ? [{ control, box, name }]
        : []
    })
    for (const [a, b] of overlapping(controls, 1, 1)) {
      if (a.control.closest('.shell-dock ol') || b.control.closest('.shell-dock ol')) continue
      // Two thumbs share a track: each input takes presses at its thumb alone.
      if (a.control.matches('[type="range"]') && b.control.matches('[type="range"]')) continue
      // From the top down, a control may come after one inside it.
      if (a.control.contains(b.control) || b.control.contains(a.control)) continue
      if (layerOf(a.control) !== layerOf(b.control)) continue
      faults.push(`controls overlap: ${a.name} / ${b.name}`)
    }
    return [...new Set(faults)]
  }, part)
}
