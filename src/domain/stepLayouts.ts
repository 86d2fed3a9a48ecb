import type { SlideRole } from './slides.ts'

/** A part of what a step says, beside its title and its sources. */
export const STEP_PARTS = ['lines', 'number', 'quotation', 'chart', 'ranking', 'rows'] as const
export type StepPart = (typeof STEP_PARTS)[number]

/** A drawing of the editor's choice, 64 by 36: what is filled with ink, what is a stroke, and maps by x, y, width and height. */
interface LayoutPicture {
  ink: string
  strokes?: string
  route?: string
  maps?: readonly (readonly [x: number, y: number, width: number, height: number])[]
}

/** What a step holds by which the editor proposes a layout. */
export type StepSubject =
  | 'comparison'
  | 'plans'
  | 'ranking'
  | 'number'
  | 'measures'
  | 'quotation'
  | 'place'
  | 'words'

/** How a layout fills every paper. */
interface LayoutRow {
  /** The subject for which the editor proposes it, that of no other layout; null where only the author can choose it. */
  proposedFor: StepSubject | null
  /** The parts that its face on the stage shows; what a step has beside them is on its page. */
  face: readonly StepPart[]
  /** Parts that it shows only in place of lines. */
  inPlaceOfLines?: readonly StepPart[]
  /** How it draws a chart by month; without one of its own it shows the months of its number. */
  months?: 'bars' | 'lines'
  rows?: 'evidence' | 'dated' | 'plans'
  /** It says nothing but leads through the talk; on paper the contents do. */
  isLeading?: true
  /** What it says changes with the other steps of its talk. */
  saysOfTalk?: true
  map: {
    /** Where the words need the room, a map is shown only if it shows a place, or never. */
    shown: 'always' | 'placed' | 'never'
    /** Px of the canvas of 1280 × 720, as in StepCanvas.module.css. */
    width: number
    height: number
    /** Two maps, one a period. */
    isPair?: true
    /** Words lie on it. */
    isFull?: true
    /** Lines alone, without names and numbers. */
    isUnlabelled?: true
    /** Callouts can appear one by one. */
    hasCallouts?: true
  }
  /** Its slide, and what the slide needs, else the usual slide of what the step has; `placeless` without a map. */
  slide?: {
    role: SlideRole
    needs: 'quotation' | 'ranking' | 'rows' | 'map alone' | 'no figures'
    placeless?: SlideRole
  }
  picture: LayoutPicture
}

/** Where a layout has no map of its own, that of its neighbours waits behind it. */
const BESIDE = { width: 752, height: 672 }
const NEVER = { shown: 'never', ...BESIDE } as const
const NUMBERED: readonly StepPart[] = ['number', 'lines']

