import { Bar, BarChart, CartesianGrid, LabelList, XAxis, YAxis } from 'recharts'
import { STATUSES, type Status } from '#domain/claim.ts'
import {
  BAR,
  barRow,
  type CountBar,
  nameLines,
  type StatusBar,
  statusShapes,
  textOfBar,
} from '#picture/charts/barDrawing.ts'
import { PictureShapes } from '#ui/PictureShapes.tsx'
import styles from './ChartFrame.module.css'
import {
  AXIS_TEXT,
  boxOf,
  type ChartFiles,
  ChartFrame,
  ChartLegend,
  type ChartPicture,
  type ChartWords,
  SizedChart,
} from './ChartFrame.tsx'

interface CountBarsProps extends ChartFiles {
  bars: readonly CountBar[]
  words: ChartWords & { label: string; count: string }
  onChoose: (key: string) => void
  isWaiting?: boolean
}

/** Horizontal bars, each with its number at the end. */
export function CountBars(props: CountBarsProps) {
  const { bars, words, onChoose, isWaiting, picture } = props
  return (
    <ChartFrame
      {...{ words, isWaiting, picture }}
      drawing={{ kind: 'bars', groups: [{ heading: null, bars }], number: null }}
      table={{
        heads: [words.label, words.count],
        rows: bars.map((bar) => ({
          key: bar.key,
          name: bar.label,
          cells: [{ text: textOfBar(bar), onOpen: !!bar.count && (() => onChoose(bar.key)) }],
        })),
      }}
    >
      <HorizontalBars bars={bars} onChoose={onChoose} />
    </ChartFrame>
  )
}

function HorizontalBars({ bars, onChoose }: Pick<CountBarsProps, 'bars' | 'onChoose'>) {
  const row = barRow(bars)
  const longest = Math.max(...bars.map((bar) => textOfBar(bar).length))
  return (
    <SizedChart height={Math.max(1, bars.length) * row}>
      <BarChart
        data={[...bars]}
        layout="vertical"
        margin={{ top: 0, right: Math.max(32, longest * BAR.digit + 8), bottom: 0, left: 0 }}
        barCategoryGap={(row - BAR.thick) / 2}
        accessibilityLayer={false}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="key"
          width={BAR.names}
          interval={0}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-2)' }}
          tick={(props: unknown) => <NameTick tick={props} bars={bars} />}
        />
        <Bar
          dataKey="count"
          fill="var(--bar)"
          minPointSize={(value) => (value === null ? 0 : 1)}
          isAnimationActive={false}
          cursor="pointer"
          onClick={(_, index) => {
            const bar = bars[index]
            if (bar) onChoose(bar.key)
          }}
        >
          <LabelList
            valueAccessor={(_: unknown, index: number) => (bars[index] ? textOfBar(bars[index]) : '')}
            position="right"
            className={styles.value ?? ''}
            fill="var(--ink)"
          />
        </Bar>
      </BarChart>
    </SizedChart>
  )
}

/** A name at the left edge, on at most two lines. `tick` is Recharts' tick props. */
function NameTick({ tick, bars }: { tick: unknown; bars: readonly CountBar[] }) {
  if (typeof tick !== 'object' || tick === null || !('y' in tick) || !('payload' in tick)) return null
  const { y, payload } = tick
  if (typeof payload !== 'object' || payload === null || !('value' in payload)) return null
  const lines = nameLines(bars.find(({ key }) => key === payload.value)?.label ?? '')
  return (
    <text y={Number(y) - ((lines.length - 1) * BAR.line) / 2} className="caption-type" fill="var(--ink-2)">
      {lines.map((line, index) => (
        <tspan key={line} x={0} dy={index === 0 ? '0.35em' : BAR.line}>
          {line}
        </tspan>
      ))}
    </text>
  )
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
