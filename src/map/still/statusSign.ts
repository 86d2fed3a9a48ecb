import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import { discPath, NO_LOOK, type PictureShape } from '#lib/picture.ts'

/** The sign of a status, as in StatusSign: filled, outlined or dashed. */
export function statusSign(
  status: Status,
  { x, y, radius }: { x: number; y: number; radius: number },
  ink: string,
): readonly PictureShape[] {
  const look = STATUS_LOOK[status]
  const d = discPath(x, y, radius)
  if (look === 'filled') return [{ ...NO_LOOK, d, fill: ink }]
  return [{ ...NO_LOOK, d, stroke: ink, strokeWidth: 1.4, dash: look === 'dashed' ? [1.9, 1.5] : null }]
}
