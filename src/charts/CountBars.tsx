import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import styles from './ChartFrame.module.css'
import { ChartFrame, type ChartWords } from './ChartFrame.tsx'

/** One bar: its name and its number. `key` comes back when it is chosen. */
export interface CountBar {
  key: string
  label: string
  count: number
  /** The number in words, where it is more than the bare number. */
  text?: string
}

interface CountBarsProps {
  bars: readonly CountBar[]
  words: ChartWords & { label: string; count: string }
  onChoose: (key: string) => void
  isWaiting?: boolean
  onSave?: (() => void) | undefined
}

const ROW_HEIGHT = 24
/** px kept for the names at the left; a longer one is cut in the drawing, never in the table. */
const NAME_WIDTH = 164
const LONGEST_NAME = 28
/** px that a digit of a number at the end of a bar takes. */
const DIGIT_WIDTH = 7

function textOf({ text, count }: CountBar): string {
  return text ?? String(count)
}

/** Lying bars, one a name, each with its number at the end. */
export function CountBars({ bars, words, onChoose, isWaiting, onSave }: CountBarsProps) {
  const height = Math.max(1, bars.length) * ROW_HEIGHT
  const longest = Math.max(...bars.map((bar) => textOf(bar).length))
  return (
    <ChartFrame
      words={words}
      isWaiting={isWaiting ?? false}
      onSave={onSave}
      table={<CountTable bars={bars} words={words} onChoose={onChoose} />}
    >
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 352, height }}>
        <BarChart
          data={[...bars]}
          layout="vertical"
          margin={{ top: 0, right: Math.max(32, longest * DIGIT_WIDTH + 8), bottom: 0, left: 0 }}
          barCategoryGap={6}
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis
            type="category"
            dataKey="label"
            width={NAME_WIDTH}
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-2)' }}
            tick={(props: unknown) => <NameTick tick={props} />}
          />
          <Bar
            dataKey="count"
            fill="var(--bar)"
            minPointSize={1}
            isAnimationActive={false}
            cursor="pointer"
            onClick={(_, index) => {
              const bar = bars[index]
              if (bar) onChoose(bar.key)
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
      </ResponsiveContainer>
    </ChartFrame>
  )
}

/** A name on one line at the left edge. `tick` is what the chart library hands over: a height and a value. */
function NameTick({ tick }: { tick: unknown }) {
  if (typeof tick !== 'object' || tick === null || !('y' in tick) || !('payload' in tick)) return null
  const { y, payload } = tick
  if (typeof payload !== 'object' || payload === null || !('value' in payload)) return null
  const name = String(payload.value)
  return (
    <text x={0} y={Number(y)} dy="0.35em" className={styles.axis}>
      {name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name}
    </text>
  )
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
              {bar.count === 0 ? (
                0
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
