import { useEffect, useState } from 'react'
import type { LazyImport } from '#lib/lazyImport.ts'

/** A module once it is wanted and there; null before, and after a failed import: its reader does without. */
export function useOptionalCode<Module>(code: LazyImport<Module>, isWanted: boolean): Module | null {
  const [module, setModule] = useState(() => code.arrived())
  useEffect(() => {
    if (!isWanted) return
    let isMounted = true
    code.load().then(
      (loaded) => isMounted && setModule(() => loaded),
      () => {},
    )
    return () => {
      isMounted = false
    }
  }, [code, isWanted])
  return module
}
