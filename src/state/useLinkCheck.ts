import { useEffect, useMemo } from 'react'
import { hasFilters } from '#domain/filters.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useDataset } from './datasets.ts'
import { useLayers } from './layers.ts'
import { dropFromView, useViewStore } from './viewStore.ts'

/** Loaded with the first view that names something. */
const CHECK = lazyImport(() => import('#domain/knownIds.ts'))

/** What can be read; a new kind does not compile below, and loads here the file that names what it rests on. */
type KnownTarget = Extract<ReaderTarget, { type: 'document' | 'record' | 'cells' | 'incident' | 'row' }>

/** Removes unknown ids from the view once files have loaded, also after Back. Documents and records load only if named. */
export function useLinkCheck(): void {
  const view = useViewStore((state) => state.view)
  // What a day known does not have yet is no unknown id.
  const all = { isLayered: view.known === null }
  const measures = useDataset('measures', all).data
  const routes = useDataset('routes', all).data
  const timeline = useDataset('timeline', all).data
  const vocabulary = useDataset('vocabulary', all).data
  const figures = useDataset('figures', all).data
  const reader: KnownTarget | null = view.reader
  const readsDocument = reader?.type === 'document' || view.selected?.kind === 'document'
  const documents = useDataset('documents', { ...all, enabled: readsDocument }).data
  const records = useDataset('records', { ...all, enabled: reader?.type === 'record' }).data

  const data = useMemo(
    () => ({ measures, routes, timeline, vocabulary, documents, records, figures }),
    [measures, routes, timeline, vocabulary, documents, records, figures],
  )
  const namesNothing = view.selected === null && view.reader === null && !hasFilters(view.filters)
  const isPending = useLayers((state) => state.isPending)
  const own = useLayers((state) => state.own)
  useEffect(() => {
    // A link may name marks of the reader's own that have not been read yet.
    if (namesNothing || isPending) return
    let isCurrent = true
    CHECK.load().then(
      ({ checkedView }) => {
        const { view: checked, dropped } = checkedView(view, data, own)
        if (isCurrent && dropped.length > 0) dropFromView(checked, dropped)
      },
      // Without the code, as without the files, the link stays unchecked.
      CHECK.reset,
    )
    return () => {
      isCurrent = false
    }
  }, [view, data, own, namesNothing, isPending])
}
