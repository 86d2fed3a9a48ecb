import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import {
  claimsInSpan,
  type DocumentReading,
  documentReading,
  neighbourSentence,
  type ReadingLine,
  type ReadingPiece,
  type ReadingRun,
  type Span,
} from '#content/readerModel.ts'
import type { Claim } from '#domain/claim.ts'
import { whoseId } from '#domain/own/whose.ts'
import { sourceQualityOfClaims } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { writeView } from '#domain/viewCodec.ts'
import { languageName } from '#i18n/formats.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { SourceQualityNote } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DocumentReader.module.css'
import { DocumentSide, SeriesInShort } from './DocumentSide.tsx'
import { ReaderFrame, useIsReaderModal } from './ReaderFrame.tsx'

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
          <span className="lit">{t('legendLit')}</span>
          <span>{t('legendDropped')}</span>
          <span className={`${styles.legendKeys} screen-only`}>{t('legendKeys')}</span>
          <Button className={styles.toSide ?? ''} onClick={showSide}>
            {t('toSide')}
          </Button>
        </>
      }
    >
      <div className={`${styles.body} stack`}>
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
  const { t } = useTranslation(['reader', 'dossier', 'sourceQuality', 'common', 'recognition'])
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
      {whoseId(document.id) !== 'published' && (
        <p className="medium">
          <StatusSign look="filled" own="" />{' '}
          {[t('shared:fromDesk'), ...(document.recognised ? [t('recognition:by')] : [])].join(' · ')}
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
            <rect key={line.start} fill="var(--line)" x={1} width={6} {...stretch(line)} />
          ),
      )}
      {reading.used.map((index) => {
        const sentence = document.sentences[index]
        return sentence && <rect key={index} fill="var(--ink-3)" x={1} width={6} {...stretch(sentence)} />
      })}
      {isLit && (
        <rect
          fill="var(--mark)"
          stroke="var(--ink)"
          vectorEffect="non-scaling-stroke"
          x={0}
          width={8}
          {...stretch(span)}
        />
      )}
    </svg>
  )
}

interface DocumentTextProps {
  document: SourceDocument
  reading: DocumentReading
  onHighlight: (sentence: number) => void
}

/** The stored text, line by line. Each sentence is a link (a button would not wrap across lines); together one tab stop. */
function DocumentText({ document, reading, onHighlight }: DocumentTextProps) {
  const textRef = useRef<HTMLDivElement>(null)
  const bars = useMarginBars(textRef, reading)
  const stop = reading.litSentence ?? reading.used[0] ?? 0
  return (
    <div className={styles.scroll}>
      <div className={`${styles.text} anchor`} ref={textRef} lang={document.language}>
        <MarginBars bars={bars} litSentence={reading.litSentence} />
        {reading.lines.map((line) => (
          <Line key={line.index} documentId={document.id} line={line} stop={stop} onHighlight={onHighlight} />
        ))}
      </div>
    </div>
  )
}

interface LineProps {
  documentId: string
  line: ReadingLine
  /** The sentence that takes the tab stop. */
  stop: number
  onHighlight: (sentence: number) => void
}

function Line({ documentId, line, stop, onHighlight }: LineProps) {
  const { t } = useTranslation('reader')
  const words = useWords()
  const content = line.runs.map((run) =>
    run.sentence === null ? (
      <ReadingPieces key={run.start} pieces={run.pieces} />
    ) : (
      <SentenceLink
        key={run.start}
        documentId={documentId}
        run={run}
        sentence={run.sentence}
        isStop={run.sentence === stop}
        onHighlight={onHighlight}
      />
    ),
  )
  if (line.role === 'heading') {
    return (
      <div className={`${styles.headingLine} ends`}>
        <h3>{content}</h3>
        {line.listMissing && (
          <span className="margin-type quiet" lang={words.language}>
            {t('listMissing')}
          </span>
        )}
      </div>
    )
  }
  if (line.role === 'dropped') {
    const pieces = line.runs.flatMap((run) => run.pieces)
    const isLit = pieces.some((piece) => piece.isLit)
    return (
      <div className={`${styles.droppedLine} row-baseline`}>
        <p
          className={`${styles.textDropped} quiet cut`}
          data-whole={isLit}
          title={pieces.map(({ text }) => text).join('')}
        >
          {content}
        </p>
        <span className="margin-type quiet" lang={words.language}>
          {line.reason === null ? '' : words.dropReason(line.reason)}
        </span>
      </div>
    )
  }
  return <p>{content}</p>
}

