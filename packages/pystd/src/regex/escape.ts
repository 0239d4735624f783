const SPECIAL = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g

/** `re.escape(text)`. */
export function reEscape(text: string): string {
  return text.replace(SPECIAL, '\\$&')
}
