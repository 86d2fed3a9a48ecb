import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import { type Briefing, layoutOfStep } from '#domain/briefing.ts'
import {
  type DraftBriefing,
  evidenceToClose,
  isOwnId,
  type NewStep,
  withCopiedSteps,
  withProposedStep,
} from '#domain/draftBriefing.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { lastWholeYear, yearBefore } from '#domain/figurePeriod.ts'
import { yearOf } from '#domain/period.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { ImportBriefing } from '#features/briefing/OwnTools.tsx'
import { SheetDialog } from '#features/briefing/SheetDialog.tsx'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { StepPicture, useDrawnCells } from '#features/briefing/stage/StepOverview.tsx'
import { useDataset } from '#state/datasets.ts'
import { openEditor, openFields } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { useLightOrDark } from '#state/uiStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { stepOfProposal, useStepProposal } from '#state/useStepProposal.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/Choices.tsx'
import { Field, Select } from '#ui/Field.tsx'
import { InInterface, useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './StepGallery.module.css'
import { linkOf, StepGallery, useLastViews } from './StepGallery.tsx'

const NONE: readonly never[] = []

/** Id of the heading over what can stand first. */
const FIRST_STEP_ID = 'first-step'

/** Gives the focus to the heading over what can stand first where the last step of a talk took what had it; undefined while unknown. */
export function useFocusOnEmptied(isEmpty: boolean | undefined): void {
  const wasEmpty = useRef(isEmpty)
  useLayoutEffect(() => {
    if (isEmpty && wasEmpty.current === false && document.activeElement === document.body)
      document.getElementById(FIRST_STEP_ID)?.focus()
    wasEmpty.current = isEmpty
  }, [isEmpty])
}

interface FirstStepProps {
  draft: DraftBriefing
  /** After steps were added, so many; the first of them is open. */
  onAdded: (count: number) => void
}

/** A talk without a step: what can stand first, filled with what the sources hold; at the right other ways to begin. */
export function FirstStep({ draft, onAdded }: FirstStepProps) {
  const { t } = useInterfaceTranslation('editor')
  /** In one edit, which one undo takes back. */
  const begin = (next: DraftBriefing) => {
    own.edit(draft.id, () => next)
    openFields(next.steps[0]?.id ?? null)
    onAdded(next.steps.length)
  }
  return (
    <div className={`${styles.first} shrinks stack`}>
      <div className={`${styles.firstChoices} gap-16 stack-top`}>
        <div>
          <h2 id={FIRST_STEP_ID} tabIndex={-1}>
            {t('gallery.first')}
          </h2>
          <p className="soft">{t('edit.empty')}</p>
        </div>
        <LastView draft={draft} onBegin={begin} />
        <StepGallery draft={draft} place={0} isFirst onAdded={() => onAdded(1)} />
      </div>
      <OtherWays draft={draft} onBegin={begin} />
    </div>
  )
}

interface BeginProps {
  draft: DraftBriefing
  /** Takes the briefing with its first steps. */
  onBegin: (next: DraftBriefing) => void
}

/** The view seen last as it would play, large; nothing where it has no evidence. */
function LastView({ draft, onBegin }: BeginProps) {
  const { t } = useInterfaceTranslation('editor')
  const theme = useLightOrDark()
  const words = useWords()
  const [link = ''] = useLastViews()
  const proposal = useStepProposal(
    useMemo(() => viewOfStep({ view: link }), [link]),
    NONE,
  )
  const made = useMemo(
    () => proposal && withProposedStep(draft, stepOfProposal(proposal)).draft,
    [proposal, draft],
  )
  const [step] = made?.steps ?? NONE
  const { sources, nameOf } = useStepSources(step ?? NO_STEP)
  if (!made || !step || step.evidence.length === 0) return null
  return (
    <section className={`${styles.seen} boxed stack`} aria-label={t('begin.seen')}>
      <StepPicture briefing={made} step={step} theme={theme} />
      <div className="from-start gap-8 stack-top">
        <h3>{t('begin.seen')}</h3>
        <p lang={draft.language}>{step.title}</p>
        <p className="clamped soft row-type" lang={draft.language}>
          {words.list(sources.map(nameOf))}
        </p>
        <Button look="main" onClick={() => onBegin(made)}>
          {t('begin.useSeen')}
        </Button>
      </div>
    </section>
  )
}

const NO_STEP = { evidence: [] }

/** Several steps at once, Explore, a published talk, or a file. */
function OtherWays({ draft, onBegin }: BeginProps) {
  const { t } = useInterfaceTranslation('editor')
  const language = useViewStore((state) => state.view.language)
  const entries = useOwnBriefings((state) => state.entries)
  const drafts = useMemo(() => [...entries.values()].map(({ history }) => history.present), [entries])
  return (
    <section className={`${styles.ways} stack-top`} aria-labelledby="other-ways">
      <h2 id="other-ways" className="title-16">
        {t('begin.others')}
      </h2>
      <ThreeSteps draft={draft} onBegin={onBegin} />
      <Way name={t('begin.explore')} how={t('begin.exploreHow')}>
        <a href={writeView({ ...DEFAULT_VIEW, language })}>{t('edit.toExplore')}</a>
      </Way>
      <PublishedSteps draft={draft} onBegin={onBegin} />
      <Way name={t('begin.file')} how={t('begin.fileHow')}>
        <InInterface>
          <ImportBriefing drafts={drafts} onOpened={openEditor} />
        </InInterface>
      </Way>
    </section>
  )
}

function Way({ name, how, children }: { name: string; how: string; children: ReactNode }) {
  return (
    <section className={`${styles.way} one-column from-start gap-8 stack-top`} aria-label={name}>
      <h3 className="title-16">{name}</h3>
      <p className="soft row-type">{how}</p>
      {children}
    </section>
  )
}

/** The total of the last whole year, that year against the one before, and a conclusion that sums up both. */
function ThreeSteps({ draft, onBegin }: BeginProps) {
  const { t } = useInterfaceTranslation('editor')
  const { t: talkT } = useTranslation('editor')
  const theme = useLightOrDark()
  const file = useDataset('figures').data
  const year = useMemo(() => {
    const span = file && cubeSpan(loadFigures(file).byRoute.cube)
    return span ? lastWholeYear(span) : null
  }, [file])
  const [total, compared] = useMemo(
    () => [
      { ...DEFAULT_VIEW, period: year ? [year] : [] },
      {
        ...DEFAULT_VIEW,
        page: 'compare' as const,
        compare: year && { first: yearBefore(year), second: year },
      },
    ],
    [year],
  )
  const [first, second] = [useStepProposal(total, NONE), useStepProposal(compared, NONE)]
  const title = talkT('gallery.closingTitle')
  const made = useMemo(() => {
    if (!first || !second) return null
    const add = (longer: DraftBriefing, step: NewStep) => withProposedStep(longer, step).draft
    const two = [first, second].map((proposal) => stepOfProposal(proposal)).reduce(add, draft)
    const evidence = [...evidenceToClose(two.steps)]
    return add(two, { view: linkOf({}), title, evidence, look: { layout: 'closing' } })
  }, [first, second, draft, title])
  if (!made || !year) return null
  return (
    <Way name={t('begin.three')} how={t('begin.threeHow', { year: yearOf(year.from) })}>
      <div className={`${styles.three} gap-8 stack wide`}>
        {made.steps.map((step) => (
          <StepPicture key={step.id} briefing={made} step={step} theme={theme} />
        ))}
      </div>
      <Button onClick={() => onBegin(made)}>{t('begin.useThree')}</Button>
    </Way>
  )
}

/** Steps of a published talk in the language of this one, copied with their evidence. */
function PublishedSteps({ draft, onBegin }: BeginProps) {
  const { t } = useInterfaceTranslation('editor')
  const { briefings = NONE } = useBriefings()
  const [isOpen, setIsOpen] = useState(false)
  const published = briefings.filter(({ id, language }) => !isOwnId(id) && language === draft.language)
  if (published.length === 0) return null
  return (
    <Way name={t('begin.published')} how={t('begin.publishedHow')}>
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t('begin.choose')}
      </Button>
      {isOpen && (
        <ChooseSteps
          talks={published}
          onClose={() => setIsOpen(false)}
          onChosen={(steps) => onBegin(withCopiedSteps(draft, steps))}
        />
      )}
    </Way>
  )
}

