/** Bytes before the first chunk of a PNG file, and those of its first chunk, which is always the header. */
const SIGNATURE = 8
const HEADER = 25

/** The file with a text under a keyword (Latin letters) in it, as the PNG standard's international text (iTXt, UTF-8). */
export function withPngText(png: Uint8Array<ArrayBuffer>, keyword: string, text: string): Blob {
  const at = SIGNATURE + HEADER
  return new Blob([png.slice(0, at), textChunk(keyword, text), png.slice(at)], { type: 'image/png' })
}

function textChunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  // Keyword, end, no compression (2 bytes), no language, no translated keyword, then the text.
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`)
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(4 + body.length, crc(body))
  return chunk
}

/** The check sum of a chunk: CRC-32 as ISO 3309 has it. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
