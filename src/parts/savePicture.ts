import type { Provenance } from '#domain/provenance.ts'
import { type Picture, pictureSvg } from '#lib/picture.ts'
import { download, downloadBlob } from '#ui/download.ts'
import { loadPictureFonts, paintPicture, pngOf } from './paintPicture.ts'
import { withPngText } from './pngText.ts'

/** Device px to one px of a picture. */
const RATIO = 2

/** Gives the reader a picture as a file with its provenance inside; `name` has no ending. Gives the file's name. */
export async function savePicture(
  picture: Picture,
  format: 'png' | 'svg',
  name: string,
  provenance: Provenance,
): Promise<string> {
  const file = `${name}.${format}`
  if (format === 'svg') {
    download(pictureSvg(picture), file, 'image/svg+xml')
    return file
  }
  await loadPictureFonts(picture)
  const png = await pngOf(paintPicture(picture, RATIO))
  const bytes = new Uint8Array(await png.arrayBuffer())
  downloadBlob(withPngText(bytes, 'Provenance', JSON.stringify(provenance)), file)
  return file
}
