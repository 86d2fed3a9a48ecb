import { encode } from 'uqr'

/** A QR code as one path of squares of one unit; `size` units wide and high, with the quiet edge that readers ask for. */
export interface QrDrawing {
  size: number
  path: string
}

/** Units of the edge that stay white. */
const EDGE = 4

/** Draws a text as a QR code; it is read with up to 15 % of it lost, more where the size has room for it. */
export function qrDrawing(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: EDGE })
  const runs = data.flatMap((row, y) => {
    const found: string[] = []
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x += 1
      const width = x + 1 - from
      found.push(`M${from} ${y}h${width}v1h-${width}z`)
    }
    return found
  })
  return { size, path: runs.join('') }
}

/** Longer addresses make a code whose squares a phone cannot tell apart in the size that it has on paper. */
const MOST_OF_CODE = 450

/** Whether an address is worth a QR code: one of a file leads nowhere on another device. */
export function hasCode(link: string): boolean {
  return /^https?:/.test(link) && link.length <= MOST_OF_CODE
}
