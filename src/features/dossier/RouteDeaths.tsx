import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { askedSpans } from '#domain/months.ts'
import { addEnglish } from '#i18n/laterEnglish.ts'
import charts from '#i18n/messages/en/charts.json'
import { cellsOfGroup } from '#state/selectors/groupTotals.ts'
import { type RouteDeaths as Counted, routeDeaths } from '#state/selectors/routeDeaths.ts'
import { useWords } from '#state/words.ts'
import { useFigureWords } from './charts/useFigureWords.ts'
import details from './Details.module.css'
import { OpenCells } from './OpenCells.tsx'
import { usePanel } from './panelContext.ts'
import { RankedNumbers } from './RankedNumbers.tsx'
import styles from './RouteDeaths.module.css'
import { type CoveredTable, TableGate } from './TableGate.tsx'

addEnglish({ charts })

/** The dead and missing of a route: a minimum, for the months that incidents cover, by cause. */
export function RouteDeaths({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  return (
    <section className={details.section}>
      <h3 className={details.sectionTitle}>{t('deaths.title')}</h3>
      <TableGate id="missing-migrants-incidents" rows={4}>
        {(covered) => <OfTable id={id} covered={covered} />}
      </TableGate>
    </section>
  )
}

function OfTable({ id, covered }: { id: string; covered: CoveredTable }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { years, period } = usePanel().filters
  const found = useMemo(
    () => routeDeaths({ ...covered, asked: askedSpans({ years, period }), routeId: id }),
    [covered, years, period, id],
  )
  const last = words.months({ from: covered.coverage.to, to: covered.coverage.to })
  if (!found) return <p className={details.caption}>{t('deaths.noRoute')}</p>
  const { spans } = found.period
  if (spans.length === 0) return <p className={details.caption}>{t('deaths.notCovered', { last })}</p>
  return (
    <>
      <DeathsNumber found={found} />
      <CauseRows found={found} />
      <p className={details.note}>
        {t('deaths.note', { last })}
        {found.isCoarse && <> {t('deaths.coarse')}</>}
        {found.incidents > 0 && (
          <>
            {' '}
            <OpenCells cells={found.cells} className={styles.sources}>
              {t('deaths.sources')}
            </OpenCells>
          </>
        )}
      </p>
    </>
  )
}

function DeathsNumber({ found }: { found: Counted }) {
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
        <OpenCells
          cells={cells}
          className={styles.value}
          name={t('deaths.numberName', { number: words.number(value), time })}
        >
          {words.number(value)}
        </OpenCells>
      )}
      <span>{t('deaths.unit', { count: incidents, time })}</span>
    </p>
  )
}

function CauseRows({ found }: { found: Counted }) {
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
