import { rangeClass } from './range-class.ts'

// Numeric_Type=Digit outside Nd: superscripts, circled digits and their like.
const DIGIT = rangeClass(
  'b2-b3 b9 1369-1371 19da 2070 2074-2079 2080-2089 2460-2468 2474-247c 2488-2490 24ea 24f5-24fd 24ff 2776-277e ' +
    '2780-2788 278a-2792 10a40-10a43 10e60-10e68 11052-1105a 1f100-1f10a',
)
// Numeric_Type=Numeric outside \p{N}: ideographs that stand for numbers.
const NUMERIC = rangeClass(
  '3405 3483 382a 3b4d 4e00 4e03 4e07 4e09 4e5d 4e8c 4e94 4e96 4ebf-4ec0 4edf 4ee8 4f0d 4f70 5104 5146 5169 516b 516d ' +
    '5341 5343-5345 534c 53c1-53c4 56db 58f1 58f9 5e7a 5efe-5eff 5f0c-5f0e 5f10 62fe 634c 67d2 6f06 7396 767e 8086 842c ' +
    '8cae 8cb3 8d30 9621 9646 964c 9678 96f6 f96b f973 f978 f9b2 f9d1 f9d3 f9fd 20001 20064 200e2 20121 2092a 20983 ' +
    '2098c 2099c 20aea 20afd 20b19 22390 22998 23b1b 2626d 2f890',
)
const IS_DECIMAL = /^\p{Nd}+$/u
const IS_DIGIT = new RegExp(`^[\\p{Nd}${DIGIT}]+$`, 'u')
const IS_NUMERIC = new RegExp(`^[\\p{N}${NUMERIC}]+$`, 'u')
const IS_ALPHA = /^\p{L}+$/u
const IS_ALNUM = /^[\p{L}\p{N}]+$/u

/** `text.isdecimal()`: decimal digits of any script; false for the empty string. */
export function isDecimal(text: string): boolean {
  return IS_DECIMAL.test(text)
}

/** `text.isdigit()`: decimal digits, superscripts, circled digits; false for the empty string. */
export function isDigit(text: string): boolean {
  return IS_DIGIT.test(text)
}

/** `text.isnumeric()`: also fractions, Roman numerals, ideographs that are numbers; false for the empty string. */
export function isNumeric(text: string): boolean {
  return IS_NUMERIC.test(text)
}

/** `text.isalpha()`: letters of any script; false for the empty string. */
export function isAlpha(text: string): boolean {
  return IS_ALPHA.test(text)
}

/** `text.isalnum()`: letters and numbers of any script; false for the empty string. */
export function isAlnum(text: string): boolean {
  return IS_ALNUM.test(text)
}

/** The value of a decimal digit of any script, undefined for any other character. */
export function digitValue(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return code >= 48 && code <= 57 ? code - 48 : undefined
  if (!isDecimal(character)) return undefined
  // Every script's digits lie together, zero first; some sets of ten follow each other without a gap.
  let zero = code
  while (isDecimal(String.fromCodePoint(zero - 1))) zero--
  return (code - zero) % 10
}
