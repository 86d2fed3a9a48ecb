declare global {
  /** Set only by the scripts of the single-file edition (scripts/single). */
  var throughlineBytes: ((name: string) => Uint8Array<ArrayBuffer> | undefined) | undefined
  var throughlineParcel: unknown
}

/** The text of a file within the single-file edition. Throws if it has no such file. */
export function packedText(name: string): string {
  const bytes = globalThis.throughlineBytes?.(name)
  if (!bytes) throw new Error(`${name} is not packed. Correct scripts/packSingle.ts.`)
  return new TextDecoder().decode(bytes)
}

/** Absolute URL of a view's fragment. The single file uses the app it was saved from, so that no local path is disclosed. */
export function absoluteLink(fragment: string): string {
  if (import.meta.env.MODE !== 'single') return new URL(fragment, window.location.href).href
  const parcel = globalThis.throughlineParcel
  const isKnown = typeof parcel === 'object' && parcel !== null && 'address' in parcel
  if (isKnown && typeof parcel.address === 'string') return new URL(fragment, parcel.address).href
  const { pathname } = window.location
  return `${pathname.slice(pathname.lastIndexOf('/') + 1)}${fragment}`
}
