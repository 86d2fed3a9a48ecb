import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import type { FigureRole, FigureSource } from '#domain/figureSource.ts'
import type { Figures } from '#domain/figures.ts'
import { filteredSpans } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import { useFigureWords } from '#features/dossier/charts/useFigureWords.ts'
import details from '#features/dossier/Details.module.css'
import dossier from '#features/dossier/Dossier.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { useArrowRows } from '#features/dossier/useArrowRows.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { TableGate } from '#parts/TableGate.tsx'
import { cellsOfGroup } from '#state/selectors/groupTotals.ts'
import { coverageIn, loadFigures } from '#state/selectors/loadedFigures.ts'
import {
  type RouteNationalities as NationalitiesFound,
  routeNationalities,
} from '#state/selectors/nationalities.ts'
import {
  type RouteDeaths as DeathsFound,
  type RouteCellsInput,
  routeDeaths,
} from '#state/selectors/routeCells.ts'
import { type TableFile, tableIn } from '#state/useFigureTable.ts'
import { useFigures } from '#state/viewModels.ts'
import { useWords } from '#words/words.ts'
import styles from './RouteTables.module.css'

/** Nationalities detected on a route, within the coverage of the publisher's table, which leaves out the Channel. */
export function RouteNationalities({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <RouteTable
      routeId={id}
      tableRole="nationalities"
      rows={6}
      title={t('nationalities.title')}
      noRoute={t('nationalities.noRoute')}
      notCovered={(last) => t('nationalities.notCovered', { last })}
      count={routeNationalities}
    >
      {(found, last) => (
        <>
          <p className={details.caption}>
            <CellsButton cells={found.cells}>
              {t('nationalities.total', { count: found.total, time: words.spans(found.period.spans) })}
            </CellsButton>
          </p>
          {found.total > 0 && <NationalityRows found={found} />}
          <p className={details.note}>{t('nationalities.note', { last })}</p>
        </>
      )}
    </RouteTable>
  )
}

function NationalityRows({ found }: { found: NationalitiesFound }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { cells, first, rest, unknown } = found
  const numbers: RankedNumber[] = first.map((group) => ({
    key: group.keys.join(),
    name: group.keys.map(words.nationality).join(),
    value: group.value,
    cells: cellsOfGroup(cells, 'nationality', group),
  }))
  if (rest) {
    const name = t('nationalities.rest', { count: rest.keys.length })
    numbers.push({
      key: 'rest',
      name,
      value: rest.value,
      cells: cellsOfGroup(cells, 'nationality', rest),
      isRemainder: true,
    })
  }
  if (unknown) {
    const name = t('nationalities.unknown')
    const own = cellsOfGroup(cells, 'nationality', unknown)
    numbers.push({ key: 'unknown', name, value: unknown.value, cells: own, isRemainder: true })
  }
  return <RankedNumbers numbers={numbers} label={t('nationalities.title')} />
}

