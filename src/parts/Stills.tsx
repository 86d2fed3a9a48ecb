import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { extraFiles } from '#content/mapContent.ts'
import type { StillLook, StillMap } from '#domain/stepMap.ts'
import type { View } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useDataOnDemand } from './useDataOnDemand.ts'

/** Draws any view as a still map, not only the current one; null while data or code is missing. */
type DrawStill = (view: View, look: StillLook) => StillMap | null

const StillsContext = createContext<DrawStill>(() => null)

/** Draws still maps for thumbnails, slides, prints and files; needs a StillsProvider above. */
export function useStills(): DrawStill {
  return useContext(StillsContext)
}

/** Provides `useStills`; data and code load when a view is first drawn. */
export function StillsProvider({ children }: { children: ReactNode }) {
  const words = useWords()
  const { t } = useTranslation(['map', 'still', 'compare'])
  const { reachOf, readCode, arrived } = useOnDemand()

  // biome-ignore lint/correctness/useExhaustiveDependencies: newly loaded files change what can be drawn.
  const draw = useMemo((): DrawStill => {
    const known = new Map<string, StillMap>()
    return (view, look) => {
      const key = `${writeView({ ...view, page: view.page === 'compare' ? 'compare' : 'explore' })} ${JSON.stringify(look)}`
      const before = known.get(key)
      if (before) return before
      const code = readCode()
      const { read: of } = reachOf(view)
      const [basemap, places, figures] = [of('basemap'), of('routes'), of('figures')]
      const [measures, timeline] = [of('measures'), of('timeline')]
      if (!code) return null
      const wanted = extraFiles(view)
      const extra = {
        claims: wanted.includes('claims') ? of('claims') : null,
        records: wanted.includes('records') ? of('records') : null,
        incidents: wanted.includes('incidents') ? of('incidents') : null,
      }
      if (!basemap || !places || !figures || !measures || !timeline) return null
      if (wanted.some((name) => extra[name] === null)) return null
      const drawn = code.viewStill({
        view,
        look,
        words,
        // Its labels take words of the lens too: a page with a lens has them, and this part does without.
        t: t as never,
        data: {
          basemap,
          places,
          figures,
          measures: measures.measures,
          events: timeline.events,
          claims: extra.claims?.claims ?? null,
          records: extra.records?.records ?? null,
          incidents: extra.incidents,
        },
      })
      known.set(key, drawn)
      return drawn
    }
  }, [reachOf, readCode, arrived, words, t])

  return <StillsContext value={draw}>{children}</StillsContext>
}

type Code = typeof import('#papers/viewStill.ts')

/** The code that draws, once loaded; shared by all providers. */
let code: Code | null = null

/** Published files and drawing code, each requested on its first read; `arrived` counts what has loaded since. */
function useOnDemand() {
  const { reachOf, requestOnce, arrived } = useDataOnDemand()
  const readCode = useCallback(() => {
    if (!code) {
      requestOnce('code', async () => {
        code = await import('#papers/viewStill.ts')
      })
    }
    return code
  }, [requestOnce])
  return { reachOf, readCode, arrived }
}

/** Polling interval, ms. */
const POLL_MS = 50

/** How long the files of a map may take, ms. */
const TIMEOUT_MS = 20_000

/** Waits for the map's files, then returns the drawn map; null after 20 s. Rejects when the signal aborts. */
export async function waitForStill<Drawn>(
  draw: () => Drawn | null,
  signal: AbortSignal,
): Promise<Drawn | null> {
  for (let elapsed = 0; elapsed < TIMEOUT_MS; elapsed += POLL_MS) {
    const still = draw()
    if (still) return still
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    signal.throwIfAborted()
  }
  return null
}
