import type { StillMap } from '#domain/stillMap.ts'

/** Polling interval, ms. */
const PAUSE = 50

/** Waits for the map's files, then returns a still map; null after `patience`, ms. Rejects when the signal aborts. */
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
