import type { ReactNode } from 'react'
import { ResponsiveContainer } from 'recharts'

/** A chart as wide as its container; `height` in px. */
export function SizedChart({ height, children }: { height: number; children: ReactNode }) {
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 352, height }}>
      {children}
    </ResponsiveContainer>
  )
}

/** Text style of axes; Recharts defaults to its own grey. */
export const AXIS_TEXT = { fill: 'var(--ink-2)', fontSize: 'calc(var(--size-caption) * 1px)' }

/** The rectangle, px, and row index in Recharts' shape props; null if the rectangle is empty. */
export function boxOf(shape: unknown) {
  const [x, y, width, height] = (['x', 'y', 'width', 'height'] as const).map((name) => numberOf(shape, name))
  if (x === undefined || y === undefined || !width || !height) return null
  return { rect: { x, y, width, height }, index: numberOf(shape, 'index') }
}

/** A number among the props that Recharts gives to a shape or dot. */
export function numberOf(props: unknown, name: string): number | undefined {
  if (typeof props !== 'object' || props === null) return undefined
  const value: unknown = Reflect.get(props, name)
  return typeof value === 'number' ? value : undefined
}
