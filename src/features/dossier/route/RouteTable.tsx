import { type ReactNode, useId, useMemo, useState } from 'react'
import { cellsOfGroup } from '#content/groupTotals.ts'
import { coverageIn, loadFigures, numberSpans } from '#content/loadedFigures.ts'
import type { ThirteenMonths } from '#content/monthlySeries.ts'
import { placeToPoint } from '#content/pointable.ts'
import { type RouteDeaths as DeathsFound, type RouteCellsInput, routeDeaths } from '#content/routeCells.ts'
import { type TableFile, tableIn } from '#content/tableById.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import type { Figures } from '#domain/figures.ts'
import type { FigureRole, FigureSource } from '#domain/figureTable.ts'
import type { Month } from '#domain/period.ts'
import { useFigureWords } from '#features/dossier/charts/useFigureWords.ts'
import details from '#features/dossier/Details.module.css'
import dossier from '#features/dossier/Dossier.module.css'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { rowCells, useArrowCells } from '#features/dossier/useArrowCells.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { TableGate } from '#parts/TableGate.tsx'
import { usePointing } from '#state/hoverStore.ts'
import { useShownPeriod } from '#state/shownChoices.ts'
import { routePartId } from '#ui/partIds.ts'
import { Section } from '#ui/Section.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { MonthBars, MonthLegend, MonthTable } from './MonthForms.tsx'
import styles from './RouteTable.module.css'

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

const idOf = (role: FigureRole) => routePartId(role === 'incidents' ? 'deaths' : 'nationalities')

/** A section of a route's dossier with data from a separately loaded table, whose coverage may end before the series does. */
export function RouteTable<Found extends { readonly period: FigurePeriod }>(props: RouteTableProps<Found>) {
  const framed = (content: ReactNode) => (
    <Section look="block" id={idOf(props.tableRole)} title={props.title}>
      {content}
    </Section>
  )
  return (
    <TableGate
      requested={{ role: props.tableRole }}
      skeleton={framed(<Skeleton rows={props.rows} />)}
      frame={framed}
    >
      {(figures, found) => found && <TableContent {...props} figures={figures} {...found} />}
    </TableGate>
  )
}

function TableContent<Found extends { readonly period: FigurePeriod }>({
  routeId,
  tableRole,
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
  const requested = numberSpans(loadFigures(figures), useShownPeriod())
  const coverage = useMemo(() => coverageIn(source), [source])
  const found = useMemo(() => {
    const table = tableIn(file, source)
    const { partialMonths } = source
    return table && count({ table, coverage, partialMonths, requested, routeId })
  }, [count, source, file, coverage, requested, routeId])
  const last = words.months({ from: coverage.to, to: coverage.to })
  const isCovered = found !== null && found.period.spans.length > 0
  return (
    <Section
      look="block"
      id={idOf(tableRole)}
      title={title}
      beside={isCovered && <span className={dossier.tag}>{words.spans(found.period.spans)}</span>}
    >
      {!found && <p className={details.caption}>{noRoute}</p>}
      {found && !isCovered && <p className={details.caption}>{notCovered(last)}</p>}
      {isCovered && children(found, last)}
    </Section>
  )
}

/** One bar: its number opens its cells. */
export interface RankedNumber {
  key: string
  name: string
  value: number
  cells: CellQuery
  /** All others together, or unknown: drawn hollow. */
  isRemainder?: boolean
  /** The country that the row names: while it is hovered or focused, the map marks the country. */
  country?: string
}

/** Horizontal bars from a common baseline; assistive technology gets the numbers only. */
export function RankedNumbers({ numbers, label }: { numbers: readonly RankedNumber[]; label: string }) {
  const words = useWords()
  const { cellProps, tableProps } = useArrowCells(rowCells(numbers.length))
  const most = Math.max(1, ...numbers.map(({ value }) => value))
  return (
    <ul className={styles.list} aria-label={label} {...tableProps}>
      {numbers.map(({ key, name, value, cells, country, isRemainder = false }, row) => (
        <RankedRow key={key} country={country}>
          <CellsButton
            cells={cells}
            className={styles.row}
            name={words.labelled(name, words.number(value))}
            {...cellProps({ row, column: 0 })}
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
        </RankedRow>
      ))}
    </ul>
  )
}

function RankedRow({ country, children }: { country: string | undefined; children: ReactNode }) {
  if (country === undefined) return <li>{children}</li>
  return <CountryRow country={country}>{children}</CountryRow>
}

function CountryRow({ country, children }: { country: string; children: ReactNode }) {
  const pointing = usePointing(useMemo(() => placeToPoint('country', country), [country]))
  return (
    <li className={styles.country} {...pointing}>
      {children}
    </li>
  )
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
          {found.months && <DeathsByMonth months={found.months} />}
          <CauseRows found={found} />
          <p className={details.note}>
            {t('deaths.note', { last })}
            {found.incidents > 0 && (
              <>
                {' '}
                <CellsButton look="underlined" cells={found.cells}>
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
          look="plain"
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

/** The last year of the period by month; nothing where neither year has an incident. */
function DeathsByMonth({ months }: { months: ThirteenMonths }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const headingId = useId()
  const [form, setForm] = useState<'bars' | 'table'>('bars')
  const { year, series, before } = months
  if ([...series.values, ...before.values].every(({ value }) => !value)) return null
  const props = { ...months, labelledBy: headingId, colour: 'var(--bar)' }
  const other = form === 'bars' ? 'table' : 'bars'
  const shortName = (month: Month) => words.spans([{ from: month, to: month }])
  return (
    <Section
      level={4}
      titleId={headingId}
      title={t('deaths.byMonth')}
      beside={form === 'bars' && <MonthLegend {...props} />}
    >
      {form === 'bars' ? <MonthBars {...props} /> : <MonthTable {...props} />}
      <p className={details.note}>
        {t('months.note', { first: shortName(`${year - 1}-12`), last: shortName(`${year}-12`) })}{' '}
        <TextButton className={details.switch} aria-describedby={headingId} onClick={() => setForm(other)}>
          {t(`months.show.${other}`)}
        </TextButton>
      </p>
    </Section>
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
