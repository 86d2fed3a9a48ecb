/** The part of crossfilter2 that the bench uses; the package's types leave the key type open. */
declare module 'crossfilter2' {
  interface Group {
    reduceSum(valueOfRow: (row: number) => number): Group
    all(): readonly { readonly key: number; readonly value: number }[]
  }
  interface Dimension {
    group(): Group
    filterRange(range: readonly [from: number, to: number]): void
    filterExact(key: number): void
    filterAll(): void
  }
  interface Crossfilter {
    dimension(keyOf: (row: number) => number): Dimension
  }
  // biome-ignore lint/style/noDefaultExport: the package has a default export
  export default function crossfilter(rows: readonly number[]): Crossfilter
}
