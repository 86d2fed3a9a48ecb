/** Polling interval, ms. */
const POLL_MS = 50

/** Waits for the map's files, then returns the drawn map; null after `timeout`, ms. Rejects when the signal aborts. */
export async function waitForStill<Drawn>(
  draw: () => Drawn | null,
  timeout: number,
  signal: AbortSignal,
): Promise<Drawn | null> {
  for (let elapsed = 0; elapsed < timeout; elapsed += POLL_MS) {
    const still = draw()
    if (still) return still
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    signal.throwIfAborted()
  }
  return null
}
