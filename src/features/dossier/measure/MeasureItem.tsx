import { type CSSProperties, type ReactNode, useMemo } from 'react'
import type { Narrowed } from '#content/dossiers.ts'
import { evidenceGroups } from '#content/evidenceGroups.ts'
import { evidenceSource } from '#content/evidenceSource.ts'
import { CHANNEL } from '#content/loadedFigures.ts'
import { thingToPoint } from '#content/pointable.ts'
import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'
import { isOpenPlan, type Measure, type TimelineEvent } from '#domain/measure.ts'
import dossier from '#features/dossier/Dossier.module.css'
import { PanelFault, Skeleton, usePanel } from '#features/dossier/panelParts.tsx'
import type { TFunction } from '#i18n/translation.ts'
import { useTexts } from '#state/useCorpus.ts'
import { usePointing } from '#state/usePointing.ts'
import { clearFilters, openReader, select } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import type { HolderProps, RowPlace } from '#ui/LongRows.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { Rows, type RowsProps } from '#ui/Rows.tsx'
import { Section, type SectionProps } from '#ui/Section.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useIsWhole } from '#ui/useMediaQuery.ts'
import { useOneStop } from '#ui/useOneStop.ts'
import { countedSigns } from '#words/countedSigns.ts'
import { outcomeWords } from '#words/planWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import styles from './Measure.module.css'

interface MeasureRowsProps extends Pick<RowsProps, 'as' | 'id'> {
  measures: readonly Measure[]
}

/** Cards of measures in rows; nothing without any. */
export function MeasureRows({ measures, as = 'ul', ...list }: MeasureRowsProps) {
  if (measures.length === 0) return null
  return (
    <PanelRows
      {...list}
      as={as}
      things={measures}
      keyOf={idOf}
      height={USUAL_CARD}
      renderRow={(measure, place) => <MeasureItem key={measure.id} measure={measure} place={place} />}
    />
  )
}

/** Height of a card of six lines, px. */
const USUAL_CARD = 136

const idOf = ({ id }: { id: string }) => id

interface EventRowsProps extends Pick<RowsProps, 'as'> {
  events: readonly TimelineEvent[]
}

/** Cards of events in rows; nothing without any. */
export function EventRows({ events, as = 'ul', ...list }: EventRowsProps) {
  if (events.length === 0) return null
  return (
    <PanelRows
      {...list}
      as={as}
      things={events}
      keyOf={idOf}
      height={USUAL_CARD}
      renderRow={(event, place) => <EventItem key={event.id} event={event} place={place} />}
    />
  )
}

/** Card of a measure: title, first words, status with its dates and what came of it, routes and publishers. */
function MeasureItem({ measure, place }: { measure: Measure; place: RowPlace | undefined }) {
  const { t } = useTranslation(['dossier', 'common'])
  const { t: ofOutcomes } = useTranslation('outcomes')
  const words = useWords()
  const pointing = usePointing(useMemo(() => thingToPoint('measure', measure), [measure]))
  const { status, period, statedOn } = measure
  const isPlan = status === 'planned'
  const outcome = outcomeWords(measure, words, ofOutcomes)
  return (
    <li className={`${styles.item} stack`} {...pointing} {...place}>
      <Card
        thing={measure}
        title={words.measureTitle(measure)}
        onOpen={() => select({ kind: 'measure', id: measure.id })}
        about={[
          words.status(status),
          ...(isPlan && period && statedOn ? [t('common:dateStated', { date: words.period(statedOn) })] : []),
          isPlan && period?.end
            ? t('card.forTime', { time: words.period(period) })
            : words.date(period, statedOn),
          ...(outcome ? [outcome.slice(0, 1).toLocaleLowerCase(words.language) + outcome.slice(1)] : []),
        ]}
      />
    </li>
  )
}

function EventItem({ event, place }: { event: TimelineEvent; place?: RowPlace | undefined }) {
  const words = useWords()
  const pointing = usePointing(useMemo(() => thingToPoint('event', event), [event]))
  return (
    <li className={`${styles.item} stack`} {...pointing} {...place}>
      <Card
        thing={event}
        title={words.eventTitle(event)}
        onOpen={() => select({ kind: 'event', id: event.id })}
        about={[words.eventCategory(event.category), words.date(event.date, event.statedOn)]}
      />
    </li>
  )
}

