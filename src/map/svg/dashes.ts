/** The dashes of a line, which a style gives in widths of the line, in px; undefined for a line without. */
export function dashOf(dashes: unknown, width: number): string | undefined {
  return Array.isArray(dashes) ? dashes.map((dash) => Number(dash) * width).join(' ') : undefined
}
