import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'

/** The link to the page Plans under the same filters. */
export function linkToPlans({ filters, ownLayer, language }: View): string {
  return writeView({ ...DEFAULT_VIEW, page: 'plans', filters, ownLayer, language })
}
