import { OUTCOME_SHAPES, SIGN_BOX, type SignedState, type SignShape } from '#lib/outcomeShapes.ts'
import { SignFrame, type SignProps } from './StatusSign.tsx'

interface OutcomeSignProps extends SignProps {
  state: SignedState
  /** Side in px at the usual text size: 10 in lanes, 12 in lists, 13 in the board, 24 at most. */
  size?: number
}

/** The sign of what came of a plan; the word is beside it or in the accessible name of its parent. */
export function OutcomeSign({ state, size = 12, ...sign }: OutcomeSignProps) {
  return (
    <SignFrame box={SIGN_BOX} size={size} space={6} outcome={state} {...sign}>
      <OutcomeShapes state={state} />
    </SignFrame>
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
