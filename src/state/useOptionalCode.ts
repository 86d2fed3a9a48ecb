import { useEffect, useState } from 'react'
import { followImport, type LazyImport } from '#lib/lazyImport.ts'

/** A module that is imported once it is wanted; null until it arrives, and for good if the import fails. */
export function useOptionalCode<Module>(code: LazyImport<Module>, isWanted: boolean): Module | null {
  const [module, setModule] = useState(() => code.arrived())
  useEffect(() => {
    return isWanted ? followImport(code, (loaded) => setModule(() => loaded)) : undefined
  }, [code, isWanted])
  return module
}
