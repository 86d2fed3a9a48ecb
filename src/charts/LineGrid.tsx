/** Size of a drawing of lines, with the margins of its plot, in px of the drawing. */
export interface PlotBox {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

/** Where the nth of `count` places and a value up to `max` lie in the drawing. */
export function scalesOf({ width, height, left, right, top, bottom }: PlotBox, count: number, max: number) {
  return {
    x: (place: number) => left + (place * (width - left - right)) / Math.max(1, count - 1),
    y: (value: number) => height - bottom - (value / max) * (height - top - bottom),
  }
}

interface LineGridProps {
  box: PlotBox
  ticks: readonly number[]
  y: (value: number) => number
  textOf: (tick: number) => string
  /** From the plot to the numbers, px, and from their middle to their base. */
  gap: number
  drop: number
  styles: Readonly<{ grid?: string; tick?: string }>
}

/** A line across the plot at each tick, with its number before it. */
export function LineGrid({ box, ticks, y, textOf, gap, drop, styles }: LineGridProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line className={styles.grid} x1={box.left} x2={box.width - box.right} y1={y(tick)} y2={y(tick)} />
      <text className={styles.tick} x={box.left - gap} y={y(tick) + drop} textAnchor="end">
        {textOf(tick)}
      </text>
    </g>
  ))
}
