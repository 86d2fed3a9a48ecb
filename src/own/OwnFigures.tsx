import { useId, useMemo, useState } from 'react'
import type { LoadedFigures } from '#content/loadedFigures.ts'
import {
  figuresWithin,
  type OwnSeries,
  ownSum,
  UNDRAWN,
  type Undrawn,
  undrawnOf,
} from '#domain/own/series.ts'
import type { OwnFigure, OwnTable } from '#domain/own/table.ts'
import { type MonthSpan, periodOfDate } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { PanelFault } from '#features/dossier/panelParts.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { useFigures, useShownPeriod } from '#state/viewModels.ts'
import { openPage, setWhose, useViewStore } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Own.module.css'
import { OwnNumber, useOwnSeries, useOwnShown, useOwnWords } from './OwnNumber.tsx'
import { publishedBeside, seriesInUnit } from './ownBeside.ts'

const CHARTS = partCode(() => import('./OwnCharts.tsx').then((m) => m.ShownOwnCharts))

/** Figures listed before the rest is shown on request. */
const LISTED = 8

/** The reader's own figures of the selected route, beside the published ones of the same months. */
export function RouteOwnFigures() {
  const selected = useViewStore((state) => state.view.selected)
  return selected?.kind === 'route' ? <OwnFigures place={selected.id} isByNationality={false} /> : null
}

/** The reader's own figures of all routes together, which belong to no line. */
export function TotalOwnFigures() {
  return <OwnFigures place="total" isByNationality={false} />
}

/** The reader's own figures of nationalities on the selected route, which no published share contains. */
export function RouteOwnNationalities() {
  const selected = useViewStore((state) => state.view.selected)
  return selected?.kind === 'route' ? <OwnFigures place={selected.id} isByNationality /> : null
}

function OwnFigures({ place, isByNationality }: { place: string; isByNationality: boolean }) {
  const { t } = useTranslation('ownFigures')
  const headingId = useId()
  const series = useOwnSeries(place)
  const own = useOwnShown()
  const isAlone = useViewStore(({ view }) => view.whose === 'yours')
  const figures = useFigures()?.figures ?? null
  const groups = useMemo(
    () => groupsOf(series.filter(({ nationality }) => (nationality !== null) === isByNationality)),
    [series, isByNationality],
  )
  const requested = useShownPeriod()
  const isTotal = place === 'total'
  if (!own) return null
  if (groups.length === 0 && (isByNationality || isTotal || !isAlone)) return null
  return (
    <Section
      titleId={headingId}
      title={isByNationality ? t('byNationality') : t(isTotal ? 'titleTotal' : 'title')}
      beside={t('fromDesk')}
    >
      {isAlone && !isByNationality && !isTotal && (
        <p className="caption-type line-16 quiet">
          {t('publishedHidden')}{' '}
          <TextButton className={details.switch} onClick={() => setWhose('both')}>
            {t('showBoth')}
          </TextButton>
        </p>
      )}
      {groups.length === 0 && <p className="small quiet">{t('noneHere')}</p>}
      {groups.map((group) => (
        <Group
          key={group.key}
          group={group}
          table={own.tables.find(({ id }) => id === group.tableId)}
          figures={isAlone || isByNationality ? null : figures}
          requested={requested}
          undrawn={isByNationality ? NONE : undrawnIn(group, series, figures, requested)}
        />
      ))}
      {groups.length > 0 && !isAlone && !isByNationality && (
        <p className="caption-type line-16 quiet">{t('never')}</p>
      )}
      {groups.length > 0 && !isByNationality && (
        <CodePart code={CHARTS} loading={null} renderFault={(retry) => <PanelFault onRetry={retry} />} />
      )}
    </Section>
  )
}

/** Series of one table that count the same; only their publishers differ, and what stands apart. */
interface OwnGroup {
  key: string
  tableId: string
  of: Pick<OwnFigure, 'term' | 'unit'>
  place: string
  series: OwnSeries[]
}

