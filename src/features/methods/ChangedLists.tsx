import { type ReactNode, useMemo, useState } from 'react'
import { recordsChanged } from '#content/changesOfEditions.ts'
import type { AddedRecord, Changes, OtherOutcome } from '#content/whatChanged.ts'
import type { Status } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { ChangedField, ChangedItem } from '#domain/editions/compareEditions.ts'
import type { SourceText } from '#domain/language.ts'
import type { Scope } from '#domain/measure.ts'
import { periodOfDate } from '#domain/period.ts'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { openDossier, openReader } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { Rows } from '#ui/Rows.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useChangeCounts } from './useChangeCounts.ts'
import styles from './WhatChanged.module.css'

interface ChangedListsProps {
  changes: Changes
  /** Today's, of which the others cannot be opened. */
  records: readonly DatedRecord[]
}

/** The records added and changed, the plans of which another outcome was found, and the rest in counts. */
export function ChangedLists({ changes, records }: ChangedListsProps) {
  const { t } = useTranslation('changes')
  const words = useWords()
  const counts = useChangeCounts()
  const { recordsAdded, outcomes, edition } = changes
  const ids = useMemo(() => new Set(records.map(({ id }) => id)), [records])
  const others = edition ? counts.ofItems(edition, ['claims', 'legs', 'texts']) : []
  return (
    <div className="halves gap-24 stack">
      <ShortList
        id="records"
        title={t('title.records')}
        note={t('newestFirst')}
        none={t('none.records')}
        items={recordsAdded}
        keyOf={({ id }) => id}
        render={(record) => <AddedRow record={record} isHere={ids.has(record.id)} />}
      />
      <ShortList
        id="outcomes"
        title={t('title.outcomes')}
        note={edition ? '' : t('byPage')}
        none={t('none.outcomes')}
        items={outcomes}
        keyOf={({ plan }) => plan.id}
        render={(outcome) => <OtherOutcomeRow outcome={outcome} />}
      />
      {edition?.records && (
        <ShortList
          id="changed"
          title={t('title.changed')}
          note={t('statusFirst')}
          none={t('none.changed')}
          items={recordsChanged(edition)}
          keyOf={({ id }) => id}
          render={(record) => <ChangedRow record={record} isHere={ids.has(record.id)} />}
        />
      )}
      {others.length > 0 && <p className="quiet row-type">{t('others', { list: words.list(others) })}</p>}
    </div>
  )
}

/** Shown before "more". */
const FIRST = 6

interface ShortListProps<Item> {
  id: string
  title: string
  note: string
  none: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  render: (item: Item) => ReactNode
}

function ShortList<Item>({ id, title, note, none, items, keyOf, render }: ShortListProps<Item>) {
  const { t } = useTranslation('changes')
  const [isWhole, setIsWhole] = useState(false)
  return (
    <section>
      <div className="apart-16 foot-4 ends">
        <h3 id={`changed-${id}`} tabIndex={-1}>
          {title}
        </h3>
        <span className="quiet row-type">{items.length > 0 && note}</span>
      </div>
      {items.length === 0 && <p className="quiet row-type">{none}</p>}
      <Rows className={styles.rows}>
        {(isWhole ? items : items.slice(0, FIRST)).map((item) => (
          <li key={keyOf(item)} className="apart-12 in-row">
            {render(item)}
          </li>
        ))}
      </Rows>
      {items.length > FIRST && (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('fewer') : t('more', { count: items.length - FIRST })}
        </Button>
      )}
    </section>
  )
}

/** The title of a record, which opens it where today's data have it. */
function RecordTitle({ id, title, isHere }: { id: string; title: SourceText | null; isHere: boolean }) {
  const words = useWords()
  const text = title ? words.localized(title) : id
  if (!isHere) return <span>{text}</span>
  return (
    <TextButton look="quiet" onClick={() => openReader({ type: 'record', recordId: id })}>
      {text}
    </TextButton>
  )
}

function AddedRow({ record, isHere }: { record: AddedRecord; isHere: boolean }) {
  const { t } = useTranslation(['changes', 'line'])
  const words = useWords()
  const { id, title, status, statedOn, period } = record
  return (
    <>
      <span className={`${styles.date} quiet row-type`}>{words.period(statedOn ?? period)}</span>
      <RecordTitle id={id} title={title} isHere={isHere} />
      <span>{status ? words.status(status) : t('line:kind.event')}</span>
    </>
  )
}

