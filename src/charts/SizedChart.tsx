import { createContext, type ReactNode, useContext } from 'react'
import { ResponsiveContainer } from 'recharts'

/** Width of a chart in a file, px; null on screen and in print, where it fills its container. */
export const PictureWidth = createContext<number | null>(null)

/** A chart as wide as its container, or as the file being drawn; `height` in px. */
export function SizedChart({ height, children }: { height: number; children: ReactNode }) {
  const width = useContext(PictureWidth)
  return (
    <ResponsiveContainer width={width ?? '100%'} height={height} initialDimension={{ width: 352, height }}>
      {children}
    </ResponsiveContainer>
  )
}

/** Text style of axes; Recharts defaults to its own grey. */
export const AXIS_TEXT = { fill: 'var(--ink-2)', fontSize: 'calc(var(--size-caption) * 1px)' }

/** Props of the axis of values at the left of a plot over time: numbers at `ticks`, no lines. */
export function valueAxis(max: number, ticks: readonly number[], format: (value: number) => string) {
  return {
    domain: [0, max] as [number, number],
    ticks: [...ticks],
    tickFormatter: format,
    tickLine: false,
    axisLine: false,
    tick: AXIS_TEXT,
  }
}

/** The rectangle, px, and row index in Recharts' shape props; null if the rectangle is empty. */
export function boxOf(shape: unknown) {
  const [x, y, width, height] = (['x', 'y', 'width', 'height'] as const).map((name) => numberOf(shape, name))
  if (x === undefined || y === undefined || !width || !height) return null
  return { rect: { x, y, width, height }, index: numberOf(shape, 'index') }
}

function numberOf(shape: unknown, name: 'x' | 'y' | 'width' | 'height' | 'index'): number | undefined {
  if (typeof shape !== 'object' || shape === null || !(name in shape)) return undefined
  const value: unknown = shape[name as keyof typeof shape]
  return typeof value === 'number' ? value : undefined
}
