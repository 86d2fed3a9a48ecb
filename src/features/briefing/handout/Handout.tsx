import { useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import { tiesOfWords } from '#domain/briefing.ts'
import { periodOfDate } from '#domain/period.ts'
import { lettered } from '#domain/provenance.ts'
import { ContentNumbers, ContentTables, Quotation } from '#features/briefing/StepParts.tsx'
import { hasCode, QrCode } from '#ui/QrCode.tsx'
import { usePageMargins } from '#ui/usePageMargins.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Handout.module.css'
import { HandoutCover } from './HandoutCover.tsx'
import { Carried, ChosenFilters, Evidence, HandoutSources } from './HandoutSources.tsx'
import {
  type HandoutChoices,
  type HandoutModel,
  type HandoutStep,
  handoutMargins,
  idOfStep,
  PAGE_OF_COVER,
  PAGE_OF_STEPS,
} from './handoutModel.ts'

interface HandoutProps {
  model: HandoutModel
  choices: HandoutChoices
  /** First pages of the steps and of the sources, from 1; null while they are measured. */
  pages: readonly number[] | null
}

/**
 * The printed briefing: a cover, its steps, and all sources. Mounted only while printing, in a portal
 * beside the app, which the print styles hide.
 */
export function Handout(props: HandoutProps) {
  const { model } = props
  const { t } = useTranslation('map')
  const words = useWords()
  const foot = t('printed', { version: model.version, day: words.period(periodOfDate(model.date)) })
  usePageMargins(handoutMargins(model.briefing, foot))
  // Browsers suggest the title as the PDF's file name.
  useLayoutEffect(() => {
    const before = document.title
    document.title = model.briefing.title
    return () => {
      document.title = before
    }
  }, [model])
  return createPortal(
    <main className={styles.handout} lang={model.briefing.language} data-handout>
      <HandoutParts {...props} />
    </main>,
    document.body,
  )
}

/** The parts of a handout: the cover on a page of its own, then the steps and all sources, one after the other. */
export function HandoutParts({ model, choices, pages }: HandoutProps) {
  return (
    <>
      <div className={styles.sheet} style={{ page: PAGE_OF_COVER }}>
        <HandoutCover model={model} pages={pages} />
      </div>
      <div className={styles.sheet} style={{ page: PAGE_OF_STEPS }}>
        {model.steps.map((step) => (
          <HandoutStepPage
            key={step.step.id}
            id={idOfStep(step.number)}
            step={step}
            language={model.briefing.language}
            choices={choices}
          />
        ))}
        <HandoutSources model={model} choices={choices} />
      </div>
    </>
  )
}

interface HandoutStepPageProps {
  id: string
  step: HandoutStep
  /** The briefing's language, which may differ from the reader's. */
  language: string
  choices: HandoutChoices
}

/** The letters of the sources to which words are tied; the author's words have none. */
function SourceLetters({ letters = '' }: { letters: string | undefined }) {
  return letters === '' ? null : <sup className={styles.letter}>{letters}</sup>
}

/** A step: map, text, chart, notes and evidence. */
export function HandoutStepPage({ id, step: printed, language, choices }: HandoutStepPageProps) {
  const isOnPage = choices.evidence === 'page'
  const { t } = useTranslation(['handout', 'export', 'stage'])
  const words = useWords()
  const { step, number, maps, content } = printed
  const { provenance, letters } = lettered(printed.provenance, tiesOfWords(step))
  const { quotation } = content
  const cited = provenance.evidence.find(({ quote }) => quote !== undefined)
  return (
    <section className={choices.map === 'beside' ? styles.compact : styles.step} id={id}>
      <div className={styles.top}>
        <h2 className={styles.stepTitle}>
          <span className={styles.place}>{number}</span>{' '}
          <a href={provenance.link} lang={language}>
            {step.title}
          </a>
          <SourceLetters letters={letters[0]} />
          {step.isBackup && <small> ({t('stage:backup')})</small>}
        </h2>
        {quotation && <Quotation quotation={quotation} source={cited?.citation} />}
        {maps.length > 0 && (
          <div className={styles.maps} data-count={maps.length}>
            {maps.map((map) => (
              <figure key={map.heading} className={styles.map}>
                {map.heading !== null && <p className={styles.period}>{map.heading}</p>}
                <div
                  role="img"
                  aria-label={map.description}
                  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing; inside an <img> it could not use our fonts.
                  dangerouslySetInnerHTML={{ __html: map.svg }}
                />
                {map.leftOut.length > 0 && (
                  <figcaption className={styles.small}>{map.leftOut.join('. ')}</figcaption>
                )}
              </figure>
            ))}
          </div>
        )}
        <div className={styles.body}>
          {(content.number || content.keyNumbers.length > 0) && (
            <div className={styles.number}>
              <ContentNumbers {...content} />
            </div>
          )}
          <div className={styles.lines} lang={language}>
            {step.text.map((line, at) => (
              <p key={line} data-own={(letters[at + 1] ?? '') === '' || undefined}>
                {line}
                <SourceLetters letters={letters[at + 1]} />
              </p>
            ))}
          </div>
          {hasCode(provenance.link) && (
            <QrCode className={styles.code} text={provenance.link} name={t('code')} />
          )}
        </div>
      </div>
      <ContentTables content={content} isPrinted />
      {choices.hasNotes && step.notes !== '' && (
        <div className={styles.said}>
          <h3 className={styles.heading}>{t('notes')}</h3>
          {step.notes.split('\n').map((line) => (
            <p key={line} lang={language}>
              {line}
            </p>
          ))}
        </div>
      )}
      {isOnPage && (
        <div className={styles.below}>
          <h3 className={styles.heading}>{t('export:evidence')}</h3>
          <Evidence provenance={provenance} pages={choices.map === 'beside' ? content.outcomePages : []} />
          {choices.map === 'wide' && <Carried provenance={provenance} />}
        </div>
      )}
      {isOnPage && choices.map === 'beside' && <ChosenFilters provenance={provenance} />}
      {!isOnPage && (
        <p className={styles.small}>
          {words.labelled(`${t('export:evidence')}, ${t('export:sources')}`, t('allSources'))}
        </p>
      )}
      {!hasCode(provenance.link) && (
        <p className={styles.small}>
          <a href={provenance.link}>{provenance.link}</a>
        </p>
      )}
    </section>
  )
}
