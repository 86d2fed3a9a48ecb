/** A function for each kind of a closed union; one that lacks a kind does not compile. */
export type ByType<Item extends { type: string }, Result> = {
  readonly [Type in Item['type']]: (item: Extract<Item, { type: Type }>) => Result
}

/** The result of the function for this item's kind. */
export function byType<Item extends { type: string }, Result>(
  table: ByType<Item, Result>,
  item: Item,
): Result {
  const forItem = table[item.type as Item['type']] as (item: Item) => Result
  return forItem(item)
}
