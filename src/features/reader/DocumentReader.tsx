import { type KeyboardEvent, type ReactNode, type RefObject, useMemo } from 'react'
import {
  claimsInSpan,
  type DocumentReading,
  documentReading,
  neighbourSentence,
  type Span,
} from '#content/readerModel.ts'
import type { Claim } from '#domain/claim.ts'
import { isOwnDocument } from '#domain/ownData.ts'
import { sourceQualityOfClaims } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { languageName } from '#i18n/formats.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { SourceQualityNote } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DocumentReader.module.css'
import { DocumentSide } from './DocumentSide.tsx'
import { DocumentText } from './DocumentText.tsx'
import { ReaderFrame, useIsReaderModal } from './ReaderFrame.tsx'
import { SeriesInShort } from './SeriesComparisons.tsx'

interface DocumentReaderProps {
  dialogRef: RefObject<HTMLDialogElement | null>
  document: SourceDocument
  /** Null when the claims failed to load: the text is shown without them. */
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

/** A document as received, with the lit sentence, what it supports, and which parts were used or dropped. */
export function DocumentReader({ dialogRef, document, claims, span, fault }: DocumentReaderProps) {
  const { t } = useTranslation('reader')
  const reading = useMemo(
    () => documentReading({ document, claims: claims ?? NONE, span }),
    [document, claims, span],
  )
  const isModal = useIsReaderModal()
  const isLit = reading.spanState === 'sentence' || reading.spanState === 'exact'
  const lit = useMemo(
    () => (isModal && isLit && claims && span ? claimsInSpan(document.id, claims, span) : NONE),
    [document, claims, span, isModal, isLit],
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
          <span className={`${styles.legendKeys} screen-only`}>{t('legendKeys')}</span>
          <Button className={styles.toSide ?? ''} onClick={showSide}>
            {t('toSide')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <DocumentText document={document} reading={reading} onHighlight={light} />
        <DocumentRuler document={document} reading={reading} span={span} />
        <DocumentSide
          document={document}
          reading={reading}
          claims={claims ?? NONE}
          span={span}
          fault={fault}
        />
      </div>
      {/* There the side stands below the text, out of sight of the sentence. */}
      <SeriesInShort claims={lit} />
    </ReaderFrame>
  )
}

interface DocumentMetaProps {
  document: SourceDocument
  /** All published claims; those of the document are picked here. */
  claims: readonly Claim[]
}

/** Publisher, kind, language and date of a document, with a link to the page. */
function DocumentMeta({ document, claims }: DocumentMetaProps) {
  const { t } = useTranslation(['reader', 'dossier', 'sourceQuality', 'common'])
  const words = useWords()
  const quality = useSourceQuality(words)
  const sourceQuality = sourceQualityOfClaims(
    document.publisherKind,
    claims.flatMap(({ citation, review }) => (citation.documentId === document.id ? review.state : [])),
  )
  const parts = [
    document.publisher === null
      ? t('common:choice.publishers.not-stated')
      : words.publisherOfText(document.publisher),
    document.textKind &&
      t(`dossier:document.kinds.${document.textKind}` as never, { defaultValue: document.textKind }),
    languageName(document.language, words.language),
    document.date ? words.period(document.date) : t('common:dateNotStated'),
  ]
  return (
    <>
      {isOwnDocument(document.id) && (
        <p className={styles.own}>
          <StatusSign look="filled" own="" />{' '}
          {[t('ownDocument'), ...(document.recognised ? [t('recognised')] : [])].join(' · ')}
        </p>
      )}
      <p className="soft">
        {parts.filter((part) => part !== null).join(' · ')}
        {document.url && (
          <>
            {' · '}
            <OutLink url={document.url} language={document.language}>
              {t('source')}
            </OutLink>
          </>
        )}
      </p>
      <SourceQualityNote sourceQuality={quality.parts(sourceQuality)} explain={t('sourceQuality:explain')} />
      {!document.date && document.dateNote && (
        <p>
          <LocalizedWords text={document.dateNote} />
        </p>
      )}
    </>
  )
}

interface DocumentRulerProps {
  document: SourceDocument
  reading: DocumentReading
  span: Span | null
}

/** Height of the ruler in viewBox units. */
const UNITS = 1000

/** A ruler with the positions of used sentences, dropped lines and the lit span in the document. */
function DocumentRuler({ document, reading, span }: DocumentRulerProps) {
  const scale = UNITS / Math.max(1, document.text.length)
  const stretch = ({ start, end }: Span) => ({
    y: start * scale + 1,
    height: Math.max(2, (end - start) * scale - 2),
  })
  const isLit = span !== null && (reading.spanState === 'sentence' || reading.spanState === 'exact')
  return (
    <svg className={styles.ruler} viewBox={`0 0 8 ${UNITS}`} preserveAspectRatio="none" aria-hidden="true">
      {reading.lines.map(
        (line) =>
          line.role === 'dropped' && (
            <rect key={line.start} className={styles.dropped} x={1} width={6} {...stretch(line)} />
          ),
      )}
      {reading.used.map((index) => {
        const sentence = document.sentences[index]
        return sentence && <rect key={index} className={styles.used} x={1} width={6} {...stretch(sentence)} />
      })}
      {isLit && <rect className={styles.lit} x={0} width={8} {...stretch(span)} />}
    </svg>
  )
}
