import { Fragment, memo, type ReactNode, useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { CLAIM_KINDS, type ClaimKind, STATUS_LOOK } from '#domain/claim.ts'
import type { Coding } from '#domain/codeBook.ts'
import { type Addition, addedClaim, type ClaimChanges } from '#domain/decisionLog.ts'
import { citationAt } from '#domain/evidence.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Suggestion } from '#domain/tableReading.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import type { DeskClaim, DeskLine, DeskReading } from '#state/desk/documentReading.ts'
import { Button } from '#ui/Button.tsx'
import { Field, TextArea } from '#ui/Field.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { SuggestButton } from './ClaimCard.tsx'
import { PlacesField, SubjectFields, useCategories } from './ClaimFields.tsx'
import { CodingDialog, CodingEntry, codedText, useCodingForm, useCodings } from './Codings.tsx'
import shared from './Desk.module.css'
import { HowRecognised, PagePicture, UnsureWords, usePictures } from './PagePicture.tsx'
import { FormDialog } from './PasteDialog.tsx'
import type { Review } from './useReview.ts'
import type { SelectedWords } from './useWordChoice.ts'

const NO_LINES: readonly DeskLine[] = []
const NO_CODINGS: readonly Coding[] = []

/** The text as a page, with its proposals as marks and in the margin. */
export function TextPane({ review }: { review: Review }) {
  const { t } = useTranslation('desk')
  const { document, reading, current, suggestion, text } = review
  const isLost = useDesk(({ lostTexts, documentId }) => documentId !== null && lostTexts.has(documentId))

  const isEmpty = useDesk(({ project }) => project?.documents.length === 0)

  // Rendered in slices: the lines of a book would block the page for seconds.
  const lines = useDeferredValue(reading.lines, NO_LINES)
  const codings = useCodings(document)
  const [coding, setCoding] = useState<Coding | null>(null)

  // The current claim comes into view when another becomes current.
  const currentId = current?.id ?? suggestion?.claim.id
  const isRendered = lines.length > 0
  const recognition = useDesk(
    ({ project }) => project?.documents.find(({ id }) => id === document?.id)?.recognition,
  )
  const pictures = usePictures(document?.id ?? null)
  const [litWord, setLitWord] = useState<{ start: number; claimId: string | undefined } | null>(null)
  // The chosen word, until another claim is current.
  const lit = litWord?.claimId === currentId ? (litWord?.start ?? null) : null
  const cited = (current?.proposed ?? suggestion?.claim)?.citation
  const marked = useMemo(
    () =>
      pictures?.words.filter(({ start, end }) =>
        lit !== null ? start === lit : cited && cited.start < end && start < cited.end,
      ) ?? [],
    [pictures, lit, cited],
  )
  const unsure = useMemo(() => ({ words: pictures?.unsure ?? [], lit }), [pictures, lit])
  const showWord = (start: number) => setLitWord({ start, claimId: currentId })
  useEffect(() => {
    if (currentId === undefined || !isRendered) return
    const mark = text.current?.querySelector(`[data-claims~="${currentId}"]`)
    mark?.scrollIntoView({ block: 'nearest' })
  }, [currentId, isRendered, text])

  return (
    <section
      className={`${shared.pane} column`}
      aria-label={t('text')}
      data-pictures={recognition !== undefined}
    >
      {isLost && <p role="alert">{t('textLost')}</p>}
      {isEmpty && (
        <div className={`${shared.blank} soft stack`}>
          <h2 className="strong title-16">{t('noText')}</h2>
          <p>{t('noTextHow')}</p>
        </div>
      )}
      {document && (
        <>
          <header className={`${shared.head} ends`}>
            <h1 className={`${shared.textTitle} serif title-16`} lang={document.language} dir="auto">
              {document.title}
            </h1>
            {currentId !== undefined && reading.suggestions.length > 0 && <SuggestButton review={review} />}
            <SuggestionSwitch review={review} />
          </header>
          {recognition && (
            <p className={`${shared.recognised} soft row-type`}>
              <HowRecognised recognition={recognition} />
            </p>
          )}
          <UnsureWords value={unsure}>
            <TextBody review={review} document={document}>
              {lines.map((line) => (
                <Line
                  key={line.index}
                  line={line}
                  codings={codings.get(line.index) ?? NO_CODINGS}
                  onCoding={setCoding}
                  current={
                    line.runs.some(({ claims }) => claims?.some(({ id }) => id === currentId))
                      ? current
                      : null
                  }
                  suggestion={
                    line.runs.some((run) => run.claims && suggestion && run.suggestions.includes(suggestion))
                      ? suggestion
                      : null
                  }
                />
              ))}
            </TextBody>
            {pictures && <PagePicture {...pictures} document={document} marked={marked} onWord={showWord} />}
          </UnsureWords>
          {review.isTooLong && (
            <p role="alert" className={shared.problem}>
              {t('oneSentence')}
            </p>
          )}
          {coding && (
            <CodingDialog coding={coding} language={document.language} onClose={() => setCoding(null)} />
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

interface TextBodyProps {
  review: Review
  document: SourceDocument
  children: ReactNode
}

/** The lines of the text, in which words can be chosen by keys. A screen reader leaves the arrow keys to it meanwhile, and says each choice. */
function TextBody({ review: { text, choice, current, suggestion }, document, children }: TextBodyProps) {
  const { t } = useTranslation('desk')
  const howId = useId()
  const { words } = choice
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it has its role while it takes keys. */}
      <div
        className={`${shared.text} anchor`}
        lang={document.language}
        ref={text}
        // Where no mark in it can have the focus, the text itself can, to be scrolled.
        tabIndex={current || suggestion ? -1 : 0}
        {...(words && { role: 'application', 'aria-label': t('choose.name'), 'aria-describedby': howId })}
        onKeyDown={choice.onKeyDown}
        onBlur={({ relatedTarget }) => relatedTarget && choice.stop()}
        onPointerDown={choice.stop}
      >
        {children}
      </div>
      <p className="visually-hidden" aria-live="polite" lang={document.language} dir="auto">
        {words?.quote}
      </p>
      {words && (
        <p id={howId} className={shared.problem}>
          {t('choose.how')}
        </p>
      )}
    </>
  )
}

function SuggestionSwitch({ review }: { review: Review }) {
  const { t } = useTranslation('desk')
  const count = review.reading.suggestions.length
  return (
    <label className="gap-8 target rigid soft row-type row-middle">
      <input
        type="checkbox"
        checked={review.showsSuggestions}
        onChange={(event) => review.showSuggestions(event.currentTarget.checked)}
      />
      {t('suggestion.switch')}
      {review.showsSuggestions && (
        <span role="status" aria-label={t('suggestion.count', { count })}>
          {count}
        </span>
      )}
    </label>
  )
}

interface LineProps {
  line: DeskLine
  /** Its words that are marked with the reader's own codes. */
  codings: readonly Coding[]
  onCoding: (coding: Coding) => void
  /** The current claim or suggestion, if it is in this line. */
  current: DeskClaim | null
  suggestion: Suggestion | null
}

const Line = memo(function Line({ line, codings, onCoding, current, suggestion }: LineProps) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const { role, runs, reason, listMissing } = line
  if (role === 'blank') return null
  const content = runs.map((run) =>
    run.claims && run.claims.length + run.suggestions.length > 0 ? (
      <Marked
        key={run.start}
        text={run.text}
        start={run.start}
        claims={run.claims}
        suggestions={run.suggestions}
        codings={codings}
        current={current}
        suggestion={suggestion}
      />
    ) : (
      <span key={run.start} data-start={run.start}>
        {codedText(run.text, run.start, codings)}
      </span>
    ),
  )
  return (
    <div className={`${shared.line} stack`} data-role={role}>
      {role === 'heading' ? (
        <h2 className={shared.heading} dir="auto">
          {content}
        </h2>
      ) : (
        <p dir="auto">{content}</p>
      )}
      <div className="margin-type quiet" lang={words.language}>
        {role === 'dropped' && reason !== null && t('droppedReason', { reason: words.dropReason(reason) })}
        {listMissing && t('listLost')}
        {runs.map(
          (run) =>
            run.claims && (
              <Fragment key={run.start}>
                {run.claims.map((claim) => (
                  <MarginEntry key={claim.id} claim={claim} isCurrent={claim === current} />
                ))}
                {run.suggestions.map((one) => (
                  <SuggestionEntry key={one.claim.id} suggestion={one} isCurrent={one === suggestion} />
                ))}
              </Fragment>
            ),
        )}
        {codings.map((one) => (
          <CodingEntry key={one.key} coding={one} onShow={onCoding} />
        ))}
      </div>
    </div>
  )
})

interface MarkedProps {
  text: string
  start: number
  claims: readonly DeskClaim[]
  suggestions: readonly Suggestion[]
  codings: readonly Coding[]
  current: DeskClaim | null
  suggestion: Suggestion | null
}

/** A sentence with claims or suggestions; of the current one the words it matched or is based on are underlined. */
function Marked({ text, start, claims, suggestions, codings, current, suggestion }: MarkedProps) {
  const [first] = claims
  const lit = current && claims.includes(current) ? current : null
  const driven = suggestion && suggestions.includes(suggestion) ? suggestion : null
  const isOpen = claims.some(({ state }) => state === 'open')
  const words = lit?.proposed.cues ?? driven?.words ?? []
  const cues = [...words].sort((a, b) => a.start - b.start)
  const ids = [...claims.map(({ id }) => id), ...suggestions.map(({ claim }) => claim.id)]
  const litId = lit?.id ?? driven?.claim.id
  const coded = (from: number, to: number) => codedText(text.slice(from - start, to - start), from, codings)
  const pieces: ReactNode[] = []
  let at = start
  for (const cue of cues) {
    if (cue.start < at) continue
    pieces.push(<Fragment key={at}>{coded(at, cue.start)}</Fragment>)
    pieces.push(
      <span key={cue.start} className="cue">
        {coded(cue.start, cue.end)}
      </span>,
    )
    at = cue.end
  }
  pieces.push(<Fragment key="rest">{coded(at, start + text.length)}</Fragment>)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys J and K, and the buttons in the margin, do the same.
    <mark
      className={shared.mark}
      data-claim={lit?.id ?? first?.id}
      data-claims={ids.join(' ')}
      data-start={start}
      data-lit={litId !== undefined}
      data-open={isOpen}
      data-suggested={claims.length === 0}
      onClick={() => {
        if (window.getSelection()?.isCollapsed === false) return
        const at = litId === undefined ? 0 : ids.indexOf(litId) + 1
        desk.openClaim(ids[at % ids.length] ?? null)
      }}
    >
      {pieces}
    </mark>
  )
}

const DECISION_SIGN = { open: '▢', accepted: '✓', edited: '✎', rejected: '✕', added: '+' } as const

function MarginEntry({ claim, isCurrent }: { claim: DeskClaim; isCurrent: boolean }) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const { shown, state } = claim
  return (
    <button
      type="button"
      className={`${shared.entry} wide row-middle`}
      data-state={state}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => desk.openClaim(claim.id)}
    >
      <span aria-hidden="true" className={shared.sign}>
        {DECISION_SIGN[state]}
      </span>
      {shown.status !== null && <StatusSign look={STATUS_LOOK[shown.status]} radius={3.5} />}
      <span className={shared.subject}>{words.claimSubject(shown)}</span>
      <span className="visually-hidden">
        {shown.status !== null && `${words.status(shown.status)}, `}
        {t(`state.${state}`)}
      </span>
      <AgreementSign claim={claim} />
    </button>
  )
}

/** A suggestion in the margin, told from proposals by its dotted sign and line. */
function SuggestionEntry({ suggestion, isCurrent }: { suggestion: Suggestion; isCurrent: boolean }) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const { claim } = suggestion
  return (
    <button
      type="button"
      className={`${shared.entry} wide row-middle`}
      data-state="suggested"
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => desk.openClaim(claim.id)}
    >
      <span aria-hidden="true" className={shared.sign}>
        ?
      </span>
      <span className={shared.subject}>{words.claimSubject(claim)}</span>
      <span className="visually-hidden">, {t('suggestion.title')}</span>
    </button>
  )
}

