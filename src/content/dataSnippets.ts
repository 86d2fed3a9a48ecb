/** The names of programs that read the package, in the order shown. */
export const PROGRAMS = { python: 'Python', pandas: 'Python, pandas', r: 'R', duckdb: 'DuckDB' } as const
export type SnippetId = keyof typeof PROGRAMS
export const SNIPPETS = Object.keys(PROGRAMS) as readonly SnippetId[]

/** Code that adds up the detections of 2025 from a table of the package at `base`, which ends in a slash. */
export function dataSnippet(id: SnippetId, base: string): string {
  const table = `${base}frontex-detections.csv`
  return {
    python: [
      'import csv, io, urllib.request',
      '',
      `with urllib.request.urlopen("${table}") as file:`,
      '    rows = list(csv.DictReader(io.TextIOWrapper(file, "utf-8-sig", newline="")))',
      'print(sum(int(row["detections"]) for row in rows if row["month"].startswith("2025")))',
    ],
    pandas: [
      'import pandas',
      '',
      `rows = pandas.read_csv("${table}", keep_default_na=False, na_values=[""])`,
      'print(rows[rows["month"].str.startswith("2025")]["detections"].sum())',
    ],
    r: [
      `rows <- read.csv("${table}", fileEncoding = "UTF-8-BOM", na.strings = "")`,
      'cat(sum(rows$detections[startsWith(rows$month, "2025")]), "\\n")',
    ],
    duckdb: [
      `SELECT sum(detections) FROM read_csv('${table}', types = {'month': 'VARCHAR'})`,
      "WHERE month LIKE '2025%';",
    ],
  }[id].join('\n')
}
