import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds wrong on the page as it is: rule, place and summary, one line each. */
export async function faultsOfAccessibility(
  page: Page,
  {
    part,
    hasContrast = true,
  }: {
    /** A selector: only this part is examined, where the rest of the page was examined before. */
    part?: string
    /** False where `faultsOfContrast` judges it: axe takes half of its time for a grid of the whole page. */
    hasContrast?: boolean
  } = {},
): Promise<string[]> {
  // Its half megabyte of source goes into a page once, and passes are counted without the selectors of their elements.
  const isThere = await page.evaluate('"axe" in window')
  // The page has no frames, so that axe need not open a page of its own to gather its results.
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'undefined' } : { page }).setLegacyMode(true)
  axe.options({
    resultTypes: ['violations', 'incomplete'],
    rules: { 'color-contrast': { enabled: hasContrast } },
  })
  if (part !== undefined) axe.include(part)
  const { violations, passes, incomplete } = await axe.analyze()
  // For the screens that follow: it writes out every element that it looks at, which was a tenth of its time.
  if (!isThere) await page.evaluate('axe.configure({ noHtml: true })')
  // It gives up on a rule where a part that stays in sight is scrolled in a place that scrolls: then nothing was looked at.
  const halted = incomplete.flatMap(({ nodes }) => nodes.flatMap(({ none }) => none)).map(({ id }) => id)
  if (passes.length + violations.length === 0 || halted.includes('error-occurred')) {
    throw new Error('axe left out a rule: there is nothing to look at, or a place that it cannot look into')
  }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  )
}

/**
 * Marks one text in sight for each combination of classes, states and colours that was not marked in this page before,
 * and returns how many. The colours of equal combinations are equal in every look. `isInEveryLook`: combinations that were
 * judged in light and dark alone are new.
 */
export async function markNewColours(page: Page, isInEveryLook: boolean): Promise<number> {
  return findColours(page, isInEveryLook, true)
}

/**
 * Knows the texts that are marked by their colours in the look of now too: the next screen begins with it, and would take the
 * same combinations for new.
 */
export async function knowMarkedColours(page: Page, isInEveryLook: boolean): Promise<void> {
  await findColours(page, isInEveryLook, false)
}

async function findColours(page: Page, isInEveryLook: boolean, isMarking: boolean): Promise<number> {
  const choice = [isInEveryLook, isMarking] as const
  return page.evaluate(([isForAll, marks]) => {
    const store = window as Window & {
      markedColours?: Set<string>
      markedInEveryLook?: Set<string>
      styledData?: Map<object, string[]>
    }
    store.markedColours ??= new Set()
    store.markedInEveryLook ??= new Set()
    const judged = isForAll ? store.markedInEveryLook : store.markedColours
    const judgedKeys = [store.markedColours, ...(isForAll ? [store.markedInEveryLook] : [])]
    store.styledData ??= new Map()
    // A name that no style mentions, of a route or a row, changes no colour.
    const styled = new Set<string>()
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      const names =
        store.styledData.get(sheet) ??
        [...sheet.cssRules].flatMap(({ cssText }) => cssText.match(/(?<=\[)data-[\w-]+/g) ?? [])
      store.styledData.set(sheet, names)
      for (const name of names) styled.add(name)
    }
    const STATES = [
      'type',
      'disabled',
      'aria-pressed',
      'aria-current',
      'aria-expanded',
      'aria-selected',
      'aria-checked',
    ]
    const known = new Map<Element, string>()
    const look = (element: Element): string => {
      const before = known.get(element)
      if (before !== undefined) return before
      const { color, backgroundColor, opacity, fontSize, fontWeight } = getComputedStyle(element)
      const states = element
        .getAttributeNames()
        .filter((name) => STATES.includes(name) || styled.has(name))
        .map((name) => `${name}=${element.getAttribute(name)}`)
      const found = [
        element.tagName,
        element.getAttribute('class'),
        ...states,
        color,
        backgroundColor,
        opacity,
        fontSize,
        fontWeight,
      ].join(' ')
      known.set(element, found)
      return found
    }
    const grounds = new Map<Element, string>()
    /** The colour of the nearest part that has one: equal parts lie on a page, in a panel and in a dialog. */
    const groundOf = (element: Element | null): string => {
      if (!element) return ''
      const before = grounds.get(element)
      if (before !== undefined) return before
      const { backgroundColor } = getComputedStyle(element)
      const found = backgroundColor === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : backgroundColor
      grounds.set(element, found)
      return found
    }
    const isInSight = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const top = width > 1 ? document.elementFromPoint(x + width / 2, y + height / 2) : null
      return top !== null && (element.contains(top) || top.contains(element))
    }
    const keyOf = (owner: Element) => {
      const looks: string[] = []
      for (let each: Element | null = owner; each && looks.length < 5; each = each.parentElement)
        looks.push(look(each))
      return `${looks.join(' < ')} on ${groundOf(owner)}`
    }
    const know = (key: string) => {
      for (const keys of judgedKeys) keys.add(key)
    }
    const marked = document.querySelectorAll('[data-new-colours]')
    if (!marks) {
      for (const owner of marked) know(keyOf(owner))
      return marked.length
    }
    for (const old of marked) old.removeAttribute('data-new-colours')
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let count = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement
      if (!owner || node.textContent?.trim() === '' || !owner.checkVisibility({ visibilityProperty: true }))
        continue
      // Whose colours are not judged.
      if (owner.closest('svg')) continue
      const key = keyOf(owner)
      if (judged.has(key) || !isInSight(owner)) continue
      know(key)
      owner.setAttribute('data-new-colours', '')
      count += 1
    }
    return count
  }, choice)
}

