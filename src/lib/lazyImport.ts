/** A module that is imported on demand, at most once at a time. */
export interface LazyImport<Module> {
  /** Imports the module; calls share one import until it fails and `reset` clears it. Rejects as `import()` does. */
  load(): Promise<Module>
  arrived(): Module | null
  /** Lets the next `load` start a new import, after one that failed. */
  reset(): void
}

/** Imports a module and calls back once it has arrived or failed. Returns a function that stops the callbacks. */
export function followImport<Module>(
  code: LazyImport<Module>,
  onArrival: (module: Module) => void,
  onFault: (cause: unknown) => void = () => {},
): () => void {
  let isFollowed = true
  code.load().then(
    (module) => isFollowed && onArrival(module),
    (cause: unknown) => isFollowed && onFault(cause),
  )
  return () => {
    isFollowed = false
  }
}

/** Names a module without importing it. Create it once, at module level. */
export function lazyImport<Module>(importModule: () => Promise<Module>): LazyImport<Module> {
  let pending: Promise<Module> | null = null
  let loaded: Module | null = null
  return {
    load() {
      pending ??= importModule().then((module) => {
        loaded = module
        return module
      })
      return pending
    },
    arrived: () => loaded,
    reset() {
      pending = null
    },
  }
}
