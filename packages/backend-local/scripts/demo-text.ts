/** Text that the demonstration model's tokenizer is trained on, written for this project. */
export function demoText(): readonly string[] {
  return [...english(), ...russian(), ...frames]
}

const englishSubjects = [
  'The old lighthouse keeper',
  'A careful student',
  'My neighbour from the third floor',
  'The youngest engineer',
  'Every good teacher',
  'The river behind the mill',
  'This small program',
  'A language model',
  'The train from the north',
  'Our librarian',
  'The question on the blackboard',
  'A physicist with a notebook',
]
const englishPredicates = [
  'knows how many answers there are and which of them is right.',
  'counts the boats before breakfast and after dinner.',
  'was written in 1987 and has been read ever since.',
  'measures the temperature, the pressure and the volume of the gas.',
  'explains the difference between a cause and a condition.',
  'runs faster when the same words are not computed twice.',
  'comes to the town every other week, except in winter.',
  'compares two numbers and chooses the larger one.',
  'cannot be divided by three without a remainder.',
  'keeps a list of all the mistakes that were made.',
]
const russianSubjects = [
  'Старый смотритель маяка',
  'Внимательный студент',
  'Мой сосед с третьего этажа',
  'Молодой инженер',
  'Хороший учитель',
  'Река за мельницей',
  'Эта небольшая программа',
  'Языковая модель',
  'Поезд с севера',
  'Наша библиотекарь',
  'Вопрос на доске',
  'Физик с тетрадью',
]
const russianPredicates = [
  'знает, сколько всего ответов и какой из них верный.',
  'считает лодки до завтрака и после ужина.',
  'появляется в городе каждую вторую неделю, кроме зимы.',
  'измеряет температуру, давление и объём газа.',
  'объясняет, чем причина отличается от условия.',
  'работает быстрее, если не вычислять одно и то же дважды.',
  'сравнивает два числа и выбирает большее.',
  'не делится на три без остатка.',
  'хранит список всех ошибок, которые были сделаны.',
  'упоминается в учебнике по истории, географии и обществознанию.',
]
const frames = [
  'Question: What is the boiling point of water at sea level?\nAnswer: A',
  'Question: Which planet is closest to the sun?\nAnswer: B',
  'Choose the correct answer. A) one B) two C) three D) four',
  'The following are multiple choice questions about history, law and medicine.',
  'Задание содержит вопрос по теме и четыре варианта ответа A, B, C, D, из которых только один правильный.',
  'Вопрос: Какая планета ближе всего к Солнцу?\nОтвет: B',
  'Вопрос: Чему равна сумма углов треугольника?\nОтвет: C',
  'Выбери букву правильного ответа и напиши только её.',
  'Варианты ответа:\nA первый\nB второй\nC третий\nD четвёртый',
  'Запиши букву правильного варианта после слова «Ответ».',
  'Прочитай текст и ответь, верно ли утверждение: да или нет.',
  'анатомия, биология, химия, физика, математика, экономика, право, философия, астрономия, информатика, медицина',
  'anatomy, biology, chemistry, physics, mathematics, economics, law, philosophy, astronomy, computing, medicine',
  '0 1 2 3 4 5 6 7 8 9 10 11 12 20 25 50 75 100 365 1000 1941 1945 1961 1991 2000 2024',
  '(a + b) * (a - b) = a^2 - b^2; x = 3.14; y >= 0; {"key": [1, 2, 3], "flag": true}',
]

function english(): string[] {
  return englishSubjects.flatMap((subject) => englishPredicates.map((predicate) => `${subject} ${predicate}`))
}

function russian(): string[] {
  return russianSubjects.flatMap((subject) => russianPredicates.map((predicate) => `${subject} ${predicate}`))
}
