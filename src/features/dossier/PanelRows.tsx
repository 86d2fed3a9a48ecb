import { type ReactNode, useMemo } from 'react'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import type { LongRowsProps, RowPlace } from '#ui/LongRows.tsx'
import { Rows } from '#ui/Rows.tsx'
import { useIsWhole } from '#ui/useIsWhole.ts'
import { PanelFault, Skeleton } from './Skeleton.tsx'

const LONG_ROWS = partCode(() => import('#ui/LongRows.tsx').then((m) => m.LongRows))

interface PanelRowsProps<Thing> extends Omit<LongRowsProps, 'keys' | 'renderRow'> {
  things: readonly Thing[]
  keyOf: (thing: Thing) => string
  /** The row of a thing, under its key; `place` is undefined in a list that is rendered whole. */
  renderRow: (thing: Thing, place?: RowPlace) => ReactNode
}

/** The rows of a list or of a table's body: all, or those in sight of a long one, whose code loads then. */
export function PanelRows<Thing>({ things, keyOf, renderRow, ...rest }: PanelRowsProps<Thing>) {
  const { as: Holder, id } = rest
  const isWhole = useIsWhole(things.length)
  const keys = useMemo(() => things.map(keyOf), [things, keyOf])
  if (isWhole) {
    const rows = things.map((thing) => renderRow(thing))
    return Holder === 'tbody' ? (
      <tbody>{rows}</tbody>
    ) : (
      <Rows as={Holder} id={id}>
        {rows}
      </Rows>
    )
  }
  const inPlace = (content: ReactNode) => (Holder === 'tbody' ? <BodyOf>{content}</BodyOf> : content)
  return (
    <CodePart
      code={LONG_ROWS}
      props={{
        ...rest,
        keys,
        renderRow: (index, place) => {
          const thing = things[index]
          return thing && renderRow(thing, place)
        },
      }}
      loading={inPlace(<Skeleton rows={12} />)}
      renderFault={(retry) => inPlace(<PanelFault onRetry={retry} />)}
    />
  )
}

/** What stands in place of a table's rows. */
function BodyOf({ children }: { children: ReactNode }) {
  return (
    <tbody>
      <tr>
        <td colSpan={100}>{children}</td>
      </tr>
    </tbody>
  )
}
