/** Pixels for one of the picture, so that what stands in for the vector is sharp on a large screen. */
const SHARPNESS = 2

/** A picture of its own as PNG, for programs that do not draw vectors. */
export async function rasterise(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * SHARPNESS
    canvas.height = image.naturalHeight * SHARPNESS
    const context = canvas.getContext('2d')
    if (!context || canvas.width === 0) throw new Error('the picture has no size')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture came out'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}
