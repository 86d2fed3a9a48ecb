import { NO_LOOK, type PicturePanel, type PictureShape, type PictureText } from '#lib/picture.ts'
import { cutToWidth } from '#lib/textWidth.ts'

type Drawn = Pick<PicturePanel, 'height' | 'shapes' | 'texts'>

/** Share of the line height above the baseline, in our font. */
const ASCENT = 0.8
/** Elements that are not drawn themselves. */
const NOT_DRAWN = new Set(['defs', 'clipPath', 'pattern', 'title', 'desc'])

/**
 * Reads an element's layout from the browser: SVG shapes, and SVG and HTML text, with computed colours and sizes. Ignores
 * HTML backgrounds and borders.
 */
export function readDrawing(container: HTMLElement): Drawn {
  const origin = container.getBoundingClientRect()
  const shapes: PictureShape[] = []
  const texts: PictureText[] = []
  const walk = (element: Element) => {
    const style = getComputedStyle(element)
    if (style.display === 'none' || style.visibility === 'hidden' || NOT_DRAWN.has(element.tagName)) return
    if (element instanceof SVGGeometryElement) shapes.push(...shapesOf(element, style, origin))
    for (const child of element.childNodes) {
      if (child instanceof Element) walk(child)
      else if (child.nodeType === Node.TEXT_NODE && child.textContent?.trim()) {
        texts.push(
          element instanceof SVGTextContentElement
            ? svgText(element, style, origin)
            : htmlText(child, element, style, origin),
        )
      }
    }
  }
  walk(container)
  return { height: origin.height, shapes, texts }
}

/** Converts coordinates of an element to units of the picture. */
interface Place {
  x: (value: number) => number
  y: (value: number) => number
}

function placeOf(element: SVGGraphicsElement, origin: DOMRect): Place {
  const { a, d, e, f } = element.getScreenCTM() ?? new DOMMatrix()
  return { x: (value) => short(value * a + e - origin.x), y: (value) => short(value * d + f - origin.y) }
}

function shapesOf(
  element: SVGGeometryElement,
  style: CSSStyleDeclaration,
  origin: DOMRect,
): readonly PictureShape[] {
  const place = placeOf(element, origin)
  const d = movedPath(pathOf(element), place)
  if (d === '') return []
  const hatch = hatchOf(element, style, place)
  const fill = hatch ? null : hexColour(style.fill)
  const stroke = hexColour(style.stroke)
  if (fill === null && stroke === null && !hatch) return []
  const dash = style.strokeDasharray.match(/[\d.]+/g)?.map(Number) ?? []
  const opacity = Number(style.opacity || 1) * (stroke === null ? Number(style.fillOpacity || 1) : 1)
  const shape: PictureShape = {
    ...NO_LOOK,
    d,
    fill,
    stroke,
    strokeWidth: stroke === null ? 0 : Number.parseFloat(style.strokeWidth),
    dash: dash.some((length) => length > 0) ? dash : null,
    opacity,
  }
  return hatch ? [...hatch, shape] : [shape]
}

/** Path data of any shape element, in its own coordinates. */
function pathOf(element: SVGGeometryElement): string {
  const of = (name: string) => Number(element.getAttribute(name) ?? 0)
  switch (element.tagName) {
    case 'path':
      return element.getAttribute('d') ?? ''
    case 'rect': {
      const [x, y] = [of('x'), of('y')]
      return `M${x},${y}H${x + of('width')}V${y + of('height')}H${x}Z`
    }
    case 'line':
      return `M${of('x1')},${of('y1')}L${of('x2')},${of('y2')}`
    case 'circle': {
      // Four Bézier curves; 0.5523 is the handle length for radius 1.
      const [x, y, r] = [of('cx'), of('cy'), of('r')]
      const h = r * 0.5523
      return [
        `M${x - r},${y}C${x - r},${y - h},${x - h},${y - r},${x},${y - r}`,
        `C${x + h},${y - r},${x + r},${y - h},${x + r},${y}`,
        `C${x + r},${y + h},${x + h},${y + r},${x},${y + r}`,
        `C${x - h},${y + r},${x - r},${y + h},${x - r},${y}Z`,
      ].join('')
    }
    default:
      return ''
  }
}

