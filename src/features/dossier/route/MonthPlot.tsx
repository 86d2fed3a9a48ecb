import type { CSSProperties, HTMLAttributes, ReactNode } from 'react'
import type { roundScale } from '#picture/charts/plotModel.ts'
import { useWords } from '#words/words.ts'
import styles from './MonthPlot.module.css'

interface MonthPlotProps {
  /** Id of what names it. */
  labelledBy: string
  /** CSS colour of the bars. */
  colour: string
  scale: ReturnType<typeof roundScale>
  isTall?: boolean
  /** What `useArrowCells` asks of the frame of its cells. */
  tableProps: HTMLAttributes<HTMLElement>
  /** A button a month. */
  children: ReactNode
}

/** The frame of bars by month, with lines at round numbers. */
export function MonthPlot({ labelledBy, colour, scale, isTall, tableProps, children }: MonthPlotProps) {
  const words = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; these are buttons.
    <div
      className={styles.plot}
      data-tall={isTall || undefined}
      role="group"
      aria-labelledby={labelledBy}
      style={{ '--colour': colour } as CSSProperties}
      {...tableProps}
    >
      {scale.ticks.slice(1).map((tick) => (
        <span key={tick} className={styles.grid} style={{ bottom: `${(tick / scale.max) * 100}%` }}>
          {words.shortNumber(tick)}
        </span>
      ))}
      {children}
    </div>
  )
}
