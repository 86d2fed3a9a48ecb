import { useMemo } from 'react'
import type { StepNumber } from '#domain/briefing.ts'
import { sameInOtherMonths, writeCellQuery } from '#domain/cellQuery.ts'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { SourceButton, useStepSources } from '#features/briefing/SourceButton.tsx'
import { useEditorStore } from '#state/editorStore.ts'
import { useStepProposal } from '#state/useStepProposal.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Editor.module.css'

interface EvidenceFieldProps {
  step: DraftStep
  onChange: (evidence: readonly string[]) => void
}

/** The evidence of a step: items open in the Reader and can be removed; more are offered from the view and from what was read. */
export function EvidenceField({ step, onChange }: EvidenceFieldProps) {
  const { t } = useTranslation('editor')
  const { sources, nameOf } = useStepSources(step)
  const named = new Set(sources.map(({ target }) => writeReader(target)))
  const unknown = step.evidence.filter((link) => !named.has(link))
  const without = (link: string) => onChange(step.evidence.filter((other) => other !== link))
  return (
    <div className={styles.field}>
      <h3 className={styles.label}>{t('add.evidence')}</h3>
      <ul className={styles.chips}>
        {sources.map((source) => {
          const link = writeReader(source.target)
          const name = nameOf(source)
          return (
            <li key={link} className={styles.chip}>
              <SourceButton source={source} name={name}>
                {name}
              </SourceButton>
              <Button
                look="bare"
                aria-label={t('edit.removeEvidence', { name })}
                onClick={() => without(link)}
              >
                <Icon name="close" />
              </Button>
            </li>
          )
        })}
        {unknown.map((link) => (
          <li key={link} className={styles.chip}>
            <span className={styles.unknown}>{link}</span>
            <Button
              look="bare"
              aria-label={t('edit.removeEvidence', { name: link })}
              onClick={() => without(link)}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      <MoreEvidence step={step} onAdd={(link) => onChange([...step.evidence, link])} />
    </div>
  )
}

function MoreEvidence({ step, onAdd }: { step: DraftStep; onAdd: (link: string) => void }) {
  const { t } = useTranslation('editor')
  const reads = useEditorStore((state) => state.reads)
  const { view: link } = step
  const view = useMemo(() => viewOfStep({ view: link }), [link])
  const proposal = useStepProposal(view, reads)
  const offered = useMemo(() => {
    if (!proposal) return []
    const all = [...new Set([...reads, ...proposal.proposed, ...proposal.others])]
    const there = new Set([...proposal.proposed, ...proposal.others])
    return all.filter((candidate) => there.has(candidate) && !step.evidence.includes(candidate))
  }, [proposal, reads, step.evidence])
  const offeredStep = useMemo(() => ({ evidence: offered }), [offered])
  const { sources, nameOf } = useStepSources(offeredStep)
  if (sources.length === 0) return null
  return (
    <details className={styles.more}>
      <summary>{t('edit.addEvidence', { count: sources.length })}</summary>
      <p className={styles.note}>{t('edit.addEvidenceHow')}</p>
      <ul className={styles.offers}>
        {sources.map((source) => {
          const name = nameOf(source)
          return (
            <li key={writeReader(source.target)} className={styles.offer}>
              <Button
                look="icon"
                aria-label={t('edit.addThis', { name })}
                title={t('edit.addThis', { name })}
                onClick={() => onAdd(writeReader(source.target))}
              >
                <Icon name="plus" />
              </Button>
              <SourceButton source={source} name={name}>
                {name}
              </SourceButton>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

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
