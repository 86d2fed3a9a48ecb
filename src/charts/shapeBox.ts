/** A rectangle in px with the place of its row, as the chart library hands it to a shape of ours; null where it has no size. */
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
