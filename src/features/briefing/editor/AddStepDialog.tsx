import { useMemo, useState } from 'react'
import { placeFigure } from '#content/figureModel.ts'
import { countingAt, loadFigures } from '#content/loadedFigures.ts'
import { writeCellQuery } from '#domain/cellQuery.ts'
import {
  type NewStep,
  newDraft,
  proposedLayout,
  storedLayout,
  withNewStep,
  withoutStep,
} from '#domain/draftBriefing.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { uiLanguageOf } from '#domain/language.ts'
import { yearSpan } from '#domain/months.ts'
import { writeReader } from '#domain/readerLink.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { linkOfStep } from '#domain/viewCodec.ts'
import { SheetDialog } from '#features/briefing/SheetDialog.tsx'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { useDataset } from '#state/datasets.ts'
import { lastUsed, noteUse, useEditorStore } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { readersToday } from '#state/readersToday.ts'
import { type StepProposal, useStepProposal } from '#state/useStepProposal.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/CheckBox.tsx'
import { Field, Input, Select } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './AddStep.module.css'

const close = () => useEditorStore.setState({ isAdding: false })

/** Dialog to choose the briefing, title and evidence of a new step. */
export function AddStepDialog() {
  const { t } = useTranslation(['editor', 'ownBriefings', 'common'])
  const [view] = useState(() => useViewStore.getState().view)
  const reads = useEditorStore((state) => state.reads)
  const isReady = useOwnBriefings((state) => state.isReady)
  const proposal = useStepProposal(view, reads)
  return (
    <SheetDialog heading={t('ownBriefings:add.open')} onClose={close}>
      {proposal && isReady ? <Fields proposal={proposal} /> : <p>{t('common:loading')}</p>}
    </SheetDialog>
  )
}

