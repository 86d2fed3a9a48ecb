import { createContext, useContext } from 'react'
import type { StillLook, StillMap } from '#domain/stillMap.ts'
import type { View } from '#domain/view.ts'

/** Draws any view as a still map, whatever the screen shows; null while the data for it is not there. */
export type DrawStill = (view: View, look: StillLook) => StillMap | null

/** Given by the app, since features do not know where the map's props come from. */
export const StillsContext = createContext<DrawStill>(() => null)

/** The drawing of still maps, for thumbnails, slides, prints and files. */
export function useStills(): DrawStill {
  return useContext(StillsContext)
}
