/** Letter widths of Inter relative to the font size, by class, rounded up so that other fonts fit too. */
const NARROW = /[iljtfrI1.,:;'’!|()[\] ·]/
const WIDE = /[mwMW%—@]/
const CAPITAL = /[A-ZÀ-Þ0-9+−–&?#€]/
const SHARE = { narrow: 0.34, usual: 0.575, capital: 0.67, wide: 0.92 } as const

/** Approximate width of a line of text, in the unit of `size`, for use without a page to measure it. */
export function textWidth(text: string, size: number, weight = 400, spacing = 0): number {
  let share = 0
  for (const letter of text) {
    if (NARROW.test(letter)) share += SHARE.narrow
    else if (WIDE.test(letter)) share += SHARE.wide
    else share += CAPITAL.test(letter) ? SHARE.capital : SHARE.usual
    share += spacing
  }
  return share * size * (weight > 500 ? 1.05 : 1)
}

/** Cuts a text to a width, with an ellipsis. */
export function cutToWidth(text: string, width: number, size: number, weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text
  const cutAt = (end: number) => `${text.slice(0, end).trim()}…`
  let [fits, over] = [1, text.length + 1]
  while (over - fits > 1) {
    const end = Math.floor((fits + over) / 2)
    if (textWidth(cutAt(end), size, weight) > width) over = end
    else fits = end
  }
  return cutAt(fits)
}
