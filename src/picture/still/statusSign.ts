import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import { discPath, NO_LOOK, type PictureShape, trianglePath } from '#lib/picture.ts'

/** The sign of a status, as in StatusSign: filled, outlined or dashed, a triangle for the reader's own documents. */
export function statusSign(
  status: Status,
  { x, y, radius }: { x: number; y: number; radius: number },
  ink: string,
  isOwn = false,
): PictureShape {
  const look = STATUS_LOOK[status]
  const d = isOwn ? trianglePath(x, y, radius) : discPath(x, y, radius)
  return look === 'filled'
    ? { ...NO_LOOK, d, fill: ink }
    : { ...NO_LOOK, d, stroke: ink, strokeWidth: 1.4, dash: look === 'dashed' ? [1.9, 1.5] : null }
}
