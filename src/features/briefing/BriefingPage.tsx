import { useEffect, useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { type DraftBriefing, isOwnId } from '#domain/draftBriefing.ts'
import { isOwnDocument } from '#domain/ownData.ts'
import { readReader } from '#domain/readerLink.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { TalkFrame } from '#parts/StepMaps.tsx'
import { useEditorStore } from '#state/editorStore.ts'
import { useOwnBriefings } from '#state/ownBriefings.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { openBriefing, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, FaultBoundary, partCode, useOptionalCode } from '#ui/CodePart.tsx'
import { NARROW, useMediaQuery } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'
import { OpenBriefing } from './OpenBriefing.tsx'
import { OwnList } from './OwnList.tsx'
import { DeletedNotice, UnshownBriefing, WithheldSteps } from './OwnTools.tsx'

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
  const loading = <p className={styles.loading}>{t('common:loading')}</p>
  const renderFault = (again: () => void) => (
    <div className={styles.loading} role="alert">
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
    <nav key="list" className={`${styles.list} screen-only`} aria-label={t('title')}>
      <h1 className={styles.heading}>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      {inFile.length > 0 && (
        <>
          <h2 className={styles.subheading}>{t('inFile')}</h2>
          <BriefingList briefings={inFile} open={open} />
        </>
      )}
      <OwnList drafts={drafts} open={draft?.id} />
      <h2 className={styles.subheading}>{t('published')}</h2>
      <BriefingList briefings={here} open={open} />
      {others.length > 0 && (
        <>
          <h2 className={styles.subheading}>{t('otherLanguages')}</h2>
          <BriefingList briefings={others} open={open} />
        </>
      )}
    </nav>
  )
  const body = (
    <div key="body" className={styles.body}>
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
    <div className={styles.page}>
      {isBelow ? [body, list] : [list, body]}
      <DeletedNotice />
    </div>
  )
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
    draft.steps.some(({ evidence }) => evidence.some((link) => citesOwn(link)))
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

function citesOwn(link: string): boolean {
  const target = readReader(link)
  return target?.type === 'document' && isOwnDocument(target.documentId)
}

function BriefingList({ briefings, open }: { briefings: readonly Briefing[]; open: Briefing | undefined }) {
  const { t } = useTranslation('briefing')
  return (
    <ul className={styles.briefings}>
      {briefings.map(({ id, title, language, steps }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.entry}
            aria-current={id === open?.id ? 'true' : undefined}
            onClick={() => openBriefing(id)}
          >
            <span lang={language}>{title}</span>
            <span className={styles.caption}>{t('steps', { count: steps.length })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
