import { type ReactNode, useId, useState } from 'react'
import { unitName } from '#content/unitName.ts'
import { FigureUnit } from '#domain/figureUnit.ts'
import type { TableHead, TableSettings } from '#domain/ownTable.ts'
import { IsoDate, periodOfDate } from '#domain/period.ts'
import type { TableReading } from '#domain/tableReading.ts'
import { WebAddress } from '#domain/webAddress.ts'
import { useDataset } from '#state/datasets.ts'
import { desk } from '#state/desk/desk.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { columnName, setForAll, setMeaning } from './columnNames.ts'
import styles from './TableFields.module.css'

interface TableFieldsProps {
  table: TableHead
  reading: TableReading
}

/** The five meanings that a table needs, each a column or one value for all rows, with what was found. */
export function TableFields({ table, reading }: TableFieldsProps) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const routes = useDataset('routes').data?.routes ?? []
  const { settings } = table
  const { found, issues, header } = reading
  const [isNaming, setNaming] = useState<'unit' | 'publisher' | null>(null)
  const at = (meaning: TableHead['settings']['meanings'][number]) => settings.meanings.indexOf(meaning)
  const [from, to] = [at('from'), at('to')]
  const ofTimes = settings.meanings.filter((meaning) => meaning === 'time-values').length
  const timeColumns = t('timeColumns', { count: ofTimes })
  const isSpan = at('date') < 0 && from >= 0 && to >= 0
  const columns = [...settings.meanings.keys()].map((index) => (
    <option key={index} value={`column ${index}`}>
      {columnName(header, index, t)}
    </option>
  ))
  const column = (text: string) => (text.startsWith('column ') ? Number(text.slice(7)) : null)
  const optionOf = (index: number, otherwise: string) => (index >= 0 ? `column ${index}` : otherwise)
  const inDoubt = issues.reduce((sum, { kind, count }) => (kind === 'place' ? sum + count : sum), 0)
  const isOwnTerm = settings.unit === null && settings.term !== null
  return (
    <>
      <fieldset className={styles.fields} aria-label={t('fields')}>
        <Field
          name={t('field.date')}
          note={found.times.map((time) => t(`times.${time}`)).join(', ') || t('noTimes')}
        >
          {(id) => (
            <select
              id={id}
              value={isSpan ? 'span' : ofTimes > 0 ? 'times' : optionOf(at('date'), '')}
              onChange={({ currentTarget }) => {
                const chosen = column(currentTarget.value)
                if (chosen !== null) setMeaning(table, chosen, 'date')
              }}
            >
              {!isSpan && ofTimes === 0 && at('date') < 0 && <option value="">{t('choose')}</option>}
              {ofTimes > 0 && (
                <option value="times">
                  {at('date') < 0
                    ? timeColumns
                    : t('timeColumnsWith', { columns: timeColumns, name: columnName(header, at('date'), t) })}
                </option>
              )}
              {isSpan && (
                <option value="span">
                  {columnName(header, from, t)}, {columnName(header, to, t)}
                </option>
              )}
              {columns}
            </select>
          )}
        </Field>
        <Field
          name={t('field.route')}
          note={[
            t('routesFound', { count: found.routes }),
            ...(found.hasTotal ? [t('andTotal')] : []),
            ...(inDoubt > 0 ? [t('faultsFound', { count: inDoubt })] : []),
          ].join(', ')}
        >
          {(id) => (
            <select
              id={id}
              value={optionOf(at('route'), settings.route === null ? '' : `place ${settings.route}`)}
              onChange={({ currentTarget: { value } }) => {
                const chosen = column(value)
                if (chosen !== null) setMeaning(table, chosen, 'route')
                else setForAll(table, 'route', { route: value.slice(6) || null })
              }}
            >
              {at('route') < 0 && settings.route === null && <option value="">{t('choose')}</option>}
              {columns}
              {routes.map((route) => (
                <option key={route.id} value={`place ${route.id}`}>
                  {t('forAll', { name: words.route(route.id) })}
                </option>
              ))}
              <option value="place total">{t('forAll', { name: words.figurePlace('total') })}</option>
            </select>
          )}
        </Field>
        <Field name={t('field.value')} note={t(found.isWhole ? 'whole' : 'fractions')}>
          {(id) => (
            <select
              id={id}
              value={optionOf(at('value'), ofTimes > 0 ? 'times' : '')}
              onChange={({ currentTarget }) => {
                const chosen = column(currentTarget.value)
                if (chosen !== null) setMeaning(table, chosen, 'value')
              }}
            >
              {ofTimes > 0 && <option value="times">{timeColumns}</option>}
              {at('value') < 0 && ofTimes === 0 && <option value="">{t('choose')}</option>}
              {columns}
            </select>
          )}
        </Field>
        <Field name={t('field.unit')} note={found.unitFrom && t(`unitFrom.${found.unitFrom}`)}>
          {(id) => (
            <select
              id={id}
              value={optionOf(at('unit'), isOwnTerm || isNaming === 'unit' ? 'term' : (settings.unit ?? ''))}
              onChange={({ currentTarget: { value } }) => {
                const chosen = column(value)
                setNaming(value === 'term' ? 'unit' : null)
                if (chosen !== null) setMeaning(table, chosen, 'unit')
                else if (value === 'term') setForAll(table, 'unit', { unit: null })
                else setForAll(table, 'unit', { unit: FigureUnit.parse(value), term: null })
              }}
            >
              <option value="" disabled>
                {t('choose')}
              </option>
              {FigureUnit.options.map((unit) => (
                <option key={unit} value={unit}>
                  {unitName(2, unit, words)}
                </option>
              ))}
              <option value="term">{settings.term || t('ownTerm')}</option>
              {columns}
            </select>
          )}
        </Field>
        <Field
          name={t('field.publisher')}
          note={
            found.publishers > 0 &&
            [
              t('publishersFound', { count: found.publishers }),
              ...(found.hasAddress ? [t('withAddress')] : []),
            ].join(', ')
          }
        >
          {(id) => (
            <select
              id={id}
              value={optionOf(
                at('publisher'),
                isNaming === 'publisher' || settings.publisher ? 'one' : (settings.publisher ?? 'open'),
              )}
              onChange={({ currentTarget: { value } }) => {
                const chosen = column(value)
                setNaming(value === 'one' ? 'publisher' : null)
                if (chosen !== null) setMeaning(table, chosen, 'publisher')
                else setForAll(table, 'publisher', { publisher: value === 'one' ? null : '' })
              }}
            >
              <option value="open" disabled>
                {t('choose')}
              </option>
              {columns}
              <option value="one">{settings.publisher || t('ownPublisher')}</option>
              <option value="">{t('notStated')}</option>
            </select>
          )}
        </Field>
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

interface FieldProps {
  name: string
  note: ReactNode
  children: (id: string) => ReactNode
}

function Field({ name, note, children }: FieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{name}</label>
      {children(id)}
      <span>{note}</span>
    </div>
  )
}

