/** One stroke or area of a sign. `stroke`: the line's width; without it the path is filled. */
export interface SignShape {
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
