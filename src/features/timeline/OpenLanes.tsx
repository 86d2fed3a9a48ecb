import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  lanesOf,
  planLanesOf,
  pointableOf,
  type TimelineLane,
  type TimelineMark,
} from '#content/timelineModel.ts'
import { periodOfDate } from '#domain/period.ts'
import { basisOf, type PlanState } from '#domain/planState.ts'
import { discPath, trianglePath } from '#lib/picture.ts'
import { OutcomeShapes, OutcomeSign, SIGN_BOX } from '#parts/OutcomeSign.tsx'
import { useDataset } from '#state/datasets.ts'
import { pointAt, useHoverStore } from '#state/hoverStore.ts'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import bars from './BarsAxis.module.css'
import type { DockWords } from './dockWords.ts'
import {
  type Band,
  type LaneLayout,
  layoutLanes,
  type PlacedPlan,
  type PlanBlock,
  xOfReach,
} from './layoutLanes.ts'
import { MarkButtons, usePointedMarks } from './MarkButtons.tsx'
import { MarkTip } from './MarkList.tsx'
import { MarkSign } from './MarkSign.tsx'
import styles from './OpenLanes.module.css'
import { type PlacedMark, rem, signOf, type TimeScale, widthOf } from './timeAxis.ts'

interface OpenLanesProps {
  /** The chosen marks, by date. */
  marks: readonly TimelineMark[]
  scale: TimeScale
  words: DockWords
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
}

/** The open form: a square for each done measure and gap, a line for each plan, and events with their titles. */
export const OpenLanes = memo(function OpenLanes(props: OpenLanesProps) {
  const { marks, scale, words, selectedKey, onSelect } = props
  const root = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<{ placed: PlacedMark; at: DOMRect } | null>(null)
  const bandWords = useBandWords(words)
  const { lanes, plans, height } = useLayout(props, bandWords.least)
  const placed = useMemo(
    () => placedMarks({ lanes, plans }, marks, selectedKey),
    [lanes, plans, marks, selectedKey],
  )
  usePointedMarks(root, placed)
  const handlePoint = useCallback((placed: PlacedMark, at: DOMRect | null) => {
    setPointed(at && { placed, at })
    pointAt(at && pointableOf(placed.mark))
  }, [])
  useEffect(() => () => pointAt(null), [])

  return (
    <div className={`${styles.scroller} anchor ruled`}>
      <div className="anchor" ref={root} style={{ height: rem(height) }}>
        <svg
          className={`${styles.drawing} ${bars.drawn} block`}
          style={{ width: rem(scale.right), height: rem(height) }}
          viewBox={`0 0 ${scale.right} ${height}`}
          aria-hidden="true"
        >
          {lanes.map((drawn) => (
            <LaneDrawing key={drawn.lane.id} drawn={drawn} right={scale.right} words={words} />
          ))}
          <PlanDrawing blocks={plans} scale={scale} words={words} />
          {placed
            .filter(({ mark }) => mark.key === selectedKey)
            .map(({ mark, sign }) => (
              <rect
                key={mark.key}
                className={styles.ring}
                x={sign.x - 2}
                y={sign.y - 2}
                width={sign.width + 4}
                height={sign.height + 4}
                rx={3}
              />
            ))}
          {pointed?.placed.holdsTo != null && <Hold placed={pointed.placed} to={pointed.placed.holdsTo} />}
        </svg>
        <ReachLine blocks={plans} scale={scale} words={words} />
        <LaneNames lanes={lanes} plans={plans} width={scale.left} words={words} />
        {lanes.flatMap(({ lane, bands }) =>
          bands.map((band) => (
            <BandWords
              key={`${lane.id} ${band.years}`}
              lane={lane}
              band={band}
              words={words}
              long={bandWords.long}
            />
          )),
        )}
        <MarkButtons
          marks={placed}
          words={words}
          selectedKey={selectedKey}
          onSelect={onSelect}
          onPoint={handlePoint}
        />
        {/* The header reads a plan out. */}
        {pointed && pointed.placed.mark.status !== 'planned' && (
          <MarkTip mark={pointed.placed.mark} words={words} at={pointed.at} />
        )}
      </div>
    </div>
  )
})

type BandOf = Pick<Band, 'years' | 'marks'>

/** The words of a band: in full, and the least to keep room for. */
function useBandWords({ t, reader: { number } }: DockWords) {
  return useMemo(() => {
    const long = ({ years, marks }: BandOf) =>
      years === null
        ? t('noDateCount', { count: marks.length })
        : t('bandLong', { number: number(marks.length), years })
    const least = (band: BandOf) =>
      band.years === null ? long(band) : t('bandShort', { number: number(band.marks.length) })
    return { long, least }
  }, [t, number])
}

