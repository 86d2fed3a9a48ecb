import { StrokeIcon } from '#ui/Icon.tsx'

/** 16 px stroke paths; kept apart from `Icon` so that they stay out of the first load. */
const PATHS = {
  undo: 'M3 6h6.500a3.500 3.500 0 010 7H6M3 6l3-3M3 6l3 3',
  redo: 'M13 6H6.500a3.500 3.500 0 000 7H10M13 6l-3-3M13 6l-3 3',
  drag: 'M6 3.500h.010M10 3.500h.010M6 8h.010M10 8h.010M6 12.500h.010M10 12.500h.010',
  copy: 'M6 6h8v8H6zM10 6V2H2v8h4',
  remove: 'M3 4.500h10M6 4.500V2.500h4v2M4.500 4.500l.500 9h6l.500-9',
} as const

/** Decorative icon for a button that has an accessible name. */
export function EditorIcon({ name }: { name: keyof typeof PATHS }) {
  return <StrokeIcon path={PATHS[name]} />
}
