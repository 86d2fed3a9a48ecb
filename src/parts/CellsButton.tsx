import type { CellQuery } from '#domain/cellQuery.ts'
import { openReader } from '#state/viewStore.ts'
import { TextButton, type TextButtonProps } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'

export interface CellsButtonProps
  extends Pick<TextButtonProps, 'look' | 'className' | 'tabIndex' | 'children'> {
  cells: CellQuery
  /** Accessible name, where the text does not explain itself. */
  name?: string
  /** The tip, where it says more than what a press does. */
  tip?: string
}

/** A number that opens the cells of the publisher's table behind it: `quiet`, or `bare` with a class of its own. */
export function CellsButton({ cells, name, tip, look, ...rest }: CellsButtonProps) {
  const { t } = useTranslation('common')
  return (
    <TextButton
      look={look ?? (rest.className ? 'bare' : 'quiet')}
      aria-label={name}
      title={tip ?? t('shared:openCells')}
      onClick={() => openReader({ type: 'cells', query: cells })}
      {...rest}
    />
  )
}
