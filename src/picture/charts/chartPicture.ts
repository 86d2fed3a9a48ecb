import { STATUSES, type Status } from '#domain/claim.ts'
import type { Picture, PictureShape } from '#lib/picture.ts'
import { textWidth } from '#lib/textWidth.ts'
import { CHART_COLOURS, MAP_COLOURS, type MapTheme, ROUTE_COLOURS } from '#picture/palette.ts'
import {
  type BarGroup,
  barsPart,
  type DumbbellDrawing,
  dumbbellPart,
  type StatusBar,
  statusPart,
  statusShapes,
} from './barDrawing.ts'
import { type FlowSource, type FlowTarget, flowPart } from './flowDrawing.ts'
import { type ChartPart, letters, ROW_TEXT, seriesSwatch } from './marks.ts'
import { isPoints } from './plotModel.ts'
import { type MultiplesDrawing, multiplesPart, type SeriesDrawing, seriesPart } from './seriesDrawing.ts'

/** A chart as plain values. */
export type ChartDrawing =
  | ({ kind: 'series' } & SeriesDrawing)
  | ({ kind: 'multiples' } & MultiplesDrawing)
  /** With `number`, which formats the numbers of a scale below the bars. */
  | { kind: 'bars'; groups: readonly BarGroup[]; number: ((value: number) => string) | null }
  | { kind: 'statuses'; bars: readonly StatusBar[]; names: Readonly<Record<Status, string>> }
  | { kind: 'flows'; sources: readonly FlowSource[]; targets: readonly FlowTarget[] }
  | ({ kind: 'dumbbells' } & DumbbellDrawing)

/** Width of a picture and its side margins, units; px per unit: a picture is 1280 px wide. */
const PAGE = { width: 800, margin: 32, scale: 1.6 } as const

/** A chart with its legend at the width of a file, in the colours of a theme. */
export function chartPicture(
  drawing: ChartDrawing,
  { title, description, theme }: Pick<Picture, 'title' | 'description'> & { theme: MapTheme },
): Picture {
  const parts = partsOf(drawing, PAGE.width - 2 * PAGE.margin)
  const colour = colourIn(theme)
  const tops = parts.map((_, index) => parts.slice(0, index).reduce((sum, { height }) => sum + height, 0))
  return {
    title,
    description,
    metadata: null,
    width: PAGE.width * PAGE.scale,
    height: parts.reduce((sum, { height }) => sum + height, 0) * PAGE.scale,
    scale: PAGE.scale,
    panels: parts.map(({ height, shapes, texts }, index) => ({
      x: PAGE.margin,
      y: tops[index] ?? 0,
      width: PAGE.width - PAGE.margin,
      height,
      shapes: shapes.map((shape) => ({
        ...shape,
        fill: shape.fill && colour(shape.fill),
        stroke: shape.stroke && colour(shape.stroke),
      })),
      texts: texts.map((text) => ({
        ...text,
        fill: colour(text.fill),
        halo: text.halo && { ...text.halo, colour: colour(text.halo.colour) },
      })),
    })),
  }
}

/** Resolves `var(--…)`, with its fallbacks, to #rrggbb; any other colour stays. Throws for a token that no theme has. */
function colourIn(theme: MapTheme): (css: string) => string {
  const { ink, ink2, paper } = MAP_COLOURS[theme]
  const tokens = new Map<string, string>([
    ...Object.entries({ ink, 'ink-2': ink2, paper, ...CHART_COLOURS[theme] }),
    ...Object.entries(ROUTE_COLOURS[theme]).map(([id, colour]) => [`route-${id}`, colour] as const),
  ])
  return (css) => {
    const names = [...css.matchAll(/--([\w-]+)/g)].map(([, name = '']) => name)
    const found = names.map((name) => tokens.get(name)).find((colour) => colour !== undefined)
    if (names.length > 0 && found === undefined) throw new Error(`no theme has the colour ${css}`)
    return found ?? css
  }
}

/** The parts of a chart, one below the other. */
function partsOf(drawing: ChartDrawing, width: number): readonly ChartPart[] {
  switch (drawing.kind) {
    case 'series':
      return [...seriesLegend(drawing, width), seriesPart(drawing, width)]
    case 'multiples':
      return [multiplesPart(drawing, width)]
    case 'bars':
      return drawing.groups.map((group, index) => barsPart(group, drawing.number, width, index > 0))
    case 'statuses':
      return [
        legendPart(
          STATUSES.map((status) => ({
            name: drawing.names[status],
            sign: (x, y) => statusShapes({ x: x + 1, y: y + 2, width: 14, height: 10 }, status),
          })),
          width,
        ),
        statusPart(drawing.bars, width),
      ]
    case 'flows':
      return [flowPart(drawing.sources, drawing.targets, width)]
    case 'dumbbells':
      return [dumbbellPart(drawing, width)]
  }
}

interface Key {
  name: string
  /** In 16 x 14 px at a point. */
  sign: (x: number, y: number) => readonly PictureShape[]
}

/** Lines whose names stand at their ends need no legend. */
function seriesLegend({ form, series }: SeriesDrawing, width: number): readonly ChartPart[] {
  if (form === 'lines' && !series.some(isPoints)) return []
  const keys = series.map((one, index) => ({
    name: one.name,
    sign: (x: number, y: number) => seriesSwatch(one, form === 'bars' && index === 0 ? 'bar' : 'line', x, y),
  }))
  return [legendPart(keys, width)]
}

/** Signs with their names, in as many lines as they need. */
function legendPart(keys: readonly Key[], width: number): ChartPart {
  const placed: { key: Key; x: number; line: number }[] = []
  let [x, line] = [0, 0]
  for (const key of keys) {
    const length = 22 + textWidth(key.name, ROW_TEXT)
    if (x > 0 && x + length > width) [x, line] = [0, line + 1]
    placed.push({ key, x, line })
    x += length + 16
  }
  return {
    height: (line + 1) * 20,
    shapes: placed.flatMap(({ key, x: left, line: row }) => key.sign(left, row * 20 + 1)),
    texts: placed.map(({ key, x: left, line: row }) =>
      letters(key.name, left + 22, row * 20 + 8, { size: ROW_TEXT }),
    ),
  }
}
