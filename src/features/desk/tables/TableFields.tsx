import { type ReactNode, useId, useState } from 'react'
import { unitName } from '#content/unitName.ts'
import { FigureUnit } from '#domain/figureUnit.ts'
import { WebAddress } from '#domain/linkText.ts'
import { type ColumnMeaning, type TableHead, type TableSettings, valueColumns } from '#domain/own/table.ts'
import { IsoDate, periodOfDate } from '#domain/period.ts'
import type { TableReading } from '#domain/tableReading.ts'
import { useDataset } from '#state/datasets.ts'
import { desk } from '#state/desk/desk.ts'
import { Input, Select } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { columnName, type ReadTable, SETTING_WORDS, setForAll, setMeaning } from './TableRows.tsx'
import styles from './Tables.module.css'

/** The five meanings that a table needs, each a column or one value for all rows, with what was found. */
export function TableFields({ table, reading }: ReadTable) {
  const { t } = useTranslation('ownTables')
  const [isNaming, setNaming] = useState<NamedMeaning | null>(null)
  const naming = { isNaming, setNaming }
  return (
    <>
      <fieldset className={`${styles.fields} stack shrinks gap-three-quarters`} aria-label={t('fields')}>
        <DateField table={table} reading={reading} />
        <RouteField table={table} reading={reading} />
        <ValueField table={table} reading={reading} />
        <UnitField table={table} reading={reading} {...naming} />
        <PublisherField table={table} reading={reading} {...naming} />
        {isNaming && (
          <NameField
            name={t(isNaming === 'unit' ? 'term' : 'publisherName')}
            onName={(name) => {
              setForAll(
                table,
                isNaming,
                isNaming === 'unit' ? { unit: null, term: name } : { publisher: name },
              )
              setNaming(null)
            }}
          />
        )}
      </fieldset>
      <MoreSettings table={table} />
    </>
  )
}

/** Meanings that can be one name of the reader's own for all rows. */
type NamedMeaning = 'unit' | 'publisher'

interface NamingProps extends ReadTable {
  isNaming: NamedMeaning | null
  setNaming: (meaning: NamedMeaning | null) => void
}

interface ColumnFieldProps extends ReadTable {
  meaning: 'date' | 'route' | 'value' | 'unit' | 'publisher'
  /** What was found. */
  note: ReactNode
  /** What is chosen where no column has the meaning. */
  value: string
  /** Options before and after those of the columns. */
  before?: ReactNode
  after?: ReactNode
  /** Another choice than a column; null for a column. */
  onOther?: (value: string | null) => void
}

/** A choice of the column with a meaning, or of what the field has beside columns. */
function ColumnField(props: ColumnFieldProps) {
  const { table, reading, meaning, note, value, before, after, onOther } = props
  const { t } = useTranslation('ownTables')
  const { meanings } = table.settings
  const several = useValueColumns(table, reading, meaning)
  return (
    <Named name={t(`meaning.${meaning}`)} note={note}>
      {(id) => (
        <Select
          id={id}
          value={several === null ? value : 'columns'}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.value
            const isColumn = chosen.startsWith('column ')
            onOther?.(isColumn ? null : chosen)
            if (isColumn) setMeaning(table, Number(chosen.slice(7)), meaning)
          }}
        >
          {several !== null && <option value="columns">{several}</option>}
          {before}
          {[...meanings.keys()].map((index) => (
            <option key={index} value={`column ${index}`}>
              {columnName(reading.header, index, t)}
            </option>
          ))}
          {after}
        </Select>
      )}
    </Named>
  )
}

/** The column with a meaning as an option's value, else another value. */
function columnOf({ settings }: TableHead, meaning: ColumnMeaning, otherwise: string): string {
  const index = settings.meanings.indexOf(meaning)
  return index >= 0 ? `column ${index}` : otherwise
}

/** The columns that state a meaning by their names, or have a value each, in words; null for a table without. */
function useValueColumns(
  { settings: { meanings } }: TableHead,
  { header }: TableReading,
  meaning: ColumnFieldProps['meaning'],
): string | null {
  const { t } = useTranslation('ownTables')
  const several = valueColumns(meanings)
  if (!several || (meaning !== 'value' && meaning !== several.states)) return null
  const columns = t(`valueColumns.${several.states}`, { count: several.columns.length })
  const year = meanings.indexOf('date')
  if (meaning !== 'date' || year < 0) return columns
  return t('timeColumnsWith', { columns, name: columnName(header, year, t) })
}

function DateField({ table, reading }: ReadTable) {
  const { t } = useTranslation('ownTables')
  const { found, header } = reading
  const at = (meaning: ColumnMeaning) => table.settings.meanings.indexOf(meaning)
  const [from, to] = [at('from'), at('to')]
  const isSpan = at('date') < 0 && from >= 0 && to >= 0
  const value = isSpan ? 'span' : columnOf(table, 'date', '')
  return (
    <ColumnField
      table={table}
      reading={reading}
      meaning="date"
      note={found.times.map((time) => t(`times.${time}`)).join(', ') || t('noTimes')}
      value={value}
      before={
        <>
          {value === '' && <option value="">{t('choose')}</option>}
          {isSpan && (
            <option value="span">
              {columnName(header, from, t)}, {columnName(header, to, t)}
            </option>
          )}
        </>
      }
    />
  )
}

