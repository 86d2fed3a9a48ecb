// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { type ReactNode, useEffect } from 'react'
import { afterEach, expect, test } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { type Briefing, layoutOfStep } from '#domain/briefing.ts'
import type { DatasetName } from '#domain/datasets.ts'
import type { UiLanguage } from '#domain/language.ts'
import { BriefingPage, OpenBriefing } from '#features/briefing/BriefingPage.tsx'
import { useMarkdown } from '#features/briefing/DownloadMarkdown.tsx'
import { HandoutParts } from '#features/briefing/handout/Handout.tsx'
import { useHandout } from '#features/briefing/handout/HandoutButton.tsx'
import { type HandoutModel, USUAL_CHOICES } from '#features/briefing/handout/handoutModel.ts'
import { useSlideTalk } from '#features/briefing/slides/DownloadSlides.tsx'
import { StepCanvas } from '#features/briefing/stage/StepCanvas.tsx'
import { type I18n, loadMessages } from '#i18n/i18n.ts'
import { StepMapFigure } from '#map/step/StepMapFigure.tsx'
import { coloursOn, ownTemplate } from '#papers/slides/ownLayouts.ts'
import { slideModel } from '#papers/slides/slideModel.ts'
import { useNote } from '#parts/note/NoteButton.tsx'
import { TalkFrame, useStepContents } from '#parts/StepMaps.tsx'
import { datasetQuery } from '#state/datasets.ts'
import { replaceStep, useViewStore } from '#state/viewStore.ts'
import { word } from '#tests/e2e/drivers/words.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { englishI18n } from '#tests/support/english.ts'
import { talkClient } from '#tests/support/publishedClient.ts'
import { stepPictures } from '#tests/support/stepMaps.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

afterEach(cleanup)
// The handout waits for its fonts.
Object.defineProperty(document, 'fonts', { value: { load: async () => [], ready: Promise.resolve() } })

const input = contentInput()
const file = <Name extends DatasetName>(name: Name) => {
  const data = input.read(name)
  if (!data) throw new Error(`${name} is published`)
  return data
}
const published = (id: string): Briefing => {
  const talk = file('briefings').briefings.find((one) => one.id === id)
  if (!talk) throw new Error(`${id} is published`)
  return talk
}

const client = talkClient()
client.setQueryData(datasetQuery('manifest').queryKey, {
  dataVersion: '0123456789ab',
  edition: null,
} as never)

