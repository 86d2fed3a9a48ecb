import { useEffect, useEffectEvent } from 'react'

/** Handles an event of the window while `isOn`; with `capture` before the parts of the page do. */
export function useWindowEvent<Type extends keyof WindowEventMap>(
  type: Type,
  handle: (event: WindowEventMap[Type]) => void,
  { isOn = true, capture = false }: { isOn?: boolean; capture?: boolean } = {},
): void {
  const latest = useEffectEvent(handle)
  useEffect(() => {
    if (!isOn) return
    const listener = (event: WindowEventMap[Type]) => latest(event)
    window.addEventListener(type, listener, { capture })
    return () => window.removeEventListener(type, listener, { capture })
  }, [type, isOn, capture])
}
