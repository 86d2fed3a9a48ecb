/** Size and colour of the words on the axes; the library would draw them in a grey of its own. */
export const AXIS_TEXT = { fill: 'var(--ink-2)', fontSize: 'var(--type-caption)' }
