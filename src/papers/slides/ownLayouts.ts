import {
  type Placeholder,
  SLIDE_ROLES,
  type SlideBox,
  type SlideFrame,
  type SlideRole,
  type SlideSlot,
  type SlideTemplate,
  type SlotName,
} from '#domain/slides.ts'
import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'
import type { SlideColours } from './slideTalk.ts'

/** The app's own slide: 16:9, inches, PowerPoint's widescreen size. */
export const SLIDE = { w: 13.333, h: 7.5 } as const

/** What a layout says of the text in a slot, where it differs from the master. */
export interface OwnStyle {
  size: number
  isBold?: boolean
  /** Secondary text colour. */
  isQuiet?: boolean
  /** In the serif of quotations. */
  isQuoted?: boolean
  align?: 'right'
  anchor?: 'b' | 'ctr'
}

export interface OwnSlot {
  name: SlotName
  placeholder: Placeholder
  box: SlideBox
  style: OwnStyle
}

/** A layout of the app's own master; `name` shows in the office program. */
export interface OwnLayout {
  name: string
  slots: readonly OwnSlot[]
}

const box = (x: number, y: number, w: number, h: number): SlideBox => ({ x, y, w, h })
const slot = (name: SlotName, type: string, idx: number | null, at: SlideBox, style: OwnStyle): OwnSlot => ({
  name,
  placeholder: { type, idx },
  box: at,
  style,
})

const LEFT = 0.55
const RIGHT = SLIDE.w - LEFT
const TOP = 1.34
/** Left column, and the picture beside it. */
const COLUMN = 4.48
const WIDE: SlideBox = box(5.42, TOP, RIGHT - 5.42, 4.98)
/** Two lines under a map. */
const UNDER = { y: 6.38, h: 0.44 } as const
const CAPTION = box(WIDE.x, UNDER.y, WIDE.w, UNDER.h)
const LINES: OwnStyle = { size: 21 }
const SMALL: OwnStyle = { size: 12, isQuiet: true }

const TITLE = slot('title', 'title', null, box(LEFT, 0.28, RIGHT - LEFT, 0.96), {
  size: 30,
  isBold: true,
  anchor: 'ctr',
})
const FOOTER = slot('footer', 'ftr', 20, box(LEFT, 6.95, 11.2, 0.42), SMALL)
const PAGE = slot('page', 'sldNum', 21, box(RIGHT - 0.9, 6.95, 0.9, 0.24), { ...SMALL, align: 'right' })
/** The placeholders of the master, from which those of the layouts inherit. */
export const MASTER_SLOTS: readonly OwnSlot[] = [
  TITLE,
  slot('body', 'body', 1, box(LEFT, TOP, RIGHT - LEFT, 5.2), LINES),
  FOOTER,
  PAGE,
]

const body = (at: SlideBox) => slot('body', 'body', 1, at, LINES)
const map = slot('map', 'pic', 2, WIDE, SMALL)
const caption = slot('caption', 'body', 3, CAPTION, SMALL)
const number = slot('number', 'body', 10, box(LEFT, TOP, COLUMN, 0.9), { size: 54, isBold: true })
const change = slot('change', 'body', 11, box(LEFT, 2.24, COLUMN, 1.04), { size: 14, isQuiet: true })
const chart = slot('chart', 'chart', 4, box(WIDE.x, TOP, WIDE.w, 5.4), SMALL)
const FULL = box(LEFT, TOP, COLUMN, 5.4)
const BELOW_NUMBER = box(LEFT, 3.36, COLUMN, 3.38)
const MAP = 3.84

/**
 * The layouts by role. "Text", "Map", "Number and map", "Text and chart", "Quotation" and the tables serve steps that the six
 * main ones do not.
 */
