import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { DocumentReading, Span } from '#state/selectors/readerModel.ts'
import styles from './DocumentRuler.module.css'

interface DocumentRulerProps {
  document: SourceDocument
  reading: DocumentReading
  span: Span | null
}

/** Height of the ruler's own units. */
const UNITS = 1000

/** Where in the document the used sentences, the dropped lines and the lit span stand: a picture of the counts. */
export function DocumentRuler({ document, reading, span }: DocumentRulerProps) {
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
