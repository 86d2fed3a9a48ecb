import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { incidentAt } from '#domain/incident.ts'
import { useFigureTable } from '#state/useFigureTable.ts'
import { FileFault } from './FileFault.tsx'
import { IncidentReader } from './IncidentReader.tsx'
import { ReaderFrame } from './ReaderFrame.tsx'
import { ReaderSkeleton } from './ReaderSkeleton.tsx'
import { UnknownTarget } from './UnknownTarget.tsx'
import { useReaderFocus } from './useReaderFocus.ts'

/** One incident, once the incidents are there; or that there is none of this id. */
export function IncidentTarget({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('cells')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const { source, incidents, isPending, failed } = useFigureTable('missing-migrants-incidents')
  const row = incidents ? incidents.id.indexOf(incidentId) : -1
  useReaderFocus(dialogRef, `${incidentId} ${isPending}`)

  if (failed) {
    return (
      <ReaderFrame dialogRef={dialogRef} title={null}>
        <FileFault file={failed.file} error={failed.error} onRetry={failed.retry} />
      </ReaderFrame>
    )
  }
  if (isPending) return <ReaderSkeleton dialogRef={dialogRef} />
  if (!incidents || !source || row === -1) {
    return <UnknownTarget dialogRef={dialogRef} message={t('unknownIncident', { id: incidentId })} />
  }
  return <IncidentReader dialogRef={dialogRef} incident={incidentAt(incidents, row)} source={source} />
}
