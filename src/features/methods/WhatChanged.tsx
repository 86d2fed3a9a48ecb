import { useEffect, useMemo, useState } from 'react'
import { type Changes, type DatedState, statesOf, whatChanged } from '#content/whatChanged.ts'
import type { Dataset } from '#domain/datasets.ts'
import type { IsoDate } from '#domain/period.ts'
import { useStateName } from '#parts/useStateName.ts'
import { useDataset } from '#state/datasets.ts'
import { readHostedEditions } from '#state/editionChanges.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Field, Select } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { ChangedLists } from './ChangedLists.tsx'
import { LaterFaults } from './FigureSections.tsx'
import { RevisedFigures } from './RevisedFigures.tsx'
import styles from './WhatChanged.module.css'

/** Files of which earlier sections name a fault, and those that this one alone needs. */
const ABOVE = ['figures', 'comparisons', 'records'] as const
const OWN = ['vintages', 'measures', 'outcomes'] as const
type Files = { readonly [Name in (typeof ABOVE)[number] | (typeof OWN)[number]]: Dataset<Name> }

/** What changed between two of the kept states: figures, rows, records and outcomes, each with its evidence. */
export function WhatChanged() {
  const { t } = useTranslation(['changes', 'common'])
  // The files of today, whatever day the page shows.
  const raw = { isLayered: false }
  const found = [
    useDataset('vintages', raw),
    useDataset('figures', raw),
    useDataset('comparisons', raw),
    useDataset('records', raw),
    useDataset('measures', raw),
    useDataset('outcomes', raw),
  ] as const
  const [vintages, figures, comparisons, records, measures, outcomes] = [
    found[0].data,
    found[1].data,
    found[2].data,
    found[3].data,
    found[4].data,
    found[5].data,
  ]
  if (found.some(({ isError }) => isError)) return <LaterFaults above={ABOVE} own={OWN} />
  if (!vintages || !figures || !comparisons || !records || !measures || !outcomes) {
    return <p>{t('common:loading')}</p>
  }
  return <Compared files={{ vintages, figures, comparisons, records, measures, outcomes }} />
}

/** The day from which changes are listed where the view names none: the last dated state before today's. */
function firstDay(states: readonly DatedState[], main: string, known: IsoDate | null): IsoDate {
  const earlier = states.filter(({ table }) => table === main)
  const last = earlier.findLast(({ vintage }) => vintage?.dated?.length === 10)?.knownOn ?? ''
  return states.findLast(({ knownOn }) => knownOn <= (known ?? last))?.knownOn ?? last
}

