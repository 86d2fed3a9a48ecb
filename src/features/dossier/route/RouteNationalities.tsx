import { type ReactNode, useMemo, useState } from 'react'
import {
  beforeOf,
  cellsOfGroup,
  countriesNamed,
  type RouteNationalities as Found,
  type GroupTotal,
  type NationalityFinding,
  nationalityFinding,
  nationalityGroups,
  routeNationalities,
  statedValue,
} from '#content/nationalities.ts'
import { placeToPoint } from '#content/pointable.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { MonthSpan } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { Dumbbell, type DumbbellScale, dumbbellScale } from '#features/dossier/overview/RouteChanges.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { usePointing } from '#state/usePointing.ts'
import { TextButton } from '#ui/Button.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { type CellProps, rowCells, useArrowCells } from '#ui/useArrowCells.ts'
import { useOneStop } from '#ui/useOneStop.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { changeInShort, useNumberText } from './FigureChange.tsx'
import styles from './RouteDossier.module.css'
import { RouteTable } from './RouteParts.tsx'

/** Nationalities detected on a route, with their change, within the coverage of the publisher's table. */
export function RouteNationalities({ id, spans }: { id: string; spans: readonly MonthSpan[] }) {
  const { t } = useTranslation('dossier')
  const findingWords = useFindingWords()
  return (
    <RouteTable
      routeId={id}
      spans={spans}
      part="nationalities"
      count={routeNationalities}
      render={(found) => {
        const finding = nationalityFinding(found)
        return {
          title: finding ? findingWords(finding) : t('route.part.nationalities'),
          content: <NationalityRows found={found} colour={`var(--route-${id}, var(--bar))`} />,
        }
      }}
    />
  )
}

/** "Far fewer from Syria; over three times as many from Sudan". */
function useFindingWords(): (finding: NationalityFinding) => string {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return ({ fell, rose }) => {
    const parts = [
      ...(fell
        ? [
            t(`nationalities.finding.${fell.isFar ? 'far' : 'fewer'}`, {
              country: words.country(fell.nationality),
            }),
          ]
        : []),
      ...(rose ? [roseWords(rose)] : []),
    ]
    const [one = '', other] = parts
    const text = other === undefined ? one : t('nationalities.finding.both', { one, other })
    return text.charAt(0).toLocaleUpperCase(words.language) + text.slice(1)
  }

  function roseWords({ nationality, by }: NonNullable<NationalityFinding['rose']>): string {
    const country = words.country(nationality)
    if (by.kind !== 'multiple') return t('nationalities.finding.more', { country })
    const { times, isMore } = by
    const factor = t(`nationalities.finding.times.${times === 2 || times === 3 ? times : 'other'}`, { times })
    const values = { country, factor }
    return isMore ? t('nationalities.finding.overTimes', values) : t('nationalities.finding.asMany', values)
  }
}

interface NationalityRow {
  key: string
  name: string
  /** Null where it is not stated. */
  value: number | null
  /** A year before; null where it is not compared or not stated. */
  before: number | null
  cells: CellQuery
  /** The country, which the map marks while the row is pointed at; none for several or unknown. */
  country?: string
}

/** Nationalities listed before the rest is shown on request. */
const LISTED = 6

function useNationalityRows(found: Found, isWhole: boolean): readonly NationalityRow[] {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { first, rest, unknown } = useMemo(
    () => nationalityGroups(found.totals, isWhole ? found.totals.length : LISTED, countriesNamed(found)),
    [found, isWhole],
  )
  const { compared } = found.period
  const cells = compared ? { ...found.cells, spans: [compared.before, compared.after] } : found.cells
  const rowOf = (group: GroupTotal, name: string) => ({
    key: name,
    name,
    value: statedValue(group),
    before: beforeOf(found, group),
    cells: cellsOfGroup(cells, 'nationality', group),
  })
  return [
    ...first.map((group) => {
      const country = group.keys.join()
      return { ...rowOf(group, words.nationality(country)), country }
    }),
    ...(rest ? [rowOf(rest, t('nationalities.rest', { count: rest.keys.length }))] : []),
    ...(unknown ? [rowOf(unknown, t('nationalities.unknown'))] : []),
  ]
}