function useLayout({ marks, scale, words }: OpenLanesProps, bandWords: (band: BandOf) => string) {
  const pointer = useMediaQuery('(pointer: coarse)') ? 'coarse' : 'fine'
  const reach = useDataset('outcomes').data?.reach ?? null
  const { title: titleOf } = words
  return useMemo(
    () =>
      layoutLanes({
        lanes: lanesOf(marks),
        plans: planLanesOf(marks),
        reach,
        scale,
        pointer,
        titleOf,
        bandWords,
      }),
    [marks, reach, scale, pointer, titleOf, bandWords],
  )
}

/** All marks by date. A law has one line: for the step that is selected, else for the first. */
function placedMarks(
  { lanes, plans }: Pick<ReturnType<typeof layoutLanes>, 'lanes' | 'plans'>,
  marks: readonly TimelineMark[],
  selectedKey: string | null,
): readonly PlacedMark[] {
  const order = new Map(marks.map((mark, index) => [mark.key, index]))
  const shown = plans.flatMap((block) =>
    block.plans.map((placed) => {
      const selected = placed.plan.marks.find(({ key }) => key === selectedKey)
      return { ...placed, mark: selected ?? placed.mark }
    }),
  )
  return [...lanes.flatMap((lane) => lane.marks), ...shown].sort(
    (a, b) => (order.get(a.mark.key) ?? 0) - (order.get(b.mark.key) ?? 0),
  )
}

interface LaneDrawingProps {
  drawn: LaneLayout
  right: number
  words: DockWords
}

/** The signs of a lane as one path. */
function LaneDrawing({ drawn: { lane, y, bands, marks }, right, words }: LaneDrawingProps) {
  const d = marks
    .filter(({ isInBand }) => !isInBand)
    .map((placed) => signOf(placed, words))
    .join('')
  return (
    <g>
      {y > 0 && <path className={styles.laneLine} d={`M20 ${Math.round(y) + 0.5}H${right}`} />}
      {d !== '' && <path className={styles.signs} data-lane={lane.id} d={d} />}
      {bands.map(
        (band) =>
          band.years !== null && (
            <rect
              key={band.years}
              className={styles.band}
              data-lane={lane.id}
              x={band.x + 1}
              y={band.y + 0.5}
              width={Math.max(1, band.width - 2)}
              height={band.height - 1}
              rx={2}
              data-band={band.years}
            />
          ),
      )}
    </g>
  )
}

/** A line from a sign to the end of the time that it holds. */
function Hold({ placed: { sign }, to }: { placed: PlacedMark; to: number }) {
  const y = sign.y + sign.height / 2
  return <path className={styles.hold} d={`M${sign.x + sign.width} ${y}H${to}M${to - 5} ${y - 4}l5 4l-5 4`} />
}

interface LaneNamesProps {
  lanes: readonly LaneLayout[]
  plans: readonly PlanBlock[]
  /** Room before the axis. */
  width: number
  words: DockWords
}

/** The name of each lane with its sign and its count. */
function LaneNames({ lanes, plans, width, words }: LaneNamesProps) {
  const { t, reader } = words
  const nameOf = ({ lane: { id, marks }, y }: LaneLayout) => {
    const name = id === 'events' ? t('shared:claimKinds.event') : reader.status(id)
    return (
      <LaneName key={id} name={name} count={reader.number(marks.length)} y={y} width={width}>
        <MarkSign kind={id} />
      </LaneName>
    )
  }
  const isDone = ({ lane }: LaneLayout) => lane.id === 'done'
  return (
    <ul aria-label={t('lane.title')}>
      {lanes.filter(isDone).map(nameOf)}
      <PlanNames plans={plans} width={width} words={words} />
      {lanes.filter((lane) => !isDone(lane)).map(nameOf)}
    </ul>
  )
}

interface BandWordsProps {
  lane: TimelineLane
  band: Band
  words: DockWords
  /** The words where there is room. */
  long: (band: BandOf) => string
}

/** The number of a band's marks, and that only their years are known. */
function BandWords({ lane: { id }, band, words, long }: BandWordsProps) {
  const { t, reader } = words
  const own = band.marks
  const count = reader.number(own.length)
  const yours = own.filter((mark) => words.own(mark) !== undefined)
  const all = [long(band), t('bandShort', { number: count })]
  const name = yours[0] && words.own(yours[0])
  const areAllYours = yours.length === own.length
  const room = band.width - (areAllYours ? 28 : name === undefined ? 22 : 54)
  const fitting = band.years === null ? all[0] : all.find((text) => widthOf(text) <= room)
  return (
    <p
      className={`${styles.bandWords} gap-4 soft row-type row-middle nowrap line-16 no-pointer`}
      style={{ left: rem(band.x + 5), top: rem(band.y), height: rem(band.height) }}
      aria-hidden="true"
    >
      <MarkSign kind={id} own={areAllYours ? name : undefined} />
      {fitting ?? count}
      {name !== undefined && !areAllYours && (
        <>
          <MarkSign kind={id} own={name} />
          {reader.number(yours.length)}
        </>
      )}
    </p>
  )
}

