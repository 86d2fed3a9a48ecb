import { type ReactNode, useId } from 'react'
import { type IncidentTotal, sumsOf } from '#domain/incidentTotals.ts'
import type { IncidentFile } from '#domain/mapContent.ts'
import { hullOf } from '#domain/period.ts'
import { circleRadius } from '#picture/incidentCircles.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import { INCIDENT_LIST_ID } from './IncidentList.tsx'
import styles from './incidents.module.css'
import type { DrawnIncidents } from './useDrawnIncidents.ts'

interface IncidentKeyProps {
  drawn: DrawnIncidents
  words: Words
}

/** Key to the circles of the dead and missing, with months and totals; or loading, or the fault. */
export function IncidentKey({ drawn, words }: IncidentKeyProps) {
  const { t } = useTranslation('incidents')
  const { layer } = drawn
  if (!layer) return null
  if (layer.fault) {
    const { title, lines, retryLabel } = words.fileFault(layer.fault.file, layer.fault.error)
    return (
      <div className="foot-4 line-16 wide soft caption-type stack from-start" role="alert">
        <p className="strong">{title}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <Button look="text" onClick={drawn.onRetry}>
          {retryLabel}
        </Button>
      </div>
    )
  }
  if (!layer.file) {
    return (
      <Key>
        <p>{t('loading')}</p>
        <progress className={`${styles.progress} wide below-4`} aria-label={t('loading')} />
      </Key>
    )
  }
  return <FileKey drawn={drawn} file={layer.file} words={words} />
}

/** The key on the map: one circle, the number of the dead and missing, and that it is a minimum. */
export function IncidentLine({ drawn, words }: IncidentKeyProps) {
  const { t } = useTranslation('incidents')
  const { layer } = drawn
  if (!layer) return null
  const { file, fault } = layer
  const sum = file && file.spans.length > 0 ? litTotal(file, layer.litPlaces).sum : null
  return (
    <div className="gap-8 row-middle">
      <svg
        className={`${styles.sample} rigid`}
        width={14}
        height={14}
        viewBox="-7 -7 14 14"
        aria-hidden="true"
      >
        <circle r={6} fillOpacity={0.1} strokeWidth={0.9} />
      </svg>
      {fault && words.fileFault(fault.file, fault.error).title}
      {!fault && !file && t('loading')}
      {!fault &&
        file &&
        file.spans.length === 0 &&
        t('noneCovered', { covered: words.shortMonths(file.coverage) })}
      {!fault && file && file.spans.length > 0 && (
        <p className={`${styles.stacked} caption-type`}>
          <span>
            {sum === null ? t('deadAndMissingNotStated') : t('deadAndMissing', { count: sum })}
            {layer.litPlaces && ` (${t('ofSelection')})`}
          </span>
          <span>
            {t('minimumIn', { months: file.spans.map(words.shortMonths).join(', ') })}
            {` (${words.localized(file.credit)}, ${words.localized(file.licence)})`}
          </span>
        </p>
      )}
    </div>
  )
}

function Key({ children }: { children: ReactNode }) {
  return <div className="foot-4 line-16 wide soft caption-type stack from-start">{children}</div>
}

function FileKey({ drawn, file, words }: IncidentKeyProps & { file: IncidentFile }) {
  const { layer } = drawn
  const { t } = useTranslation('incidents')
  const totalsId = useId()
  const { coverage, spans, isCut, runs } = file
  const covered = words.shortMonths(coverage)
  const period = hullOf(spans)
  if (!period) {
    return (
      <Key>
        <p>{t('noneCovered', { covered })}</p>
      </Key>
    )
  }
  const { incidents: count, sum, notStated } = litTotal(file, layer?.litPlaces ?? null)
  const all = sumsOf(file.columns, runs).sum
  const elsewhere = layer?.litPlaces ? (all ?? 0) - (sum ?? 0) : 0
  const isOpen = drawn.listed !== null
  return (
    <Key>
      <Samples scale={drawn.scale} words={words} />
      <p id={totalsId}>
        <strong className="strong">{words.labelled(spans.map(words.shortMonths).join(', '))}</strong>{' '}
        {sum === null ? t('deadAndMissingNotStated') : t('deadAndMissing', { count: sum })}{' '}
        {sum === null && count === 0 ? '' : t('inIncidents', { count })}
        {notStated > 0 && `, ${t('withoutNumber', { count: notStated })}`}
      </p>
      {elsewhere > 0 && <p>{t('elsewhere', { count: elsewhere })}</p>}
      {isCut && <p>{t('coverage', { covered })}</p>}
      {drawn.scale < 1.5 && <p>{t('meanOfYear')}</p>}
      <p>{t('minimum', { credit: words.localized(file.credit), licence: words.localized(file.licence) })}</p>
      <Button
        look="text"
        aria-expanded={isOpen}
        aria-controls={INCIDENT_LIST_ID}
        aria-describedby={totalsId}
        onClick={() => drawn.onList(isOpen ? null : 'sight')}
      >
        {isOpen ? t('closeList') : t('openList')}
      </Button>
    </Key>
  )
}

/** The total of the lit places (null: all); not stated where the publisher counts none of them. */
function litTotal({ columns, runs }: IncidentFile, litPlaces: ReadonlySet<string> | null): IncidentTotal {
  const total = sumsOf(columns, runs, litPlaces)
  const isCounted = litPlaces === null || columns.places.some((place) => litPlaces.has(place))
  return isCounted ? total : { ...total, sum: null }
}

/** Numbers of persons for sample circles, and the largest radius that fits the card, px. */
const EXAMPLES = [1, 10, 100, 1000, 10_000]
const MAX_RADIUS = 16
const SHOWN = 3

/** Three circles as drawn on the map, with their numbers. */
function Samples({ scale, words }: { scale: number; words: Words }) {
  const fitting = EXAMPLES.filter((persons) => circleRadius(persons, scale) <= MAX_RADIUS)
  return (
    <ul className={`${styles.samples} wide row`}>
      {fitting.slice(-SHOWN).map((persons) => {
        const radius = circleRadius(persons, scale)
        const side = Math.ceil(radius * 2 + 3)
        return (
          <li key={persons} className="gap-4 row-middle">
            <svg
              className={`${styles.sample} rigid`}
              width={side}
              height={side}
              viewBox={`${-side / 2} ${-side / 2} ${side} ${side}`}
              aria-hidden="true"
            >
              <circle r={radius + 0.45} fillOpacity={0.1} strokeWidth={0.9} />
            </svg>
            {words.number(persons)}
          </li>
        )
      })}
    </ul>
  )
}
