import { useId, useState } from 'react'
import { cellsOfGroup } from '#content/groupTotals.ts'
import type { ThirteenMonths } from '#content/monthlySeries.ts'
import { type RouteDeaths as DeathsFound, routeDeaths } from '#content/routeCells.ts'
import type { Month } from '#domain/period.ts'
import { useFigureWords } from '#features/dossier/charts/useFigureWords.ts'
import details from '#features/dossier/Details.module.css'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { MonthBars, MonthLegend, MonthTable } from './MonthForms.tsx'
import styles from './RouteTable.module.css'
import { RankedNumbers, RouteTable } from './RouteTable.tsx'

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
    <>
      <div className={details.sectionHead}>
        <h4 className={details.caption} id={headingId}>
          {t('deaths.byMonth')}
        </h4>
        {form === 'bars' && <MonthLegend {...props} />}
      </div>
      {form === 'bars' ? <MonthBars {...props} /> : <MonthTable {...props} />}
      <p className={details.note}>
        {t('months.note', { first: shortName(`${year - 1}-12`), last: shortName(`${year}-12`) })}{' '}
        <button
          type="button"
          className={details.switch}
          aria-describedby={headingId}
          onClick={() => setForm(other)}
        >
          {t(`months.show.${other}`)}
        </button>
      </p>
    </>
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