function NationalityRows({ found, colour }: { found: Found; colour: string }) {
  const { t } = useTranslation('dossier')
  const oneStop = useOneStop<HTMLParagraphElement>()
  const words = useWords()
  const [isWhole, setWhole] = useState(false)
  const [isTable, setTable] = useState(false)
  const rows = useNationalityRows(found, isWhole)
  const { cellProps, tableProps } = useArrowCells(rowCells(rows.length))
  const scale = dumbbellScale(Math.max(...rows.flatMap(({ value, before }) => [value ?? 0, before ?? 0])))
  const { compared, spans } = found.period
  const count = found.totals.filter(({ keys }) => keys.every((key) => key.length === 2)).length
  const label = t('route.part.nationalities')
  return (
    <>
      {isTable ? (
        <NationalityTable found={found} rows={rows} label={label} />
      ) : (
        <>
          <p className={`${styles.dumbbellHead} quiet`} aria-hidden="true">
            <span className={`${styles.times} row-wrap nowrap`}>
              {compared && <span data-time="before">{words.spans([compared.before])}</span>}
              <span data-time="after">{words.spans(spans)}</span>
            </span>
            <span>{t('common:counted.detections')}</span>
            <span>{compared && t('nationalities.difference')}</span>
          </p>
          <ul aria-label={label} {...tableProps}>
            {rows.map((row, index) => (
              <DumbbellRow
                key={row.key}
                row={row}
                scale={scale}
                colour={row.country === undefined ? 'var(--ink-3)' : colour}
                cell={cellProps({ row: index, column: 0 })}
              />
            ))}
          </ul>
        </>
      )}
      <p className="caption-type line-16 quiet" {...oneStop}>
        <TextButton className={details.switch} aria-expanded={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'shared:hideTable' : 'shared:showTable')}
        </TextButton>
        {count > LISTED && (
          <TextButton className={details.switch} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole
              ? t('nationalities.showFewer', { count: LISTED })
              : t('nationalities.showAll', { count })}
          </TextButton>
        )}
      </p>
    </>
  )
}

interface DumbbellRowProps {
  row: NationalityRow
  scale: DumbbellScale
  colour: string
  cell: CellProps
}

/** One nationality: the whole row opens the cells of both years, and its accessible name gives them. */
function DumbbellRow({ row, scale, colour, cell }: DumbbellRowProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { name, value, before, cells, country } = row
  const numberText = useNumberText()
  const change = changeOf(row, words)
  return (
    <NationalityItem country={country}>
      <CellsButton cells={cells} className={styles.dumbbellRow} name={rowName()} {...cell}>
        <span>{name}</span>
        <Dumbbell scale={scale} before={before} after={value} colour={colour} />
        <span>{numberText(value)}</span>
        <span data-way={(value ?? 0) > (before ?? 0) ? 'rose' : 'fell'}>{change}</span>
      </CellsButton>
    </NationalityItem>
  )

  function rowName(): string {
    if (value === null) return words.labelled(name, numberText(value))
    const values = { name, number: words.number(value) }
    if (before === null) return t('nationalities.row', values)
    const both = t('nationalities.rowChange', { ...values, before: words.number(before) })
    return change === '' ? both : `${both}, ${change}`
  }
}

/** The change of a row in short; '' where it has none. */
function changeOf({ value, before }: NationalityRow, words: Words): string {
  return value === null || before === null ? '' : changeInShort(before, value, words)
}

function NationalityItem({ country, children }: { country: string | undefined; children: ReactNode }) {
  return country === undefined ? <li>{children}</li> : <CountryItem country={country}>{children}</CountryItem>
}

function CountryItem({ country, children }: { country: string; children: ReactNode }) {
  const pointing = usePointing(useMemo(() => placeToPoint('country', country), [country]))
  return (
    <li className={styles.nationality} {...pointing}>
      {children}
    </li>
  )
}

interface NationalityTableProps {
  found: Found
  rows: readonly NationalityRow[]
  label: string
}

function NationalityTable({ found: { period }, rows, label }: NationalityTableProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const numberText = useNumberText()
  const { compared, spans } = period
  return (
    <Table look="numbers" aria-label={label}>
      <TableHead
        names={[
          t('shared:nationality'),
          ...(compared ? [words.spans([compared.before])] : []),
          words.spans(spans),
          ...(compared ? [t('nationalities.difference')] : []),
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {compared && <td>{numberText(row.before)}</td>}
            <td>
              <CellsButton look="dotted" cells={row.cells}>
                {numberText(row.value)}
              </CellsButton>
            </td>
            {compared && <td>{changeOf(row, words)}</td>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
