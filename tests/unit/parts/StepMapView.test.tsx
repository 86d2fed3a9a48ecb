import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import { StepPicture } from '#features/briefing/stage/StepOverview.tsx'
import { StepMapsProvider, usePreparedMaps, useStepMaps } from '#parts/StepMaps.tsx'
import { StepMapView, stepLook } from '#parts/StepMapView.tsx'
import { stepPictureSvg } from '#picture/step/stepPicture.ts'
import { createQueryClient } from '#state/datasets.ts'
import { showOwn } from '#state/desk/showOwn.ts'
import { useViewStore } from '#state/viewStore.ts'
import { englishI18n } from '#tests/support/english.ts'
import { ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { OWN_SAMPLE } from '#tests/support/ownSample.ts'
import { published, publishedText } from '#tests/support/published.ts'
import { stubResizeObserver } from '#tests/support/stubResizeObserver.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

function stepOf(briefing: string, id: string): BriefingStep {
  const steps = published('briefings').briefings.find((one) => one.id === briefing)?.steps
  const step = steps?.find((one) => one.id === id)
  if (!step) throw new Error(`${briefing}: no step ${id}`)
  return step
}

function show(children: React.ReactNode) {
  stubResizeObserver()
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
  // The map's box at 1920 × 1080, where one px of the canvas is 1.5 px.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return this.childElementCount > 0 ? 1128 : 150
  })
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(1008)
  render(
    <I18nProvider i18n={englishI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <StepMapsProvider>{children}</StepMapsProvider>
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
}

const AHEAD = stepOf('routes-2024-2025-en', 'channel')
const COPY = stepLook({ width: 751.3, height: 672, theme: 'light', isCopy: true })
const drawn: unknown[] = []

function Ahead() {
  const { pictureOf } = useStepMaps()
  const picture = pictureOf(AHEAD, COPY)
  usePreparedMaps([() => drawn.push(pictureOf(AHEAD, COPY))])
  if (!picture) return null
  const svg = stepPictureSvg(picture, { title: 'Channel', description: 'One route', hasLabels: true })
  return <p>{svg.includes('English Channel') ? 'drawn' : 'bare'}</p>
}

const seen = new Map<string, unknown>()

function Seen({ frame }: { frame: string }) {
  const picture = useStepMaps().pictureOf(AHEAD, { ...COPY })
  if (!picture) return null
  seen.set(frame, picture)
  return <p>seen</p>
}

const OFFERED = [
  'own-t-0123456789ab:detections:2025-01..2025-01:route:central-mediterranean',
  'frontex-nationalities:detections:2025-01..2025-03:route:central-mediterranean',
  'frontex-detections:detections:2025-01..2025-03:route:central-mediterranean',
]

/** The number of a callout for cells of each kind of table: the reader's own, loaded on request, and of the start. */
function Numbers() {
  const { mapOf } = useStepMaps()
  return OFFERED.map((cells) => {
    const callouts = [{ at: 'route:central-mediterranean', number: { cells, against: null } }]
    const map = mapOf({ ...AHEAD, look: { ...AHEAD.look, callouts } })
    return <p key={cells}>{map?.callouts[0]?.number ? `${cells} is shown` : 'blank'}</p>
  })
}

const layered = (['both', 'published', 'yours'] as const).map((layer) => ({
  layer,
  step: {
    ...AHEAD,
    view: `${AHEAD.view}&layer=${layer}`,
    look: { ...AHEAD.look, signs: 'view' as const },
  },
}))

/** How many signs of own marks, and of published ones, the map of a step has in each layer. */
function Layers() {
  const { mapOf } = useStepMaps()
  return layered.map(({ layer, step }) => {
    const links = mapOf(step)?.signs.flatMap(({ evidence }) => evidence) ?? []
    const own = links.filter((link) => link.startsWith('own-')).length
    return (
      <p key={layer}>
        {layer}: {own > 0 ? 'own' : 'no own'}, {links.length > own ? 'published' : 'no published'}
      </p>
    )
  })
}

test('the number of a callout is shown for every table whose cells are offered', async () => {
  showOwn(ownFiguresAlone([ownFigureOf(9, '2025-01', '2025-01')]))
  show(<Numbers />)
  for (const cells of OFFERED) expect(await screen.findByText(`${cells} is shown`)).toBeVisible()
  showOwn(null)
})

describe('the map of a step', () => {
  test('is drawn once for all frames of the same talk', async () => {
    show(
      <>
        <Seen frame="outer" />
        <StepMapsProvider>
          <Seen frame="inner" />
        </StepMapsProvider>
      </>,
    )
    await waitFor(() => expect(screen.getAllByText('seen')).toHaveLength(2))
    // Each file that arrives draws them anew, one frame after the other.
    await waitFor(() => expect(seen.get('inner')).toBe(seen.get('outer')))
  })

  test('has the marks of the layer that the step names, whatever the page shows', async () => {
    showOwn(OWN_SAMPLE)
    show(<Layers />)
    expect(await screen.findByText('both: own, published')).toBeVisible()
    expect(screen.getByText('published: no own, published')).toBeVisible()
    expect(screen.getByText('yours: own, no published')).toBeVisible()
    showOwn(null)
  })

  test('is drawn on the canvas and scaled, and its number and signs open what is behind them', async () => {
    const user = userEvent.setup()
    show(<StepMapView step={stepOf('calais-group-en', 'recorded-2024')} theme="light" />)
    const map = await screen.findByRole('region', { name: 'Map' })
    expect(map).toHaveStyle({ width: '752px', height: '672px' })
    expect(map.closest('[style*="scale(1.5, 1.5)"]')).not.toBeNull()

    await user.click(screen.getByRole('button', { name: /36,816 .*English Channel$/ }))
    expect(useViewStore.getState().view.reader).toMatchObject({ type: 'cells' })
    await user.click(screen.getByRole('button', { name: 'Line 1, Netherlands: open its source' }))
    expect(useViewStore.getState().view.reader).toEqual({
      type: 'record',
      recordId: 'schiphol-supplier-arrest-2024',
    })
    expect(screen.getAllByRole('button', { name: /, Germany: open its source$/ })).toHaveLength(2)
    // The record names Belgium too, which led the investigation and asked for the extradition.
    expect(screen.getAllByRole('button', { name: /Belgium/ })).toEqual([
      screen.getByRole('button', { name: 'Line 1, Belgium: open its source' }),
    ])
  })

  test('shows a build-up line by line', async () => {
    const step = stepOf('calais-group-en', 'recorded-2024')
    show(<StepMapView step={step} theme="light" shown={{ callouts: [], lines: 1 }} />)
    expect(await screen.findByRole('button', { name: /^Line 1, Netherlands/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Line 2/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /English Channel$/ })).toBeNull()
  })

  test('is left out of a copy of a step that has none', async () => {
    const [briefing] = published('briefings').briefings.filter(({ id }) => id === 'routes-2024-2025-en')
    if (!briefing) throw new Error('the talk is not there')
    // One of each: every map takes half a second to draw.
    const steps = ['agenda', 'section', 'map-text'].flatMap(
      (layout) => briefing.steps.find((step) => layoutOfStep(step) === layout) ?? [],
    )
    expect(steps).toHaveLength(3)
    show(
      steps.map((step) => (
        <div key={step.id} data-testid={layoutOfStep(step)}>
          <StepPicture briefing={briefing} step={step} theme="light" />
        </div>
      )),
    )
    const isMapped = (layout: string) =>
      screen.getAllByTestId(layout).map((copy) => copy.querySelector('[data-testid="map"]') !== null)
    await vi.waitFor(() => expect(isMapped('map-text')).not.toContain(false))
    expect(isMapped('agenda')).not.toContain(true)
    expect(isMapped('section')).not.toContain(true)
  })

  test('is drawn ahead, and the same picture is then shown and exported', async () => {
    show(<Ahead />)
    expect(await screen.findByText('drawn')).toBeVisible()
    await vi.waitFor(() => expect(drawn.at(-1)).toMatchObject({ width: 752 }))
    expect(COPY).toMatchObject({ width: 752, height: 672, beyond: 0 })
  })
})
