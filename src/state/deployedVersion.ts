/** The script of a built page in its text; a host's own page for a missing file has none of this form. */
const ENTRY = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"/

/**
 * Whether the host by now serves another version of the page than the one that runs here, so that files of this one
 * may be gone. False when the host does not answer or answers with something else: it then cannot be told.
 */
export async function isOlderThanDeployed(): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src
  if (entry === undefined) return false
  try {
    const response = await fetch(new URL('./', document.baseURI), { cache: 'no-store' })
    const deployed = response.ok ? ENTRY.exec(await response.text())?.[1] : undefined
    return deployed !== undefined && fileName(deployed) !== fileName(entry)
  } catch {
    return false
  }
}

function fileName(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1)
}
