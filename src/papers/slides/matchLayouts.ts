import {
  SLIDE_ROLES,
  type SlideBox,
  type SlideFrame,
  type SlideRole,
  type SlideSlot,
  type SlotName,
} from '#domain/slides.ts'
import { OWN_LAYOUTS } from './ownLayouts.ts'
import { boxAround, child, elements } from './packageParts.ts'

/** A placeholder of a layout with what it inherits; box in inches, size in points. */
export interface LayoutPlaceholder {
  type: string
  idx: number | null
  box: SlideBox
  size: number
  isBold: boolean
  inset: { x: number; y: number }
  align: 'left' | 'right' | 'center'
  /** Fills of its letters, its own before those that it inherits. */
  fills: readonly Element[]
}

export interface LayoutPart {
  path: string
  name: string
  placeholders: readonly LayoutPlaceholder[]
  /** Where the master has its body. */
  masterBody: SlideBox | null
  inkIn: TemplateInk['inkIn']
  linkInkIn: TemplateInk['linkInkIn']
}

interface Size {
  w: number
  h: number
}

/** Names of layouts that suit a role, in English, French and Dutch. */
const NAMES: Readonly<Record<SlideRole, RegExp>> = {
  title: /^title( slide)?$|titre$|diapositive de titre|titeldia|^titel$/i,
  text: /^title and content|^titre et contenu|^titel en (?:inhoud|object)|^text/i,
  map: /picture|image|photo|afbeelding|map|carte|kaart/i,
  'text-map': /two content|deux contenus|twee inhoud|picture|image|afbeelding|text and map/i,
  'number-map': /two content|deux contenus|twee inhoud|number and map/i,
  'number-chart': /two content|deux contenus|twee inhoud|number and chart/i,
  'text-chart': /two content|deux contenus|twee inhoud|chart|graphique|grafiek/i,
  'text-table': /two content|deux contenus|twee inhoud|text and table/i,
  table: /^title and content|^titre et contenu|^titel en (?:inhoud|object)|^table$|tableau|tabel/i,
  quote: /quot|citation|citaat|^title and content|^titre et contenu|^titel en (?:inhoud|object)/i,
  'quote-map': /quot|citation|citaat/i,
  compare: /compar|vergelijk|two maps/i,
  sources: /^title and content|^titre et contenu|^titel en (?:inhoud|object)|sources|bronnen/i,
}

/** Slots that are content of their own; the others are cut off beside or above one of these. */
const MAJOR = new Set<SlotName>(['body', 'body2', 'map', 'map2', 'chart', 'table', 'quote'])
const TEXTS = new Set<SlotName>(['body', 'body2', 'quote'])
/** What a small slot without a placeholder is cut off from: the edge, and its height in inches on a slide of 7.5. */
const HOSTS: Readonly<
  Partial<Record<SlotName, readonly [host: SlotName, edge: 'top' | 'bottom', height: number]>>
> = {
  caption: ['map', 'bottom', 0.66],
  head1: ['map', 'top', 0.42],
  head2: ['map2', 'top', 0.42],
  change: ['body', 'top', 1.0],
  number: ['body', 'top', 0.95],
  source: ['quote', 'bottom', 1.9],
}
const FOOT = new Set(['ftr', 'sldNum', 'dt', 'hdr'])

/** The best layout of a template for each kind of slide. */
export function matchLayouts(
  layouts: readonly LayoutPart[],
  size: Size,
): Readonly<Record<SlideRole, SlideFrame>> {
  return Object.fromEntries(
    SLIDE_ROLES.map((role) => {
      const rated = layouts.map((layout) => ({ layout, ...assigned(role, layout, size) }))
      const best = rated.reduce((least, each) => (each.cost < least.cost ? each : least))
      return [role, frameOf(role, best.layout, best.used, size)]
    }),
  ) as Record<SlideRole, SlideFrame>
}

type Used = ReadonlyMap<SlotName, LayoutPlaceholder>

