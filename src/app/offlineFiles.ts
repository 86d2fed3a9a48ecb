/** The manifest that the build prepends to the worker: every built file with its hash, and a hash of them all. */
export interface OfflineFiles {
  version: string
  /** Path below the worker's scope ('' is the page) → `sha256-…`, for `integrity`. */
  files: Readonly<Record<string, string>>
}

/** Messages from page to worker: replace the active worker, repair and prune caches, or drop all caches and unregister. */
export type WorkerCommand = 'take-over' | 'tidy' | 'give-way'

/** Message from worker to pages: the storage quota was exceeded. */
export type WorkerMessage = 'no-room'

/** The page, requested by its folder: some hosts redirect `index.html`, and redirects cannot be cached. */
export const PAGE = ''

const PREFIX = 'throughline'

/** Cache name of a version. It includes the scope, because all apps of an origin share one cache storage. */
export function cacheName(scope: string, version: string): string {
  return `${PREFIX} ${scope} ${version}`
}

/** Whether a cache belongs to any version of this app at this scope. */
export function isCacheOf(scope: string, name: string): boolean {
  return name.startsWith(`${PREFIX} ${scope} `)
}

/** The cache into which a reader loads text recognition, as `src/state/textRecognition.ts` names it. */
export function recognitionCache(scope: string): string {
  return `${PREFIX}.recognition ${scope}`
}

/** Whether a file belongs to text recognition, in a folder with its hash. */
export function isRecognition(file: string): boolean {
  return /^text-recognition\/[^/]+\//.test(file)
}

/** Whether the file's address contains its hash, so that copies of all versions are equal. */
export function isHashed(file: string): boolean {
  return file.startsWith('assets/')
}

/** The cached file that answers a request; null for files outside the app and for a `fetch` of the page, which asks the host. */
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
  return isHashed(file) || isRecognition(file) || Object.hasOwn(files, file) ? file : null
}
