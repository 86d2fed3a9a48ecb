import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Picture } from '#lib/picture.ts'
import styles from './ChartFrame.module.css'
import { readDrawing } from './readDrawing.ts'
import { PictureWidth } from './SizedChart.tsx'

/** Width of a picture and its side margins, units. */
const WIDTH = 800
const MARGIN = 32
/** Px per unit: a picture is 1280 px wide. */
const SCALE = 1.6
/** A drawing has settled when two frames in a row have the same markup; maximum number of frames to wait. */
const MAX_FRAMES = 30

interface DrawPictureInput {
  title: string
  description: string
  /** Default: the theme of the page. */
  theme?: 'light' | 'dark'
}

/** Renders a chart off screen at the width of a file and reads the result as a picture. */
export async function drawPicture(drawing: ReactNode, input: DrawPictureInput): Promise<Picture> {
  const container = document.createElement('div')
  container.className = styles.offPage ?? ''
  container.inert = true
  container.style.width = `${WIDTH - 2 * MARGIN}px`
  if (input.theme) container.style.colorScheme = input.theme
  document.body.append(container)
  const root = createRoot(container)
  try {
    root.render(<PictureWidth value={WIDTH - 2 * MARGIN}>{drawing}</PictureWidth>)
    await settled(container)
    const panel = readDrawing(container)
    return {
      title: input.title,
      description: input.description,
      metadata: null,
      width: WIDTH * SCALE,
      height: panel.height * SCALE,
      scale: SCALE,
      panels: [{ ...panel, x: MARGIN, y: 0, width: WIDTH - MARGIN }],
    }
  } finally {
    root.unmount()
    container.remove()
  }
}

async function settled(container: HTMLElement): Promise<void> {
  let before = ''
  for (let frame = 0; frame < MAX_FRAMES; frame += 1) {
    await new Promise((resolve) => setTimeout(resolve, 16))
    const now = container.innerHTML
    if (now !== '' && now === before) return
    before = now
  }
}