function groupsOf(all: readonly OwnSeries[]): readonly OwnGroup[] {
  const groups = new Map<string, OwnGroup>()
  for (const series of all) {
    const { tableId, unit, term, place } = series
    const key = JSON.stringify([tableId, unit, term])
    const group = groups.get(key)
    if (group) group.series.push(series)
    else groups.set(key, { key, tableId, of: { unit, term }, place, series: [series] })
  }
  return [...groups.values()]
}

interface GroupProps {
  group: OwnGroup
  table: OwnTable | undefined
  /** The published figures to stand beside; null while only the reader's own show. */
  figures: LoadedFigures | null
  /** The chosen months; none: all. */
  requested: readonly MonthSpan[]
  undrawn: ReadonlyMap<OwnFigure, Undrawn>
}

const NONE: ReadonlyMap<OwnFigure, Undrawn> = new Map()

/** Why figures of a group are in no chart, by the series that share its charts. */
function undrawnIn(
  { of, place, series }: OwnGroup,
  all: readonly OwnSeries[],
  figures: LoadedFigures | null,
  requested: readonly MonthSpan[],
): GroupProps['undrawn'] {
  const published = figures && seriesInUnit(figures, place, of)
  const sharing = published
    ? all.filter((one) => one.nationality === null && seriesInUnit(figures, place, one) === published)
    : series
  const within = sharing.map((one) => ({ ...one, figures: figuresWithin(one.figures, requested) }))
  return undrawnOf(within, published !== null)
}

function Group({ group, table, figures, requested, undrawn }: GroupProps) {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const own = useOwnWords()
  const headingId = useId()
  const [isWhole, setWhole] = useState(false)
  const all = useMemo(
    () => group.series.flatMap((series) => series.figures).sort((a, b) => (isLater(a, b) ? -1 : 1)),
    [group],
  )
  const within = useMemo(() => figuresWithin(all, requested), [all, requested])
  const isByNationality = group.series.some(({ nationality }) => nationality !== null)
  const shown = isWhole ? within : within.slice(0, LISTED)
  const isApart = group.series.every((series) => series.isApart)
  const published = figures && !isApart ? seriesInUnit(figures, group.place, group.of) : null
  const outside = all.length - within.length
  const reasons = UNDRAWN.flatMap((reason) => {
    const count = within.filter((figure) => undrawn.get(figure) === reason).length
    return count > 0 ? [t(`undrawn.${reason}`, { number: words.number(count) })] : []
  })
  const notes = [
    ...(outside > 0 ? [t('outside', { count: outside })] : []),
    ...(figures && !published && within.length > 0 ? [t('otherUnit')] : []),
    ...(isByNationality && within.length > 0 ? [t('nationalitiesApart')] : []),
    ...(reasons.length > 0 ? [t('undrawn.line', { reasons: reasons.join('; ') })] : []),
  ]
  return (
    <div className={`${styles.group} one-column gap-4 stack`}>
      <h4 className={`${styles.name} small soft`} id={headingId}>
        {t('of', { what: own.what(group.of), title: table?.title ?? group.tableId })}
      </h4>
      {within.length > 0 && (
        <Table look="numbers" className={styles.table} aria-labelledby={headingId}>
          <TableHead
            names={[
              isByNationality ? t('shared:nationality') : t('time'),
              t('choice.yours'),
              ...(published ? [t('choice.published')] : []),
            ]}
          />
          <tbody>
            {shown.map((figure) => (
              <Row key={figure.id} figure={figure} figures={published ? figures : null} />
            ))}
          </tbody>
        </Table>
      )}
      {within.length > LISTED && (
        <TextButton
          className={`${styles.more} small`}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t('showFewer', { count: LISTED }) : t('shared:showAll', { count: within.length })}
        </TextButton>
      )}
      {!isByNationality && <Sums series={group.series} within={within} />}
      {notes.length > 0 && <p className="caption-type line-16 quiet">{notes.join(' ')}</p>}
    </div>
  )
}

