type Corner = readonly [x: number, y: number]
type Triangle = readonly [Corner, Corner, Corner]

/** A triangle with its edges moved inwards by px, outwards if negative. */
export function insetTriangle([a, b, c]: Triangle, inset: number): Triangle {
  if (inset === 0) return [a, b, c]
  const side = (p: Corner, q: Corner) => Math.hypot(p[0] - q[0], p[1] - q[1])
  const [sideA, sideB, sideC] = [side(b, c), side(c, a), side(a, b)]
  const around = sideA + sideB + sideC
  const x = (sideA * a[0] + sideB * b[0] + sideC * c[0]) / around
  const y = (sideA * a[1] + sideB * b[1] + sideC * c[1]) / around
  const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
  const scale = Math.max(0.2, 1 - (inset * around) / (2 * area))
  const moved = ([px, py]: Corner): Corner => [x + (px - x) * scale, y + (py - y) * scale]
  return [moved(a), moved(b), moved(c)]
}
