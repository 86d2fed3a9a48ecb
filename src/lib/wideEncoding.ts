/** The UTF-16 encoding of a text, by its byte order mark or because every other byte is 0; null for another. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first = 0, second = 0] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 512)
  let [even, odd] = [0, 0]
  for (const [index, byte] of start.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const most = Math.max(even, odd)
  if (most === 0 || most * 4 < start.length) return null
  return odd >= even ? 'utf-16le' : 'utf-16be'
}
