import { useTranslation } from 'react-i18next'
import { Status } from '#domain/claim.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import type { TimelineLane } from '#state/selectors/timelineLanes.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import styles from './LaneNames.module.css'
import type { DrawnLane } from './layoutTimeline.ts'

interface LaneNamesProps {
  lanes: readonly DrawnLane[]
  /** What lies before the axis, px; where the names stand above the lanes they may be wider. */
  width: number
  isAbove: boolean
}

/** What each lane holds, and how many of it are in the choice. */
export function LaneNames({ lanes, width, isAbove }: LaneNamesProps) {
  const { t } = useTranslation('timeline')
  const { category, categoryShort, status, number } = useWords()
  const name = ({ kind, id }: TimelineLane) => {
    if (kind === 'events') return t('lane.events')
    return kind === 'category' ? categoryShort(id) : status(Status.parse(id))
  }
  return (
    <ul aria-label={t('lane.title')}>
      {lanes.map(({ lane, y, count }) => (
        <li
          key={lane.key}
          className={styles.name}
          style={isAbove ? { top: y } : { top: y, width: width - 8 }}
          title={lane.kind === 'category' ? category(lane.id) : name(lane)}
        >
          {lane.kind === 'status' && <StatusSign look={STATUS_LOOK[Status.parse(lane.id)]} />}
          <span className={styles.word}>{name(lane)}</span>
          <span className={styles.count}>{number(count)}</span>
        </li>
      ))}
    </ul>
  )
}
