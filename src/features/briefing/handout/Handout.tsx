import { useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import { byline, openingOf } from '#content/byline.ts'
import { tiesOfWords } from '#domain/briefing.ts'
import { periodOfDate } from '#domain/period.ts'
import { type CarriedPublication, lettered, type Provenance } from '#domain/provenance.ts'
import { numberInTalk } from '#domain/talk.ts'
import { ContentNumbers, ContentTables, Quotation } from '#features/briefing/StepParts.tsx'
import { shortAddress } from '#lib/webAddress.ts'
import { hasCode, QrCode } from '#ui/QrCode.tsx'
import { usePageMargins } from '#ui/usePageMargins.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Handout.module.css'
import {
  allCaveats,
  citedSources,
  evidenceByCitation,
  type HandoutChoices,
  type HandoutModel,
  type HandoutStep,
  handoutMargins,
  idOfStep,
  isLinkable,
  PAGE_OF_COVER,
  PAGE_OF_STEPS,
  SOURCES_ID,
} from './handoutModel.ts'

interface HandoutProps {
  model: HandoutModel
  choices: HandoutChoices
  /** First pages of the steps and, last, of the sources, from 1; null while they are measured. */
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
            choices={step === model.steps.at(-1) ? choicesOfLast(model.steps, choices) : choices}
          />
        ))}
        <HandoutSources model={model} choices={choices} />
      </div>
    </>
  )
}

/** A conclusion before all sources lists no evidence that steps above it list, unless its words have letters that need it. */
function choicesOfLast(steps: readonly HandoutStep[], choices: HandoutChoices): HandoutChoices {
  const last = steps.at(-1)
  if (last?.content.layout !== 'closing' || tiesOfWords(last.step).some((tie) => tie?.length)) return choices
  const listed = new Set(steps.slice(0, -1).flatMap(({ step }) => step.evidence))
  return last.step.evidence.every((id) => listed.has(id)) ? { ...choices, evidence: 'end' } : choices
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
  const hasNumbers = content.number !== null || content.keyNumbers.length > 0
  const code = hasCode(provenance.link) && (
    <QrCode className={`${styles.code} block rigid`} text={provenance.link} name={t('code')} />
  )
  // A code with nothing beside it would leave a band of white: it stands beside the title.
  const isCodeAlone = maps.length === 0 && !quotation && !hasNumbers && step.text.length === 0
  return (
    <section className={choices.map === 'wide' ? styles.step : styles.compact} id={id}>
      <div className={styles.top}>
        {isCodeAlone && code}
        <h2 className={styles.stepTitle}>
          <span className={`${styles.place} soft`}>{number}</span>{' '}
          <a href={provenance.link} lang={language}>
            {step.title}
          </a>
          <SourceLetters letters={letters[0]} />
          {step.isBackup && <small> ({t('shared:forQuestions')})</small>}
        </h2>
        {quotation && <Quotation quotation={quotation} source={isOnPage ? undefined : cited?.citation} />}
        {maps.length > 0 && (
          <div className={`${styles.maps} row`} data-count={maps.length}>
            {maps.map((map) => (
              <figure key={map.heading} className={`${styles.map} grow shrinks`}>
                {map.heading !== null && <p className="foot-4 bold">{map.heading}</p>}
                <div
                  role="img"
                  aria-label={map.description}
                  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing; inside an <img> it could not use our fonts.
                  dangerouslySetInnerHTML={{ __html: map.svg }}
                />
                {map.caption !== '' && (
                  <figcaption className={`${styles.note} breaks`}>{map.caption}</figcaption>
                )}
              </figure>
            ))}
          </div>
        )}
        <div className={`${styles.body} row`}>
          {hasNumbers && (
            <div className={`${styles.number} rigid`}>
              <ContentNumbers {...content} />
            </div>
          )}
          <div className={`${styles.lines} grow stack-top`} lang={language}>
            {step.text.map((line, at) => (
              <p key={line} data-own={(letters[at + 1] ?? '') === '' || undefined}>
                {line}
                <SourceLetters letters={letters[at + 1]} />
              </p>
            ))}
          </div>
          {!isCodeAlone && code}
        </div>
      </div>
      <ContentTables content={content} isPrinted />
      {choices.hasNotes && step.notes !== '' && (
        <div className={styles.said}>
          <h3 className={styles.heading}>{t('shared:notes')}</h3>
          {step.notes.split('\n').map((line) => (
            <p key={line} lang={language}>
              {line}
            </p>
          ))}
        </div>
      )}
      {isOnPage && (
        <div className={styles.below}>
          <h3 className={styles.heading}>{t('shared:evidence')}</h3>
          <Evidence
            provenance={provenance}
            quoted={quotation && { text: quotation.text, name: t('above') }}
            pages={choices.map === 'beside' ? content.outcomePages : []}
          />
          {choices.map === 'wide' && <Carried provenance={provenance} />}
        </div>
      )}
      {isOnPage && choices.map === 'beside' && <ChosenFilters provenance={provenance} />}
      {!isOnPage && (
        <p className={`${styles.note} breaks`}>
          {words.labelled(`${t('shared:evidence')}, ${t('common:sources')}`, t('allSources'))}
        </p>
      )}
      {!hasCode(provenance.link) && (
        <p className={`${styles.note} breaks`}>
          <a href={provenance.link}>{provenance.link}</a>
        </p>
      )}
    </section>
  )
}

