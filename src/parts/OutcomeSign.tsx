import { OUTCOMES, type PlanState, type SignShape } from '#domain/planState.ts'
import { trianglePath } from '#lib/picture.ts'
import { SignFrame, type SignProps } from '#ui/StatusSign.tsx'

interface OutcomeSignProps extends SignProps {
  state: PlanState
  /** Side in px at the usual text size: 10 in lanes, 12 in lists, 13 in the board, 24 at most. */
  size?: number
}

/** Side of the square in which `OUTCOMES` draws signs. */
export const SIGN_BOX = 24

/** Radius of the triangle at the foot of an outcome that the reader set. */
const OWN = 6

/** The sign of what came of a plan, with a triangle beside it if the reader set it; the word is beside it or in the
 * accessible name of its parent. */
export function OutcomeSign({ state, size = 12, ...sign }: OutcomeSignProps) {
  const isNamed = sign.own !== undefined
  const width = SIGN_BOX + (isNamed ? 2.5 * OWN + 2 : 0)
  return (
    <SignFrame width={width} height={SIGN_BOX} size={size} outcome={state} {...sign}>
      <OutcomeShapes state={state} />
      {isNamed && <path d={trianglePath(width - 1.25 * OWN, SIGN_BOX - OWN - 1, OWN)} fill="currentColor" />}
    </SignFrame>
  )
}

/** The shapes of an outcome in the box of its sign. */
export function OutcomeShapes({ state }: { state: PlanState }) {
  const shapes: readonly SignShape[] = OUTCOMES[state].sign
  return shapes.map(([d, stroke]) => (
    <path
      key={d}
      d={d}
      fill={stroke === undefined ? 'currentColor' : 'none'}
      stroke={stroke === undefined ? 'none' : 'currentColor'}
      strokeWidth={stroke}
    />
  ))
}
