import { useEffect, useState } from 'react'
import { CodeError } from '#ui/CodePart.tsx'

type MapModule = typeof import('#map/RouteMap.tsx')

let asked: Promise<MapModule> | null = null
let arrived: MapModule | null = null

/** Fetches the map's code; the first call starts it, later ones share it. */
export function loadMap(): Promise<MapModule> {
  asked ??= import('#map/RouteMap.tsx').then((module) => {
    arrived = module
    return module
  })
  return asked
}

/** The map as a part that can be asked for again after its code did not arrive. */
export const MAP_CODE = {
  askAgain: () => {
    asked = null
  },
}

/**
 * The map's component, or null while its code is on its way; throws, while drawing, when it did not arrive. It is no
 * React.lazy: once a fallback was shown, React holds back what comes after it for up to 300 ms.
 */
export function useRouteMap(): MapModule['RouteMap'] | null {
  const [module, setModule] = useState(arrived)
  const [fault, setFault] = useState<{ cause: unknown } | null>(null)
  useEffect(() => {
    let isMounted = true
    loadMap().then(
      (loaded) => isMounted && setModule(loaded),
      (cause: unknown) => isMounted && setFault({ cause }),
    )
    return () => {
      isMounted = false
    }
  }, [])
  if (fault) throw new CodeError(fault.cause)
  return module?.RouteMap ?? null
}
