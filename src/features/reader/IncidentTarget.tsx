import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { tableWithRole } from '#domain/figureSource.ts'
import { incidentAt } from '#domain/incident.ts'
import { DataGate } from '#parts/DataGate.tsx'
import { useDatasets } from '#state/datasets.ts'
import { IncidentReader } from './IncidentReader.tsx'
import { readerSlots } from './ReaderFrame.tsx'
import { UnknownTarget } from './UnknownTarget.tsx'
import { useReaderFocus } from './useReaderFocus.ts'

const FILES = ['figures', 'incidents'] as const

/** One incident, once the incidents are there; or that there is none of this id. */
export function IncidentTarget({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('cells')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const isPending = useDatasets(FILES).some((file) => file.isPending)
  useReaderFocus(dialogRef, `${incidentId} ${isPending}`)

  return (
    <DataGate needs={FILES} {...readerSlots(dialogRef)}>
      {({ sources }, incidents) => {
        const source = tableWithRole(sources, 'incidents')
        const row = incidents.id.indexOf(incidentId)
        if (!source || row === -1) {
          return <UnknownTarget dialogRef={dialogRef} message={t('unknownIncident', { id: incidentId })} />
        }
        return <IncidentReader dialogRef={dialogRef} incident={incidentAt(incidents, row)} source={source} />
      }}
    </DataGate>
  )
}
