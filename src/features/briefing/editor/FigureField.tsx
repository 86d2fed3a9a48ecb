import { useMemo } from 'react'
import type { StepNumber } from '#domain/briefing.ts'
import { sameInOtherMonths, writeCellQuery } from '#domain/cellQuery.ts'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Editor.module.css'

const KINDS = ['none', 'number', 'months', 'routes'] as const
type Kind = (typeof KINDS)[number]

interface FigureFieldProps {
  step: DraftStep
  onChange: (part: Pick<DraftStep, 'number' | 'chart'>) => void
}

/** Chooses a number or a chart for the stage, from cells among the evidence; the app sums them. */
export function FigureField({ step, onChange }: FigureFieldProps) {
  const { t } = useTranslation('editor')
  const cells = useStepCells(step)
  const { number, chart } = step
  const shown: StepNumber | null = chart ?? number
  const kind: Kind = chart ? chart.kind : number ? 'number' : 'none'
  if (cells.length === 0 && !shown) return <p className={styles.note}>{t('figure.noCells')}</p>
  const set = (next: Kind, figure: StepNumber | null) => {
    if (next === 'none' || !figure) onChange({ number: null, chart: null })
    else if (next === 'number') onChange({ number: figure, chart: null })
    else onChange({ number: null, chart: { kind: next, ...figure } })
  }
  const bare = shown && { cells: shown.cells, against: shown.against }
  const first = cells[0]
  // A step that compares two periods starts with both, the later against the earlier: they differ in their months only.
  const queries = cells.map(({ query }) => query)
  const other = first && isCompared(step) ? sameInOtherMonths(first.query, queries) : null
  const [later = '', earlier = null] = [first?.query ?? '', ...(other ? [other] : [])].sort().reverse()
  return (
    <div className={styles.row}>
      <label className={styles.field}>
        {t('figure.kind')}
        <select
          value={kind}
          onChange={(event) => {
            const next = KINDS.find((known) => known === event.currentTarget.value) ?? 'none'
            set(next, bare ?? (first ? { cells: later, against: earlier } : null))
          }}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`figure.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {bare && (
        <>
          <label className={styles.field}>
            {t('figure.cells')}
            <select
              value={bare.cells}
              onChange={(event) => set(kind, { ...bare, cells: event.currentTarget.value })}
            >
              {cells.map(({ query, name }) => (
                <option key={query} value={query}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.field}>
            {t('figure.against')}
            <select
              value={bare.against ?? ''}
              onChange={(event) => set(kind, { ...bare, against: event.currentTarget.value || null })}
            >
              <option value="">{t('figure.nothing')}</option>
              {cells
                .filter(({ query }) => query !== bare.cells)
                .map(({ query, name }) => (
                  <option key={query} value={query}>
                    {name}
                  </option>
                ))}
            </select>
          </label>
        </>
      )}
    </div>
  )
}

function isCompared(step: Pick<DraftStep, 'view'>): boolean {
  return viewOfStep(step).page === 'compare'
}

/** The cells among the evidence, each with its name. */
export function useStepCells(step: DraftStep): readonly { query: string; name: string }[] {
  const { sources, nameOf } = useStepSources(step)
  return useMemo(
    () =>
      sources.flatMap((source) =>
        source.kind === 'cells' || source.kind === 'own-cells'
          ? [{ query: writeCellQuery(source.query), name: nameOf(source) }]
          : [],
      ),
    [sources, nameOf],
  )
}
