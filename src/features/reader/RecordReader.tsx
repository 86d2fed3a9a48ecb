import { type RefObject, useMemo } from 'react'
import { recordCitation } from '#content/citationText.ts'
import { viewOfRecord } from '#content/evidenceView.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { DatedRecord, RecordSource } from '#domain/datedRecord.ts'
import type { Period } from '#domain/period.ts'
import { sourceQualityOfRecord } from '#domain/publisher.ts'
import { hostOf } from '#lib/webAddress.ts'
import { Fact, Facts, WordsFact } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { SentenceSeal } from '#parts/SentenceSeal.tsx'
import { useDataset } from '#state/datasets.ts'
import { useTextComparisons } from '#state/useTextComparisons.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Rows } from '#ui/Rows.tsx'
import { SourceQualityNote, ValueRow } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { SeriesComparisons } from './DocumentSide.tsx'
import { ReaderActions } from './ReaderActions.tsx'
import styles from './ReaderFrame.module.css'
import { ReaderFrame } from './ReaderFrame.tsx'

interface RecordReaderProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  record: DatedRecord
}

const NONE: readonly never[] = []

/** A dated record: our summary, its facts, and the pages it is based on. */
export function RecordReader({ dialogRef, record }: RecordReaderProps) {
  const { t } = useTranslation(['reader', 'sourceQuality', 'common'])
  const words = useWords()
  const quality = useSourceQuality(words)
  const measures = useDataset('measures').data?.measures ?? NONE
  const events = useDataset('timeline').data?.events ?? NONE
  const comparisons = useTextComparisons()
  const mapView = useMemo(() => viewOfRecord(record, { measures, events }), [record, measures, events])
  const records = useDataset('records').data?.records ?? NONE
  const later = records.filter(({ id }) => record.followedBy.includes(id))
  const earlier = records.filter(({ followedBy }) => followedBy.includes(record.id))
  const linksTo = (linked: readonly DatedRecord[]) => (
    <ul>
      {linked.map((other) => (
        <li key={other.id}>
          <Button look="text" onClick={() => openReader({ type: 'record', recordId: other.id })}>
            {words.recordTitle(other)}
          </Button>
        </li>
      ))}
    </ul>
  )
  const names = (ids: readonly string[], word: (id: string) => string) =>
    ids.length === 0 ? null : words.list(ids.map(word))

  return (
    <ReaderFrame
      dialogRef={dialogRef}
      title={words.recordTitle(record)}
      meta={
        <>
          <p>{t('record.ours')}</p>
          <SourceQualityNote
            sourceQuality={quality.parts(sourceQualityOfRecord(record.sources))}
            explain={t('sourceQuality:explain')}
          />
          {record.hasWeakSources && <p>{t('sourceQuality:weak')}</p>}
        </>
      }
    >
      <div className={styles.body}>
        <p className={styles.summary}>
          <LocalizedWords text={record.summary} />
        </p>
        <ReaderActions
          mapView={mapView}
          citation={recordCitation(record, words)}
          report={{ parts: [['record', record.id]], quote: words.recordTitle(record) }}
        />
        <Facts look="page">
          <Fact name={t('record.form')}>{words.form(record.form)}</Fact>
          <Fact name={t('common:filter.status')}>
            {record.status === null ? (
              t('record.noStatus')
            ) : (
              <>
                <StatusSign look={STATUS_LOOK[record.status]} /> {words.status(record.status)}
              </>
            )}
          </Fact>
          <Fact name={t('shared:kindOfMeasure')}>
            {names(record.categories, words.category) ?? t('shared:noneFeminine')}
          </Fact>
          <Fact name={t('common:filter.months')}>
            <KnownDate period={record.period} />
          </Fact>
          <Fact name={t('shared:statedOn')}>
            <KnownDate period={record.statedOn} />
          </Fact>
          <Fact name={t('common:filter.actors', { count: 2 })}>{names(record.actors, words.actor)}</Fact>
          <Fact name={t('shared:where')}>{words.scope(record.scope)}</Fact>
          <Fact name={t('common:filter.routes', { count: 2 })}>{names(record.routes, words.route)}</Fact>
          <Fact name={t('common:filter.regions', { count: 2 })}>{names(record.regions, words.region)}</Fact>
          <Fact name={t('common:filter.countries', { count: 2 })}>
            {names(record.countries, words.country)}
          </Fact>
          {record.values.length > 0 && (
            <Fact name={t('shared:numbers')}>
              <ul>
                {record.values.map(({ value, unit, what }) => (
                  <li key={`${value} ${unit} ${what.en}`}>
                    <strong>{words.amount(value, unit)}</strong> <LocalizedWords text={what} />
                  </li>
                ))}
              </ul>
            </Fact>
          )}
          {later.length > 0 && <Fact name={t('record.later')}>{linksTo(later)}</Fact>}
          {earlier.length > 0 && <Fact name={t('record.earlier')}>{linksTo(earlier)}</Fact>}
          <WordsFact name={t('shared:note')} text={record.note} />
        </Facts>
        <SeriesComparisons
          comparisons={comparisons.filter(
            ({ statedIn }) => statedIn.type === 'record' && statedIn.record.id === record.id,
          )}
        />
        <RecordSources sources={record.sources} />
      </div>
    </ReaderFrame>
  )
}

function KnownDate({ period }: { period: Period | null }) {
  const { t } = useTranslation('reader')
  const words = useWords()
  return (
    <span className={period ? undefined : 'quiet'}>
      {period === null || period.precision === 'day'
        ? words.period(period)
        : t(`record.knownTo.${period.precision}`, { date: words.period(period) })}
    </span>
  )
}

/** The source pages of a record, the main one first: publisher, kind of publisher and link. */
function RecordSources({ sources }: { sources: readonly RecordSource[] }) {
  const { t } = useTranslation('reader')
  const words = useWords()
  const quality = useSourceQuality(words)
  const kindOf = (source: RecordSource) => {
    const { publisherName, publishers } = quality.parts(sourceQualityOfRecord([source]))
    return { name: publisherName, values: publishers }
  }
  return (
    <section>
      <h3>{t('record.sources', { count: sources.length })}</h3>
      <Rows>
        {sources.map((source) => (
          <li key={source.url}>
            <p className="quoted">
              <OutLink url={source.url}>{source.title}</OutLink>
            </p>
            <p className="small soft">{[words.publisher(source), hostOf(source.url)].join(' · ')}</p>
            <p className="small soft">
              <ValueRow {...kindOf(source)} />
            </p>
            <SentenceSeal source={source} />
          </li>
        ))}
      </Rows>
    </section>
  )
}
