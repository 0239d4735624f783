/** Words of the synthetic Russian texts. */
export const russianWords: readonly string[] = [
  ...'и в на что как это при для или если между после перед через каждый какой который первый новый большой малый'.split(
    ' ',
  ),
  ...'древний северный южный основной главный известный следующий общий простой сложный точный верный средний'.split(
    ' ',
  ),
  ...'закон город река море гора страна народ война мир король театр роман поэт учёный опыт теория метод число'.split(
    ' ',
  ),
  ...'сила энергия масса скорость клетка орган кровь сердце болезнь лекарство растение животное планета звезда'.split(
    ' ',
  ),
  ...'право суд договор рынок цена банк налог товар спрос фирма власть партия выборы реформа культура религия'.split(
    ' ',
  ),
  ...'означает является называется происходит возникает использует содержит показывает зависит относится'.split(
    ' ',
  ),
]

/** Words of the synthetic English texts. */
export const englishWords: readonly string[] = [
  ...'the of and to in is that for with as on by which from at are was this it an be or not they'.split(' '),
  ...'then he she her his before after while into over under again new old large small first last left right'.split(
    ' ',
  ),
  ...'man woman child water hand board ball door house kitchen garden river street table paper music game'.split(
    ' ',
  ),
  ...'takes puts turns holds moves starts shows walks runs cuts adds mixes pours cleans opens closes explains'.split(
    ' ',
  ),
  ...'energy cell theory market price court state history method result question answer following statement'.split(
    ' ',
  ),
]

/** What the letters of choices, and the words around them, are made of. */
const marks = ['A', 'B', 'C', 'D', 'Ответ', 'Answer', 'Вопрос', 'Question']

/** Every word that the models' tokenizer knows whole. */
export const vocabulary: readonly string[] = [
  ...new Set([
    ...russianWords,
    ...englishWords,
    ...[...russianWords, ...englishWords].map(capitalized),
    ...marks,
  ]),
]

/** The word as it begins a sentence. */
export function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