function RouteField({ table, reading }: ReadTable) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const routes = useDataset('routes').data?.routes ?? []
  const { found, issues } = reading
  const { route } = table.settings
  const value = columnOf(table, 'route', route === null ? '' : `place ${route}`)
  const inDoubt = issues.reduce((sum, { kind, count }) => (kind === 'place' ? sum + count : sum), 0)
  return (
    <ColumnField
      table={table}
      reading={reading}
      meaning="route"
      note={[
        t('shared:count.routes', { count: found.routes }),
        ...(found.hasTotal ? [t('andTotal')] : []),
        ...(inDoubt > 0 ? [t('faultsFound', { count: inDoubt })] : []),
      ].join(', ')}
      value={value}
      before={value === '' && <option value="">{t('choose')}</option>}
      after={
        <>
          {routes.map(({ id }) => (
            <option key={id} value={`place ${id}`}>
              {t('forAll', { name: words.route(id) })}
            </option>
          ))}
          <option value="place total">{t('forAll', { name: words.figurePlace('total') })}</option>
        </>
      }
      onOther={(chosen) =>
        chosen !== null && setForAll(table, 'route', { route: chosen.slice('place '.length) || null })
      }
    />
  )
}

function ValueField({ table, reading }: ReadTable) {
  const { t } = useTranslation('ownTables')
  const value = columnOf(table, 'value', '')
  return (
    <ColumnField
      table={table}
      reading={reading}
      meaning="value"
      note={t(reading.found.isWhole ? 'whole' : 'fractions')}
      value={value}
      before={value === '' && <option value="">{t('choose')}</option>}
    />
  )
}

function UnitField({ table, reading, isNaming, setNaming }: NamingProps) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const { unit, term } = table.settings
  const { unitFrom } = reading.found
  const isOwnTerm = (unit === null && term !== null) || isNaming === 'unit'
  return (
    <ColumnField
      table={table}
      reading={reading}
      meaning="unit"
      note={unitFrom && t(`unitFrom.${unitFrom}`)}
      value={columnOf(table, 'unit', isOwnTerm ? 'term' : (unit ?? ''))}
      before={
        <>
          <option value="" disabled>
            {t('choose')}
          </option>
          {FigureUnit.options.map((option) => (
            <option key={option} value={option}>
              {unitName(2, option, words)}
            </option>
          ))}
          <option value="term">{term || t('ownTerm')}</option>
        </>
      }
      onOther={(chosen) => {
        setNaming(chosen === 'term' ? 'unit' : null)
        if (chosen === 'term') setForAll(table, 'unit', { unit: null })
        else if (chosen !== null) setForAll(table, 'unit', { unit: FigureUnit.parse(chosen), term: null })
      }}
    />
  )
}

function PublisherField({ table, reading, isNaming, setNaming }: NamingProps) {
  const { t } = useTranslation('ownTables')
  const { publisher } = table.settings
  const { publishers, hasAddress } = reading.found
  return (
    <ColumnField
      table={table}
      reading={reading}
      meaning="publisher"
      note={
        publishers > 0 &&
        [t('publishersFound', { count: publishers }), ...(hasAddress ? [t('withAddress')] : [])].join(', ')
      }
      value={columnOf(
        table,
        'publisher',
        isNaming === 'publisher' || publisher ? 'one' : (publisher ?? 'open'),
      )}
      before={
        <option value="open" disabled>
          {t('choose')}
        </option>
      }
      after={
        <>
          <option value="one">{publisher || t('ownPublisher')}</option>
          <option value="">{t('common:notStated')}</option>
        </>
      }
      onOther={(chosen) => {
        setNaming(chosen === 'one' ? 'publisher' : null)
        if (chosen !== null) setForAll(table, 'publisher', { publisher: chosen === 'one' ? null : '' })
      }}
    />
  )
}

interface NamedProps {
  name: string
  note?: ReactNode
  isWide?: boolean
  children: (id: string) => ReactNode
}

/** A control under its name, and above a note. */
function Named({ name, note, isWide, children }: NamedProps) {
  const id = useId()
  return (
    <div className={styles.field} data-wide={isWide}>
      <label htmlFor={id}>{name}</label>
      {children(id)}
      {note && <span>{note}</span>}
    </div>
  )
}

/** A name of the reader's own, which applies when the field loses the focus or Enter is pressed. */
function NameField({ name, onName }: { name: string; onName: (name: string) => void }) {
  const take = (text: string) => {
    if (text.trim() !== '') onName(text.trim())
  }
  return (
    <Named name={name} isWide={true}>
      {(id) => (
        <Input
          id={id}
          ref={(input) => input?.focus()}
          onBlur={({ currentTarget }) => take(currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') take(currentTarget.value)
          }}
        />
      )}
    </Named>
  )
}

