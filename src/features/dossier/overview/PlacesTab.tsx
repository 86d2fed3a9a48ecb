import { useMemo, useState } from 'react'
import { type PlaceColumn, type PlacesRow, placesTable } from '#content/measureTables.ts'
import { STATUSES } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { MeasureRows } from '#features/dossier/measure/MeasureItem.tsx'
import { EmptyNote, usePanel } from '#features/dossier/panelParts.tsx'
import { TextButton } from '#ui/Button.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { LensPlaces } from './LensPlaces.tsx'
import styles from './PlacesTab.module.css'

/** The places that the filters light, then the measures by place. */
export function PlacesTab() {
  return (
    <>
      <LensPlaces />
      <PlacesTable />
    </>
  )
}

/** Measure categories by route; routes without measures keep their (empty) column. */
function PlacesTable() {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { corpus, filters, model } = usePanel()
  const [openCategory, setOpenCategory] = useState<string | null>(null)
  const table = useMemo(() => {
    const categories = corpus.vocabulary?.categories.map((term) => term.id) ?? []
    return placesTable(model?.measures ?? [], categories, corpus.routes, filters)
  }, [corpus.vocabulary, corpus.routes, filters, model])
  const nameOf = (column: PlaceColumn) =>
    column.kind === 'route' ? words.routeShort(column.id) : t(`places.column.${column.id}`)

  if (table.total === 0) return <EmptyNote filters={filters} />
  return (
    <Section title={t('places.title', { count: table.total })}>
      <table className={`${styles.places} small`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('shared:kindOfMeasure')}</span>
            </th>
            {table.columns.map((column) => (
              <th key={column.id} scope="col" className={`${styles.slanted} anchor`}>
                <span className={`${styles.name} soft cut caption-type`} title={nameOf(column)}>
                  {nameOf(column)}
                </span>
                <span
                  className={`${styles.swatch} block`}
                  style={{ background: `var(--route-${column.id}, var(--ink-3))` }}
                />
              </th>
            ))}
            <th scope="col" className={styles.total}>
              <span className="visually-hidden">{t('shared:allPlaces')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => {
            const isOpen = row.category === openCategory
            return [
              <tr key={row.category} className={`${styles.row} ruled anchor`} data-open={isOpen}>
                <th scope="row">
                  {row.all.length === 0 ? (
                    <span className="regular quiet">{words.categoryShort(row.category)}</span>
                  ) : (
                    <TextButton
                      look="plain"
                      className={styles.open}
                      aria-expanded={isOpen}
                      onClick={() => setOpenCategory(isOpen ? null : row.category)}
                    >
                      {words.categoryShort(row.category)}
                    </TextButton>
                  )}
                </th>
                {table.columns.map((column, index) => (
                  <td key={column.id}>
                    <PlaceCell place={column.id} measures={row.cells[index] ?? []} />
                  </td>
                ))}
                <td className={styles.total}>
                  {row.all.length === 0 ? <span className="regular quiet">0</span> : row.all.length}
                </td>
              </tr>,
              isOpen && (
                <tr key={`${row.category} measures`}>
                  <td colSpan={table.columns.length + 2} className={styles.measures}>
                    <RowByPlace row={row} columns={table.columns} nameOf={nameOf} />
                  </td>
                </tr>
              ),
            ]
          })}
        </tbody>
      </table>
      <p className="caption-type line-16 quiet">{t('places.note')}</p>
    </Section>
  )
}

interface RowByPlaceProps {
  row: PlacesRow
  columns: readonly PlaceColumn[]
  nameOf: (column: PlaceColumn) => string
}

/** The measures of an expanded row, grouped by place. */
function RowByPlace({ row, columns, nameOf }: RowByPlaceProps) {
  return columns.map((column, index) => {
    const measures = row.cells[index] ?? []
    if (measures.length === 0) return null
    return (
      <div key={column.id} className={styles.group}>
        <h4 className="row-type foot-4">{nameOf(column)}</h4>
        <MeasureRows measures={measures} />
      </div>
    )
  })
}

interface PlaceCellProps {
  /** Column id: a route or another place. */
  place: string
  measures: readonly Measure[]
}

/** The number of measures of a cell; the accessible text counts each status. */
function PlaceCell({ place, measures }: PlaceCellProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  if (measures.length === 0) return <span className="visually-hidden">{t('shared:noneFeminine')}</span>
  const counts = STATUSES.flatMap((candidate) => {
    const count = measures.filter((measure) => measure.status === candidate).length
    return count > 0 ? [t('shared:statusCount', { count, status: words.status(candidate) })] : []
  })
  const yours = measures.filter(words.own).length
  if (yours > 0) counts.push(t('shared:count.yours', { count: yours }))
  return (
    <span data-place={place} title={words.list(counts)}>
      <span aria-hidden="true">{measures.length}</span>
      {yours > 0 && <StatusSign look="filled" radius={3} own="" />}
      <span className="visually-hidden">{words.list(counts)}</span>
    </span>
  )
}
