import { useMemo, useState } from 'react'
import type { Corpus } from '#content/corpus.ts'
import { lastStated } from '#content/recordLinks.ts'
import { type MarksUsing, marksOfRecords, recordCoverage } from '#content/sourceUse.ts'
import { overdueRecords } from '#domain/findSentence.ts'
import { periodOfDate } from '#domain/period.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { ReportButton } from '#parts/ReportButton.tsx'
import { useDataset } from '#state/datasets.ts'
import { readersToday } from '#state/readersToday.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './SourcesPage.module.css'

/** Publishers shown before "show all". */
const INITIAL_COUNT = 8

/** Summary of the records: count, dates, publishers and rights. */
export function RecordsOverview({ corpus, version }: { corpus: Corpus; version: string | null }) {
  const { t } = useTranslation(['methods', 'common'])
  const words = useWords()
  const readTo = useDataset('records').data?.readTo
  const stated = lastStated(corpus.records)
  const marksText = useMarksText()
  const coverage = useMemo(() => recordCoverage(corpus.records), [corpus.records])
  const { first, last, undated } = coverage
  const kinds = coverage.byKind.filter(({ records }) => records > 0)
  const most = Math.max(1, ...coverage.byYear.map(({ records }) => records))
  return (
    <div className={`${styles.item} stack`}>
      <p>
        {t('recordsLead', {
          records: coverage.records,
          pages: coverage.pages,
          measures: coverage.measures,
          events: coverage.events,
        })}
      </p>
      <Facts look="page">
        <Fact name={t('shared:coverage')}>
          {first !== null &&
            last !== null &&
            t('recordsEnds', {
              first: words.months({ from: first, to: first }),
              last: words.months({ from: last, to: last }),
            })}{' '}
          {undated > 0 && t('recordsUndated', { count: undated })} {t('recordsAbsent')}
        </Fact>
        <Fact name={t('recordsRead')}>
          {readTo !== undefined &&
            stated !== null &&
            t('recordsReadTo', {
              day: words.period(periodOfDate(readTo)),
              last: words.period(periodOfDate(stated)),
            })}
        </Fact>
        <Fact name={t('overdue')}>
          <OverdueList corpus={corpus} />
        </Fact>
        <Fact name={t('kind')}>
          {words.list(
            kinds.map(({ kind, records }) => `${words.publisherKind(kind)} ${words.number(records)}`),
          )}
        </Fact>
        <Fact name={t('rights')}>{t('recordsRights')}</Fact>
        <Fact name={t('usedBy')}>{marksText(marksOfRecords(corpus))}</Fact>
      </Facts>
      <Table look="page" className={`${styles.table} breaks`}>
        <caption>{t('byYear')}</caption>
        <TableHead names={[t('common:filter.years'), t('section.records'), '']} numbers={[1]} />
        <tbody>
          {coverage.byYear.map(({ year, records }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td data-number>{words.number(records)}</td>
              <td className={styles.barCell}>
                <span
                  className={styles.bar}
                  style={{ width: `${(100 * records) / most}%` }}
                  aria-hidden="true"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <PublisherTable coverage={coverage} />
      <ReportButton
        isText
        version={version}
        subject={{ parts: [['records', `${coverage.records}`]], quote: null }}
      />
    </div>
  )
}

/** Records of which a day has passed since anybody last looked. */
function OverdueList({ corpus }: { corpus: Corpus }) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const plans = useDataset('outcomes').data?.plans
  const overdue = useMemo(
    () => (plans ? overdueRecords(corpus.records, plans, readersToday()) : []),
    [corpus.records, plans],
  )
  if (overdue.length === 0) return t('overdueNone')
  return (
    <>
      {t('overdueLead', { count: overdue.length })}
      <ul>
        {overdue.map(({ record, day }) => (
          <li key={record.id}>
            <Button look="text" onClick={() => openReader({ type: 'record', recordId: record.id })}>
              {words.recordTitle(record)}
            </Button>{' '}
            {words.period(periodOfDate(day))}
          </li>
        ))}
      </ul>
    </>
  )
}

function PublisherTable({ coverage }: { coverage: ReturnType<typeof recordCoverage> }) {
  const { t } = useTranslation(['methods', 'common'])
  const words = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? coverage.publishers : coverage.publishers.slice(0, INITIAL_COUNT)
  return (
    <>
      <Table look="page" className={`${styles.table} breaks`}>
        <caption>{t('byPublisher')}</caption>
        <TableHead names={[t('common:filter.publishers'), t('kind'), t('section.records')]} numbers={[2]} />
        <tbody>
          {shown.map(({ publisher, kind, records }) => (
            <tr key={`${kind} ${publisher}`}>
              <th scope="row">{words.publisherName(publisher)}</th>
              <td>{words.publisherKind(kind)}</td>
              <td data-number>{words.number(records.length)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {coverage.publishers.length > INITIAL_COUNT && (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole
            ? t('showFew', { count: INITIAL_COUNT })
            : t('showAll', { count: coverage.publishers.length })}
        </Button>
      )}
    </>
  )
}

/** Formats how many marks of each kind cite a source, leaving out zero counts. */
export function useMarksText(): (marks: MarksUsing) => string {
  const { t } = useTranslation('methods')
  const words = useWords()
  return (marks) => {
    const counted = (['measures', 'events', 'routes', 'regions'] as const)
      .filter((kind) => marks[kind] > 0)
      .map((kind) => t(`shared:count.${kind}`, { count: marks[kind] }))
    return counted.length > 0 ? words.list(counted) : t('noMarks')
  }
}
