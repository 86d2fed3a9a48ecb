import { unitName } from '#content/unitName.ts'
import type { LogEntry } from '#domain/decisionLog.ts'
import { FigureUnit } from '#domain/figureUnit.ts'
import type { TableChange, TableHead, TableSettings } from '#domain/own/table.ts'
import { entriesOfTable } from '#domain/tableLog.ts'
import type { TFunction } from '#i18n/translation.ts'
import { keysOf } from '#lib/recordOf.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Rows } from '#ui/Rows.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { columnName, SETTING_WORDS } from './TableRows.tsx'

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
  if (!last) return <p className="soft small breaks">{t('changes.none')}</p>
  return (
    <>
      <div className="gap-2 row-type column breaks" role="status">
        <Change entry={last} header={header} />
      </div>
      {!isReadOnly && (
        <Button aria-keyshortcuts="Z" onClick={() => desk.undoTable(id)}>
          {t('shared:undo')} <kbd>Z</kbd>
        </Button>
      )}
      {entries.length > 1 && (
        <details className="row-type below-8">
          <summary>{t('changes.all', { count: entries.length })}</summary>
          <Rows>
            {entries.slice(0, LISTED).map((entry) => (
              <li key={entry.id} className="gap-2 row-type column breaks">
                <Change entry={entry} header={header} />
              </li>
            ))}
          </Rows>
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
      <time className="quiet" dateTime={at}>
        {t('changes.by', { who, time: time.format(new Date(at)) })}
      </time>
    </>
  )
}

type SettingKey = keyof TableSettings
type Say = TFunction<'ownTables'>

/** The values of settings that are no free text, in words; the log holds members of answers and meanings one by one. */
const VALUE_WORDS: Readonly<Partial<Record<SettingKey, (value: string, words: Words, t: Say) => string>>> = {
  isUsed: (value, _, t) => t(value === 'true' ? 'yes' : 'no'),
  unit: (value, words) => unitName(2, FigureUnit.parse(value), words),
  role: (value, _, t) => t(`roles.${value as 'stated'}`),
  route: (value, words) => words.figurePlace(value),
  dateOrder: (value, _, t) => t(`dateOrders.${value as 'day-first'}`),
  decimal: (value, _, t) => t(`decimals.${value as 'point'}`),
  monthStarts: (value, _, t) => t(`starts.${value as 'months'}`),
  meanings: (value, _, t) => t(`meaning.${value as 'date'}`),
  answers: (value, _, t) => t(`answer.${value as 'use'}`),
  names: (value, words) => words.figurePlace(value),
  nationalities: (value, words) => words.country(value),
}

/** A change of settings in words, a line each. */
function useChangeLines(header: readonly string[]): (change: TableChange) => readonly string[] {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const inWords = (key: SettingKey, value: unknown): string => {
    if (value === undefined || value === null) return t(SETTING_WORDS[key].open)
    if (value === '') return t('common:notStated')
    return VALUE_WORDS[key]?.(String(value), words, t) ?? String(value)
  }
  const line = (name: string, before: string, after: string) => t('changes.change', { name, before, after })
  const meaningLines = (was: TableSettings['meanings'], is: TableSettings['meanings']) =>
    is.flatMap((meaning, column) => {
      if (meaning === was[column]) return []
      const name = t('meaningOf', { name: columnName(header, column, t) })
      return line(name, inWords('meanings', was[column]), inWords('meanings', meaning))
    })
  const memberLines = (key: 'names' | 'nationalities' | 'answers', was: Members, is: Members) => {
    const said = (value: string | null | undefined) =>
      value === null ? t('answer.noCounterpart') : inWords(key, value)
    return Object.keys({ ...was, ...is }).map((name) =>
      line(
        key === 'answers' ? t('changes.answers') : t('changes.name', { name }),
        said(was[name]),
        said(is[name]),
      ),
    )
  }
  return ({ before, after }) =>
    keysOf({ ...before, ...after }).flatMap((key) => {
      if (key === 'meanings') return meaningLines(before?.meanings ?? [], after?.meanings ?? [])
      if (key === 'names' || key === 'nationalities' || key === 'answers')
        return memberLines(key, before?.[key] ?? {}, after?.[key] ?? {})
      return line(t(SETTING_WORDS[key].name), inWords(key, before?.[key]), inWords(key, after?.[key]))
    })
}

type Members = Readonly<Record<string, string | null>>