/** Radius of the ring at which a line begins. */
const RING = 2
/** Least room for the words beside the line of the reach, and the space before them. */
const REACH_WORDS = { least: 84, gap: 8 } as const

interface PlanDrawingProps {
  blocks: readonly PlanBlock[]
  scale: TimeScale
  words: DockWords
}

/** The lines of plans: from the ring of the statement to the sign of what came of it. */
function PlanDrawing({ blocks, scale, words }: PlanDrawingProps) {
  return (
    <g>
      {blocks.map(({ state, y, plans }) => (
        <g key={state}>
          {y > 0 && <path className={styles.laneLine} d={`M20 ${Math.round(y) + 0.5}H${scale.right}`} />}
          {plans.map((placed) => (
            <PlanLineDrawing key={placed.mark.key} placed={placed} own={words.own(placed.mark)} />
          ))}
        </g>
      ))}
      <PointedPlan blocks={blocks} />
    </g>
  )
}

interface PlanLineDrawingProps {
  placed: PlacedPlan
  own?: string | undefined
  isPointed?: boolean
}

function PlanLineDrawing({ placed, own, isPointed = false }: PlanLineDrawingProps) {
  const { line, hasStart, hasEnd, plan } = placed
  const { from, to, y } = line
  const { state } = plan.unit
  // The line leaves its two signs free.
  const [ring, sign] = [hasStart ? RING : 0, hasEnd ? placed.sign.width / 2 - 1 : 0]
  const way = Math.sign(to - from)
  const isDrawn = Math.abs(to - from) > ring + sign
  return (
    <g className={styles.plan} data-pointed={isPointed || undefined}>
      {isDrawn && (
        <path
          className={styles.planLine}
          data-basis={basisOf(state)}
          d={`M${from + way * ring} ${y}H${to - way * sign}`}
        />
      )}
      {hasStart && (isDrawn || !hasEnd || own) && (
        <path
          className={styles.ringSign}
          d={own ? trianglePath(from, y, 1.5 * RING) : discPath(from, y, RING)}
        />
      )}
      {hasEnd && <SignDrawing state={state} x={placed.sign.x} y={placed.sign.y} side={placed.sign.width} />}
    </g>
  )
}

function SignDrawing({ state, x, y, side }: { state: PlanState; x: number; y: number; side: number }) {
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
  return placed ? <PlanLineDrawing placed={placed} isPointed /> : null
}

interface LaneNameProps {
  name: string
  count: string
  /** Of the lane, and the room before the axis, px. */
  y: number
  width: number
  /** Its sign. */
  children: ReactNode
}

function LaneName({ name, count, y, width, children }: LaneNameProps) {
  return (
    <li
      className={`${styles.name} gap-4 clipped line-16 strong row-type row-middle nowrap`}
      style={{ top: rem(y + 3), width: rem(width - 28) }}
      title={`${name} ${count}`}
    >
      {children}
      <span>{name}</span>
      <span>{count}</span>
    </li>
  )
}

/** The name of each state with its sign and the count of its plans. */
function PlanNames({ plans: blocks, width, words: { reader } }: Omit<LaneNamesProps, 'lanes'>) {
  return blocks.map(({ state, y, plans }) => {
    const name = reader.choice({ group: 'outcome', choice: state })
    return (
      <LaneName key={state} name={name} count={reader.number(plans.length)} y={y} width={width}>
        <OutcomeSign state={state} size={10} />
      </LaneName>
    )
  })
}

/** A dotted line where the pages end that were searched for what came of plans, with the day of the last search. */
function ReachLine({ blocks, scale, words: { t, reader } }: PlanDrawingProps) {
  const file = useDataset('outcomes').data
  const [first, last] = [blocks[0], blocks.at(-1)]
  const x = xOfReach(file?.reach ?? null, scale)
  if (!file || !first || !last || x === null) return null
  const days = Object.values(file.plans).flatMap((found) => found.map(({ lookedOn }) => lookedOn))
  const day = days.toSorted().at(-1)
  const text = [
    t('reach'),
    ...(day === undefined ? [] : [t('shared:lookedOn', { day: reader.period(periodOfDate(day)) })]),
  ].join(' ')
  const room = scale.right - x - REACH_WORDS.gap
  const style = { left: rem(x), top: rem(first.y), height: rem(last.y + last.height - first.y) }
  const isRoomy = room >= Math.min(REACH_WORDS.least, widthOf(text))
  return (
    <p className={`${styles.reach} no-pointer`} style={style} title={text}>
      <span
        className={isRoomy ? `${styles.reachWords} quiet row-type` : 'visually-hidden'}
        style={isRoomy ? { width: rem(room) } : undefined}
      >
        {text}
      </span>
    </p>
  )
}
