import type { StillMap } from '#domain/stillMap.ts'

/** Ms between looks whether a map can be drawn. */
const PAUSE = 50

/**
 * A still map once it can be drawn: its files are fetched meanwhile. Null where that took longer than `patience`, in ms; rejects when the
 * signal is given.
 */
export async function drawnStill(
  draw: () => StillMap | null,
  patience: number,
  signal: AbortSignal,
): Promise<StillMap | null> {
  for (let waited = 0; waited < patience; waited += PAUSE) {
    const still = draw()
    if (still) return still
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    signal.throwIfAborted()
  }
  return null
}