interface HandoutCoverProps {
  model: HandoutModel
  /** First pages of the steps and, last, of the sources. */
  pages: readonly number[] | null
}

/** Title, contents with page numbers, and how to open the briefing. */
function HandoutCover({ model, pages }: HandoutCoverProps) {
  const { t } = useTranslation(['handout', 'briefing', 'export', 'stage'])
  const words = useWords()
  const { briefing, link, steps, version } = model
  const opening = openingOf(briefing)
  const day = words.period(periodOfDate(model.date))
  return (
    <section>
      <p className={`${styles.kind} soft`}>Throughline · {t('kind')}</p>
      <h1 className={styles.title} lang={briefing.language}>
        {briefing.title}
      </h1>
      <p className={styles.by}>{byline(briefing, words, (values) => t('briefing:by', values))}</p>
      {opening && (
        <div className={`${styles.lead} stack`} lang={briefing.language}>
          {opening.text.map((line, at) => (
            <p key={line} data-own={!tiesOfWords(opening)[at + 1]?.length || undefined}>
              {line}
            </p>
          ))}
        </div>
      )}
      <nav className={styles.contents} aria-label={t('contents')}>
        <h2 className={styles.coverHeading}>{t('contents')}</h2>
        <ol className="stack">
          {/* The steps have their numbers of the stage, where the title is the first. */}
          {opening && (
            <li value={numberInTalk(briefing.steps, opening)}>
              <span className="to-ends gap-16 row-baseline">
                <span lang={briefing.language}>{opening.title}</span>
                <PageNumber page={1} />
              </span>
            </li>
          )}
          {steps.map(({ step, number }, index) => (
            <li key={step.id} value={number}>
              <a className="to-ends gap-16 row-baseline" href={`#${idOfStep(number)}`}>
                <span>
                  <span lang={briefing.language}>{step.title}</span>
                  {step.isBackup && ` (${t('shared:forQuestions')})`}
                </span>
                <PageNumber page={pages?.[index] ?? ''} />
              </a>
            </li>
          ))}
        </ol>
        <p className={styles.toSources}>
          <a className="to-ends gap-16 row-baseline" href={`#${SOURCES_ID}`}>
            <span>{t('allSources')}</span>
            <PageNumber page={pages?.at(-1) ?? ''} />
          </a>
        </p>
      </nav>
      <div className={`${styles.reach} gap-16 row`}>
        {hasCode(link) && (
          <QrCode className={`${styles.coverCode} block rigid`} text={link} name={t('code')} />
        )}
        <div className="gap-4 stack-top">
          <p>{isLinkable(briefing) ? t('scan') : t('scanFirst')}</p>
          <p className="breaks">
            <a href={link}>{link}</a>
          </p>
          <p>{words.labelled(t('shared:version'), version)}</p>
          <p>{words.labelled(t('export:exportedOn'), day)}</p>
          <p className="below-8 soft">{t('explain')}</p>
        </div>
      </div>
    </section>
  )
}

