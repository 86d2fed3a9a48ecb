import { type ReactNode, useMemo } from 'react'
import {
  type ComparedPoint,
  changesOfEditions,
  comparedPoints,
  firstDay,
} from '#content/changesOfEditions.ts'
import { type Changes, type DatedState, statesOf, whatChanged } from '#content/whatChanged.ts'
import type { Dataset } from '#domain/datasets.ts'
import { periodOfDate } from '#domain/period.ts'
import { useStateName } from '#parts/ValueLadder.tsx'
import { useDataset } from '#state/datasets.ts'
import { useEditionChanges, useHostedEditions } from '#state/editionChanges.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Field, Select } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { ChangedLists } from './ChangedLists.tsx'
import { LaterFaults } from './FigureSections.tsx'
import { RevisedFigures } from './RevisedFigures.tsx'
import { useChangeCounts } from './useChangeCounts.ts'
import styles from './WhatChanged.module.css'

/** Files of which earlier sections name a fault, and those that this one alone needs. */
const ABOVE = ['figures', 'comparisons', 'records'] as const
const OWN = ['vintages', 'measures', 'outcomes'] as const
type Files = { readonly [Name in (typeof ABOVE)[number] | (typeof OWN)[number]]: Dataset<Name> }

/** The two ends of a comparison: the day of a publisher's state, the id of an edition, or the name of today's version. */
export interface ComparedEnds {
  from: string
  to: string
}

export interface WhatChangedProps {
  /** Null until they are chosen. */
  ends: ComparedEnds | null
  onChoose: (ends: ComparedEnds) => void
}

/** What changed between two editions or kept states: figures, rows, records and outcomes, each with its evidence. */
export function WhatChanged(chosen: WhatChangedProps) {
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
  return <Compared files={{ vintages, figures, comparisons, records, measures, outcomes }} {...chosen} />
}

function Compared({ files, ends, onChoose }: WhatChangedProps & { files: Files }) {
  const { t } = useTranslation(['changes', 'common', 'editions'])
  const known = useViewStore(({ view }) => view.known)
  const hosted = useHostedEditions()
  const states = useMemo(() => statesOf(files.vintages), [files.vintages])
  const { points, today } = useMemo(
    () => comparedPoints(states, hosted, files.records.readTo),
    [states, hosted, files.records.readTo],
  )
  const find = (key: string | undefined) => points.find((point) => point.key === key)
  const first = firstDay(states, files.vintages.tables[0]?.table ?? '', known)
  const from = find(ends?.from) ?? find(first) ?? today
  const to = find(ends?.to) ?? today
  const areEditions = from.edition !== null && to.edition !== null
  const found = useEditionChanges(from.edition ?? '', to.edition ?? '', areEditions)
  const changes = useMemo(() => {
    const { vintages, measures, outcomes } = files
    const input = {
      vintages,
      outcomes,
      sources: files.figures.sources,
      records: files.records.records,
      measures: measures.measures,
    }
    if (areEditions) return found.data ? changesOfEditions(found.data, input) : null
    const tables = [...files.figures.tables, ...files.comparisons.tables]
    return whatChanged({ ...input, tables, from: from.day, to: to.day })
  }, [files, areEditions, found.data, from, to])
  return (
    <div className="one-column gap-24 stack">
      <p>{t('lead')}</p>
      <Feeds />
      <Pickers
        points={points}
        today={today}
        from={from}
        to={to}
        states={states}
        sources={files.figures.sources}
        onChoose={onChoose}
      />
      <StateLine points={points} today={today} from={from} to={to} />
      {changes ? (
        <>
          <Overview changes={changes} />
          <RevisedFigures changes={changes} figures={files.figures} from={from} to={to} />
          <ChangedLists changes={changes} records={files.records.records} />
        </>
      ) : (
        <p role={found.isError ? 'alert' : undefined}>
          {found.isError ? t('editions:failed') : t('common:loading')}
        </p>
      )}
    </div>
  )
}

