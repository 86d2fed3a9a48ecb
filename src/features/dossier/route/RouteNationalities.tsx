import { useMemo, useState } from 'react'
import { cellsOfGroup } from '#content/groupTotals.ts'
import {
  type RouteNationalities as NationalitiesFound,
  type NationalityChange,
  type NationalityChanges,
  nationalityGroups,
  routeNationalities,
} from '#content/nationalities.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import details from '#features/dossier/Details.module.css'
import { signed } from '#lib/signed.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { Table } from '#ui/Table.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
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
          <NationalityForms found={found} />
          <p className={details.note}>{t('nationalities.note', { last })}</p>
        </>
      )}
    </RouteTable>
  )
}

/** The furthest changes in words, then the numbers of the period, or on request the change of each nationality. */
function NationalityForms({ found }: { found: NationalitiesFound }) {
  const { t } = useTranslation('dossier')
  const [chosen, setChosen] = useState<'numbers' | 'change'>('numbers')
  const changes = found.changes && found.changes.list.length > 0 ? found.changes : null
  const form = changes ? chosen : 'numbers'
  const other = form === 'numbers' ? 'change' : 'numbers'
  return (
    <>
      {changes && <FurthestChanges changes={changes} />}
      {form === 'change' && changes && <ChangeTable changes={changes} />}
      {form === 'numbers' && found.total > 0 && <NationalityRows found={found} />}
      {changes && (
        <TextButton className={details.switch} onClick={() => setChosen(other)}>
          {t(`nationalities.show.${other}`)}
        </TextButton>
      )}
    </>
  )
}

/** The nationality that fell most and the one that rose most, against the same months a year before. */
function FurthestChanges({ changes: { list, after } }: { changes: NationalityChanges }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const fell = list.find((one) => one.after < one.before)
  const rose = list.find((one) => one.after > one.before)
  const valuesOf = (one: NationalityChange) => ({
    name: words.nationality(one.nationality),
    before: words.number(one.before),
    after: words.number(one.after),
    change: changeText(one, words),
  })
  return (
    <p className={details.caption}>
      {t('nationalities.compared', { after: words.spans([after]) })}
      {fell && (
        <>
          {' '}
          <CellsButton cells={fell.cells}>{t('nationalities.fell', valuesOf(fell))}</CellsButton>.
        </>
      )}
      {rose && (
        <>
          {' '}
          <CellsButton cells={rose.cells}>{t('nationalities.rose', valuesOf(rose))}</CellsButton>.
        </>
      )}
    </p>
  )
}

/** The change in per cent; in detections where nothing was before. */
function changeText({ before, after }: NationalityChange, words: Words): string {
  const ratio = ratioOf(before, after)
  return ratio === null ? signed(after - before, words.number) : words.change(ratio)
}

/** The change of each nationality, the largest first; a change opens the cells of both times. */
function ChangeTable({ changes: { list, before, after } }: { changes: NationalityChanges }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <Table look="numbers" aria-label={t('nationalities.changeTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('nationalities.nationality')}</th>
            <th scope="col">{words.spans([before])}</th>
            <th scope="col">{words.spans([after])}</th>
            <th scope="col">{t('nationalities.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? list : list.slice(0, LISTED)).map((one) => (
            <tr key={one.nationality}>
              <th scope="row">{words.nationality(one.nationality)}</th>
              <td>{words.number(one.before)}</td>
              <td>{words.number(one.after)}</td>
              <td>
                <CellsButton cells={one.cells}>{changeText(one, words)}</CellsButton>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {list.length > LISTED && <ShowAll isWhole={isWhole} count={list.length} onChange={setWhole} />}
    </>
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
        <ShowAll isWhole={isWhole} count={first.length + (rest?.keys.length ?? 0)} onChange={setWhole} />
      )}
    </>
  )
}

interface ShowAllProps {
  isWhole: boolean
  count: number
  onChange: (isWhole: boolean) => void
}

function ShowAll({ isWhole, count, onChange }: ShowAllProps) {
  const { t } = useTranslation('dossier')
  return (
    <TextButton className={styles.more} aria-expanded={isWhole} onClick={() => onChange(!isWhole)}>
      {isWhole ? t('nationalities.showFewer', { count: LISTED }) : t('nationalities.showAll', { count })}
    </TextButton>
  )
}
