import { useEffect, useEffectEvent } from 'react'
import { registerShortcut, type ShortcutId } from './shortcuts.ts'

/** Registers a key's action while the caller is mounted and `isOn`; false of the action leaves the key to others. */
export function useShortcut(id: ShortcutId, act: () => unknown, isOn = true): void {
  const latest = useEffectEvent(act)
  useEffect(() => (isOn ? registerShortcut(id, () => latest() !== false) : undefined), [id, isOn])
}
