import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import { Button } from '#ui/Button.tsx'
import { FaultBoundary, useImported } from '#ui/CodePart.tsx'
import { hasWebGl } from './hasWebGl.ts'
import styles from './MapArea.module.css'
import { MapSkeleton } from './MapSkeleton.tsx'
import { ROUTE_MAP, SVG_MAP } from './mapCode.ts'
import { PrintedMap } from './PrintedMap.tsx'

/** Why the map is drawn as SVG: no WebGL, or the map library's code did not arrive or failed. */
type Reason = 'webgl' | 'code'

/** The map: by the map library where it can draw, else as SVG; on paper always as SVG. Names, marks and choices are the same. */
export function DrawnMap(props: RouteMapProps) {
  return (
    <>
      <ScreenMap {...props} />
      <PrintedMap {...props} />
    </>
  )
}

function ScreenMap(props: RouteMapProps) {
  const [isWithoutWebGl, setIsWithoutWebGl] = useState(() => !hasWebGl())
  if (isWithoutWebGl) return <SvgInstead {...props} reason="webgl" onRetry={() => setIsWithoutWebGl(false)} />
  return (
    <FaultBoundary
      onRetry={ROUTE_MAP.askAgain}
      renderFault={(retry) => <SvgInstead {...props} reason="code" onRetry={retry} />}
    >
      {() => <LibraryMap {...props} on={{ ...props.on, unavailable: () => setIsWithoutWebGl(true) }} />}
    </FaultBoundary>
  )
}

function LibraryMap(props: RouteMapProps) {
  const RouteMap = useImported(ROUTE_MAP)?.RouteMap
  return RouteMap ? <RouteMap {...props} /> : <MapSkeleton />
}

interface SvgInsteadProps extends RouteMapProps {
  reason: Reason
  onRetry: () => void
}

/** The SVG map, with a note that says why, and a button that tries the map library again. */
function SvgInstead({ reason, onRetry, ...props }: SvgInsteadProps) {
  const { t } = useTranslation('map')
  const SvgMap = useImported(SVG_MAP)?.SvgMap
  if (!SvgMap) return <MapSkeleton />
  const note = (
    <>
      {t(`svg.${reason}`)}{' '}
      <Button look="text" className={styles.again} onClick={onRetry}>
        {t('svg.again')}
      </Button>
    </>
  )
  return <SvgMap {...props} look={{ ...props.look, note }} />
}
