import { useMemo } from 'react'
import { qrDrawing } from './qrDrawing.ts'

interface QrCodeProps {
  text: string
  /** What the code leads to, for who does not see it. */
  name: string
  className?: string | undefined
}

/** A text as a QR code, black on white in every look; its size is that of its class. */
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
