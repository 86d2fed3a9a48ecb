import { usePrinting } from './usePrinting.ts'

/** Lists up to this long stand in the page whole, where the browser's own search finds all of them. */
export const MOST_WHOLE = 200

/** Whether all rows of a list this long are rendered, not only those in sight: on paper, and where they are few. */
export function useIsWhole(count: number): boolean {
  return usePrinting() || count <= MOST_WHOLE
}
