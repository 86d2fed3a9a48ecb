/**
 * The roles of a table, said in words: where room is short its rows are laid out as cards by CSS, and some browsers then
 * no longer tell a table to who listens.
 */
export const TABLE_ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHead: { role: 'columnheader', scope: 'col' },
  rowHead: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const