function ChangedRow({ record, isHere }: { record: ChangedItem; isHere: boolean }) {
  const words = useWords()
  const fieldsText = useFieldsText()
  const { id, title, fields, reason } = record
  return (
    <>
      <RecordTitle id={id} title={title} isHere={isHere} />
      <span className="wide quiet row-type">
        {fieldsText(fields)}
        {reason && ` (${words.localized(reason)})`}
      </span>
    </>
  )
}

const FIELDS = [
  'status',
  'statedOn',
  'period',
  'categories',
  'form',
  'scope',
  'actors',
  'countries',
  'routes',
  'regions',
  'kind',
  'title',
  'summary',
  'values',
  'sources',
  'note',
] as const

/** "Status: Done → Planned · Countries: + Algeria · changed: pages and note": those that cannot be read side by side are named. */
function useFieldsText(): (fields: readonly ChangedField[]) => string {
  const { t } = useTranslation(['changes', 'common', 'line'])
  const words = useWords()
  const nameOf = (name: string) => {
    const known = FIELDS.find((one) => one === name)
    return known ? t(`field.${known}`) : name
  }
  const listNames: Partial<Record<string, (id: string) => string>> = {
    categories: words.category,
    actors: words.actor,
    countries: words.country,
    routes: words.route,
    regions: words.region,
  }
  const dates = (text: string) => {
    const [start = '', end = start] = text.split('/')
    const [first, last] = [periodOfDate(start), periodOfDate(end)]
    return words.period(first && { ...first, end: last?.end ?? null })
  }
  const valueNames: Partial<Record<string, (value: string) => string>> = {
    statedOn: dates,
    period: dates,
    form: words.form,
    status: (value) => words.status(value as Status),
    scope: (value) => words.scope(value as Scope),
  }
  const written = ({ name, before, after }: ChangedField): string | null => {
    if (before === null || after === null) return null
    const nameItem = listNames[name]
    if (nameItem) {
      const [old, now] = [before, after].map((list) => list.split(';').filter(Boolean))
      const only = (one: readonly string[] = [], other: readonly string[] = []) =>
        one.filter((id) => !other.includes(id)).map(nameItem)
      const signed = [
        ...only(now, old).map((item) => `+ ${item}`),
        ...only(old, now).map((item) => `− ${item}`),
      ]
      return signed.length > 0 ? signed.join(', ') : null
    }
    const nameValue = valueNames[name]
    // What has no status is an event.
    const none = name === 'status' ? t('line:kind.event') : t('common:notStated')
    const [was, is] = [before, after].map((value) => (value === '' ? none : nameValue?.(value)))
    return was && is ? `${was} → ${is}` : null
  }
  return (fields) => {
    const texts = fields.map((field) => [field.name, written(field)] as const)
    const rest = texts.flatMap(([name, text]) => (text === null ? [nameOf(name)] : []))
    return [
      ...texts.flatMap(([name, text]) => (text === null ? [] : [words.labelled(nameOf(name), text)])),
      ...(rest.length > 0 ? [t('reworded', { list: words.list(rest) })] : []),
    ].join(' · ')
  }
}

function OtherOutcomeRow({ outcome: { plan, before, after } }: { outcome: OtherOutcome }) {
  const { t } = useTranslation('changes')
  const words = useWords()
  const [page] = after.evidence
  const [was, is] = [before, after.state].map((choice) => words.choice({ group: 'outcome', choice }))
  return (
    <>
      <TextButton look="quiet" onClick={() => openDossier({ kind: 'measure', id: plan.id })}>
        {words.measureTitle(plan)}
      </TextButton>
      <span>
        <span className="visually-hidden">{t('became', { before: was, after: is })}</span>
        <span className="gap-4 inline-middle" aria-hidden="true">
          <OutcomeSign state={before} /> → <OutcomeSign state={after.state} /> <strong>{is}</strong>
        </span>
      </span>
      <span className="wide quiet row-type">
        {after.since && words.period(after.since)}
        {page && (
          <>
            {after.since && ', '}
            <OutLink url={page.url}>{words.publisher(page)}</OutLink>
          </>
        )}
      </span>
    </>
  )
}
