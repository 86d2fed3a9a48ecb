import { type ReactNode, useMemo } from 'react'
import type { StepSource } from '#content/stepSources.ts'
import { startOf, type TimelineRow, timelineRows } from '#content/stepTimeline.ts'
import { type CellQuery, countOfQuery } from '#domain/cellQuery.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { columnOf } from '#domain/ownSeries.ts'
import { writeReader } from '#domain/readerLink.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { useDataset } from '#state/datasets.ts'
import { useFigureTable } from '#state/useFigureTable.ts'
import { openReader } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './EvidenceRows.module.css'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'

/** Maximum rows. */
const MAX_ROWS = 8
/** Up to this many rows are set larger: in a timeline with their publishers, in a table at 28 px. */
const FEW_ROWS = 5

/** What fits in a table: px of the canvas of a line and of what stands with it, lines of a title, characters a line. */
const FEW = { line: 37, more: 19, titleLines: 2, title: 36, when: 18, last: 24 }
const MANY = { line: 32, more: 17, titleLines: 1, title: 46, when: 21, last: 28 }

/** The evidence of a step as a table: what, when, and the value or publisher; as many rows as fit, and how many more there are. */
export function TableFace({ step, built, Heading }: FaceProps) {
  const { t } = useTranslation('stage')
  const { sources } = useStepSources(step)
  const cellsOf = useSourceCells()
  const all = sources.map((source) => ({ source, cells: cellsOf(source) }))
  const heightsAs = ({ line, more, titleLines, title, when, last }: typeof FEW) =>
    all.map(({ cells }) => {
      const [what, ...others] = cells.map((cell) => (typeof cell === 'string' ? cell : ''))
      const lines = others.map((text, place) => linesOf(text, place === 0 ? when : last))
      return more + line * Math.max(1, Math.min(titleLines, linesOf(what ?? '', title)), ...lines)
    })
  const room = roomOf(step)
  const isFew = all.length <= FEW_ROWS && total(heightsAs(FEW)) <= room
  const heights = heightsAs(isFew ? FEW : MANY)
  const rows = all.slice(0, isFew ? all.length : countThatFits(heights, room, MANY.line + MANY.more))
  const hasValues = rows.some(({ source: { kind } }) => kind === 'cells' || kind === 'own-cells')
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
      <table className={styles.table} data-few={isFew}>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t(hasValues ? 'value' : 'publisher')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ source, cells: [what, when, value] }) => (
            <tr key={writeReader(source.target)}>
              <th scope="row">
                <button type="button" className={styles.open} onClick={() => openReader(source.target)}>
                  {what}
                </button>
              </th>
              <td>{when}</td>
              <td className={styles.value}>{value}</td>
            </tr>
          ))}
          {rows.length < all.length && (
            <tr>
              <td colSpan={3}>{t('moreRows', { count: all.length - rows.length })}</td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  )
}

/** Writes the three cells of a source. */
function useSourceCells(): (source: StepSource) => readonly [ReactNode, string, ReactNode] {
  const { t } = useTranslation('briefing')
  const words = useWords()
  return (source) => {
    switch (source.kind) {
      case 'cells': {
        const places = source.query.where.route?.map(words.routeShort)
        const name = places ? words.list(places) : words.localized(source.source.title)
        return [name, words.spans(source.query.spans), <CellSum key="sum" query={source.query} />]
      }
      case 'record': {
        const [page] = source.record.sources
        return [
          words.recordTitle(source.record),
          dateOf(source.record, words),
          page && words.publisherName(page.publisher),
        ]
      }
      case 'quote':
        return [
          <q key="quote" lang={source.document.language}>
            {source.quote}
          </q>,
          words.period(source.document.date),
          source.document.publisher === null ? '' : words.publisherName(source.document.publisher),
        ]
      case 'own-row':
        return [
          source.row.table.title,
          [source.row.figure.row, columnOf(source.row) ?? []].flat().join(' · '),
          '',
        ]
      case 'own-cells': {
        const places = words.list((source.query.where.route ?? []).map(words.routeShort))
        const name = `${places} · ${t('ownTable')}`
        return [name, words.spans(source.query.spans), <CellSum key="sum" query={source.query} />]
      }
    }
  }
}

function CellSum({ query }: { query: CellQuery }) {
  const words = useWords()
  const table = useFigureTable(query.table)
  const sum = table && countOfQuery(table, query)
  return sum && words.counted(sum.value, sum.unit)
}

