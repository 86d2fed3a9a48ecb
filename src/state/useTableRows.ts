import { useMemo } from 'react'
import { sourceOf } from '#content/citedSource.ts'
import type { DataSheet } from '#content/dataSheet.ts'
import { type ExploreModel, sortingDate } from '#content/exploreModel.ts'
import { type RowSource, TABLE_COLUMNS, type TableRow, tableSheet } from '#content/table/tableModel.ts'
import { claimRow, eventRow, measureRow, recordRow } from '#content/table/tableRows.ts'
import { shownClaims, shownRecords } from '#content/tableSelection.ts'
import { compareText } from '#domain/compareText.ts'
import { isInOurWords } from '#domain/own/rules.ts'
import type { Period } from '#domain/period.ts'
import { DEFAULT_VIEW, type TableKind } from '#domain/view.ts'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useDataset, useDatasets } from './datasets.ts'
import { useLayers } from './layers.ts'
import { useCorpus } from './useCorpus.ts'
import { useExplore } from './viewModels.ts'
import { linkOfView, useViewStore } from './viewStore.ts'

/** The rows of one kind, and the filtered counts of every kind. */
export interface TableRows {
  /** Rows that match the filters, in the order of `all`; empty while files are missing. */
  rows: readonly TableRow[]
  /** All rows of the kind: measures and events by date, claims and records in file order. */
  all: readonly TableRow[]
  /** Null while files are missing. */
  counts: Readonly<Record<TableKind, number | null>>
}

type Things = { readonly [Kind in TableKind]: readonly { id: string }[] | null }

/** The rows of a kind under the filters. Each is built once per language and data, so that rows that stay do not re-render. */
export function useTableRows(kind: TableKind): TableRows {
  const { t } = useTranslation(['table', 'common'])
  const words = useWords()
  const quality = useSourceQuality(words)
  const corpus = useCorpus()
  const model = useExplore()
  const filters = useViewStore((state) => state.view.filters)

  const all = useMemo((): readonly TableRow[] => {
    const context = { corpus, words, quality, t }
    switch (kind) {
      case 'measures':
        return inOrder(corpus.measures, ({ period }) => period).map((thing) => measureRow(context, thing))
      case 'events':
        return inOrder(corpus.events, ({ date }) => date).map((thing) => eventRow(context, thing))
      case 'claims':
        return corpus.claims.map((claim) => claimRow(context, claim))
      case 'records':
        return corpus.records.map((record) => recordRow(context, record))
    }
  }, [kind, corpus, words, quality, t])

  const hasClaims = useDatasets(['claims', 'documents', 'routes']).every((file) => file.isSuccess)
  const hasRecords = useDatasets(['records', 'routes']).every((file) => file.isSuccess)
  const claims = useMemo(
    () => (hasClaims ? shownClaims(corpus, filters) : null),
    [hasClaims, corpus, filters],
  )
  const records = useMemo(
    () => (hasRecords ? shownRecords(corpus, filters) : null),
    [hasRecords, corpus, filters],
  )
  const things = { ...modelThings(model), claims, records } satisfies Things
  const counts: TableRows['counts'] = {
    measures: things.measures?.length ?? null,
    events: things.events?.length ?? null,
    claims: things.claims?.length ?? null,
    records: things.records?.length ?? null,
  }
  const shown = things[kind]
  const rows = useMemo(() => {
    const ids = new Set(shown?.map(({ id }) => id))
    return all.filter(({ id }) => ids.has(id))
  }, [shown, all])
  return { rows, all, counts }
}

/** In date order, so that filtering moves no row. */
function inOrder<T extends { id: string; statedOn: Period | null }>(
  things: readonly T[],
  periodOf: (thing: T) => Period | null,
): readonly T[] {
  const key = (thing: T) => `${sortingDate(periodOf(thing), thing.statedOn)} ${thing.id}`
  return things.toSorted((a, b) => compareText(key(a), key(b)))
}

function modelThings(model: ExploreModel | null): Pick<Things, 'measures' | 'events'> {
  return { measures: model?.measures ?? null, events: model?.events ?? null }
}

const NONE: readonly never[] = []

/** Returns a function that makes the sheet of a table: the one that the table's page and the Export dialog save. */
export function useTableSheet(): (kind: TableKind, rows: readonly TableRow[], version: string) => DataSheet {
  const { t } = useTranslation('export')
  const words = useWords()
  const own = useLayers((state) => state.own)
  const documents = useDataset('documents').data?.documents ?? NONE
  const view = useViewStore((state) => state.view)
  /** Our own words on facts have our terms, a quoted sentence those of its document. */
  const licenceOf = ({ layer, evidence, quotes }: RowSource) => {
    if (!isInOurWords(layer)) return null
    const quoted = quotes.map((id) => id.replace(/:[^:]*$/, ''))
    const rights = documents.flatMap((one) =>
      quoted.includes(one.id) && one.rights ? words.localized(one.rights) : [],
    )
    const isOurs = evidence.length > quotes.length
    return [...(isOurs ? [t('facts')] : []), ...rights].join(' ') || null
  }
  const cited = { documents, records: NONE, figures: NONE, own, linkOf: () => '', t, words }
  return (kind, rows, version) =>
    tableSheet({
      columns: TABLE_COLUMNS[kind],
      rows,
      citationsOf: ({ quotes }) => [...new Set(quotes.map((id) => sourceOf(id, cited).citation))],
      licenceOf,
      linkOf: ({ selected, reader }) =>
        linkOfView({ ...DEFAULT_VIEW, language: view.language, selected, reader }),
      viewLink: linkOfView({ ...view, page: 'table', selected: null, reader: null, camera: null }),
      version,
    })
}
