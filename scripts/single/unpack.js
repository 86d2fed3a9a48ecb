// Inline script of the one HTML file: unpacks its files and starts the app. src/state/packedFiles.ts reads the files through
// the two functions on window. The policy of the file allows this script by its hash.
{
  const packed = async () => {
    const element = document.getElementById('throughline-packed')
    // Two digits to the base 91 hold 13 bits, the lowest first (scripts/packSingle.ts). A tool may have broken the line.
    const text = element.textContent.replace(/\s+/g, '')
    const digits = new Uint8Array(127)
    for (let code = 33, digit = 0; code < 127; code++)
      if (![38, 60, 62].includes(code)) digits[code] = digit++
    const bytes = new Uint8Array(Number(element.dataset.bytes))
    let [value, bits] = [0, 0]
    for (let from = 0, to = 0; to < bytes.length; from += 2) {
      value |= (digits[text.charCodeAt(from)] + 91 * digits[text.charCodeAt(from + 1)]) << bits
      for (bits += 13; bits >= 8; bits -= 8) {
        bytes[to++] = value
        value >>>= 8
      }
    }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  }
  const start = async () => {
    const all = await packed()
    // Four bytes: length of the list of names and sizes; then the list; then the files in its order.
    const length = new DataView(all.buffer).getUint32(0)
    const decoder = new TextDecoder()
    const files = new Map()
    let end = 4 + length
    for (const [name, size] of JSON.parse(decoder.decode(all.subarray(4, end)))) {
      files.set(name, all.subarray(end, end + size))
      end += size
    }
    const addresses = new Map()
    window.throughlineBytes = (name) => files.get(name)
    window.throughlineFile = (name) => {
      const type = /\.m?js$/.test(name) ? 'text/javascript' : 'application/octet-stream'
      const address = addresses.get(name) ?? URL.createObjectURL(new Blob([files.get(name)], { type }))
      addresses.set(name, address)
      return address
    }
    const add = (tag, name, type) => {
      const element = document.createElement(tag)
      if (type) element.type = type
      element.textContent = decoder.decode(files.get(name))
      document.head.append(element)
    }
    add('style', 'fonts.css')
    add('script', 'app.js', 'module')
  }
  start().catch(() => {
    document.getElementById('throughline-unopened').hidden = false
  })
}
