import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import details from '#features/dossier/Details.module.css'
import { EvidenceList } from '#features/dossier/evidence/EvidenceList.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { thingToPoint, usePointing } from '#state/hoverStore.ts'
import { evidenceGroups } from '#state/selectors/evidenceGroups.ts'
import { select } from '#state/viewStore.ts'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { SourceQualitySigns } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import styles from './MeasureItem.module.css'

interface MeasureItemProps {
  measure: Measure
  /** Shows its number on map and timeline; false for measures that no text ties to the subject. */
  isNumbered?: boolean
  /** `brief` shows the first item in short, `full` all items. */
  evidence: 'none' | 'brief' | 'full'
}

/** List item of a measure: number in its status sign, title, date with precision, places, actors and evidence. */
export function MeasureItem({ measure, isNumbered = true, evidence }: MeasureItemProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { model } = usePanel()
  const groups = evidenceGroups(measure.evidence)
  const date = measure.period ?? measure.statedOn
  const pointing = usePointing(useMemo(() => thingToPoint('measure', measure), [measure]))
  return (
    <li className={styles.item} {...pointing}>
      <span className={styles.lead}>
        <MeasureBadge
          status={measure.status}
          number={isNumbered && model?.isNumbered ? model.numbers.get(measure.id) : undefined}
        />
      </span>
      <div className={styles.body}>
        <button
          type="button"
          className={styles.title}
          onClick={() => select({ kind: 'measure', id: measure.id })}
        >
          {words.measureTitle(measure)}
        </button>
        <p className={`${details.dottedParts} ${styles.meta}`}>
          <span>{words.measureStatus(measure)}</span>
          <span>
            <PrecisionSign precision={date?.precision ?? null} look={STATUS_LOOK[measure.status]} />{' '}
            {words.date(measure.period, measure.statedOn)}
          </span>
          <span>{words.places(measure)}</span>
        </p>
        <p className={styles.actors}>
          {measure.actors.length > 0
            ? t('whoActs', { names: words.list(measure.actors.map(words.actor)) })
            : t('whoActsNotStated')}
        </p>
        <SourceQualitySigns sourceQuality={words.sourceQuality(measure)} />
        {evidence === 'full' && <EvidenceList isUnderTitle groups={groups} />}
        {evidence === 'brief' && (
          <>
            <EvidenceList isUnderTitle groups={groups.slice(0, 1)} isBrief />
            {groups.length > 1 && (
              <button
                type="button"
                className={styles.more}
                onClick={() => select({ kind: 'measure', id: measure.id })}
              >
                {t('moreEvidence', { count: groups.length - 1 })}
              </button>
            )}
          </>
        )}
      </div>
    </li>
  )
}

interface EventItemProps {
  event: TimelineEvent
}

/** List item of an event: title, kind, date with precision, places and the first piece of evidence. */
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
        <p className={`${details.dottedParts} ${styles.meta}`}>
          <span>{words.eventCategory(event.category)}</span>
          <span>
            <PrecisionSign precision={date?.precision ?? null} /> {words.date(event.date, event.statedOn)}
          </span>
          <span>{words.places(event)}</span>
        </p>
        <SourceQualitySigns sourceQuality={words.sourceQuality(event)} />
        <EvidenceList isUnderTitle groups={evidenceGroups(event.evidence).slice(0, 1)} isBrief />
      </div>
    </li>
  )
}

interface MeasureBadgeProps {
  status: Status
  /** The measure's number in this view; undefined shows the sign alone. */
  number: number | undefined
}

/** A measure's number in its status sign, as on map and timeline. The status is also in the text beside it. */
function MeasureBadge({ status, number }: MeasureBadgeProps) {
  const look = STATUS_LOOK[status]
  if (number === undefined) {
    return (
      <span className={styles.bare}>
        <StatusSign look={look} radius={4.5} />
      </span>
    )
  }
  return (
    <span className={styles.badge} data-look={look}>
      {number}
    </span>
  )
}