interface AddClaimProps {
  document: SourceDocument
  reading: DeskReading
  words: SelectedWords
  onClose: () => void
}

/** Adds a claim on selected words. Its fields begin with what the rules read in the same sentence. */
function AddClaim({ document, reading, words, onClose }: AddClaimProps) {
  const { t } = useTranslation(['desk', 'common', 'corpus'])
  const beside = reading.claims.find(
    ({ proposed: { citation } }) => citation.start <= words.start && words.end <= citation.end,
  )?.proposed
  const [kind, setKind] = useState<ClaimKind>('measure')
  const [isOwn, setOwn] = useState(false)
  const categories = useCategories(kind)
  const [set, setSet] = useState<ClaimChanges>({})
  const [note, setNote] = useState('')
  const category = set.category ?? categories[0] ?? ''
  const changes: ClaimChanges = {
    status: kind === 'measure' ? 'done' : null,
    years: beside?.years ?? [],
    yearBasis: beside?.yearBasis ?? null,
    actors: beside?.actors ?? [],
    routes: beside?.routes ?? [],
    regions: beside?.regions ?? [],
    countries: beside?.countries ?? [],
    ...set,
    category,
  }
  const citation = citationAt(document.id, document.text, words.start, words.end)
  const { exact: quote, prefix, suffix } = citation
  const coding = useCodingForm(citation)
  const decision: Addition = {
    action: 'add',
    quote,
    prefix,
    suffix,
    kind,
    category,
    facet: set.facet ?? null,
    set: changes,
    note,
  }
  const claim = addedClaim(document, words.start, decision)
  const isThere = reading.claims.some((other) => other.id === claim.id)
  const add = () => {
    if (isOwn) coding.mark()
    else {
      desk.decide([{ claimId: claim.id, decision }])
      desk.openClaim(claim.id)
    }
    onClose()
  }
  return (
    <FormDialog
      title={t('addTitle')}
      submit={t(isOwn ? 'corpus:markNow' : 'addNow')}
      isOff={isOwn ? coding.isOff : isThere || category === ''}
      onSubmit={add}
      onClose={onClose}
    >
      <blockquote className="quoted" lang={document.language} dir="auto">
        {quote}
      </blockquote>
      <fieldset className="in-row shrinks" aria-label={t('shared:kind')}>
        {CLAIM_KINDS.map((one) => (
          <Button
            key={one}
            aria-pressed={!isOwn && kind === one}
            onClick={() => {
              setOwn(false)
              setKind(one)
              setSet({})
            }}
          >
            {t(`shared:claimKind.${one}`)}
          </Button>
        ))}
        <Button aria-pressed={isOwn} onClick={() => setOwn(true)}>
          {t('corpus:yourCode')}
        </Button>
      </fieldset>
      {isOwn ? (
        coding.fields
      ) : (
        <>
          <SubjectFields claim={claim} change={(part) => setSet({ ...set, ...part })} />
          <PlacesField claim={claim} change={(part) => setSet({ ...set, ...part })} />
          <Field label={t('note')}>
            <TextArea rows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          </Field>
          {isThere && <p role="alert">{t('alreadyThere')}</p>}
        </>
      )}
    </FormDialog>
  )
}

/** A sign of how sure a decision is: how many readers agree, settled, or in conflict; none for one that one reader reviewed. */
function AgreementSign({ claim: { agreement, others } }: { claim: DeskClaim }) {
  const { t } = useTranslation('agreement')
  if (agreement === null || agreement === 'once') return null
  const count = others.length + 1
  const name = agreement === 'twice' ? t('signs.agreed', { count }) : t(`signs.${agreement}`)
  return (
    <span className="tag at-end rigid" title={name}>
      <span aria-hidden="true">{agreement === 'twice' ? count : agreement === 'settled' ? '=' : '≠'}</span>
      <span className="visually-hidden">, {name}</span>
    </span>
  )
}
