import { textWidth } from '#lib/textWidth.ts'
import { SMALL, type StepPictureInput } from './stepInput.ts'

/** Rows of the note at the lower right, and its box, px. */
export interface StepNote {
  rows: readonly string[]
  box: { x: number; y: number; width: number; height: number }
}

/** Size and padding of the note, px. */
export const NOTE = { size: 18, leading: 24, across: 16, down: 6 } as const

/** What the widths and per cents say, and that lines are schematic; a small map has its note outside. */
export function stepNote({ map, look, words, t }: StepPictureInput): StepNote {
  const { width, height } = look
  if (width < SMALL || map.form !== 'full')
    return { rows: [], box: { x: width, y: height, width: 0, height: 0 } }
  const figures = map.lit.routes.flatMap((id) => map.figures?.get(id) ?? [])
  const detections = figures.filter(({ total }) => total.unit === 'detections')
  const [first] = detections
  const only = first?.period.spans[0]
  const rows = [
    ...(detections.length > 1 && only
      ? [
          [
            t('stepMap:width.detections', {
              during: first.period.spans.length === 1 ? words.during(only) : words.spans(first.period.spans),
            }),
            ...(map.changes && map.callouts.some(({ change }) => change)
              ? [
                  t('stepMap:compared', {
                    after: words.spans([map.changes.after]),
                    before: words.spans([map.changes.before]),
                  }),
                ]
              : []),
          ].join(' '),
        ]
      : []),
    t('stepMap:schematic'),
  ]
  const across = Math.max(...rows.map((row) => textWidth(row, NOTE.size))) * 0.94 + 2 * NOTE.across
  const down = rows.length * NOTE.leading + 2 * NOTE.down
  return { rows, box: { x: width - across, y: height - down, width: across, height: down } }
}