/** The app in a language. */
async function appIn(
  language: UiLanguage,
  i18n = englishI18n(),
): Promise<(props: { children: ReactNode }) => ReactNode> {
  await loadMessages(i18n, language)
  i18n.changeLanguage(language)
  return ({ children }) => (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <WordsProvider>{children}</WordsProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}

const progress = { signal: new AbortController().signal, report: async () => {} }

interface Papers {
  slides: unknown
  note: unknown
  markdown: string
  handout: HandoutModel
  stated: unknown
}

/** Makes every file of a talk with the app's own gatherers. */
function MakePapers({ talk, onMade }: { talk: Briefing; onMade: (made: Papers | Error) => void }) {
  const [slides, note, markdown, handout, { snapshot }] = [
    useSlideTalk(),
    useNote(),
    useMarkdown(),
    useHandout(),
    useStepContents(),
  ]
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once.
  useEffect(() => {
    const template = ownTemplate('light')
    const make = async (): Promise<Papers> => ({
      slides: slideModel({
        ...(await slides(talk, template, progress)),
        template,
        colours: coloursOn(template),
      }),
      note: await note({ briefing: talk }, progress),
      markdown: await markdown(talk, progress),
      handout: await handout(talk, progress),
      stated: await snapshot(talk),
    })
    make().then(onMade, onMade)
  }, [])
  return null
}

/** What a talk says in its files, on stage and on its page, where the interface has a language; and the controls of its page. */
async function papersIn(language: UiLanguage, talk: Briefing, i18n: I18n) {
  const App = await appIn(language, i18n)
  const made = await new Promise<Papers | Error>((resolve) =>
    render(
      <App>
        <TalkFrame language={talk.language}>
          <MakePapers talk={talk} onMade={resolve} />
        </TalkFrame>
      </App>,
    ),
  )
  if (made instanceof Error) throw made
  const { container } = render(
    <App>
      <TalkFrame language={talk.language}>
        <HandoutParts model={made.handout} choices={USUAL_CHOICES} pages={null} />
        {talk.steps.map((step) => (
          <StepCanvas key={step.id} briefing={talk} step={step} map={null} isLive />
        ))}
      </TalkFrame>
    </App>,
  )
  const screens = container.innerHTML
  cleanup()
  const page = render(
    <App>
      <OpenBriefing briefing={talk} draft={undefined}>
        {null}
      </OpenBriefing>
    </App>,
  ).container
  const controls = [...page.querySelectorAll(`.screen-only[lang="${language}"]`)].map(
    (part) => part.textContent,
  )
  // What unfolds the notes and the sources is a control.
  const folds = [...page.querySelectorAll('summary')]
  expect(folds.filter(({ lang }) => lang !== language)).toEqual([])
  for (const part of [...folds, ...page.querySelectorAll('.screen-only')]) part.remove()
  const steps = [...page.querySelectorAll('ol > li')].map((step) => step.innerHTML)
  cleanup()
  return { papers: { ...made, screens, steps }, controls: new Set(controls) }
}

/** A talk with the first step of each layout of the published ones. */
function talkOfLayouts(language: UiLanguage): Briefing {
  const talk = published(`routes-2024-2025-${language}`)
  const steps = [...talk.steps, ...published(`calais-group-${language}`).steps]
  return {
    ...talk,
    steps: steps.filter(
      (step, at) => steps.findIndex((other) => layoutOfStep(other) === layoutOfStep(step)) === at,
    ),
  }
}

test('a talk says the same in every paper, on stage and on its page, whatever the language of the interface', async () => {
  const talk = talkOfLayouts('en')
  // One translator, as in the app: maps whose words are the same are drawn once.
  const i18n = englishI18n()
  const own = await papersIn('en', talk, i18n)
  // One other language is as good as two: words, numbers and dates all differ from those of the talk.
  const { papers, controls } = await papersIn('fr', talk, i18n)
  expect(papers).toEqual(own.papers)
  expect([...controls].every((words) => words?.includes(word('fr', 'common:present')))).toBe(true)
  expect(controls.size).toBeGreaterThan(0)
})

test('the hint how to move a map is a control, in the language of the interface', async () => {
  const [App, draw] = [await appIn('nl'), await stepPictures('fr')]
  const [step] = published('calais-group-fr').steps
  if (!step) throw new Error('the talk has a step')
  render(
    <App>
      <TalkFrame language="fr">
        <StepMapFigure picture={draw(step)} isFramed onMove={() => {}} />
      </TalkFrame>
    </App>,
  )
  expect(await screen.findByRole('region', { name: 'Carte' })).toBeTruthy()
  expect(screen.getByText('Versleep of zoom de kaart om ze te kadreren.')).toBeTruthy()
})

test('its messages load with it', async () => {
  const App = await appIn('en')
  const talk = published('calais-group-fr')
  const { findAllByText } = render(
    <App>
      <OpenBriefing briefing={talk} draft={undefined}>
        {null}
      </OpenBriefing>
    </App>,
  )
  expect((await findAllByText(/^Notre traduction/)).length).toBeGreaterThan(0)
  expect((await findAllByText('Speaker notes')).length).toBeGreaterThan(0)
  expect((await findAllByText('Present')).length).toBeGreaterThan(0)
})

test('a published talk goes on in its translation when the interface changes its language; a link is taken at its word', async () => {
  const i18n = englishI18n()
  await Promise.all([loadMessages(i18n, 'fr'), loadMessages(i18n, 'nl')])
  const choice = () => useViewStore.getState().view.step?.briefing
  replaceStep({ briefing: 'calais-group-fr', step: null })
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <WordsProvider>
          <BriefingPage />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  await screen.findAllByText('Speaker notes')
  expect(choice()).toBe('calais-group-fr')
  await act(async () => i18n.changeLanguage('nl'))
  expect(choice()).toBe('calais-group-nl')
})
