import { useEffect, useState } from 'react'
import {
  type ChangedField,
  type EditionChanges,
  type ItemChanges,
  isUnchanged,
  type OtherItem,
} from '#domain/editions/compareEditions.ts'
import { type Edition, type HostedEditions, ITEM_KINDS, type ItemKind } from '#domain/editions/edition.ts'
import type { LocalizedText, SourceText } from '#domain/language.ts'
import { readChanges, readHostedEditions } from '#state/editionChanges.ts'
import { editionAddress } from '#state/hostedEditions.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './SourcesPage.module.css'

/** The editions that this host keeps, the newest first, each with what changed since the one before and where it opens. */
export function EditionList() {
  const { t } = useTranslation(['editions', 'common'])
  const [hosted, setHosted] = useState<HostedEditions | null | undefined>(undefined)
  useEffect(() => {
    let isShown = true
    void readHostedEditions().then((found) => {
      if (isShown) setHosted(found)
    })
    return () => {
      isShown = false
    }
  }, [])
  if (hosted === undefined) return <p className={styles.loading}>{t('common:loading')}</p>
  if (hosted === null) return <p>{t('none')}</p>
  const { editions, here, now } = hosted
  const newest = editions[0]
  return (
    <div className={styles.items}>
      <p>{t('lead')}</p>
      {newest && now === 'now' && (
        <article className={styles.item}>
          <h3 className={styles.subheading}>{t('unfrozen')}</h3>
          <Since before={newest} after={now} />
        </article>
      )}
      {editions.map((edition, at) => (
        <EditionEntry
          key={edition.id}
          edition={edition}
          before={editions[at + 1] ?? null}
          address={here.includes(edition.id) ? editionAddress(`${edition.id}/`) : null}
        />
      ))}
    </div>
  )
}

interface EditionEntryProps {
  edition: Edition
  before: Edition | null
  /** Of its frozen app; null where this host has none. */
  address: string | null
}

function EditionEntry({ edition, before, address }: EditionEntryProps) {
  const { t } = useTranslation('editions')
  const words = useWords()
  const dayName = useDay()
  const { id, counts, files, withdrawn } = edition
  return (
    <article className={styles.item}>
      <h3 className={styles.subheading}>
        {dayName(edition.day)} <code>{id}</code>
      </h3>
      {withdrawn && (
        <p>
          <strong>
            {t('withdrawn', { day: dayName(withdrawn.on), reason: words.localized(withdrawn.reason) })}
          </strong>
        </p>
      )}
      <p>{t('counts', { records: words.number(counts.records), figures: words.number(counts.figures) })}</p>
      {address !== null && files ? (
        <p>
          <a href={`${address}#/explore`}>{t('open')}</a>{' '}
          <a href={`${address}throughline.html`} download={`throughline-${id}.html`}>
            {t('file', { size: words.number(Math.round(files.singleBytes / 1e5) / 10) })}
          </a>
        </p>
      ) : (
        <p>{files ? t('notHere') : t('dataOnly')}</p>
      )}
      {before && <Since before={before} after={id} />}
    </article>
  )
}

/** The day of an edition in words. */
function useDay(): (day: string) => string {
  const words = useWords()
  return (day) => words.period({ start: day, end: day, precision: 'day' })
}

/** What changed since an edition; read when it is opened. */
function Since({ before, after }: { before: Edition; after: string }) {
  const { t } = useTranslation('editions')
  const dayName = useDay()
  const [changes, setChanges] = useState<EditionChanges | 'failed' | null>(null)
  const load = () => {
    readChanges(before.id, after).then(setChanges, () => setChanges('failed'))
  }
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && changes === null && load()}>
      <summary>{t('since', { day: dayName(before.day) })}</summary>
      {changes === 'failed' && <p role="alert">{t('failed')}</p>}
      {changes !== null && changes !== 'failed' && <ChangeLists changes={changes} />}
    </details>
  )
}

