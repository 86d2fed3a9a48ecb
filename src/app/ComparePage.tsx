import { useMemo, useState } from 'react'
import type { CompareModel } from '#content/compareModel.ts'
import type { LoadedFigures } from '#content/loadedFigures.ts'
import { periodContent } from '#content/mapContent.ts'
import type { Basemap } from '#domain/basemap.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import { CompareHead } from '#features/compare/CompareHead.tsx'
import { CompareTables } from '#features/compare/CompareTables.tsx'
import { FilterChips } from '#features/filters/FilterChips.tsx'
import type { MapCallbacks } from '#map/mapProps.ts'
import { type CameraLink, createCameraLink } from '#map/useCamera.ts'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { useLook } from '#state/uiStore.ts'
import { useCompare } from '#state/useCompare.ts'
import { moveCamera, openCells, select, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { partCode, useImported } from '#ui/CodePart.tsx'
import { NARROW, useMediaQuery, usePrinting } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ComparePage.module.css'
import { LazyPart, Part, SVG_MAP } from './Part.tsx'
import { MapSkeleton } from './RenderedMap.tsx'

const PUBLISHERS = partCode(() =>
  import('#features/compare/PublishersCompared.tsx').then((m) => m.PublishersCompared),
)

/** Two periods: the finding, two maps, and what changed; each part fails on its own. */
export function ComparePage() {
  const { t } = useTranslation('common')
  return (
    <DataGate needs={['figures', 'routes']} skeleton={<p className="waits quiet">{t('loading')}</p>}>
      <Compared />
    </DataGate>
  )
}

function Compared() {
  const compared = useCompare()
  if (!compared) return null
  return (
    <>
      <CompareHead {...compared} />
      <div className={styles.chips}>
        <FilterChips />
      </div>
      {compared.model && (
        <>
          <Part code={SVG_MAP}>
            <CompareMaps figures={compared.figures} model={compared.model} />
          </Part>
          <CompareTables model={compared.model} />
          <LazyPart code={PUBLISHERS} />
        </>
      )}
    </>
  )
}

/** Height of the period card over the top of each map, px. */
const PADDING = { top: 40, right: 0, bottom: 0, left: 0 }

const SIDES = ['first', 'second'] as const
type Side = (typeof SIDES)[number]

/**
 * The two periods as maps that move together and share a scale of widths; on a narrow screen one map with a switch. They
 * are drawn as SVG: two maps of the map library would double the page's largest cost for a few lines.
 */
function CompareMaps({ figures, model }: { figures: LoadedFigures; model: CompareModel }) {
  const { t } = useTranslation('compare')
  const words = useWords()
  // Narrow screens show the maps in one column.
  const isNarrow = useMediaQuery(NARROW)
  const isPrinting = usePrinting()
  const [shown, setShown] = useState<Side>('second')
  const link = useMemo(() => createCameraLink(), [])
  const places = useDataset('routes').data
  const basemap = useDataset('basemap')
  if (basemap.isError) return <DataFaults needs={['basemap']} />
  const sides = isNarrow && !isPrinting ? [shown] : SIDES
  return (
    <>
      {isNarrow && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons.
        <div className={`${styles.switch} gap-8 stack`} role="group" aria-label={t('maps.shown')}>
          {SIDES.map((side) => (
            <Button key={side} aria-pressed={side === shown} onClick={() => setShown(side)}>
              {words.spans([model.months[side]])}
            </Button>
          ))}
        </div>
      )}
      <div className={`${styles.maps} stack`} data-count={sides.length}>
        {sides.map((side) => (
          <div key={isNarrow ? 'one' : side} className={`${styles.map} anchor`}>
            {places && basemap.data && (
              <PeriodMap
                figures={figures}
                span={model.months[side]}
                label={t((side === 'second') === model.months.isBack ? 'choose.earlier' : 'choose.later')}
                routes={places.routes}
                basemap={basemap.data}
                link={link}
              />
            )}
          </div>
        ))}
      </div>
    </>
  )
}

interface PeriodMapProps {
  figures: LoadedFigures
  span: MonthSpan
  /** Whether it is the earlier or the later one. */
  label: string
  routes: readonly Route[]
  basemap: Basemap
  link: CameraLink
}

function PeriodMap(props: PeriodMapProps) {
  const { figures, span, label, routes, basemap, link } = props
  const { t } = useTranslation('compare')
  const words = useWords()
  const look = useLook()
  const isPrinting = usePrinting()
  const camera = useViewStore((state) => state.view.camera)
  const content = useMemo(
    () => periodContent({ basemap, routes, figures }, span),
    [basemap, routes, figures, span],
  )
  const period = words.spans([span])
  const SvgMap = useImported(SVG_MAP)?.SvgMap
  if (!SvgMap) return <MapSkeleton />
  return (
    <SvgMap
      content={content}
      camera={{ at: camera, padding: PADDING, link }}
      look={{
        theme: isPrinting ? 'light' : look,
        isPlain: true,
        hasBareNumbers: true,
        title: t('maps.title', { period }),
        corner: (
          <p className={`${styles.card} soft stack`} data-map-card="period">
            {label}
            <span className={`${styles.period} strong`}>{words.longSpans([span])}</span>
          </p>
        ),
      }}
      words={words}
      on={CALLBACKS}
    />
  )
}

function nothing(): void {}

const CALLBACKS: MapCallbacks = {
  select,
  moveCamera,
  openCells,
  // A plain map has no layer switches.
  toggleLayer: nothing,
  ready: nothing,
}
