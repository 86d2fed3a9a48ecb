import { Blob as NodeBlob } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import MarkdownIt from 'markdown-it'
import type { ReactNode } from 'react'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { nationalityTable } from '#content/nationalityTable.ts'
import { provenanceOf } from '#content/provenance.ts'
import { numberInput, type StepContent, stepContent } from '#content/stepContent.ts'
import { contentNumber } from '#content/stepEvidence.ts'
import { mapOfStep } from '#content/stepMap.ts'
import {
  type Briefing,
  type BriefingStep,
  isSaid,
  layoutOfStep,
  type StepNumber,
  tiesOfWords,
} from '#domain/briefing.ts'
import type { DatasetName } from '#domain/datasets.ts'
import type { Note, NoteRows } from '#domain/note.ts'
import type { Provenance } from '#domain/provenance.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { Slide } from '#domain/slides.ts'
import { LAYOUTS, STEP_PARTS } from '#domain/stepLayouts.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { OpenBriefing } from '#features/briefing/BriefingPage.tsx'
import { HandoutParts } from '#features/briefing/handout/Handout.tsx'
import { idOfStep, USUAL_CHOICES } from '#features/briefing/handout/handoutModel.ts'
import { StepCanvas } from '#features/briefing/stage/StepCanvas.tsx'
import { contentOfBriefing, draftOf } from '#papers/note/noteContent.ts'
import { citedPiece, noteOf } from '#papers/note/noteModel.ts'
import { NOTE } from '#papers/note/notePaper.ts'
import { buildPptx } from '#papers/slides/buildPptx.ts'
import { coloursOn, ownTemplate } from '#papers/slides/ownLayouts.ts'
import { type ReadTemplate, readTemplate } from '#papers/slides/readTemplate.ts'
import { slideModel } from '#papers/slides/slideModel.ts'
import { slideOfStep } from '#papers/slides/slideOfStep.ts'
import { talkMarkdown } from '#papers/talkMarkdown.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { englishI18n } from '#tests/support/english.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { foreignTemplate, HOUSE, NAVY } from '#tests/support/foreignTemplate.ts'
import { generatedTalk } from '#tests/support/generatedTalk.ts'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { talkClient } from '#tests/support/publishedClient.ts'
import { bytesOf } from '#tests/support/savedFiles.ts'
import { MAP, OWN_TEMPLATE, SLIDE_TEXTS, textOfSlide } from '#tests/support/slideTalks.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

// jsdom's Blob cannot be read as a stream.
vi.stubGlobal('Blob', NodeBlob)
const folder = mkdtempSync(join(tmpdir(), 'steps-'))
afterAll(() => rmSync(folder, { recursive: true }))

const input = contentInput()
const { words } = input
const english = exportWords()
const i18n = englishI18n()
const file = <Name extends DatasetName>(name: Name) => {
  const data = input.read(name)
  if (!data) throw new Error(`${name} is published`)
  return data
}
const PUBLISHED = ['calais-group-en', 'routes-2024-2025-en'].map((id) => {
  const talk = file('briefings').briefings.find((one) => one.id === id)
  if (!talk) throw new Error(`${id} is published`)
  return talk
})
/** Read anew for each talk, as each download does: writing adds the slides to the package. */
const TEMPLATES: readonly (() => Promise<
  Pick<ReadTemplate, 'template'> & { zip: ReadTemplate['zip'] | null }
>)[] = [
  async () => ({ template: OWN_TEMPLATE, zip: null }),
  ...[NAVY, HOUSE].map((wanted) => async () => readTemplate(await foreignTemplate(wanted), 'house.potx')),
  async () => ({ template: ownTemplate('dark'), zip: null }),
]
const READ = await Promise.all(TEMPLATES.map((read) => read()))
// ALL_TALKS=1 takes twelve; three have every layout, in each language and on each template but the published talks'.
const GENERATED = Array.from({ length: process.env.ALL_TALKS ? 12 : 3 }, (_, seed) =>
  generatedTalk(file('briefings').briefings, seed),
)
const TALKS = await Promise.all(
  [
    ...PUBLISHED.map((talk) => ({ talk, at: 0 })),
    ...GENERATED.map((talk, at) => ({ talk, at: (at + 1) % TEMPLATES.length })),
  ].map(async ({ talk, at }) => ({
    id: talk.id,
    talk,
    on: await (TEMPLATES[at] as (typeof TEMPLATES)[number])(),
  })),
)

const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

