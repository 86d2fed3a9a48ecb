import type { Briefing } from '#domain/briefing.ts'
import { SheetDialog } from '#features/briefing/SheetDialog.tsx'
import type { RehearsalResult } from '#state/rehearsals.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { PlanFromTimes } from './PlanFromTimes.tsx'
import styles from './RehearsalEnd.module.css'
import { StepTimes } from './StepTimes.tsx'

interface RehearsalEndProps {
  briefing: Briefing
  result: RehearsalResult
  onStay: () => void
  onEnd: () => void
}

/** The times of a rehearsal beside the plan and the last one; they can become the plan. */
export function RehearsalEnd({ briefing, result, onStay, onEnd }: RehearsalEndProps) {
  const { t } = useTranslation('presenter')
  return (
    <SheetDialog
      heading={t('rehearsal.heading')}
      onClose={onStay}
      buttons={
        <>
          <PlanFromTimes briefing={briefing} readTimes={() => result.used} />
          <Button onClick={onEnd}>{t('rehearsal.leave')}</Button>
          <Button onClick={onStay}>{t('rehearsal.stay')}</Button>
        </>
      }
    >
      <StepTimes briefing={briefing} used={result.used} current={null} ran={result.ran} last={result.last} />
      <p className={styles.note}>{t('rehearsal.kept')}</p>
    </SheetDialog>
  )
}