/** A name of the reader's own, which applies when the field loses the focus or Enter is pressed. */
function NameField({ name, onName }: { name: string; onName: (name: string) => void }) {
  const id = useId()
  const take = (text: string) => {
    if (text.trim() !== '') onName(text.trim())
  }
  return (
    <div className={styles.field} data-wide="">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        ref={(input) => input?.focus()}
        onBlur={({ currentTarget }) => take(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') take(currentTarget.value)
        }}
      />
    </div>
  )
}

/** Settings that most tables leave as they are: title, row of names, end of coverage, forms of dates and numbers. */
function MoreSettings({ table: { id, settings, rows } }: { table: TableHead }) {
  const { t } = useTranslation('ownTables')
  const set = (part: Partial<TableSettings>) => desk.setTable(id, part)
  return (
    <details className={styles.more}>
      <summary>{t('more')}</summary>
      <div className={styles.fields}>
        <TextField
          name={t('tableTitle')}
          value={settings.title}
          isFit={(text) => text.trim() !== ''}
          onChange={(title) => set({ title: title.trim() })}
        />
        <TextField
          name={t('headerRow')}
          value={String(settings.headerRow)}
          isFit={(text) => /^\d+$/.test(text) && Number(text) < rows}
          onChange={(text) => set({ headerRow: Number(text) })}
        />
        <TextField
          name={t('coverageTo')}
          note={t('coverageForm')}
          value={settings.coverageTo ?? ''}
          isFit={(text) => text.trim() === '' || periodOfDate(text.trim()) !== null}
          onChange={(text) => set({ coverageTo: text.trim() || null })}
        />
        <Choice
          name={t('dateOrder')}
          value={settings.dateOrder}
          options={{ 'day-first': t('dateOrders.day-first'), 'month-first': t('dateOrders.month-first') }}
          onChange={(dateOrder) => set({ dateOrder })}
        />
        <Choice
          name={t('decimal')}
          value={settings.decimal}
          options={{ point: t('decimals.point'), comma: t('decimals.comma') }}
          onChange={(decimal) => set({ decimal })}
        />
        <Choice
          name={t('monthStarts')}
          value={settings.monthStarts}
          options={{ months: t('starts.months'), days: t('starts.days') }}
          onChange={(monthStarts) => set({ monthStarts })}
        />
        <Choice
          name={t('role')}
          open={t('notStated')}
          value={settings.role}
          options={t('roles', { returnObjects: true })}
          onChange={(role) => set({ role })}
        />
        {(['licence', 'definition'] as const).map((fact) => (
          <TextField
            key={`${fact} ${settings[fact]}`}
            name={t(fact)}
            note={t('factsNote')}
            value={settings[fact] ?? ''}
            isFit={() => true}
            onChange={(text) => set({ [fact]: text.trim() || null })}
          />
        ))}
        <TextField
          key={`order ${settings.order}`}
          name={t('order')}
          note={t('orderNote')}
          value={String(settings.order ?? '')}
          isFit={(text) => /^(?:[1-9]\d{0,5})?$/.test(text.trim())}
          onChange={(text) => set({ order: Number(text) || null })}
        />
        <TextField
          key={`asOf ${settings.asOf}`}
          name={t('asOf')}
          note={t('asOfForm')}
          value={settings.asOf ?? ''}
          isFit={(text) => text.trim() === '' || IsoDate.safeParse(text.trim()).success}
          onChange={(text) => set({ asOf: text.trim() || null })}
        />
        <TextField
          key={`page ${settings.page}`}
          name={t('page')}
          note={t('pageForm')}
          value={settings.page ?? ''}
          isFit={(text) => text.trim() === '' || WebAddress.safeParse(text.trim()).success}
          onChange={(text) => set({ page: text.trim() || null })}
        />
        {settings.meanings.includes('time-values') && (
          <TextField
            key={settings.columnYear}
            name={t('columnYear')}
            note={t('columnYearForm')}
            value={settings.columnYear ?? ''}
            isFit={isColumnYear}
            onChange={(text) => set({ columnYear: text.trim() || null })}
          />
        )}
      </div>
    </details>
  )
}

const isColumnYear = (text: string) => /^(?:(?:19|20)\d\d)?$/.test(text.trim())

interface TextFieldProps {
  name: string
  note?: string
  value: string
  isFit: (text: string) => boolean
  onChange: (text: string) => void
}

/** A field whose value applies when it loses the focus; invalid text is marked and not applied. */
function TextField({ name, note, value, isFit, onChange }: TextFieldProps) {
  const id = useId()
  const [text, setText] = useState(value)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        value={text}
        aria-invalid={!isFit(text)}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={() => {
          if (isFit(text) && text !== value) onChange(text)
        }}
      />
      {note && <span>{note}</span>}
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  name: string
  value: Value | null
  /** Label for no choice; by default that the column decides. */
  open?: string
  options: Readonly<Record<Value, string>>
  onChange: (value: Value | null) => void
}

function Choice<Value extends string>({ name, value, open, options, onChange }: ChoiceProps<Value>) {
  const { t } = useTranslation('ownTables')
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange((currentTarget.value as Value) || null)}
      >
        <option value="">{open ?? t('byColumn')}</option>
        {Object.entries<string>(options).map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
