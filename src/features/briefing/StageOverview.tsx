import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import styles from './Stage.module.css'

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
      <ol>
        {briefing.steps.map((step, place) => (
          <li key={step.id}>
            <button
              type="button"
              aria-current={place === index ? 'step' : undefined}
              onClick={() => onStep(place)}
            >
              <span className={styles.place}>{place + 1}</span>
              <span lang={briefing.language}>{step.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
