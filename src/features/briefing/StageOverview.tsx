import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import styles from './Stage.module.css'
import { StepButtons } from './StepButtons.tsx'

interface StageOverviewProps {
  briefing: Briefing
  index: number
  onStep: (index: number) => void
}

/** All steps by number and title, over the stage; choosing one goes there. */
export function StageOverview({ briefing, index, onStep }: StageOverviewProps) {
  const { t } = useTranslation('briefing')
  const list = useRef<HTMLElement>(null)
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus(), [])
  return (
    <nav className={styles.overview} ref={list} aria-label={t('stage.overview')}>
      <StepButtons briefing={briefing} index={index} onStep={onStep} placeClass={styles.place} />
    </nav>
  )
}
