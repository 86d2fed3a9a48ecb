import { type ComponentProps, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { coverageIn } from '#content/loadedFigures.ts'
import type { RouteCellsInput } from '#content/routeCells.ts'
import { type TableFile, tableIn } from '#content/tableById.ts'
import { coveredPeriod, type FigurePeriod } from '#domain/figurePeriod.ts'
import { dimensionOf, type FigureRole, type FigureSource, tableWithRole } from '#domain/figureTable.ts'
import { isSameSpan, type MonthSpan } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { Skeleton } from '#features/dossier/panelParts.tsx'
import { TableGate } from '#parts/TableGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { setUi } from '#state/uiStore.ts'
import type { ShownFigures } from '#state/viewModels.ts'
import { type RoutePart as RoutePartId, routePartId } from '#ui/partIds.ts'
import { Section } from '#ui/Section.tsx'
import tabs from '#ui/Tabs.module.css'
import { useOneStop } from '#ui/useOneStop.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './RouteDossier.module.css'

interface RoutePartProps extends Pick<ComponentProps<typeof Section>, 'title' | 'beside' | 'children'> {
  part: RoutePartId
}

/** A part of a route's panel, to which its name in the row of anchors scrolls. */
export function RoutePart({ part, ...section }: RoutePartProps) {
  return (
    <Section
      look="block"
      id={routePartId(part)}
      titleId={useId()}
      tabIndex={-1}
      className={styles.part ?? ''}
      {...section}
    />
  )
}

/** Scrolls to a part and moves the focus there. */
export function goToPart(part: RoutePartId): void {
  const section = document.getElementById(routePartId(part))
  section?.scrollIntoView?.({ block: 'start' })
  section?.focus({ preventScroll: true })
}

/** What a reader does to scroll. */
const SCROLLING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/** The parts of a route's panel: each name scrolls to its part, and the part in sight is marked. */
export function RouteAnchors({ parts }: { parts: readonly RoutePartId[] }) {
  const { t } = useTranslation('dossier')
  const { ref: row, ...keys } = useOneStop<HTMLElement>()
  const [current, setCurrent] = useState(parts[0])
  // The part that was asked for stays marked, even where the end of the panel keeps it from reaching the top.
  const isAsked = useRef(false)
  useEffect(() => {
    const release = () => {
      isAsked.current = false
    }
    const follow = ({ target }: Event) => {
      const scroller = target instanceof Element ? target : document.scrollingElement
      if (isAsked.current || !row.current || !scroller?.contains(row.current)) return
      setCurrent(partInSight(parts, row.current, scroller))
    }
    // The keyboard reaches a part before it is at the top.
    const enter = ({ target }: FocusEvent) => {
      const reached = parts.find((part) =>
        document.getElementById(routePartId(part))?.contains(target as Node),
      )
      if (reached) setCurrent(reached)
    }
    const capture = { capture: true, passive: true }
    for (const type of SCROLLING) document.addEventListener(type, release, capture)
    document.addEventListener('scroll', follow, capture)
    document.addEventListener('focusin', enter)
    return () => {
      for (const type of SCROLLING) document.removeEventListener(type, release, capture)
      document.removeEventListener('scroll', follow, capture)
      document.removeEventListener('focusin', enter)
    }
  }, [parts, row])
  useEffect(() => setUi({ routePart: current ?? null }), [current])
  return (
    <nav
      ref={row}
      {...keys}
      className={`${details.head} ${tabs.tabs} row-wrap screen-only ${styles.anchors}`}
      aria-label={t('tabs')}
    >
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          className={`${tabs.tab} soft nowrap`}
          aria-current={part === current ? 'location' : undefined}
          onClick={() => {
            isAsked.current = true
            setCurrent(part)
            goToPart(part)
          }}
        >
          {t(`route.part.${part}`)}
        </button>
      ))}
    </nav>
  )
}

/** Distance below the row within which a part counts as reached, px. */
const REACHED = 48

/** The last part whose top has reached the row; at the end of the panel the last of all. */
function partInSight(
  parts: readonly RoutePartId[],
  row: Element,
  { scrollHeight, scrollTop, clientHeight }: Element,
): RoutePartId | undefined {
  if (scrollTop > 0 && scrollHeight - scrollTop - clientHeight < 2) return parts.at(-1)
  const { bottom } = row.getBoundingClientRect()
  const top = (part: RoutePartId) =>
    document.getElementById(routePartId(part))?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY
  return parts.findLast((part) => top(part) <= bottom + REACHED) ?? parts[0]
}

