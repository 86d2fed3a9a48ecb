import { type ReactNode, useId, useState } from 'react'
import { unitName } from '#content/unitName.ts'
import type { RowAnswer, TableHead, TableSettings } from '#domain/own/table.ts'
import type { IssueKind, TableGuard, TableIssue } from '#domain/tableReading.ts'
import { useDataset } from '#state/datasets.ts'
import { desk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Input, Select } from '#ui/Field.tsx'
import { StrokeIcon } from '#ui/Icon.tsx'
import { Rows } from '#ui/Rows.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { TableChanges } from './TableChanges.tsx'
import { TablePreviewChart } from './TablePreviewChart.tsx'
import { ALERT, columnName, type ReadTable, useRowList } from './TableRows.tsx'
import styles from './Tables.module.css'

const CHECK = 'M3 8.500l3.500 3.500L13 4.500'

/** What the reader must settle, what the rules took care of, and the figures beside the published series. */
export function SettlePane({ table, reading }: ReadTable) {
  const { t } = useTranslation('ownTables')
  const { number } = useWords()
  const { id, settings } = table
  const { header, issues, guards, counts, preview } = reading
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const answers = [settings.answers, settings.names, settings.nationalities].reduce(
    (sum, given) => sum + Object.keys(given).length,
    0,
  )
  return (
    <>
      <div className={styles.part}>
        <h2 className="ends foot-4 title-14">
          {t('parts.settle')}
          {counts.waiting > 0 && (
            <span className="soft regular small">
              {t('settleOf', { count: counts.waiting, all: number(all) })}
            </span>
          )}
        </h2>
        {issues.length === 0 && <p className="soft small breaks">{t('settled')}</p>}
        <Rows>
          {issues.map((issue) => (
            <li key={issue.key}>
              <IssueEntry table={table} issue={issue} header={header} />
            </li>
          ))}
        </Rows>
        {answers > 0 && (
          <Button
            look="text"
            onClick={() => desk.setTable(id, { answers: {}, names: {}, nationalities: {} })}
          >
            {t('askAgain', { count: answers })}
          </Button>
        )}
      </div>
      <div className={styles.part}>
        <h2 className="ends foot-4 title-14">{t('guarded')}</h2>
        {guards.length === 0 && <p className="soft small breaks">{t('guardedNone')}</p>}
        <Rows>
          {guards.map((guard) => (
            <li key={guard.kind}>
              <GuardEntry guard={guard} />
            </li>
          ))}
        </Rows>
      </div>
      <div className={styles.part}>
        <h2 className="ends foot-4 title-14">{t('preview')}</h2>
        {preview ? (
          <TablePreviewChart preview={preview} />
        ) : (
          <p className="soft small breaks">{t('previewNone')}</p>
        )}
      </div>
      <div className={styles.part}>
        <h2 className="ends foot-4 title-14">{t('changes.title')}</h2>
        <TableChanges table={table} header={header} />
      </div>
    </>
  )
}

function GuardEntry({ guard }: { guard: TableGuard }) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const rowList = useRowList()
  const title =
    guard.kind === 'overlap'
      ? t('guard.overlap.title', { count: guard.count, year: guard.year, more: guard.count - 1 })
      : t(`guard.${guard.kind}.title`, { count: guard.count })
  const text =
    guard.kind === 'overlap'
      ? t('guard.overlap.text', {
          place: words.figurePlace(guard.place),
          spans: words.list([...new Set(guard.spans.map(({ from, to }) => spanWords(from, to, words)))]),
        })
      : t(`guard.${guard.kind}.text`, { rows: 'rows' in guard ? rowList(guard.rows, guard.count) : '' })
  return (
    <div className={`${styles.entry} stack`}>
      <StrokeIcon path={CHECK} />
      <h3 className="body-type breaks">{title}</h3>
      <p className="soft small breaks">{text}</p>
    </div>
  )
}

function spanWords(from: string, to: string, words: Words): string {
  return words.timeKey(from === to ? from : `${from}/${to}`)
}

/** The answers that each doubt about rows allows, the likeliest first. */
const ANSWERS = {
  unit: ['apart', 'leave-out'],
  note: ['apart', 'leave-out'],
  date: ['leave-out'],
  'short-year': ['use', 'leave-out'],
  'column-time': ['leave-out'],
  value: ['leave-out'],
  negative: ['leave-out'],
  fraction: ['leave-out'],
  inverted: ['leave-out'],
  'empty-place': ['leave-out'],
  ragged: ['use', 'leave-out'],
  'after-coverage': ['use', 'leave-out'],
} as const satisfies Partial<Record<IssueKind, readonly RowAnswer[]>>

