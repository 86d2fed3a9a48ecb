import { useLayoutEffect } from 'react'

/** Where in the margin of a printed page a text stands. */
export type MarginPlace = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'

/** What stands in the margins of the pages of one name; the name null is every page that has none of its own. */
export interface PageMargins {
  name: string | null
  /** Paper and margins, as `@page` takes them; the page's own style where left out. */
  frame?: string
  texts: Partial<Readonly<Record<MarginPlace, string>>>
}

/** The number of the page and of all, as "3 / 12"; the browser counts them. */
export const PAGE_OF_PAGES = 'counter(page) " / " counter(pages)'

const FONT =
  "font: 400 11px / 16px 'Inter Variable', system-ui, sans-serif; color: #454d57; white-space: pre-wrap"
/** A place beside an empty one has the whole width; of two the left is the wider, as it has the longer text. */
const WIDTHS: Readonly<Record<MarginPlace, string>> = {
  'top-left': 'width: 75%; text-align: left; vertical-align: bottom; padding-bottom: 10px',
  'top-right': 'width: 25%; text-align: right; vertical-align: bottom; padding-bottom: 10px',
  'bottom-left': 'width: 75%; text-align: left; vertical-align: top; padding-top: 10px',
  'bottom-right': 'width: 25%; text-align: right; vertical-align: top; padding-top: 10px',
}
const PLACES: readonly MarginPlace[] = ['top-left', 'top-right', 'bottom-left', 'bottom-right']

/** The rules that put texts into the margins of printed pages. */
export function pageRules(pages: readonly PageMargins[]): string {
  return pages
    .map(({ name, frame = '', texts }) => {
      const boxes = PLACES.flatMap((place) => {
        const text = texts[place]
        return text === undefined ? [] : [`@${place} { content: ${text}; ${FONT}; ${WIDTHS[place]} }`]
      })
      return `@page ${name ?? ''} { ${frame} ${boxes.join(' ')} }`
    })
    .join('\n')
}

/** A text as CSS writes it between quotes. */
export function cssText(text: string): string {
  return `"${text.replace(/["\\\p{Cc}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`
}

/**
 * Puts texts into the margins of the printed pages for as long as it is drawn. The rules are set by script, since they hold texts,
 * in a way that the page's policy allows. A browser that knows no margin boxes prints its own head and foot.
 */
export function usePageMargins(pages: readonly PageMargins[]): void {
  const rules = pageRules(pages)
  useLayoutEffect(() => {
    if (typeof CSSStyleSheet !== 'function' || !('adoptedStyleSheets' in document)) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [rules])
}
