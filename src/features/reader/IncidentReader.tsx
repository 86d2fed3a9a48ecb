import type { RefObject } from 'react'
import { figureCitation } from '#content/citationText.ts'
import { viewOfCells } from '#content/evidenceView.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import type { Incident } from '#domain/incident.ts'
import { periodOfDate } from '#domain/period.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { useCellWords } from '#parts/useCellWords.ts'
import { useDataset } from '#state/datasets.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { AboutTable, gradeKey } from './AboutTable.tsx'
import { ReaderActions } from './ReaderActions.tsx'
import { ReaderFrame } from './ReaderFrame.tsx'
import styles from './RecordReader.module.css'

interface IncidentReaderProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  incident: Incident
  source: FigureSource
}

/** One incident as its publisher recorded it. Never identities. */
export function IncidentReader({ dialogRef, incident, source }: IncidentReaderProps) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const { key } = useCellWords()
  const routes = useDataset('routes').data?.routes ?? []
  const month = incident.date.slice(0, 7)
  const isDay = incident.precision === 'day'
  const date = words.period(periodOfDate(isDay ? incident.date : month))
  const title = t('incident.title', { date })
  const quality = gradeKey(incident.sourceQuality)
  const query = {
    table: source.id,
    count: 'dead_and_missing',
    spans: [{ from: month, to: month }],
    where: { route: [incident.place] },
  }
  const persons = (value: number | null) => (value === null ? null : words.number(value))

  return (
    <ReaderFrame
      dialogRef={dialogRef}
      title={title}
      meta={<p>{t('incident.ours', { publisher: words.publisherName(source.publisher) })}</p>}
    >
      <div className={styles.body}>
        <p className={styles.summary}>{words.counted(incident.deadAndMissing, 'dead-and-missing')}</p>
        <ReaderActions
          mapView={viewOfCells(query, new Set(routes.map(({ id }) => id)))}
          citation={figureCitation(
            source,
            {
              number: words.counted(incident.deadAndMissing, 'dead-and-missing'),
              what: `${title}, ${incident.location}`,
              title: `${words.localized(source.title)} (${incident.id})`,
              asOf: source.asOf ? t('citation', { date: words.period(periodOfDate(source.asOf)) }) : '',
            },
            words,
          )}
          report={{ parts: [['incident', incident.id]], quote: null }}
        />
        <Facts look="reader">
          <Fact name={t('incident.date')}>{isDay ? date : t('incident.onlyMonth', { month: date })}</Fact>
          <Fact name={t('incident.place')}>
            {incident.location !== '' && (
              <>
                <span lang="en">{incident.location}</span> ({t('incident.placeNote')})
              </>
            )}
          </Fact>
          <Fact name={t('incident.country')}>
            {incident.country !== '' && words.country(incident.country)}
          </Fact>
          <Fact name={t('incident.route')}>{words.figurePlace(incident.place)}</Fact>
          <Fact name={t('incident.dead')}>{persons(incident.dead)}</Fact>
          <Fact name={t('incident.missing')}>{persons(incident.missing)}</Fact>
          <Fact name={t('incident.sum')}>
            {incident.deadAndMissing !== null && (
              <>
                {persons(incident.deadAndMissing)}. {t('incident.minimum')}
              </>
            )}
          </Fact>
          <Fact name={t('incident.survivors')}>{persons(incident.survivors)}</Fact>
          <Fact name={t('incident.cause')}>{key('cause', incident.cause)}</Fact>
          <Fact name={t('incident.source')}>
            {incident.informationSource && <span lang="en">{incident.informationSource}</span>}
          </Fact>
          <Fact name={t('incident.quality')}>{quality && t(`quality.${quality}`)}</Fact>
          <Fact name={t('incident.report')}>{incident.url && <OutLink url={incident.url} />}</Fact>
          <Fact name={t('incident.id')}>{incident.id}</Fact>
        </Facts>
        <Button onClick={() => openReader({ type: 'cells', query })}>{t('incident.all')}</Button>
        <AboutTable source={source} />
      </div>
    </ReaderFrame>
  )
}
