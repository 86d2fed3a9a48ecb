import { Sankey } from 'recharts'
import { bandPath, FLOW, type FlowSource, type FlowTarget, nodeName } from '#picture/charts/flowDrawing.ts'
import { type ChartFiles, ChartFrame, type ChartWords, SizedChart } from './ChartFrame.tsx'

interface FlowSankeyProps extends ChartFiles {
  sources: readonly FlowSource[]
  targets: readonly FlowTarget[]
  words: ChartWords & { label: string; total: string; none: string }
  /** Indexes of source and target; null for all of them. */
  onChoose: (source: number | null, target: number | null) => void
  isWaiting?: boolean
}

/** Bands from sources to targets, as wide as what they count, with a table of the same numbers. */
export function FlowSankey(props: FlowSankeyProps) {
  const { sources, targets, words, isWaiting, picture, onChoose } = props
  const { label, total, none } = words
  return (
    <ChartFrame
      {...{ words, isWaiting, picture }}
      drawing={{ kind: 'flows', sources, targets }}
      table={{
        heads: [label, ...targets.map(({ name }) => name), total],
        rows: [
          ...sources.map(({ key, name, values, text }, from) => ({
            key,
            name,
            cells: [
              ...targets.map((_, to) => {
                const found = values[to]
                return found ? { text: found.text, onOpen: () => onChoose(from, to) } : { text: none }
              }),
              { text, onOpen: () => onChoose(from, null) },
            ],
          })),
          {
            key: 'total',
            name: total,
            cells: [
              ...targets.map(({ text }, to) => ({ text, onOpen: () => onChoose(null, to) })),
              { text: '' },
            ],
          },
        ],
      }}
    >
      <Bands {...props} />
    </ChartFrame>
  )
}

function Bands({ sources, targets, onChoose }: FlowSankeyProps) {
  const links = sources.flatMap(({ values }, source) =>
    values.flatMap((found, target) =>
      found && found.value > 0 ? [{ source, target: sources.length + target, value: found.value }] : [],
    ),
  )
  const rows = Math.max(sources.length, targets.length)
  return (
    <SizedChart height={rows * FLOW.row}>
      <Sankey
        data={{ nodes: [...sources, ...targets].map(({ name }) => ({ name })), links }}
        nodeWidth={FLOW.node}
        nodePadding={FLOW.gap}
        sort={false}
        margin={{ top: FLOW.margin, right: FLOW.names, bottom: FLOW.margin, left: FLOW.names }}
        accessibilityLayer={false}
        onClick={({ index }, type) => {
          const link = type === 'link' ? links[index] : undefined
          if (link) onChoose(link.source, link.target - sources.length)
        }}
        node={({ x, y, width, height, index }) => {
          const isSource = index < sources.length
          const node = isSource ? sources[index] : targets[index - sources.length]
          return (
            <g>
              <rect x={x} y={y} width={width} height={Math.max(1, height)} fill="var(--ink-2)" />
              <text
                x={isSource ? x - 6 : x + width + 6}
                y={y + height / 2}
                dy="0.35em"
                textAnchor={isSource ? 'end' : 'start'}
                className="caption-type"
                fill="var(--ink-2)"
              >
                {node && nodeName(node)}
              </text>
            </g>
          )
        }}
        link={({ index, sourceX, targetX, sourceY, targetY, linkWidth }) => {
          const at = (links[index]?.target ?? sources.length) - sources.length
          return (
            <path
              d={bandPath({ x1: sourceX, x2: targetX, y1: sourceY, y2: targetY, thick: linkWidth })}
              fill={targets[at]?.colour ?? 'var(--bar)'}
              fillOpacity={0.45}
              cursor="pointer"
            />
          )
        }}
      />
    </SizedChart>
  )
}
