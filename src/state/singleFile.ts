import { FileParcel, PACKED_PAGE, wholePage } from '#domain/fileParcel.ts'
import { packedText } from './packedFiles.ts'

/** What the single-file edition was saved with; null in the app. */
export const EMBEDDED_PARCEL: FileParcel | null =
  import.meta.env.MODE === 'single' ? (FileParcel.safeParse(globalThis.throughlineParcel).data ?? null) : null

/** Of the single-file edition, on the host. */
const SINGLE_FILE = './throughline.html'
/** Approximate size, bytes: compressed responses do not state it. */
const EXPECTED = 5_400_000

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
    return wholePage(packedText(PACKED_PAGE), (id) => document.getElementById(id)?.outerHTML ?? '')
  }
  const response = await fetch(SINGLE_FILE, { cache, signal })
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
