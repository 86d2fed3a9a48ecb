import { FileParcel, PACKED_ID, PACKED_PAGE, PACKED_PLACE } from '#domain/fileParcel.ts'

/** What the single-file edition was saved with; null in the app. */
export const EMBEDDED_PARCEL: FileParcel | null =
  import.meta.env.MODE === 'single' ? (FileParcel.safeParse(globalThis.throughlineParcel).data ?? null) : null

const ADDRESS = './throughline.html'
/** Approximate size, bytes: compressed responses do not state it. */
const EXPECTED = 6_700_000

/** Whether the single-file edition is at hand without a network: this page is it, or the browser still has it. */
export async function hasSingleFile(): Promise<boolean> {
  if (import.meta.env.MODE === 'single') return true
  try {
    const kept = await fetch(ADDRESS, { cache: 'only-if-cached', mode: 'same-origin' })
    await kept.body?.cancel()
    return kept.ok
  } catch {
    return false
  }
}

/**
 * Reads the single-file edition as built: from the host, or from the file itself. `cache` is the fetch cache mode;
 * `received` is called with progress, 0 to 1. Throws network errors, or an Error with the HTTP status.
 */
export async function readSingleFile(
  cache: RequestCache,
  signal: AbortSignal,
  received: (share: number) => Promise<void>,
): Promise<string> {
  if (import.meta.env.MODE === 'single') {
    const page = new TextDecoder().decode(globalThis.throughlineBytes?.(PACKED_PAGE))
    return page.replace(PACKED_PLACE, () => document.getElementById(PACKED_ID)?.textContent ?? '')
  }
  const response = await fetch(ADDRESS, { cache, signal })
  if (!response.ok || !response.body) throw new Error(String(response.status))
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  let html = ''
  let bytes = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    html += decoder.decode(part.value, { stream: true })
    bytes += part.value.length
    await received(Math.min(1, bytes / EXPECTED))
  }
  return html + decoder.decode()
}