/** The dead and missing on a route by cause: a minimum, for the months covered by incidents. */
export function RouteDeaths({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  return (
    <RouteTable
      routeId={id}
      tableRole="incidents"
      rows={4}
      title={t('deaths.title')}
      noRoute={t('deaths.noRoute')}
      notCovered={(last) => t('deaths.notCovered', { last })}
      count={routeDeaths}
    >
      {(found, last) => (
        <>
          <DeathsNumber found={found} />
          <CauseRows found={found} />
          <p className={details.note}>
            {t('deaths.note', { last })}
            {found.isCoarse && <> {t('deaths.coarse')}</>}
            {found.incidents > 0 && (
              <>
                {' '}
                <CellsButton cells={found.cells} className={styles.sources}>
                  {t('deaths.sources')}
                </CellsButton>
              </>
            )}
          </p>
        </>
      )}
    </RouteTable>
  )
}

function DeathsNumber({ found }: { found: DeathsFound }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { value, incidents, cells, period } = found
  const time = words.spans(period.spans)
  if (incidents === 0) return <p className={styles.line}>{t('deaths.none', { time })}</p>
  return (
    <p className={styles.line}>
      {value === null ? (
        <span className={styles.missing}>{t('common:notStated')}</span>
      ) : (
        <CellsButton
          cells={cells}
          className={styles.value}
          name={t('deaths.numberName', { number: words.number(value), time })}
        >
          {words.number(value)}
        </CellsButton>
      )}
      <span>{t('deaths.unit', { count: incidents, time })}</span>
    </p>
  )
}

function CauseRows({ found }: { found: DeathsFound }) {
  const { t } = useTranslation('dossier')
  const { causeName } = useFigureWords()
  const { causes, cells } = found
  if (causes.length === 0) return null
  return (
    <RankedNumbers
      label={t('deaths.causes')}
      numbers={causes.map((group) => ({
        key: group.keys.join(),
        name: group.keys.map(causeName).join(),
        value: group.value,
        cells: cellsOfGroup(cells, 'cause', group),
      }))}
    />
  )
}

interface RouteTableProps<Found> {
  routeId: string
  tableRole: FigureRole
  /** Skeleton rows while the table loads. */
  rows: number
  title: string
  /** Text for a route that the table does not have. */
  noRoute: string
  /** Text for a period outside the table's coverage; `last` is its last month. */
  notCovered: (last: string) => string
  /** Counts the route in the table; null if the table does not have it. Must keep its identity across renders. */
  count: (requested: RouteCellsInput) => Found | null
  children: (found: Found, last: string) => ReactNode
}

/** A section of a route's dossier with data from a separately loaded table, whose coverage may end before the series does. */
function RouteTable<Found extends { readonly period: FigurePeriod }>(props: RouteTableProps<Found>) {
  return (
    <section className={details.block}>
      <TableGate
        requested={{ role: props.tableRole }}
        skeleton={<Skeleton rows={props.rows} />}
        frame={(faults) => (
          <>
            <h3 className={details.sectionTitle}>{props.title}</h3>
            {faults}
          </>
        )}
      >
        {(figures, found) => found && <TableContent {...props} figures={figures} {...found} />}
      </TableGate>
    </section>
  )
}

function TableContent<Found extends { readonly period: FigurePeriod }>({
  routeId,
  title,
  noRoute,
  notCovered,
  count,
  children,
  figures,
  source,
  file,
}: RouteTableProps<Found> & { figures: Figures; source: FigureSource; file: TableFile }) {
  const words = useWords()
  const { years, period } = usePanel().filters
  const { byRoute } = loadFigures(figures)
  const coverage = useMemo(() => coverageIn(source), [source])
  const found = useMemo(() => {
    const table = tableIn(file, source)
    const figuresCoverage = cubeSpan(byRoute.cube)
    const requested = filteredSpans({ years, period })
    return table && count({ table, coverage, figuresCoverage, requested, routeId })
  }, [count, source, file, byRoute, coverage, years, period, routeId])
  const last = words.months({ from: coverage.to, to: coverage.to })
  const isCovered = found !== null && found.period.spans.length > 0
  return (
    <>
      <div className={details.sectionHead}>
        <h3 className={details.sectionTitle}>{title}</h3>
        {isCovered && <PeriodTag spans={found.period.spans} routeId={routeId} />}
      </div>
      {!found && <p className={details.caption}>{noRoute}</p>}
      {found && !isCovered && <p className={details.caption}>{notCovered(last)}</p>}
      {isCovered && children(found, last)}
    </>
  )
}

/** The months of a block, where they are not those of the route's figure, which the banner names. */
function PeriodTag({ spans, routeId }: { spans: readonly MonthSpan[]; routeId: string }) {
  const words = useWords()
  const figure = useFigures()?.model.routes.get(routeId)
  const own = words.spans(spans)
  if (!figure || words.spans(figure.period.spans) === own) return null
  return <span className={dossier.tag}>{own}</span>
}

/** One bar: its number opens its cells. */
interface RankedNumber {
  key: string
  name: string
  value: number
  cells: CellQuery
  /** All others together, or unknown: drawn hollow. */
  isRemainder?: boolean
}

/** Horizontal bars from a common baseline; assistive technology gets the numbers only. */
function RankedNumbers({ numbers, label }: { numbers: readonly RankedNumber[]; label: string }) {
  const words = useWords()
  const { tabIndexOf, listProps } = useArrowRows(numbers.length)
  const most = Math.max(1, ...numbers.map(({ value }) => value))
  return (
    <ul className={styles.list} aria-label={label} {...listProps}>
      {numbers.map(({ key, name, value, cells, isRemainder = false }, row) => (
        <li key={key}>
          <CellsButton
            cells={cells}
            className={styles.row}
            name={`${name}: ${words.number(value)}`}
            tabIndex={tabIndexOf(row)}
          >
            <span className={styles.name}>{name}</span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                data-rest={isRemainder}
                style={{ inlineSize: `${(value / most) * 100}%` }}
              />
            </span>
            <span className={styles.number}>{words.number(value)}</span>
          </CellsButton>
        </li>
      ))}
    </ul>
  )
}
