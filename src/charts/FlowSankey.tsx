import { Sankey } from 'recharts'
import styles from './ChartFrame.module.css'
import { ChartFrame, type ChartPicture, type ChartWords } from './ChartFrame.tsx'
import { SizedChart } from './SizedChart.tsx'

/** A node at the left or right; `values` of a source are by target, null for none. */
export interface FlowNode {
  key: string
  name: string
  /** The name in the drawing, where the full one is long. */
  shortName?: string
  /** The node's total, formatted. */
  text: string
}

export interface FlowRow extends FlowNode {
  values: readonly ({ value: number; text: string } | null)[]
}

interface FlowSankeyProps {
  sources: readonly FlowRow[]
  targets: readonly (FlowNode & { colour: string })[]
  words: ChartWords & { label: string; total: string; none: string }
  /** Indexes of source and target; null for all of them. */
  onChoose: (source: number | null, target: number | null) => void
  isWaiting?: boolean
  onSave?: (() => void) | undefined
  picture?: ChartPicture | undefined
}

/** Height per node, gap between nodes and width of a node, px. */
const ROW_HEIGHT = 30
const GAP = 15
const NODE_WIDTH = 6
/** Width of the names at each side, px, and letters that fit. */
const NAME_WIDTH = 112
const LETTERS = 18

/** Bands from sources to targets, as wide as what they count, with a table of the same numbers. */
export function FlowSankey(props: FlowSankeyProps) {
  const { words, isWaiting = false, onSave, picture } = props
  return (
    <ChartFrame
      words={words}
      isWaiting={isWaiting}
      onSave={onSave}
      picture={picture}
      table={<FlowTable {...props} />}
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
    <SizedChart height={rows * ROW_HEIGHT}>
      <Sankey
        data={{ nodes: [...sources, ...targets].map(({ name }) => ({ name })), links }}
        nodeWidth={NODE_WIDTH}
        nodePadding={GAP}
        sort={false}
        margin={{ top: 8, right: NAME_WIDTH, bottom: 8, left: NAME_WIDTH }}
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
                className={styles.axis}
              >
                {cut(node?.shortName ?? node?.name ?? '')}
              </text>
            </g>
          )
        }}
        link={(link) => {
          const at = (links[link.index]?.target ?? sources.length) - sources.length
          return (
            <path
              d={bandOf(link)}
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

interface Band {
  sourceX: number
  targetX: number
  sourceY: number
  targetY: number
  sourceControlX: number
  targetControlX: number
  linkWidth: number
}

/** The outline of a band, px; at least one pixel wide. */
function bandOf({ linkWidth, ...band }: Band): string {
  const { sourceX, targetX, sourceY, targetY, sourceControlX, targetControlX } = band
  const half = Math.max(1, linkWidth) / 2
  return [
    `M${sourceX},${sourceY - half}`,
    `C${sourceControlX},${sourceY - half},${targetControlX},${targetY - half},${targetX},${targetY - half}`,
    `L${targetX},${targetY + half}`,
    `C${targetControlX},${targetY + half},${sourceControlX},${sourceY + half},${sourceX},${sourceY + half}`,
    'Z',
  ].join('')
}

function cut(name: string): string {
  return name.length > LETTERS ? `${name.slice(0, LETTERS - 1).trim()}…` : name
}

function FlowTable({ sources, targets, words, onChoose }: FlowSankeyProps) {
  const number = (text: string, name: string, source: number | null, target: number | null) => (
    <button type="button" aria-label={`${name}: ${text}`} onClick={() => onChoose(source, target)}>
      {text}
    </button>
  )
  return (
    <table className={styles.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.label}</th>
          {targets.map(({ key, name }) => (
            <th key={key} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{words.total}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source, row) => (
          <tr key={source.key}>
            <th scope="row">{source.name}</th>
            {targets.map(({ key, name }, column) => {
              const found = source.values[column]
              return (
                <td key={key}>
                  {found ? number(found.text, `${source.name}, ${name}`, row, column) : words.none}
                </td>
              )
            })}
            <td>{number(source.text, `${source.name}, ${words.total}`, row, null)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{words.total}</th>
          {targets.map(({ key, name, text }, column) => (
            <td key={key}>{number(text, `${words.total}, ${name}`, null, column)}</td>
          ))}
          <td />
        </tr>
      </tbody>
    </table>
  )
}