interface Counted {
  readonly period: FigurePeriod
}

interface RouteTableProps<Found extends Counted> {
  routeId: string
  spans: readonly MonthSpan[]
  part: 'nationalities' | 'deaths'
  /** Counts the route in the table; null if the table does not have it. Must keep its identity across renders. */
  count: (requested: RouteCellsInput) => Found | null
  /** The heading and what is below it. */
  render: (found: Found, source: FigureSource) => { title: ReactNode; content: ReactNode }
}

const ROLES = { nationalities: 'nationalities', deaths: 'incidents' } as const satisfies Record<
  'nationalities' | 'deaths',
  FigureRole
>

/** A part of a route's panel from a separately loaded table, which may end before the series does. */
export function RouteTable<Found extends Counted>(props: RouteTableProps<Found>) {
  const { part } = props
  const { t } = useTranslation('dossier')
  const framed = (content: ReactNode) => (
    <RoutePart part={part} title={t(`route.part.${part}`)}>
      {content}
    </RoutePart>
  )
  return (
    <TableGate requested={{ role: ROLES[part] }} skeleton={framed(<Skeleton rows={6} />)} frame={framed}>
      {(_, found) => found && <TableContent {...props} {...found} />}
    </TableGate>
  )
}

function TableContent<Found extends Counted>({
  routeId,
  spans,
  part,
  count,
  render,
  source,
  file,
}: RouteTableProps<Found> & { source: FigureSource; file: TableFile }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const found = useMemo(() => {
    const table = tableIn(file, source)
    const [coverage, { partialMonths }] = [coverageIn(source), source]
    return table && count({ table, coverage, partialMonths, requested: spans, routeId })
  }, [count, source, file, spans, routeId])
  const { title, content } = found
    ? render(found, source)
    : {
        title: t(`route.part.${part}`),
        content: (
          <p className="small quiet">
            {part === 'deaths' ? t('deaths.noRoute') : t('nationalities.noRoute')}
          </p>
        ),
      }
  return (
    <RoutePart part={part} title={title}>
      {found && !isOf(found.period, spans) && (
        <p className="small quiet">{words.longSpans(found.period.spans)}</p>
      )}
      {content}
    </RoutePart>
  )
}

/** One band above what is of other months than the route's number: the tables that do not cover those. */
export function OlderData({ routeId, shown: { figures, spans } }: { routeId: string; shown: ShownFigures }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const sources = [...figures.sources.values()]
  const older = [
    {
      part: 'nationalities',
      period: useOlderPeriod(tableWithRole(sources, 'nationalities'), routeId, spans),
    },
    { part: 'deaths', period: useOlderPeriod(tableWithRole(sources, 'incidents'), routeId, spans) },
  ] as const
  const shown = older.flatMap(({ part, period }) => (period ? [{ part, period }] : []))
  if (shown.length === 0) return null
  return (
    <p className={`${styles.older} grounded small soft`}>
      <strong className="strong">
        {words.labelled(
          t('older.title'),
          words.list(
            shown.map(({ part, period }) => t(`older.${part}`, { time: words.longSpans(period.spans) })),
          ),
        )}
      </strong>
      . {t('older.tables', { time: words.longSpans(spans) })}
      {shown.some(({ period }) => period.compared) && <> {t('older.change')}</>}
    </p>
  )
}

/** The months of a table on a route, where they are not those of the route's number. */
function useOlderPeriod(
  source: FigureSource | null,
  routeId: string,
  spans: readonly MonthSpan[],
): FigurePeriod | null {
  const file = useDataset(source?.file ?? 'figures').data
  return useMemo(() => {
    const table = source && file && tableIn(file, source)
    if (!table || !dimensionOf(table, 'route').codeOf.has(routeId)) return null
    const period = coveredPeriod(spans, coverageIn(source), source.partialMonths)
    return isOf(period, spans) ? null : period
  }, [source, file, routeId, spans])
}

function isOf(period: FigurePeriod, spans: readonly MonthSpan[]): boolean {
  return (
    period.spans.length === spans.length &&
    period.spans.every((span, index) => isSameSpan(span, spans[index] ?? null))
  )
}
