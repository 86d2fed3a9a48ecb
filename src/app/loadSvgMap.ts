import { useEffect, useState } from 'react'
import { CodeError } from '#ui/CodePart.tsx'

type SvgMapModule = typeof import('#map/svg/SvgMap.tsx')

let asked: Promise<SvgMapModule> | null = null
let arrived: SvgMapModule | null = null

/** Fetches the code of the map without WebGL; the first call starts it, later ones share it. */
export function loadSvgMap(): Promise<SvgMapModule> {
  asked ??= import('#map/svg/SvgMap.tsx').then((module) => {
    arrived = module
    return module
  })
  return asked
}

/** The SVG map if its code is here already. */
export function arrivedSvgMap(): SvgMapModule['SvgMap'] | null {
  return arrived?.SvgMap ?? null
}

/** Lets the code be asked for again after it did not arrive. */
export function forgetSvgMap(): void {
  asked = null
}

/** The SVG map, or null while its code is on its way; throws, while drawing, when it did not arrive. */
export function useSvgMap(): SvgMapModule['SvgMap'] | null {
  const [module, setModule] = useState(arrived)
  const [fault, setFault] = useState<{ cause: unknown } | null>(null)
  useEffect(() => {
    let isMounted = true
    loadSvgMap().then(
      (loaded) => isMounted && setModule(loaded),
      (cause: unknown) => isMounted && setFault({ cause }),
    )
    return () => {
      isMounted = false
    }
  }, [])
  if (fault) throw new CodeError(fault.cause)
  return module?.SvgMap ?? null
}