/** What a part of a page says, to those who see it and to those who hear it. */
function textOf(part: Element | null): string {
  const names = [...(part?.querySelectorAll('[aria-label]') ?? [])].map((one) =>
    one.getAttribute('aria-label'),
  )
  return [part?.textContent, ...names].join(' ')
}

test('generated talks have every layout', () => {
  const layouts = GENERATED.flatMap(({ steps }) => steps.map(layoutOfStep))
  expect(new Set(layouts)).toEqual(new Set(Object.keys(LAYOUTS)))
})

describe.each(TALKS)('what a step of $id says', ({ talk, on: { template, zip } }) => {
  const contents = new Map(talk.steps.map((step) => [step, stepContent(step, talk, input)]))
  const contentOf = (step: BriefingStep) => contents.get(step) as StepContent

  test('has every kind of part, in one talk or the other', () => {
    const all = PUBLISHED.flatMap((each) => each.steps.map((step) => stepContent(step, each, input)))
    expect(all.filter(({ number }) => number).length).toBeGreaterThan(8)
    expect(all.filter(({ rows }) => rows).length).toBeGreaterThan(2)
    for (const step of talk.steps) {
      const { shown, sources } = contentOf(step)
      expect(sources, step.id).toHaveLength(shown.length)
      expect(shown.slice(0, step.evidence.length)).toEqual(step.evidence)
    }
    for (const part of STEP_PARTS)
      expect(
        all.some((content) => hasPart(content, part)),
        part,
      ).toBe(true)
  })

  test('stands on the stage', () => {
    for (const step of talk.steps) {
      const { container } = render(<StepCanvas briefing={talk} step={step} map={null} />, { wrapper })
      // For the back of the room, plans are named by what came of them.
      const cells = contentOf(step).rows?.plans ? { cellsOfPlans: 1 } : {}
      expectSaid(step, contentOf(step), textOf(container), cells)
      expect(plain(container.textContent ?? ''), step.id).toContain(plain(contentOf(step).sourceLine))
      cleanup()
    }
  })

  test('stands on the page', () => {
    // What is expected here is English; a page speaks the language of its talk.
    const { container } = render(
      <OpenBriefing briefing={{ ...talk, language: 'en' }} draft={undefined}>
        {null}
      </OpenBriefing>,
      { wrapper },
    )
    const items = [...container.querySelectorAll('ol > li')].filter((item) => item.querySelector('h3'))
    expect(items).toHaveLength(talk.steps.length)
    for (const [at, step] of talk.steps.entries()) {
      const item = items[at] as HTMLElement
      expectSaid(step, contentOf(step), textOf(item))
      expect(item.querySelectorAll('details li'), step.id).toHaveLength(contentOf(step).sources.length)
    }
    cleanup()
  })

  test('stands in the handout', () => {
    const steps = talk.steps.flatMap((step, at) =>
      isSaid(step)
        ? [{ step, number: at + 1, content: contentOf(step), maps: [], provenance: provenanceOfStep(step) }]
        : [],
    )
    const model = { briefing: talk, link: 'https://example.org/', version: 'a', date: '2026-11-30', steps }
    const { container } = render(<HandoutParts model={model} choices={USUAL_CHOICES} pages={null} />, {
      wrapper,
    })
    for (const { step, number, content, provenance } of steps) {
      const section = container.querySelector(`#${idOfStep(number)}`)
      // The evidence of a conclusion stands with the steps above it.
      const listed = content.layout === 'closing' ? container : section
      const links = [...(listed?.querySelectorAll('a') ?? [])].map(({ href }) => decodeURIComponent(href))
      const sources = provenance.evidence.filter(({ link }) => links.includes(decodeURIComponent(link)))
      expectSaid(step, content, textOf(section))
      expectChanges(content, textOf(section))
      const cited = sources.map(({ id }) => id)
      expectSources(step, cited)
    }
    expectOutcomePages(talk, textOf(container))
    cleanup()
  })

  test('stands on its slides, which are valid', async () => {
    const slides = slidesOfTalk(talk, contentOf, template)
    for (const [at, step] of talk.steps.entries()) {
      const own = slidesOfStep(slides, step, at)
      expect(own.length, step.id).toBeGreaterThan(0)
      const notes = own.flatMap((slide) => slide.notes.map(({ text }) => text))
      // A line that is cut on the slide is whole in the notes.
      const cut = notes.filter((text) => step.text.includes(text))
      const said = [...own.map(textOfSlide), ...cut].join(' ')
      expectSaid(step, contentOf(step), said)
      expectChanges(contentOf(step), said)
      expectSources(
        step,
        step.evidence.filter((id) => notes.join(' ').includes(id)),
      )
    }
    expectOutcomePages(talk, slides.map(textOfSlide).join(' '))
    if (PUBLISHED.includes(talk)) return
    const built = await buildPptx({
      slides,
      template,
      zip,
      facts: { title: talk.title, author: '', subject: '', language: talk.language },
      pixels: async () => new Blob(['pixels']),
      signal: new AbortController().signal,
      report: async () => {},
    })
    const path = join(folder, `${talk.id}.pptx`)
    writeFileSync(path, await bytesOf(built))
    expect(await officeFaults(path)).toEqual([])
  })

  test('stands in its Markdown', () => {
    const written = talkMarkdown({
      briefing: talk,
      link: 'https://example.org/',
      steps: talk.steps.map((step, at) => ({
        step,
        number: at + 1,
        content: contentOf(step),
        provenance: provenanceOfStep(step),
        map: '',
      })),
      t: i18n.getFixedT('en', ['export', 'briefing', 'stage'] as const),
      words,
    })
    const [, ...parts] = new MarkdownIt().render(written).split('<h2>')
    for (const [at, step] of talk.steps.entries()) {
      const part = document.createElement('div')
      part.innerHTML = parts[at] ?? ''
      expectSaid(step, contentOf(step), textOf(part))
      for (const line of step.notes.split('\n')) expect(plain(textOf(part)), step.id).toContain(plain(line))
      const links = [...part.querySelectorAll('a')].map(({ href }) => decodeURIComponent(href))
      const { evidence } = provenanceOfStep(step)
      const cited = evidence.filter(({ link }) => links.includes(decodeURIComponent(link)))
      expectSources(
        step,
        cited.map(({ id }) => id),
      )
    }
  })

  test('stands in its note, with a source behind each sentence that is not the author’s', () => {
    const note = noteOfTalk(talk, contents)
    const findings = [note.message ?? [], note.findings, note.quotes, note.further].flat()
    const inCharts = note.charts.map(({ alt }) => alt).join(' ')
    const known = JSON.stringify(note)
    // A row of a table leads to its page.
    const isNamed = (id: string) => known.includes(cite(id).citation) || known.includes(`${cite(id).address}`)
    const inTable = note.table?.rows.map(({ cells }) => cells.join(' ')).join(' ') ?? ''
    for (const step of talk.steps.filter(isSaid)) {
      const content = contentOf(step)
      const named = ({ title }: { title: { text: string } }) => title.text.startsWith(step.title)
      // The message may have the title of a step.
      const own = findings.filter(named)
      const plans = note.plans.find(named)
      const said = [...own, ...(plans ? [plans] : [])].flatMap(({ sentences }) => sentences)
      const written = [
        ...[...own, plans].flatMap((part) => [
          part?.title.text,
          ...(part?.own ?? []).map(({ text }) => text),
        ]),
        ...said.flatMap(({ text, translation, citations }) => [
          text,
          translation?.text,
          ...citations.map(({ quote }) => quote?.text),
        ]),
        ...(plans?.rows ?? []).map(({ plan, outcome, what }) => [plan.text, outcome, what.text].join(' ')),
        ...(plans?.without?.plans ?? []).map(({ text }) => text),
        plans?.note,
        ...own.flatMap(({ months }) => (months?.rows ?? []).flatMap(({ values }) => values)),
        JSON.stringify(own.map(({ table }) => table?.rows.map(rowOfTable))),
        // The closing sums up what the findings below it say.
        ...(layoutOfStep(step) === 'closing'
          ? note.findings.concat(note.further).flatMap(({ sentences }) => sentences.map(({ text }) => text))
          : []),
        inCharts,
        inTable,
      ].join(' ')
      expectSaid(step, content, written, content.rows?.plans ? { cellsOfPlans: 1 } : {})
      if (content.changes?.columns[1] === note.table?.columns[1]) expectChanges(content, inTable)
      const unended = (text: string) => plain(text).replace(/\.$/, '')
      const lines = [...step.text, content.noRows ?? ''].map(unended)
      for (const [at, tie] of tiesOfWords(step).slice(1).entries()) {
        const tied = said.find(({ text }) => unended(text) === lines[at])
        // One footnote stands for all cells of a table that the line names.
        const [cited, ties] = [tied?.citations.length ?? 0, tie?.length ?? 0]
        expect(cited, lines[at]).toBeLessThanOrEqual(ties)
        expect(cited > 0, lines[at]).toBe(ties > 0)
      }
      for (const { text, citations } of own.flatMap(({ sentences }) => sentences)) {
        if (!lines.includes(unended(text)) && !/Table 1|in the chart|set out below/.test(text))
          expect(citations, text).not.toEqual([])
      }
      expect(step.evidence.every(isNamed), step.id).toBe(true)
    }
  })
})

