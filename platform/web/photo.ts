/** Longest side and size of a photo that is sent. */
export const PHOTO_LIMIT = { side: 1600, bytes: 400 * 1024 } as const

/** The size that fits into `side` with the same proportions; never larger than the original. Whole pixels, at least 1. */
export function fitWithin(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}

/**
 * Makes a photo small enough for a slow line: JPEG, at most 1600 px and 400 KB; the camera's place and device data are dropped on the way.
 * Where the browser cannot (no canvas, unknown picture kind) the original is given back: sending is better than refusing.
 */
export async function shrinkPhoto(file: Blob, limit: { side: number; bytes: number } = PHOTO_LIMIT): Promise<Blob> {
  if (!file.type.startsWith('image/') || typeof createImageBitmap !== 'function') return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    let best: Blob | null = null
    for (let side = limit.side; side >= 400; side = Math.round(side * 0.75)) {
      const size = fitWithin(picture.width, picture.height, side)
      const canvas = document.createElement('canvas')
      canvas.width = size.width
      canvas.height = size.height
      const context = canvas.getContext('2d')
      if (!context) return file
      context.fillStyle = '#fff'
      context.fillRect(0, 0, size.width, size.height)
      context.drawImage(picture, 0, 0, size.width, size.height)
      for (const quality of [0.85, 0.7, 0.55]) {
        best = await toJpeg(canvas, quality)
        if (!best) return file
        if (best.size <= limit.bytes) {
          picture.close()
          return best
        }
      }
    }
    picture.close()
    return best ?? file
  } catch {
    return file
  }
}

/** The name for what is sent: a picture that was made into a JPEG on the way is called so, or the server would find name and content at odds. */
export function nameFor(file: Blob, name: string): string {
  return file.type === 'image/jpeg' && !/\.jpe?g$/i.test(name) ? `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg` : name
}
