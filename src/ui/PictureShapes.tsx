import type { ComponentProps } from 'react'
import { PICTURE_FONTS, type PicturePanel, type PictureShape, type PictureText } from '#lib/picture.ts'

/** The shapes of a picture as SVG; colours may be CSS. */
export function PictureShapes({ shapes }: { shapes: readonly PictureShape[] }) {
  return shapes.map((shape, index) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no identity beside their order.
      key={index}
      d={shape.d}
      fill={shape.fill ?? 'none'}
      stroke={shape.stroke ?? undefined}
      strokeWidth={shape.stroke === null ? undefined : shape.strokeWidth}
      strokeDasharray={shape.dash?.join(' ')}
      strokeLinejoin={shape.join}
      opacity={shape.opacity === 1 ? undefined : shape.opacity}
    />
  ))
}

/** A line of text of a picture as SVG. */
export function PictureLetters({ text }: { text: PictureText }) {
  const { x, y, anchor, size, weight, isSerif, isItalic, spacing, fill, halo } = text
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fontSize={size}
      fontWeight={weight}
      fontFamily={isSerif ? PICTURE_FONTS.serif : PICTURE_FONTS.sans}
      fontStyle={isItalic ? 'italic' : undefined}
      letterSpacing={spacing * size}
      fill={fill}
      stroke={halo?.colour}
      strokeWidth={halo?.width}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {text.text}
    </text>
  )
}

interface PictureSvgProps extends Omit<ComponentProps<'svg'>, 'width'> {
  drawn: Pick<PicturePanel, 'height' | 'shapes' | 'texts'>
  /** Of the part, in its units; on the page a sheet sets its size. */
  width: number
}

/** A part of a picture as SVG. */
export function PictureSvg({ drawn: { height, shapes, texts }, width, ...rest }: PictureSvgProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the caller names or hides it
    <svg viewBox={`0 0 ${width} ${height}`} {...rest}>
      <PictureShapes shapes={shapes} />
      {texts.map((text) => (
        <PictureLetters key={`${text.text} ${text.x} ${text.y}`} text={text} />
      ))}
    </svg>
  )
}
