/** The order of two texts by UTF-16 code units, for sorting: the same in every language and on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
