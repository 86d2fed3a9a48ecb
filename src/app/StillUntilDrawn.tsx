import { useEffect, useState } from 'react'
import type { MapProps } from '#map/mapProps.ts'
import { useImported } from '#ui/CodePart.tsx'
import styles from './ExploreMap.module.css'
import { SVG_MAP } from './Part.tsx'

/** How long the map may stay empty, ms, before the SVG appears; a plain map whose SVG code has arrived does not wait. */
const PATIENCE_MS = 600

/** The same map as an SVG over a MapLibre map that is slow to draw. At the start the picture of index.html does this. */
export function StillUntilDrawn({ content, camera, look, on, words }: MapProps) {
  const [isDue, setIsDue] = useState(() => look.isPlain === true && SVG_MAP.arrived() !== null)
  useEffect(() => {
    const timer = window.setTimeout(() => setIsDue(true), PATIENCE_MS)
    return () => window.clearTimeout(timer)
  }, [])
  return isDue ? (
    <div className={styles.still} inert aria-hidden="true">
      <StillMap content={content} camera={camera} look={look} on={on} words={words} />
    </div>
  ) : null
}

function StillMap({ look, on, ...rest }: MapProps) {
  const SvgMap = useImported(SVG_MAP)?.SvgMap
  return SvgMap ? (
    <SvgMap
      {...rest}
      look={{ ...look, isPrinted: true, isLayersOpen: false }}
      on={{ ...on, ready: noop, moveCamera: noop, hover: undefined, keyHeight: undefined }}
    />
  ) : null
}

function noop(): void {}