/** The feeds of this build, of everything and of each route; nothing where it does not know its address. */
function Feeds() {
  const { t } = useTranslation('changes')
  const words = useWords()
  const routes = useDataset('routes').data?.routes ?? []
  const feed = document.querySelector<HTMLLinkElement>('link[type="application/atom+xml"]')?.href
  if (feed === undefined) return null
  return (
    <p className="apart-16 row-type row-wrap">
      <a href={feed}>{t('feed')}</a>
      <span>{words.labelled(t('feedOf'))}</span>
      {routes.map(({ id }) => (
        <a key={id} href={feed.replace(/feed\.xml$/, `feeds/${id}.xml`)}>
          {words.route(id)}
        </a>
      ))}
    </p>
  )
}

interface PickersProps {
  points: readonly ComparedPoint[]
  today: ComparedPoint
  from: ComparedPoint
  to: ComparedPoint
  states: readonly DatedState[]
  sources: Files['figures']['sources']
  onChoose: (ends: ComparedEnds) => void
}

/** From and to, with the key of the line below. */
function Pickers({ points, today, from, to, states, sources, onChoose }: PickersProps) {
  const { t } = useTranslation(['changes', 'editions', 'methods'])
  const words = useWords()
  const stateName = useStateName()
  const nameOf = ({ day, edition }: ComparedPoint) => {
    const date = words.period(periodOfDate(day))
    if (edition !== null) return `${t('editions:line.of', { day: date })}, ${edition.slice(11)}`
    const names = states.flatMap((state) => {
      const publisher = sources.find(({ id }) => id === state.table)?.publisher ?? state.table
      return state.knownOn === day
        ? [t('known', { publisher: words.publisherName(publisher), date: stateName(state) })]
        : []
    })
    return [...new Set(names)].join(' · ')
  }
  // An end that meets or passes the other one moves it.
  const choose = (part: 'from' | 'to', key: string) => {
    const at = (of: string) => points.findIndex((point) => point.key === of)
    if (part === 'from') onChoose({ from: key, to: at(key) < at(to.key) ? to.key : today.key })
    else onChoose({ from: at(from.key) < at(key) ? from.key : (points[at(key) - 1]?.key ?? key), to: key })
  }
  const options = (part: 'from' | 'to') => {
    const offered = points.filter((point, at) => point !== today && (part === 'from' || at > 0))
    const group = (label: string, of: readonly ComparedPoint[]) =>
      of.length > 0 && (
        <optgroup label={label}>
          {of.toReversed().map((point) => (
            <option key={point.key} value={point.key}>
              {nameOf(point)}
            </option>
          ))}
        </optgroup>
      )
    return (
      <>
        {part === 'to' && <option value={today.key}>{t('shared:today')}</option>}
        {group(
          t('methods:section.editions'),
          offered.filter(({ edition }) => edition !== null),
        )}
        {group(
          t('stateGroup'),
          offered.filter(({ edition }) => edition === null),
        )}
      </>
    )
  }
  return (
    <div className="apart-16 in-row">
      {(['from', 'to'] as const).map((part) => (
        <Field key={part} label={t(part)}>
          <Select
            value={part === 'from' ? from.key : to.key}
            onChange={(event) => choose(part, event.target.value)}
          >
            {options(part)}
          </Select>
        </Field>
      ))}
      <ul className={`${styles.key} at-end gap-16 soft row-type row`} aria-hidden="true">
        <li data-sign="state">{t('stateKey')}</li>
        {points.some(({ edition }) => edition !== null) && <li data-sign="edition">{t('editionKey')}</li>}
      </ul>
    </div>
  )
}

