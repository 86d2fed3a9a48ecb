import { useId, useState } from 'react'
import type { TableHead, TableSettings } from '#domain/ownTable.ts'
import { IsoDate, periodOfDate } from '#domain/period.ts'
import { WebAddress } from '#domain/webAddress.ts'
import { desk } from '#state/desk/desk.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './TableFields.module.css'

/** Settings that most tables leave as they are: title, row of names, end of coverage, forms of dates and numbers. */
export function MoreSettings({ table: { id, settings, rows } }: { table: TableHead }) {
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
