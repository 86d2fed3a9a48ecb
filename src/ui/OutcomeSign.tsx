import { trianglePath } from '#lib/picture.ts'
import { SignFrame, type SignProps } from './StatusSign.tsx'

interface OutcomeSignProps extends SignProps {
  state: SignedState
  /** Side in px at the usual text size: 10 in lanes, 12 in lists, 13 in the board, 24 at most. */
  size?: number
}

/** Radius of the triangle at the foot of an outcome that the reader set. */
const OWN = 6

/** The sign of what came of a plan, with a triangle beside it if the reader set it; the word is beside it or in the
 * accessible name of its parent. */
export function OutcomeSign({ state, size = 12, ...sign }: OutcomeSignProps) {
  const isOwn = sign.own !== undefined
  const width = SIGN_BOX + (isOwn ? 2.5 * OWN + 2 : 0)
  return (
    <SignFrame width={width} height={SIGN_BOX} size={size} outcome={state} {...sign}>
      <OutcomeShapes state={state} />
      {isOwn && <path d={trianglePath(width - 1.25 * OWN, SIGN_BOX - OWN - 1, OWN)} fill="currentColor" />}
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

/** One stroke or area of a sign. `stroke`: the line's width; without it the path is filled. */
interface SignShape {
  d: string
  stroke?: number
}

/** Side of the square in which signs are drawn. */
export const SIGN_BOX = 24

const RING: SignShape = { d: 'M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0-17.4 0Z', stroke: 2.6 }

/** The signs of what came of a plan, by state, in one ink: plain paths, for the screen, paper and files. */
export const OUTCOME_SHAPES = {
  'carried-out': [{ d: 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0Z' }],
  partly: [RING, { d: 'M12 2.5a9.5 9.5 0 0 0 0 19Z' }],
  'under-way': [RING, { d: 'M8.2 12a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0Z' }],
  delayed: [RING, { d: 'M11.6 6.6V12.6H17.2', stroke: 2.4 }],
  dropped: [{ d: 'M4 4L20 20M20 4L4 20', stroke: 3.4 }],
  superseded: [
    { d: 'M1.4 12a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0-8.8 0Z', stroke: 2.5 },
    { d: 'M10.2 12H21.4M16 6.4L21.6 12L16 17.6', stroke: 2.5 },
  ],
  'nothing-found': [
    { d: 'M3.2 9.9a6.9 6.9 0 1 0 13.8 0a6.9 6.9 0 1 0-13.8 0Z', stroke: 2.6 },
    { d: 'M14.8 14.7L21.2 21.1', stroke: 3.6 },
  ],
  none: [RING],
} as const satisfies Readonly<Record<string, readonly SignShape[]>>

/** A state with a sign. */
export type SignedState = keyof typeof OUTCOME_SHAPES
