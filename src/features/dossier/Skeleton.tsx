import { useTranslation } from '#words/useTranslation.tsx'
import details from './Details.module.css'

/** Placeholder of grey list rows while data loads. */
export function Skeleton({ rows }: { rows: number }) {
  const { t } = useTranslation('common')
  return (
    <div className={details.skeleton}>
      <p className="visually-hidden">{t('loading')}</p>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
        <div key={row} className={details.skeletonRow} />
      ))}
    </div>
  )
}
