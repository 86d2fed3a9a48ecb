import { themedLayers } from './themedLayers.ts'

/** The water under everything; it needs no source. */
export const SEA_LAYERS = themedLayers((colours) => [
  { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
])
