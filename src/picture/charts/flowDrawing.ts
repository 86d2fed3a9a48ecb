import type { PictureShape } from '#lib/picture.ts'
import { boxPath, type ChartPart, filled, letters } from './marks.ts'

/** A node at the left or right; `values` of a source are by target, null for none. */
export interface FlowNode {
  key: string
  name: string
  /** The name in the drawing, where the full one is long. */
  shortName?: string
  /** The node's total, formatted. */
  text: string
}

export interface FlowSource extends FlowNode {
  values: readonly ({ value: number; text: string } | null)[]
}

export interface FlowTarget extends FlowNode {
  colour: string
}

/** Px: height per node, gap between nodes, width of a node and of the names at each side. */
export const FLOW = { row: 30, gap: 15, node: 6, names: 112, margin: 8, letters: 18 } as const

/** Bands from sources to targets, as wide as what they count. */
export function flowPart(
  sources: readonly FlowSource[],
  targets: readonly FlowTarget[],
  width: number,
): ChartPart {
  const height = Math.max(sources.length, targets.length) * FLOW.row
  const countOf = (source: number, target: number) => sources[source]?.values[target]?.value ?? 0
  const fromSums = sources.map((_, at) => targets.reduce((sum, _, to) => sum + countOf(at, to), 0))
  const toSums = targets.map((_, at) => sources.reduce((sum, _, from) => sum + countOf(from, at), 0))
  const total = Math.max(
    1,
    fromSums.reduce((sum, value) => sum + value, 0),
  )
  const inner = height - 2 * FLOW.margin
  const gaps = Math.max(sources.length, targets.length) - 1
  const perUnit = Math.max(0, inner - gaps * FLOW.gap) / total
  const [left, right] = [FLOW.names, width - FLOW.names]
  const [fromTops, toTops] = [stacked(fromSums, perUnit, inner), stacked(toSums, perUnit, inner)]
  const [leave, arrive] = [[...fromTops], [...toTops]]
  const shapes: PictureShape[] = []
  for (const source of sources.keys()) {
    for (const [target, { colour }] of targets.entries()) {
      const value = countOf(source, target)
      if (value === 0) continue
      const [thick, y1, y2] = [value * perUnit, leave[source] ?? 0, arrive[target] ?? 0]
      leave[source] = y1 + thick
      arrive[target] = y2 + thick
      const d = bandPath({
        x1: left + FLOW.node,
        x2: right - FLOW.node,
        y1: y1 + thick / 2,
        y2: y2 + thick / 2,
        thick,
      })
      shapes.push({ ...filled(d, colour), opacity: 0.45 })
    }
  }
  const node = (x: number, y: number, sum: number) =>
    filled(boxPath({ x, y, width: FLOW.node, height: Math.max(1, sum * perUnit) }), 'var(--ink-2)')
  const middle = (tops: readonly number[], sums: readonly number[], at: number) =>
    (tops[at] ?? 0) + ((sums[at] ?? 0) * perUnit) / 2
  return {
    height,
    shapes: [
      ...shapes,
      ...fromTops.map((y, at) => node(left, y, fromSums[at] ?? 0)),
      ...toTops.map((y, at) => node(right - FLOW.node, y, toSums[at] ?? 0)),
    ],
    texts: [
      ...sources.map((source, at) =>
        letters(nodeName(source), left - 6, middle(fromTops, fromSums, at), { anchor: 'end' }),
      ),
      ...targets.map((target, at) => letters(nodeName(target), right + 6, middle(toTops, toSums, at))),
    ],
  }
}

/** The tops of nodes of a column, in order, with the room left between them. */
function stacked(sums: readonly number[], perUnit: number, room: number): readonly number[] {
  const used = sums.reduce((sum, value) => sum + value * perUnit, 0)
  const gap = sums.length > 1 ? (room - used) / (sums.length - 1) : 0
  let y = FLOW.margin
  return sums.map((value) => {
    const top = y
    y += value * perUnit + gap
    return top
  })
}

/** A node's name as far as it has room. */
export function nodeName({ shortName, name }: FlowNode): string {
  const text = shortName ?? name
  return text.length > FLOW.letters ? `${text.slice(0, FLOW.letters - 1).trim()}…` : text
}

/** A band between the middles of its two ends, at least one pixel thick; px. */
export function bandPath({
  x1,
  x2,
  y1,
  y2,
  thick,
}: Record<'x1' | 'x2' | 'y1' | 'y2' | 'thick', number>): string {
  const [half, bend] = [Math.max(1, thick) / 2, (x1 + x2) / 2]
  return [
    `M${x1},${y1 - half}`,
    `C${bend},${y1 - half},${bend},${y2 - half},${x2},${y2 - half}`,
    `L${x2},${y2 + half}`,
    `C${bend},${y2 + half},${bend},${y1 + half},${x1},${y1 + half}`,
    'Z',
  ].join('')
}
