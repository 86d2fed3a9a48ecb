import { byline, openingOf } from '#content/byline.ts'
import { tiesOfWords } from '#domain/briefing.ts'
import { periodOfDate } from '#domain/period.ts'
import { numberInTalk } from '#domain/talk.ts'
import { hasCode, QrCode } from '#ui/QrCode.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './HandoutCover.module.css'
import { type HandoutModel, idOfStep, isLinkable, SOURCES_ID } from './handoutModel.ts'

interface HandoutCoverProps {
  model: HandoutModel
  /** First pages of the steps and, last, of the sources. */
  pages: readonly number[] | null
}

/** Title, contents with page numbers, and how to open the briefing. */
export function HandoutCover({ model, pages }: HandoutCoverProps) {
  const { t } = useTranslation(['handout', 'briefing', 'export', 'stage'])
  const words = useWords()
  const { briefing, link, steps, version } = model
  const opening = openingOf(briefing)
  const day = words.period(periodOfDate(model.date))
  return (
    <section>
      <p className={styles.kind}>Throughline · {t('kind')}</p>
      <h1 className={styles.title} lang={briefing.language}>
        {briefing.title}
      </h1>
      <p className={styles.by}>{byline(briefing, words, (values) => t('briefing:by', values))}</p>
      {opening && (
        <div className={styles.lead} lang={briefing.language}>
          {opening.text.map((line, at) => (
            <p key={line} data-own={!tiesOfWords(opening)[at + 1]?.length || undefined}>
              {line}
            </p>
          ))}
        </div>
      )}
      <nav className={styles.contents} aria-label={t('contents')}>
        <h2 className={styles.heading}>{t('contents')}</h2>
        <ol>
          {/* The steps have their numbers of the stage, where the title is the first. */}
          {opening && (
            <li value={numberInTalk(briefing.steps, opening)}>
              <span className={styles.entry}>
                <span lang={briefing.language}>{opening.title}</span>
                <PageNumber page={1} />
              </span>
            </li>
          )}
          {steps.map(({ step, number }, index) => (
            <li key={step.id} value={number}>
              <a className={styles.entry} href={`#${idOfStep(number)}`}>
                <span>
                  <span lang={briefing.language}>{step.title}</span>
                  {step.isBackup && ` (${t('stage:backup')})`}
                </span>
                <PageNumber page={pages?.[index] ?? ''} />
              </a>
            </li>
          ))}
        </ol>
        <p className={styles.toSources}>
          <a className={styles.entry} href={`#${SOURCES_ID}`}>
            <span>{t('allSources')}</span>
            <PageNumber page={pages?.at(-1) ?? ''} />
          </a>
        </p>
      </nav>
      <div className={styles.reach}>
        {hasCode(link) && <QrCode className={styles.code} text={link} name={t('code')} />}
        <div>
          <p>{isLinkable(briefing) ? t('scan') : t('scanFirst')}</p>
          <p className={styles.address}>
            <a href={link}>{link}</a>
          </p>
          <p>{words.labelled(t('export:dataVersion'), version)}</p>
          <p>{words.labelled(t('export:exportedOn'), day)}</p>
          <p className={styles.explain}>{t('explain')}</p>
        </div>
      </div>
    </section>
  )
}

function PageNumber({ page }: { page: number | string }) {
  const { t } = useTranslation('handout')
  return (
    <span className={styles.pageNumber}>
      <span className="visually-hidden">{t('page')} </span>
      {page}
    </span>
  )
}
