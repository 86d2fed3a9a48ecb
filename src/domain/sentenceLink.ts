import { splitOnce } from './linkText.ts'

/**
 * The address of a page with a text fragment, by which a browser opens it at a sentence with these first and last words
 * (WICG, *URL Fragment Text Directives*). One without text fragments opens the page at its top, or at its own fragment,
 * which stays in front.
 */
export function sentenceLink(url: string, { first, last }: { first: string; last: string }): string {
  const [page, fragment = ''] = splitOnce(url, '#')
  const [own] = splitOnce(fragment, ':~:')
  const words = first === last ? [first] : [first, last]
  return `${page}#${own}:~:text=${words.map(encoded).join(',')}`
}

/** In a text fragment a bare comma separates words, a hyphen marks context, and an ampersand begins the next directive. */
function encoded(words: string): string {
  return encodeURIComponent(words).replaceAll('-', '%2D')
}
