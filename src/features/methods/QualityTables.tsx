import { type Claim, ClaimKind, REVIEW_STATES } from '#domain/claim.ts'
import { type Quality, type QualityEstimate, type QualityScore, rates } from '#domain/quality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './SourcesPage.module.css'

interface QualityTablesProps {
  quality: Quality
  /** The published claims, for their review states. */
  claims: readonly Claim[]
}

/** Quality of the rules: estimates for unseen texts, and scores on known ones. */
export function QualityTables({ quality, claims }: QualityTablesProps) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const states = REVIEW_STATES.flatMap((state) => {
    const count = claims.filter(({ review }) => review.state === state).length
    return count > 0 ? [t('reviewCount', { count, state: words.review(state) })] : []
  })
  return (
    <div className={styles.item}>
      <p>{t('qualityLead')}</p>
      {states.length > 0 && <p>{t('reviewed', { list: words.list(states) })}</p>}
      <h3 className={styles.subheading}>{t('estimates')}</h3>
      <p className={styles.caption}>{t('estimatesNote')}</p>
      {quality.estimates.map((estimate) => (
        <RateTable key={estimate.of} {...estimateRows(estimate)} />
      ))}
      <h3 className={styles.subheading}>{t('scores')}</h3>
      <p className={styles.caption}>{t('scoresNote')}</p>
      {quality.scores.map((score) => (
        <RateTable key={score.of} {...scoreRows(score)} />
      ))}
      <p className={styles.caption}>{t('precisionHelp')}</p>
    </div>
  )
}

interface RateTableProps {
  of: QualityScore['of']
  documents: number
  rows: readonly { kind: ClaimKind; precision: number | null; recall: number | null; f1: number | null }[]
  status: number | null
  years: number | null
}

function estimateRows({ of, documents, kinds, status, years }: QualityEstimate): RateTableProps {
  const rows = ClaimKind.options.map((kind) => ({ kind, ...kinds[kind] }))
  return { of, documents, rows, status, years }
}

function scoreRows({ of, documents, kinds, status, years }: QualityScore): RateTableProps {
  const rows = ClaimKind.options.map((kind) => ({ kind, ...rates(kinds[kind]) }))
  const share = ({ right, of: all }: { right: number; of: number }) => (all === 0 ? null : right / all)
  return { of, documents, rows, status: share(status), years: share(years) }
}

function RateTable({ of, documents, rows, status, years }: RateTableProps) {
  const { t } = useTranslation(['methods', 'common'])
  const words = useWords()
  const shown = (value: number | null) => (value === null ? t('common:notStated') : words.percent(value))
  return (
    <table className={styles.table}>
      <caption>
        {t(`set.${of}`)}, {t('texts', { count: documents })} · {t('rightStatus')} {shown(status)} ·{' '}
        {t('rightYears')} {shown(years)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('found')}</th>
          {(['precision', 'recall', 'f1'] as const).map((rate) => (
            <th key={rate} scope="col" data-number>
              {t(rate)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, precision, recall, f1 }) => (
          <tr key={kind}>
            <th scope="row">{t(`claimKind.${kind}`)}</th>
            <td data-number>{shown(precision)}</td>
            <td data-number>{shown(recall)}</td>
            <td data-number>{shown(f1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
