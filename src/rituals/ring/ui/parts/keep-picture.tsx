import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { type Picture, PICTURE_COLOURS, pictureOf, svgOf } from '../../domain/drawing/picture.ts'
import { linesAmong } from '../../domain/reading.ts'
import type { RingView } from '../../schema.ts'
import styles from './ring-page.module.css'

/** The drawing to take home, without names: as a picture for slides, or as shapes for print. */
export function KeepPicture({ view }: { view: RingView }) {
  const t = useText()
  const draw = () => pictureOf(view.seats, linesAmong(view, view.seats), Math.random())
  return (
    <div className={styles.row}>
      <Button onClick={() => void pngOf(draw()).then((png) => save(png, `${view.ring.title}.png`))}>
        {t('ring.ui.picture.png')}
      </Button>
      <Button
        kind="text"
        onClick={() => save(new Blob([svgOf(draw())], { type: 'image/svg+xml' }), `${view.ring.title}.svg`)}
      >
        {t('ring.ui.picture.svg')}
      </Button>
    </div>
  )
}

/** Gives a file to the person, as their browser gives files. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Drawn by hand: our policy lets no picture come from anywhere but the server, not even from this page. */
function pngOf({ size, lines, dots }: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')
  if (context === null) return Promise.reject(new Error('This browser has no canvas.'))
  const { ground, line, dot } = PICTURE_COLOURS
  context.fillStyle = ground
  context.fillRect(0, 0, size, size)
  context.strokeStyle = line
  context.lineWidth = 2.6
  context.globalAlpha = 0.6
  for (const path of lines) context.stroke(new Path2D(path))
  context.globalAlpha = 1
  context.strokeStyle = dot
  for (const { x, y, radius } of dots) {
    context.lineWidth = radius * 0.34
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (png) => (png === null ? reject(new Error('No picture came of it.')) : resolve(png)),
      'image/png',
    ),
  )
}
