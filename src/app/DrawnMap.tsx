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

type DrawnMapProps = Omit<RouteMapProps, 'onUnavailable'>

/** Why the map is drawn as SVG: there is no WebGL here, or the map library's code did not come or failed. */
type Reason = 'webgl' | 'code'

/** The map, by the map library where it can draw, else as SVG, and as SVG on paper: the same names, marks and choices. */
export function DrawnMap(props: DrawnMapProps) {
  return (
    <>
      <ScreenMap {...props} />
      <PrintedMap {...props} />
    </>
  )
}

function ScreenMap(props: DrawnMapProps) {
  const [isWithoutWebGl, setIsWithoutWebGl] = useState(() => !hasWebGl())
  if (isWithoutWebGl) return <SvgInstead {...props} reason="webgl" onRetry={() => setIsWithoutWebGl(false)} />
  return (
    <FaultBoundary
      onRetry={ROUTE_MAP.askAgain}
      renderFault={(retry) => <SvgInstead {...props} reason="code" onRetry={retry} />}
    >
      {() => <LibraryMap {...props} onUnavailable={() => setIsWithoutWebGl(true)} />}
    </FaultBoundary>
  )
}

function LibraryMap(props: RouteMapProps) {
  const RouteMap = useImported(ROUTE_MAP)?.RouteMap
  return RouteMap ? <RouteMap {...props} /> : <MapSkeleton />
}

interface SvgInsteadProps extends DrawnMapProps {
  reason: Reason
  onRetry: () => void
}

/** The SVG map, with a quiet line that says what it stands for and offers the other again. */
function SvgInstead({ reason, onRetry, ...props }: SvgInsteadProps) {
  const { t } = useTranslation('map')
  const SvgMap = useImported(SVG_MAP)?.SvgMap
  if (!SvgMap) return <MapSkeleton />
  return (
    <SvgMap {...props}>
      {t(`svg.${reason}`)}{' '}
      <Button look="text" className={styles.again} onClick={onRetry}>
        {t('svg.again')}
      </Button>
    </SvgMap>
  )
}
