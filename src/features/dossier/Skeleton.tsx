import { useTranslation } from 'react-i18next'
import details from './Details.module.css'

/** Grey rows of the height of a list's rows, while their data is on its way. */
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
