interface TableHeadProps {
  /** The name of each column, in order; empty for one without a name. */
  names: readonly string[]
  /** Where the columns of numbers stand, from 0: their names are aligned as the numbers are. */
  numbers?: readonly number[]
}

/** The head of a table with one row of names. */
export function TableHead({ names, numbers = [] }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {names.map((name, index) => {
          const Cell = name === '' ? 'td' : 'th'
          const look = {
            scope: name ? 'col' : undefined,
            'data-number': numbers.includes(index) || undefined,
          }
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name.
            <Cell key={index} {...look}>
              {name}
            </Cell>
          )
        })}
      </tr>
    </thead>
  )
}
