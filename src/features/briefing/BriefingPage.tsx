import { type ReactNode, useEffect, useRef, useState } from 'react'
import { byline } from '#content/byline.ts'
import type { StepContent } from '#content/stepContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { copyOfBriefing, type DraftBriefing, isOwnId } from '#domain/draftBriefing.ts'
import { citesKeptText } from '#domain/own/excerpt.ts'
import { writeReader } from '#domain/readerLink.ts'
import { numberInTalk } from '#domain/talk.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { TalkFrame, useStepContents } from '#parts/StepMaps.tsx'
import { noteUse, openEditor, useEditorStore } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { startRehearsal, startTalk } from '#state/talkStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { replaceStep, setKioskRunning, showStep, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, FaultBoundary, partCode, useOptionalCode } from '#ui/CodePart.tsx'
import { NARROW, useMediaQuery } from '#ui/useMediaQuery.ts'
import { InInterface, useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'
import {
  BriefingList,
  DeletedNotice,
  OwnList,
  OwnTools,
  UnshownBriefing,
  WithheldSteps,
} from './OwnTools.tsx'
import { SourceButton, useStepSources } from './SourceButton.tsx'
import { ContentNumbers, ContentTables, Quotation } from './StepParts.tsx'
import { GivenOn } from './since/GivenOn.tsx'
import { TakeAlong } from './TakeAlong.tsx'

const HIDDEN = lazyImport(() => import('./HiddenDecisions.tsx'))
const SINCE = partCode(() => import('./since/SincePage.tsx').then((m) => m.SincePage))
const EDITOR = partCode(() => import('./editor/Editor.tsx').then((m) => m.Editor))

const NONE: ReadonlySet<string> = new Set()

/** Lists the reader's own and the published briefings, and shows the open one, or its editor. */
export function BriefingPage() {
  const { t } = useTranslation(['briefing', 'ownBriefings', 'common'])
  const words = useWords()
  const { briefings: all, isChecked, hasFailed } = useBriefings()
  const entries = useOwnBriefings((state) => state.entries)
  const editing = useEditorStore((state) => state.editing)
  const [explained, setExplained] = useState<ReadonlySet<string>>(NONE)
  const choice = useViewStore((state) => state.view.step)
  const isSince = useViewStore(({ view }) => view.given !== null && view.step !== null)
  // In one column, a chosen briefing comes before the list.
  const isBelow = useMediaQuery(NARROW) && choice !== null
  const chosen = choice?.briefing
  useEffect(() => {
    if (isBelow && chosen !== undefined) window.scrollTo({ top: 0 })
  }, [isBelow, chosen])
  useFollowedLanguage(all, chosen)
  const loading = <p className="waits quiet">{t('common:loading')}</p>
  const renderFault = (again: () => void) => (
    <div className="waits quiet" role="alert">
      <p>{t('common:crashed')}</p>
      <Button onClick={again}>{t('common:retry')}</Button>
    </div>
  )
  if (isSince) return <CodePart code={SINCE} loading={loading} renderFault={renderFault} />
  // The editor needs no published file, so it stays usable when they fail to load.
  const edited = editing !== null && editing === choice?.briefing ? entries.get(editing) : undefined
  if (edited) {
    return (
      <TalkFrame language={edited.history.present.language}>
        <CodePart code={EDITOR} loading={loading} renderFault={renderFault} />
      </TalkFrame>
    )
  }
  if (hasFailed) return <DataFaults needs={['briefings']} />
  if (!all) return loading
  const drafts = [...entries.values()].map(({ history }) => history.present)
  const notOwn = all.filter(({ id }) => !drafts.some((own) => own.id === id))
  // The briefing that one's own file carries was not published by Throughline.
  const inFile = notOwn.filter(({ id }) => isOwnId(id))
  const published = notOwn.filter(({ id }) => !isOwnId(id))
  const here = published.filter(({ language }) => language === words.language)
  const others = published.filter(({ language }) => language !== words.language)
  const draft = drafts.find(({ id }) => id === choice?.briefing)
  const shown = all.find(({ id }) => id === choice?.briefing)
  const open = shown ?? (draft ? undefined : (inFile[0] ?? here[0] ?? published[0]))
  const list = (
    <nav key="list" className="gap-three-quarters stack-top screen-only" aria-label={t('title')}>
      <h1 className="title-20">{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      {inFile.length > 0 && (
        <>
          <h2 className="line-16 below-8 soft row-type">{t('inFile')}</h2>
          <BriefingList briefings={inFile} open={open?.id} />
        </>
      )}
      <OwnList drafts={drafts} open={draft?.id} />
      <h2 className="line-16 below-8 soft row-type">{t('published')}</h2>
      <BriefingList briefings={here} open={open?.id} />
      {others.length > 0 && (
        <>
          <h2 className="line-16 below-8 soft row-type">{t('otherLanguages')}</h2>
          <BriefingList briefings={others} open={open?.id} />
        </>
      )}
    </nav>
  )
  // A file with a talk is that talk.
  const isFile = inFile.length > 0
  const listed = isFile ? (
    <details key="list" className="screen-only">
      <summary>{t('others')}</summary>
      {list}
    </details>
  ) : (
    list
  )
  const body = (
    <div key="body" className="gap-24 stack-top">
      {choice && !shown && !draft && (
        <p role="status">
          {isOwnId(choice.briefing)
            ? t('ownBriefings:list.notHere', { id: choice.briefing })
            : t('unknown', { id: choice.briefing })}
        </p>
      )}
      {choice?.step && shown && !shown.steps.some(({ id }) => id === choice.step) && (
        <p role="status">
          {t('unknownStep', { id: choice.step, title: shown.title })} {t('allInstead')}
        </p>
      )}
      {draft && (
        <WhyHidden
          key={draft.id}
          draft={draft}
          shown={isChecked ? shown : 'unchecked'}
          onExplain={setExplained}
        />
      )}
      {draft && !shown && <UnshownBriefing draft={draft} isChecked={isChecked} explained={explained} />}
      {open && (
        <OpenBriefing briefing={open} draft={draft}>
          {draft && isChecked && <WithheldSteps draft={draft} shown={shown} explained={explained} />}
        </OpenBriefing>
      )}
    </div>
  )
  return (
    <div className={`${styles.page} stack`} data-file={isFile}>
      {isBelow || isFile ? [body, listed] : [listed, body]}
      <DeletedNotice />
    </div>
  )
}

/**
 * A published talk goes on in its translation when the reader chooses another language for the interface. A link is taken
 * at its word, and a talk without a translation stays.
 */
function useFollowedLanguage(briefings: readonly Briefing[] | undefined, chosen: string | undefined): void {
  const { language } = useWords()
  const last = useRef(language)
  useEffect(() => {
    if (!briefings || last.current === language) return
    last.current = language
    const shown = briefings.find(({ id }) => id === chosen)
    const originalOf = ({ id, translates }: Briefing) => translates ?? id
    const translation =
      shown &&
      briefings.find((other) => other.language === language && originalOf(other) === originalOf(shown))
    if (translation) replaceStep({ briefing: translation.id, step: null })
  }, [briefings, chosen, language])
}

interface WhyHiddenProps {
  draft: DraftBriefing
  shown: Briefing | undefined | 'unchecked'
  onExplain: (steps: ReadonlySet<string>) => void
}

/** Loads the Desk's reason once a step that cites own documents is not shown; then it stays, to say whose decisions show. */
function WhyHidden({ draft, shown, onExplain }: WhyHiddenProps) {
  const isMissing =
    shown !== 'unchecked' &&
    draft.steps.length > (shown?.steps.length ?? 0) &&
    draft.steps.some(citesKeptText)
  const [isAsked, setAsked] = useState(isMissing)
  if (isMissing && !isAsked) setAsked(true)
  const code = useOptionalCode(HIDDEN, isAsked)
  return (
    code && (
      <FaultBoundary renderFault={() => null}>
        {() => <code.HiddenDecisions onExplain={onExplain} />}
      </FaultBoundary>
    )
  )
}

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
      <header className="from-start gap-8 stack">
        <h2 className="page-title" lang={open.language}>
          {open.title}
        </h2>
        <p className="regular line-16 quiet row-type" lang={open.language}>
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
      <ol className="stack">
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
    <li className={`${styles.step} ruled gap-8 stack`} lang={open.language}>
      <span className={`${styles.mark} bold quiet`} aria-hidden="true">
        {number}
      </span>
      <div className="gap-three-quarters stack">
        <div>
          <h3 className="title-20 foot-4">{step.title}</h3>
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
        <p className={`${styles.actions} wraps apart-16 row-baseline screen-only`} lang={i18n.language}>
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
  const { nameOf, noteOf } = useStepSources(step)
  if (sources.length === 0) return null
  return (
    <details className={styles.fold}>
      <summary lang={i18n.language}>
        {t('sources')} ({sources.length})
      </summary>
      <ul className="gap-4 stack">
        {sources.map((source) => (
          <li key={writeReader(source.target)}>
            <SourceButton source={source} name={nameOf(source)}>
              {source.kind === 'quote' ? (
                <>
                  <q lang={source.document.language}>{source.quote}</q> ({source.document.title}){' '}
                  {noteOf(source)}
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
