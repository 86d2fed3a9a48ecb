import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { datasetQuery } from '#state/datasets.ts'
import { usePrinting } from '#ui/usePrinting.ts'

/** Ms after which a page that stands asks for what printing needs: its style, its foot and the version of the data. */
const CALM = 4000

let Foot: typeof import('./PrintedFoot.tsx')['PrintedFoot'] | null = null

/** The foot of the printed page. */
export function PrintFoot() {
  const client = useQueryClient()
  useEffect(() => {
    // Printing does not wait for code or a file.
    const timer = window.setTimeout(() => {
      void client.prefetchQuery(datasetQuery('manifest'))
      import('./PrintedFoot.tsx').then(
        (module) => {
          Foot = module.PrintedFoot
        },
        () => {
          // The page then prints as the screen shows it.
        },
      )
    }, CALM)
    return () => window.clearTimeout(timer)
  }, [client])
  return usePrinting() && Foot ? <Foot /> : null
}
