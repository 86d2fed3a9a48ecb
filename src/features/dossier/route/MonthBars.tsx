import { type CSSProperties, type HTMLAttributes, type ReactNode, useId, useState } from 'react'
import { cellsOfKey, type MonthlySeries, type MonthPairs, type MonthValue } from '#content/monthlySeries.ts'
import { unitName } from '#content/unitName.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { type MonthSpan, periodOfDate, yearOf } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { PanelFault } from '#features/dossier/panelParts.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { roundScale } from '#picture/charts/plotModel.ts'
import { pointAtMonth } from '#state/hoverStore.ts'
import { openReader } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { CodePart, type PartCode } from '#ui/CodePart.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useArrowCells } from '#ui/useArrowCells.ts'
import { useOneStop } from '#ui/useOneStop.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './MonthBars.module.css'

interface MonthBarsProps {
  pairs: MonthPairs
  /** Names the chart for those who do not see it. */
  title: string
  /** CSS colour of the bars. */
  colour: string
  /** The chart to save, which loads on demand. */
  file?: PartCode
  /** Shows the chart to save alone: it also draws the figures beside. */
  isFileOnly?: boolean
  /** Draws where past revisions suggest that a month may go, over its bar. */
  drawRange?: ((month: string, max: number) => ReactNode) | undefined
  children?: ReactNode
}

type Form = 'bars' | 'table' | 'file'

/** Months beside the same months a year before, the earlier hollow; as bars that open their cells, or as a table. */
export function MonthBars({ file, isFileOnly = false, ...props }: MonthBarsProps) {
  const { t } = useTranslation('dossier')
  const titleId = useId()
  const oneStop = useOneStop<HTMLParagraphElement>()
  const [chosen, setForm] = useState<Form>('bars')
  const form = isFileOnly ? 'file' : chosen
  const forms: readonly Form[] = file ? ['bars', 'table', 'file'] : ['bars', 'table']
  const shown = { ...props, labelledBy: titleId }
  return (
    <div>
      <p id={titleId} className="visually-hidden">
        {props.title}
      </p>
      {form === 'file' && file && (
        <CodePart code={file} loading={null} renderFault={(retry) => <PanelFault onRetry={retry} />} />
      )}
      {form === 'table' && <MonthTable {...shown} />}
      {form === 'bars' && (
        <>
          <MonthLegend {...shown} />
          <Bars {...shown} />
        </>
      )}
      <p className="caption-type line-16 quiet" {...oneStop}>
        {props.children}{' '}
        {!isFileOnly &&
          forms.map(
            (other) =>
              other !== form && (
                <TextButton
                  key={other}
                  className={details.switch}
                  aria-describedby={titleId}
                  onClick={() => setForm(other)}
                >
                  {t(other === 'table' ? 'shared:showTable' : `months.show.${other}`)}
                </TextButton>
              ),
          )}
      </p>
    </div>
  )
}

interface FormProps extends Pick<MonthBarsProps, 'pairs' | 'colour' | 'drawRange'> {
  labelledBy: string
}

/** The year of months within one, else the months. */
function useTimeName(): (span: MonthSpan) => string {
  const words = useWords()
  return (span) => (yearOf(span.from) === yearOf(span.to) ? String(yearOf(span.to)) : words.spans([span]))
}

function spanOf({ values }: MonthlySeries): MonthSpan {
  return { from: values[0]?.month ?? '', to: values.at(-1)?.month ?? '' }
}

function MonthLegend({ pairs: { before, after }, colour }: FormProps) {
  const { t } = useTranslation('dossier')
  const timeName = useTimeName()
  return (
    <p
      className={`${styles.legend} row small soft`}
      aria-hidden="true"
      style={{ '--colour': colour } as CSSProperties}
    >
      <span data-time="before">{timeName(spanOf(before))}</span>
      <span data-time="after">{t('months.aMonth', { time: timeName(spanOf(after)) })}</span>
    </p>
  )
}

function useMonthName(): (month: string) => string {
  const words = useWords()
  return (month) => words.period(periodOfDate(month))
}

