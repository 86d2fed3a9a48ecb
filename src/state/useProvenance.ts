import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import type { NamedSources } from '#content/citedSource.ts'
import { nationalityTable } from '#content/nationalityTable.ts'
import { needsNationalities, provenanceOf } from '#content/provenance.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { CarriedPublication, Provenance } from '#domain/provenance.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { fetchLayered } from './datasets.ts'
import { linkToCite, versionOf } from './edition.ts'
import { useLayers } from './layers.ts'
import { readersToday } from './readersToday.ts'
import { linkOfView } from './viewStore.ts'

/** An exported view, with its evidence as links write it. */
export interface ExportedView {
  view: View
  evidence: readonly string[]
  /** Pages cited beside the evidence. */
  pages?: readonly CarriedPublication[]
  /** The evidence has all numbers shown: the view's own map is not. */
  isWhole?: boolean
  /** URL of the export, when it is not the view's. */
  link?: string
}

/** Gathers an export's provenance; rejects with a localised message when the version or a source is missing. */
export type GatherProvenance = (exported: ExportedView) => Promise<Provenance>

/** Returns a function that gathers an export's provenance; nothing is fetched before it is called. */
export function useProvenance(): GatherProvenance {
  const read = useReadFile()
  const { t } = useTranslation('export')
  const { t: filtersT } = useTranslation('filters')
  const { t: mapT } = useTranslation('map')
  const { t: versionT } = useTranslation('version')
  const { t: nationalitiesT } = useTranslation('series')
  // Files that load in the meantime add names.
  const words = useLatest(useWords())

  return async ({ view, evidence, pages = [], isWhole = false, link }) => {
    const [manifest, sources, figures, nationalities] = await Promise.all([
      read('manifest'),
      readSources(read),
      read('figures'),
      needsNationalities(evidence) ? read('nationalities') : null,
      read('routes'),
      read('vocabulary'),
    ])
    return provenanceOf({
      view,
      evidence,
      pages,
      isWhole,
      link: link ?? (await linkToCite(view)) ?? linkOfView(view),
      version: versionOf(manifest),
      versionT,
      date: readersToday(),
      ...sources,
      nationalities: nationalities && nationalityTable(figures, nationalities),
      nationalitiesT,
      linkOf: (reader) => linkOfView({ ...DEFAULT_VIEW, language: view.language, reader }),
      t,
      filtersT,
      schematic: mapT('note'),
      words: words.current,
    })
  }
}

/** Reads published files for an export; rejects with a localised message. The caller loads the `export` messages. */
export function useReadFile(): <Name extends DatasetName>(name: Name) => Promise<Dataset<Name>> {
  const client = useQueryClient()
  const { t } = useTranslation('export')
  const words = useWords()
  return (name) =>
    fetchLayered(client, name).catch((error: unknown) => {
      const { title, lines } = words.fileFault(
        `${name}.json`,
        error instanceof Error ? error : new Error(String(error)),
      )
      throw new Error(t('fileFailed', { fault: title, reason: lines[0] }), { cause: error })
    })
}

/** Reads what an export may cite. */
export async function readSources(read: ReturnType<typeof useReadFile>): Promise<NamedSources> {
  const [{ documents }, { records }, { sources }] = await Promise.all([
    read('documents'),
    read('records'),
    read('figures'),
  ])
  return { documents, records, figures: sources, own: useLayers.getState().own }
}

/** Ref to the latest value, for work that outlasts a render. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  return latest
}
