import type { Locator } from '@playwright/test'

/** A part of a picture, px from its top left corner. */
interface Area {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Number of pixels of each colour (`#rrggbb`) by row, within `tolerance` per channel, in a screenshot of `shown` or of
 * an area of it.
 */
export async function pixelRows(
  shown: Locator,
  colours: readonly string[],
  tolerance: number,
  area: Area | null = null,
): Promise<number[][]> {
  const png = (await shown.screenshot()).toString('base64')
  return shown.page().evaluate(
    async ([source, wanted, reach, part]) => {
      const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no 2d context to read the picture with')
      context.drawImage(bitmap, 0, 0)
      const { x, y, width, height } = part ?? { x: 0, y: 0, width: bitmap.width, height: bitmap.height }
      const { data } = context.getImageData(x, y, width, height)
      return wanted.map((colour) => {
        const channels = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16))
        return Array.from({ length: height }, (_, row) => {
          let count = 0
          for (let at = row * width * 4; at < (row + 1) * width * 4; at += 4) {
            if (channels.every((value, c) => Math.abs((data[at + c] ?? 0) - value) <= reach)) count += 1
          }
          return count
        })
      })
    },
    [png, colours, tolerance, area] as const,
  )
}