/** A bar, or nothing where no number is known. */
function Bar({ month: { value, state }, time, max }: { month: MonthValue; time: string; max: number }) {
  return (
    <span className="grow tall anchor">
      {value !== null && (
        <span
          className={styles.bar}
          data-time={time}
          data-state={state}
          style={{ height: `${(value / max) * 100}%` }}
        />
      )}
    </span>
  )
}

function Bars({ pairs: { before, after }, labelledBy, colour, drawRange }: FormProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const monthName = useMonthName()
  const { tableProps, cellProps } = useArrowCells(after.values.map((_, column) => ({ row: 0, column })))
  const values = [...before.values, ...after.values].map(({ value }) => value ?? 0)
  const scale = roundScale(Math.max(0, ...values))
  const { max } = scale
  const numberOf = (month: MonthValue) =>
    month.value === null ? t('common:notStated') : words.number(month.value)
  return (
    <MonthPlot labelledBy={labelledBy} colour={colour} scale={scale} tableProps={tableProps}>
      {after.values.map((now, column) => {
        const then = before.values[column]
        if (!then) return null
        const name = t('months.bar', {
          month: monthName(now.month),
          number: numberOf(now),
          unit: unitName(now.value ?? 2, after.unit, words),
          state: now.state === 'partial' ? ` ${t('shared:partial')}` : '',
          before: numberOf(then),
        })
        return (
          <button
            key={now.key}
            type="button"
            className={`${styles.month} anchor row`}
            data-label={words.monthName(now.month)}
            aria-label={name}
            title={name}
            {...cellProps({ row: 0, column })}
            onPointerEnter={() => pointAtMonth(now.month)}
            onPointerLeave={() => pointAtMonth(null)}
            onClick={() => openReader({ type: 'cells', query: cellsOfPair(after, then, now) })}
          >
            <Bar month={then} time="before" max={max} />
            <Bar month={now} time="after" max={max} />
            {drawRange?.(now.month, max)}
          </button>
        )
      })}
    </MonthPlot>
  )
}

/** The cells of both months, as far as they are covered. */
function cellsOfPair(series: MonthlySeries, ...months: readonly MonthValue[]): CellQuery {
  const covered = months.filter(({ state }) => state !== 'uncovered')
  return {
    ...cellsOfKey(series, months[0]?.key ?? ''),
    spans: covered.map(({ month }) => ({ from: month, to: month })),
  }
}

function MonthTable({ pairs: { before, after }, labelledBy }: FormProps) {
  const { t } = useTranslation(['charts', 'common'])
  const timeName = useTimeName()
  const words = useWords()
  return (
    <Table look="numbers" aria-labelledby={labelledBy}>
      <TableHead names={[t('shared:month'), timeName(spanOf(before)), timeName(spanOf(after))]} />
      <tbody>
        {after.values.map((now, index) => (
          <tr key={now.key}>
            <th scope="row">{words.longMonth(now.month)}</th>
            {[before, after].map((series) => {
              const month = series.values[index]
              return (
                <td key={series.values[0]?.key}>
                  {month && month.value !== null ? (
                    <CellsButton look="dotted" cells={cellsOfKey(series, month.key)}>
                      {words.number(month.value)}
                    </CellsButton>
                  ) : (
                    t('common:notStated')
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

interface MonthPlotProps {
  /** Id of what names it. */
  labelledBy: string
  /** CSS colour of the bars. */
  colour: string
  scale: ReturnType<typeof roundScale>
  isTall?: boolean
  /** What `useArrowCells` asks of the frame of its cells. */
  tableProps: HTMLAttributes<HTMLElement>
  /** A button a month. */
  children: ReactNode
}

/** The frame of bars by month, with lines at round numbers. */
export function MonthPlot({ labelledBy, colour, scale, isTall, tableProps, children }: MonthPlotProps) {
  const words = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; these are buttons.
    <div
      className={`${styles.plot} anchor stack`}
      data-tall={isTall || undefined}
      role="group"
      aria-labelledby={labelledBy}
      style={{ '--colour': colour } as CSSProperties}
      {...tableProps}
    >
      {scale.ticks.slice(1).map((tick) => (
        <span
          key={tick}
          className={`${styles.grid} quiet row-type`}
          style={{ bottom: `${(tick / scale.max) * 100}%` }}
        >
          {words.axisNumber(tick)}
        </span>
      ))}
      {children}
    </div>
  )
}
