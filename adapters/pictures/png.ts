// Turns SVG into PNG with fonts that come with the program: no font of the machine is asked.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FONTS = ['DejaVuSerif.ttf', 'DejaVuSerif-Bold.ttf', 'DejaVuSans.ttf'];

/** The renderer is loaded when the first picture is asked for. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const { Resvg } = await import('@resvg/resvg-js');
  const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const image = new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: FONTS.map((file) => join(fonts, file)),
      defaultFontFamily: 'DejaVu Sans',
    },
  });
  return Uint8Array.from(image.render().asPng());
}