/** What is nearest to a cell, in words. */
const NEAREST: Partial<Record<IssueKind, (nearest: string, words: Words) => string>> = {
  place: (place, words) => words.figurePlace(place),
  nationality: (code, words) => words.nationality(code),
  'short-year': (time, words) => words.timeKey(time),
}

interface IssueEntryProps {
  table: TableHead
  issue: TableIssue
  /** The names of the columns. */
  header: readonly string[]
}

/** A doubt about rows, with answers for all of them at once. */
function IssueEntry({ table, issue, header }: IssueEntryProps) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const rowList = useRowList()
  const { kind, column, cell, rows, count, units, place, nearest } = issue
  const isOfTable = rows.length === 0
  const where = {
    rows: rowList(rows, count),
    column: column === null ? '' : columnName(header, column, t),
    cell,
  }
  const title =
    column === null ? where.rows : t(cell === '' || kind === 'note' ? 'where' : 'whereCell', where)
  const nearestName = nearest && NEAREST[kind]?.(nearest, words)
  return (
    <div className={`${styles.entry} stack`}>
      <StrokeIcon path={ALERT} />
      {!isOfTable && <h3 className="body-type breaks">{title}</h3>}
      <p className="soft small breaks">
        {t(`issue.${kind}`, {
          cell,
          place: place === null ? '' : words.figurePlace(place),
          units: words.either(units.map((unit) => unitName(2, unit, words))),
        })}{' '}
        {nearestName && kind !== 'short-year' && t('nearest', { name: nearestName })}
      </p>
      <div className={`${styles.answers} if-any in-row`}>
        <IssueAnswers table={table} issue={issue} rows={where.rows} nearestName={nearestName} />
      </div>
    </div>
  )
}

interface IssueAnswersProps extends Omit<IssueEntryProps, 'header'> {
  rows: string
  nearestName: string | null | undefined
}

function IssueAnswers({ table, issue, rows, nearestName }: IssueAnswersProps) {
  const { t } = useTranslation('ownTables')
  const { kind, key } = issue
  switch (kind) {
    case 'date-order':
    case 'month-starts':
    case 'decimal':
      return <FormAnswers tableId={table.id} issue={issue} />
    case 'column-year':
      return (
        <YearField name={t('columnYear')} onYear={(columnYear) => desk.setTable(table.id, { columnYear })} />
      )
    case 'place':
    case 'nationality':
      return <NameAnswers table={table} issue={issue} nearestName={nearestName} />
    // Asked of the whole table, above its rows.
    case 'no-date-column':
    case 'no-value-column':
    case 'no-place-column':
    case 'no-unit':
    case 'no-publisher':
      return null
    default:
      return ANSWERS[kind].map((answer, index) => {
        const words =
          answer === 'use' && nearestName
            ? nearestName
            : t(`answer.${answer === 'use' && kind === 'ragged' ? 'ragged' : answer}`)
        return (
          <Button
            key={answer}
            look={index === 0 && !['date', 'value', 'column-time'].includes(kind) ? 'main' : 'outlined'}
            aria-label={t('answer.about', { answer: words, rows })}
            onClick={() => desk.setTable(table.id, { answers: { ...table.settings.answers, [key]: answer } })}
          >
            {words}
          </Button>
        )
      })
  }
}

interface NameAnswersProps extends Omit<IssueEntryProps, 'header'> {
  nearestName: string | null | undefined
}

/** The place or country for a name: the nearest, another, or no counterpart. */
function NameAnswers({ table, issue, nearestName }: NameAnswersProps) {
  const { t } = useTranslation('ownTables')
  const [isChoosing, setChoosing] = useState(false)
  const { kind, key, cell, count, nearest } = issue
  const isPlace = kind === 'place'
  const name = key.slice(key.indexOf(':') + 1)
  const settle = (value: string | null) => {
    const { names, nationalities } = table.settings
    desk.setTable(
      table.id,
      isPlace
        ? { names: { ...names, [name]: value } }
        : { nationalities: { ...nationalities, [name]: value } },
    )
  }
  return (
    <>
      {nearest && (
        <Button look="main" onClick={() => settle(nearest)}>
          {t('answer.nearest', { name: nearestName, count })}
        </Button>
      )}
      <Button aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
        {t('answer.another')}
      </Button>
      <Button onClick={() => settle(null)}>{t('answer.noCounterpart')}</Button>
      {isChoosing &&
        (isPlace ? <PlaceChoice name={cell} onPlace={settle} /> : <CodeField name={cell} onCode={settle} />)}
    </>
  )
}

