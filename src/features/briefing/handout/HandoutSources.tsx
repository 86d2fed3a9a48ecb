import { tiesOfWords } from '#domain/briefing.ts'
import { type CarriedPublication, lettered, type Provenance } from '#domain/provenance.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Handout.module.css'
import {
  allCaveats,
  citedSources,
  evidenceByCitation,
  type HandoutChoices,
  type HandoutModel,
  SOURCES_ID,
} from './handoutModel.ts'

interface HandoutSourcesProps {
  model: HandoutModel
  choices: HandoutChoices
}

/** All publications and caveats, and the evidence of each step where it is not on the step's page. */
export function HandoutSources({ model: { briefing, steps }, choices }: HandoutSourcesProps) {
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
                <a className={styles.address} href={address}>
                  {address}
                </a>
              </>
            )}{' '}
            <span className="soft">
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
      {choices.evidence === 'end' && (
        <>
          <h3 className={styles.heading}>{t('byStep')}</h3>
          <div className={styles.below}>
            {steps.map(({ step, number, provenance }) => (
              <div key={step.id} className={styles.byStep}>
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

/** The evidence of a step by publication, each piece a link to it in the app, and other pages that it shows. */
export function Evidence({
  provenance,
  pages = [],
}: {
  provenance: Provenance
  pages?: readonly CarriedPublication[]
}) {
  const words = useWords()
  return (
    <ul className={styles.list}>
      {evidenceByCitation(provenance.evidence).map(({ citation, link, pieces }) => (
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
export function ChosenFilters({ provenance: { filters } }: { provenance: Provenance }) {
  const { t } = useTranslation('export')
  const words = useWords()
  if (filters === t('noFilters')) return null
  return <p className={styles.small}>{words.labelled(t('filters'), filters)}</p>
}

/** Filters and caveats of a step, and the sources that its evidence does not name, such as those of the map. */
export function Carried({ provenance }: { provenance: Provenance }) {
  const { citations, caveats, evidence } = provenance
  const { t } = useTranslation('export')
  const further = citations.filter((name) => evidence.every(({ citation }) => citation !== name))
  return (
    <>
      {further.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('sources')}</h3>
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
          <h3 className={styles.heading}>{t('caveats')}</h3>
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
