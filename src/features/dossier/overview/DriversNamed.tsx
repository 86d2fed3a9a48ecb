import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { namedDrivers } from '#state/selectors/claimCounts.ts'
import { select } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import styles from './Overview.module.css'

/** The drivers that the texts name, each with the number of its sentences; it leads to the driver's dossier. */
export function DriversNamed() {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { corpus } = usePanel()
  const drivers = useMemo(() => namedDrivers(corpus.claims), [corpus.claims])
  const roleOf = (id: string) => corpus.vocabulary?.drivers.find((term) => term.id === id)?.role
  return (
    <div className={details.section}>
      <h3 className={details.sectionTitle}>{t('drivers.title')}</h3>
      {drivers.length === 0 ? (
        <p className={details.caption}>{t('drivers.none')}</p>
      ) : (
        <ul className={styles.drivers}>
          {drivers.map(({ driver, sentences }) => {
            const role = roleOf(driver)
            return (
              <li key={driver}>
                <button
                  type="button"
                  className={styles.driver}
                  onClick={() => select({ kind: 'driver', id: driver })}
                >
                  <span className={styles.driverName}>
                    {words.driver(driver)}{' '}
                    {role && <span className={styles.driverRole}>{t(`drivers.role.${role}`)}</span>}
                  </span>
                  <span className={styles.count}>{t('drivers.sentences', { count: sentences })}</span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <p className={details.note}>{t('drivers.note')}</p>
    </div>
  )
}
