import { PICTURE_FONTS, type Picture, type PictureShape, type PictureText } from '#lib/picture.ts'

/** Paints a picture on a canvas, `ratio` device px per px. Shape by shape: an SVG image could taint the canvas. */
export function paintPicture(picture: Picture, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * ratio)
  canvas.height = Math.round(picture.height * ratio)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no 2d context')
  const scale = picture.scale * ratio
  for (const { x, y, width, height, shapes, texts } of picture.panels) {
    context.save()
    context.setTransform(scale, 0, 0, scale, x * scale, y * scale)
    context.beginPath()
    context.rect(0, 0, width, height)
    context.clip()
    for (const shape of shapes) paintShape(context, shape)
    for (const text of texts) paintText(context, text)
    context.restore()
  }
  return canvas
}

function paintShape(context: CanvasRenderingContext2D, shape: PictureShape): void {
  const path = new Path2D(shape.d)
  context.globalAlpha = shape.opacity
  if (shape.fill !== null) {
    context.fillStyle = shape.fill
    context.fill(path, 'evenodd')
  }
  if (shape.stroke !== null && shape.strokeWidth > 0) {
    context.strokeStyle = shape.stroke
    context.lineWidth = shape.strokeWidth
    context.lineCap = shape.cap
    context.lineJoin = shape.join
    context.setLineDash([...(shape.dash ?? [])])
    context.stroke(path)
  }
  context.globalAlpha = 1
}

function paintText(context: CanvasRenderingContext2D, text: PictureText): void {
  context.font = fontOf(text)
  context.textAlign = ({ start: 'left', middle: 'center', end: 'right' } as const)[text.anchor]
  context.letterSpacing = `${text.spacing * text.size}px`
  if (text.halo) {
    context.strokeStyle = text.halo.colour
    context.lineWidth = text.halo.width
    context.lineJoin = 'round'
    context.setLineDash([])
    context.strokeText(text.text, text.x, text.y)
  }
  context.fillStyle = text.fill
  context.fillText(text.text, text.x, text.y)
}

function fontOf({ size, weight, isSerif, isItalic }: PictureText): string {
  return `${isItalic ? 'italic ' : ''}${weight} ${size}px ${isSerif ? PICTURE_FONTS.serif : PICTURE_FONTS.sans}`
}

/** Loads the fonts of a picture: a canvas silently uses a fallback for fonts that have not loaded. */
export async function loadPictureFonts(picture: Picture): Promise<void> {
  const texts = picture.panels.flatMap((panel) => panel.texts)
  const byFont = new Map<string, string>()
  for (const text of texts) byFont.set(fontOf(text), (byFont.get(fontOf(text)) ?? '') + text.text)
  // If a font fails to load, the system font is used, as on the page.
  await Promise.allSettled([...byFont].map(([font, letters]) => document.fonts.load(font, letters)))
}

/** The canvas as a PNG blob. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))),
      'image/png',
    )
  })
}
