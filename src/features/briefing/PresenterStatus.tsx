import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepOfTalk } from '#domain/talk.ts'
import { openStage, SILENT_AFTER, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Presenter.module.css'

/** So long the stage may take to answer for the first time, ms. */
const FIRST_ANSWER = 3000

/** Says that the stage is gone, and opens it again at the step of this window. */
export function PresenterStatus({ step }: { step: StepOfTalk }) {
  const { t } = useTranslation('presenter')
  const isStageThere = useIsStageThere()
  const isBlocked = useTalkStore((state) => state.isBlocked)
  return (
    <div role="status">
      {!isStageThere && (
        <div className={styles.status}>
          <p>{t(isBlocked ? 'stageBlocked' : 'noStage')}</p>
          <Button onClick={() => openStage(step)}>{t('openStage')}</Button>
        </div>
      )}
    </div>
  )
}

function useIsStageThere(): boolean {
  const heardAt = useTalkStore((state) => state.heardAt)
  const [isSilent, setIsSilent] = useState(false)
  useEffect(() => {
    setIsSilent(false)
    const wait = heardAt === null ? FIRST_ANSWER : SILENT_AFTER
    const waiting = window.setTimeout(() => setIsSilent(true), wait)
    return () => window.clearTimeout(waiting)
  }, [heardAt])
  return !isSilent
}