/**
 * Texts marked by `markNewColours` that have less contrast than WCAG asks for: 4.5:1, 'enhanced' 7:1; large type 3:1, 4.5:1.
 * Finds what axe finds, which builds a grid of the whole page for each look first: a third of the time of a screen. Texts
 * of controls that are off, in drawings and on pictures are left out.
 */
export async function faultsOfContrast(page: Page, level: 'minimum' | 'enhanced'): Promise<string[]> {
  return page.evaluate((isEnhanced) => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number]
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    if (!pen) throw new Error('the browser has no canvas to read colours with')
    const known = new Map<string, Colour>()
    /** Whatever form a colour is written in, the canvas gives its bytes. */
    const colourOf = (text: string): Colour => {
      const before = known.get(text)
      if (before) return before
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = text
      pen.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
      const colour = [red, green, blue, alpha / 255] as const
      known.set(text, colour)
      return colour
    }
    const over = ([r, g, b, a]: Colour, [red, green, blue]: Colour): Colour => [
      r * a + red * (1 - a),
      g * a + green * (1 - a),
      b * a + blue * (1 - a),
      1,
    ]
    const luminance = (colour: Colour) => {
      const [r = 0, g = 0, b = 0] = colour.map((part) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const opacities = new Map<Element, number>()
    const opacityOf = (element: Element | null): number => {
      if (!element) return 1
      const opacity =
        opacities.get(element) ?? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement)
      opacities.set(element, opacity)
      return opacity
    }
    const faded = ([r, g, b, a]: Colour, element: Element): Colour => [r, g, b, a * opacityOf(element)]
    /** What lies behind a text, from its own ground down; null for a picture. */
    const groundOf = (text: Element, x: number, y: number): Colour | null => {
      const stack = document.elementsFromPoint(x, y)
      const first = stack.findIndex((element) => element.contains(text))
      const layers: Colour[] = []
      for (const element of first < 0 ? [] : stack.slice(first)) {
        const { backgroundColor, backgroundImage } = getComputedStyle(element)
        // A map is a picture whether it is drawn or not.
        const isPicture =
          element.closest('svg, canvas, img') !== null || element.matches('[data-testid="map"]')
        if (backgroundImage !== 'none' || isPicture) return null
        const layer = faded(colourOf(backgroundColor), element)
        layers.push(layer)
        if (layer[3] >= 1) break
      }
      return layers.reduceRight((below, layer) => over(layer, below), colourOf('Canvas'))
    }
    return [...document.querySelectorAll('[data-new-colours]')].flatMap((text) => {
      // The middle of a text over two lines may lie beside it.
      const boxOf = () => text.getClientRects()[0] ?? text.getBoundingClientRect()
      // Larger type, or a text before it, may have moved it out of the window, where nothing lies behind it.
      const { top, bottom } = boxOf()
      if (top < 0 || bottom > window.innerHeight) text.scrollIntoView({ block: 'center' })
      const box = boxOf()
      if (text.closest('svg, :disabled, [aria-disabled="true"], label:has(:disabled)')) return []
      // The stage hides its controls after a while.
      if (opacityOf(text) === 0) return []
      const ground = groundOf(text, box.x + box.width / 2, box.y + box.height / 2)
      if (!ground) return []
      const { color, fontSize, fontWeight } = getComputedStyle(text)
      const [one, other] = [over(faded(colourOf(color), text), ground), ground].map(luminance)
      const [light, dark] = [Math.max(one ?? 0, other ?? 0), Math.min(one ?? 0, other ?? 0)]
      const contrast = (light + 0.05) / (dark + 0.05)
      const size = Number.parseFloat(fontSize)
      const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700)
      const least = isEnhanced ? (isLarge ? 4.5 : 7) : isLarge ? 3 : 4.5
      const words = text.textContent?.trim().slice(0, 40)
      return contrast < least - 0.005 ? [`${contrast.toFixed(2)}:1 of ${least}:1: ${words}`] : []
    })
  }, level === 'enhanced')
}

/** Selectors of the parts of the frame that must not overlap. */
const FRAME = [
  '.shell-topbar',
  '.shell-line',
  '.shell-rail',
  '.shell-map',
  '.shell-table',
  '.shell-dock',
  '.shell-panel',
]

/**
 * Layout faults at the current size: the page scrolls sideways or, where its parts scroll on their own, at all; a part
 * overflows the window; two of `parts` overlap; a cell's text overflows the cell; a part of the Reader clips its
 * content; the map is smaller than 600 × `leastHeight` px on a desktop.
 */
