import { useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { QrCode } from '#ui/QrCode.tsx'
import { hasCode } from '#ui/qrDrawing.ts'
import { usePageMargins } from '#ui/usePageMargins.ts'
import { useWords } from '#words/words.ts'
import styles from './Handout.module.css'
import { HandoutStepPage } from './HandoutStepPage.tsx'
import { handoutMargins, PAGE_OF_REST } from './handoutMargins.ts'
import { allCaveats, citedSources, type HandoutModel, isLinkable } from './handoutModel.ts'

const idOfStep = (number: number) => `handout-step-${number}`
const SOURCES_ID = 'handout-sources'

/**
 * The briefing on paper, in the place of the page: a first page, one for each step, which may go on to a second, and all sources. It is
 * there only while it is printed, and stands outside of the page, which is hidden then.
 */
export function Handout({ model }: { model: HandoutModel }) {
  const { t } = useTranslation(['handout', 'export'])
  const words = useWords()
  const day = words.period({ start: model.date, end: model.date, precision: 'day' })
  const foot = `${t('export:dataVersion')} ${model.version} · ${t('export:exportedOn')} ${day}`
  const count = model.steps.length
  usePageMargins(handoutMargins(model, { foot, stepOf: (number) => t('stepOf', { number, count }) }))
  // The browser proposes it as the name of the file.
  useLayoutEffect(() => {
    const before = document.title
    document.title = model.briefing.title
    return () => {
      document.title = before
    }
  }, [model])
  return createPortal(
    <main className={styles.handout} data-handout>
      <Cover model={model} day={day} />
      {model.steps.map((step) => (
        <HandoutStepPage
          key={step.step.id}
          id={idOfStep(step.number)}
          step={step}
          language={model.briefing.language}
        />
      ))}
      <Sources model={model} />
    </main>,
    document.body,
  )
}

function Cover({ model, day }: { model: HandoutModel; day: string }) {
  const { t } = useTranslation(['handout', 'briefing', 'export'])
  const words = useWords()
  const { briefing, link, steps, version } = model
  const written = words.period({ start: briefing.date, end: briefing.date, precision: 'day' })
  return (
    <section className={styles.cover} style={{ page: PAGE_OF_REST }}>
      <p className={styles.kind}>Throughline · {t('kind')}</p>
      <h1 className={styles.title} lang={briefing.language}>
        {briefing.title}
      </h1>
      <p className={styles.by}>{t('briefing:by', { author: briefing.author, date: written })}</p>
      <nav className={styles.contents} aria-label={t('contents')}>
        <h2 className={styles.heading}>{t('contents')}</h2>
        <ol>
          {steps.map(({ step, number }) => (
            <li key={step.id} value={number}>
              <a href={`#${idOfStep(number)}`} lang={briefing.language}>
                {step.title}
              </a>
            </li>
          ))}
        </ol>
        <p className={styles.toSources}>
          <a href={`#${SOURCES_ID}`}>{t('allSources')}</a>
        </p>
      </nav>
      <div className={styles.reach}>
        {hasCode(link) && <QrCode className={styles.largeCode} text={link} name={t('code')} />}
        <div>
          <p>{isLinkable(briefing) ? t('scan') : t('scanFirst')}</p>
          <p className={styles.address}>
            <a href={link}>{link}</a>
          </p>
          <p>
            {t('export:dataVersion')}: {version}
          </p>
          <p>
            {t('export:exportedOn')}: {day}
          </p>
          <p className={styles.explain}>{t('explain')}</p>
        </div>
      </div>
    </section>
  )
}

function Sources({ model: { steps } }: { model: HandoutModel }) {
  const { t } = useTranslation(['handout', 'export'])
  const words = useWords()
  return (
    <section className={styles.rest} id={SOURCES_ID} style={{ page: PAGE_OF_REST }}>
      <h2 className={styles.stepTitle}>{t('allSources')}</h2>
      <ol className={styles.citations}>
        {citedSources(steps).map(({ citation, numbers }) => (
          <li key={citation}>
            {citation}{' '}
            <span className={styles.used}>
              {t('usedIn', { count: numbers.length, numbers: numbers.map(words.number).join(', ') })}
            </span>
          </li>
        ))}
      </ol>
      <h3 className={styles.heading}>{t('export:caveats')}</h3>
      <ul className={styles.list}>
        {allCaveats(steps).map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </section>
  )
}
