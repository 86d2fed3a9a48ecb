import type { TimelineModel } from '#content/timelineModel.ts'
import { periodOfDate } from '#domain/period.ts'
import { basisOf } from '#domain/planOutcome.ts'
import { SIGN_BOX, type SignedState } from '#lib/outcomeShapes.ts'
import { useDataset } from '#state/datasets.ts'
import { useHoverStore } from '#state/hoverStore.ts'
import { OutcomeShapes, OutcomeSign } from '#ui/OutcomeSign.tsx'
import type { DockWords } from './dockWords.ts'
import { type PlacedPlan, type PlanBlock, xOfReach } from './layoutPlans.ts'
import styles from './OpenLanes.module.css'
import { rem, type TimeScale, widthOf } from './timeAxis.ts'

/** Radius of the ring at which a line begins. */
const RING = 2
/** Least room for the words beside the line of the reach, and the space before them. */
const REACH_WORDS = { least: 84, gap: 8 } as const

interface PlanDrawingProps {
  blocks: readonly PlanBlock[]
  model: TimelineModel
  scale: TimeScale
  words: DockWords
}

/** The lines of plans: from the ring of the statement to the sign of what came of it. */
export function PlanDrawing({ blocks, model, scale, words }: PlanDrawingProps) {
  return (
    <g>
      {blocks.map(({ state, y, plans }) => (
        <g key={state}>
          {y > 0 && <path className={styles.laneLine} d={`M16 ${Math.round(y) + 0.5}H${scale.right}`} />}
          {plans.map((placed) => (
            <PlanLineDrawing
              key={placed.mark.key}
              placed={placed}
              isLit={placed.plan.marks.some(({ key }) => model.byKey.has(key))}
              isOwn={words.own(placed.mark) !== undefined}
            />
          ))}
        </g>
      ))}
      <PointedPlan blocks={blocks} />
    </g>
  )
}

interface PlanLineDrawingProps {
  placed: PlacedPlan
  isLit: boolean
  isOwn: boolean
  isPointed?: boolean
}

function PlanLineDrawing({ placed, isLit, isOwn, isPointed = false }: PlanLineDrawingProps) {
  const { line, hasStart, hasEnd, plan } = placed
  const { from, to, y } = line
  const { state } = plan.unit
  // The line leaves its two signs free.
  const [ring, sign] = [hasStart ? RING : 0, hasEnd ? placed.sign.width / 2 - 1 : 0]
  const way = Math.sign(to - from)
  const isDrawn = Math.abs(to - from) > ring + sign
  return (
    <g className={styles.plan} data-lit={isLit} data-pointed={isPointed || undefined}>
      {isDrawn && (
        <path
          className={styles.planLine}
          data-basis={basisOf(state)}
          d={`M${from + way * ring} ${y}H${to - way * sign}`}
        />
      )}
      {hasStart && (isDrawn || !hasEnd) && <circle className={styles.ringSign} cx={from} cy={y} r={RING} />}
      {hasStart && isOwn && (
        <rect className={styles.ringSign} x={from - 4} y={y - 4} width={8} height={8} rx={1.5} />
      )}
      {hasEnd && <SignDrawing state={state} x={placed.sign.x} y={placed.sign.y} side={placed.sign.width} />}
    </g>
  )
}

function SignDrawing({ state, x, y, side }: { state: SignedState; x: number; y: number; side: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${side / SIGN_BOX})`}>
      <OutcomeShapes state={state} />
    </g>
  )
}

/** The plan under the pointer or with the focus, here or elsewhere on the page, once more and thick. */
function PointedPlan({ blocks }: { blocks: readonly PlanBlock[] }) {
  const id = useHoverStore(({ pointed }) => (pointed?.kind === 'measure' ? pointed.id : null))
  if (id === null) return null
  const placed = blocks
    .flatMap(({ plans }) => plans)
    .find(({ plan }) => plan.marks.some((mark) => mark.id === id))
  return placed ? <PlanLineDrawing placed={placed} isLit isOwn={false} isPointed /> : null
}

interface PlanNamesProps {
  blocks: readonly PlanBlock[]
  model: TimelineModel
  /** Room before the axis. */
  width: number
  words: DockWords
}

/** The name of each state with its sign and the count of its plans within the choice. */
export function PlanNames({ blocks, model, width, words: { reader } }: PlanNamesProps) {
  return blocks.map(({ state, y, plans }) => {
    const name = reader.choice({ group: 'outcome', choice: state })
    const isLit = ({ plan }: PlacedPlan) => plan.marks.some(({ key }) => model.byKey.has(key))
    const count = reader.number(plans.filter(isLit).length)
    return (
      <li
        key={state}
        className={styles.name}
        style={{ top: rem(y + 3), width: rem(width - 4) }}
        title={`${name} ${count}`}
      >
        <OutcomeSign state={state} size={10} />
        <span>{name}</span>
        <span>{count}</span>
      </li>
    )
  })
}

interface ReachLineProps {
  blocks: readonly PlanBlock[]
  scale: TimeScale
  words: DockWords
}

/** A dotted line where the pages end that were searched for what came of plans, with the day of the last search. */
export function ReachLine({ blocks, scale, words: { t, reader } }: ReachLineProps) {
  const file = useDataset('outcomes').data
  const [first, last] = [blocks[0], blocks.at(-1)]
  const x = xOfReach(file?.reach ?? null, scale)
  if (!file || !first || !last || x === null) return null
  const days = Object.values(file.plans).flatMap((found) => found.map(({ lookedOn }) => lookedOn))
  const day = days.toSorted().at(-1)
  const text = [
    t('reach'),
    ...(day === undefined ? [] : [t('reachDay', { day: reader.period(periodOfDate(day)) })]),
  ].join(' ')
  const room = scale.right - x - REACH_WORDS.gap
  const style = { left: rem(x), top: rem(first.y), height: rem(last.y + last.height - first.y) }
  const isRoomy = room >= Math.min(REACH_WORDS.least, widthOf(text))
  return (
    <p className={styles.reach} style={style} title={text}>
      <span
        className={isRoomy ? styles.reachWords : 'visually-hidden'}
        style={isRoomy ? { width: rem(room) } : undefined}
      >
        {text}
      </span>
    </p>
  )
}
