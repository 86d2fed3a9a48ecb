import { type CSSProperties, useId, useMemo, useState } from 'react'
import { knownMonths, type KnownMonths as Model, type ThenAndNow } from '#content/knownMonths.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { cellsOfKey } from '#content/monthlySeries.ts'
import { unitName } from '#content/unitName.ts'
import { cellsOf, ladderOf, movedSince, type Rung, valueToday } from '#content/whatChanged.ts'
import { vintagesOf } from '#domain/asKnown.ts'
import { compareText } from '#domain/compareText.ts'
import { type IsoDate, periodOfDate, yearOf } from '#domain/period.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useStateName, ValueLadder } from '#parts/ValueLadder.tsx'
import { roundScale } from '#picture/charts/plotModel.ts'
import { useDataset, usePublished } from '#state/datasets.ts'
import { useLayers } from '#state/layers.ts'
import { openReader } from '#state/viewStore.ts'
import { Segments } from '#ui/Choices.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useArrowCells } from '#ui/useArrowCells.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './MonthBars.module.css'
import { MonthPlot } from './MonthBars.tsx'

const FORMS = ['then', 'both', 'now'] as const
type Form = (typeof FORMS)[number]

/** A route's months as known on the day of the view, beside what they are now. */
export function KnownMonths({ id }: { id: string }) {
  const { t } = useTranslation('known')
  const words = useWords()
  const titleId = useId()
  const [form, setForm] = useState<Form>('both')
  const day = useLayers(({ known }) => known?.day ?? null)
  const then = useDataset('figures').data
  const now = usePublished('figures')
  const model = useMemo(
    () => (then && now ? knownMonths(loadFigures(then), loadFigures(now), id) : null),
    [then, now, id],
  )
  if (!model || day === null) return null
  const { series, most, lastThen } = model
  return (
    <div className="one-column gap-8 stack">
      <div className="to-ends in-row">
        <h3 id={titleId}>{t('months.title', { unit: unitName(2, series.unit, words) })}</h3>
        <Segments className="row" role="group" aria-label={t('months.forms')}>
          {FORMS.map((each) => (
            <button key={each} type="button" aria-pressed={form === each} onClick={() => setForm(each)}>
              {t(`months.${each}`)}
            </button>
          ))}
        </Segments>
      </div>
      <Bars
        model={model}
        form={form}
        labelledBy={titleId}
        colour={`var(--route-${id}, var(--bar))`}
        day={day}
      />
      <p className="caption-type line-16 quiet">
        {most &&
          `${t('months.most', {
            month: words.period(periodOfDate(most.month)),
            was: words.number(most.was ?? 0),
            now: words.number(most.now ?? 0),
          })} `}
        {t('months.unpublished', {
          month: words.period(periodOfDate(lastThen)),
          day: words.period(periodOfDate(day)),
        })}
      </p>
      <RevisedMonths id={id} table={series.table} day={day} />
      <MovedRoutes table={series.table} />
    </div>
  )
}

interface BarsProps {
  model: Model
  form: Form
  labelledBy: string
  colour: string
  day: IsoDate
}

function Bars({ model: { series, months, lastThen }, form, labelledBy, colour, day }: BarsProps) {
  const { t } = useTranslation(['known', 'common', 'line'])
  const words = useWords()
  const { tableProps, cellProps } = useArrowCells(months.map((_, column) => ({ row: 0, column })))
  const scale = roundScale(Math.max(0, ...months.flatMap(({ was, now }) => [was ?? 0, now ?? 0])))
  const numberOf = (value: number | null) =>
    value === null ? t('notYet', { day: words.period(periodOfDate(day)) }) : words.number(value)
  const height = (value: number) => `${(value / scale.max) * 100}%`
  return (
    <>
      <p
        className={`${styles.legend} row-wrap small soft`}
        aria-hidden="true"
        style={{ '--colour': colour } as CSSProperties}
      >
        {form !== 'then' && <span data-sign="now">{t('months.signNow')}</span>}
        {form !== 'now' && (
          <span data-sign={form === 'then' ? 'now' : 'then'}>
            {t('line:asKnown', { day: words.period(periodOfDate(day)) })}
          </span>
        )}
        {form === 'both' && <span data-sign="withdrawn">{t('months.signWithdrawn')}</span>}
      </p>
      <MonthPlot labelledBy={labelledBy} colour={colour} scale={scale} isTall tableProps={tableProps}>
        {months.map((each, column) => {
          const name = `${words.period(periodOfDate(each.month))}: ${t('months.bar', {
            was: numberOf(each.was),
            now: numberOf(each.now),
          })}`
          return (
            <button
              key={each.month}
              type="button"
              className={`${styles.change} shrinks anchor`}
              data-unpublished={each.month > lastThen || undefined}
              data-label={each.month.endsWith('-01') ? yearOf(each.month) : undefined}
              aria-label={name}
              title={name}
              {...cellProps({ row: 0, column })}
              onClick={() => openReader({ type: 'cells', query: cellsOfKey(series, each.month) })}
            >
              <MonthMarks {...each} form={form} height={height} />
            </button>
          )
        })}
      </MonthPlot>
    </>
  )
}

