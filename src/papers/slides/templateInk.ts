import type { SlideBox } from '#domain/slides.ts'
import { child, elements } from './packageParts.ts'

type Hex = `#${string}`

/** The parts that colour a slide. */
interface Coloured {
  layout: Document | null
  master: Document
  theme: Document
}

/** Colours of a layout, as far as they are plain. */
export interface TemplateInk {
  /** Whether the ground is dark. */
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
