import { useMemo } from 'react'
import { qrDrawing } from './qrDrawing.ts'

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
