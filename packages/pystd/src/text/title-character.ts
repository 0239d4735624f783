// A character followed by its title case, wherever that is not the upper case (CPython 3.11, Unicode 14).
const PAIRS =
  'ßSs Ǆǅ ǅǅ ǆǅ Ǉǈ ǈǈ ǉǈ Ǌǋ ǋǋ ǌǋ Ǳǲ ǲǲ ǳǲ ևԵւ ᾀᾈ ᾁᾉ ᾂᾊ ᾃᾋ ᾄᾌ ᾅᾍ ᾆᾎ ᾇᾏ ᾈᾈ ᾉᾉ ᾊᾊ ᾋᾋ ᾌᾌ ᾍᾍ ᾎᾎ ᾏᾏ ᾐᾘ ᾑᾙ ᾒᾚ ' +
  'ᾓᾛ ᾔᾜ ᾕᾝ ᾖᾞ ᾗᾟ ᾘᾘ ᾙᾙ ᾚᾚ ᾛᾛ ᾜᾜ ᾝᾝ ᾞᾞ ᾟᾟ ᾠᾨ ᾡᾩ ᾢᾪ ᾣᾫ ᾤᾬ ᾥᾭ ᾦᾮ ᾧᾯ ᾨᾨ ᾩᾩ ᾪᾪ ᾫᾫ ᾬᾬ ᾭᾭ ᾮᾮ ᾯᾯ ᾲᾺ\u0345 ᾳᾼ ' +
  'ᾴΆ\u0345 ᾷΑ\u0342\u0345 ᾼᾼ ῂῊ\u0345 ῃῌ ῄΉ\u0345 ῇΗ\u0342\u0345 ῌῌ ῲῺ\u0345 ῳῼ ῴΏ\u0345 ' +
  'ῷΩ\u0342\u0345 ῼῼ ﬀFf ﬁFi ﬂFl ﬃFfi ﬄFfl ﬅSt ﬆSt ﬓՄն ﬔՄե ﬕՄի ﬖՎն ﬗՄխ'

const TITLE: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map((pair) => {
    const [character = ''] = pair
    return [character, pair.slice(character.length)]
  }),
)

/** The title case of one code point: mostly its upper case, but `ß` → `Ss`, `ǆ` → `ǅ`, Georgian letters unchanged. */
export function titleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x10d0 && code <= 0x10ff) return character
  return TITLE.get(character) ?? character.toUpperCase()
}
