import { useState } from 'react'
import type { PlanRow } from '#content/planRows.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './PlanList.module.css'
import { PlanList } from './PlanList.tsx'
import { usePlanWords } from './usePlanWords.ts'

/** How many plans nobody has looked for, and whether they stand only in texts. */
export function UnlookedNote({ rows }: { rows: readonly PlanRow[] }) {
  const { t } = useTranslation('plans')
  const { inWords, capital } = usePlanWords()
  const areInTexts = rows.every(({ plan }) => plan.evidence.every(({ type }) => type === 'citation'))
  const number = inWords(rows.length)
  return areInTexts
    ? t('unlookedText', { count: rows.length, number: capital(number) })
    : t('unlooked', { count: rows.length, number })
}

interface UnlookedPlansProps {
  rows: readonly PlanRow[]
  /** Whether the filter by outcome asks for them. */
  isAskedFor: boolean
}

/** The plans that nobody has looked for: a line at the foot that shows them. */
export function UnlookedPlans({ rows, isAskedFor }: UnlookedPlansProps) {
  const { t } = useTranslation('plans')
  const [isOpen, setIsOpen] = useState(false)
  if (rows.length === 0) return null
  return (
    <div className={styles.foot}>
      <p>
        <UnlookedNote rows={rows} />{' '}
        {!isAskedFor && (
          <Button look="text" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t(isOpen ? 'hideThem' : 'showThem')}
          </Button>
        )}
      </p>
      {(isOpen || isAskedFor) && <PlanList rows={rows} order="stated" isWhole={true} />}
    </div>
  )
}
