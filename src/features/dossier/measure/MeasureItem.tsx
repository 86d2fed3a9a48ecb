import { type CSSProperties, useMemo } from 'react'
import { type EvidenceGroup, evidenceGroups } from '#content/evidenceGroups.ts'
import { thingToPoint } from '#content/pointable.ts'
import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { SourceQuality } from '#domain/publisher.ts'
import type { ReaderTarget } from '#domain/view.ts'
import dossier from '#features/dossier/Dossier.module.css'
import { PanelRows } from '#features/dossier/PanelRows.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { byType } from '#lib/byType.ts'
import { usePointing } from '#state/hoverStore.ts'
import { useTexts } from '#state/useCorpus.ts'
import { openReader, select } from '#state/viewStore.ts'
import { Legend } from '#ui/Legend.tsx'
import type { RowPlace } from '#ui/LongRows.tsx'
import type { RowsProps } from '#ui/Rows.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { countedSigns } from '#words/countedSigns.ts'
import { type SourceQualityWord, useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './MeasureItem.module.css'

interface MeasureItemProps {
  measure: Measure
  place?: RowPlace | undefined
  /** Shows its number on map and timeline; false for measures that no text ties to the subject. */
  isNumbered?: boolean | undefined
}

interface MeasureRowsProps extends Pick<MeasureItemProps, 'isNumbered'>, Pick<RowsProps, 'as' | 'id'> {
  measures: readonly Measure[]
}

/** Cards of measures in rows; nothing without any. */
export function MeasureRows({ measures, isNumbered, as = 'ul', ...list }: MeasureRowsProps) {
  if (measures.length === 0) return null
  return (
    <PanelRows
      {...list}
      as={as}
      things={measures}
      keyOf={idOf}
      height={USUAL_CARD}
      renderRow={(measure, place) => (
        <MeasureItem key={measure.id} measure={measure} place={place} isNumbered={isNumbered} />
      )}
    />
  )
}

/** Height of a card of three lines, px. */
const USUAL_CARD = 90

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

/** Card of a measure: number in its status sign, title, date and publisher, first words, and two marks for doubt. */
function MeasureItem({ measure, place, isNumbered = true }: MeasureItemProps) {
  const words = useWords()
  const { model } = usePanel()
  const pointing = usePointing(useMemo(() => thingToPoint('measure', measure), [measure]))
  return (
    <li className={styles.item} {...pointing} {...place}>
      <span className={styles.lead}>
        <MeasureBadge
          status={measure.status}
          own={words.own(measure)}
          number={isNumbered && model?.isNumbered ? model.numbers.get(measure.id) : undefined}
        />
        <span className="visually-hidden">{words.status(measure.status)}</span>
      </span>
      <CardBody
        title={words.measureTitle(measure)}
        isTitleOurs={measure.title === null}
        onOpen={() => select({ kind: 'measure', id: measure.id })}
        // For a plan with a period, the date does not say when it was stated: the status does.
        about={[
          // A composed title contains the period.
          ...(measure.title === null && measure.period ? [] : [words.date(measure.period, measure.statedOn)]),
          ...(measure.status === 'planned' && measure.period ? [words.measureStatus(measure)] : []),
        ]}
        evidence={measure.evidence}
      />
      <DoubtMarks sourceQuality={measure} />
    </li>
  )
}

/** Card of an event. */
function EventItem({ event, place }: { event: TimelineEvent; place?: RowPlace | undefined }) {
  const words = useWords()
  const own = words.own(event)
  const pointing = usePointing(useMemo(() => thingToPoint('event', event), [event]))
  return (
    <li className={styles.item} {...pointing} {...place}>
      <span className={styles.lead}>
        {own === undefined ? (
          <span className={styles.diamond} />
        ) : (
          <StatusSign look="filled" radius={4.5} own={own} />
        )}
      </span>
      <CardBody
        title={words.eventTitle(event)}
        isTitleOurs={event.title === null}
        onOpen={() => select({ kind: 'event', id: event.id })}
        about={[words.date(event.date, event.statedOn), words.eventCategory(event.category)]}
        evidence={event.evidence}
      />
      <DoubtMarks sourceQuality={event} />
    </li>
  )
}

interface CardBodyProps {
  title: string
  /** True if the title is composed by us, since a sentence has none: the source's words then come first. */
  isTitleOurs: boolean
  onOpen: () => void
  about: readonly string[]
  evidence: readonly Evidence[]
}

function CardBody({ title, isTitleOurs, onOpen, about, evidence }: CardBodyProps) {
  const { t } = useTranslation('dossier')
  const [first, ...others] = evidenceGroups(evidence)
  const { publisher, words } = useFirstWords(first)
  const target = first?.target ?? null
  const hasMore = publisher.length > 0 && others.length > 0
  const more = hasMore ? t('card.more', { publisher, count: others.length }) : publisher
  const titleButton = (
    <TextButton look="plain" className={isTitleOurs ? styles.composed : styles.title} onClick={onOpen}>
      {title}
    </TextButton>
  )
  return (
    <div className={styles.body}>
      {isTitleOurs ? words && <FirstWords {...words} target={target} /> : titleButton}
      <p className={styles.meta}>
        {isTitleOurs && <>{titleButton} · </>}
        {[...about, more].filter((part) => part !== '').join(' · ')}
      </p>
      {!isTitleOurs && words && <FirstWords {...words} target={target} />}
    </div>
  )
}

interface WordsOfCard {
  text: string
  /** Language of a quoted sentence; undefined for our own words. */
  quoted?: string | undefined
  isQuote: boolean
}

/** The first words of a sentence or of our summary; opens them in the Reader. */
function FirstWords({ text, quoted, isQuote, target }: WordsOfCard & { target: ReaderTarget | null }) {
  const { t } = useTranslation('dossier')
  return (
    <TextButton
      look="plain"
      className={isQuote ? styles.quote : styles.words}
      title={t('openInReader')}
      onClick={() => openReader(target)}
    >
      {isQuote ? <q lang={quoted}>{text}</q> : text}
    </TextButton>
  )
}

/** Publisher and words of an item of evidence; publisher '' until the texts have loaded. */
function useFirstWords(group: EvidenceGroup | undefined): { publisher: string; words: WordsOfCard | null } {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { corpus } = usePanel()
  useTexts()
  const publisherOf = (stated: string | null) => stated ?? t('common:choice.publishers.not-stated')
  if (!group) return { publisher: '', words: null }
  return byType<EvidenceGroup, ReturnType<typeof useFirstWords>>(
    {
      citation: ({ citation: { documentId, exact } }) => {
        const document = corpus.documentById.get(documentId)
        return {
          publisher: document
            ? publisherOf(document.publisher && words.publisherName(document.publisher))
            : '',
          words: { text: exact, quoted: document?.language, isQuote: true },
        }
      },
      record: ({ recordId }) => {
        const record = corpus.recordById.get(recordId)
        const source = record?.sources[0]
        return {
          publisher: record ? publisherOf(source ? words.publisher(source) : null) : '',
          words: record ? { text: words.localized(record.summary), isQuote: false } : null,
        }
      },
      reference: ({ url }) => ({ publisher: new URL(url).host, words: null }),
    },
    group,
  )
}

interface MeasureBadgeProps {
  status: Status
  own: string | undefined
  /** The measure's number in this view; undefined shows the sign alone. */
  number: number | undefined
}

/** A measure's number in its status sign, as on map and timeline. The status is also in the text beside it. */
function MeasureBadge({ status, own, number }: MeasureBadgeProps) {
  const look = STATUS_LOOK[status]
  if (number === undefined) {
    return (
      <span className={styles.bare}>
        <StatusSign look={look} radius={4.5} own={own} />
      </span>
    )
  }
  return (
    <>
      <span className={styles.badge} data-look={look}>
        {number}
      </span>
      {own !== undefined && <StatusSign look="filled" radius={3} own={own} />}
    </>
  )
}

const SQUARE = 'M1.5 1.5h9v9h-9z'

/** A square for who published: filled, half filled, empty, with a dot, or dashed; lines or quotation marks for the words. */
const PATHS: Readonly<Record<SourceQualityWord['look'], { outline: string; fill?: string }>> = {
  house: { outline: SQUARE, fill: SQUARE },
  copy: { outline: SQUARE, fill: 'M1.5 10.5v-9h9z' },
  newspaper: { outline: SQUARE },
  flag: { outline: SQUARE, fill: 'M4.5 4.5h3v3h-3z' },
  dashed: { outline: SQUARE },
  lines: { outline: 'M1 3h10M1 6h10M1 9h6' },
  ...quotes(['box', 'tick', 'pencil', 'plus'] as const),
}

function quotes<Look extends string>(looks: readonly Look[]) {
  const path = {
    outline: '',
    fill: 'M1.5 7.5V6q0-3 3-3.5v1.4q-1.2.4-1.2 1.6h1.2v2zM7 7.5V6q0-3 3-3.5v1.4q-1.2.4-1.2 1.6H10v2z',
  }
  return Object.fromEntries(looks.map((look) => [look, path])) as Record<Look, typeof path>
}

/** Two small marks for doubt: who published, and whether the words are the source's or ours. Tooltips give the words. */
function DoubtMarks({ sourceQuality }: { sourceQuality: SourceQuality }) {
  const quality = useSourceQuality(useWords())
  const { publisherName, publishers, reviewName, reviews } = quality.parts(sourceQuality)
  return (
    <span className={styles.marks}>
      <Mark name={publisherName} values={publishers} />
      <Mark name={reviewName} values={reviews} />
    </span>
  )
}

/** Draws the first value; the tooltip names all. */
function Mark({ name, values }: { name: string; values: readonly SourceQualityWord[] }) {
  const [first] = values
  if (!first) return null
  const title = values.map(({ word, definition }) => `${word}: ${definition}`).join('\n')
  return (
    <span
      role="img"
      className={styles.mark}
      title={title}
      aria-label={`${name}: ${values.map(({ word }) => word).join(', ')}`}
    >
      <MarkSign look={first.look} />
    </span>
  )
}

function MarkSign({ look }: Pick<SourceQualityWord, 'look'>) {
  const { outline, fill } = PATHS[look]
  return (
    <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
      {outline !== '' && (
        <path
          d={outline}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.2}
          strokeDasharray={look === 'dashed' ? '1.6 1.4' : undefined}
        />
      )}
      {fill && <path d={fill} fill="currentColor" />}
    </svg>
  )
}

