import type { StillMap } from '#domain/stillMap.ts'

/** Polling interval, ms. */
const POLL_MS = 50

/** Waits for the map's files, then returns a still map; null after `timeout`, ms. Rejects when the signal aborts. */
export async function waitForStill(
  draw: () => StillMap | null,
  timeout: number,
  signal: AbortSignal,
): Promise<StillMap | null> {
  for (let elapsed = 0; elapsed < timeout; elapsed += POLL_MS) {
    const still = draw()
    if (still) return still
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    signal.throwIfAborted()
  }
  return null
}
