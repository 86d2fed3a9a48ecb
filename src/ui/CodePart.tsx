import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { followImport, type LazyImport } from '#lib/lazyImport.ts'
import { Button } from './Button.tsx'
import styles from './DataFault.module.css'

interface DataFaultProps {
  title: string
  lines: readonly string[]
  retryLabel: string
  onRetry: () => void
}

/** Shown where data is missing: what failed, what still works, and a retry. */
export function DataFault({ title, lines, retryLabel, onRetry }: DataFaultProps) {
  return (
    <div className={`${styles.fault} soft stack gap-8 from-start`} role="alert">
      <p className="strong">{title}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Button onClick={onRetry}>{retryLabel}</Button>
    </div>
  )
}

/** A lazy component whose load can be retried after a failure. */
export interface PartCode<Props extends object = object> {
  /** The component to render now. React.lazy caches a failed load, so a retry creates a new one. */
  current: ComponentType<Props>
  reset: () => void
}

/** The code of a part did not load, as opposed to a fault while rendering. */
export class CodeError extends Error {
  constructor(cause: unknown) {
    super('the code of a part did not arrive', { cause })
    this.name = 'CodeError'
  }
}

/** Declares a part's code without loading it. Call it once per part, at module level. */
export function partCode<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): PartCode<Props> {
  return renewable(load, noop)
}

/** A part of a module that may hold several. One that has arrived renders at once and not in a second pass. */
export function partOf<Module, Props extends object = object>(
  lazyModule: LazyImport<Module>,
  pick: (module: Module) => ComponentType<Props>,
): PartCode<Props> {
  return renewable<Props>(() => {
    const module = lazyModule.arrived()
    return module ? settled(pick(module)) : lazyModule.load().then(pick)
  }, lazyModule.reset)
}

function renewable<Props extends object>(
  load: () => PromiseLike<ComponentType<Props>>,
  forget: () => void,
): PartCode<Props> {
  const fresh = () =>
    // React.lazy accepts any thenable; only its type asks for a promise.
    lazy(
      () =>
        load().then(
          (component) => ({ default: component }),
          (cause: unknown) => {
            throw new CodeError(cause)
          },
        ) as Promise<{ default: ComponentType<Props> }>,
    )
  const code: PartCode<Props> = {
    current: fresh(),
    reset: () => {
      forget()
      code.current = fresh()
    },
  }
  return code
}

/** A thenable that calls back at once, where a promise waits for the next microtask and makes React suspend. */
function settled<Value>(value: Value): PromiseLike<Value> {
  const thenable = {
    // biome-ignore lint/suspicious/noThenProperty: React.lazy takes its result from a thenable
    then: <Next,>(use: (value: Value) => Next) => settled(use(value)),
  }
  return thenable as PromiseLike<Value>
}

function noop(): void {}

/**
 * The module, or null while it loads; throws a CodeError during render when the import fails. Unlike React.lazy,
 * whose fallback makes React hold back the following commit for up to 300 ms.
 */
export function useImported<Module>(lazyModule: LazyImport<Module>): Module | null {
  const [module, setModule] = useState(() => lazyModule.arrived())
  const [fault, setFault] = useState<{ cause: unknown } | null>(null)
  useEffect(
    () =>
      followImport(
        lazyModule,
        (loaded) => setModule(() => loaded),
        (cause) => setFault({ cause }),
      ),
    [lazyModule],
  )
  if (fault) throw new CodeError(fault.cause)
  return module
}

/** Renders the replacement of a failed part; `fault` is what was thrown, a CodeError if code did not load. */
type RenderFault = (retry: () => void, fault: unknown) => ReactNode

interface CodePartProps<Props extends object> {
  code: PartCode<Props>
  /** For a part that takes any. */
  props?: Props
  loading: ReactNode
  renderFault: RenderFault
}

/** Renders a lazy part with its own loading state and error boundary. */
export function CodePart<Props extends object>({ code, props, loading, renderFault }: CodePartProps<Props>) {
  return (
    <FaultBoundary onRetry={code.reset} renderFault={renderFault}>
      {() => {
        const Current = code.current
        return (
          <Suspense fallback={loading}>
            <Current {...(props as Props)} />
          </Suspense>
        )
      }}
    </FaultBoundary>
  )
}

interface FaultBoundaryProps {
  /** A function, so that each try renders again. */
  children: () => ReactNode
  renderFault: RenderFault
  onRetry?: () => void
}

/** An error boundary with retry. A fault of its replacement goes to the boundary above. */
export class FaultBoundary extends Component<FaultBoundaryProps, { failed: { fault: unknown } | null }> {
  override state: { failed: { fault: unknown } | null } = { failed: null }
  /** The fault whose replacement is on the page. */
  #replaced: unknown = null

  static getDerivedStateFromError(fault: unknown) {
    return { failed: { fault } }
  }

  override componentDidMount() {
    this.#replaced = this.state.failed?.fault ?? null
  }

  override componentDidUpdate() {
    this.#replaced = this.state.failed?.fault ?? null
  }

  override render() {
    const { failed } = this.state
    if (!failed) return this.props.children()
    // The replacement failed as well: rendered again, it would fail without end.
    if (this.#replaced !== null && this.#replaced !== failed.fault) throw failed.fault
    return this.props.renderFault(() => {
      this.props.onRetry?.()
      this.setState({ failed: null })
    }, failed.fault)
  }
}

/** A module that is imported once it is wanted; null until it arrives, and for good if the import fails. */
export function useOptionalCode<Module>(code: LazyImport<Module>, isWanted: boolean): Module | null {
  const [module, setModule] = useState(() => code.arrived())
  useEffect(() => {
    return isWanted ? followImport(code, (loaded) => setModule(() => loaded)) : undefined
  }, [code, isWanted])
  return module
}
