import type { Briefing } from '#domain/briefing.ts'
import { originOf, parcelOf, parcelWith, startWith, withParcel } from '#domain/fileParcel.ts'
import type { OwnData } from '#domain/own/data.ts'
import { withOwnExcerpt } from '#domain/own/excerpt.ts'
import type { Snapshot } from '#domain/snapshot.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useLayers } from './layers.ts'
import { useOfflineStore } from './offlineStore.ts'
import { store, stored } from './shelf/stored.ts'
import { EMBEDDED_PARCEL, readSingleFile } from './singleFile.ts'
import { useProvenance } from './useProvenance.ts'

/** What the file opens with. */
export type FileStart =
  | { briefing: Briefing; hasTexts?: boolean; snapshot?: Snapshot }
  | { view: View; evidence: readonly string[] }

/** Progress callback and cancel signal. */
interface Progress {
  signal: AbortSignal
  report: (share: number, stage: string) => Promise<void>
}

/** That the browser fetched the single-file edition before: asking its cache offline would be a failed request each time. */
const FETCHED = 'throughline.single-file'

/** Whether the single-file edition is at hand without a network: this page is it, or the browser fetched it before. */
export function isSingleFileKept(): boolean {
  return import.meta.env.MODE === 'single' || stored(FETCHED) !== null
}

/** Whether the single-file edition can be made. */
export function useHasSingleFile(): boolean {
  const isOffline = useOfflineStore((state) => state.isOffline)
  return !isOffline || isSingleFileKept()
}

/** Builds the single-file edition with a briefing or view; rejects with a localised message. */
export function useSingleFile(): (start: FileStart, progress: Progress) => Promise<string> {
  const { t } = useTranslation('single')
  const gather = useProvenance()

  return async (start, { signal, report }) => {
    await report(0, t('gathering'))
    const provenance = await gather(exported(start))
    const { own } = useLayers.getState()
    const read = async (cache: RequestCache) => {
      const received = (share: number) => report(0.1 + 0.8 * share, t('fetching'))
      try {
        return await readSingleFile(cache, signal, received)
      } catch (error) {
        signal.throwIfAborted()
        const status = error instanceof Error && /^\d+$/.test(error.message) ? error.message : null
        const fault = status === null ? t('failed.offline') : t('failed.missing', { status })
        throw new Error(fault, { cause: error })
      }
    }
    // Use the browser's cached copy, offline and as long as its data matches this page.
    let html = await read('force-cache')
    if (parcelOf(html)?.version !== provenance.version) html = await read('reload')
    if (import.meta.env.MODE !== 'single') store(FETCHED, 'yes')
    await report(0.95, t('shared:writing'))
    const theirs = parcelOf(html)?.version
    if (theirs !== undefined && theirs !== provenance.version) {
      throw new Error(t('failed.other', { theirs, ours: provenance.version }))
    }
    const taken = carried(start, own)
    const evidence = provenance.evidence.map((piece) => {
      const id = taken?.movedLink(piece.id) ?? piece.id
      return { ...piece, id, link: piece.link.replace(piece.id, id) }
    })
    const filled = withParcel(
      html,
      parcelWith(
        { ...provenance, evidence },
        {
          address: EMBEDDED_PARCEL?.address ?? originOf(window.location.href),
          ...('briefing' in start
            ? {
                briefing: taken?.briefing ?? start.briefing,
                own: taken?.own ?? null,
                ...(start.snapshot && { snapshot: JSON.stringify(start.snapshot) }),
                start: startWith(start.briefing),
              }
            : { briefing: null, own: null, start: writeView(start.view) }),
        },
      ),
    )
    if (theirs === undefined || filled === null) throw new Error(t('failed.broken'))
    return filled
  }
}

/** The briefing with the evidence that it takes along of the reader's own. */
function carried(start: FileStart, own: OwnData | null) {
  if (!('briefing' in start)) return null
  const { briefing, hasTexts = false } = start
  return own
    ? withOwnExcerpt(briefing, own, hasTexts)
    : { briefing, own: null, movedLink: (id: string) => id }
}

/** All evidence; of a briefing, of all its steps. */
function exported(start: FileStart): { view: View; evidence: readonly string[] } {
  if (!('briefing' in start)) return start
  const { id, language, steps } = start.briefing
  const view: View = { ...DEFAULT_VIEW, page: 'briefing', language, step: { briefing: id, step: null } }
  return { view, evidence: [...new Set(steps.flatMap(({ evidence }) => evidence))] }
}
