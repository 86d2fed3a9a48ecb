declare global {
  /** Set by the scripts of the one HTML file (scripts/single), and nowhere else. */
  var throughlineBytes: ((name: string) => Uint8Array<ArrayBuffer> | undefined) | undefined
  var throughlineParcel: unknown
}

/** Asks for a file by its address in the built folder; in the one HTML file it is taken from there, and nothing is asked for. */
export function fetchFile(address: string): Promise<Response> {
  if (import.meta.env.MODE !== 'single') return fetch(address)
  const bytes = globalThis.throughlineBytes?.(address)
  return Promise.resolve(bytes ? new Response(bytes) : new Response(null, { status: 404 }))
}

/**
 * The absolute address of a view's fragment. The one HTML file gives that of the app from which it was taken; where that is not known,
 * its own name with the view behind it: where it lies on this device is nobody's affair.
 */
export function absoluteLink(fragment: string): string {
  if (import.meta.env.MODE !== 'single') return new URL(fragment, window.location.href).href
  const parcel = globalThis.throughlineParcel
  const isKnown = typeof parcel === 'object' && parcel !== null && 'address' in parcel
  if (isKnown && typeof parcel.address === 'string') return new URL(fragment, parcel.address).href
  const { pathname } = window.location
  return `${pathname.slice(pathname.lastIndexOf('/') + 1)}${fragment}`
}