/** Which placeholders a role would use on a layout, and how badly they suit it. */
function assigned(role: SlideRole, { name, placeholders }: LayoutPart, size: Size) {
  const wanted = OWN_LAYOUTS[role].slots
  const free = placeholders
    .filter(({ type }) => !FOOT.has(type))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const used = new Map<SlotName, LayoutPlaceholder>()
  const isSmall = ({ box }: LayoutPlaceholder) => box.h < size.h * 0.14
  const area = ({ box }: LayoutPlaceholder) => (box.w * box.h) / (size.w * size.h)
  const take = (slot: SlotName, fits: (placeholder: LayoutPlaceholder) => boolean) => {
    const at = free.findIndex(fits)
    const found = free[at]
    if (used.has(slot) || !found) return
    used.set(slot, found)
    free.splice(at, 1)
  }
  const names = wanted.map((slot) => slot.name)
  let cost = NAMES[role].test(name.trim()) ? -6 : 0
  for (const slot of names) {
    if (slot === 'title') take(slot, ({ type }) => type === 'title' || type === 'ctrTitle')
    if (slot === 'subtitle') take(slot, ({ type }) => type === 'subTitle')
  }
  // First by type, then in placeholders for any content.
  for (const slot of wanted) {
    const { type } = slot.placeholder
    if (type === 'pic' || type === 'chart' || type === 'tbl') take(slot.name, (each) => each.type === type)
  }
  for (const slot of names) if (TEXTS.has(slot)) take(slot, (each) => each.type === 'body' && !isSmall(each))
  // Text is read first: it gets the first placeholder for any content.
  const ordered = [...names].sort((a, b) => Number(TEXTS.has(b)) - Number(TEXTS.has(a)))
  const inReadingOrder = role === 'compare' ? names : ordered
  for (const slot of inReadingOrder) {
    if (MAJOR.has(slot)) take(slot, (each) => each.type === 'obj' && !isSmall(each))
  }
  for (const slot of names) {
    if (slot === 'subtitle') {
      const title = used.get('title')?.box
      take(slot, ({ type, box }) => (type === 'body' || type === 'obj') && !(title && overlap(box, title)))
    }
    if (slot in HOSTS) take(slot, (each) => each.type === 'body' && isSmall(each))
  }
  for (const slot of names) {
    const found = used.get(slot)
    if (slot === 'footer' || slot === 'page') {
      const type = slot === 'footer' ? 'ftr' : 'sldNum'
      const foot = placeholders.find((each) => each.type === type)
      if (foot) used.set(slot, foot)
      else cost += 1
    } else if (!found) {
      // A title slide can do without a map.
      const isSpare = role === 'title' && slot === 'map'
      cost += slot === 'title' ? 100 : isSpare ? 1 : MAJOR.has(slot) ? 30 : slot === 'subtitle' ? 8 : 2
    } else {
      if (found.type !== 'obj') cost -= 1
      if (MAJOR.has(slot) && !TEXTS.has(slot) && area(found) < 0.15) cost += 8
    }
  }
  const title = used.get('title')
  const isTitle = title?.type === 'ctrTitle'
  // Some programs write title slides with a plain title.
  const isLow = title !== undefined && title.box.y + title.box.h / 2 > size.h * 0.34
  if (isLow !== (role === 'title')) cost += 8
  if (isTitle !== (role === 'title')) cost += isTitle ? 60 : 12
  return { used, cost: cost + 3 * free.length }
}

/** The frame of a role on a layout: placeholders where it has them, free boxes in its body area where not. */
function frameOf(
  role: SlideRole,
  { name, path, placeholders, masterBody, inkIn, linkInkIn }: LayoutPart,
  used: Used,
  size: Size,
): SlideFrame {
  const slots: Partial<Record<SlotName, SlideSlot>> = {}
  const wanted = OWN_LAYOUTS[role].slots.filter(
    (slot) => used.has(slot.name) || !(role === 'title' && slot.name === 'map'),
  )
  for (const [slot, { type, idx, fills: _, ...place }] of used) {
    slots[slot] = { ...place, placeholder: { type, idx }, isMoved: false }
  }
  const body = below(bodyArea(placeholders, masterBody, size), used.get('title')?.box, size)
  const own = ownArea(role)
  const isShort = wanted.some((slot) => MAJOR.has(slot.name) && !used.has(slot.name))
  for (const slot of wanted) {
    const { name: key, box, style } = slot
    const found = slots[key]
    const isContent = MAJOR.has(key) || key in HOSTS
    const arranged = {
      x: body.x + ((box.x - own.x) / own.w) * body.w,
      y: body.y + ((box.y - own.y) / own.h) * body.h,
      w: (box.w / own.w) * body.w,
      h: (box.h / own.h) * body.h,
    }
    // Too few places: all content shares the body area, arranged as on the app's own layout.
    if (found) {
      if (isShort && isContent) slots[key] = { ...found, box: arranged, isMoved: true }
      continue
    }
    const free = {
      placeholder: null,
      isMoved: true,
      size: Math.max(12, Math.round(style.size * Math.min(1, size.w / 13.333))),
      isBold: style.isBold ?? false,
      inset: { x: 0, y: 0 },
      align: style.align ?? ('left' as const),
    }
    if (isShort && isContent) slots[key] = { ...free, box: arranged }
    else if (key in HOSTS) slots[key] = { ...free, box: cutOff(slots, key, size) }
    else if (key === 'title')
      slots[key] = {
        ...free,
        box: { x: body.x, y: size.h * 0.04, w: body.w, h: Math.max(0.5, body.y - size.h * 0.05) },
      }
    else if (key === 'subtitle') slots[key] = { ...free, box: underTitle(slots.title?.box ?? body, size) }
    else if (key === 'footer')
      slots[key] = { ...free, box: { x: body.x, y: size.h * 0.935, w: body.w * 0.88, h: size.h * 0.055 } }
  }
  widened(slots, body, size)
  for (const [key, slot] of Object.entries(slots) as [SlotName, SlideSlot][]) {
    const ink = inkIn(slot.box, used.get(key)?.fills ?? [])
    const linkInk = linkInkIn(slot.box)
    if (ink || linkInk) slots[key] = { ...slot, ...(ink ? { ink } : {}), ...(linkInk ? { linkInk } : {}) }
  }
  return { name, part: path, slots }
}

