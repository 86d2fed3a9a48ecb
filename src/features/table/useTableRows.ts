import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExploreModel } from '#state/selectors/exploreModel.ts'
import { shownClaims, shownRecords, type TableKind } from '#state/selectors/tableSelection.ts'
import { type LoadedCorpus, useCorpus } from '#state/useCorpus.ts'
import { useExplore } from '#state/useExplore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useWords } from '#state/words.ts'
import type { TableRow } from './tableModel.ts'
import { claimRow, eventRow, measureRow, recordRow } from './tableRows.ts'

/** What the table shows of one kind, and how many of every kind the filters leave. */
export interface TableRows {
  /** In the order of the data; empty while its files are missing. */
  rows: readonly TableRow[]
  /** Null while the files are missing. */
  counts: Readonly<Record<TableKind, number | null>>
  states: LoadedCorpus['states']
}

type Things = { readonly [Kind in TableKind]: readonly { id: string }[] | null }

/**
 * The rows of a kind under the filters. Every row is made once for a language and the data, so that a filter draws
 * no row anew that stays.
 */
export function useTableRows(kind: TableKind): TableRows {
  const { t } = useTranslation(['table', 'common'])
  const words = useWords()
  const { corpus, states } = useCorpus()
  const model = useExplore()
  const filters = useViewStore((state) => state.view.filters)

  const all = useMemo((): readonly TableRow[] => {
    const context = { corpus, words, t }
    switch (kind) {
      case 'measures':
        return corpus.measures.map((measure) => measureRow(context, measure))
      case 'events':
        return corpus.events.map((event) => eventRow(context, event))
      case 'claims':
        return corpus.claims.map((claim) => claimRow(context, claim))
      case 'records':
        return corpus.records.map((record) => recordRow(context, record))
    }
  }, [kind, corpus, words, t])
  const byId = useMemo(() => new Map(all.map((row) => [row.id, row])), [all])

  const hasClaims = isThere(states.claims) && isThere(states.documents) && isThere(states.routes)
  const hasRecords = isThere(states.records) && isThere(states.routes)
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
  const rows = useMemo(() => (shown ?? []).flatMap(({ id }) => byId.get(id) ?? []), [shown, byId])
  return { rows, counts, states }
}

function modelThings(model: ExploreModel | null): Pick<Things, 'measures' | 'events'> {
  return { measures: model?.measures ?? null, events: model?.events ?? null }
}

function isThere({ isPending, error }: { isPending: boolean; error: Error | null }): boolean {
  return !isPending && error === null
}
