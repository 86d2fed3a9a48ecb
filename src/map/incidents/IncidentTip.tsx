import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import styles from './incidents.module.css'
import { incidentWords } from './incidentWords.ts'
import type { DrawnIncidents } from './useDrawnIncidents.ts'

interface IncidentTipProps {
  drawn: DrawnIncidents
  /** Px in the map. */
  pointer: { x: number; y: number }
  size: { width: number; height: number }
  words: Words
}

/** Gap between tip and pointer, px. */
const GAP = 14

/** Tooltip of the circle under the pointer. Hidden from screen readers, which have the list. */
export function IncidentTip({ drawn: { pointed, layer }, pointer, size, words }: IncidentTipProps) {
  const { t } = useTranslation('incidents')
  const { circle } = incidentWords(words, t)
  if (!pointed || !layer?.file) return null
  const { count, parts, date, place, location, source } = circle(pointed, layer.file)
  const isLeft = pointer.x > size.width / 2
  const isAbove = pointer.y > size.height / 2
  return (
    <div
      className={styles.tip}
      data-testid="incident-tip"
      style={{
        transform: `translate(${pointer.x + (isLeft ? -GAP : GAP)}px, ${pointer.y + (isAbove ? -GAP : GAP)}px) translate(${isLeft ? '-100%' : '0'}, ${isAbove ? '-100%' : '0'})`,
      }}
      aria-hidden="true"
    >
      <p className={styles.count}>{count}</p>
      {parts && <p>{parts}</p>}
      <p>{date}</p>
      <p>{place}</p>
      {location && <p lang="en">{location}</p>}
      {source && <p>{source}</p>}
      {pointed.rows.length > 1 && <p className={styles.hint}>{t('pressForMore')}</p>}
    </div>
  )
}
