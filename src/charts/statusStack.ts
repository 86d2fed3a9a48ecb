/** The parts of a bar from the axis upwards. */
export const STATUS_STACK = ['done', 'planned', 'gap'] as const
export type StackStatus = (typeof STATUS_STACK)[number]
