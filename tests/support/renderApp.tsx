import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Fragment, StrictMode } from 'react'
import { onTestFinished, vi } from 'vitest'
import { App } from '#app/App.tsx'
import { WEBGL_MAP } from '#app/Part.tsx'
import { I18nProvider } from '#words/useTranslation.tsx'
// Loaded before the first test, so that no test waits for code and a module that fails is named.
import '#features/dossier/Details.tsx'
import '#features/dossier/Dossier.tsx'
import '#features/timeline/DockTable.tsx'
import '#features/timeline/MarkList.tsx'
import '#features/timeline/OpenLanes.tsx'
import '#features/timeline/TimelineDock.tsx'
import '#map/WebGlMap.tsx'
import '#picture/layerValues.ts'
import type { DatasetName } from '#domain/datasets.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { createI18n, type I18n, START_LANGUAGE } from '#i18n/i18n.ts'
import { own } from '#state/ownBriefings.ts'
import { setLayers } from '#state/shownLayers.ts'
import { startPreferences, useUiStore } from '#state/uiStore.ts'
import { startViewHistory, useViewStore } from '#state/viewStore.ts'
import { publishedText } from './published.ts'
import { clientWithout, wholeClient } from './publishedClient.ts'
import { SMALL_PACKAGE } from './smallPackage.ts'
import { stubResizeObserver } from './stubResizeObserver.ts'

// Only the canvas is a stub: everything else is the published app.
vi.mock('#map/WebGlMap.tsx', () => import('./mapStub.tsx'))
// The stub ends with the first test file of a process, the app keeps what it loaded for all of them.
await WEBGL_MAP.load()

/** How a published file fails: not loaded, truncated, or not matching its schema. */
export type Breakage = 'missing' | 'torn' | 'mistyped'

interface RenderOptions {
  /** The hash of the address, including `#`. */
  link?: string
  broken?: { readonly [Name in DatasetName]?: Breakage }
  /** A talk of the reader's own that is there from the start. */
  talk?: DraftBriefing
  /** False simulates a browser without WebGL: the SVG map is rendered. */
  hasWebGl?: boolean
  /** Renders twice, as in development, to find impure code; used by one test file. */
  isStrict?: boolean
  /** Which media queries match; none by default. */
  mediaMatches?: (query: string) => boolean
  /** Whether it draws maps of steps ahead while the page is idle, which takes longer than to render the app. */
  drawsAhead?: boolean
  /** What to wait for; the stage has no navigation. */
  landmark?: { role: 'navigation' | 'main'; name: string | RegExp }
}

const BAR = { role: 'navigation', name: 'Main' } as const

/**
 * Renders the whole app on the published data at a link. `repair` restores all files, like a recovered server; the
 * stores are reset each time.
 */
export async function renderApp({
  link = '#/explore',
  broken = {},
  talk,
  hasWebGl = true,
  isStrict = false,
  drawsAhead = false,
  landmark = BAR,
  mediaMatches = () => false,
}: RenderOptions = {}) {
  const faults = new Map(Object.entries(broken))
  stubBrowser((name) => faults.get(name), mediaMatches)
  if (hasWebGl) vi.stubGlobal('WebGL2RenderingContext', class {})
  else Reflect.deleteProperty(globalThis, 'WebGL2RenderingContext')
  // As in browser tests; `StepMapView.test.tsx` holds what is drawn ahead.
  if (!drawsAhead) vi.stubGlobal('requestIdleCallback', idleWithoutLimit)
  for (const id of own.store.getState().entries.keys()) own.remove(id)
  own.dismissRemoved()
  if (talk) own.put(talk)
  useUiStore.setState(useUiStore.getInitialState(), true)
  useViewStore.setState(useViewStore.getInitialState(), true)
  setLayers({ known: null })
  window.history.replaceState(null, '', `/${link}`)
  startPreferences()
  onTestFinished(startViewHistory())

  const names = [...faults.keys()] as DatasetName[]
  const client = names.length === 0 ? wholeClient() : clientWithout(names)
  const Mode = isStrict ? StrictMode : Fragment
  const user = userEvent.setup()
  const result = render(
    <Mode>
      <I18nProvider i18n={withSharedEnglish(createI18n())}>
        <QueryClientProvider client={client}>
          <App />
        </QueryClientProvider>
      </I18nProvider>
    </Mode>,
  )
  await screen.findByRole(landmark.role, { name: landmark.name })
  return { ...result, user, client, repair: () => faults.clear() }
}

/**
 * A translator whose English is the same in each test, as it is everywhere in the app: what is built of words and data that do
 * not change, such as the index of the search, is built once.
 */
function withSharedEnglish(i18n: I18n): I18n {
  const { getFixedT } = i18n
  const shared: I18n['getFixedT'] = (language, names) => {
    if (language !== START_LANGUAGE) return getFixedT(language, names)
    const key = [names].flat().join(' ')
    const t = englishBy.get(key) ?? getFixedT(language, names)
    englishBy.set(key, t)
    return t as never
  }
  return Object.assign(i18n, { getFixedT: shared })
}

const englishBy = new Map<string, unknown>()

function idleWithoutLimit(call: () => void, options?: IdleRequestOptions): number {
  return options?.timeout === undefined ? Number(setTimeout(call)) : 0
}

/** What jsdom lacks: published files, sizes, media queries, scrolling. */
function stubBrowser(
  faultOf: (name: string) => Breakage | undefined,
  mediaMatches: (query: string) => boolean,
): void {
  vi.stubGlobal('fetch', async (address: string | URL) => {
    const file = basename(new URL(address, 'http://localhost/').pathname)
    const name = file.replace(/\.json$/, '')
    const fault = faultOf(name)
    if (name === 'datapackage') return Response.json(SMALL_PACKAGE)
    if (fault === 'missing') return new Response('', { status: 404 })
    const text = publishedText(name)
    if (fault === 'torn') return new Response(text.slice(0, text.length / 2))
    return new Response(fault === 'mistyped' ? text.replace('"id":', '"key":') : text)
  })
  stubResizeObserver()
  const { matchMedia } = window
  vi.stubGlobal('matchMedia', (query: string) => ({ ...matchMedia(query), matches: mediaMatches(query) }))
  Element.prototype.scrollIntoView = () => {}
  Element.prototype.scrollTo = () => {}
}
