import { useTranslation } from 'react-i18next'
import type { StepFault } from '#domain/stepFaults.ts'
import styles from './Editor.module.css'

/** Why a step is neither shown nor exported yet, and what to do about each reason. */
export function FaultList({ faults }: { faults: readonly StepFault[] }) {
  const { t } = useTranslation('editor')
  return (
    <div role="status">
      {faults.length > 0 && (
        <div className={styles.faults}>
          <p className={styles.strong}>{t('fault.heading')}</p>
          <ul>
            {faults.map((fault) => (
              <li key={JSON.stringify(fault)}>{wordsOf(fault)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )

  function wordsOf(fault: StepFault): string {
    switch (fault.code) {
      case 'view-part':
        return t('fault.view-part', { key: fault.key, text: fault.text })
      case 'unknown-evidence':
        return t('fault.unknown-evidence', { text: fault.text })
      case 'unbacked':
        return t('fault.unbacked', { number: fault.text })
      default:
        return t(`fault.${fault.code}`)
    }
  }
}
