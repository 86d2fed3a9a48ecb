import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { type StepContent, stepContent } from '#content/stepContent.ts'
import { mapOfStep } from '#content/stepMap.ts'
import type { ContentRow } from '#content/stepRows.ts'
import { type Briefing, type BriefingStep, isSaid, layoutOfStep } from '#domain/briefing.ts'
import type { Provenance } from '#domain/provenance.ts'
import { type StepLayout, showsMap } from '#domain/stepLayouts.ts'
import { HandoutParts } from '#features/briefing/handout/Handout.tsx'
import { type HandoutStep, USUAL_CHOICES } from '#features/briefing/handout/handoutModel.ts'
import { hasMap } from '#features/briefing/stage/layouts.ts'
import { createQueryClient } from '#state/datasets.ts'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { englishI18n } from '#tests/support/english.ts'
import { PROVENANCE } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const { briefings } = published('briefings')
const row = (rank: number, ...cells: readonly string[]): ContentRow => ({
  key: String(rank),
  rank,
  cells,
  target: null,
  look: 'plain',
  status: null,
  state: null,
  language: null,
})
const LIST = {
  title: 'Measures',
  columns: ['Measure', 'Status', 'When'],
  isNumeric: [false, false, false],
  rows: [row(0, 'Joint patrols', 'planned', '2025'), row(1, 'Exchange of data', 'done', 'not stated')],
  kind: 'evidence' as const,
  plans: null,
}

