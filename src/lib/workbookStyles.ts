/** The order that the schema gives the parts of a font; the library that writes workbooks has another. */
const FONT_PARTS = ['b', 'i', 'strike', 'u', 'sz', 'color', 'name', 'family', 'scheme']

/** The styles of a workbook with the parts of its fonts in the order of the schema. */
export function inOrderOfSchema(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/g, (_, parts: string) => {
    const place = (part: string) => FONT_PARTS.indexOf(/^<(\w+)/.exec(part)?.[1] ?? '')
    const inOrder = (parts.match(/<[^>]+>/g) ?? []).sort((a, b) => place(a) - place(b))
    return `<font>${inOrder.join('')}</font>`
  })
}
