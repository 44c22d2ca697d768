declare module 'subset-font' {
  type Axis = number | { min: number; max: number; default: number };

  /** Cuts a font to the letters of a text, and its axes to the ranges given. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: 'woff2' | 'truetype';
      noHinting?: boolean;
      keepFeatures?: string[];
      variationAxes?: Record<string, Axis>;
    },
  ): Promise<Uint8Array>;
}
