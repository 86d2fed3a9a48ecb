import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import { discPath, NO_LOOK, type PictureShape } from '#lib/picture.ts'

/** Space between a sign and its square, px. */
export const OWN_SPACE = 3

/** The sign of a status, as in StatusSign: filled, outlined or dashed. */
export function statusSign(
  status: Status,
  { x, y, radius }: { x: number; y: number; radius: number },
  ink: string,
  /** The colour inside the square of a mark from the reader's own documents; null without one. */
  ownFill: string | null = null,
): readonly PictureShape[] {
  const look = STATUS_LOOK[status]
  const d = discPath(x, y, radius)
  const disc: PictureShape =
    look === 'filled'
      ? { ...NO_LOOK, d, fill: ink }
      : { ...NO_LOOK, d, stroke: ink, strokeWidth: 1.4, dash: look === 'dashed' ? [1.9, 1.5] : null }
  if (ownFill === null) return [disc]
  const half = radius + OWN_SPACE
  const square = `M${x - half} ${y - half}h${2 * half}v${2 * half}h${-2 * half}z`
  return [{ ...NO_LOOK, d: square, fill: ownFill, stroke: ink, strokeWidth: 1.5 }, disc]
}
