import { phrasesOf, quoteParts } from '#content/evidenceGroups.ts'
import { citationAt } from '#domain/citation.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { useDataset } from '#state/datasets.ts'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'
import styles from './QuoteFace.module.css'

/** Quotations longer than this, in characters, are set smaller. */
const LONG_FROM = 160
const LONGEST_FROM = 300

/** The exact sentence of the first document cited, its words of evidence marked, and what the step says about it. */
export function QuoteFace({ step, built, Heading }: FaceProps) {
  const { t } = useTranslation('stage')
  const words = useWords()
  const { sources } = useStepSources(step)
  const claims = useDataset('claims').data?.claims
  const source = sources.find(({ kind }) => kind === 'quote')
  if (source?.kind !== 'quote') {
    return (
      <>
        <FaceTitle step={step} Heading={Heading} />
        <FaceLines step={step} built={built} />
      </>
    )
  }
  const { document, quote, target } = source
  const span = target.type === 'document' ? target.span : null
  const citation = span && citationAt(document.id, document.text, span.start, span.end)
  const cues = (claims ?? [])
    .filter(
      (claim) =>
        citation && claim.citation.documentId === document.id && claim.citation.start === citation.start,
    )
    .flatMap((claim) => claim.cues)
  const parts = citation
    ? quoteParts(citation, phrasesOf(cues, citation))
    : [{ start: 0, text: quote, isCue: false }]
  const length = quote.length > LONGEST_FROM ? 'longest' : quote.length > LONG_FROM ? 'long' : 'usual'
  const publisher = document.publisher === null ? '' : words.publisherName(document.publisher)
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <figure className={styles.quote} data-length={length}>
        <blockquote lang={document.language}>
          <button type="button" className={styles.sentence} onClick={() => openReader(target)}>
            {parts.map(({ start, text, isCue }) => (isCue ? <mark key={start}>{text}</mark> : text))}
          </button>
        </blockquote>
        <figcaption className={styles.source}>
          <cite className={styles.document} lang={document.language}>
            {shortTitle(document.title)}
          </cite>
          <span>
            {document.date
              ? t('document', { publisher, date: words.period(document.date) })
              : t('undated', { publisher })}
          </span>
        </figcaption>
      </figure>
      {(step.text.length > 0 || step.number) && (
        <div className={styles.beside}>
          <FaceLines step={step} built={built} />
          {step.number && step.text.length === 0 && <StepNumbers number={step.number} look="beside" />}
        </div>
      )}
    </>
  )
}

/** Titles longer than this are cut at their colon, characters. */
const TITLE_LENGTH = 64

function shortTitle(title: string): string {
  const [head = title] = title.split(': ')
  return title.length > TITLE_LENGTH ? head : title
}