export const OWN_LAYOUTS: Readonly<Record<SlideRole, OwnLayout>> = {
  title: {
    name: 'Title',
    slots: [
      slot('title', 'ctrTitle', null, box(0.67, 1.5, 4.95, 2.35), { size: 44, isBold: true, anchor: 'b' }),
      slot('subtitle', 'subTitle', 1, box(0.67, 4.1, 4.95, 1.9), { size: 18, isQuiet: true }),
      slot('map', 'pic', 2, box(5.83, 0, SLIDE.w - 5.83, 6.82), SMALL),
      FOOTER,
      PAGE,
    ],
  },
  text: {
    name: 'Text',
    // The only thing on the slide, such as an agenda.
    slots: [TITLE, slot('body', 'body', 1, box(LEFT, TOP, RIGHT - LEFT, 5.4), { size: 32 }), FOOTER, PAGE],
  },
  'text-map': { name: 'Text and map', slots: [TITLE, body(FULL), map, caption, FOOTER, PAGE] },
  'number-chart': {
    name: 'Number and chart',
    slots: [TITLE, number, change, body(BELOW_NUMBER), chart, FOOTER, PAGE],
  },
  quote: {
    name: 'Quotation',
    slots: [
      TITLE,
      slot('quote', 'body', 12, box(LEFT, TOP, 11, 2.7), { size: 36, isQuoted: true }),
      slot('source', 'body', 13, box(LEFT, 4.14, 11, 1.04), { size: 16, isQuiet: true }),
      body(box(LEFT, 5.28, 11, 1.46)),
      FOOTER,
      PAGE,
    ],
  },
  'quote-map': {
    name: 'Quotation and map',
    slots: [
      TITLE,
      slot('quote', 'body', 12, box(LEFT, TOP, 7.4, 2.7), { size: 30, isQuoted: true }),
      slot('source', 'body', 13, box(LEFT, 4.14, 7.4, 1.04), { size: 16, isQuiet: true }),
      body(box(LEFT, 5.28, 7.4, 1.46)),
      slot('map', 'pic', 2, box(8.35, TOP, RIGHT - 8.35, 4.98), SMALL),
      slot('caption', 'body', 3, box(8.35, UNDER.y, RIGHT - 8.35, UNDER.h), SMALL),
      FOOTER,
      PAGE,
    ],
  },
  compare: {
    name: 'Two maps and chart',
    slots: [
      TITLE,
      slot('head1', 'body', 15, box(LEFT, TOP, MAP, 0.36), { size: 18, anchor: 'b' }),
      slot('map', 'pic', 2, box(LEFT, 1.72, MAP, MAP), SMALL),
      slot('head2', 'body', 16, box(LEFT + MAP + 0.12, TOP, MAP, 0.36), { size: 18, anchor: 'b' }),
      slot('map2', 'pic', 3, box(LEFT + MAP + 0.12, 1.72, MAP, MAP), SMALL),
      slot('chart', 'chart', 4, box(8.68, TOP, RIGHT - 8.68, 4.22), SMALL),
      slot('number', 'body', 10, box(LEFT, 5.72, 2.9, 0.98), { size: 44, isBold: true, anchor: 'ctr' }),
      slot('change', 'body', 11, box(LEFT + 3.05, 5.72, 4.75, 0.98), {
        size: 16,
        isQuiet: true,
        anchor: 'ctr',
      }),
      slot('body', 'body', 1, box(8.68, 5.68, RIGHT - 8.68, 1.08), { size: 18, anchor: 'ctr' }),
      FOOTER,
      PAGE,
    ],
  },
  sources: {
    name: 'Sources',
    slots: [
      TITLE,
      slot('body', 'body', 1, box(LEFT, TOP, 5.9, 5.4), { size: 12 }),
      slot('body2', 'body', 6, box(RIGHT - 5.9, TOP, 5.9, 5.4), { size: 12 }),
      FOOTER,
      PAGE,
    ],
  },
  map: {
    name: 'Map',
    slots: [
      TITLE,
      slot('map', 'pic', 2, box(LEFT, TOP, RIGHT - LEFT, 4.98), SMALL),
      slot('caption', 'body', 3, box(LEFT, UNDER.y, RIGHT - LEFT, UNDER.h), SMALL),
      FOOTER,
      PAGE,
    ],
  },
  'number-map': {
    name: 'Number and map',
    slots: [TITLE, number, change, body(BELOW_NUMBER), map, caption, FOOTER, PAGE],
  },
  'text-chart': { name: 'Text and chart', slots: [TITLE, body(FULL), chart, FOOTER, PAGE] },
  'text-table': {
    name: 'Text and table',
    slots: [TITLE, body(FULL), slot('table', 'tbl', 5, { ...WIDE, h: 5.4 }, SMALL), FOOTER, PAGE],
  },
  table: {
    name: 'Table',
    slots: [TITLE, slot('table', 'tbl', 5, box(LEFT, TOP, RIGHT - LEFT, 5.4), SMALL), FOOTER, PAGE],
  },
}

/** The app's own template. */
export function ownTemplate(theme: 'light' | 'dark'): SlideTemplate {
  return {
    file: null,
    size: SLIDE,
    ground: null,
    isDark: theme === 'dark',
    frames: Object.fromEntries(SLIDE_ROLES.map((role) => [role, ownFrame(role)])) as SlideTemplate['frames'],
  }
}

function ownFrame(role: SlideRole): SlideFrame {
  const { name, slots } = OWN_LAYOUTS[role]
  const part = `ppt/slideLayouts/slideLayout${SLIDE_ROLES.indexOf(role) + 1}.xml`
  return { name, part, slots: Object.fromEntries(slots.map((each) => [each.name, slotOf(each)])) }
}

function slotOf({ placeholder, box: at, style }: OwnSlot): SlideSlot {
  return {
    placeholder,
    box: at,
    isMoved: false,
    size: style.size,
    isBold: style.isBold ?? false,
    inset: { x: 0, y: 0 },
    align: style.align ?? 'left',
  }
}

/** Routes whose colours are the own theme's accents 1 to 6; the Channel's purple is its colour of followed links. */
export const ACCENT_ROUTES: readonly string[] = [
  'central-mediterranean',
  'western-mediterranean',
  'western-african',
  'eastern-mediterranean',
  'western-balkans',
  'eastern-land-border',
]

/** A foreign theme knows no routes: what is drawn on the map keeps the map's colours there. */
export function coloursOn({ file, isDark }: SlideTemplate): SlideColours {
  const theme = isDark ? 'dark' : 'light'
  const { ink, ink2, land, paper } = MAP_COLOURS[theme]
  const fixed = (id: string | null) => (ROUTE_COLOURS[theme][id ?? ''] ?? ink) as `#${string}`
  const themed = (id: string | null) => {
    const accent = ACCENT_ROUTES.indexOf(id ?? '')
    if (accent >= 0) return `accent${accent + 1}` as SlideColours['ink']
    return id === 'channel' ? 'folHlink' : fixed(id)
  }
  const isOwn = file === null
  return {
    ink: isOwn ? 'tx1' : (ink as `#${string}`),
    ink2: isOwn ? 'tx2' : (ink2 as `#${string}`),
    land: land as `#${string}`,
    route: isOwn ? themed : fixed,
    label: (fill) =>
      isOwn && fill === ink ? 'tx1' : isOwn && fill === ink2 ? 'tx2' : (fill as `#${string}`),
    paper: isOwn ? 'bg1' : (paper as `#${string}`),
  }
}
