import { OUTCOME_SHAPES, SIGN_BOX, type SignedState, type SignShape } from '#lib/outcomeShapes.ts'
import styles from './StatusSign.module.css'

interface OutcomeSignProps {
  state: SignedState
  /** Side in px at the usual text size: 10 in lanes, 12 in lists, 13 in the board, 24 at most. */
  size?: number
  /** True on maps and charts, where sizes are px; elsewhere the sign grows with the text. */
  isOnMap?: boolean
  /** The word for a mark from the reader's own documents, "yours": the same sign in a square that has this name. */
  own?: string | undefined
}

/** Space between a sign and its square, and the square's line, in units of the sign's box. */
const OWN_SPACE = 6
const OWN_LINE = 3

/** The sign of what came of a plan; the word is beside it or in the accessible name of its parent. */
export function OutcomeSign({ state, size = 12, isOnMap = false, own }: OutcomeSignProps) {
  const space = own === undefined ? 0 : OWN_SPACE
  const box = SIGN_BOX + 2 * space
  const px = (size * box) / SIGN_BOX
  const side = isOnMap ? px : `${px / 16}rem`
  return (
    <svg
      className={styles.sign}
      width={side}
      height={side}
      viewBox={`${-space} ${-space} ${box} ${box}`}
      data-outcome={state}
      role={own === undefined ? undefined : 'img'}
      aria-label={own}
      aria-hidden={own === undefined || undefined}
    >
      {own !== undefined && (
        <rect
          x={OWN_LINE / 2 - space}
          y={OWN_LINE / 2 - space}
          width={box - OWN_LINE}
          height={box - OWN_LINE}
          rx={6}
          fill="var(--paper)"
          stroke="currentColor"
          strokeWidth={OWN_LINE}
        />
      )}
      <OutcomeShapes state={state} />
    </svg>
  )
}

/** The shapes of an outcome in the box of its sign. */
export function OutcomeShapes({ state }: { state: SignedState }) {
  const shapes: readonly SignShape[] = OUTCOME_SHAPES[state]
  return shapes.map(({ d, stroke }) => (
    <path
      key={d}
      d={d}
      fill={stroke === undefined ? 'currentColor' : 'none'}
      stroke={stroke === undefined ? 'none' : 'currentColor'}
      strokeWidth={stroke}
    />
  ))
}