interface CardProps {
  thing: Measure | TimelineEvent
  title: string
  onOpen: () => void
  about: readonly string[]
}

/** Title, first words of the first source, what it is, and its places and publishers, which open the sources. */
function Card({ thing, title, onOpen, about }: CardProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const own = words.own(thing)
  const [first, ...others] = evidenceGroups(thing.evidence)
  const { publisher, text } = useFirstWords(thing.evidence[0])
  const count = others.length
  return (
    <>
      <TextButton look="plain" className={`${styles.title} bold breaks`} onClick={onOpen}>
        {own !== undefined && <StatusSign look="filled" own={own} />} {title}
      </TextButton>
      {text}
      <p className="small soft">{about.join(' · ')}</p>
      <p className="small soft wraps apart-12 row-baseline">
        <span>{thing.routes.length > 0 ? <Routes ids={thing.routes} /> : placesOf(thing, words, t)}</span>
        {publisher !== '' && (
          <span>
            <TextButton
              look="quiet"
              title={t('shared:openInReader')}
              onClick={() => openReader(first?.target ?? null)}
            >
              {count > 0 ? t('card.more', { first: publisher, count }) : publisher}
            </TextButton>
          </span>
        )}
      </p>
    </>
  )
}

function Routes({ ids }: { ids: readonly string[] }) {
  const words = useWords()
  return ids.map((id) => (
    <span key={id} className={styles.route}>
      <RouteSwatch routeId={id} isHollow={id === CHANNEL} /> {words.route(id)}
    </span>
  ))
}

/** Names that a card has room for. */
const MOST_PLACES = 3

/** The places of what names no route: a few by name, "all routes", "not placed". */
function placesOf(thing: Measure | TimelineEvent, words: Words, t: TFunction<'dossier'>): string {
  const names = [...thing.regions.map(words.region), ...thing.countries.map(words.country)]
  const count = names.length - MOST_PLACES
  if (count < 1 || thing.scope !== 'placed') return words.places(thing)
  return t('card.more', { first: names.slice(0, MOST_PLACES).join(', '), count })
}

/** Publisher and first words of a piece of evidence; publisher '' until the texts have loaded. */
function useFirstWords(item: Evidence): { publisher: string; text: ReactNode } {
  const { t } = useTranslation('common')
  const words = useWords()
  const { corpus } = usePanel()
  useTexts()
  const { publisherOfText: publisherName } = words
  const { publishers, said } = evidenceSource(item, { corpus, words: { ...words, publisherName } })
  return {
    publisher: publishers ? (publishers[0] ?? t('choice.publishers.not-stated')) : '',
    text: said && (
      <p className={said.isQuote ? 'clamped quoted' : 'clamped'}>
        {said.isQuote ? <q lang={said.language}>{said.text}</q> : said.text}
      </p>
    ),
  }
}

interface StatusCountsProps {
  measures: readonly Measure[]
  /** Leaves out the words, where the accessible name of the parent has the number. */
  isBrief?: boolean
  /** The statuses with a column each, in a list whose numbers stand below one another. */
  columns?: readonly Status[] | null
}

/** The number of measures of each status that occurs, with its sign: the published, then the reader's own. */
export function StatusCounts({ measures, isBrief = false, columns = null }: StatusCountsProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <span
      className={`${dossier.signs} row-wrap small soft`}
      style={columns ? ({ '--columns': columns.length } as CSSProperties) : undefined}
      data-aligned={columns !== null}
    >
      {countedSigns(measures, words).map(({ status, count, own }) => {
        const word = words.status(status).toLocaleLowerCase(words.language)
        return (
          <span
            key={`${status} ${own}`}
            className="gap-4 inline-middle"
            style={columns ? { gridColumn: columns.indexOf(status) + 1 } : undefined}
          >
            <StatusSign look={STATUS_LOOK[status]} radius={4} own={own} />
            {isBrief ? words.number(count) : t('shared:statusCount', { count, status: word })}
          </span>
        )
      })}
    </span>
  )
}

const LONG_ROWS = partCode(() => import('#ui/LongRows.tsx').then((m) => m.LongRows))

