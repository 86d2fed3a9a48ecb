import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** How many times as large as usual letters on the map of the stage are: they grow with the window, as in Stage.module.css. */
export function useStageScale(): number {
  return useSyncExternalStore(subscribe, () =>
    Math.max(1, Math.min(window.innerWidth / 1920, window.innerHeight / 1080) * 1.4),
  )
}
