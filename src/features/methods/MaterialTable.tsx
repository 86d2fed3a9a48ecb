import { useTranslation } from 'react-i18next'
import styles from './SourcesPage.module.css'

const MATERIAL = ['land', 'hubs', 'fonts', 'code'] as const

/** What the pages are made of besides the sources, with who made it and under which terms. */
export function MaterialTable() {
  const { t } = useTranslation('methods')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('materialWhat')}</th>
          <th scope="col">{t('materialFrom')}</th>
          <th scope="col">{t('materialTerms')}</th>
        </tr>
      </thead>
      <tbody>
        {MATERIAL.map((item) => (
          <tr key={item}>
            <th scope="row">{t(`material.${item}What`)}</th>
            <td>{t(`material.${item}From`)}</td>
            <td>{t(`material.${item}Terms`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
