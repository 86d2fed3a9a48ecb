import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { writeView } from '#domain/viewCodec.ts'
import type { DocumentReading, ReadingLine, ReadingRun } from '#state/selectors/readerModel.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import styles from './DocumentText.module.css'
import { MarginBars, useMarginBars } from './MarginBars.tsx'
import { ReadingPieces } from './ReadingPieces.tsx'

interface DocumentTextProps {
  document: SourceDocument
  reading: DocumentReading
  onLight: (sentence: number) => void
}

/**
 * The stored text, unchanged, line by line. Each sentence is a link to itself (a button would not break over
 * lines); together they are one stop of the Tab key.
 */
export function DocumentText({ document, reading, onLight }: DocumentTextProps) {
  const textRef = useRef<HTMLDivElement>(null)
  const bars = useMarginBars(textRef, reading)
  const stop = reading.litSentence ?? reading.used[0] ?? 0
  return (
    <div className={styles.scroll}>
      <div className={styles.text} ref={textRef} lang={document.language}>
        <MarginBars bars={bars} litSentence={reading.litSentence} />
        {reading.lines.map((line) => (
          <Line key={line.index} documentId={document.id} line={line} stop={stop} onLight={onLight} />
        ))}
      </div>
    </div>
  )
}

interface LineProps {
  documentId: string
  line: ReadingLine
  /** The sentence that the Tab key stops at. */
  stop: number
  onLight: (sentence: number) => void
}

function Line({ documentId, line, stop, onLight }: LineProps) {
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
        onLight={onLight}
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
        <p className={styles.dropped} data-whole={isLit} title={pieces.map(({ text }) => text).join('')}>
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
  onLight: (sentence: number) => void
}

const SentenceLink = memo(function SentenceLink(props: SentenceLinkProps) {
  const { documentId, run, sentence, isStop, onLight } = props
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
        // With a modifier it is a link as any other: it opens beside.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onLight(sentence)
      }}
    >
      <ReadingPieces pieces={run.pieces} />
    </a>
  )
})