function renderHandout(
  step: BriefingStep,
  briefing: Briefing,
  content: StepContent,
  part: Partial<Provenance> = {},
  before: readonly HandoutStep[] = [],
) {
  const printed = { step, number: 1, maps: [], content, provenance: { ...PROVENANCE, ...part } }
  const { link, version, date } = PROVENANCE
  const model = { briefing, link, version, date, steps: [...before, printed] }
  return render(
    <I18nProvider i18n={englishI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <HandoutParts model={model} choices={USUAL_CHOICES} pages={null} />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
}

test('each head of a table in the handout says what it heads', () => {
  const briefing = firstOf(briefings, 'a briefing')
  const step = firstOf(briefing.steps, 'a step')
  renderHandout(step, briefing, { ...stepContent(step, briefing, contentInput()), rows: LIST })
  const table = within(screen.getByRole('table', { name: LIST.title }))
  const heads = [...table.getAllByRole('columnheader'), ...table.getAllByRole('rowheader')]
  expect(heads.map((head) => [head.textContent, head.getAttribute('scope')])).toEqual([
    ...LIST.columns.map((name) => [name, 'col']),
    ...LIST.rows.map(({ cells }) => [cells[0], 'row']),
  ])
})

test('the author’s lines are marked in the handout, and the cover says so', () => {
  const briefing = firstOf(briefings, 'a briefing')
  const tied = firstOf(PROVENANCE.evidence, 'a piece')
  const step = {
    ...firstOf(briefing.steps, 'a step'),
    text: ['It is so.', 'We think so.'],
    evidence: [tied.id],
    ties: [{ line: 1, evidence: [tied.id] }],
  }
  renderHandout(step, briefing, stepContent(step, briefing, contentInput()))
  expect(screen.getByText(/^We think so\./)).toHaveAttribute('data-own')
  expect(screen.getByText(/^It is so\./)).not.toHaveAttribute('data-own')
  expect(screen.getByText(/lines beside a dashed rule are the author’s words/)).toBeVisible()
})

test('the cover has the lines of the title step, and its contents begin with the first step', () => {
  const briefing = firstOf(briefings, 'a briefing')
  const step = firstOf(briefing.steps.filter(isSaid), 'a step')
  const title = {
    ...firstOf(briefing.steps, 'a step'),
    text: ['A line below.'],
    look: { layout: 'title' as const },
  }
  const talk = { ...briefing, steps: [title, step] }
  renderHandout(step, talk, stepContent(step, talk, contentInput()))
  expect(screen.getByText('A line below.')).toHaveAttribute('data-own')
  expect(within(screen.getByRole('navigation')).getAllByRole('listitem')[0]).toHaveValue(1)
})

test('the sentence that a step quotes is not written again in its evidence', () => {
  const briefing = firstOf(
    briefings.filter(({ id }) => id === 'calais-group-en'),
    'the briefing',
  )
  const step = firstOf(
    briefing.steps.filter((one) => layoutOfStep(one) === 'quote'),
    'a quotation',
  )
  const content = stepContent(step, briefing, contentInput())
  const { text = '', language = 'en' } = content.quotation ?? {}
  const piece = { ...firstOf(PROVENANCE.evidence, 'a piece'), name: `“${text}”`, quote: { text, language } }
  renderHandout(step, briefing, content, { evidence: [piece] })
  expect(screen.getAllByText(new RegExp(text.slice(0, 40)))).toHaveLength(1)
  expect(screen.getByRole('link', { name: 'the sentence above' })).toHaveAttribute('href', piece.link)
})

test('a step without filters says nothing of them, and its address is that of its title and its code', () => {
  const briefing = firstOf(briefings, 'a briefing')
  const step = firstOf(briefing.steps.filter(isSaid), 'a step')
  const content = stepContent(step, briefing, contentInput())
  const { unmount } = renderHandout(step, briefing, content, { filters: 'none: everything published' })
  expect(screen.queryByText(/everything published/)).toBeNull()
  expect(screen.getByRole('heading', { name: new RegExp(step.title) }).querySelector('a')).toHaveAttribute(
    'href',
    PROVENANCE.link,
  )
  unmount()
  renderHandout(step, briefing, content, { filters: 'Routes: Channel' })
  expect(screen.getByText('Filters: Routes: Channel')).toBeVisible()
})

test('a step kept for questions says so in the contents and over its words', () => {
  const briefing = firstOf(briefings, 'a briefing')
  const step = { ...firstOf(briefing.steps, 'a step'), isBackup: true }
  renderHandout(step, briefing, stepContent(step, briefing, contentInput()))
  expect(screen.getByRole('heading', { level: 2, name: /\(For questions\)$/ })).toBeVisible()
  expect(screen.getByRole('link', { name: new RegExp(`^${step.title} \\(For questions\\)`) })).toBeVisible()
})

test('the handout has a map only where the stage has one', () => {
  const input = contentInput()
  const cells = 'uk-small-boats-monthly:arrivals:2025-01..2025-12'
  const step = (layout: StepLayout): BriefingStep => ({
    ...firstOf(firstOf(briefings, 'a briefing').steps, 'a step'),
    view: '#/explore?routes=channel&v=3',
    text: [],
    evidence: [`cells:${cells}`],
    number: { cells, against: null },
    chart: null,
    look: { layout },
  })
  const steps = [
    step('map-text'),
    step('number'),
    step('lines'),
    step('closing'),
    { ...step('map-text'), view: '#/explore?v=3', evidence: [], number: null },
  ]
  const shown = steps.map((one) => {
    const map = mapOfStep(one, input)
    if (!map) throw new Error('the files are published')
    const isShown = showsMap(layoutOfStep(one), map.isPlaceless)
    expect(isShown).toBe(hasMap(one, () => map))
    return isShown
  })
  expect(shown).toEqual([true, false, false, false, false])
})

test('a conclusion before all sources lists only evidence that no step has, or that its letters need', () => {
  const briefing = firstOf(briefings, 'a briefing')
  const piece = firstOf(PROVENANCE.evidence, 'a piece')
  const step = {
    ...firstOf(briefing.steps.filter(isSaid), 'a step'),
    text: ['It is so.'],
    evidence: [piece.id],
    ties: [],
    look: { layout: 'closing' as const },
  }
  const content = stepContent(step, briefing, contentInput())
  const lists = () => screen.queryAllByRole('heading', { name: 'Evidence' }).length
  const first = { ...step, id: 'first', look: { layout: 'map' as const } }
  const before = [
    {
      step: first,
      number: 9,
      maps: [],
      content: { ...content, layout: 'map' as const },
      provenance: PROVENANCE,
    },
  ]
  const tied = { ...step, ties: [{ line: 1, evidence: [piece.id] }] }
  const talks: readonly [BriefingStep, readonly HandoutStep[], number][] = [
    [step, before, 1],
    [step, [], 1],
    [tied, before, 2],
  ]
  for (const [last, above, count] of talks) {
    const { unmount } = renderHandout(last, briefing, { ...content, layout: 'closing' }, {}, above)
    expect(lists()).toBe(count)
    unmount()
  }
})
