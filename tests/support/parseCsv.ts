/**
 * Parses a CSV text by RFC 4180: CRLF row ends, quoted cells, doubled quotes. Throws on malformed text, so that a
 * lenient reader cannot hide a fault.
 */
export function parseCsv(text: string): string[][] {
  if (!text.startsWith('\uFEFF')) throw new Error('the text lacks its byte-order mark')
  const rows: string[][] = []
  let row: string[] = []
  let at = 1
  while (at < text.length) {
    let cell: string
    if (text[at] === '"') {
      ;[cell, at] = quotedCell(text, at)
    } else {
      const end = nextEnd(text, at)
      cell = text.slice(at, end)
      if (/["\r\n]/.test(cell))
        throw new Error(`a bare cell holds what needs quotes: ${JSON.stringify(cell)}`)
      at = end
    }
    row.push(cell)
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else throw new Error(`a cell ends neither with a comma nor with CRLF at ${at}`)
  }
  if (row.length > 0) throw new Error('the last row does not end')
  return rows
}

function nextEnd(text: string, from: number): number {
  const ends = [text.indexOf(',', from), text.indexOf('\r\n', from)].filter((end) => end !== -1)
  return ends.length > 0 ? Math.min(...ends) : text.length
}

function quotedCell(text: string, from: number): [string, number] {
  let at = from + 1
  let cell = ''
  for (;;) {
    const end = text.indexOf('"', at)
    if (end === -1) throw new Error(`the quote at ${from} does not end`)
    cell += text.slice(at, end)
    if (text[end + 1] !== '"') return [cell, end + 1]
    cell += '"'
    at = end + 2
  }
}
