import { knownIds, type LoadedDatasets } from '#domain/idsOfDatasets.ts'
import { dropUnknownIds } from '#domain/knownIds.ts'
import type { View } from '#domain/view.ts'

/** The view without what the files that are there do not hold; see `dropUnknownIds`. */
export function checkedView(view: View, data: LoadedDatasets): ReturnType<typeof dropUnknownIds> {
  return dropUnknownIds(view, knownIds(data))
}
