/** The inside of a `u` regular expression's character class for a table like `b2-b3 b9` (hexadecimal code points and ranges). */
export function rangeClass(table: string): string {
  return table.replace(/[0-9a-f]+/g, '\\u{$&}').replaceAll(' ', '')
}
