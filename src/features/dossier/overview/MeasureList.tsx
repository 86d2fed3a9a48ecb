import { useState } from 'react'
import { hasFilterOn } from '#domain/filters.ts'
import details from '#features/dossier/Details.module.css'
import { EmptyNote } from '#features/dossier/EmptyNote.tsx'
import styles from '#features/dossier/measure/MeasureItem.module.css'
import { EventItem, MeasureItem } from '#features/dossier/measure/MeasureItem.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { plansOnlyStated } from '#state/selectors/board.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { MeasureTable } from './MeasureTable.tsx'

/** All measures and events in view by date, as a list or a sortable table: the text alternative to map and timeline. */
export function MeasureList() {
  const { t } = useTranslation('overview')
  const { model, filters } = usePanel()
  const [isTable, setIsTable] = useState(false)
  const measures = model?.measures ?? []
  const events = model?.events ?? []
  const isFilteredByTime = hasFilterOn(filters, 'when')
  const statedOnly = isFilteredByTime ? plansOnlyStated(measures).length : 0
  if (measures.length === 0 && events.length === 0) return <EmptyNote filters={filters} />
  return (
    <div className={details.section}>
      <div className={details.sectionHead}>
        <h3 className={details.sectionTitle}>{t('list.title')}</h3>
        <Button look="text" onClick={() => setIsTable(!isTable)}>
          {isTable ? t('list.showList') : t('list.showTable')}
        </Button>
      </div>
      {isTable ? (
        <MeasureTable measures={measures} events={events} />
      ) : (
        <>
          <h4 className={details.caption}>{t('list.measures', { count: measures.length })}</h4>
          {statedOnly > 0 && <p className={details.note}>{t('list.statedOnly', { count: statedOnly })}</p>}
          {measures.length > 0 && (
            <ol className={styles.list}>
              {measures.map((measure) => (
                <MeasureItem key={measure.id} measure={measure} />
              ))}
            </ol>
          )}
          <h4 className={details.caption}>{t('list.events', { count: events.length })}</h4>
          {events.length > 0 && (
            <ol className={styles.list}>
              {events.map((event) => (
                <EventItem key={event.id} event={event} />
              ))}
            </ol>
          )}
          <p className={details.note}>{t('list.eventsNote')}</p>
        </>
      )}
    </div>
  )
}
