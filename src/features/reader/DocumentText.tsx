import { memo, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { DocumentReading, ReadingLine, ReadingPiece, ReadingRun } from '#content/readerModel.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { writeView } from '#domain/viewCodec.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DocumentReader.module.css'

interface DocumentTextProps {
  document: SourceDocument
  reading: DocumentReading
  onHighlight: (sentence: number) => void
}

/** The stored text, line by line. Each sentence is a link (a button would not wrap across lines); together one tab stop. */
export function DocumentText({ document, reading, onHighlight }: DocumentTextProps) {
  const textRef = useRef<HTMLDivElement>(null)
  const bars = useMarginBars(textRef, reading)
  const stop = reading.litSentence ?? reading.used[0] ?? 0
  return (
    <div className={styles.scroll}>
      <div className={styles.text} ref={textRef} lang={document.language}>
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
      <div className={styles.headingLine}>
        <h3 className={styles.heading}>{content}</h3>
        {line.listMissing && (
          <span className={styles.aside} lang={words.language}>
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
      <div className={styles.droppedLine}>
        <p className={styles.textDropped} data-whole={isLit} title={pieces.map(({ text }) => text).join('')}>
          {content}
        </p>
        <span className={styles.aside} lang={words.language}>
          {line.reason === null ? '' : words.dropReason(line.reason)}
        </span>
      </div>
    )
  }
  return <p className={styles.paragraph}>{content}</p>
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
            <span key={piece.start} className={styles.cue}>
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
