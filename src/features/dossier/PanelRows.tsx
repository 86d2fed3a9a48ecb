import { type ReactNode, useMemo } from 'react'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import type { HolderProps, RowPlace } from '#ui/LongRows.tsx'
import { Rows, type RowsProps } from '#ui/Rows.tsx'
import { useOneStop } from '#ui/useOneStop.ts'
import { useIsWhole } from '#ui/usePrinting.ts'
import { PanelFault, Skeleton } from './Skeleton.tsx'

const LONG_ROWS = partCode(() => import('#ui/LongRows.tsx').then((m) => m.LongRows))

interface PanelRowsProps<Thing> extends Pick<RowsProps, 'id'> {
  /** A list, or the body of a table. */
  as: 'ul' | 'ol' | 'tbody'
  things: readonly Thing[]
  keyOf: (thing: Thing) => string
  /** Of a usual row, px. */
  height: number
  /** The row of a thing, under its key; `place` is undefined in a list that is rendered whole. */
  renderRow: (thing: Thing, place?: RowPlace) => ReactNode
}

/** The rows of a list or of a table's body: all, or those in sight of a long one, whose code loads then. */
export function PanelRows<Thing>({ as, things, keyOf, height, renderRow, id }: PanelRowsProps<Thing>) {
  const isWhole = useIsWhole(things.length)
  const oneStop = useOneStop<HTMLUListElement & HTMLOListElement>('li')
  const keys = useMemo(() => things.map(keyOf), [things, keyOf])
  const isTable = as === 'tbody'
  const renderHolder = (rows: ReactNode, props?: HolderProps) =>
    isTable ? (
      <tbody {...props}>{rows}</tbody>
    ) : (
      <Rows as={as} id={id} {...(isWhole ? oneStop : props)}>
        {rows}
      </Rows>
    )
  if (isWhole) return renderHolder(things.map((thing) => renderRow(thing)))
  const inPlace = (content: ReactNode) => (isTable ? <BodyOf>{content}</BodyOf> : content)
  return (
    <CodePart
      code={LONG_ROWS}
      props={{
        isTable,
        keys,
        height,
        renderRow: (index, place) => {
          const thing = things[index]
          return thing && renderRow(thing, place)
        },
        renderHolder,
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
