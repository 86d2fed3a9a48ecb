import type { Status } from '#domain/claim.ts'
import { boxOf } from './shapeBox.ts'

interface StatusFillProps {
  /** What the chart library hands to a shape: a rectangle in px, of which we read four numbers. */
  shape: unknown
  status: Status
  hatchId: string
}

/** One part of a bar in the look of its status, with its outline inside its own height. */
export function StatusFill({ shape, status, hatchId }: StatusFillProps) {
  const box = boxOf(shape)
  if (!box || box.rect.height < 1) return null
  return <StatusRect {...box.rect} status={status} hatchId={hatchId} />
}

/** The sign of a status in a legend: a piece of the bar that it names. */
export function StatusSwatch({ status, hatchId }: Omit<StatusFillProps, 'shape'>) {
  return (
    <svg width={14} height={10} viewBox="0 0 14 10" aria-hidden="true">
      {status === 'gap' && <HatchPattern id={hatchId} />}
      <StatusRect x={0} y={0} width={14} height={10} status={status} hatchId={hatchId} />
    </svg>
  )
}

interface StatusRectProps extends Omit<StatusFillProps, 'shape'> {
  x: number
  y: number
  width: number
  height: number
}

function StatusRect({ x, y, width, height, status, hatchId }: StatusRectProps) {
  if (status === 'done') {
    return <rect x={x} y={y} width={width} height={height} fill="var(--bar)" cursor="pointer" />
  }
  return (
    <rect
      x={x + 0.6}
      y={y + 0.6}
      width={Math.max(0, width - 1.2)}
      height={Math.max(0, height - 1.2)}
      fill={status === 'gap' ? `url(#${hatchId})` : 'var(--paper)'}
      stroke="var(--bar)"
      strokeWidth={1.2}
      strokeDasharray={status === 'gap' ? '1.8 1.4' : undefined}
      cursor="pointer"
    />
  )
}

function HatchPattern({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={4} height={4} fill="var(--paper)" />
        <path d="M0 0v4" stroke="var(--bar)" strokeWidth={1.6} />
      </pattern>
    </defs>
  )
}