interface ChooseStepsProps {
  /** At least one. */
  talks: readonly Briefing[]
  onClose: () => void
  onChosen: (steps: Briefing['steps']) => void
}

/** The steps of a talk as pictures, each with a box to tick. */
function ChooseSteps({ talks, onClose, onChosen }: ChooseStepsProps) {
  const { t } = useInterfaceTranslation('editor')
  const theme = useLightOrDark()
  const [chosen, setChosen] = useState<{ talk: string | undefined; steps: ReadonlySet<string> }>({
    talk: talks[0]?.id,
    steps: new Set(),
  })
  const talk = talks.find(({ id }) => id === chosen.talk)
  // A picture of the agenda would name steps that are left behind.
  const offered = useMemo(() => talk?.steps.filter((step) => layoutOfStep(step) !== 'agenda') ?? NONE, [talk])
  const drawn = useDrawnCells(offered, theme, true)
  const steps = offered.filter(({ id }) => chosen.steps.has(id))
  return (
    <SheetDialog
      look="gallery"
      heading={t('begin.published')}
      onClose={onClose}
      buttons={
        <>
          <Button look="main" disabled={steps.length === 0} onClick={() => onChosen(steps)}>
            {t('begin.take', { count: steps.length })}
          </Button>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
        </>
      }
    >
      <Field label={t('begin.talk')}>
        <Select
          value={chosen.talk}
          onChange={({ currentTarget: { value } }) => setChosen({ talk: value, steps: new Set() })}
        >
          {talks.map(({ id, title, language }) => (
            <option key={id} value={id} lang={language}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <ul className={`${styles.steps} stack gap-16`}>
        {offered.map((step, at) => (
          <li key={step.id} className="stack-top">
            {talk && at < drawn && <StepPicture briefing={talk} step={step} theme={theme} />}
            <CheckBox
              className="check-line row-type"
              isChecked={chosen.steps.has(step.id)}
              onToggle={() =>
                setChosen(({ talk: of, steps: before }) => ({
                  talk: of,
                  steps: new Set(
                    before.has(step.id) ? [...before].filter((id) => id !== step.id) : [...before, step.id],
                  ),
                }))
              }
            >
              <span lang={talk?.language}>{step.title}</span>
            </CheckBox>
          </li>
        ))}
      </ul>
    </SheetDialog>
  )
}