function PageNumber({ page }: { page: number | string }) {
  const { t } = useTranslation('handout')
  return (
    <span className="rigid">
      <span className="visually-hidden">{t('page')} </span>
      {page}
    </span>
  )
}

interface HandoutSourcesProps {
  model: HandoutModel
  choices: HandoutChoices
}

/** All publications and caveats, and the evidence of each step where it is not on the step's page. */
function HandoutSources({ model: { briefing, steps }, choices }: HandoutSourcesProps) {
  const { t } = useTranslation(['handout', 'export'])
  const words = useWords()
  return (
    <section className={styles.step} id={SOURCES_ID}>
      <h2 className={styles.stepTitle}>{t('allSources')}</h2>
      <ol className={styles.citations}>
        {citedSources(steps).map(({ citation, address, numbers }) => (
          <li key={citation}>
            {citation}
            {address !== null && (
              <>
                {'. '}
                <a href={address}>{shortAddress(address)}</a>
              </>
            )}{' '}
            <span className="soft">
              {t('usedIn', { count: numbers.length, numbers: numbers.map(words.number).join(', ') })}
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.whole}>
        <h3 className={styles.heading}>{t('shared:caveats')}</h3>
        <ul className={styles.list}>
          {allCaveats(steps).map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      </div>
      {choices.evidence === 'end' && (
        <>
          <h3 className={styles.heading}>{t('byStep')}</h3>
          <div className={styles.below}>
            {steps.map(({ step, number, provenance }) => (
              <div key={step.id} className={styles.whole}>
                <h4 className={styles.heading}>
                  {number} <span lang={briefing.language}>{step.title}</span>
                </h4>
                <Evidence provenance={lettered(provenance, tiesOfWords(step)).provenance} />
                <ChosenFilters provenance={provenance} />
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  )
}

/**
 * The evidence of a step by publication, each piece a link to it in the app, and other pages that it shows. The sentence that
 * stands above it goes by `name`.
 */
function Evidence({
  provenance,
  quoted = null,
  pages = [],
}: {
  provenance: Provenance
  quoted?: { text: string; name: string } | null
  pages?: readonly CarriedPublication[]
}) {
  const words = useWords()
  const named = provenance.evidence.map((piece) =>
    quoted && piece.quote?.text === quoted.text ? { ...piece, name: quoted.name } : piece,
  )
  return (
    <ul className={styles.list}>
      {evidenceByCitation(named).map(({ citation, link, pieces }) => (
        <li key={citation}>
          {provenance.letters?.[citation] && <b>{provenance.letters[citation]} </b>}
          {link === null ? (
            citation
          ) : (
            <a className={styles.cited} href={link}>
              {citation}
            </a>
          )}
          {pieces.map((piece, index) => (
            <span key={piece.link}>
              {index === 0 ? words.labelled('', '') : words.semicolon}
              <a className={styles.cited} href={piece.link}>
                {piece.name}
              </a>
            </span>
          ))}
        </li>
      ))}
      {pages.map(({ citation, page }) => (
        <li key={citation}>
          <a className={styles.cited} href={page ?? undefined}>
            {citation}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The filters of a step; without any nothing is left out, and nothing is said. */
function ChosenFilters({ provenance: { filters } }: { provenance: Provenance }) {
  const { t } = useTranslation('export')
  const words = useWords()
  if (filters === t('noFilters')) return null
  return <p className={`${styles.note} breaks`}>{words.labelled(t('common:filters'), filters)}</p>
}

/** Filters and caveats of a step, and the sources that its evidence does not name, such as those of the map. */
function Carried({ provenance }: { provenance: Provenance }) {
  const { citations, caveats, evidence } = provenance
  const { t } = useTranslation('export')
  const further = citations.filter((name) => evidence.every(({ citation }) => citation !== name))
  return (
    <>
      {further.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('common:sources')}</h3>
          <ul className={styles.list}>
            {further.map((citation) => (
              <li key={citation}>{citation}</li>
            ))}
          </ul>
        </>
      )}
      <ChosenFilters provenance={provenance} />
      {caveats.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('shared:caveats')}</h3>
          <ul className={styles.list}>
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