function Compared({ files }: { files: Files }) {
  const { t } = useTranslation('changes')
  const known = useViewStore(({ view }) => view.known)
  const editions = useEditionDays()
  const states = useMemo(() => statesOf(files.vintages), [files.vintages])
  const newest = states.at(-1)?.knownOn ?? ''
  const [[from, to], setDays] = useState<readonly [IsoDate, IsoDate]>([
    firstDay(states, files.vintages.tables[0]?.table ?? '', known),
    newest,
  ])
  const changes = useMemo(
    () =>
      whatChanged({
        vintages: files.vintages,
        sources: files.figures.sources,
        tables: [...files.figures.tables, ...files.comparisons.tables],
        records: files.records.records,
        measures: files.measures.measures,
        outcomes: files.outcomes,
        from,
        to: to === newest ? files.records.readTo : to,
      }),
    [files, from, to, newest],
  )
  const stateName = useStateName()
  const words = useWords()
  const publisherOf = (table: string) => {
    const source = files.figures.sources.find(({ id }) => id === table)
    return words.publisherName(source?.publisher ?? table)
  }
  const nameOf = (day: IsoDate) =>
    [
      ...new Set(
        states
          .filter(({ knownOn }) => knownOn === day)
          .map((state) => t('known', { publisher: publisherOf(state.table), date: stateName(state) })),
      ),
    ].join(' · ')
  const days = [...new Set(states.map(({ knownOn }) => knownOn))]
  const choose = (part: 'from' | 'to', day: IsoDate) => {
    const [start, end] = part === 'from' ? [day, day > to ? newest : to] : [day < from ? day : from, day]
    setDays([start, end])
  }
  return (
    <div className={styles.changed}>
      <p>{t('lead')}</p>
      <div className={styles.pickers}>
        {(['from', 'to'] as const).map((part) => (
          <Field key={part} label={t(part)}>
            <Select
              value={part === 'from' ? from : to}
              onChange={(event) => choose(part, event.target.value)}
            >
              {days.slice(part === 'from' ? 0 : 1, part === 'from' ? -1 : undefined).map((day) => (
                <option key={day} value={day}>
                  {day === newest ? t('latest') : nameOf(day)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <ul className={styles.key} aria-hidden="true">
          <li data-sign="state">{t('stateKey')}</li>
          {editions.length > 0 && <li data-sign="edition">{t('editionKey')}</li>}
        </ul>
      </div>
      <StateLine days={days} editions={editions} from={from} to={to} />
      <Overview changes={changes} />
      <RevisedFigures changes={changes} figures={files.figures} from={from} to={to} />
      <ChangedLists changes={changes} />
    </div>
  )
}

/** The days of the editions that this host keeps; none until they are read, or where it keeps none. */
function useEditionDays(): readonly IsoDate[] {
  const [days, setDays] = useState<readonly IsoDate[]>([])
  useEffect(() => {
    let isShown = true
    readHostedEditions().then(
      (hosted) => isShown && hosted && setDays(hosted.editions.map(({ day }) => day)),
      () => {},
    )
    return () => {
      isShown = false
    }
  }, [])
  return days
}

interface StateLineProps {
  days: readonly IsoDate[]
  editions: readonly IsoDate[]
  from: IsoDate
  to: IsoDate
}

/** The states and editions on a line of time, the compared span heavy. */
function StateLine({ days, editions, from, to }: StateLineProps) {
  const { t } = useTranslation('changes')
  const words = useWords()
  const at = (day: IsoDate) => Date.parse(day)
  const first = at(days[0] ?? '')
  const last = Math.max(...[...days, ...editions].map(at))
  const place = (day: IsoDate) => `${((at(day) - first) / (last - first || 1)) * 100}%`
  const shortDay = (day: IsoDate) => words.period({ start: day, end: day, precision: 'day' })
  return (
    <div
      className={styles.line}
      role="img"
      aria-label={`${t('timeline')}: ${shortDay(from)} – ${shortDay(to)}`}
    >
      <span className={styles.span} style={{ left: place(from), right: `calc(100% - ${place(to)})` }} />
      {days.map((day) => (
        <span
          key={day}
          className={styles.state}
          data-chosen={day === from || day === to || undefined}
          style={{ left: place(day) }}
        />
      ))}
      {editions.map((day) => (
        <span key={day} className={styles.edition} style={{ left: place(day) }} />
      ))}
      {[from, to].map((day, index) => (
        <span
          key={day}
          className={styles.day}
          data-end={index === 1 || undefined}
          style={index === 1 ? { right: `calc(100% - ${place(day)})` } : { left: place(day) }}
        >
          {index === 1 && day === days.at(-1) ? t('latest') : shortDay(day)}
        </span>
      ))}
    </div>
  )
}

/** Five figures: what was revised and added, and what cannot be told. */
function Overview({ changes }: { changes: Changes }) {
  const { t } = useTranslation('changes')
  const words = useWords()
  const { revisions, knownBefore, rowsAdded, monthsAdded, recordsAdded, outcomes, plansBefore } = changes
  const isKept = knownBefore > 0
  const goTo = (list: string) => document.getElementById(`changed-${list}`)?.focus()
  const statuses = (['done', 'planned', 'gap'] as const).flatMap((status) => {
    const count = recordsAdded.filter((record) => record.status === status).length
    return count > 0
      ? [`${words.number(count)} ${words.status(status).toLocaleLowerCase(words.language)}`]
      : []
  })
  const events = recordsAdded.filter(({ status }) => status === null).length
  const figures = [
    {
      key: 'revised' as const,
      list: 'figures',
      count: isKept ? revisions.length : null,
      of: isKept ? t('ofKnown', { count: knownBefore }) : t('noState'),
    },
    {
      key: 'rows' as const,
      list: 'figures',
      count: isKept ? rowsAdded : null,
      of: monthsAdded ? words.longSpans([monthsAdded]) : '',
    },
    {
      key: 'records' as const,
      list: 'records',
      count: recordsAdded.length,
      of: words.list([...statuses, ...(events > 0 ? [t('events', { count: events })] : [])]),
    },
    {
      key: 'outcomes' as const,
      list: 'outcomes',
      count: outcomes.length,
      of: t('ofPlans', { count: plansBefore }),
    },
  ]
  return (
    <ul className={styles.figures} aria-label={t('overview')}>
      {figures.map(({ key, list, count, of }) => (
        <li key={key}>
          <button type="button" className={styles.figure} onClick={() => goTo(list)}>
            <strong>{count === null ? '–' : words.number(count)}</strong>
            <span>{t(`figure.${key}`, { count: count ?? 0 })}</span>
            <small>{of}</small>
          </button>
        </li>
      ))}
      <li>
        <span className={styles.figure}>
          <strong>–</strong>
          <span>{t('figure.changed')}</span>
          <small>{t('notKept')}</small>
        </span>
      </li>
    </ul>
  )
}