function dateOf({ period, statedOn }: DatedRecord, words: ReturnType<typeof useWords>): string {
  return words.date(period, statedOn)
}

const NONE: readonly never[] = []

/** The rows of a timeline step; null until the files that its view lists are there. */
function useTimelineRows(step: FaceProps['step']): readonly TimelineRow[] | null {
  const measures = useDataset('measures').data?.measures
  const events = useDataset('timeline').data?.events
  const routes = useDataset('routes').data?.routes
  const records = useDataset('records').data?.records
  return (
    useMemo(
      () =>
        measures && events && routes && records && timelineRows(step, { measures, events, routes, records }),
      [step, measures, events, routes, records],
    ) ?? null
  )
}

/** A row in px of the canvas: height of a line, of what stands with it, and characters a line of title and date. */
const LARGE = { line: 42, more: 32 + 12, title: 46, date: 20 }
const SMALL = { line: 37, more: 12, title: 52, date: 23 }

function linesOf(words: string, length: number): number {
  return Math.ceil(words.length / length)
}

function total(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0)
}

/** What title and lines of text leave of 720 px, without the source line and the paddings. */
function roomOf({ title, text }: Pick<FaceProps['step'], 'title' | 'text'>): number {
  const lines = text.reduce((sum, line) => sum + linesOf(line, 84), 0)
  return 596 - 50 * linesOf(title, 52) - (lines > 0 ? 44 + 41 * lines : 0)
}

/** How many rows fit, one at least, where the words for the rest take a row. */
function countThatFits(heights: readonly number[], room: number, rest: number): number {
  if (heights.length <= MAX_ROWS && total(heights) <= room) return heights.length
  const counts = Array.from({ length: Math.min(MAX_ROWS, heights.length) - 1 }, (_, place) => place + 1)
  return counts.findLast((shown) => total(heights.slice(0, shown)) + rest <= room) ?? 1
}

/** How many rows of a timeline fit beside title and lines of text, and whether all fit in large type. */
export function fittingRows(
  step: Pick<FaceProps['step'], 'title' | 'text'>,
  rows: readonly { title: string; date: string }[],
): { count: number; isLarge: boolean } {
  const room = roomOf(step)
  const heightsAs = ({ line, more, ...length }: typeof LARGE) =>
    rows.map(
      ({ title, date }) => more + line * Math.max(linesOf(title, length.title), linesOf(date, length.date)),
    )
  if (rows.length <= FEW_ROWS && total(heightsAs(LARGE)) <= room) return { count: rows.length, isLarge: true }
  return { count: countThatFits(heightsAs(SMALL), room, SMALL.line + SMALL.more), isLarge: false }
}

/** What a step's own evidence and its view date, in order of time, each with its date and status. */
export function TimelineFace({ step, built, Heading }: FaceProps) {
  const { t } = useTranslation('stage')
  const words = useWords()
  const rows = useTimelineRows(step) ?? NONE
  const titleOf = (row: TimelineRow) => {
    switch (row.kind) {
      case 'record':
        return words.recordTitle(row.of)
      case 'measure':
        return words.measureTitle(row.of)
      case 'event':
        return words.eventTitle(row.of)
    }
  }
  const dateOfRow = ({ period, statedOn }: TimelineRow) => words.date(period, statedOn)
  const { count, isLarge } = fittingRows(
    step,
    rows.map((row) => ({ title: titleOf(row), date: dateOfRow(row) })),
  )
  const shown = rows.slice(0, count).toSorted((a, b) => compareText(startOf(a), startOf(b)))
  const rest = rows.length - count
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <ol className={styles.timeline} data-few={isLarge}>
        {shown.map((row) => (
          <li key={row.of.id}>
            <span className={styles.date}>{dateOfRow(row)}</span>
            <span className={styles.sign}>
              {row.status && <StatusSign look={STATUS_LOOK[row.status]} radius={6} />}
            </span>
            <button type="button" className={styles.open} onClick={() => openReader(row.target)}>
              {titleOf(row)}
              <span className={styles.publisher}>
                {[
                  ...(row.status ? [words.status(row.status)] : []),
                  ...(row.publisher === null ? [] : [words.publisherName(row.publisher)]),
                ].join(', ')}
              </span>
            </button>
          </li>
        ))}
        {rest > 0 && <li className={styles.rest}>{t('moreDated', { count: rest })}</li>}
      </ol>
      <FaceLines step={step} built={built} />
    </>
  )
}
