import { type ReactNode, useMemo } from 'react'
import { byline } from '#content/byline.ts'
import { layoutOfStep } from '#domain/briefing.ts'
import { isOfSame } from '#domain/countedSubject.ts'
import { type DraftBriefing, type DraftStep, withoutStep, withStep, withTie } from '#domain/draftBriefing.ts'
import type { BriefingSources } from '#domain/stepBacking.ts'
import { type StepConcern, stepConcerns } from '#domain/stepConcerns.ts'
import { type StepFault, stepFaults } from '#domain/stepFaults.ts'
import { numberInTalk } from '#domain/talk.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import type { WordsCheck } from '#domain/wordsCheck.ts'
import { SheetDialog } from '#features/briefing/SheetDialog.tsx'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { closingRoom, labelsLeftOut } from '#features/briefing/stage/layouts.ts'
import { useStepContents, useStepMaps } from '#parts/StepMaps.tsx'
import { openFields } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { checksOfStep, useBriefingSources } from '#state/useBriefings.ts'
import { useStepProposal } from '#state/useStepProposal.ts'
import { Button } from '#ui/Button.tsx'
import { InInterface, useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Editor.module.css'
import { focusField, NOTES_ID, wordsId } from './stepFields.ts'
import { useStatementWords } from './WordsFields.tsx'

interface BeforePresentProps {
  draft: DraftBriefing
  /** By step id; null until checked. */
  faults: ReadonlyMap<string, readonly StepFault[]> | null
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  /** The button that presents what can be shown. */
  children: ReactNode
}

const NONE: readonly never[] = []
/** Of a layout of rows that its step has none of. */
const BLANK: StepFault = { code: 'no-content' }

/** The button with the number of steps that need a look, and the list of what is the matter, each with its mend. */
export function BeforePresent({ draft, faults, isOpen, onOpen, children }: BeforePresentProps) {
  const { t } = useInterfaceTranslation(['editor', 'common'])
  const evidence = useMemo(() => draft.steps.flatMap((step) => step.evidence), [draft])
  const { sources } = useBriefingSources(evidence)
  const { pictureOf } = useStepMaps()
  const { contentOf } = useStepContents()
  const { t: talkT } = useTranslation(['briefing', 'stage', 'editor'])
  const words = useWords()
  const who = byline(draft, words, (values) => talkT('by', values))
  const found = draft.steps.flatMap((step) => {
    const checks = sources ? checksOfStep(sources, draft.language, step) : NONE
    const content = contentOf(step, draft)
    const isOver =
      layoutOfStep(step) === 'closing' && closingRoom(content, [talkT('stage:allSources'), who]).isOver
    const leftOut = labelsLeftOut(step, pictureOf)
    const known = faults?.get(step.id) ?? NONE
    const isBlank = content.noRows !== null && step.text.length === 0
    const found = isBlank && known.every(({ code }) => code !== 'no-content') ? [...known, BLANK] : known
    const concerns = stepConcerns(step, found, checks, leftOut, isOver, talkT('editor:gallery.closingTitle'))
    return concerns.length > 0 ? [{ step, number: numberInTalk(draft.steps, step), concerns }] : []
  })
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => onOpen(true)}>
        {t('before.heading')}
        {found.length > 0 && <span className="lit">{t('before.count', { count: found.length })}</span>}
      </Button>
      {isOpen && (
        <SheetDialog
          heading={t('before.heading')}
          onClose={() => onOpen(false)}
          buttons={
            <>
              <Button onClick={() => onOpen(false)}>{t('common:close')}</Button>
              {children}
            </>
          }
        >
          {found.length === 0 && <p>{t(faults ? 'before.none' : 'common:loading')}</p>}
          <ol className="gap-three-quarters one-column stack">
            {found.map(({ step, number, concerns }) => (
              <li key={step.id} className={`${styles.step} ruled title-14 one-column gap-4 stack breaks`}>
                <p className={styles.name}>
                  <b>{number}</b>{' '}
                  <span lang={draft.language}>{step.title.trim() || t('edit.untitledStep')}</span>
                </p>
                {faults?.has(step.id) && <p>{t('fault.heading')}</p>}
                <ul>
                  {concerns.map((concern) => (
                    <li key={JSON.stringify(concern)}>
                      {t(`before.${concern.kind}`)}{' '}
                      <InInterface>
                        <ConcernWords concern={concern} />
                      </InInterface>{' '}
                      {concern.fault?.code === 'unbacked' && (
                        <Tie draft={draft} step={step} text={concern.text} />
                      )}
                      {concern.check && (
                        <MendWords
                          draft={draft}
                          step={step}
                          check={concern.check}
                          onClose={() => onOpen(false)}
                        />
                      )}
                      {concern.long !== undefined && (
                        <GoToWords step={step} line={concern.long} onClose={() => onOpen(false)} />
                      )}
                      {concern.fault?.code === 'unbacked' && concern.fault.isInNotes && (
                        <GoTo step={step} field={NOTES_ID} onClose={() => onOpen(false)}>
                          {t('before.toNotes')}
                        </GoTo>
                      )}
                    </li>
                  ))}
                </ul>
                <div className="apart-16 row-wrap">
                  <Button
                    look="text"
                    onClick={() => {
                      openFields(step.id)
                      onOpen(false)
                    }}
                  >
                    {t('before.open', { number })}
                  </Button>
                  {concerns.some(({ long }) => long === undefined) && (
                    <Button
                      look="text"
                      onClick={() => own.edit(draft.id, (now) => withoutStep(now, step.id))}
                    >
                      {t('before.leaveOut', { number })}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </SheetDialog>
      )}
    </>
  )
}

function ConcernWords({ concern }: { concern: StepConcern }) {
  const { fault, text, check, isLabel, isFace, isUnsaid } = concern
  const { t } = useInterfaceTranslation('editor')
  const sayOf = useStatementWords()
  if (fault) return <FaultWords fault={fault} />
  if (check?.against) return sayOf(check.against, true)
  if (check) return check.agreeing.map((statement) => sayOf(statement)).join(' ')
  if (isLabel) return t('before.noRoom', { text })
  if (isFace) return t('before.overFrame')
  if (isUnsaid) return t('before.unsaid')
  return t('before.tooLong', { text, count: [...text].length })
}

/** Ties words to the evidence that holds what they state, marks them as the author's, or leads to them. */
function MendWords({
  draft,
  step,
  check: { line, state, evidence },
  onClose,
}: {
  draft: DraftBriefing
  step: DraftStep
  check: WordsCheck
  onClose: () => void
}) {
  const { t } = useInterfaceTranslation('editor')
  const tie = (links: readonly string[]) =>
    own.edit(draft.id, (now) => withTie(now, step.id, { line, evidence: [...links] }))
  return (
    <span className="apart-16 row-wrap">
      {state === 'tieable' && (
        <Button look="text" onClick={() => tie(evidence)}>
          {t('words.tie')}
        </Button>
      )}
      <Button look="text" onClick={() => tie([])}>
        {t('words.mark')}
      </Button>
      <GoToWords step={step} line={line} onClose={onClose} />
    </span>
  )
}

/** Leads to the title of a step (line 0) or one of its lines. */
function GoToWords({ step, line, onClose }: Pick<GoToProps, 'step' | 'onClose'> & { line: number }) {
  const { t } = useInterfaceTranslation('editor')
  return (
    <GoTo step={step} field={wordsId(line)} onClose={onClose}>
      {line === 0 ? t('before.toTitle') : t('before.toLine', { number: line })}
    </GoTo>
  )
}

interface GoToProps {
  step: DraftStep
  /** Id of a field. */
  field: string
  /** Closes the dialog. */
  onClose: () => void
  children: ReactNode
}

/** Leads to a field of a step. */
function GoTo({ step, field, onClose, children }: GoToProps) {
  return (
    <Button
      look="text"
      onClick={() => {
        openFields(step.id)
        onClose()
        // Once the dialog has given the focus back.
        focusField(field)
      }}
    >
      {children}
    </Button>
  )
}

/** Why a step is not shown or exported, in words. */
export function FaultWords({ fault }: { fault: StepFault }) {
  const { t } = useInterfaceTranslation('editor')
  const values = { text: 'text' in fault ? fault.text : '', key: 'key' in fault ? fault.key : '' }
  if (fault.code === 'unbacked')
    return t(fault.isInNotes ? 'fault.unbackedInNotes' : 'fault.unbacked', values)
  return t(`fault.${fault.code}`, values)
}

/** Ties a number of one's own words to the evidence of the step's view that holds it, where there is some. */
function Tie({ draft, step, text }: { draft: DraftBriefing; step: DraftStep; text: string }) {
  const { t } = useInterfaceTranslation('editor')
  const { view: link } = step
  const view = useMemo(() => viewOfStep({ view: link }), [link])
  const proposal = useStepProposal(view, NONE)
  const offered = useMemo(() => (proposal ? [...proposal.proposed, ...proposal.others] : NONE), [proposal])
  const { sources } = useBriefingSources(offered)
  const found = useMemo(
    () => sources && (offered.find((each) => isHeldBy(each, { draft, step, text }, sources)) ?? null),
    [sources, offered, draft, step, text],
  )
  const named = useMemo(() => ({ evidence: found ? [found] : [] }), [found])
  const { sources: shown, nameOf } = useStepSources(named)
  const [source] = shown
  if (!found || !source) return null
  return (
    <Button
      look="text"
      onClick={() =>
        own.edit(draft.id, (now) => withStep(now, step.id, { evidence: [...step.evidence, found] }))
      }
    >
      {t('before.tie', { name: nameOf(source) })}
    </Button>
  )
}

interface Untied {
  draft: DraftBriefing
  step: DraftStep
  text: string
}

/** Whether a further piece of evidence holds a number of the step, and speaks of the same. */
function isHeldBy(link: string, { draft, step, text }: Untied, sources: BriefingSources): boolean {
  if (step.evidence.includes(link) || !isOfSame(link, step, text, sources)) return false
  const tied = { ...step, evidence: [...step.evidence, link] }
  return !stepFaults(tied, draft.language, sources).some(
    (fault) => fault.code === 'unbacked' && fault.text === text,
  )
}
