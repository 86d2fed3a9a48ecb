import { memo, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK } from '#domain/claim.ts'
import { desk } from '#state/desk/desk.ts'
import type { DeskClaim, DeskLine } from '#state/desk/deskModel.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import { AddClaim } from './AddClaim.tsx'
import { AgreementSign } from './SecondReader.tsx'
import styles from './TextPane.module.css'
import type { Review } from './useReview.ts'

/** The text as a page, with its proposals as marks and in the margin. */
export function TextPane({ review }: { review: Review }) {
  const { t } = useTranslation('desk')
  const { document, reading, current, text } = review

  // The current claim comes into view when another becomes current.
  const currentId = current?.id
  useEffect(() => {
    if (currentId === undefined) return
    const mark = text.current?.querySelector(`[data-claims~="${currentId}"]`)
    mark?.scrollIntoView({ block: 'nearest' })
  }, [currentId, text])

  return (
    <section className={styles.pane} aria-label={t('text')}>
      {document && (
        <>
          <h1 className={styles.title} lang={document.language}>
            {document.title}
          </h1>
          <div className={styles.text} lang={document.language} ref={text}>
            {reading.lines.map((line) => (
              <Line
                key={line.index}
                line={line}
                current={
                  line.runs.some(({ claims }) => claims?.some(({ id }) => id === currentId)) ? current : null
                }
              />
            ))}
          </div>
          {review.problem && (
            <p role="alert" className={styles.problem}>
              {t(`problem.${review.problem}`)}
            </p>
          )}
          {review.adding && (
            <AddClaim
              document={document}
              reading={reading}
              words={review.adding}
              onClose={review.stopAdding}
            />
          )}
        </>
      )}
    </section>
  )
}

interface LineProps {
  line: DeskLine
  /** The current claim, if it is in this line. */
  current: DeskClaim | null
}

const Line = memo(function Line({ line, current }: LineProps) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const { role, runs, reason, listMissing } = line
  if (role === 'blank') return null
  const content = runs.map((run) =>
    run.claims && run.claims.length > 0 ? (
      <Marked key={run.start} text={run.text} start={run.start} claims={run.claims} current={current} />
    ) : (
      <span key={run.start} data-start={run.start}>
        {run.text}
      </span>
    ),
  )
  const claims = runs.flatMap((run) => run.claims ?? [])
  return (
    <div className={styles.line} data-role={role}>
      {role === 'heading' ? <h2 className={styles.heading}>{content}</h2> : <p>{content}</p>}
      <div className={styles.margin} lang={words.language}>
        {role === 'dropped' && reason !== null && t('droppedReason', { reason: words.dropReason(reason) })}
        {listMissing && t('listLost')}
        {claims.map((claim) => (
          <MarginEntry key={claim.id} claim={claim} isCurrent={claim === current} />
        ))}
      </div>
    </div>
  )
})

interface MarkedProps {
  text: string
  start: number
  claims: readonly DeskClaim[]
  current: DeskClaim | null
}

/** A sentence with claims; of the current one the words that fired are underlined. */
function Marked({ text, start, claims, current }: MarkedProps) {
  const [first] = claims
  const lit = current && claims.includes(current) ? current : null
  const isOpen = claims.some(({ state }) => state === 'open')
  const cues = [...(lit?.proposed.cues ?? [])].sort((a, b) => a.start - b.start)
  const pieces: ReactNode[] = []
  let at = start
  for (const cue of cues) {
    if (cue.start < at) continue
    pieces.push(text.slice(at - start, cue.start - start))
    pieces.push(
      <span key={cue.start} className={styles.cue}>
        {text.slice(cue.start - start, cue.end - start)}
      </span>,
    )
    at = cue.end
  }
  pieces.push(text.slice(at - start))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys J and K, and the buttons in the margin, do the same.
    <mark
      className={styles.mark}
      data-claim={lit?.id ?? first?.id}
      data-claims={claims.map(({ id }) => id).join(' ')}
      data-start={start}
      data-lit={lit !== null}
      data-open={isOpen}
      onClick={() => {
        if (window.getSelection()?.isCollapsed === false) return
        const at = lit ? claims.indexOf(lit) + 1 : 0
        desk.openClaim(claims[at % claims.length]?.id ?? null)
      }}
    >
      {pieces}
    </mark>
  )
}

/** Signs of a decision, as in the legend of the notes. */
const DECISION_SIGN = { open: '▢', accepted: '✓', edited: '✎', rejected: '✕', added: '+' } as const

function MarginEntry({ claim, isCurrent }: { claim: DeskClaim; isCurrent: boolean }) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const { shown, state } = claim
  return (
    <button
      type="button"
      className={styles.entry}
      data-state={state}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => desk.openClaim(claim.id)}
    >
      <span aria-hidden="true" className={styles.sign}>
        {DECISION_SIGN[state]}
      </span>
      {shown.status !== null && <StatusSign look={STATUS_LOOK[shown.status]} radius={3.5} />}
      <span className={styles.subject}>{words.claimSubject(shown)}</span>
      <span className="visually-hidden">
        {shown.status !== null && `${words.status(shown.status)}, `}
        {t(`state.${state}`)}
      </span>
      <AgreementSign agreement={claim.agreement} />
    </button>
  )
}