function PlaceChoice({ name, onPlace }: { name: string; onPlace: (place: string) => void }) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const routes = useDataset('routes').data?.routes ?? []
  const others = useDataset('figures').data?.otherPlaces ?? []
  return (
    <Select
      aria-label={t('answer.place', { name })}
      defaultValue=""
      onChange={({ currentTarget }) => onPlace(currentTarget.value)}
    >
      <option value="" disabled>
        {t('choose')}
      </option>
      {[...routes.map(({ id }) => id), 'total', ...others.map(({ id }) => id)].map((id) => (
        <option key={id} value={id}>
          {words.figurePlace(id)}
        </option>
      ))}
    </Select>
  )
}

function YearField({ name, onYear }: { name: string; onYear: (year: string) => void }) {
  const { t } = useTranslation('ownTables')
  const [text, setText] = useState('')
  return (
    <ShortField name={name} text={text} most={4} onText={setText}>
      <Button disabled={!/^(?:19|20)\d\d$/.test(text)} onClick={() => onYear(text)}>
        {t('answer.take')}
      </Button>
    </ShortField>
  )
}

function CodeField({ name, onCode }: { name: string; onCode: (code: string) => void }) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const [text, setText] = useState('')
  const code = text.trim().toUpperCase()
  const country = /^[A-Z]{2}$/.test(code) ? words.country(code) : code
  const isKnown = country !== code
  return (
    <ShortField name={t('answer.code', { name })} text={text} most={2} onText={setText}>
      <Button disabled={!isKnown} onClick={() => onCode(code)}>
        {isKnown ? country : t('answer.take')}
      </Button>
    </ShortField>
  )
}

interface ShortFieldProps {
  name: string
  text: string
  /** Maximum number of characters. */
  most: number
  onText: (text: string) => void
  /** The button that takes the text. */
  children: ReactNode
}

function ShortField({ name, text, most, onText, children }: ShortFieldProps) {
  const id = useId()
  return (
    <>
      <label className="row-type" htmlFor={id}>
        {name}
      </label>
      <Input
        id={id}
        value={text}
        maxLength={most}
        inputMode={most === 4 ? 'numeric' : undefined}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      {children}
    </>
  )
}

interface FormAnswersProps {
  tableId: string
  issue: TableIssue
}

/** The two ways to read a column's dates or numbers, shown on its first doubtful cell. */
function FormAnswers({ tableId, issue }: FormAnswersProps) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const { kind, cell } = issue
  const ways = (): readonly (readonly [words: string, part: Partial<TableSettings>])[] => {
    if (kind === 'month-starts') {
      return [
        [t('starts.months'), { monthStarts: 'months' }],
        [t('starts.days'), { monthStarts: 'days' }],
      ]
    }
    if (kind === 'date-order') {
      const [first = '1', second = '1', year = '2000'] = cell.match(/\d+/g) ?? []
      const day = (month: string, date: string) =>
        words.timeKey(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
      return [
        [`${day(second, first)} (${t('dateOrders.day-first')})`, { dateOrder: 'day-first' }],
        [`${day(first, second)} (${t('dateOrders.month-first')})`, { dateOrder: 'month-first' }],
      ]
    }
    const hasPoint = cell.includes('.')
    const thousand = Number(cell.replaceAll(/\D/g, ''))
    const fraction = new Intl.NumberFormat(words.language, {
      maximumFractionDigits: 3,
      minimumFractionDigits: 3,
    })
    return [
      [words.number(thousand), { decimal: hasPoint ? 'comma' : 'point' }],
      [fraction.format(thousand / 1000), { decimal: hasPoint ? 'point' : 'comma' }],
    ]
  }
  return ways().map(([name, part]) => (
    <Button key={name} onClick={() => desk.setTable(tableId, part)}>
      {name}
    </Button>
  ))
}
