/** Numbers from 0 to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** A file with flipped bytes, cut off, with a part missing or twice. */
export function mutated(bytes: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  const at = Math.floor(random() * bytes.length)
  const kind = Math.floor(random() * 4)
  if (kind === 0) return bytes.slice(0, at)
  if (kind === 1)
    return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + Math.floor(random() * 200))])
  if (kind === 2) return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(Math.floor(at / 2))])
  const copy = bytes.slice()
  for (let flips = 1 + random() * 20; flips > 0; flips -= 1) {
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256)
  }
  return copy
}
