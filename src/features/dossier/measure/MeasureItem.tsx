import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure } from '#domain/measure.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import dotted from '#features/dossier/dottedParts.module.css'
import { EvidenceList } from '#features/dossier/evidence/EvidenceList.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { thingToPoint, usePointing } from '#state/hoverStore.ts'
import { evidenceGroups } from '#state/selectors/evidenceGroups.ts'
import { select } from '#state/viewStore.ts'
import { DoubtSigns } from '#ui/DoubtSigns.tsx'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { useWords } from '#words/words.ts'
import { MeasureBadge } from './MeasureBadge.tsx'
import styles from './MeasureItem.module.css'

interface MeasureItemProps {
  measure: Measure
  /** Whether the number that map and timeline show stands before it: not for measures that no text ties to the dossier's thing. */
  isNumbered?: boolean
  /** `brief` shows the first piece of evidence in short, `full` all of it. */
  evidence: 'none' | 'brief' | 'full'
}

/** One measure in a list: its number and sign, title, status, date with its precision, places and evidence. */
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
        <p className={`${dotted.parts} ${styles.meta}`}>
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
        <DoubtSigns doubt={words.doubt(measure)} />
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
