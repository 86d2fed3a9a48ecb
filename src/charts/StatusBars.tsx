import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts'
import { STATUSES, type Status } from '#domain/claim.ts'
import { AXIS_TEXT } from './axisText.ts'
import styles from './ChartFrame.module.css'
import { ChartFrame, type ChartPicture, type ChartWords } from './ChartFrame.tsx'
import { SizedChart } from './SizedChart.tsx'
import { StatusFill, StatusSwatch } from './StatusFill.tsx'

/** One bar: a label on the axis and the number of each status. `key` comes back when it is chosen. */
export interface StatusBar extends Record<Status, number> {
  key: string
  label: string
}

interface StatusBarsProps {
  bars: readonly StatusBar[]
  words: ChartWords & { label: string; statuses: Readonly<Record<Status, string>> }
  /** A bar's part, or its number in the table, was chosen. */
  onChoose: (key: string, status: Status) => void
  picture?: ChartPicture | undefined
}

/** Bars stacked by status: filled is done, outlined is planned, hatched is a gap, all in ink. */
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
      <SizedChart height={176}>
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
            tick={AXIS_TEXT}
            height={24}
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
