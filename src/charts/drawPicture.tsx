import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Picture } from '#lib/picture.ts'
import styles from './ChartFrame.module.css'
import { readDrawing } from './readDrawing.ts'
import { PictureWidth } from './SizedChart.tsx'

/** Units of a picture: its whole width, and what is left free at both sides. */
const WIDTH = 800
const MARGIN = 32
/** Px of one unit, so that a picture is 1280 px wide. */
const SCALE = 1.6
/** A drawing whose markup is the same in two frames on end has settled; after so many frames it is taken as it is. */
const MOST_FRAMES = 30

interface DrawPictureInput {
  title: string
  description: string
  /** Colours of the page where none is named. */
  theme?: 'light' | 'dark'
}

/** Draws the components of a chart once more at the width of a file, beside the page, and reads what came out. */
export async function drawPicture(drawing: ReactNode, input: DrawPictureInput): Promise<Picture> {
  const holder = document.createElement('div')
  holder.className = styles.offPage ?? ''
  holder.inert = true
  holder.style.width = `${WIDTH - 2 * MARGIN}px`
  if (input.theme) holder.style.colorScheme = input.theme
  document.body.append(holder)
  const root = createRoot(holder)
  try {
    root.render(<PictureWidth value={WIDTH - 2 * MARGIN}>{drawing}</PictureWidth>)
    await settled(holder)
    const panel = readDrawing(holder)
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
    holder.remove()
  }
}

async function settled(holder: HTMLElement): Promise<void> {
  let before = ''
  for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
    await new Promise((resolve) => setTimeout(resolve, 16))
    const now = holder.innerHTML
    if (now !== '' && now === before) return
    before = now
  }
}
