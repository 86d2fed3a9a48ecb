import { CarriedParcel, PACKED_ID, PACKED_PAGE, PACKED_PLACE } from '#domain/carriedParcel.ts'

/** What the one HTML file says of itself; null everywhere else. */
export const CARRIED: CarriedParcel | null =
  import.meta.env.MODE === 'single'
    ? (CarriedParcel.safeParse(globalThis.throughlineParcel).data ?? null)
    : null

/** Bytes of the file, about: a host that compresses does not say how many there will be. */
const EXPECTED = 3_600_000

/**
 * The one HTML file as it was built, to be handed out: the host has it beside the page, and the file itself holds its own page. `cache`
 * tells whether a copy that the browser still has will do; `received` hears how much has come (0 to 1). Throws what the network throws,
 * or the host's answer.
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
  const response = await fetch('./throughline.html', { cache, signal })
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
