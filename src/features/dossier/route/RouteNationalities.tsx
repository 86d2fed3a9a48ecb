import { useMemo, useState } from 'react'
import details from '#features/dossier/Details.module.css'
import { CellsButton } from '#parts/CellsButton.tsx'
import { cellsOfGroup } from '#state/selectors/groupTotals.ts'
import {
  type RouteNationalities as NationalitiesFound,
  nationalityGroups,
  routeNationalities,
} from '#state/selectors/nationalities.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './RouteTable.module.css'
import { type RankedNumber, RankedNumbers, RouteTable } from './RouteTable.tsx'

/** Nationalities detected on a route, within the coverage of the publisher's table, which leaves out the Channel. */
export function RouteNationalities({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <RouteTable
      routeId={id}
      tableRole="nationalities"
      rows={8}
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

/** Nationalities listed before the rest is shown on request. */
const LISTED = 6

function NationalityRows({ found }: { found: NationalitiesFound }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const [isWhole, setWhole] = useState(false)
  const { cells, totals } = found
  const { first, rest, unknown } = useMemo(
    () => nationalityGroups(totals, isWhole ? totals.length : LISTED),
    [totals, isWhole],
  )
  const numbers: RankedNumber[] = first.map((group) => ({
    key: group.keys.join(),
    name: group.keys.map(words.nationality).join(),
    value: group.value,
    cells: cellsOfGroup(cells, 'nationality', group),
    country: group.keys.join(),
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
  return (
    <>
      <RankedNumbers numbers={numbers} label={t('nationalities.title')} />
      {(rest || isWhole) && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole
            ? t('nationalities.showFewer', { count: LISTED })
            : t('nationalities.showAll', { count: first.length + (rest?.keys.length ?? 0) })}
        </button>
      )}
    </>
  )
}
