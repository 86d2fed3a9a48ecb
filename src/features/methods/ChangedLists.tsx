import { type ReactNode, useState } from 'react'
import type { Changes, OtherOutcome } from '#content/whatChanged.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { OutLink } from '#parts/OutLink.tsx'
import { openDossier, openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './WhatChanged.module.css'

/** The records added, and the plans of which another outcome was found. */
export function ChangedLists({ changes: { recordsAdded, outcomes } }: { changes: Changes }) {
  const { t } = useTranslation('changes')
  return (
    <div className={styles.lists}>
      <ShortList
        id="records"
        title={t('title.records')}
        note={t('newestFirst')}
        none={t('none.records')}
        items={recordsAdded}
        keyOf={({ id }) => id}
        render={(record) => <AddedRecord record={record} />}
      />
      <ShortList
        id="outcomes"
        title={t('title.outcomes')}
        note={t('byPage')}
        none={t('none.outcomes')}
        items={outcomes}
        keyOf={({ plan }) => plan.id}
        render={(outcome) => <OtherOutcomeRow outcome={outcome} />}
      />
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
      <div className={styles.head}>
        <h3 id={`changed-${id}`} tabIndex={-1}>
          {title}
        </h3>
        <span className={styles.note}>{items.length > 0 && note}</span>
      </div>
      {items.length === 0 && <p className={styles.note}>{none}</p>}
      <ul className={styles.rows}>
        {(isWhole ? items : items.slice(0, FIRST)).map((item) => (
          <li key={keyOf(item)}>{render(item)}</li>
        ))}
      </ul>
      {items.length > FIRST && (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('fewer') : t('more', { count: items.length - FIRST })}
        </Button>
      )}
    </section>
  )
}

function AddedRecord({ record }: { record: DatedRecord }) {
  const { t } = useTranslation('changes')
  const words = useWords()
  return (
    <>
      <span className={styles.date}>{words.period(record.statedOn ?? record.period)}</span>
      <TextButton look="quiet" onClick={() => openReader({ type: 'record', recordId: record.id })}>
        {words.localized(record.title)}
      </TextButton>
      <span className={styles.end}>{record.status ? words.status(record.status) : t('anEvent')}</span>
    </>
  )
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
      <span className={styles.end}>
        <span className="visually-hidden">{t('became', { before: was, after: is })}</span>
        <span className={styles.became} aria-hidden="true">
          <OutcomeSign state={before} /> → <OutcomeSign state={after.state} /> <strong>{is}</strong>
        </span>
      </span>
      <span className={styles.page}>
        {[after.since ? words.period(after.since) : null].filter(Boolean).join('')}
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
