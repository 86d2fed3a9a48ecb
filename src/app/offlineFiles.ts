/** What the build writes before the worker's code: every built file with its fingerprint, and one of all together. */
export interface OfflineFiles {
  version: string
  /** Path below the worker's scope ('' is the page itself) → `sha256-…` as the browser's `integrity` takes it. */
  files: Readonly<Record<string, string>>
}

/**
 * What a page tells its worker: to take over from the one before it, to see to its files, or to let go of them and of
 * the page.
 */
export type WorkerOrder = 'take-over' | 'tidy' | 'give-way'

/** What a worker tells its pages of its own accord: that the device had no room for its files. */
export type WorkerNews = 'no-room'

/** The page itself, asked for by its folder: some hosts answer `index.html` with a redirect, which may not be kept. */
export const PAGE = ''

const PREFIX = 'throughline'

/** Under which name a version's files are kept; several apps on one host share the same list of names. */
export function cacheName(scope: string, version: string): string {
  return `${PREFIX} ${scope} ${version}`
}

/** Whether a name is that of a version of this app at this address. */
export function isCacheOf(scope: string, name: string): boolean {
  return name.startsWith(`${PREFIX} ${scope} `)
}

/** Whether the address of a file changes with its content, so that any version's copy is the same. */
export function isHashed(file: string): boolean {
  return file.startsWith('assets/')
}

/**
 * The file that answers a request, or null when the network has to: for anything that is not a file of the app, and
 * for the page's own text when it is read and not opened, which is how a page asks what the host serves by now.
 */
export function fileOf(
  address: string,
  isNavigation: boolean,
  scope: string,
  files: OfflineFiles['files'],
): string | null {
  const path = address.split(/[?#]/, 1)[0] ?? ''
  if (!path.startsWith(scope)) return null
  const file = path.slice(scope.length)
  if (isNavigation) return file === PAGE || file === 'index.html' ? PAGE : null
  if (file === PAGE) return null
  return isHashed(file) || Object.hasOwn(files, file) ? file : null
}