test.each(READ.map(({ template }, at) => [at, template] as const))(
  'quotations and their translations are whole on slides of template %d',
  (_, template) => {
    const quoting = file('briefings').briefings.flatMap(({ steps }) =>
      steps.filter((step) => step.translation),
    )
    expect(quoting.length).toBeGreaterThan(1)
    const steps = quoting.map((step, at) => ({
      ...step,
      id: `step-${at}`,
      translation: `${step.translation} `.repeat(at + 1).trim(),
      look: { ...step.look, layout: 'quote' as const },
    }))
    const talk = { ...(PUBLISHED[0] as Briefing), steps }
    const contentOf = (step: BriefingStep) => stepContent(step, talk, input)
    const slides = slidesOfTalk(talk, contentOf, template)
    for (const [at, step] of steps.entries()) {
      const { quotation } = contentOf(step)
      const said = plain(slidesOfStep(slides, step, at).map(textOfSlide).join(' '))
      for (const text of [quotation?.text, quotation?.translation]) expect(said).toContain(plain(text ?? '?'))
    }
  },
)

function slidesOfTalk(
  { title, steps }: Briefing,
  contentOf: (step: BriefingStep) => StepContent,
  template: ReadTemplate['template'],
): readonly Slide[] {
  const t = i18n.getFixedT('en', ['export', 'briefing', 'stage', 'stepMap', 'map'] as const)
  const laid = steps.map((step) => {
    const provenance = provenanceOfStep(step)
    const { isPlaceless } = mapOf(step)
    const content = contentOf(step)
    const slide = slideOfStep({ step, content, provenance, isPlaceless, template, t, words })
    const { map, map2 } = template.frames[slide.role].slots
    return { ...slide, map: map && !isPlaceless ? MAP : null, map2: map2 ? MAP : null }
  })
  return slideModel({
    talk: { title, by: '', language: 'en', link: '', titleMap: null, steps: laid },
    template,
    ...SLIDE_TEXTS,
    colours: coloursOn(template),
  })
}