/** The states and editions on a line of time, the compared span heavy. */
function StateLine({ points, today, from, to }: Pick<PickersProps, 'points' | 'today' | 'from' | 'to'>) {
  const { t } = useTranslation('changes')
  const words = useWords()
  const at = ({ day }: ComparedPoint) => Date.parse(day)
  const first = at(points[0] ?? today)
  const share = (point: ComparedPoint) => (at(point) - first) / (at(today) - first || 1)
  const left = (point: ComparedPoint) => ({ left: `${share(point) * 100}%` })
  const right = (point: ComparedPoint) => ({ right: `${(1 - share(point)) * 100}%` })
  const shortDay = ({ day }: ComparedPoint) => words.period(periodOfDate(day))
  const nameOf = (point: ComparedPoint) => (point === today ? t('shared:today') : shortDay(point))
  // Their names would meet.
  const areNear = share(to) - share(from) < 0.4
  return (
    <div
      className={`${styles.line} anchor`}
      role="img"
      aria-label={`${t('timeline')}: ${shortDay(from)} – ${shortDay(to)}`}
    >
      <span className={styles.span} style={{ ...left(from), ...right(to) }} />
      {points.map((point) => (
        <span
          key={point.key}
          className={point.edition === null ? styles.state : styles.edition}
          data-chosen={point === from || point === to || undefined}
          style={left(point)}
        />
      ))}
      {areNear ? (
        <span
          className={`${styles.day} row-type bold nowrap`}
          style={share(to) > 0.5 ? right(to) : left(from)}
        >
          {`${nameOf(from)} – ${nameOf(to)}`}
        </span>
      ) : (
        <>
          <span className={`${styles.day} row-type bold nowrap`} style={left(from)}>
            {nameOf(from)}
          </span>
          <span className={`${styles.day} row-type bold nowrap`} style={right(to)}>
            {nameOf(to)}
          </span>
        </>
      )}
    </div>
  )
}

/** Five figures: what was revised and added, and what cannot be told. */
function Overview({ changes }: { changes: Changes }) {
  const { t } = useTranslation(['changes', 'editions', 'methods'])
  const words = useWords()
  const counts = useChangeCounts()
  const { revisions, knownBefore, rowsAdded, monthsAdded, recordsAdded, outcomes, plansBefore } = changes
  const { edition } = changes
  const isKept = knownBefore !== 0
  const goTo = (list: string) => document.getElementById(`changed-${list}`)?.focus()
  const statuses = (['done', 'planned', 'gap'] as const).flatMap((status) => {
    const count = recordsAdded.filter((record) => record.status === status).length
    return count > 0 ? [t(`added.${status}`, { count })] : []
  })
  const events = recordsAdded.filter(({ status }) => status === null).length
  const gone = edition?.records?.gone.length ?? 0
  const figures = [
    {
      key: 'revised' as const,
      list: 'figures',
      count: isKept ? revisions.length : null,
      of: knownBefore === null ? '' : isKept ? t('ofKnown', { count: knownBefore }) : t('noState'),
    },
    {
      key: 'rows' as const,
      list: 'figures',
      count: isKept ? rowsAdded : null,
      of: edition
        ? words.list(counts.ofFigures(edition, ['rowsGone', 'tablesAdded', 'tablesGone']))
        : monthsAdded
          ? words.longSpans([monthsAdded])
          : '',
    },
    {
      key: 'records' as const,
      list: 'records',
      count: edition && !edition.records ? null : recordsAdded.length,
      of: words.list([...statuses, ...(events > 0 ? [t('shared:count.events', { count: events })] : [])]),
    },
    {
      key: 'outcomes' as const,
      list: 'outcomes',
      count: edition && !edition.outcomes ? null : outcomes.length,
      of: plansBefore === null ? '' : t('ofPlans', { count: plansBefore }),
    },
    {
      key: 'changed' as const,
      list: 'changed',
      count: edition?.records?.changed.length ?? null,
      of: edition?.records
        ? words.list(gone > 0 ? [t('editions:gone.records', { count: gone })] : [])
        : t('notKept'),
    },
  ]
  return (
    <ul className={`${styles.figures} boxed stack`} aria-label={t('overview')}>
      {figures.map(({ key, list, count, of }) => (
        <li key={key}>
          <FigureFrame onPress={key === 'changed' && count === null ? null : () => goTo(list)}>
            <strong className="big">{count === null ? '–' : words.number(count)}</strong>
            <span>{t(`figure.${key}`, { count: count ?? 0 })}</span>
            <small className="quiet small">{of}</small>
          </FigureFrame>
        </li>
      ))}
    </ul>
  )
}

/** A button to the list of a figure; a frame alone where there is none. */
function FigureFrame({ onPress, children }: { onPress: (() => void) | null; children: ReactNode }) {
  return onPress === null ? (
    <span className={`${styles.figure} wide stack-top`}>{children}</span>
  ) : (
    <button type="button" className={`${styles.figure} wide stack-top`} onClick={onPress}>
      {children}
    </button>
  )
}
