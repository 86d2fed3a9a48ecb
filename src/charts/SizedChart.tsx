import { createContext, type ReactNode, useContext } from 'react'
import { ResponsiveContainer } from 'recharts'

/** Width in px of a chart that is drawn for a file; null on screen and on paper, where it fills its container. */
export const PictureWidth = createContext<number | null>(null)

/** A chart as wide as its container, or as the picture that it is drawn for; `height` in px. */
export function SizedChart({ height, children }: { height: number; children: ReactNode }) {
  const width = useContext(PictureWidth)
  return (
    <ResponsiveContainer width={width ?? '100%'} height={height} initialDimension={{ width: 352, height }}>
      {children}
    </ResponsiveContainer>
  )
}
