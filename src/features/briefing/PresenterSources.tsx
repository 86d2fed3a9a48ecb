import { useTranslation } from 'react-i18next'
import type { BriefingStep } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { StepSource } from '#state/selectors/stepSources.ts'
import { Icon } from '#ui/Icon.tsx'
import { useWords } from '#words/words.ts'
import styles from './Presenter.module.css'
import { SourceButton } from './SourceButton.tsx'
import { useStepSources } from './useStepSources.ts'

/** What the step stands on, a line each; each opens in the Reader, over the speaker's window only. */
export function PresenterSources({ step }: { step: BriefingStep }) {
  const { t } = useTranslation('presenter')
  const words = useWords()
  const { sources, nameOf, publicationOf } = useStepSources(step)
  const titleOf = (source: StepSource) => {
    switch (source.kind) {
      case 'quote':
        return <q lang={source.document.language}>{source.quote}</q>
      case 'record':
        return words.recordTitle(source.record)
      case 'cells':
        return words.localized(source.source.title)
    }
  }
  const routesOf = ({ query }: Extract<StepSource, { kind: 'cells' }>) =>
    (query.where.route ?? []).map((id) => words.routeShort(id))
  return (
    <section className={styles.part} aria-label={t('standsOn')}>
      <header className={styles.row}>
        <h2 className={styles.caption}>{t('standsOn')}</h2>
        <span className={styles.faint}>{t('items', { count: sources.length })}</span>
      </header>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={writeReader(source.target)} className={styles.source}>
            <Icon name={SIGNS[source.kind]} />
            <div>
              <SourceButton source={source} name={nameOf(source)}>
                {titleOf(source)}
              </SourceButton>
              <p className={styles.faint}>
                {source.kind === 'cells'
                  ? [source.source.publisher, words.spans(source.query.spans), ...routesOf(source)].join(', ')
                  : publicationOf(source)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const SIGNS = { quote: 'quote', record: 'document', cells: 'table' } as const
