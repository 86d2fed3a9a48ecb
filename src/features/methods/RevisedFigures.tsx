import { useId, useState } from 'react'
import { type ComparedPoint, editionSheet } from '#content/changesOfEditions.ts'
import type { DataSheet } from '#content/dataSheet.ts'
import { cellsId } from '#content/viewContent.ts'
import type { Changes, Revision } from '#content/whatChanged.ts'
import type { Figures } from '#domain/figures.ts'
import { TIME_DIMENSIONS } from '#domain/figureTable.ts'
import { type IsoDate, periodOfDate } from '#domain/period.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { signed } from '#lib/numberText.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { SaveData } from '#parts/SaveData.tsx'
import { useCellWords } from '#parts/useCellWords.ts'
import { useStateName, ValueLadder } from '#parts/ValueLadder.tsx'
import { linkOfView } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { Field, Select } from '#ui/Field.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Shown before "more". */
const FIRST = 8

interface RevisedFiguresProps {
  changes: Changes
  figures: Figures
  from: ComparedPoint
  to: ComparedPoint
}

/** The cells with another value: then, later, the change, and every state between them. */
export function RevisedFigures({ changes, figures, from, to }: RevisedFiguresProps) {
  const { t } = useTranslation('changes')
  const words = useWords()
  const titleId = useId()
  const { revisions, edition } = changes
  const [place, setPlace] = useState('')
  const [isWhole, setIsWhole] = useState(false)
  const sourceOf = (table: string) => figures.sources.find(({ id }) => id === table)
  const places = [...new Set(revisions.map(placeOf))]
  const chosen = places.includes(place) ? place : ''
  const found = revisions.filter((revision) => chosen === '' || placeOf(revision) === chosen)
  const shown = isWhole ? found : found.slice(0, FIRST)
  const placeName = (key: string) => {
    const source = sourceOf(key)
    return source ? words.localized(source.title) : words.figurePlace(key)
  }
  const name = ({ day, edition: id }: ComparedPoint) => id ?? words.period(periodOfDate(day))
  const title = t('file', { from: name(from), to: name(to) })
  return (
    <section>
      <div className="apart-16 foot-4 ends">
        <h3 id="changed-figures" tabIndex={-1}>
          {t('title.revised')}
        </h3>
        {places.length > 1 && (
          <Field className="gap-8 row-middle" label={t('filter')}>
            <Select value={chosen} onChange={(event) => setPlace(event.target.value)}>
              <option value="">{t('allPlaces')}</option>
              {places.map((key) => (
                <option key={key} value={key}>
                  {placeName(key)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {(edition || found.length > 0) && (
          <SaveData
            data={() => ({
              name: `what-changed-${from.edition ?? from.day}-${to.edition ?? to.day}`,
              title,
              view: { ...DEFAULT_VIEW, page: 'sources' },
              link: linkOfView({ ...DEFAULT_VIEW, page: 'sources', known: edition ? null : from.day }),
              evidence: found.flatMap(({ cells }) => (cells ? [cellsId(cells)] : [])),
              sheet: () =>
                edition
                  ? editionSheet(edition, { from: from.key, to: to.key }, words.localized)
                  : revisionSheet(found, from.day, to.day),
            })}
          />
        )}
      </div>
      {found.length === 0 ? (
        <p className="quiet row-type">{t('none.revised')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        <section className="scrolls-across" aria-labelledby={titleId} tabIndex={0}>
          <Table>
            <caption id={titleId} className="visually-hidden">
              {title}
            </caption>
            <TableHead
              names={[
                t('shared:place'),
                t('cell'),
                t('then'),
                t('now'),
                t('shared:change'),
                t('share'),
                rungs(found) > 0 ? t('states', { count: rungs(found) }) : '',
              ]}
              numbers={[2, 3, 4, 5]}
            />
            <tbody>
              {shown.map((revision) => (
                <RevisedRow
                  key={JSON.stringify([revision.table, revision.cell])}
                  revision={revision}
                  name={placeName(placeOf(revision))}
                  from={from.day}
                  to={to.day}
                />
              ))}
            </tbody>
          </Table>
        </section>
      )}
      {found.length > FIRST && (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('fewer') : t('more', { count: found.length - FIRST })}
        </Button>
      )}
    </section>
  )
}

/** The most states of one of them. */
function rungs(revisions: readonly Revision[]): number {
  return Math.max(...revisions.map(({ ladder }) => ladder.length))
}

/** The place of a cell; its table, where that has none. */
function placeOf({ cell, table }: Revision): string {
  return cell.where.route ?? table
}

interface RevisedRowProps {
  revision: Revision
  name: string
  from: IsoDate
  to: IsoDate
}

function RevisedRow({ revision, name, from, to }: RevisedRowProps) {
  const { t } = useTranslation(['changes', 'common'])
  const words = useWords()
  const cellWords = useCellWords()
  const stateName = useStateName()
  const [isOpen, setIsOpen] = useState(false)
  const { cell, cells, before, after, ladder } = revision
  const { route } = cell.where
  const keys = Object.entries(cell.where).filter(([dimension]) => dimension !== 'route')
  const cellName = [
    ...keys.map(([dimension, key]) => cellWords.key(dimension, key)),
    ...(route ? [] : [cellWords.column(cell.count)]),
  ].join(', ')
  const stated = (value: number | null) => (value === null ? t('common:notStated') : words.number(value))
  const fullName = `${name}, ${cellName}`
  const at = (day: IsoDate) => ladder.findLastIndex(({ knownOn }) => knownOn <= day)
  return (
    <>
      <tr>
        <th scope="row">
          {route && <RouteSwatch routeId={route} />} {name}
        </th>
        <td>
          {cells ? (
            <CellsButton cells={cells} name={t('openCell', { cell: fullName })}>
              {cellName}
            </CellsButton>
          ) : (
            cellName
          )}
        </td>
        <td data-number>{stated(before)}</td>
        <td data-number>
          <strong>{stated(after)}</strong>
        </td>
        <td data-number>{before !== null && after !== null && signed(after - before, words.number)}</td>
        <td data-number>
          {before !== null && after !== null && before !== 0 && words.change(after / before - 1)}
        </td>
        <td>
          {ladder.length > 0 && (
            <TextButton
              look="bare"
              className="block soft target"
              aria-label={t('showStates', { cell: fullName })}
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
            >
              <ValueLadder ladder={ladder} marked={[at(from), at(to)]} />
            </TextButton>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7}>
            <ol className="foot-4 gap-4 stack">
              {ladder.map((rung) => (
                <li key={rung.knownOn}>
                  {t('ladder', {
                    date: stateName(rung),
                    value: rung.value === null ? t('notHeld') : words.number(rung.value),
                  })}{' '}
                  {rung.vintage
                    ? rung.vintage.source.url && (
                        <OutLink url={rung.vintage.source.url}>{rung.vintage.source.name}</OutLink>
                      )
                    : cells && <CellsButton cells={cells}>{t('today')}</CellsButton>}
                </li>
              ))}
            </ol>
          </td>
        </tr>
      )}
    </>
  )
}

function revisionSheet(revisions: readonly Revision[], from: IsoDate, to: IsoDate): DataSheet {
  return {
    columns: ['table', 'route', 'time', 'column', 'from', 'to', 'before', 'after', 'difference', 'states'],
    rows: revisions.map(({ table, cell, before, after, ladder }) => ({
      table,
      route: cell.where.route ?? null,
      time: TIME_DIMENSIONS.map((name) => cell.where[name]).find((key) => key !== undefined) ?? null,
      column: cell.count,
      from,
      to,
      before,
      after,
      difference: before === null || after === null ? null : after - before,
      states: ladder.map(({ knownOn, value }) => `${knownOn} ${value ?? ''}`.trim()),
    })),
  }
}
