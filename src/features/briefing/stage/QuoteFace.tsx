import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { openReader } from '#state/viewStore.ts'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'
import styles from './QuoteFace.module.css'

/** Quotations longer than this, in characters, are set smaller. */
const LONG_FROM = 160
const LONGEST_FROM = 300

/** The sentence that a step quotes, its words of evidence marked, and what the step says about it. */
export function QuoteFace({ step, content, built, Heading }: FaceProps) {
  const { quotation, number } = content
  if (!quotation) {
    return (
      <>
        <FaceTitle step={step} Heading={Heading} />
        <FaceLines step={step} built={built} />
      </>
    )
  }
  const { text: quoted, language, parts, title, source, target } = quotation
  const length = quoted.length > LONGEST_FROM ? 'longest' : quoted.length > LONG_FROM ? 'long' : 'usual'
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <figure className={styles.quote} data-length={length}>
        <blockquote lang={language}>
          <button type="button" className={styles.sentence} onClick={() => openReader(target)}>
            {parts.map(({ start, text, isCue }) => (isCue ? <mark key={start}>{text}</mark> : text))}
          </button>
        </blockquote>
        <figcaption className={styles.source}>
          <cite className={styles.document} lang={language}>
            {title}
          </cite>
          <span>{source}</span>
        </figcaption>
      </figure>
      {(step.text.length > 0 || number) && (
        <div className={styles.beside}>
          <FaceLines step={step} built={built} />
          {number && <StepNumbers number={number} look="beside" />}
        </div>
      )}
    </>
  )
}
