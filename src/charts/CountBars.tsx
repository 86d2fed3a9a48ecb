import { Bar, BarChart, CartesianGrid, LabelList, XAxis, YAxis } from 'recharts'
import styles from './ChartFrame.module.css'
import { ChartFrame, type ChartPicture, type ChartWords } from './ChartFrame.tsx'
import { roundScale } from './plot.ts'
import { AXIS_TEXT, boxOf, SizedChart } from './SizedChart.tsx'

/** One bar; `key` identifies it in `onChoose`. */
export interface CountBar {
  key: string
  label: string
  /** Null if not stated; draws no bar. */
  count: number | null
  /** Text for the number; default is the bare number. */
  text?: string
  /** CSS colour; default is that of all bars. */
  colour?: string
  /** Drawn as an outline, to compare with the next bar. */
  isHollow?: boolean
}

interface CountBarsProps {
  bars: readonly CountBar[]
  words: ChartWords & { label: string; count: string }
  onChoose: (key: string) => void
  isWaiting?: boolean
  onSave?: (() => void) | undefined
  picture?: ChartPicture | undefined
}

/** Height of a row, px, with names of one line and of two. */
const ROW_HEIGHT = 24
const HIGH_ROW = 32
/** Line height of a name, px. */
const LINE = 13
/** Width of the names at the left, px, and letters per line. */
const NAME_WIDTH = 164
const LINE_LETTERS = 27
/** Width of a digit at the end of a bar, px. */
const DIGIT_WIDTH = 7

function textOf({ text, count }: CountBar): string {
  return text ?? String(count)
}

/** Horizontal bars, each with its number at the end. */
export function CountBars({ bars, words, onChoose, isWaiting, onSave, picture }: CountBarsProps) {
  return (
    <ChartFrame
      words={words}
      isWaiting={isWaiting ?? false}
      onSave={onSave}
      picture={picture}
      table={<CountTable bars={bars} words={words} onChoose={onChoose} />}
    >
      <HorizontalBars bars={bars} onChoose={onChoose} />
    </ChartFrame>
  )
}

/** Bars of one unit under a heading. */
export interface BarGroup {
  heading: string
  bars: readonly CountBar[]
}

/** The bars alone, for files; each group has its own scale, whose numbers are shown, in its own frame. */
export function GroupedBars({
  groups,
  number,
}: {
  groups: readonly BarGroup[]
  number: (value: number) => string
}) {
  return groups.map(({ heading, bars }) => (
    <div key={heading} className={styles.group}>
      <p className={styles.title}>{heading}</p>
      <HorizontalBars bars={bars} scale={number} />
    </div>
  ))
}

interface HorizontalBarsProps {
  bars: readonly CountBar[]
  onChoose?: (key: string) => void
  /** Formats the numbers of a scale below the bars; without it there is none. */
  scale?: (value: number) => string
}

/** Height of the numbers of a scale, px. */
const SCALE_HEIGHT = 24

function HorizontalBars({ bars, onChoose, scale }: HorizontalBarsProps) {
  const round = roundScale(Math.max(0, ...bars.map(({ count }) => count ?? 0)))
  const isHigh = bars.some(({ label }) => nameLines(label).length > 1)
  const rows = Math.max(1, bars.length) * (isHigh ? HIGH_ROW : ROW_HEIGHT)
  const longest = Math.max(...bars.map((bar) => textOf(bar).length))
  return (
    <SizedChart height={rows + (scale ? SCALE_HEIGHT : 0)}>
      <BarChart
        data={[...bars]}
        layout="vertical"
        margin={{ top: 0, right: Math.max(32, longest * DIGIT_WIDTH + 8), bottom: 0, left: 0 }}
        barCategoryGap={isHigh ? 10 : 6}
        accessibilityLayer={false}
      >
        {scale ? (
          <XAxis
            type="number"
            domain={[0, round.max]}
            ticks={[...round.ticks]}
            tickFormatter={scale}
            tick={AXIS_TEXT}
            tickLine={false}
            axisLine={false}
            height={SCALE_HEIGHT}
          />
        ) : (
          <XAxis type="number" hide domain={[0, 'dataMax']} />
        )}
        {scale && (
          // A frame: the lines of the scale, closed above and below.
          <CartesianGrid stroke="var(--line)" strokeWidth={1} horizontalPoints={[0.5, rows - 0.5]} />
        )}
        <YAxis
          type="category"
          dataKey="key"
          width={NAME_WIDTH}
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
          {...(onChoose && { cursor: 'pointer' })}
          shape={(shape: unknown) => <CountShape shape={shape} bars={bars} />}
          onClick={(_, index) => {
            const bar = bars[index]
            if (bar) onChoose?.(bar.key)
          }}
        >
          <LabelList
            valueAccessor={(_: unknown, index: number) => (bars[index] ? textOf(bars[index]) : '')}
            position="right"
            className={styles.value ?? ''}
            fill="var(--ink)"
          />
        </Bar>
      </BarChart>
    </SizedChart>
  )
}

/** A bar in its colour, or hollow with its outline inside. */
function CountShape({ shape, bars }: { shape: unknown; bars: readonly CountBar[] }) {
  const box = boxOf(shape)
  const bar = bars[box?.index ?? -1]
  if (!box || !bar || bar.count === null) return null
  const colour = bar.colour ?? 'var(--bar)'
  if (!bar.isHollow) return <rect {...box.rect} fill={colour} />
  const { x, y, width, height } = box.rect
  return (
    <rect
      x={x + 0.75}
      y={y + 0.75}
      width={Math.max(0, width - 1.5)}
      height={Math.max(0, height - 1.5)}
      fill="var(--paper)"
      stroke={colour}
      strokeWidth={1.5}
    />
  )
}

/** A name at the left edge, on at most two lines. `tick` is Recharts' tick props. */
function NameTick({ tick, bars }: { tick: unknown; bars: readonly CountBar[] }) {
  if (typeof tick !== 'object' || tick === null || !('y' in tick) || !('payload' in tick)) return null
  const { y, payload } = tick
  if (typeof payload !== 'object' || payload === null || !('value' in payload)) return null
  const lines = nameLines(bars.find(({ key }) => key === payload.value)?.label ?? '')
  return (
    <text y={Number(y) - ((lines.length - 1) * LINE) / 2} className={styles.axis}>
      {lines.map((line, index) => (
        <tspan key={line} x={0} dy={index === 0 ? '0.35em' : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** Breaks a name between words into at most two lines and truncates the rest; the table has the full name. */
export function nameLines(name: string): readonly string[] {
  if (name.length <= LINE_LETTERS) return [name]
  const gap = name.lastIndexOf(' ', LINE_LETTERS)
  const end = gap > 0 ? gap : LINE_LETTERS
  const rest = name.slice(end).trim()
  return [
    name.slice(0, end),
    rest.length > LINE_LETTERS ? `${rest.slice(0, LINE_LETTERS - 1).trim()}…` : rest,
  ]
}

function CountTable({ bars, words, onChoose }: CountBarsProps) {
  return (
    <table className={styles.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.label}</th>
          <th scope="col">{words.count}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td>
              {!bar.count ? (
                textOf(bar)
              ) : (
                <button
                  type="button"
                  aria-label={`${bar.label}: ${textOf(bar)}`}
                  onClick={() => onChoose(bar.key)}
                >
                  {textOf(bar)}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
