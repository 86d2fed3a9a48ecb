import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { askedSpans } from '#domain/months.ts'
import { cellsOfGroup } from '#state/selectors/groupTotals.ts'
import { type RouteNationalities as Counted, routeNationalities } from '#state/selectors/nationalities.ts'
import { useWords } from '#state/words.ts'
import details from './Details.module.css'
import { OpenCells } from './OpenCells.tsx'
import { usePanel } from './panelContext.ts'
import { type RankedNumber, RankedNumbers } from './RankedNumbers.tsx'
import { type CoveredTable, TableGate } from './TableGate.tsx'

/** The nationalities of those detected on a route, as far as the publisher's table goes; it does not count by the Channel. */
export function RouteNationalities({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  return (
    <section className={details.section}>
      <h3 className={details.sectionTitle}>{t('nationalities.title')}</h3>
      <TableGate id="frontex-nationalities" rows={6}>
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
    () => routeNationalities({ ...covered, asked: askedSpans({ years, period }), routeId: id }),
    [covered, years, period, id],
  )
  const last = words.months({ from: covered.coverage.to, to: covered.coverage.to })
  if (!found) return <p className={details.caption}>{t('nationalities.noRoute')}</p>
  const { spans } = found.period
  if (spans.length === 0) return <p className={details.caption}>{t('nationalities.notCovered', { last })}</p>
  return (
    <>
      <p className={details.caption}>
        <OpenCells cells={found.cells}>
          {t('nationalities.total', { count: found.total, time: words.spans(spans) })}
        </OpenCells>
      </p>
      {found.total > 0 && <NationalityRows found={found} />}
      <p className={details.note}>{t('nationalities.note', { last })}</p>
    </>
  )
}

function NationalityRows({ found }: { found: Counted }) {
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
      isRest: true,
    })
  }
  if (unknown) {
    const name = t('nationalities.unknown')
    const own = cellsOfGroup(cells, 'nationality', unknown)
    numbers.push({ key: 'unknown', name, value: unknown.value, cells: own, isRest: true })
  }
  return <RankedNumbers numbers={numbers} label={t('nationalities.title')} />
}
