import { useLayoutEffect } from 'react'

/** Position of a text in the margin of a printed page. */
export type MarginPlace = 'top-left' | 'bottom-left' | 'bottom-right'

/** Margin texts of the pages with one `@page` name; null is the default page. */
export interface PageMargins {
  name: string | null
  /** `@page` declarations for paper and margins; left out, the stylesheet's apply. */
  frame?: string
  texts: Partial<Readonly<Record<MarginPlace, string>>>
}

/** CSS content for "3 / 12": page number and page count. */
export const PAGE_OF_PAGES = 'counter(page) " / " counter(pages)'

const FONT =
  "font: 400 11px / 16px 'Inter Variable', system-ui, sans-serif; color: #454d57; white-space: pre-wrap"
/** Alone in its margin a box takes the full width; beside the number of a page the text has one line in each language. */
const WIDTHS: Readonly<Record<MarginPlace, string>> = {
  'top-left': 'width: 75%; text-align: left; vertical-align: bottom; padding-bottom: 10px',
  'bottom-left': 'width: 88%; text-align: left; vertical-align: top; padding-top: 10px',
  'bottom-right': 'width: 12%; text-align: right; vertical-align: top; padding-top: 10px',
}
const PLACES: readonly MarginPlace[] = ['top-left', 'bottom-left', 'bottom-right']

/** The `@page` rules for the given margin texts. */
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

/** A text as a quoted CSS string. */
export function cssText(text: string): string {
  return `"${text.replace(/["\\\p{Cc}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`
}

/**
 * Puts texts into the margins of printed pages while mounted. The texts are dynamic, so the rules are an adopted style sheet,
 * which the content security policy allows. Named pages go before those of the page around. Browsers without margin boxes print their own header and footer.
 */
export function usePageMargins(pages: readonly PageMargins[]): void {
  const rules = pageRules(pages)
  const isNamed = pages.every(({ name }) => name !== null)
  useLayoutEffect(() => {
    if (typeof CSSStyleSheet !== 'function' || !('adoptedStyleSheets' in document)) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    adopt(isNamed ? [...margins, sheet] : [sheet, ...margins])
    return () => adopt(margins.filter((other) => other !== sheet))
  }, [rules, isNamed])
}

/** Those that are mounted, of which the last is printed: together, browsers would mix them. */
let margins: readonly CSSStyleSheet[] = []

function adopt(next: typeof margins): void {
  const others = document.adoptedStyleSheets.filter((sheet) => !margins.includes(sheet))
  margins = next
  document.adoptedStyleSheets = [...others, ...next.slice(-1)]
}
