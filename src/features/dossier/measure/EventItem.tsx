import { useMemo } from 'react'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import dotted from '#features/dossier/dottedParts.module.css'
import { EvidenceList } from '#features/dossier/evidence/EvidenceList.tsx'
import { thingToPoint, usePointing } from '#state/hoverStore.ts'
import { evidenceGroups } from '#state/selectors/evidenceGroups.ts'
import { select } from '#state/viewStore.ts'
import { DoubtSigns } from '#ui/DoubtSigns.tsx'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { useWords } from '#words/words.ts'
import styles from './MeasureItem.module.css'

interface EventItemProps {
  event: TimelineEvent
}

/** One event in a list: its title, kind, date with its precision, places and the first piece of evidence. */
export function EventItem({ event }: EventItemProps) {
  const words = useWords()
  const date = event.date ?? event.statedOn
  const pointing = usePointing(useMemo(() => thingToPoint('event', event), [event]))
  return (
    <li className={styles.item} {...pointing}>
      <span className={styles.lead}>
        <span className={styles.diamond} />
      </span>
      <div className={styles.body}>
        <button
          type="button"
          className={styles.title}
          onClick={() => select({ kind: 'event', id: event.id })}
        >
          {words.eventTitle(event)}
        </button>
        <p className={`${dotted.parts} ${styles.meta}`}>
          <span>{words.eventCategory(event.category)}</span>
          <span>
            <PrecisionSign precision={date?.precision ?? null} /> {words.date(event.date, event.statedOn)}
          </span>
          <span>{words.places(event)}</span>
        </p>
        <DoubtSigns doubt={words.doubt(event)} />
        <EvidenceList isUnderTitle groups={evidenceGroups(event.evidence).slice(0, 1)} isBrief />
      </div>
    </li>
  )
}