const box = (x: number, y: number, width: number, height = 2) => `M${x} ${y}h${width}v${height}h${-width}z`
const boxes = (...all: readonly Parameters<typeof box>[]) => all.map((each) => box(...each)).join('')
const dot = (x: number, y: number, radius: number) =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`

const ROWS = {
  map: {
    proposedFor: 'place',
    face: NUMBERED,
    map: { shown: 'always', width: 1280, height: 672, isFull: true, hasCallouts: true },
    slide: { role: 'map', needs: 'map alone' },
    picture: { ink: '', maps: [[0, 0, 64, 36]] },
  },
  'map-text': {
    proposedFor: 'words',
    face: NUMBERED,
    map: { shown: 'placed', ...BESIDE, hasCallouts: true },
    picture: { ink: boxes([4, 4, 16, 3], [4, 11, 18], [4, 15, 14], [4, 21, 18]), maps: [[27, 0, 37, 36]] },
  },
  number: {
    proposedFor: 'number',
    face: ['number', 'lines', 'chart'],
    months: 'bars',
    map: NEVER,
    picture: {
      ink:
        boxes([4, 4, 20, 3], [4, 12, 24, 9]) +
        [2, 4, 3, 6, 5, 8, 10].map((height, at) => box(34 + at * 4, 28 - height * 2, 3, height * 2)).join(''),
    },
  },
  quote: {
    proposedFor: 'quotation',
    face: ['quotation', 'lines'],
    inPlaceOfLines: ['number'],
    map: { shown: 'placed', width: 400, height: 496, hasCallouts: true },
    slide: { role: 'quote-map', needs: 'quotation', placeless: 'quote' },
    picture: {
      ink: boxes([8, 9, 40, 3], [8, 15, 44, 3], [8, 21, 30, 3], [8, 29, 22, 1.5]),
      strokes: 'M5 8q0 -3 3 -3M10 8q0 -3 3 -3',
    },
  },
  compare: {
    proposedFor: 'comparison',
    face: ['number', 'ranking', 'lines'],
    map: { shown: 'always', width: 400, height: 430, isPair: true },
    slide: { role: 'compare', needs: 'ranking' },
    picture: {
      ink: box(4, 3, 30, 3),
      maps: [
        [4, 10, 26, 20],
        [34, 10, 26, 20],
      ],
    },
  },
  ranked: {
    proposedFor: 'ranking',
    face: ['lines', 'ranking'],
    map: NEVER,
    picture: {
      ink: boxes(
        [4, 3, 24, 3],
        [16, 11, 40, 3],
        [16, 16, 30, 3],
        [16, 21, 22, 3],
        [16, 26, 14, 3],
        [16, 31, 8, 3],
      ),
    },
  },
  lines: {
    proposedFor: null,
    face: ['lines', 'chart'],
    months: 'lines',
    map: NEVER,
    picture: {
      ink: box(4, 3, 24, 3),
      route: 'M6 28L18 20 30 24 42 14 58 10',
      strokes: 'M6 31L18 28 30 30 42 24 58 26',
    },
  },
  timeline: {
    proposedFor: null,
    face: ['rows', 'lines'],
    rows: 'dated',
    map: NEVER,
    slide: { role: 'text-table', needs: 'rows' },
    picture: {
      ink:
        boxes([4, 3, 24, 3], [5, 26, 10, 1.5], [31, 26, 10, 1.5]) +
        [10, 24, 36, 52].map((x) => dot(x, 21, 2.2)).join(''),
      strokes: 'M5 21h54',
    },
  },
  table: {
    proposedFor: 'measures',
    face: ['lines', 'rows'],
    rows: 'evidence',
    map: NEVER,
    slide: { role: 'text-table', needs: 'rows' },
    picture: {
      ink: box(4, 3, 24, 3) + [12, 18, 24].map((y) => boxes([6, y, 16], [50, y, 8])).join(''),
      strokes: [10, 16, 22, 28].map((y) => `M4 ${y}h56`).join(''),
    },
  },
  plans: {
    proposedFor: 'plans',
    face: ['rows', 'lines'],
    rows: 'plans',
    map: NEVER,
    slide: { role: 'text-table', needs: 'rows' },
    picture: {
      ink:
        box(4, 3, 24, 3) +
        [12, 20, 28].map((y) => dot(7, y + 1.5, 2) + boxes([12, y, 10, 3], [28, y, 30, 3])).join(''),
    },
  },
  title: {
    proposedFor: null,
    face: ['lines'],
    isLeading: true,
    map: { shown: 'placed', width: 720, height: 720, isUnlabelled: true },
    slide: { role: 'title', needs: 'no figures' },
    picture: { ink: boxes([8, 11, 44, 6], [8, 21, 30, 2.5], [8, 30, 14, 1.5]) },
  },
  agenda: {
    proposedFor: null,
    face: [],
    isLeading: true,
    saysOfTalk: true,
    map: NEVER,
    slide: { role: 'text', needs: 'no figures' },
    picture: {
      ink: box(4, 3, 18, 3) + [11, 18, 25].map((y) => boxes([6, y, 3, 3], [13, y, 36, 3])).join(''),
    },
  },
  section: {
    proposedFor: null,
    face: ['lines'],
    isLeading: true,
    saysOfTalk: true,
    map: NEVER,
    slide: { role: 'title', needs: 'no figures' },
    picture: { ink: box(14, 15, 36, 6), strokes: 'M14 25h36' },
  },
  closing: {
    proposedFor: null,
    face: ['lines'],
    saysOfTalk: true,
    map: NEVER,
    slide: { role: 'text', needs: 'no figures' },
    picture: { ink: boxes([16, 8, 32, 5], [20, 18, 24], [20, 22, 24], [24, 26, 16]) },
  },
} as const satisfies Readonly<Record<string, LayoutRow>>

export type StepLayout = keyof typeof ROWS

/** How a step fills the stage, the slide, the page and paper: a row a layout, in the order in which the editor offers them. */
export const LAYOUTS: Readonly<Record<StepLayout, LayoutRow>> = ROWS

/** Whether its lines stand close on the stage: beside rows or a chart they have less room than beside a map or a large number. */
export function hasCloseLines(layout: StepLayout): boolean {
  const { face } = LAYOUTS[layout]
  return !face.includes('number') && face.some((part) => ['chart', 'ranking', 'rows'].includes(part))
}

/** Whether a step of a layout shows a map, on the stage and on every paper alike; without one the words have its room. */
export function showsMap(layout: StepLayout, isPlaceless: boolean): boolean {
  const { shown } = LAYOUTS[layout].map
  return shown === 'always' || (shown === 'placed' && !isPlaceless)
}
