import { useMemo } from 'react'
import { encode } from 'uqr'

interface QrCodeProps {
  text: string
  /** Accessible name: what the code links to. */
  name: string
  className?: string | undefined
}

/** A text as a QR code, black on white in every theme; its class sets the size. */
export function QrCode({ text, name, className }: QrCodeProps) {
  const { size, path } = useMemo(() => qrDrawing(text), [text])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={name}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}

/** A QR code as one path of unit squares, `size` units wide and high, with the quiet zone that scanners need. */
interface QrDrawing {
  size: number
  path: string
}

/** Width of the quiet zone, units. */
const EDGE = 4

/** Draws a text as a QR code with at least 15 % error correction, more if the size allows. */
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

/** Longer addresses make a code too fine for a phone to scan at its printed size. */
const MAX_ADDRESS_LENGTH = 450

/** Whether an address gets a QR code: `file:` addresses do not work on another device. */
export function hasCode(link: string): boolean {
  return /^https?:/.test(link) && link.length <= MAX_ADDRESS_LENGTH
}
