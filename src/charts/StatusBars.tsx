import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts'
import { STATUSES, type Status } from '#domain/claim.ts'
import { type StatusBar, statusShapes } from '#picture/charts/barDrawing.ts'
import { PictureShapes } from '#ui/PictureShapes.tsx'
import {
  AXIS_TEXT,
  boxOf,
  ChartFrame,
  ChartLegend,
  type ChartPicture,
  type ChartWords,
  SizedChart,
} from './ChartFrame.tsx'

interface StatusBarsProps {
  bars: readonly StatusBar[]
  words: ChartWords & { label: string; statuses: Readonly<Record<Status, string>> }
  /** A part of a bar, or its number in the table, was clicked. */
  onChoose: (key: string, status: Status) => void
  picture?: ChartPicture | undefined
}

/** Bars stacked by status: done is filled, planned outlined, a gap hatched. */
export function StatusBars({ bars, words, onChoose, picture }: StatusBarsProps) {
  const { label, statuses } = words
  return (
    <ChartFrame
      words={words}
      picture={picture}
      drawing={{ kind: 'statuses', bars, names: statuses }}
      legend={
        <ChartLegend
          keys={STATUSES.map((status) => ({
            id: status,
            name: statuses[status],
            sign: statusShapes({ x: 1, y: 2, width: 14, height: 10 }, status),
          }))}
        />
      }
      table={{
        heads: [label, ...STATUSES.map((status) => statuses[status])],
        rows: bars.map((bar) => ({
          key: bar.key,
          name: bar.label,
          cells: STATUSES.map((status) => ({
            text: String(bar[status]),
            onOpen: bar[status] > 0 && (() => onChoose(bar.key, status)),
          })),
        })),
      }}
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
            tick={{ ...AXIS_TEXT, width: 40 }}
            height={36}
          />
          <YAxis width={32} allowDecimals={false} tickLine={false} axisLine={false} tick={AXIS_TEXT} />
          {STATUSES.map((status) => (
            <Bar
              key={status}
              dataKey={status}
              stackId="status"
              isAnimationActive={false}
              shape={(shape: unknown) => <StatusFill shape={shape} status={status} />}
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

/** One part of a bar in the look of its status. `shape` is Recharts' shape props. */
function StatusFill({ shape, status }: { shape: unknown; status: Status }) {
  const box = boxOf(shape)
  if (!box || box.rect.height < 1) return null
  return (
    <g cursor="pointer">
      <PictureShapes shapes={statusShapes(box.rect, status)} />
    </g>
  )
}