/** The slides of a step: its own, of the translation of its quotation, and of its table. */
function slidesOfStep(slides: readonly Slide[], { id: step }: BriefingStep, at: number): readonly Slide[] {
  return slides.filter(
    ({ id }) => id === step || id === `${step}-translation` || id.startsWith(`list-${at + 1}-`),
  )
}

/** Whether a step has a part. */
function hasPart(content: StepContent, part: (typeof STEP_PARTS)[number]): boolean {
  const value = content[part]
  return Array.isArray(value) ? value.length > 0 : value !== null
}

/** Expects the numbers, rows, chart values, ranking and quotation of a step, or that the paper names what it leaves out. */
function expectSaid(
  step: BriefingStep,
  content: StepContent,
  written: string,
  { cellsOfPlans }: { cellsOfPlans?: number } = {},
): void {
  const text = plain(written)
  const isNamed = (part: string) =>
    /Only on its page, not on the stage: [^.]*\./.exec(text)?.[0].includes(part) ?? false
  const says = (value: string, part: string) =>
    isNamed(part) || text.includes(plain(value)) ? [] : [`${step.id} leaves out ${part}: ${value}`]
  const { number, keyNumbers, chart, quotation, ranking, rows, noRows, lines } = content
  const numbers = [...(number ? [number] : []), ...keyNumbers].flatMap(({ now, before, change }) => [
    now.figure,
    ...(before ? [before.figure] : []),
    ...(change ? [change.text] : []),
  ])
  const values = (chart?.series ?? []).flatMap(({ values: all }) =>
    all.flatMap((value) => (value === null ? [] : [value])),
  )
  const isWritten = (value: number) => [words.number(value), String(value)].some((one) => text.includes(one))
  // Within a sentence a status begins with a small letter.
  const small = text.toLowerCase()
  const hidden = (rows?.rows ?? []).filter(({ cells }) =>
    cells.slice(0, cellsOfPlans ?? cells.length).some((cell) => !small.includes(plain(cell).toLowerCase())),
  ).length
  const more = [...text.matchAll(/(\d+) more(?! source)/g)].reduce((sum, [, count]) => sum + Number(count), 0)
  expect([
    ...[...lines, noRows ?? ''].flatMap((line) => says(line, 'the text')),
    ...numbers.flatMap((each) => says(each, 'the number')),
    ...(quotation ? says(quotation.text, 'the quotation') : []),
    ...(quotation?.translation ? says(quotation.translation, 'its translation') : []),
    ...(isNamed('the chart') || values.every(isWritten) ? [] : [`${step.id} leaves out values of its chart`]),
    ...[...(ranking?.rows ?? []), ...(ranking?.otherUnit ?? [])].flatMap(({ name, place, change }) => [
      ...(text.includes(plain(words.figurePlace(place))) ? [] : says(name, 'the ranking')),
      ...(change === null ? [] : says(change, 'the ranking')),
    ]),
    ...(hidden <= more ? [] : [`${step.id} leaves out ${hidden} rows and says ${more}`]),
  ]).toEqual([])
}