interface SentenceLinkProps {
  documentId: string
  run: ReadingRun
  sentence: number
  isStop: boolean
  onHighlight: (sentence: number) => void
}

const SentenceLink = memo(function SentenceLink(props: SentenceLinkProps) {
  const { documentId, run, sentence, isStop, onHighlight } = props
  const href = useViewStore((state) =>
    writeView({
      ...state.view,
      reader: { type: 'document', documentId, span: { start: run.start, end: run.end } },
    }),
  )
  const isLit = run.pieces.some((piece) => piece.isLit)
  return (
    <a
      className={styles.sentence}
      href={href}
      data-sentence={sentence}
      data-used={run.isUsed}
      aria-current={isLit ? 'true' : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={(event) => {
        // With a modifier key it acts as an ordinary link.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onHighlight(sentence)
      }}
    >
      <ReadingPieces pieces={run.pieces} />
    </a>
  )
})

/** The pieces of a run: the lit ones in one `mark`, with the words that triggered a rule underlined. */
function ReadingPieces({ pieces }: { pieces: readonly ReadingPiece[] }) {
  const lit = pieces.filter((piece) => piece.isLit)
  const first = lit[0]
  if (!first) return joined(pieces)
  const before = pieces.filter((piece) => piece.end <= first.start)
  const after = pieces.filter((piece) => !piece.isLit && piece.start > first.start)
  return (
    <>
      {joined(before)}
      <mark className={styles.textLit}>
        {lit.map((piece) =>
          piece.isCue ? (
            <span key={piece.start} className="cue">
              {piece.text}
            </span>
          ) : (
            piece.text
          ),
        )}
      </mark>
      {joined(after)}
    </>
  )
}

function joined(pieces: readonly ReadingPiece[]): string {
  return pieces.map((piece) => piece.text).join('')
}

interface Bar {
  sentence: number
  top: number
  height: number
}

/** Positions of the bars, measured from the laid-out text and on each resize. Call where the text is rendered. */
function useMarginBars(textRef: RefObject<HTMLElement | null>, reading: DocumentReading): readonly Bar[] {
  const [bars, setBars] = useState<readonly Bar[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading lays out other sentences.
  useLayoutEffect(() => {
    const text = textRef.current
    if (!text) return
    const measure = () => setBars(measureBars(text))
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(text)
    return () => observer.disconnect()
  }, [textRef, reading.lines])
  return bars
}

/** A bar in the margin beside each used sentence; two on the same line split at its middle. */
function MarginBars({ bars, litSentence }: { bars: readonly Bar[]; litSentence: number | null }) {
  return bars.map(({ sentence, top, height }) => (
    <div
      key={sentence}
      className={`${styles.bar} screen-only`}
      data-lit={sentence === litSentence}
      style={{ top, height }}
    />
  ))
}

/** Gap between adjacent bars, px. */
const GAP = 2

function measureBars(text: HTMLElement): readonly Bar[] {
  const origin = text.getBoundingClientRect().top
  const sentences = [...text.querySelectorAll<HTMLElement>('[data-sentence]')].flatMap((element) => {
    const lines = element.getClientRects()
    const first = lines[0]
    const last = lines[lines.length - 1]
    return first && last ? [{ element, first, last }] : []
  })
  return sentences.flatMap(({ element, first, last }, index): Bar[] => {
    if (element.dataset.used !== 'true') return []
    const before = sentences[index - 1]?.last
    const after = sentences[index + 1]?.first
    const sharesFirst = before !== undefined && Math.abs(before.top - first.top) < 4
    const sharesLast = after !== undefined && Math.abs(after.top - last.top) < 4
    const top = sharesFirst ? (first.top + first.bottom) / 2 + GAP : first.top
    const bottom = sharesLast ? (last.top + last.bottom) / 2 - GAP : last.bottom
    const height = Math.max(4, bottom - top)
    return [{ sentence: Number(element.dataset.sentence), top: top - origin, height }]
  })
}
