import { useEffect } from 'react'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import { usePrinting } from '#ui/usePrinting.ts'
import { SVG_MAP } from './mapCode.ts'

/** Ms after which a page that stands asks for what printing needs. */
const CALM = 4000
const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 }

/**
 * The map for the printed page, drawn as SVG in a size of its own and in light colours: a printer does not see what a
 * graphics card has drawn. It is there only while the page is printed.
 */
export function PrintedMap(props: Omit<RouteMapProps, 'onUnavailable'>) {
  const isPrinting = usePrinting()
  useEffect(() => {
    // Printing does not wait for code.
    const timer = window.setTimeout(() => {
      SVG_MAP.load().catch(() => {
        // The page then prints without its map.
      })
    }, CALM)
    return () => window.clearTimeout(timer)
  }, [])
  const SvgMap = SVG_MAP.arrived()?.SvgMap
  if (!isPrinting || !SvgMap) return null
  return (
    <div className="printed-map">
      <SvgMap
        {...props}
        isPrinted
        padding={NO_PADDING}
        covered={0}
        theme="light"
        onReady={nothing}
        onCameraChange={nothing}
      />
    </div>
  )
}

function nothing(): void {}
