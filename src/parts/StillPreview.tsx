import { useEffect, useRef } from 'react'
import type { StillMap } from '#domain/stepMap.ts'
import { loadPictureFonts, paintPicture } from '#papers/paintPicture.ts'
import styles from './StillPreview.module.css'

/** Canvas px per picture px; the preview is shown at half size or less, so it stays sharp. */
const RATIO = 1

/** A still map as it is exported, painted by the same code, as wide as its container. */
export function StillPreview({ still }: { still: StillMap }) {
  const container = useRef<HTMLDivElement>(null)
  const { width, height } = still.picture
  useEffect(() => {
    let isOver = false
    void loadPictureFonts(still.picture).then(() => {
      if (!isOver) container.current?.replaceChildren(paintPicture(still.picture, RATIO))
    })
    return () => {
      isOver = true
    }
  }, [still])
  return (
    <div
      ref={container}
      className={styles.preview}
      style={{ aspectRatio: width / height }}
      role="img"
      aria-label={still.description}
    />
  )
}
