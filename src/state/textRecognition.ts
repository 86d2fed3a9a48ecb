import * as z from 'zod/mini'
import { create } from 'zustand'
import { RECOGNISED_LANGUAGES, type RecognisedLanguage } from '#domain/textRecognition.ts'

/** Where the build put text recognition: its folder below the app, and the bytes of each file. */
const Built = z.object({ folder: z.string(), files: z.record(z.string(), z.int()) })

/** Null in the one HTML file, which has no files beside it. */
const BUILT = Built.safeParse(JSON.parse(import.meta.env.TEXT_RECOGNITION ?? 'null')).data ?? null

export const HAS_RECOGNITION = BUILT !== null

const address = (path: string) => new URL(path, document.baseURI).href

/** The address of the files of text recognition. */
export const recognitionFolder = () => address(BUILT?.folder ?? '')

/** The cache of loaded files, apart from that of the app, which goes with its version. The service worker reads it by this name. */
const CACHE = 'throughline.recognition'
const cacheName = () => `${CACHE} ${address('./')}`

const modelOf = (language: RecognisedLanguage) => `${RECOGNISED_LANGUAGES[language]}.traineddata.gz`
const isModel = (name: string) => name.endsWith('.traineddata.gz')

export const LANGUAGES = Object.keys(RECOGNISED_LANGUAGES) as RecognisedLanguage[]

interface Loaded {
  /** The languages on this device; null until that is known. */
  readonly languages: readonly RecognisedLanguage[] | null
  /** Whether the engine, which every language needs, is on this device. */
  readonly hasEngine: boolean
  /** The languages that are being loaded, with the bytes so far. */
  readonly loading: { readonly bytes: number; readonly of: number } | null
}

/** What of text recognition this device has. */
export const useRecognition = create<Loaded>()(() => ({ languages: null, hasEngine: false, loading: null }))

/** Bytes of a language, or of the engine. */
export function sizeOfPart(part: RecognisedLanguage | 'engine'): number {
  return filesOf(part).reduce((sum, name) => sum + (BUILT?.files[name] ?? 0), 0)
}

function filesOf(part: RecognisedLanguage | 'engine'): string[] {
  if (part !== 'engine') return [modelOf(part)]
  return Object.keys(BUILT?.files ?? {}).filter((name) => !isModel(name))
}

/** Looks which languages this device has, and drops what an earlier version loaded. */
export async function findLoaded(): Promise<void> {
  const cache = await openCache()
  const kept = new Set<string>()
  for (const { url } of (await cache?.keys()) ?? []) {
    if (url.startsWith(recognitionFolder())) kept.add(url.slice(recognitionFolder().length))
    else await cache?.delete(url)
  }
  useRecognition.setState({
    languages: LANGUAGES.filter((language) => kept.has(modelOf(language))),
    hasEngine: filesOf('engine').every((name) => kept.has(name)),
  })
}

/** Null where the browser keeps nothing: then files are loaded each time. */
async function openCache(): Promise<Cache | null> {
  return 'caches' in globalThis ? caches.open(cacheName()).catch(() => null) : null
}

/** Loads what languages need and this device lacks. Rejects where a file is not there or the connection is lost. */
export async function loadLanguages(
  languages: readonly RecognisedLanguage[],
  signal: AbortSignal,
): Promise<void> {
  // After a reload nobody has looked yet.
  if (useRecognition.getState().languages === null) await findLoaded()
  const { languages: there, hasEngine } = useRecognition.getState()
  const parts = [
    ...(hasEngine ? [] : (['engine'] as const)),
    ...languages.filter((one) => !there?.includes(one)),
  ]
  const of = parts.reduce((sum, part) => sum + sizeOfPart(part), 0)
  if (of === 0) return
  let bytes = 0
  useRecognition.setState({ loading: { bytes, of } })
  try {
    const cache = await openCache()
    for (const name of parts.flatMap(filesOf)) {
      await loadFile(cache, recognitionFolder() + name, signal, (read) => {
        bytes += read
        useRecognition.setState({ loading: { bytes, of } })
      })
    }
  } finally {
    useRecognition.setState({ loading: null })
    await findLoaded()
  }
}

async function loadFile(
  cache: Cache | null,
  url: string,
  signal: AbortSignal,
  onBytes: (read: number) => void,
): Promise<void> {
  const response = await fetch(url, { signal })
  if (!response.ok || !response.body) throw new Error(`${url}: the host answers ${response.status}`)
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body.getReader()
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (!value) continue
    parts.push(value)
    onBytes(value.length)
  }
  // The policy of a worker comes with its file. Other headers are of the bytes as they were sent.
  const names = ['Content-Type', 'Content-Security-Policy']
  const headers = names.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  await cache?.put(url, new Response(new Blob(parts), { headers }))
}

/** Removes a language from this device, and the engine with the last. */
export async function removeLanguage(language: RecognisedLanguage): Promise<void> {
  const { languages } = useRecognition.getState()
  const isLast = languages?.every((one) => one === language)
  const cache = await openCache()
  for (const name of [...filesOf(language), ...(isLast ? filesOf('engine') : [])])
    await cache?.delete(recognitionFolder() + name)
  await findLoaded()
}