function ChangeLists({ changes }: { changes: EditionChanges }) {
  const { t } = useTranslation(['editions', 'common'])
  const words = useWords()
  const { revised, rowsAdded, rowsGone, tablesAdded, tablesGone } = changes
  const stated = (value: number | null) => (value === null ? t('common:notStated') : words.number(value))
  return (
    <>
      {isUnchanged(changes) && <p>{t('unchanged')}</p>}
      <Lines
        title={t('revised', { count: revised.length })}
        lines={revised.map(({ table, cell, column, before, after, reason }) => ({
          key: JSON.stringify([table, cell, column]),
          text: `${[table, ...Object.values(cell), column].join(' · ')}: ${stated(before)} → ${stated(after)}`,
          reason,
        }))}
      />
      {(['rowsAdded', 'rowsGone'] as const).map((kind) => (
        <Lines
          key={kind}
          title={t(kind, { count: (kind === 'rowsAdded' ? rowsAdded : rowsGone).length })}
          lines={(kind === 'rowsAdded' ? rowsAdded : rowsGone).map(({ table, cell, values }) => ({
            key: JSON.stringify([table, cell]),
            text: `${[table, ...Object.values(cell)].join(' · ')}: ${Object.values(values).map(stated).join(', ')}`,
            reason: null,
          }))}
        />
      ))}
      {(['tablesAdded', 'tablesGone'] as const).map((kind) => (
        <Lines
          key={kind}
          title={t(kind, { count: (kind === 'tablesAdded' ? tablesAdded : tablesGone).length })}
          lines={(kind === 'tablesAdded' ? tablesAdded : tablesGone).map(({ table, rows }) => ({
            key: table,
            text: `${table}: ${t('rows', { count: rows })}`,
            reason: null,
          }))}
        />
      ))}
      {ITEM_KINDS.map(
        (kind) => changes[kind] && <ItemLists key={kind} kind={kind} changes={changes[kind]} />,
      )}
    </>
  )
}

function ItemLists({ kind, changes }: { kind: ItemKind; changes: ItemChanges }) {
  const { t } = useTranslation(['editions', 'common'])
  const words = useWords()
  const titleOf = (id: string, title: SourceText | null) => (title === null ? id : words.localized(title))
  const namedValue = (name: string, value: string) => {
    if (value === '') return t('common:notStated')
    if (name === 'state') return t(`common:choice.outcome.${value}` as never, { defaultValue: value })
    return name === 'status' ? words.status(value as 'done') : value
  }
  const line = ({ id, title, reason }: OtherItem) => ({ key: id, text: titleOf(id, title), reason })
  // What a reader can compare is written out; the rest is named together.
  const change = (fields: readonly ChangedField[]) => {
    const written = fields.flatMap(({ name, before, after }) =>
      (name === 'status' || name === 'state') && before !== null && after !== null
        ? [`${namedValue(name, before)} → ${namedValue(name, after)}`]
        : [],
    )
    return written.length > 0 ? written.join(', ') : t('wording')
  }
  return (
    <>
      <Lines title={t(`added.${kind}`, { count: changes.added.length })} lines={changes.added.map(line)} />
      <Lines title={t(`gone.${kind}`, { count: changes.gone.length })} lines={changes.gone.map(line)} />
      <Lines
        title={t(`changed.${kind}`, { count: changes.changed.length })}
        lines={changes.changed.map(({ id, title, fields, reason }) => ({
          key: id,
          text: `${titleOf(id, title)}: ${change(fields)}`,
          reason,
        }))}
      />
    </>
  )
}

interface LinesProps {
  title: string
  lines: readonly { key: string; text: string; reason: LocalizedText | null }[]
}

/** The longest list that is written out. */
const LONGEST = 200

/** A list with its count, each line with the reason that a person gave; nothing where it is empty. */
function Lines({ title, lines }: LinesProps) {
  const { t } = useTranslation('editions')
  const words = useWords()
  if (lines.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {lines.slice(0, LONGEST).map(({ key, text, reason }) => (
          <li key={key}>
            {text}
            {reason && <> ({words.localized(reason)})</>}
          </li>
        ))}
        {lines.length > LONGEST && <li>{t('more', { count: lines.length - LONGEST })}</li>}
      </ul>
    </details>
  )
}
