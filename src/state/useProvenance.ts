import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { Provenance } from '#domain/provenance.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { useWords } from '#words/words.ts'
import { datasetQuery } from './datasets.ts'
import { readersToday } from './readersToday.ts'
import { provenanceOf } from './selectors/provenance.ts'
import { linkOfView } from './viewStore.ts'

/** What is exported: a view, with what it stands on as a link writes it. */
export interface ExportedView {
  view: View
  evidence: readonly string[]
  /** Address of what is exported, where that is not the view itself. */
  link?: string
}

/** Gathers what an export carries along; rejects, with words for the reader, where the version or a source is missing. */
export type GatherProvenance = (exported: ExportedView) => Promise<Provenance>

/**
 * What an export carries along, in the reader's language. Nothing is asked for before it is called.
 */
export function useProvenance(): GatherProvenance {
  const read = useReadFile()
  const { t } = useTranslation('export')
  const { t: filtersT } = useTranslation('filters')
  const { t: mapT } = useTranslation('map')
  // Files that come meanwhile bring names with them.
  const words = useLatest(useWords())

  return async ({ view, evidence, link = linkOfView(view) }) => {
    const [manifest, { documents }, { records }, { sources }] = await Promise.all([
      read('manifest'),
      read('documents'),
      read('records'),
      read('figures'),
      read('routes'),
      read('vocabulary'),
    ])
    return provenanceOf({
      view,
      evidence,
      link,
      version: manifest.data,
      date: readersToday(),
      documents,
      records,
      figures: sources,
      linkOf: (reader) => linkOfView({ ...DEFAULT_VIEW, language: view.language, reader }),
      t,
      filtersT,
      schematic: mapT('note'),
      words: words.current,
    })
  }
}

/** Reads published files for an export; rejects with words for the reader. The part that uses it brings the English of `export`. */
export function useReadFile(): <Name extends DatasetName>(name: Name) => Promise<Dataset<Name>> {
  const client = useQueryClient()
  const { t } = useTranslation('export')
  const words = useWords()
  return (name) =>
    client.fetchQuery(datasetQuery(name)).catch((error: unknown) => {
      const { title, lines } = words.fileFault(
        `${name}.json`,
        error instanceof Error ? error : new Error(String(error)),
      )
      throw new Error(t('fileFailed', { fault: title, reason: lines[0] }), { cause: error })
    })
}

/** What was last drawn, for work that goes on while the page changes. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  return latest
}
