import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Mark, Marks } from '#domain/marks.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import type { Words } from '#words/words.ts'
import { Signs } from './labels/Signs.tsx'
import styles from './MapCards.module.css'

interface MapTrayProps {
  marks: Marks
  /** On a small map, one drawer holds all. */
  isCompact: boolean
  words: Words
  selectedMeasure: string | null
  onChoose: (measureId: string) => void
}

/** Card of the measures without a line or country on the map: of all routes, of wider areas, or not placed. */
export function MapTray({ marks, isCompact, words, selectedMeasure, onChoose }: MapTrayProps) {
  const { t } = useTranslation('map')
  const [open, setOpen] = useState<string | null>(null)
  const card = useRef<HTMLDivElement>(null)
  const listId = useId()
  const { allRoutes, unplaced, unlocated } = marks
  const drawers = isCompact
    ? [{ id: 'all', label: t('withoutPlace'), marks: [...allRoutes, ...unplaced, ...unlocated] }]
    : [
        { id: 'all-routes', label: t('allRoutes'), marks: allRoutes },
        { id: 'not-placed', label: t('notPlaced'), marks: unplaced },
        { id: 'wider-areas', label: t('widerAreas'), marks: unlocated },
      ]
  const filled = drawers.filter((drawer) => drawer.marks.length > 0)
  const shown = filled.find((drawer) => drawer.id === open)

  useEffect(() => {
    if (!open) return
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !card.current?.contains(event.target)) setOpen(null)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [open])

  if (filled.length === 0) return null
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !shown) return
    event.preventDefault()
    setOpen(null)
    card.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: handles Escape for all buttons inside; the card itself is not interactive.
    <div ref={card} className={styles.tray} data-map-card="tray" onKeyDown={close}>
      <div className={styles.drawers}>
        {filled.map((drawer) => (
          <button
            key={drawer.id}
            type="button"
            className={styles.drawer}
            aria-expanded={drawer.id === open}
            aria-controls={listId}
            aria-label={t('named', { name: drawer.label, count: drawer.marks.length })}
            onClick={() => setOpen(drawer.id === open ? null : drawer.id)}
          >
            <span className={styles.drawerName}>{drawer.label}</span>
            <Contents marks={drawer.marks} />
          </button>
        ))}
      </div>
      <div id={listId} hidden={!shown} className={styles.list}>
        {shown && (
          <ul
            className={styles.items}
            aria-label={t('named', { name: shown.label, count: shown.marks.length })}
          >
            {shown.marks.map((mark) => (
              <li key={mark.measure.id}>
                <button
                  type="button"
                  className={styles.item}
                  aria-pressed={mark.measure.id === selectedMeasure}
                  onClick={() => {
                    setOpen(null)
                    onChoose(mark.measure.id)
                  }}
                >
                  <StatusSign look={STATUS_LOOK[mark.measure.status]} />
                  <span>
                    {mark.number !== null && <span className={styles.itemNumber}>{mark.number} </span>}
                    {words.measureTitle(mark.measure)}
                    <MarkNote mark={mark} words={words} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** Up to this many numbered measures show their numbers; more are counted by status. */
const MAX_NUMBERS = 4

function Contents({ marks }: { marks: readonly Mark[] }) {
  if (marks.length > MAX_NUMBERS || marks.some((mark) => mark.number === null)) return <Signs marks={marks} />
  return (
    <span className={styles.numbers} aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark.measure.id} className={styles.number} data-status={mark.measure.status}>
          {mark.number}
        </span>
      ))}
    </span>
  )
}

/** What the title omits (a composed title already has status and period), and the source quality. */
function MarkNote({ mark: { measure }, words }: { mark: Mark; words: Words }) {
  const areas = measure.regions.map(words.region)
  const passed = words.overduePlan(measure)
  const parts = measure.title ? [words.measureStatus(measure), words.period(measure.period)] : []
  if (!measure.title && passed !== null) parts.push(passed)
  if (areas.length > 0) parts.push(words.list(areas))
  return (
    <>
      {parts.length > 0 && <span className={styles.itemNote}>{parts.join(' · ')}</span>}
      <span className={styles.itemNote}>{words.sourceQualityLine(measure)}</span>
    </>
  )
}
