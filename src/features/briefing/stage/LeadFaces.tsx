import type { CSSProperties } from 'react'
import { byline } from '#content/byline.ts'
import { FEW_PARTS } from '#domain/talk.ts'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { closingRoom } from './closingRoom.ts'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'
import styles from './LeadFaces.module.css'

export function TitleFace({ briefing, step, content, built, Heading }: FaceProps) {
  const { t } = useTranslation('briefing')
  const words = useWords()
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
      <div className={styles.byline}>
        <p>{byline(briefing, words, (values) => t('by', values))}</p>
        {content.publications.map((name) => (
          <p key={name}>{name}</p>
        ))}
      </div>
    </>
  )
}

/** The title of a part, with its number on the agenda. */
export function SectionFace({ step, content, built, Heading }: FaceProps) {
  return (
    <>
      {content.part > 0 && <p className={styles.part}>{content.part}</p>}
      <FaceTitle step={step} Heading={Heading} />
      <FaceLines step={step} built={built} />
    </>
  )
}

/** Rows from which an agenda has two columns. */
const TWO_COLUMNS_FROM = 7

/** The parts of the talk, with their steps and planned time. */
export function AgendaFace({ step, content: { agenda: parts }, Heading }: FaceProps) {
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <ol
        className={styles.agenda}
        data-columns={parts.length >= TWO_COLUMNS_FROM ? 2 : 1}
        data-few={parts.length <= FEW_PARTS}
      >
        {parts.map(({ id, number, name, time, steps }) => (
          <li key={id} className={styles.row}>
            <span className={styles.number}>{number}</span>
            <span className={styles.name}>{name}</span>
            {steps !== '' && <span className={styles.steps}>{steps}</span>}
            {time !== '' && <span className={styles.minutes}>{time}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** What the talk says in the end, its key numbers, and where to read on. */
export function ClosingFace({ briefing, step, content, built, Heading }: FaceProps) {
  const { t } = useTranslation(['stage', 'briefing'])
  const words = useWords()
  const { publications, keyNumbers: numbers } = content
  const who = byline(briefing, words, (values) => t('briefing:by', values))
  const { shown, size } = closingRoom(content, [t('allSources'), who])
  const more = publications.length - shown
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <div
        className={styles.closing}
        data-alone={step.text.length === 0}
        style={{ '--message': size } as CSSProperties}
      >
        <FaceLines step={step} built={built} />
        {numbers.length > 0 && (
          <div className={styles.numbers}>
            {numbers.map((number) => (
              <StepNumbers key={number.now.text} number={number} look="beside" />
            ))}
          </div>
        )}
      </div>
      <div className={styles.further}>
        <div className={styles.heading}>
          <p>{t('allSources')}</p>
          <p>{who}</p>
        </div>
        <ul className={styles.publications} aria-label={t('allSources')}>
          {publications.slice(0, shown).map((name) => (
            <li key={name}>{name}</li>
          ))}
          {more > 0 && <li>{t('briefing:stage.more', { count: more })}</li>}
        </ul>
      </div>
    </>
  )
}

/** Quotations longer than this, in characters, are set smaller. */
const LONG_FROM = 160
const LONGEST_FROM = 280

/** The sentence that a step quotes, its words of evidence marked, and what the step says about it. */
export function QuoteFace({ step, content, built, Heading }: FaceProps) {
  const { t } = useTranslation('stage')
  const { quotation, number } = content
  if (!quotation) {
    return (
      <>
        <FaceTitle step={step} Heading={Heading} />
        <FaceLines step={step} built={built} />
      </>
    )
  }
  const { text: quoted, language, translation, parts, title, source, target } = quotation
  const said = quoted.length + (translation?.length ?? 0)
  const length = said > LONGEST_FROM ? 'longest' : said > LONG_FROM ? 'long' : 'usual'
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      <figure className={styles.quote} data-length={length}>
        <blockquote lang={language}>
          <button type="button" className={styles.sentence} onClick={() => openReader(target)}>
            {parts.map(({ start, text, isCue }) => (isCue ? <mark key={start}>{text}</mark> : text))}
          </button>
        </blockquote>
        {translation !== null && (
          <p className={styles.translation}>{t('ourTranslation', { text: translation })}</p>
        )}
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
          {number && step.text.length === 0 && <StepNumbers number={number} look="beside" />}
        </div>
      )}
    </>
  )
}
