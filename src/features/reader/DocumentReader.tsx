import { type KeyboardEvent, type ReactNode, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claim } from '#domain/claim.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { documentReading, neighbourSentence, type Span } from '#state/selectors/readerModel.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { DocumentMeta } from './DocumentMeta.tsx'
import styles from './DocumentReader.module.css'
import { DocumentRuler } from './DocumentRuler.tsx'
import { DocumentSide } from './DocumentSide.tsx'
import { DocumentText } from './DocumentText.tsx'
import { ReaderFrame } from './ReaderFrame.tsx'

interface DocumentReaderProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  document: SourceDocument
  /** Null when the claims could not be read: the text stands, what it carries does not. */
  claims: readonly Claim[] | null
  span: Span | null
  fault: ReactNode
}

const NONE: readonly Claim[] = []

const STEPS = {
  ArrowUp: ['previous', 'used'],
  ArrowDown: ['next', 'used'],
  ArrowLeft: ['previous', 'all'],
  ArrowRight: ['next', 'all'],
} as const

/** A document as it was received, with the sentence lit, what it carries beside it, and what was used or dropped. */
export function DocumentReader({ dialogRef, document, claims, span, fault }: DocumentReaderProps) {
  const { t } = useTranslation('reader')
  const reading = useMemo(
    () => documentReading({ document, claims: claims ?? NONE, span }),
    [document, claims, span],
  )

  function light(sentence: number) {
    const found = document.sentences[sentence]
    if (!found) return
    openReader({ type: 'document', documentId: document.id, span: { start: found.start, end: found.end } })
  }

  function handleKeyDown(event: KeyboardEvent) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    const isInText = event.target instanceof Element && event.target.closest('textarea, aside') === null
    const step = Object.entries(STEPS).find(([key]) => key === event.key)?.[1]
    if (!step || !isPlain || !isInText) return
    const next = neighbourSentence(reading, reading.litSentence, step[0], step[1])
    event.preventDefault()
    if (next !== null) light(next)
  }

  function showSide() {
    const side = dialogRef.current?.querySelector('aside')
    side?.scrollIntoView({ block: 'start' })
    side?.focus({ preventScroll: true })
  }

  return (
    <ReaderFrame
      dialogRef={dialogRef}
      title={document.title}
      titleLanguage={document.language}
      meta={<DocumentMeta document={document} claims={claims ?? NONE} />}
      onKeyDown={handleKeyDown}
      footer={
        <>
          <span className={styles.legendUsed}>{t('legendUsed')}</span>
          <span className={styles.legendLit}>{t('legendLit')}</span>
          <span>{t('legendDropped')}</span>
          <span className={styles.legendKeys}>{t('legendKeys')}</span>
          <Button className={styles.toSide ?? ''} onClick={showSide}>
            {t('toSide')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <DocumentText document={document} reading={reading} onLight={light} />
        <DocumentRuler document={document} reading={reading} span={span} />
        <DocumentSide
          document={document}
          reading={reading}
          claims={claims ?? NONE}
          span={span}
          fault={fault}
        />
      </div>
    </ReaderFrame>
  )
}
