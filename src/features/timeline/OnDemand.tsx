import type { ReactNode } from 'react'
import { type LazyImport, lazyImport } from '#lib/lazyImport.ts'
import { FaultBoundary, useImported } from '#ui/CodePart.tsx'
import { DataFault } from '#ui/DataFault.tsx'
import type { DockWords } from './dockWords.ts'

export const LANES = lazyImport(() => import('./OpenLanes.tsx'))
export const LISTS = lazyImport(() => import('./MarkList.tsx'))

interface OnDemandProps<Module> {
  code: LazyImport<Module>
  /** Reports code that does not load; without words nothing is shown in its place. */
  words?: DockWords
  children: (module: Module) => ReactNode
}

/** A part of the dock whose code loads when the part is first shown. */
export function OnDemand<Module>({ code, words, children }: OnDemandProps<Module>) {
  return (
    <FaultBoundary
      onRetry={code.reset}
      renderFault={(retry) =>
        words && (
          <DataFault
            title={words.t('common:crashed')}
            lines={[words.t('common:crashedRemedy')]}
            retryLabel={words.t('common:retry')}
            onRetry={retry}
          />
        )
      }
    >
      {() => <Loaded code={code}>{children}</Loaded>}
    </FaultBoundary>
  )
}

function Loaded<Module>({ code, children }: OnDemandProps<Module>) {
  const module = useImported(code)
  return module && children(module)
}

/** Loads code that is likely to be shown next; the part itself reports a failure. */
export function loadAhead(code: LazyImport<unknown>): void {
  code.load().catch(code.reset)
}
