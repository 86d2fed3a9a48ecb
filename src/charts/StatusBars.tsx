import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts'
import { STATUSES, type Status } from '#domain/claim.ts'
import styles from './ChartFrame.module.css'
import { ChartFrame, type ChartPicture, type ChartWords } from './ChartFrame.tsx'
import { AXIS_TEXT, boxOf, SizedChart } from './SizedChart.tsx'

/** One bar: the number of each status; `key` identifies it in `onChoose`. */
export interface StatusBar extends Record<Status, number> {
  key: string
  label: string
}

interface StatusBarsProps {
  bars: readonly StatusBar[]
  words: ChartWords & { label: string; statuses: Readonly<Record<Status, string>> }
  /** A part of a bar, or its number in the table, was clicked. */
  onChoose: (key: string, status: Status) => void
  picture?: ChartPicture | undefined
}

/** Bars stacked by status: done is filled, planned outlined, a gap hatched. */
export function StatusBars({ bars, words, onChoose, picture }: StatusBarsProps) {
  const hatchId = useId()
  return (
    <ChartFrame
      words={words}
      picture={picture}
      legend={
        <ul className={styles.legend}>
          {STATUSES.map((status) => (
            <li key={status}>
              <StatusSwatch status={status} hatchId={hatchId} />
              {words.statuses[status]}
            </li>
          ))}
        </ul>
      }
      table={<StatusTable bars={bars} words={words} onChoose={onChoose} />}
    >
      <SizedChart height={188}>
        <BarChart
          data={[...bars]}
          margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
          barCategoryGap="24%"
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="label"
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-2)' }}
            // Two words take two lines, because bars in a narrow frame are close together.
            tick={{ ...AXIS_TEXT, width: 52 }}
            height={36}
          />
          <YAxis width={32} allowDecimals={false} tickLine={false} axisLine={false} tick={AXIS_TEXT} />
          {STATUSES.map((status) => (
            <Bar
              key={status}
              dataKey={status}
              stackId="status"
              isAnimationActive={false}
              shape={(shape: unknown) => <StatusFill shape={shape} status={status} hatchId={hatchId} />}
              onClick={(_, index) => {
                const bar = bars[index]
                if (bar) onChoose(bar.key, status)
              }}
            />
          ))}
        </BarChart>
      </SizedChart>
    </ChartFrame>
  )
}

function StatusTable({ bars, words, onChoose }: StatusBarsProps) {
  return (
    <table className={styles.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.label}</th>
          {STATUSES.map((status) => (
            <th key={status} scope="col">
              {words.statuses[status]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            {STATUSES.map((status) => (
              <td key={status}>
                {bar[status] === 0 ? (
                  0
                ) : (
                  <button
                    type="button"
                    aria-label={`${bar.label}, ${words.statuses[status]}: ${bar[status]}`}
                    onClick={() => onChoose(bar.key, status)}
                  >
                    {bar[status]}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface StatusFillProps {
  /** Recharts' shape props. */
  shape: unknown
  status: Status
  hatchId: string
}

/** One part of a bar in the look of its status, with its outline inside. */
function StatusFill({ shape, status, hatchId }: StatusFillProps) {
  const box = boxOf(shape)
  if (!box || box.rect.height < 1) return null
  return <StatusRect {...box.rect} status={status} hatchId={hatchId} />
}

/** Legend swatch of a status. */
function StatusSwatch({ status, hatchId }: Omit<StatusFillProps, 'shape'>) {
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
