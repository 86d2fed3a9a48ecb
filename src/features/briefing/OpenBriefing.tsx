import type { ReactNode } from 'react'
import { byline } from '#content/byline.ts'
import type { StepContent } from '#content/stepContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { copyOfBriefing, type DraftBriefing } from '#domain/draftBriefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import { numberInTalk } from '#domain/talk.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { TalkFrame } from '#parts/StepMaps.tsx'
import { useStepContents } from '#parts/useStepContents.ts'
import { noteUse, openEditor } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { startRehearsal, startTalk } from '#state/talkStore.ts'
import { setKioskRunning, showStep, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { InInterface, useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'
import { OwnTools } from './OwnTools.tsx'
import { SourceButton, useStepSources } from './SourceButton.tsx'
import { ContentNumbers, ContentTables, Quotation } from './StepParts.tsx'
import { GivenOn } from './since/GivenOn.tsx'
import { TakeAlong } from './TakeAlong.tsx'

interface OpenBriefingProps {
  briefing: Briefing
  /** The reader's own, of which this shows the valid steps; undefined for a published one. */
  draft: DraftBriefing | undefined
  /** What is withheld of it. */
  children: ReactNode
}

/** The briefing that is open: what can be done with it, and its steps. */
export function OpenBriefing(props: OpenBriefingProps) {
  return (
    <TalkFrame language={props.briefing.language}>
      <OpenTalk {...props} />
    </TalkFrame>
  )
}

function OpenTalk({ briefing: open, draft, children }: OpenBriefingProps) {
  const { t } = useInterfaceTranslation(['briefing', 'ownBriefings', 'presenter', 'common'])
  const { t: talkT } = useTranslation('briefing')
  const words = useWords()
  const { contentOf } = useStepContents()
  const first = open.steps[0]
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title} lang={open.language}>
          {open.title}
        </h2>
        <p className={styles.caption} lang={open.language}>
          {byline(open, words, (values) => talkT('by', values))}
        </p>
        <GivenOn id={open.id} />
        {first && (
          <div className="in-row">
            <Button look="main" onClick={() => startTalk(open.id, first)}>
              {t('common:present')}
            </Button>
            <Button onClick={() => startTalk(open.id, first, true)}>{t('presenter:presentWith')}</Button>
            <Button onClick={() => startRehearsal({ briefing: open.id, step: first.id })}>
              {t('presenter:rehearsal.start')}
            </Button>
            <Button onClick={() => runKiosk(open, first)}>{t('presenter:runKiosk')}</Button>
          </div>
        )}
        <div className="in-row">
          <TakeAlong key={open.id} briefing={open} draft={draft} />
          {draft ? (
            <OwnTools draft={draft} />
          ) : (
            <Button onClick={() => copyToEdit(open, t('ownBriefings:list.copyTitle', { title: open.title }))}>
              {t('ownBriefings:list.copyToEdit')}
            </Button>
          )}
        </div>
        <InInterface>{children}</InInterface>
      </header>
      <ol className={styles.steps}>
        {open.steps.map((step) => (
          <Step
            key={step.id}
            briefing={open}
            step={step}
            content={contentOf(step, open)}
            number={numberInTalk(open.steps, step)}
          />
        ))}
      </ol>
    </>
  )
}

interface StepProps {
  briefing: Briefing
  step: BriefingStep
  content: StepContent
  number: number
}

function Step({ briefing: open, step, content, number }: StepProps) {
  const { t, i18n } = useInterfaceTranslation(['briefing', 'common'])
  const language = useViewStore((state) => state.view.language)
  const view = writeView({ ...viewOfStep(step), language, step: { briefing: open.id, step: step.id } })
  return (
    <li className={styles.step} lang={open.language}>
      <span className={styles.mark} aria-hidden="true">
        {number}
      </span>
      <div className={styles.words}>
        <div>
          <h3 className={styles.stepTitle}>{step.title}</h3>
          {step.text.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {content.quotation && <Quotation quotation={content.quotation} />}
        <ContentNumbers {...content} />
        <ContentTables content={content} />
        <StepSources step={step} sources={content.sources} />
        {step.notes !== '' && (
          <details className={styles.fold}>
            <summary lang={i18n.language}>{t('notes')}</summary>
            <p>{step.notes}</p>
          </details>
        )}
        <p className={`${styles.actions} screen-only`} lang={i18n.language}>
          <a href={view} aria-label={t('openViewOf', { number, title: step.title })}>
            {t('openView')}
          </a>
          <Button
            look="text"
            aria-label={t('presentStep', { number, title: step.title })}
            onClick={() => startTalk(open.id, step)}
          >
            {t('common:present')}
          </Button>
        </p>
      </div>
    </li>
  )
}

function runKiosk(open: Briefing, step: BriefingStep): void {
  showStep({ briefing: open.id, step: step.id }, viewOfStep(step), 'push')
  setKioskRunning(true)
}

function copyToEdit(open: Briefing, title: string): void {
  const copy = copyOfBriefing(open, own.newId(), title)
  own.put(copy)
  noteUse(copy.id)
  openEditor(copy.id)
}

/** All evidence of a step as a list; each item opens in the Reader. */
function StepSources({ step, sources }: { step: BriefingStep; sources: StepContent['sources'] }) {
  const { t, i18n } = useInterfaceTranslation('briefing')
  const { nameOf, ownNoteOf } = useStepSources(step)
  return (
    <details className={styles.fold}>
      <summary lang={i18n.language}>
        {t('sources')} ({sources.length})
      </summary>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={writeReader(source.target)}>
            <SourceButton source={source} name={nameOf(source)}>
              {source.kind === 'quote' ? (
                <>
                  <q lang={source.document.language}>{source.quote}</q> ({source.document.title}){' '}
                  {ownNoteOf(source)}
                </>
              ) : (
                nameOf(source)
              )}
            </SourceButton>
          </li>
        ))}
      </ul>
    </details>
  )
}
