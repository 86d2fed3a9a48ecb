import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDataset } from '#state/datasets.ts'
import { useViewStore } from '#state/viewStore.ts'
import { CellsTarget } from './CellsTarget.tsx'
import { DocumentReader } from './DocumentReader.tsx'
import { FileFault } from './FileFault.tsx'
import { IncidentTarget } from './IncidentTarget.tsx'
import { ReaderFrame } from './ReaderFrame.tsx'
import { ReaderSkeleton } from './ReaderSkeleton.tsx'
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
  const documents = useDataset('documents')
  const claims = useDataset('claims')
  const document = documents.data?.documents.find(({ id }) => id === documentId)
  // With the claims come the cues and the used sentences: until they are there or failed, the text waits.
  const isReady = document !== undefined && !claims.isPending
  useReaderFocus(dialogRef, `${documentId} ${span?.start}-${span?.end} ${isReady}`)

  if (document && isReady) {
    return (
      <DocumentReader
        dialogRef={dialogRef}
        document={document}
        claims={claims.data?.claims ?? null}
        span={span}
        fault={claims.error && <FileFault file="claims.json" error={claims.error} onRetry={claims.refetch} />}
      />
    )
  }
  if (documents.error) {
    return (
      <ReaderFrame dialogRef={dialogRef} title={null}>
        <FileFault file="documents.json" error={documents.error} onRetry={documents.refetch} />
      </ReaderFrame>
    )
  }
  if (documents.data && !document) {
    return <UnknownTarget dialogRef={dialogRef} message={t('unknownDocument', { id: documentId })} />
  }
  return <ReaderSkeleton dialogRef={dialogRef} />
}

function RecordTarget({ recordId }: { recordId: string }) {
  const { t } = useTranslation('reader')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const records = useDataset('records')
  const record = records.data?.records.find(({ id }) => id === recordId)
  useReaderFocus(dialogRef, `${recordId} ${record !== undefined}`)

  if (record) return <RecordReader dialogRef={dialogRef} record={record} />
  if (records.error) {
    return (
      <ReaderFrame dialogRef={dialogRef} title={null}>
        <FileFault file="records.json" error={records.error} onRetry={records.refetch} />
      </ReaderFrame>
    )
  }
  if (records.data) {
    return <UnknownTarget dialogRef={dialogRef} message={t('unknownRecord', { id: recordId })} />
  }
  return <ReaderSkeleton dialogRef={dialogRef} />
}
