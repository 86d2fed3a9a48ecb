import { useEffect } from 'react'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import { usePrinting } from '#ui/usePrinting.ts'
import { SVG_MAP } from './mapCode.ts'

/** Ms after the first render at which the code for printing is loaded. */
const CALM = 4000
const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 }

/**
 * The map of the printed page, drawn as SVG in its own size and in light colours: a printer does not see what a graphics
 * card has drawn. It exists only while the page prints.
 */
export function PrintedMap({ content, camera, look, on, words }: RouteMapProps) {
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
        content={content}
        camera={{ ...camera, padding: NO_PADDING, covered: 0 }}
        look={{ ...look, theme: 'light', isPrinted: true }}
        on={{ ...on, ready: nothing, moveCamera: nothing }}
        words={words}
      />
    </div>
  )
}

function nothing(): void {}