interface PanelRowsProps<Thing> extends Pick<RowsProps, 'id'> {
  /** A list, or the body of a table. */
  as: 'ul' | 'ol' | 'tbody'
  things: readonly Thing[]
  keyOf: (thing: Thing) => string
  /** Of a usual row, px. */
  height: number
  /** The row of a thing, under its key; `place` is undefined in a list that is rendered whole. */
  renderRow: (thing: Thing, place?: RowPlace) => ReactNode
}

/** The rows of a list or of a table's body: all, or those in sight of a long one, whose code loads then. */
export function PanelRows<Thing>({ as, things, keyOf, height, renderRow, id }: PanelRowsProps<Thing>) {
  const isWhole = useIsWhole(things.length)
  const oneStop = useOneStop<HTMLUListElement & HTMLOListElement>('li')
  const keys = useMemo(() => things.map(keyOf), [things, keyOf])
  const isTable = as === 'tbody'
  const renderHolder = (rows: ReactNode, props?: HolderProps) =>
    isTable ? (
      <tbody {...props}>{rows}</tbody>
    ) : (
      <Rows as={as} id={id} {...(isWhole ? oneStop : props)}>
        {rows}
      </Rows>
    )
  if (isWhole) return renderHolder(things.map((thing) => renderRow(thing)))
  const inPlace = (content: ReactNode) => (isTable ? <BodyOf>{content}</BodyOf> : content)
  return (
    <CodePart
      code={LONG_ROWS}
      props={{
        isTable,
        keys,
        height,
        renderRow: (index, place) => {
          const thing = things[index]
          return thing && renderRow(thing, place)
        },
        renderHolder,
      }}
      loading={inPlace(<Skeleton rows={12} />)}
      renderFault={(retry) => inPlace(<PanelFault onRetry={retry} />)}
    />
  )
}

/** What stands in place of a table's rows. */
function BodyOf({ children }: { children: ReactNode }) {
  return (
    <tbody>
      <tr>
        <td colSpan={100}>{children}</td>
      </tr>
    </tbody>
  )
}

interface MeasureSectionProps extends Pick<SectionProps, 'title' | 'beside'> {
  /** Text for no measures; nothing without it. */
  none?: string
  measures: Narrowed<Measure>
  children?: ReactNode
}

/** The measures of a dossier, and how many the filters exclude. */
export function MeasureSection({ none, measures, children, ...section }: MeasureSectionProps) {
  return (
    <Section {...section}>
      {measures.shown.length === 0 && measures.leftOut === 0 && none && <p className="small quiet">{none}</p>}
      <MeasureRows measures={measures.shown} />
      <LeftOut count={measures.leftOut} />
      {children}
    </Section>
  )
}

/** "no plan is still open. 2 were planned.": that nothing is open is said, not left to a zero. */
export function noneOpenWords(planned: number, t: TFunction<'overview'>): string {
  return t(planned === 0 ? 'list.noPlan' : 'list.noneOpen', { count: planned })
}

/** How many of the plans among some measures are still open; they stand first in the list below. */
export function openWords(
  measures: readonly Measure[],
  name: string,
  t: TFunction<'overview'>,
  { labelled, number }: Pick<Words, 'labelled' | 'number'>,
): string {
  const open = measures.filter(isOpenPlan).length
  const planned = measures.filter(({ status }) => status === 'planned').length
  if (open === 0) return labelled(name, noneOpenWords(planned, t))
  return t('list.someOpen', { open: number(open), planned: number(planned) })
}

/** The events of a dossier; renders nothing if there are none, with or without filters. */
export function EventSection({ title, events }: { title: string; events: Narrowed<TimelineEvent> }) {
  if (events.shown.length === 0 && events.leftOut === 0) return null
  return (
    <Section title={title}>
      <EventRows events={events.shown} />
      <LeftOut count={events.leftOut} />
    </Section>
  )
}

/** How many measures or events the filters leave out, with a way to clear the filters. */
export function LeftOut({ count }: { count: number }) {
  const { t } = useTranslation('dossier')
  if (count === 0) return null
  return (
    <p className="small quiet">
      {t('leftOut', { count })}{' '}
      <Button look="text" onClick={clearFilters}>
        {t('shared:clearFilters')}
      </Button>
    </p>
  )
}