export async function faultsOfLayout(
  page: Page,
  parts: readonly string[] = FRAME,
  leastHeight = 400,
): Promise<string[]> {
  return page.evaluate(
    ({ selectors, least }) => {
      const faults: string[] = []
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
      /** The innermost element that overflows `right`, described by tag and text. */
      const widest = (root: Element, right: number) => {
        const isFramed = (part: Element): boolean => {
          const holder = part.parentElement
          if (!holder || holder === root) return false
          return getComputedStyle(holder).overflowX !== 'visible' || isFramed(holder)
        }
        const out = [...root.querySelectorAll('*')].filter(
          (part) => part.getBoundingClientRect().right > right + 1 && !isFramed(part),
        )
        const inner = out.find((part) => ![...part.children].some((child) => out.includes(child)))
        return inner ? `: ${inner.tagName} ${inner.textContent?.slice(0, 40)}` : ''
      }
      if (scrollWidth > clientWidth) {
        const part = widest(document.body, clientWidth)
        faults.push(`the page is ${scrollWidth} px wide in ${clientWidth} px${part}`)
      }
      // From 900 px only the parts scroll: a wheel event over the top bar must not scroll the page.
      if (clientWidth >= 900 && scrollHeight > clientHeight) {
        faults.push(`the page is ${scrollHeight} px high in ${clientHeight} px`)
      }
      const boxes = selectors.flatMap((selector) => {
        const element = document.querySelector(selector)
        const box = element?.getBoundingClientRect()
        return box && box.width > 0 && box.height > 0 ? [{ selector, box }] : []
      })
      for (const [index, a] of boxes.entries()) {
        if (a.box.left < -1 || a.box.right > clientWidth + 1) faults.push(`${a.selector} sticks out sideways`)
        for (const b of boxes.slice(index + 1)) {
          const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
          const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
          if (width > 1 && height > 1) faults.push(`${a.selector} and ${b.selector} cover each other`)
        }
      }
      for (const scroller of document.querySelectorAll(
        '.shell, .shell-topbar, .shell-rail, .shell-panel, .shell-page, dialog',
      )) {
        if (scroller.scrollWidth > scroller.clientWidth + 1) {
          const part = widest(scroller, scroller.getBoundingClientRect().right)
          faults.push(
            `${scroller.className} is ${scroller.scrollWidth} px wide in ${scroller.clientWidth} px${part}`,
          )
        }
      }
      for (const cell of document.querySelectorAll('.shell-page :is(th, td, table)')) {
        // On a small screen rows are cards, and headings are visually hidden.
        const { display, position } = getComputedStyle(cell)
        if (position === 'absolute' || !display.startsWith('table') || cell.textContent === '') continue
        const isOut = cell.scrollWidth > Math.ceil(cell.getBoundingClientRect().width) + 1
        if (isOut && cell.clientWidth > 1)
          faults.push(`sticks out of its cell: ${cell.textContent?.slice(0, 40)}`)
      }
      for (const inner of document.querySelectorAll('.shell-reader *')) {
        const isCut = inner.clientWidth > 0 && inner.scrollWidth > inner.clientWidth + 1
        if (!isCut || inner.classList.contains('visually-hidden')) continue
        const { overflowX, textOverflow } = getComputedStyle(inner)
        if (overflowX === 'hidden' && textOverflow !== 'ellipsis') {
          faults.push(`cut off in the Reader: ${inner.textContent?.slice(0, 60)}`)
        }
      }
      const map = document.querySelector('.shell-map')?.getBoundingClientRect()
      if (clientWidth >= 900 && map && map.width > 0 && (map.width < 600 || map.height < least)) {
        faults.push(`the map is ${Math.round(map.width)} × ${Math.round(map.height)} px`)
      }
      return faults
    },
    { selectors: parts, least: leastHeight },
  )
}

/** Pairs of overlapping visible controls inside `root`, by accessible name. */
export async function coveringControls(page: Page, root: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const name = (control: Element) => control.getAttribute('aria-label') ?? control.textContent ?? ''
    const controls = [...document.querySelectorAll(`${selector} :is(button, a, select, input)`)].filter(
      (control) =>
        control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        // Skip links are hidden until focused.
        control.closest('[class*="skip"]') === null,
    )
    /** The part of a control that is in sight: what a scrolling part around it has clipped does not count. */
    const seen = (control: Element) => {
      let { left, top, right, bottom } = control.getBoundingClientRect()
      for (let part = control.parentElement; part; part = part.parentElement) {
        if (getComputedStyle(part).overflowY === 'visible') continue
        const frame = part.getBoundingClientRect()
        left = Math.max(left, frame.left)
        top = Math.max(top, frame.top)
        right = Math.min(right, frame.right)
        bottom = Math.min(bottom, frame.bottom)
      }
      return { left, top, right, bottom }
    }
    return controls.flatMap((a, index) => {
      const first = seen(a)
      return controls.slice(index + 1).flatMap((b) => {
        const second = seen(b)
        const width = Math.min(first.right, second.right) - Math.max(first.left, second.left)
        const height = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top)
        return width > 1 && height > 1 ? [`${name(a)} / ${name(b)}`] : []
      })
    })
  }, root)
}
