import type { StepSource } from '#content/stepSources.ts'
import { type Briefing, type BriefingStep, isSaid, tiesOfWords } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import { SourceButton, useStepSources } from '#features/briefing/SourceButton.tsx'
import { useStepContents } from '#parts/useStepContents.ts'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Rows } from '#ui/Rows.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useWords } from '#words/words.ts'
import styles from './Presenter.module.css'

/** The sources of the step. Each opens in the Reader of this window; the room sees one only when the speaker shows it. */
export function PresenterSources({ briefing, step }: { briefing: Briefing; step: BriefingStep }) {
  const { t } = useInterfaceTranslation('presenter')
  const words = useWords()
  const isRehearsal = useTalkStore(({ talk }) => talk?.isRehearsal ?? false)
  const { sources, outcomePages } = useStepContents().contentOf(step, briefing)
  const { nameOf, detailOf } = useStepSources(step)
  const titleOf = (source: StepSource) => {
    switch (source.kind) {
      case 'quote':
        return <q lang={source.document.language}>{source.quote}</q>
      case 'record':
        return words.recordTitle(source.record)
      case 'cells':
      case 'incident':
        return words.localized(source.source.title)
      case 'row':
        return source.row.table.title
    }
  }
  return (
    <section className="shrinks gap-8 stack-top" aria-label={t('standsOn')}>
      <header className="apart-16 ends">
        <h2 className="body-type">{t('standsOn')}</h2>
        <span className="small quiet">{t('items', { count: sources.length + outcomePages.length })}</span>
      </header>
      <Rows>
        {sources.map((source) => (
          <li key={writeReader(source.target)} className={`${styles.source} stack`}>
            <Icon name={SIGNS[source.kind]} />
            <div>
              <SourceButton source={source} name={nameOf(source)}>
                {titleOf(source)}
              </SourceButton>
              <p className="small quiet">{detailOf(source)}</p>
            </div>
            {!isRehearsal && <ShowButton link={writeReader(source.target)} name={nameOf(source)} />}
          </li>
        ))}
        {outcomePages.map(({ citation, page }) => (
          <li key={citation} className={`${styles.source} stack`}>
            <Icon name="document" />
            <a href={page ?? undefined} target="_blank" rel="noreferrer">
              {citation}
            </a>
          </li>
        ))}
      </Rows>
    </section>
  )
}

/** The title and lines that no evidence is tied to: the speaker answers for them. */
export function OwnWords({ step }: { step: BriefingStep }) {
  const { t } = useInterfaceTranslation('presenter')
  const ties = tiesOfWords(step)
  const own = isSaid(step) ? [step.title, ...step.text].filter((_, line) => !ties[line]?.length) : []
  if (own.length === 0) return null
  return (
    <section className="shrinks gap-8 stack-top" aria-label={t('ownWords')}>
      <h2 className="body-type">{t('ownWords')}</h2>
      <ul className={`${styles.then} soft stack`} data-own={true}>
        {own.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

const SIGNS = {
  quote: 'quote',
  record: 'document',
  cells: 'table',
  incident: 'table',
  row: 'table',
} as const

/** Puts one piece of evidence on the stage, or takes it off. */
function ShowButton({ link, name }: { link: string; name: string }) {
  const { t } = useInterfaceTranslation('presenter')
  const isShown = useTalkStore(({ talk }) => talk?.shown === link)
  const label = t(isShown ? 'shown.hide' : 'shown.show')
  return (
    <Button
      look="text"
      aria-pressed={isShown}
      aria-label={t('shown.of', { label, name })}
      onClick={() => changeTalk({ shown: isShown ? null : link })}
    >
      {label}
    </Button>
  )
}