function Row({ figure, figures }: { figure: OwnFigure; figures: LoadedFigures | null }) {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const own = useOwnWords()
  const beside = useMemo(() => figures && publishedBeside(figures, figure), [figures, figure])
  const time = own.time(figure.span)
  return (
    <tr>
      <th scope="row">
        {figure.nationality === null ? time : words.nationality(figure.nationality)}
        <span className="block quiet caption-type breaks">
          {[
            ...(figure.nationality === null ? [] : [time]),
            own.publisher(figure.publisher),
            ...own.flags(figure),
          ].join(' · ')}
        </span>
      </th>
      <td>
        <OwnNumber figure={figure} />
      </td>
      {figures && (
        <td>
          {beside === null || beside.count.value === null ? (
            '–'
          ) : (
            <CellsButton
              cells={beside.cells}
              name={t('openPublished', {
                time,
                publisher: words.publisherName(beside.publisher),
                number: words.number(beside.count.value),
              })}
            >
              {words.number(beside.count.value)}
            </CellsButton>
          )}
        </td>
      )}
    </tr>
  )
}

/** What the stated figures of a series come to, where they may be added up. */
function Sums({ series, within }: { series: readonly OwnSeries[]; within: readonly OwnFigure[] }) {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const own = useOwnWords()
  const shown = new Set(within)
  const sums = series.flatMap(({ key, publisher, figures }) => {
    const sum = ownSum(figures.filter((figure) => shown.has(figure)))
    return sum ? [{ key, publisher: own.publisher(publisher), sum }] : []
  })
  if (sums.length === 0) return null
  return (
    <ul className="small">
      {sums.map(({ key, publisher, sum }) => {
        const values = { number: words.number(sum.value), time: sum.covered.map(own.time).join(', ') }
        const flags = [
          ...(sum.isRounded ? [t('shared:rounded')] : []),
          ...(sum.isPreliminary ? [t('preliminary')] : []),
        ]
        return (
          <li key={key}>
            {[series.length > 1 ? t('sumOf', { ...values, publisher }) : t('sum', values), ...flags].join(
              ' · ',
            )}
            . {sum.notStated > 0 && t('sumNotStated', { count: sum.notStated })}
          </li>
        )
      })}
    </ul>
  )
}

function isLater(a: OwnFigure, b: OwnFigure): boolean {
  if (a.span.to !== b.span.to) return a.span.to > b.span.to
  if (a.span.from !== b.span.from) return a.span.from > b.span.from
  // Nationalities of one time, the most first.
  if (a.nationality !== b.nationality) return (a.value ?? 0) > (b.value ?? 0)
  return a.row < b.row
}

/** The reader's own tables in use, on this device only. */
export function OwnTables() {
  const { t } = useTranslation(['ownFigures', 'common'])
  const words = useWords()
  const ownWords = useOwnWords()
  const own = useOwnShown()
  if (!own) return null
  return (
    <section aria-label={t('sources.title')}>
      <ul className="gap-16 set-off stack">
        {own.tables.map(({ id, title, fileName, sheet, coverageTo }) => {
          const figures = own.figures.filter(({ tableId }) => tableId === id)
          const publishers = [...new Set(figures.map(({ publisher }) => ownWords.publisher(publisher)))]
          return (
            <li key={id}>
              <article>
                <h3 className="title-16">
                  <StatusSign look="filled" radius={3} own={t('common:yours')} /> {title}
                </h3>
                <p className="quiet row-type">{t('shared:fromDesk')}</p>
                <Facts look="page">
                  <Fact name={t('common:filter.publishers')}>{words.list(publishers)}</Fact>
                  <Fact name={t('row.file')}>{fileName}</Fact>
                  {sheet !== null && <Fact name={t('row.sheet')}>{sheet}</Fact>}
                  <Fact name={t('row.coverage')}>
                    {coverageTo === null ? null : words.period(periodOfDate(coverageTo))}
                  </Fact>
                  <Fact name={t('sources.used')}>{t('sources.figures', { count: figures.length })}</Fact>
                </Facts>
              </article>
            </li>
          )
        })}
      </ul>
      <Button onClick={() => openPage('desk')}>{t('openDesk')}</Button>
    </section>
  )
}
