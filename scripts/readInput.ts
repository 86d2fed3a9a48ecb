import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Fault } from '#derive/fault.ts'
import { decodeText, faultOfSize, type InputKind } from '#derive/lines.ts'

/** The bytes of a file, or why it cannot be read; empty with a fault. */
export type InputBytes = Readonly<{ bytes: Uint8Array<ArrayBuffer>; fault: Fault | null }>

/** A file as read, or why it cannot be read. `bytes` is empty with a fault. */
export type Input = Readonly<
  { text: string; bytes: Uint8Array; fault: null } | { text: null; bytes: Uint8Array; fault: Fault }
>

/** Reads a file in strict UTF-8, see `readBytes`. */
export function readInput(absolute: string, path: string, kind: InputKind): Input {
  const { bytes, fault } = readBytes(absolute, path, kind)
  if (fault) return { text: null, bytes, fault }
  const decoded = decodeText(path, bytes, kind)
  return decoded.fault ? { ...decoded, bytes: new Uint8Array() } : { ...decoded, bytes }
}

/**
 * Reads a file of any input: a regular file of at most the size of its kind. Never waits for a pipe and never throws. `path`
 * names the file in faults.
 */
export function readBytes(absolute: string, path: string, kind: InputKind): InputBytes {
  const failed = (fault: Fault): InputBytes => ({ bytes: new Uint8Array(), fault })
  const refuse = (problem: string, remedy: string) => failed({ file: path, place: '(file)', problem, remedy })
  let handle: number | null = null
  try {
    // Without O_NONBLOCK, opening a FIFO waits for a writer.
    handle = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stats = fstatSync(handle)
    if (stats.isDirectory()) return refuse('it is a folder', 'rename the folder, or put a file in its place')
    if (!stats.isFile()) {
      return refuse('it is a pipe, device or socket, not a regular file', 'put a regular file in its place')
    }
    const large = faultOfSize(path, stats.size, kind)
    if (large) return failed(large)
    return { bytes: new Uint8Array(readFileSync(handle)), fault: null }
  } catch (error) {
    return refuse(...wordsOfError(error))
  } finally {
    if (handle !== null) closeSync(handle)
  }
}

/** Problem and remedy of an error of the file system. */
export function wordsOfError(error: unknown): readonly [problem: string, remedy: string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOENT':
      return ['it does not exist, or is a link to nothing', 'put the file there, or remove the link']
    case 'ELOOP':
      return ['it is a link that leads back to itself', 'remove the link, or put the file in its place']
    case 'EACCES':
    case 'EPERM':
      return ['it may not be read', 'give yourself the right to read it']
    default:
      return [
        error instanceof Error ? error.message : String(error),
        'see that it can be read, and try again',
      ]
  }
}

/** The files below a folder, and the faults of links and folders that lead nowhere. */
export type Listing = Readonly<{ files: readonly string[]; faults: readonly Fault[] }>

/**
 * Lists all files below a folder except hidden ones, sorted by code units. Follows links to folders once; a folder that
 * a link leads back to is a fault. `base` is the folder from which faults name paths.
 */
export function filesBelow(folder: string, base: string): Listing {
  const files: string[] = []
  const faults: Fault[] = []
  const visit = (path: string, above: readonly string[]): void => {
    const refuse = (problem: string, remedy: string) =>
      faults.push({ file: toSlashes(relative(base, path)), place: '(folder)', problem, remedy })
    try {
      const real = realpathSync(path)
      if (above.includes(real)) {
        refuse('it is a link that leads back to a folder above it', 'remove the link')
        return
      }
      for (const name of readdirSync(path).sort()) {
        if (name.startsWith('.')) continue
        const child = join(path, name)
        // Links to nothing stay in the list, so that reading them gives the fault.
        if (isFolder(child)) visit(child, [...above, real])
        else files.push(child)
      }
    } catch (error) {
      refuse(...wordsOfError(error))
    }
  }
  if (isFolder(folder)) visit(folder, [])
  return { files, faults }
}

/** Whether a path is a folder or a link to one. Never throws. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** A path with slashes on every system. */
export function toSlashes(path: string): string {
  return path.split(sep).join('/')
}

/** Hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
