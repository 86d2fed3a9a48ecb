import { useEffect, useState } from 'react'

/** How long a value must stay before it is drawn, ms: longer than between two letters. */
const SETTLED_MS = 350

/** The value once it has not changed for a moment, so that typing waits for no drawing; at once that of another key. */
export function useSettled<Value>(value: Value, key: string): Value {
  const [settled, setSettled] = useState({ value, key })
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled({ value, key }), SETTLED_MS)
    return () => window.clearTimeout(timer)
  }, [value, key])
  return settled.key === key ? settled.value : value
}
