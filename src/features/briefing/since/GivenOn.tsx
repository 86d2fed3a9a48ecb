import { useDeliveries } from '#state/deliveries.ts'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import type { GivenNote } from './GivenNote.tsx'

const NOTE = partCode<Parameters<typeof GivenNote>[0]>(() =>
  import('./GivenNote.tsx').then((m) => m.GivenNote),
)

/** When a talk was given and what has changed since; nothing for one that never was. */
export function GivenOn({ id }: { id: string }) {
  const deliveries = useDeliveries(id)
  return deliveries && deliveries.length > 0 ? (
    <CodePart code={NOTE} props={{ id, deliveries }} loading={null} renderFault={() => null} />
  ) : null
}
