import { useMemo } from 'react'
import { comparedReaders, differingFields } from '#domain/agreement.ts'
import { isSameDecision, type LogEntry, stateOfDecision } from '#domain/decisionLog.ts'
import type { ReviewDecision } from '#domain/reviewDecision.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { seenEntries } from '#state/desk/deskState.ts'
import type { DeskClaim } from '#state/desk/documentReading.ts'
import { PROJECT_ENDING } from '#state/desk/projectFile.ts'
import { Button } from '#ui/Button.tsx'
import { downloadBlob } from '#ui/download.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import card from './ClaimCard.module.css'
import { FileButton } from './files.tsx'
import styles from './SecondReader.module.css'

/** What other readers decided on a claim, once this reader has decided it, and how sure the decision is. */
export function OtherReaders({ claim }: { claim: DeskClaim }) {
  const { t } = useTranslation(['agreement', 'desk'])
  const { language, list } = useWords()
  const { agreement, others, decision } = claim
  if (agreement === null || decision === null) return null
  if (agreement === 'once') return null
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  const difference = (other: ReviewDecision) => {
    const isFieldwise = decision.action !== 'reject' && other.action !== 'reject'
    const fields = isFieldwise ? differingFields(decision, other) : []
    return fields.length > 0 ? list(fields.map((field) => t(`field.${field}`))) : t('decision')
  }
  return (
    <section className={card.part} aria-label={t('second')}>
      <h3>{t('second')}</h3>
      <ul className={card.history}>
        {others.map(({ who, at, decision: theirs }) => (
          <li key={who}>
            <span>{who}</span>
            <span>{t(`desk:state.${stateOfDecision(theirs)}`)}</span>
            <strong>
              {isSameDecision(decision, theirs)
                ? t('youAgree')
                : t('youDiffer', { what: difference(theirs) })}
            </strong>
            <time dateTime={at}>{time.format(new Date(at))}</time>
          </li>
        ))}
      </ul>
      <p className={card.note}>
        {agreement === 'twice'
          ? t('signsCard.agreed', { count: others.length + 1 })
          : t(`signsCard.${agreement}`)}
      </p>
    </section>
  )
}

/** A sign of how sure a decision is: how many readers agree, settled, or in conflict; none for one that one reader reviewed. */
export function AgreementSign({ claim: { agreement, others } }: { claim: DeskClaim }) {
  const { t } = useTranslation('agreement')
  if (agreement === null || agreement === 'once') return null
  const count = others.length + 1
  const name = agreement === 'twice' ? t('signs.agreed', { count }) : t(`signs.${agreement}`)
  return (
    <span className={styles.sign} title={name}>
      <span aria-hidden="true">{agreement === 'twice' ? count : agreement === 'settled' ? '=' : '≠'}</span>
      <span className="visually-hidden">, {name}</span>
    </span>
  )
}

/** The entries of the log that this reader may see. */
export function useSeenEntries(): readonly LogEntry[] {
  const project = useDesk((state) => state.project)
  const reader = useDesk((state) => state.reader)
  const showsOthers = useDesk((state) => state.showsOthers)
  return useMemo(() => seenEntries({ project, reader, showsOthers }), [project, reader, showsOthers])
}

/** The readers to compare; null until two have decided the same proposal. */
export function useComparedReaders(): readonly string[] | null {
  const entries = useSeenEntries()
  return useMemo(() => comparedReaders(entries), [entries])
}

/** Says that others' decisions are hidden while this reader has not decided, with a way to see them, and back. */
export function HiddenNote() {
  const { t } = useTranslation('agreement')
  const entries = useSeenEntries()
  const all = useDesk(({ project }) => project?.log.length ?? 0)
  const showsOthers = useDesk((state) => state.showsOthers)
  if (!showsOthers && entries.length === all) return null
  return (
    <span>
      {typeof showsOthers === 'string'
        ? t('hidden.shownOf', { who: showsOthers })
        : t(showsOthers ? 'othersShown' : 'othersHidden')}{' '}
      <Button look="text" onClick={() => desk.setShowsOthers(showsOthers === false)}>
        {t(showsOthers ? 'hideOthers' : 'showOthers')}
      </Button>
    </span>
  )
}

export type ProjectTab = 'review' | 'tables' | 'agreement'

interface ProjectTabsProps {
  tab: ProjectTab
  /** Number of tables; their tab appears with the first. */
  tables: number
  /** Number of readers compared; their tab appears with the second. */
  readers: number
  onTab: (tab: ProjectTab) => void
}

/** The tabs of a project with tables, or that two or more readers reviewed. */
export function ProjectTabs({ tab, tables, readers, onTab }: ProjectTabsProps) {
  const { t } = useTranslation(['agreement', 'ownTables'])
  return (
    <nav className={styles.tabs} aria-label={t('tabs')}>
      <button
        type="button"
        aria-current={tab === 'review' ? 'page' : undefined}
        onClick={() => onTab('review')}
      >
        {t('review')}
      </button>
      {tables > 0 && (
        <button
          type="button"
          aria-current={tab === 'tables' ? 'page' : undefined}
          onClick={() => onTab('tables')}
        >
          {t('ownTables:tables')} <span>{tables}</span>
        </button>
      )}
      {readers > 1 && (
        <button
          type="button"
          aria-current={tab === 'agreement' ? 'page' : undefined}
          onClick={() => onTab('agreement')}
        >
          {t('tab')} <span>{t('readers', { count: readers })}</span>
        </button>
      )}
    </nav>
  )
}

/** Joins a second reader's project file, and exports the claims with who decided. */
export function SecondReaderTools() {
  const { t } = useTranslation('agreement')
  const exportClaims = async () => {
    const { title, text } = await desk.exportClaims()
    downloadBlob(new Blob([text], { type: 'application/ld+json' }), `${title || 'project'}-claims.jsonld`)
  }
  return (
    <>
      <FileButton
        accept={PROJECT_ENDING}
        look="text"
        onFiles={async ([file]) => {
          if (file) await desk.joinFile({ name: file.name, file })
        }}
      >
        {t('join')}
      </FileButton>
      <Button look="text" onClick={() => void exportClaims()}>
        {t('exportClaims')}
      </Button>
    </>
  )
}

/** What the last joining added, or why nothing was joined. */
export function JoinNote() {
  const { t } = useTranslation(['agreement', 'desk'])
  const joined = useDesk((state) => state.joined)
  if (!joined) return null
  const { name } = joined
  const sentence = () => {
    if ('added' in joined) return t('joined', { name, count: joined.added })
    const { fault } = joined
    switch (fault.code) {
      case 'other-text':
        return t('joinFault.other-text', { name, title: fault.title })
      case 'nothing-in-common':
        return t('joinFault.nothing-in-common', { name })
    }
  }
  return (
    <div className={styles.note} role={'added' in joined ? 'status' : 'alert'}>
      <p>{sentence()}</p>
      <Button look="text" onClick={desk.dismissFaults}>
        {t('desk:dismiss')}
      </Button>
    </div>
  )
}