interface TextSetting {
  key: Exclude<keyof TableSettings, 'meanings' | 'names' | 'nationalities' | 'answers' | 'isUsed'>
  note?: 'coverageForm' | 'factsNote' | 'orderNote' | 'asOfForm' | 'pageForm' | 'columnYearForm'
  /** Whether the text, trimmed, can be the setting; `rows` are those of the table. */
  fits: (text: string, rows: number) => boolean
  /** The setting that the text means; by default itself, and not stated where it is empty. */
  read?: (text: string) => string | number | null
}

const isEmptyOr = (fits: (text: string) => boolean) => (text: string) => text === '' || fits(text)

/** Settings in writing, in the order of their fields; choices stand after the first three. */
const FIRST_TEXTS: readonly TextSetting[] = [
  { key: 'title', fits: (text) => text !== '' },
  { key: 'headerRow', fits: (text, rows) => /^\d+$/.test(text) && Number(text) < rows, read: Number },
  { key: 'coverageTo', note: 'coverageForm', fits: isEmptyOr((text) => periodOfDate(text) !== null) },
]
const MORE_TEXTS: readonly TextSetting[] = [
  { key: 'licence', note: 'factsNote', fits: () => true },
  { key: 'definition', note: 'factsNote', fits: () => true },
  {
    key: 'order',
    note: 'orderNote',
    fits: isEmptyOr((text) => /^[1-9]\d{0,5}$/.test(text)),
    read: (text) => Number(text) || null,
  },
  { key: 'asOf', note: 'asOfForm', fits: isEmptyOr((text) => IsoDate.safeParse(text).success) },
  { key: 'page', note: 'pageForm', fits: isEmptyOr((text) => WebAddress.safeParse(text).success) },
]
const COLUMN_YEAR: TextSetting = {
  key: 'columnYear',
  note: 'columnYearForm',
  fits: isEmptyOr((text) => /^(?:19|20)\d\d$/.test(text)),
}

/** Settings that most tables leave as they are: title, row of names, end of coverage, forms of dates and numbers. */
function MoreSettings({ table }: { table: TableHead }) {
  const { t } = useTranslation('ownTables')
  const { settings } = table
  const text = (setting: TextSetting) => (
    <TextField key={`${setting.key} ${settings[setting.key]}`} table={table} setting={setting} />
  )
  return (
    <details className={styles.more}>
      <summary>{t('more')}</summary>
      <div className={`${styles.fields} stack shrinks gap-three-quarters`}>
        {FIRST_TEXTS.map(text)}
        <Choice
          table={table}
          setting="dateOrder"
          options={{ 'day-first': t('dateOrders.day-first'), 'month-first': t('dateOrders.month-first') }}
        />
        <Choice
          table={table}
          setting="decimal"
          options={{ point: t('decimals.point'), comma: t('decimals.comma') }}
        />
        <Choice
          table={table}
          setting="monthStarts"
          options={{ months: t('starts.months'), days: t('starts.days') }}
        />
        <Choice table={table} setting="role" options={t('roles', { returnObjects: true })} />
        {MORE_TEXTS.map(text)}
        {settings.meanings.includes('time-values') && text(COLUMN_YEAR)}
      </div>
    </details>
  )
}

interface TextFieldProps {
  table: TableHead
  setting: TextSetting
}

/** A field whose value applies when it loses the focus; invalid text is marked and not applied. */
function TextField({ table: { id, settings, rows }, setting }: TextFieldProps) {
  const { t } = useTranslation('ownTables')
  const { key, note, fits, read = (written) => written || null } = setting
  const value = String(settings[key] ?? '')
  const [text, setText] = useState(value)
  const isFit = fits(text.trim(), rows)
  return (
    <Named name={t(SETTING_WORDS[key].name)} note={note && t(note)}>
      {(fieldId) => (
        <Input
          id={fieldId}
          value={text}
          aria-invalid={!isFit}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onBlur={() => {
            if (isFit && text !== value) desk.setTable(id, { [key]: read(text.trim()) })
          }}
        />
      )}
    </Named>
  )
}

type ChoiceKey = 'dateOrder' | 'decimal' | 'monthStarts' | 'role'

interface ChoiceProps<Key extends ChoiceKey> {
  table: TableHead
  setting: Key
  options: Readonly<Record<NonNullable<TableSettings[Key]>, string>>
}

function Choice<Key extends ChoiceKey>({ table: { id, settings }, setting, options }: ChoiceProps<Key>) {
  const { t } = useTranslation('ownTables')
  const { name, open } = SETTING_WORDS[setting]
  return (
    <Named name={t(name)}>
      {(fieldId) => (
        <Select
          id={fieldId}
          value={settings[setting] ?? ''}
          onChange={({ currentTarget }) => desk.setTable(id, { [setting]: currentTarget.value || null })}
        >
          <option value="">{t(open)}</option>
          {Object.entries<string>(options).map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Named>
  )
}