/** Expects the numbers and per cents of a step's changes; their differences need not be there. */
function expectChanges({ changes }: StepContent, written: string): void {
  const cells = (changes?.rows ?? []).flatMap((row) => row.cells.filter((_, at) => at !== 3))
  expect(cells.filter((cell) => !plain(written).includes(plain(cell)))).toEqual([])
}

/** Expects every piece of evidence of a step among what a paper cites. */
function expectSources(step: BriefingStep, cited: readonly string[]): void {
  expect(
    step.evidence.filter((id) => !cited.includes(id)),
    step.id,
  ).toEqual([])
}

function provenanceOfStep(step: BriefingStep): Provenance {
  return provenanceOf({
    view: viewOfStep(step),
    evidence: step.evidence,
    pages: outcomePagesOf(step),
    link: 'https://example.org/',
    version: '0123456789ab',
    date: '2026-11-30',
    documents: file('documents').documents,
    records: file('records').records,
    figures: file('figures').sources,
    own: null,
    nationalities: nationalityTable(file('figures'), file('nationalities')),
    linkOf: (target) => `https://example.org/#/explore?reader=${writeReader(target)}`,
    ...english,
  })
}

const outcomePagesOf = (step: BriefingStep) => stepContent(step, { steps: [] }, input).outcomePages

const rowOfTable = ({ what, when, said }: NoteRows['rows'][number]) => `${what.text} ${when} ${said}`

/** Expects the page behind each outcome that a talk shows among its sources. */
function expectOutcomePages({ steps }: Briefing, written: string): void {
  for (const { citation } of steps.filter(isSaid).flatMap(outcomePagesOf))
    expect(plain(written)).toContain(plain(citation))
}

function mapOf(step: BriefingStep) {
  const map = mapOfStep(step, input)
  if (!map) throw new Error('the files are published')
  return map
}

const noteT = i18n.getFixedT('en', ['note', 'stage'] as const)

function cite(id: string) {
  const sources = {
    documents: file('documents').documents,
    records: file('records').records,
    figures: file('figures').sources,
    own: null,
    linkOf: () => 'https://example.org/',
    t: english.t,
    words,
  }
  return citedPiece(id, sources, noteT)
}

const numberOf = (number: StepNumber) => contentNumber(number, numberInput(input))

function noteOfTalk(talk: Briefing, contents: ReadonlyMap<BriefingStep, StepContent>): Note {
  const texts = { cite, numberOf, t: noteT, exportT: english.t, words, caveatOf: () => '' }
  const content = contentOfBriefing(talk, contents, file('measures').measures, texts)
  const picture = { ...NOTE.wideMap, title: '', description: '', shapes: [] } as never
  const drawing = { title: 'A map', alt: '', picture, lines: [], note: '' }
  const charts = [...contents.values()].flatMap(({ chart }) =>
    content.charts.some(({ cells }) => cells === chart?.cells) ? (chart ?? []) : [],
  )
  return noteOf(
    draftOf(content, {
      drawing,
      charts,
      provenance: provenanceOfStep(talk.steps[0] as BriefingStep),
      link: 'https://example.org/',
      cite,
      t: noteT,
      exportT: english.t,
      schematic: english.schematic,
      words,
    }),
  )
}

const files = talkClient()

/** The app around, with published files. */
function wrapper({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={files}>
        <WordsProvider>{children}</WordsProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}
