import { unitName } from '#content/unitName.ts'
import type { LogEntry } from '#domain/decisionLog.ts'
import { FigureUnit } from '#domain/figureUnit.ts'
import type { TableChange, TableHead, TableSettings } from '#domain/ownTable.ts'
import { entriesOfTable } from '#domain/tableLog.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { columnName } from './columnNames.ts'
import styles from './SettlePane.module.css'

/** Maximum number of entries listed, latest first. */
const LISTED = 50

interface TableChangesProps {
  table: TableHead
  /** The names of the columns. */
  header: readonly string[]
}

/** Who settled what about the table and when, by the log, and a button that takes the reader's last change back. */
export function TableChanges({ table: { id }, header }: TableChangesProps) {
  const { t } = useTranslation('ownTables')
  const log = useDesk(({ project }) => project?.log)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const entries = entriesOfTable(log ?? [], id).toReversed()
  const [last] = entries
  if (!last) return <p className={styles.note}>{t('changes.none')}</p>
  return (
    <>
      <div className={styles.change} role="status">
        <Change entry={last} header={header} />
      </div>
      {!isReadOnly && (
        <Button aria-keyshortcuts="Z" onClick={() => desk.undoTable(id)}>
          {t('changes.undo')} <kbd>Z</kbd>
        </Button>
      )}
      {entries.length > 1 && (
        <details className={styles.changes}>
          <summary>{t('changes.all', { count: entries.length })}</summary>
          <ul>
            {entries.slice(0, LISTED).map((entry) => (
              <li key={entry.id} className={styles.change}>
                <Change entry={entry} header={header} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Change({ entry, header }: { entry: LogEntry; header: readonly string[] }) {
  const { t } = useTranslation('ownTables')
  const { language } = useWords()
  const linesOf = useChangeLines(header)
  const { who, at, table, undoes } = entry
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  return (
    <>
      {undoes !== null && <strong>{t('changes.undone')}</strong>}
      {table?.before && table.after ? (
        linesOf(table).map((line) => <span key={line}>{line}</span>)
      ) : (
        <span>{t(table?.after ? 'changes.added' : 'changes.removed')}</span>
      )}
      <time dateTime={at}>{t('changes.by', { who, time: time.format(new Date(at)) })}</time>
    </>
  )
}

/** A change of settings in words, a line each. */
function useChangeLines(header: readonly string[]): (change: TableChange) => readonly string[] {
  const { t } = useTranslation('ownTables')
  const words = useWords()

  function inWords<Key extends keyof TableSettings>(key: Key, value: unknown): string {
    if (value === undefined || value === null)
      return t(
        ['coverageTo', 'role', 'licence', 'definition', 'order', 'asOf', 'page'].includes(key)
          ? 'notStated'
          : ['dateOrder', 'decimal', 'monthStarts'].includes(key)
            ? 'byColumn'
            : 'changes.open',
      )
    if (value === '') return t('notStated')
    const text = String(value)
    switch (key) {
      case 'isUsed':
        return t(value === true ? 'yes' : 'no')
      case 'unit':
        return unitName(2, FigureUnit.parse(value), words)
      case 'role':
        return t(`roles.${value as 'stated'}`)
      case 'route':
        return words.figurePlace(text)
      case 'dateOrder':
        return t(`dateOrders.${value as 'day-first'}`)
      case 'decimal':
        return t(`decimals.${value as 'point'}`)
      case 'monthStarts':
        return t(`starts.${value as 'months'}`)
      case 'meanings':
        return t(`meaning.${value as 'date'}`)
      case 'answers':
        return t(`answer.${value as 'use'}`)
      case 'names':
        return words.figurePlace(text)
      case 'nationalities':
        return words.country(text)
      default:
        return text
    }
  }
  const names: Readonly<
    Record<Exclude<keyof TableSettings, 'meanings' | 'names' | 'nationalities'>, string>
  > = {
    title: t('tableTitle'),
    headerRow: t('headerRow'),
    publisher: t('field.publisher'),
    unit: t('field.unit'),
    term: t('term'),
    route: t('field.route'),
    dateOrder: t('dateOrder'),
    decimal: t('decimal'),
    monthStarts: t('monthStarts'),
    coverageTo: t('coverageTo'),
    columnYear: t('columnYear'),
    role: t('role'),
    licence: t('licence'),
    definition: t('definition'),
    order: t('order'),
    asOf: t('asOf'),
    page: t('page'),
    answers: t('changes.answers'),
    isUsed: t('changes.used'),
  }

  return ({ before, after }) => {
    const line = (name: string, key: keyof TableSettings, was: unknown, is: unknown) =>
      t('changes.change', { name, before: inWords(key, was), after: inWords(key, is) })
    const lines: string[] = []
    for (const key of Object.keys({ ...before, ...after }) as (keyof TableSettings)[]) {
      const [was, is] = [before?.[key], after?.[key]]
      if (key === 'meanings') {
        const [wasMeaning, isMeaning] = [before?.meanings ?? [], after?.meanings ?? []]
        for (const [column, meaning] of isMeaning.entries()) {
          if (meaning !== wasMeaning[column])
            lines.push(
              line(
                t('changes.column', { name: columnName(header, column, t) }),
                key,
                wasMeaning[column],
                meaning,
              ),
            )
        }
      } else if (key === 'names' || key === 'nationalities' || key === 'answers') {
        const [wasMembers, isMembers] = [before?.[key] ?? {}, after?.[key] ?? {}]
        for (const name of Object.keys({ ...wasMembers, ...isMembers })) {
          const said = (members: Readonly<Record<string, string | null>>) =>
            members[name] === null ? t('answer.noCounterpart') : inWords(key, members[name])
          const about = key === 'answers' ? names.answers : t('changes.name', { name })
          lines.push(t('changes.change', { name: about, before: said(wasMembers), after: said(isMembers) }))
        }
      } else lines.push(line(names[key], key, was, is))
    }
    return lines
  }
}
