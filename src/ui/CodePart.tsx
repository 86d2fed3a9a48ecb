import { Component, type ComponentType, lazy, type ReactNode, Suspense } from 'react'

/** Code that is loaded when it is first drawn, and that can be asked for again after it did not arrive. */
export interface PartCode<Props extends object = object> {
  /** What to draw now; React.lazy keeps a failed load for ever, so asking again makes a new one. */
  current: ComponentType<Props>
  askAgain: () => void
}

/** Names a part's code without loading it. Make it once, outside of any component. */
export function partCode<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): PartCode<Props> {
  const fresh = () => lazy(() => load().then((component) => ({ default: component })))
  const code: PartCode<Props> = {
    current: fresh(),
    askAgain: () => {
      code.current = fresh()
    },
  }
  return code
}

interface CodePartProps {
  code: PartCode
  loading: ReactNode
  renderFault: (retry: () => void) => ReactNode
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
  renderFault: (retry: () => void) => ReactNode
  onRetry?: () => void
}

/** Shows the fault of what it holds in its place, until the reader tries again. */
export class FaultBoundary extends Component<FaultBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children()
    return this.props.renderFault(() => {
      this.props.onRetry?.()
      this.setState({ hasFailed: false })
    })
  }
}