interface MonthMarksProps extends ThenAndNow {
  form: Form
  height: (value: number) => string
}

function MonthMarks({ was, now, form, height }: MonthMarksProps) {
  const bar = form === 'then' ? was : now
  const isWithdrawn = form === 'both' && was !== null && now !== null && was > now
  return (
    <>
      {isWithdrawn && (
        <span className={styles.withdrawn} style={{ bottom: height(now), height: height(was - now) }} />
      )}
      {bar !== null && <span className={`${styles.bar} ${styles.known}`} style={{ height: height(bar) }} />}
      {form === 'both' && was !== null && <span className={styles.then} style={{ bottom: height(was) }} />}
    </>
  )
}

/** The months of which some state holds another value: a column a state, what changed in bold. */
function RevisedMonths({ id, table, day }: { id: string; table: string; day: IsoDate }) {
  const { t } = useTranslation('known')
  const words = useWords()
  const stateName = useStateName()
  const titleId = useId()
  const vintages = usePublished('vintages')
  const now = usePublished('figures')?.tables.find((each) => each.id === table)
  const kept = vintages && vintagesOf(vintages, table)
  const rows = useMemo(() => {
    if (!kept || !now) return []
    return kept.cells
      .filter(({ where }) => where.route === id)
      .map((cell) => ({ cell, ladder: ladderOf(cell, kept, valueToday(cell, now)) }))
      .filter(({ ladder }) => new Set(ladder.flatMap(({ value }) => value ?? [])).size > 1)
      .sort((a, b) => compareText(a.cell.where.month ?? '', b.cell.where.month ?? ''))
  }, [kept, now, id])
  const [first] = rows
  if (!first)
    return (
      <p className="caption-type line-16 quiet">{kept ? t('months.noneRevised') : t('months.noState')}</p>
    )
  const at = first.ladder.findLastIndex(({ knownOn }) => knownOn <= day)
  return (
    <>
      <p id={titleId} className="foot-4 soft">
        {t('months.revised', { count: rows.length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="scrolls-across" aria-labelledby={titleId} tabIndex={0}>
        <Table look="numbers" className={styles.states} aria-labelledby={titleId}>
          <thead>
            <tr>
              <td />
              {first.ladder.map((rung, index) => (
                <th key={rung.knownOn} scope="col" data-chosen={index === at || undefined}>
                  {stateName(rung)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cell, ladder }) => (
              <tr key={cell.where.month}>
                <th scope="row">
                  <CellsButton look="dotted" cells={cellsOf(cell, table)}>
                    {words.period(periodOfDate(cell.where.month ?? ''))}
                  </CellsButton>
                </th>
                {ladder.map(({ knownOn, value }, index) => (
                  <td
                    key={knownOn}
                    data-chosen={index === at || undefined}
                    data-changed={hasChanged(ladder, index)}
                  >
                    {value === null ? '–' : words.number(value)}
                  </td>
                ))}
                <td>
                  <ValueLadder ladder={ladder} marked={[at, ladder.length - 1]} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </>
  )
}

function hasChanged(ladder: readonly Rung[], index: number): true | undefined {
  const [before, value] = [ladder[index - 1]?.value ?? null, ladder[index]?.value ?? null]
  return (before !== null && value !== null && before !== value) || undefined
}

/** How far today's values of each route lie from those first published. */
function MovedRoutes({ table }: { table: string }) {
  const { t } = useTranslation('known')
  const words = useWords()
  const vintages = usePublished('vintages')
  const routes = usePublished('routes')?.routes
  const now = usePublished('figures')?.tables.find((each) => each.id === table)
  const kept = vintages && vintagesOf(vintages, table)
  const places = now?.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const rows = (routes ?? []).flatMap(({ id }) => {
    const moved = kept && now && places.includes(id) ? movedSince(kept, now, { route: id }) : null
    return moved
      ? [{ id, ...moved, changed: [...moved.changes.values()].filter((change) => change !== 0) }]
      : []
  })
  const [first] = rows
  if (!first) return null
  return (
    <Table look="numbers">
      <caption>
        <strong>{t('moved.title')}</strong>{' '}
        {t('moved.note', { since: words.period(periodOfDate(first.since)) })}
      </caption>
      <TableHead names={[t('common:filter.routes', { count: 1 }), t('moved.changed'), t('moved.by')]} />
      <tbody>
        {rows.map(({ id, changes, changed }) => (
          <tr key={id}>
            <th scope="row">{words.route(id)}</th>
            <td>{t('moved.of', { changed: changed.length, months: changes.size })}</td>
            <td>
              {changed.length === 0
                ? t('shared:none')
                : [...new Set([Math.min(...changed), Math.max(...changed)])].map(words.change).join(' … ')}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