function Fields({ proposal }: { proposal: StepProposal }) {
  const { t } = useTranslation(['editor', 'ownBriefings', 'common'])
  const words = useWords()
  const entries = useOwnBriefings((state) => state.entries)
  const drafts = [...entries.values()].map(({ history }) => history.present)
  const [chosen, setChosen] = useState(() => preselected(drafts.map(({ id }) => id)))
  const [newTitle, setNewTitle] = useState(t('ownBriefings:newTitle'))
  const [title, setTitle] = useState(proposal.title)
  const [evidence, setEvidence] = useState(proposal.proposed)
  const [isFromRoutes, setIsFromRoutes] = useState(false)
  const { routes, yearsOf, stepOf } = useRouteSteps()
  const [route, setRoute] = useState<string | null>(null)
  const [year, setYear] = useState<number | null>(null)
  const chosenRoute = route ?? routes[0] ?? ''
  const years = yearsOf(chosenRoute)
  const chosenYear = year !== null && years.includes(year) ? year : (years[1] ?? years[0])

  const newStep = (): NewStep | null => {
    if (isFromRoutes) return chosenYear === undefined ? null : stepOf(chosenRoute, chosenYear)
    const step = { view: proposal.view, title: title.trim(), evidence: [...evidence] }
    const content = { ...step, number: null, chart: null, text: [] }
    const layout = storedLayout({ ...content, id: 'new', notes: '', dwell: 3 }, proposedLayout(content))
    return layout ? { ...step, look: { layout } } : step
  }
  const add = () => {
    const made = newStep()
    if (!made) return
    const draft = drafts.find(({ id }) => id === chosen)
    const language = uiLanguageOf(words.language)
    const author = drafts.at(-1)?.author ?? ''
    const into =
      draft ?? newDraft({ id: own.newId(), title: newTitle, author, language, date: readersToday() })
    const { draft: next, id: step } = withNewStep(into, made)
    if (draft) own.edit(draft.id, () => next)
    else own.put(next)
    noteUse(next.id)
    const undo = () => {
      if (draft) own.edit(draft.id, (now) => withoutStep(now, step))
      else own.remove(next.id)
      own.dismissRemoved()
    }
    const called = next.title.trim() || t('ownBriefings:list.untitled')
    useEditorStore.setState({
      isAdding: false,
      added: { briefing: next.id, title: called, step, number: next.steps.length, undo },
    })
  }

  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Field label={t('ownBriefings:add.briefing')}>
        <Select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {drafts.map(({ id, title: called }) => (
            <option key={id} value={id}>
              {called.trim() || t('ownBriefings:list.untitled')}
            </option>
          ))}
          <option value="">{t('ownBriefings:add.new')}</option>
        </Select>
      </Field>
      {chosen === '' && (
        <Field label={t('ownBriefings:add.newTitle')}>
          <Input
            value={newTitle}
            maxLength={400}
            onChange={(event) => setNewTitle(event.currentTarget.value)}
          />
        </Field>
      )}
      <fieldset className={styles.from}>
        <legend className="visually-hidden">{t('ownBriefings:add.from')}</legend>
        {[false, true].map((is) => (
          <label key={String(is)} className={styles.option}>
            <input
              type="radio"
              name="from"
              checked={isFromRoutes === is}
              onChange={() => setIsFromRoutes(is)}
            />
            {t(is ? 'ownBriefings:add.fromRoutes' : 'ownBriefings:add.fromView')}
          </label>
        ))}
      </fieldset>
      {isFromRoutes ? (
        <>
          <div className={styles.pair}>
            <Field label={t('common:filter.routes.one')}>
              <Select value={chosenRoute} onChange={(event) => setRoute(event.currentTarget.value)}>
                {routes.map((id) => (
                  <option key={id} value={id}>
                    {words.route(id)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('common:filter.years.one')}>
              <Select value={chosenYear} onChange={(event) => setYear(Number(event.currentTarget.value))}>
                {years.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          <p className={styles.note}>{t('ownBriefings:add.routesHow')}</p>
        </>
      ) : (
        <>
          <Field label={t('ownBriefings:add.title')}>
            <Input value={title} maxLength={400} onChange={(event) => setTitle(event.currentTarget.value)} />
          </Field>
          <fieldset className={styles.evidence}>
            <legend>{t('ownBriefings:add.evidence')}</legend>
            <EvidenceChoice
              proposed={proposal.proposed}
              others={proposal.others}
              chosen={evidence}
              onChange={setEvidence}
            />
            {evidence.length === 0 && <p className={styles.warning}>{t('ownBriefings:add.noEvidence')}</p>}
          </fieldset>
        </>
      )}
      <div className={styles.buttons}>
        <Button look="main" type="submit">
          {t('ownBriefings:add.save')}
        </Button>
        <Button onClick={close}>{t('ownBriefings:add.cancel')}</Button>
      </div>
    </form>
  )
}

/** Id of the briefing used last, else of the newest; '' for a new one. */
function preselected(ids: readonly string[]): string {
  const last = lastUsed()
  return ids.find((id) => id === last) ?? ids.at(-1) ?? ''
}

interface EvidenceChoiceProps {
  proposed: readonly string[]
  others: readonly string[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Evidence as checkboxes: the proposed first, the rest in a collapsed list. */
function EvidenceChoice({ proposed, others, chosen, onChange }: EvidenceChoiceProps) {
  const { t } = useTranslation(['editor', 'ownBriefings'])
  const step = useMemo(() => ({ evidence: [...proposed, ...others] }), [proposed, others])
  const { sources, nameOf } = useStepSources(step)
  const named = sources.map((source) => ({ link: writeReader(source.target), name: nameOf(source) }))
  const options = (isOffered: boolean) => (
    <ul className={styles.options}>
      {named
        .filter(({ link }) => proposed.includes(link) === isOffered)
        .map(({ link, name }) => {
          const isChosen = chosen.includes(link)
          const next = isChosen ? chosen.filter((other) => other !== link) : [...chosen, link]
          return (
            <li key={link}>
              <CheckBox className={styles.option} isChecked={isChosen} onToggle={() => onChange(next)}>
                <span>{name}</span>
              </CheckBox>
            </li>
          )
        })}
    </ul>
  )
  return (
    <>
      {options(true)}
      {others.length > 0 && (
        <details className={styles.fold}>
          <summary>{t('ownBriefings:add.more', { count: others.length })}</summary>
          {options(false)}
        </details>
      )}
    </>
  )
}

const NONE: readonly never[] = []

/** The routes with a series, the years that one covers, newest first, and the step "this route, this year". */
function useRouteSteps(): {
  routes: readonly string[]
  yearsOf: (route: string) => readonly number[]
  /** Its view, number (against the year before, where there is one), chart and evidence; null where nothing is counted. */
  stepOf: (route: string, year: number) => NewStep | null
} {
  const { t } = useTranslation('editor')
  const words = useWords()
  const file = useDataset('figures').data
  const known = useDataset('routes').data?.routes ?? NONE
  const figures = useMemo(() => (file ? loadFigures(file) : null), [file])
  const routes = known.flatMap(({ id }) => (figures && countingAt(figures, id) ? [id] : []))
  const yearsOf = (route: string) => {
    const series = figures && countingAt(figures, route)
    if (!series) return NONE
    const { from, to } = cubeSpan(series.cube)
    const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
    return Array.from({ length: last - first + 1 }, (_, index) => last - index)
  }
  const stepOf = (route: string, year: number) => {
    const series = figures && countingAt(figures, route)
    if (!series) return null
    const { cells, period } = placeFigure(series, [yearSpan(year)], route)
    if (period.spans.length === 0) return null
    const { compared } = period
    // Only spans of the same months compare; the number then counts those.
    const now = compared ? { ...cells, spans: [compared.after] } : cells
    const against = compared ? { ...cells, spans: [compared.before] } : null
    return {
      view: linkOfStep({ ...DEFAULT_VIEW, period: [yearSpan(year)], selected: { kind: 'route', id: route } }),
      title: t('title.inTime', { subject: words.route(route), time: String(year) }),
      number: { cells: writeCellQuery(now), against: against && writeCellQuery(against) },
      evidence: [now, ...(against ? [against] : [])].map((query) => writeReader({ type: 'cells', query })),
    }
  }
  return { routes, yearsOf, stepOf }
}
