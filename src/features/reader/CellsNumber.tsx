import type { CellSpan, CellsModel } from '#content/cellsModel.ts'
import { coverageOf } from '#content/loadedFigures.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { signed } from '#lib/signed.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { useCellWords } from '#parts/useCellWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { monthEnds } from './CellsFaultNote.tsx'
import styles from './CellsReader.module.css'

interface CellsNumberProps {
  model: CellsModel
  source: FigureSource
  /** The query's dimensions and keys, in words. */
  where: string
  query: CellQuery
}

/** The number: one sum, or the sums of several spans and their change, each with its caveats. */
export function CellsNumber({ model, source, where, query }: CellsNumberProps) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const cellWords = useCellWords()
  const { spans, change, unit, total } = model
  const what = [cellWords.column(model.column), where].filter((part) => part !== '').join(' · ')
  return (
    <section className={styles.number} aria-label={t('number')}>
      <p className={styles.what}>{what}</p>
      <dl className={styles.sums}>
        {spans.map((span) => (
          <div key={`${span.span?.from} ${span.span?.to}`}>
            <dt>{cellWords.span(span.span)}</dt>
            <dd>
              {words.counted(span.sum.value, unit)}
              {span.span && (
                <MajorityNote cells={{ ...query, spans: [span.span] }} className={styles.majority} />
              )}
            </dd>
          </div>
        ))}
        {change && change.difference !== null && (
          <div>
            <dt>{t('change')}</dt>
            <dd>
              {signed(change.difference, words.number)}
              {change.ratio !== null && ` (${words.change(change.ratio)})`}
            </dd>
          </div>
        )}
        {spans.length > 1 && !change && (
          <div>
            <dt>{t('together')}</dt>
            <dd className={styles.small}>{words.counted(total.value, unit)}</dd>
          </div>
        )}
      </dl>
      <Flags model={model} spans={spans} source={source} />
      <p className={styles.definition}>
        {cellWords.definition(model.column) ?? <LocalizedWords text={source.definition} />}
      </p>
    </section>
  )
}

/** Months of the query that are incomplete or not covered, and the number of cells without a value. */
function Flags({
  model,
  spans,
  source,
}: {
  model: CellsModel
  spans: readonly CellSpan[]
  source: FigureSource
}) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const partial = [...new Set(spans.flatMap((span) => span.partial))]
  const notCovered = spans.reduce((sum, span) => sum + span.notCovered, 0)
  const coverage = coverageOf(new Map([[source.id, source]]), source.id)
  const { notStated } = model.total
  if (partial.length === 0 && notCovered === 0 && notStated === 0) return null
  return (
    <ul className={styles.flags}>
      {partial.length > 0 && (
        <li>
          {t('partial', {
            count: partial.length,
            months: words.list(partial.map((month) => words.months({ from: month, to: month }))),
          })}
        </li>
      )}
      {notCovered > 0 && (
        <li>{t('notCovered', { count: notCovered, ...monthEnds(coverage, words.months) })}</li>
      )}
      {notStated > 0 && <li>{t('notStatedCells', { count: notStated })}</li>}
    </ul>
  )
}
