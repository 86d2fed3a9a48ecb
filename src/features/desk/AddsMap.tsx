import { Suspense, useEffect, useState } from 'react'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import type { StillMap } from '#domain/stepMap.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { groupPairs } from '#lib/groupBy.ts'
import { StillsProvider, useStills } from '#parts/Stills.tsx'
import { useLightOrDark } from '#state/uiStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ClaimCard.module.css'

const VIEW: View = { ...DEFAULT_VIEW, layers: ['routes', 'countries', 'regions'] }
/** Px. */
const SIZE = { width: 290, height: 188 }
/** Room of the signs at a place, px. Not made where it draws: the picture keeps it, and with it all that is around it. */
const labelSize = () => ({ width: 44, height: 16 })
/** Maximum number of signs drawn at a place; more are counted instead. */
const SIGNS = 2

interface AddsMapProps {
  own: readonly Measure[]
  /** The measure of the last decision. */
  lit: string | undefined
}

/** The published lines as a still map, and over it the signs of own measures that name a place. */
export function AddsMap(props: AddsMapProps) {
  return (
    <StillsProvider>
      <Suspense fallback={<div className={`${styles.map} anchor rigid clipped`} />}>
        <Drawn {...props} />
      </Suspense>
    </StillsProvider>
  )
}

function Drawn({ own, lit }: AddsMapProps) {
  const { t } = useTranslation(['desk', 'common'])
  const words = useWords()
  const draw = useStills()
  const theme = useLightOrDark()
  const places = placesOf(own)
  // Redrawn only for a new place: a decision at a known one moves no line.
  const key = [theme, ...[...places.keys()].sort()].join(' ')
  const [drawn, setDrawn] = useState<(Pick<StillMap, 'svg' | 'callouts'> & { key: string }) | null>(null)
  useEffect(() => {
    if (drawn?.key === key) return
    // In a task of its own: the decision and its words show first.
    const timer = setTimeout(() => {
      const still = draw(VIEW, { ...SIZE, theme, hasNames: false, labelSize })
      // Its markup is made at each reading, which a decision need not wait for.
      if (still) setDrawn({ key, svg: still.svg, callouts: still.callouts })
    })
    return () => clearTimeout(timer)
  }, [draw, drawn, key, theme])
  if (!drawn) return <div className={`${styles.map} anchor rigid clipped`} />
  const shown = drawn.callouts.flatMap((callout) => {
    const measures = places.get(`${callout.kind} ${callout.id}`)
    return measures ? [{ ...callout, measures }] : []
  })
  const counts = shown.map(({ name, measures }) => `${name} ${words.number(measures.length)}`)
  return (
    <div
      className={`${styles.map} anchor rigid clipped`}
      role="img"
      aria-label={counts.length > 0 ? t('addsMap', { places: words.list(counts) }) : t('addsMapNone')}
    >
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the markup is drawn by our own code from our own data. */}
      <div aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawn.svg }} />
      <svg className="cover" width={SIZE.width} height={SIZE.height} aria-hidden="true">
        {shown.map(({ kind, id, leader }) =>
          leader ? (
            <line
              key={`${kind} ${id}`}
              x1={leader[0].x}
              y1={leader[0].y}
              x2={leader[1].x}
              y2={leader[1].y}
              stroke="var(--ink)"
            />
          ) : null,
        )}
      </svg>
      {shown.map(({ kind, id, x, y, measures }) => (
        <span
          key={`${kind} ${id}`}
          className={`${styles.place} caption-type row-middle`}
          data-lit={measures.some((measure) => measure.id === lit)}
          style={{ left: x, top: y }}
        >
          {measures.slice(-SIGNS).map((measure) => (
            <StatusSign
              key={measure.id}
              look={STATUS_LOOK[measure.status]}
              radius={3}
              isOnMap
              own={t('common:yours')}
            />
          ))}
          {measures.length > SIGNS && <strong>+{measures.length - SIGNS}</strong>}
        </span>
      ))}
    </div>
  )
}

/** Own measures by the places that they name, by kind and id as callouts of a still map have them. */
export function placesOf(measures: readonly Measure[]): ReadonlyMap<string, readonly Measure[]> {
  return groupPairs(
    measures.flatMap((measure) => {
      const { routes, regions, countries } = measure
      const named = [
        ...routes.map((id) => `route ${id}`),
        // As on the large map, a measure on a route is not drawn at its countries too.
        ...(routes.length > 0 ? [] : countries.map((id) => `country ${id}`)),
        ...(routes.length > 0 ? [] : regions.map((id) => `region ${id}`)),
      ]
      return named.map((place) => [place, measure] as const)
    }),
  )
}
