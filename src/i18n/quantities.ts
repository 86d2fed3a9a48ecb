/**
 * Messages whose `{{count}}` asks for the formatter. The count of a plural is a quantity; other numbers may be years, and
 * whoever passes them writes them. Only what asks is formatted: the translator copies all its options for each value
 * that it formats, and the page names some hundred things on every change.
 */
export function withCountsAsQuantities(messages: object): Record<string, unknown> {
  const entries: [string, unknown][] = Object.entries(messages)
  return Object.fromEntries(
    entries.map(([key, words]) => {
      if (typeof words === 'string') return [key, words.replaceAll('{{count}}', '{{count, number}}')]
      return [key, typeof words === 'object' && words !== null ? withCountsAsQuantities(words) : words]
    }),
  )
}