function overlap(a: SlideBox, b: SlideBox): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** A footer for a date or a name is widened to the left edge of the content and to the slide number: sources need a line. */
function widened(slots: Partial<Record<SlotName, SlideSlot>>, body: SlideBox, size: Size): void {
  const { footer, page } = slots
  if (!footer?.placeholder || footer.box.w > size.w * 0.55) return
  const { box } = footer
  const x = Math.min(body.x, box.x)
  const isBefore = page !== undefined && page.box.x > box.x
  const end = Math.max(box.x + box.w, isBefore ? page.box.x - 0.1 : body.x + body.w)
  slots.footer = { ...footer, isMoved: true, box: { ...box, x, w: end - x } }
}

/** The body area without what the title covers. */
function below(body: SlideBox, title: SlideBox | undefined, { h }: Size): SlideBox {
  const end = title ? title.y + title.h : 0
  return end > body.y && end < h * 0.5 ? { ...body, y: end, h: body.y + body.h - end } : body
}

/** A box under a title, or above it where there is no room. */
function underTitle({ x, y, w, h }: SlideBox, size: Size): SlideBox {
  const height = size.h * 0.18
  const top = y + h + size.h * 0.02
  return { x, w, h: height, y: top + height < size.h * 0.92 ? top : Math.max(0, y - height) }
}

/** Cuts a small slot off its host, which moves and keeps its placeholder. */
function cutOff(slots: Partial<Record<SlotName, SlideSlot>>, slot: SlotName, size: Size): SlideBox {
  const [name, edge, height] = HOSTS[slot] ?? ['body', 'top', 0.3]
  const host = slots[name]
  const h = (height * size.h) / 7.5
  if (!host) return { x: 0, y: 0, w: size.w, h }
  const { x, y, w, h: whole } = host.box
  const inner = { x: x + host.inset.x / 2, w: w - host.inset.x, h }
  slots[name] = { ...host, isMoved: true, box: { x, y: edge === 'top' ? y + h : y, w, h: whole - h } }
  return { ...inner, y: edge === 'top' ? y : y + whole - h }
}

/** The box of all content placeholders of a layout, or of its master's body, above the footer. */
function bodyArea(
  placeholders: readonly LayoutPlaceholder[],
  masterBody: SlideBox | null,
  size: Size,
): SlideBox {
  const content = placeholders.filter(
    ({ type }) => !FOOT.has(type) && type !== 'title' && type !== 'ctrTitle',
  )
  const boxes = content.length > 0 ? content.map(({ box }) => box) : masterBody ? [masterBody] : []
  if (boxes.length === 0) return { x: size.w * 0.06, y: size.h * 0.24, w: size.w * 0.88, h: size.h * 0.66 }
  return boxAround(boxes)
}

function ownArea(role: SlideRole): SlideBox {
  const content = OWN_LAYOUTS[role].slots.filter(({ name }) => MAJOR.has(name) || name in HOSTS)
  return boxAround(content.map(({ box }) => box))
}

type Hex = `#${string}`

/** The parts that colour a slide. */
interface Coloured {
  layout: Document | null
  master: Document
  theme: Document
}

/** Colours of a layout, as far as they are plain. */
interface TemplateInk {
  /** What is behind all shapes; null where it is no plain colour. */
  ground: Hex | null
  isDark: boolean
  /** The colour to write in a box where letters of the given fills, the first that there is, could not be read on its ground; else null. */
  inkIn: (box: SlideBox, fills: readonly Element[]) => Hex | null
  /** The same for links, which have a colour of their theme. */
  linkInkIn: (box: SlideBox) => Hex | null
}

