import type { OwnData } from '#domain/own/data.ts'
import type { OwnFigure, OwnTable } from '#domain/own/table.ts'

export const OWN_TABLE: OwnTable = {
  id: 'own-t-0123456789ab',
  title: 'Stated figures',
  fileName: 'stated.csv',
  sheet: null,
  publisher: null,
  coverageTo: '2025-06',
  header: ['from', 'to', 'route', 'detections', 'remark'],
}

/** A figure of detections on the central Mediterranean, from one row of the reader's own table. */
export function ownFigureOf(row: number, from: string, to: string, part: Partial<OwnFigure> = {}): OwnFigure {
  const tableId = part.tableId ?? OWN_TABLE.id
  const { value = 100 } = part
  return {
    id: `${tableId}:${row}`,
    tableId,
    row,
    span: { from, to },
    place: 'central-mediterranean',
    nationality: null,
    value,
    unit: 'detections',
    term: null,
    publisher: 'Invented agency',
    isRounded: false,
    isPreliminary: false,
    note: null,
    isApart: false,
    address: null,
    cells: [from, to, 'central', value === null ? '' : String(value), ''],
    ...part,
  }
}

/** Own data of these figures and their table alone. */
export function ownFiguresAlone(figures: readonly OwnFigure[]): OwnData {
  return {
    documents: [],
    claims: [],
    measures: [],
    events: [],
    routes: [],
    regions: [],
    twins: {},
    tables: [OWN_TABLE],
    figures,
    outcomes: [],
  }
}
