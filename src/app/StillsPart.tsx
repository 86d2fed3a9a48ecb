import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useReducer, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { StillMap } from '#domain/stillMap.ts'
import { writeView } from '#domain/viewCodec.ts'
import { datasetQuery } from '#state/datasets.ts'
import { extraFiles } from '#state/mapContent.ts'
import { type DrawStill, StillsContext } from '#state/stills.ts'
import { useWords } from '#words/words.ts'

/** Gives what is inside the drawing of still maps; the files that a view needs are asked for when it is first drawn. */
export function StillsPart({ children }: { children: ReactNode }) {
  const words = useWords()
  const { t } = useTranslation(['map', 'still', 'compare'])
  const { read, readCode, arrived } = useOnDemand()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that has arrived makes another drawing.
  const draw = useMemo((): DrawStill => {
    const known = new Map<string, StillMap>()
    return (view, look) => {
      const key = `${writeView({ ...view, page: view.page === 'compare' ? 'compare' : 'explore' })} ${Object.values(look).join(' ')}`
      const before = known.get(key)
      if (before) return before
      const code = readCode()
      const [basemap, places, figures] = [read('basemap'), read('routes'), read('figures')]
      const [measures, timeline] = [read('measures'), read('timeline')]
      if (!code) return null
      const wanted = extraFiles(view)
      const extra = {
        claims: wanted.includes('claims') ? read('claims') : null,
        records: wanted.includes('records') ? read('records') : null,
        incidents: wanted.includes('incidents') ? read('incidents') : null,
      }
      if (!basemap || !places || !figures || !measures || !timeline) return null
      if (wanted.some((name) => extra[name] === null)) return null
      const drawn = code.viewStill({
        view,
        look,
        words,
        t,
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
  }, [read, readCode, arrived, words, t])

  return <StillsContext value={draw}>{children}</StillsContext>
}

type Code = typeof import('./viewStill.ts')

/** The code that draws, once it is there; every part of the app draws with the same. */
let code: Code | null = null

/** Reads published files and the code that draws, and asks for each when it is first wanted; `arrived` counts what has come. */
function useOnDemand(): {
  read: <Name extends DatasetName>(name: Name) => Dataset<Name> | null
  readCode: () => Code | null
  arrived: number
} {
  const client = useQueryClient()
  const [arrived, count] = useReducer((number: number) => number + 1, 0)
  const asked = useRef(new Set<DatasetName | 'code'>())
  // What fails leaves the place of the map empty; whoever shows its faults asks for it again.
  const askOnce = useCallback((name: DatasetName | 'code', ask: () => Promise<unknown>) => {
    if (asked.current.has(name)) return
    asked.current.add(name)
    // Not while something is drawn.
    queueMicrotask(() => void ask().then(count, () => {}))
  }, [])
  const read = useCallback(
    <Name extends DatasetName>(name: Name): Dataset<Name> | null => {
      const query = datasetQuery(name)
      const data = client.getQueryData<Dataset<Name>>(query.queryKey)
      if (data === undefined) askOnce(name, () => client.fetchQuery(query))
      return data ?? null
    },
    [client, askOnce],
  )
  const readCode = useCallback(() => {
    if (!code) {
      askOnce('code', async () => {
        code = await import('./viewStill.ts')
      })
    }
    return code
  }, [askOnce])
  return { read, readCode, arrived }
}