/** Least contrast of large letters. */
const LEAST_CONTRAST = 3
const LIGHT = '#ffffff'
const DARK = '#16191d'

/** Reads the colours of a layout; `boxOf` is the place of a shape in inches. */
export function templateInk(parts: Coloured, boxOf: (shape: Element) => SlideBox | null): TemplateInk {
  const { layout, master } = parts
  const own = layout && elements(layout, 'p', 'bg')[0]
  const background = own ?? elements(master, 'p', 'bg')[0]
  const ground = background ? colourIn(background, parts) : named('bg1', parts)
  const hasMasters = layout?.documentElement.getAttribute('showMasterSp') !== '0'
  const shapes = [...(hasMasters ? paintedOn(master) : []), ...(layout ? paintedOn(layout) : [])]
  const isOn = (shape: Element, { x, y, w, h }: SlideBox) => {
    const box = boxOf(shape)
    const [cx, cy] = [x + w / 2, y + h / 2]
    return box && box.x <= cx && cx <= box.x + box.w && box.y <= cy && cy <= box.y + box.h
  }
  const inkOn = (box: SlideBox, ink: Hex | null) => {
    const top = shapes.findLast((shape) => isOn(shape, box))
    const below = top ? colourIn(elements(top, 'p', 'spPr')[0] ?? null, parts) : ground
    if (below === null || ink === null || contrast(ink, below) >= LEAST_CONTRAST) return null
    return contrast(LIGHT, below) > contrast(DARK, below) ? LIGHT : DARK
  }
  return {
    ground,
    isDark: ground !== null && luminance(ground) < 0.18,
    inkIn: (box, [fill]) => inkOn(box, fill ? colourIn(fill, parts) : named('tx1', parts)),
    linkInkIn: (box) => inkOn(box, named('hlink', parts)),
  }
}

/** Shapes that stand on every slide and hide what is below them, in the order in which they are painted. */
function paintedOn(part: Document): readonly Element[] {
  return [...(elements(part, 'p', 'spTree')[0]?.children ?? [])].filter(
    (shape) =>
      elements(shape, 'p', 'ph').length === 0 &&
      (shape.localName === 'pic' ||
        ['solidFill', 'gradFill', 'blipFill', 'pattFill'].some((name) =>
          child(elements(shape, 'p', 'spPr')[0], 'a', name),
        )),
  )
}

/** The plain colour in a fill, a background or the properties of a shape; null for pictures, patterns and gradients. */
function colourIn(parent: Element | null, parts: Coloured): Hex | null {
  if (!parent || ['gradFill', 'blipFill', 'pattFill'].some((name) => elements(parent, 'a', name).length > 0))
    return null
  const [plain] = elements(parent, 'a', 'srgbClr')
  const [system] = elements(parent, 'a', 'sysClr')
  const [scheme] = elements(parent, 'a', 'schemeClr')
  const found = plain ?? system ?? scheme
  const value =
    scheme && found === scheme
      ? named(scheme.getAttribute('val') ?? '', parts)
      : hexOf(found?.getAttribute('lastClr') ?? found?.getAttribute('val') ?? '')
  return value && found ? shaded(value, found) : null
}

/** A colour by the name that the layout or its master maps to one of the theme. */
function named(name: string, { layout, master, theme }: Coloured): Hex | null {
  const override = layout && elements(layout, 'a', 'overrideClrMapping')[0]
  const mapped = (override ?? elements(master, 'p', 'clrMap')[0])?.getAttribute(name) ?? name
  const colour = elements(theme, 'a', mapped)[0]?.firstElementChild
  return hexOf(colour?.getAttribute('lastClr') ?? colour?.getAttribute('val') ?? '')
}

/** A colour with the share of its light that its element keeps and adds. */
function shaded(colour: Hex, element: Element): Hex {
  const share = (name: string, usual: number) =>
    Number(child(element, 'a', name)?.getAttribute('val') ?? usual) / 100_000
  const light = channels(colour).map((value) => {
    const kept = value * share('lumMod', 100_000) + share('lumOff', 0)
    return Math.round(255 * Math.min(1, kept))
  })
  return `#${light.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function hexOf(text: string): Hex | null {
  return /^[0-9a-f]{6}$/i.test(text) ? `#${text}` : null
}

/** Red, green and blue, 0 to 1. */
function channels(hex: Hex): readonly number[] {
  return (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16) / 255)
}

/** Relative luminance, as WCAG defines it. */
function luminance(hex: Hex): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: Hex, b: Hex): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}
