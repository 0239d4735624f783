/** A scalar column. */
export interface ValueFeature {
  readonly kind: 'value'
  /** As `datasets` names it: `int64`, `float64`, `string`, `bool`, `null`, `binary`, `timestamp[us]`, `decimal128(10, 2)`, `json`, … */
  readonly dtype: string
}

/** An integer column whose values are positions in `names`. Rows hold the integer, as in Python. */
export interface ClassLabelFeature {
  readonly kind: 'class_label'
  readonly names: readonly string[]
}

export interface ListFeature {
  readonly kind: 'list'
  readonly item: Feature
}

export interface StructFeature {
  readonly kind: 'struct'
  readonly fields: Features
}

/** An encoded image, audio clip or video: rows hold the undecoded `{ bytes, path }`. */
export interface MediaFeature {
  readonly kind: 'media'
  /** As `datasets` names it: `Image`, `Audio`, `Video`, `Pdf`. */
  readonly type: string
}

/** The type of a column or of a part of one. */
export type Feature = ValueFeature | ClassLabelFeature | ListFeature | StructFeature | MediaFeature

/** Column (or field) name → type, in column order. */
export type Features = ReadonlyMap<string, Feature>
