import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { LazyImport } from '#lib/lazyImport.ts'

/** Code that is loaded when it is first drawn, and that can be asked for again after it did not arrive. */
export interface PartCode<Props extends object = object> {
  /** What to draw now; React.lazy keeps a failed load for ever, so asking again makes a new one. */
  current: ComponentType<Props>
  askAgain: () => void
}

/** A part's code that did not arrive, as opposed to one that failed while it drew. */
export class CodeError extends Error {
  constructor(cause: unknown) {
    super('the code of a part did not arrive', { cause })
    this.name = 'CodeError'
  }
}

/** Names a part's code without loading it. Make it once, outside of any component. */
export function partCode<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): PartCode<Props> {
  const fresh = () =>
    lazy(() =>
      load().then(
        (component) => ({ default: component }),
        (cause: unknown) => {
          throw new CodeError(cause)
        },
      ),
    )
  const code: PartCode<Props> = {
    current: fresh(),
    askAgain: () => {
      code.current = fresh()
    },
  }
  return code
}

/**
 * The module, or null while it is on its way; throws a CodeError during render when the import fails. Unlike React.lazy,
 * whose fallback makes React hold back the following commit for up to 300 ms.
 */
export function useImported<Module>(lazyModule: LazyImport<Module>): Module | null {
  const [module, setModule] = useState(() => lazyModule.arrived())
  const [fault, setFault] = useState<{ cause: unknown } | null>(null)
  useEffect(() => {
    let isMounted = true
    lazyModule.load().then(
      (loaded) => isMounted && setModule(() => loaded),
      (cause: unknown) => isMounted && setFault({ cause }),
    )
    return () => {
      isMounted = false
    }
  }, [lazyModule])
  if (fault) throw new CodeError(fault.cause)
  return module
}

/** Draws what stands in the place of a failed part: `fault` is what was thrown, a CodeError for code that did not come. */
type RenderFault = (retry: () => void, fault: unknown) => ReactNode

interface CodePartProps {
  code: PartCode
  loading: ReactNode
  renderFault: RenderFault
}

/** Draws a part whose code may be late or may fail, on its own: what stands around it goes on. */
export function CodePart({ code, loading, renderFault }: CodePartProps) {
  return (
    <FaultBoundary onRetry={code.askAgain} renderFault={renderFault}>
      {() => {
        const Current = code.current
        return (
          <Suspense fallback={loading}>
            <Current />
          </Suspense>
        )
      }}
    </FaultBoundary>
  )
}

interface FaultBoundaryProps {
  /** A function, so that each try draws anew. */
  children: () => ReactNode
  renderFault: RenderFault
  onRetry?: () => void
}

/** Shows the fault of what it holds in its place, until the reader tries again. */
export class FaultBoundary extends Component<FaultBoundaryProps, { failed: { fault: unknown } | null }> {
  override state: { failed: { fault: unknown } | null } = { failed: null }

  static getDerivedStateFromError(fault: unknown) {
    return { failed: { fault } }
  }

  override render() {
    const { failed } = this.state
    if (!failed) return this.props.children()
    return this.props.renderFault(() => {
      this.props.onRetry?.()
      this.setState({ failed: null })
    }, failed.fault)
  }
}
