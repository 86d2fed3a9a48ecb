import { CarriedParcel, PARCEL_ID } from '#domain/carriedParcel.ts'

declare global {
  /** Set by scripts/single/unpack.js, in the one HTML file alone. */
  var throughlineBytes: ((name: string) => Uint8Array<ArrayBuffer> | undefined) | undefined
}

/** Asks for a file by its address in the built folder; in the one HTML file it is taken from there, and nothing is asked for. */
export function fetchFile(address: string): Promise<Response> {
  if (import.meta.env.MODE !== 'single') return fetch(address)
  const bytes = globalThis.throughlineBytes?.(address)
  return Promise.resolve(bytes ? new Response(bytes) : new Response(null, { status: 404 }))
}

/** What the one HTML file says of itself; null everywhere else. */
export const CARRIED: CarriedParcel | null = import.meta.env.MODE === 'single' ? readParcel() : null

function readParcel(): CarriedParcel | null {
  try {
    const json: unknown = JSON.parse(document.getElementById(PARCEL_ID)?.textContent ?? '')
    return CarriedParcel.safeParse(json).data ?? null
  } catch {
    return null
  }
}
