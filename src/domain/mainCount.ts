import { DEAD_AND_MISSING, type FigureSource } from './figureSource.ts'

/** The column that stands for a table where none is chosen: of incidents both counts together, else the first; null for none. */
export function mainCount({ role, schema }: Pick<FigureSource, 'role' | 'schema'>): string | null {
  const counts = schema.fields.filter(({ unit }) => unit !== undefined).map(({ name }) => name)
  return counts.find((name) => role === 'incidents' && name === DEAD_AND_MISSING) ?? counts[0] ?? null
}