/** What the marks of a list mean, above it. */
export function DoubtLegend() {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  return (
    <Legend>
      <MarkWord look="house" word={words.publisherKind('official')} />
      <MarkWord look="copy" word={words.publisherKind('republished-official')} />
      <MarkWord look="newspaper" word={words.publisherKind('press')} />
      <MarkWord look="lines" word={words.review('record')} />
      <MarkWord look="tick" word={t('marks.quote')} />
    </Legend>
  )
}

function MarkWord({ look, word }: Pick<SourceQualityWord, 'look' | 'word'>) {
  return (
    <li>
      <MarkSign look={look} /> {word}
    </li>
  )
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
      className={dossier.signs}
      style={columns ? ({ '--columns': columns.length } as CSSProperties) : undefined}
      data-aligned={columns !== null}
    >
      {countedSigns(measures, words).map(({ status, count, own }) => {
        const word = words.status(status).toLocaleLowerCase(words.language)
        return (
          <span
            key={`${status} ${own}`}
            className={dossier.sign}
            style={columns ? { gridColumn: columns.indexOf(status) + 1 } : undefined}
          >
            <StatusSign look={STATUS_LOOK[status]} radius={4} own={own} />
            {isBrief ? words.number(count) : t('statusCount', { count, status: word })}
          </span>
        )
      })}
    </span>
  )
}
