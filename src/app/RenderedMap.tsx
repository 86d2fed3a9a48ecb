import { useCallback, useState } from 'react'
import { lazyImport } from '#lib/lazyImport.ts'
import type { MapProps } from '#map/mapProps.ts'
import { Button } from '#ui/Button.tsx'
import { FaultBoundary, useImported } from '#ui/CodePart.tsx'
import { usePrintCode } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './ExploreMap.module.css'
import { hasWebGl, SVG_MAP, WEBGL_MAP } from './Part.tsx'

/** A still map over one that is slow to draw. */
const STILL = lazyImport(() => import('./StillUntilDrawn.tsx'))

/** Why the map is drawn as SVG: no WebGL, or the map library failed to load or to run. */
type Reason = 'webgl' | 'code'

/** The map: MapLibre where possible, else SVG with the same names, marks and selections. Printing always uses SVG. */
export function RenderedMap(props: MapProps) {
  return (
    <>
      <ScreenMap {...props} />
      <PrintedMap {...props} />
    </>
  )
}

function ScreenMap(props: MapProps) {
  const [isWithoutWebGl, setIsWithoutWebGl] = useState(() => !hasWebGl())
  if (isWithoutWebGl)
    return <SvgFallback {...props} reason="webgl" onRetry={() => setIsWithoutWebGl(false)} />
  return (
    <FaultBoundary
      onRetry={WEBGL_MAP.reset}
      renderFault={(retry) => <SvgFallback {...props} reason="code" onRetry={retry} />}
    >
      {() => <LibraryMap {...props} on={{ ...props.on, unavailable: () => setIsWithoutWebGl(true) }} />}
    </FaultBoundary>
  )
}

function LibraryMap(props: MapProps) {
  const WebGlMap = useImported(WEBGL_MAP)?.WebGlMap
  const [needsStill, setNeedsStill] = useState(() => !hasPicture(props.look))
  const { ready } = props.on
  const markDrawn = useCallback(() => {
    setNeedsStill(false)
    ready()
  }, [ready])
  return (
    <>
      {WebGlMap ? <WebGlMap {...props} on={{ ...props.on, ready: markDrawn }} /> : <MapSkeleton />}
      {needsStill && <Still {...props} on={{ ...props.on, withoutRoom: undefined }} />}
    </>
  )
}

/** Whether the picture of index.html lies under the map until it is drawn. */
function hasPicture({ isPlain }: MapProps['look']): boolean {
  const { start, map } = document.documentElement.dataset
  return !isPlain && map !== 'ready' && start !== 'none'
}

function Still(props: MapProps) {
  const StillUntilDrawn = useImported(STILL)?.StillUntilDrawn
  return StillUntilDrawn ? <StillUntilDrawn {...props} /> : null
}

interface SvgFallbackProps extends MapProps {
  reason: Reason
  onRetry: () => void
}

/** The SVG map, with the reason in a note and a button that retries the map library. */
function SvgFallback({ reason, onRetry, ...props }: SvgFallbackProps) {
  const { t } = useTranslation('common')
  const SvgMap = useImported(SVG_MAP)?.SvgMap
  if (!SvgMap) return <MapSkeleton />
  const note = (
    <>
      {t(`svgMap.${reason}`)}{' '}
      <Button look="text" className={styles.again} onClick={onRetry}>
        {t('svgMap.again')}
      </Button>
    </>
  )
  return <SvgMap {...props} look={{ ...props.look, note }} />
}

/** Placeholder of the map's final size while it loads. */
export function MapSkeleton() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.skeleton}>
      <span>{t('mapLoading')}</span>
    </div>
  )
}

/** Nothing covers the map. Not that of `picture/frame.ts`, which is no part of the first load. */
export const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 }

/** Tells tests and measurements that the map is drawn. */
export function markMapReady(): void {
  document.documentElement.dataset.map = 'ready'
  performance.mark('map-ready')
}

/** The map of the printed page: an SVG in light colours, because a WebGL canvas does not print. */
function PrintedMap({ content, camera, look, on, words }: MapProps) {
  const { printCode } = usePrintCode(SVG_MAP)
  if (!printCode) return null
  return (
    <div className="printed-map">
      <printCode.SvgMap
        content={content}
        camera={{ ...camera, padding: NO_PADDING, covered: 0 }}
        look={{ ...look, theme: 'light', isPrinted: true, isLayersOpen: false }}
        on={{
          ...on,
          ready: noop,
          moveCamera: noop,
          openMenu: undefined,
          withoutRoom: undefined,
          named: undefined,
        }}
        words={words}
      />
    </div>
  )
}

function noop(): void {}
