import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { useViewStore } from '#state/viewStore.ts'
import { CellsTarget } from './CellsTarget.tsx'
import { DocumentReader } from './DocumentReader.tsx'
import { IncidentTarget } from './IncidentTarget.tsx'
import { readerSlots } from './ReaderFrame.tsx'
import { RecordReader } from './RecordReader.tsx'
import { UnknownTarget } from './UnknownTarget.tsx'
import { useReaderFocus } from './useReaderFocus.ts'

/**
 * What a mark or a number stands on: a document with the sentence lit, a record, cells of a table of figures, or one
 * incident. Nothing while nothing is read.
 */
export function Reader() {
  const target = useViewStore((state) => state.view.reader)
  if (!target) return null
  switch (target.type) {
    case 'record':
      return <RecordTarget recordId={target.recordId} />
    case 'document':
      return <DocumentTarget documentId={target.documentId} span={target.span} />
    case 'cells':
      return <CellsTarget query={target.query} />
    case 'incident':
      return <IncidentTarget incidentId={target.incidentId} />
  }
}

interface DocumentTargetProps {
  documentId: string
  span: { start: number; end: number } | null
}

function DocumentTarget({ documentId, span }: DocumentTargetProps) {
  const { t } = useTranslation('reader')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const slots = readerSlots(dialogRef)
  const documents = useDataset('documents').data?.documents
  const claims = useDataset('claims')
  const document = documents?.find(({ id }) => id === documentId)
  // With the claims come the cues and the used sentences: until they are there or failed, the text waits.
  const isReady = document !== undefined && !claims.isPending
  useReaderFocus(dialogRef, `${documentId} ${span?.start}-${span?.end} ${isReady}`)

  return (
    <DataGate needs={['documents']} {...slots}>
      {document && !isReady && slots.skeleton}
      {document && isReady && (
        <DocumentReader
          dialogRef={dialogRef}
          document={document}
          claims={claims.data?.claims ?? null}
          span={span}
          fault={claims.isError && <DataFaults needs={['claims']} />}
        />
      )}
      {!document && (
        <UnknownTarget dialogRef={dialogRef} message={t('unknownDocument', { id: documentId })} />
      )}
    </DataGate>
  )
}

function RecordTarget({ recordId }: { recordId: string }) {
  const { t } = useTranslation('reader')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const records = useDataset('records').data?.records
  const record = records?.find(({ id }) => id === recordId)
  useReaderFocus(dialogRef, `${recordId} ${record !== undefined}`)

  return (
    <DataGate needs={['records']} {...readerSlots(dialogRef)}>
      {record ? (
        <RecordReader dialogRef={dialogRef} record={record} />
      ) : (
        <UnknownTarget dialogRef={dialogRef} message={t('unknownRecord', { id: recordId })} />
      )}
    </DataGate>
  )
}
