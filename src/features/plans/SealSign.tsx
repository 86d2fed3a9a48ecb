import { StrokeIcon } from '#ui/Icon.tsx'

const SEALED = 'M2.500 2.500h11v11h-11zM5 8l2 2 4-4.500'
/** A square in dashes. */
const PAGE_ONLY =
  'M2.500 4.500v-2h2M7 2.500h2M11.500 2.500h2v2M13.500 7v2M13.500 11.500v2h-2M9 13.500h-2M4.500 13.500h-2v-2M2.500 9v-2'

/** Whether the sentence of a page is sealed; the word is beside it. */
export function SealSign({ isSealed }: { isSealed: boolean }) {
  return <StrokeIcon path={isSealed ? SEALED : PAGE_ONLY} />
}