/** Converts a path of lines and Bézier curves to picture units; relative commands (h, v, l) become absolute. */
export function movedPath(d: string, { x, y }: Place): string {
  const out: string[] = []
  let [atX, atY] = [0, 0]
  for (const [, command = '', rest = ''] of d.matchAll(/([MLHVCZhvlmz])([^MLHVCZhvlmz]*)/g)) {
    const numbers = rest.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
    const isRelative = command === command.toLowerCase()
    const upper = command.toUpperCase()
    if (upper === 'Z') {
      out.push('Z')
      continue
    }
    const pairs: [number, number][] = []
    if (upper === 'H' || upper === 'V') {
      for (const value of numbers) {
        if (upper === 'H') atX = isRelative ? atX + value : value
        else atY = isRelative ? atY + value : value
        pairs.push([atX, atY])
      }
    } else {
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        const [first = 0, second = 0] = [numbers[index], numbers[index + 1]]
        pairs.push(isRelative ? [atX + first, atY + second] : [first, second])
        // Curves are always absolute: Recharts only writes relative lines.
        ;[atX, atY] = pairs.at(-1) ?? [atX, atY]
      }
    }
    const drawn = upper === 'H' || upper === 'V' ? 'L' : upper
    out.push(`${drawn}${pairs.map(([px, py]) => `${x(px)},${y(py)}`).join(' ')}`)
  }
  return out.join('')
}

/** Background and strokes of an element filled with a pattern; null for any other. */
function hatchOf(
  element: SVGGeometryElement,
  style: CSSStyleDeclaration,
  place: Place,
): readonly PictureShape[] | null {
  const id = /url\(["']?#([^"')]+)/.exec(style.fill)?.[1]
  const pattern = id ? document.getElementById(id) : null
  if (!pattern) return null
  const line = pattern.querySelector('path')
  const ground = pattern.querySelector('rect')
  const box = element.getBBox()
  const [left, top] = [place.x(box.x), place.y(box.y)]
  const [right, bottom] = [place.x(box.x + box.width), place.y(box.y + box.height)]
  const look = line && getComputedStyle(line)
  const step = Number(pattern.getAttribute('width')) * Math.SQRT2
  const strokes: string[] = []
  // x + y is constant along each stroke, which is clipped to the box.
  for (let sum = Math.ceil((left + top) / step) * step; sum < right + bottom; sum += step) {
    const [x1, x2] = [Math.max(left, sum - bottom), Math.min(right, sum - top)]
    if (x2 > x1) strokes.push(`M${short(x1)},${short(sum - x1)}L${short(x2)},${short(sum - x2)}`)
  }
  return [
    ...(ground
      ? [
          {
            ...NO_LOOK,
            d: `M${left},${top}H${right}V${bottom}H${left}Z`,
            fill: hexColour(getComputedStyle(ground).fill),
          },
        ]
      : []),
    {
      ...NO_LOOK,
      d: strokes.join(''),
      stroke: look && hexColour(look.stroke),
      strokeWidth: look ? Number.parseFloat(look.strokeWidth) : 0,
    },
  ]
}

function svgText(element: SVGTextContentElement, style: CSSStyleDeclaration, origin: DOMRect): PictureText {
  const text = element.textContent?.trim() ?? ''
  const place = placeOf(element, origin)
  const start = element.getStartPositionOfChar(0)
  const end = element.getEndPositionOfChar(Math.max(0, element.getNumberOfChars() - 1))
  const anchor = style.textAnchor === 'middle' || style.textAnchor === 'end' ? style.textAnchor : 'start'
  const x = { start: start.x, middle: (start.x + end.x) / 2, end: end.x }[anchor]
  return { ...letters(style, style.fill), text, anchor, x: place.x(x), y: place.y(start.y) }
}

function htmlText(node: Node, element: Element, style: CSSStyleDeclaration, origin: DOMRect): PictureText {
  const range = document.createRange()
  range.selectNodeContents(node)
  const box = range.getBoundingClientRect()
  const look = letters(style, style.color)
  const text = node.textContent?.trim() ?? ''
  return {
    ...look,
    text:
      style.textOverflow === 'ellipsis' && box.width > element.clientWidth
        ? cutToWidth(text, element.clientWidth, look.size, look.weight)
        : text,
    anchor: 'start',
    x: short(box.x - origin.x),
    y: short(box.y - origin.y + box.height * ASCENT),
  }
}

function letters(
  style: CSSStyleDeclaration,
  colour: string,
): Omit<PictureText, 'text' | 'anchor' | 'x' | 'y'> {
  return {
    size: Number.parseFloat(style.fontSize),
    weight: Number(style.fontWeight),
    isSerif: false,
    isItalic: style.fontStyle === 'italic',
    spacing: 0,
    fill: hexColour(colour) ?? '#000000',
    halo: null,
  }
}

/** #rrggbb of a computed colour; null for none or fully transparent. */
export function hexColour(colour: string): string | null {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? []
  if (!colour.startsWith('rgb') || red === undefined || alpha === 0) return null
  return `#${[red, green ?? 0, blue ?? 0].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}

function short(value: number): number {
  return Math.round(value * 100) / 100
}
