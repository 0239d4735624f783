"""Writes src/vectors/*.json: what CPython gives for generated inputs. Run with CPython 3.11: python3 scripts/make-vectors.py

Every file is {"header": {...}, "cases": [...]}, one case a line, ASCII only. A result is ["ok", value] or
["err", exception class, message]. Inputs are drawn from a fixed seed, so a second run gives the same files.
"""
import ast
import json
import platform
import random
import re
import struct
import sys
import unicodedata
import warnings
from pathlib import Path

assert sys.version_info[:2] == (3, 11), "the package mirrors CPython 3.11"
warnings.simplefilter("ignore")
OUT = Path(__file__).resolve().parent.parent / "src" / "vectors"
draw = random.Random(20240611)


def outcome(call):
    try:
        return ["ok", call()]
    except RecursionError:
        return ["err", "RecursionError", ""]
    except Exception as error:
        name = "re.error" if isinstance(error, re.error) else type(error).__name__
        return ["err", name, str(error)]


def write(name, tests, cases, notation):
    header = {"tests": tests, "values_from": f"CPython {platform.python_version()}, Unicode {unicodedata.unidata_version}",
              "made_by": "scripts/make-vectors.py", "notation": notation}
    lines = ",\n".join(json.dumps(case) for case in cases)
    (OUT / f"{name}.json").write_text(f'{{\n"header": {json.dumps(header)},\n"cases": [\n{lines}\n]\n}}\n')


def a_float():
    kind = draw.random()
    if kind < 0.3:
        return struct.unpack("d", draw.randbytes(8))[0]
    if kind < 0.5:
        return draw.choice([0.0, -0.0, 0.5, 1.5, 2.5, 0.125, 1e15, 1e16, 99.99995, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308,
                            float("inf"), float("-inf"), float("nan"), 1e21, 1e22, 0.1, 0.05, 1 / 3])
    if kind < 0.8:
        return draw.randint(-10**6, 10**6) / draw.choice([1, 2, 4, 8, 16, 10, 100, 1000])
    return draw.gauss(0, 1) * 10 ** draw.randint(-20, 25)


def float_repr():
    cases = [[x.hex(), repr(x)] for x in (a_float() for _ in range(400))]
    write("float-repr", "repr(float)", cases, "[float.hex(), repr]")


def a_spec():
    parts = []
    if draw.random() < 0.4:
        parts += [draw.choice("*0 \U0001f600x<") if draw.random() < 0.5 else "", draw.choice("<>=^")]
    for chance, choices in [(0.3, "+- "), (0.15, "z"), (0.2, "#"), (0.3, "0")]:
        if draw.random() < chance:
            parts.append(draw.choice(choices))
    if draw.random() < 0.5:
        parts.append(str(draw.randint(0, 30)))
    if draw.random() < 0.25:
        parts.append(draw.choice([",", "_", ",,", "_,"]))
    if draw.random() < 0.4:
        parts.append("." + str(draw.choice([0, 1, 2, 3, 5, 10, 17, 20, 40])))
    if draw.random() < 0.8:
        parts.append(draw.choice("sdboxXnceEfFgG%fffggeeyq"))
    return "".join(parts)


def format_values():
    cases = []
    for _ in range(1200):
        kind = draw.random()
        if kind < 0.5:
            value = a_float()
        elif kind < 0.75:
            value = draw.choice([0, 1, -1, 5, 255, -1234567, 10**20, -10**30, draw.randint(-10**6, 10**6), 65, 128512])
        elif kind < 0.95:
            value = draw.choice(["", "a", "привет", "\U0001f600x", "hello world"])
        else:
            value = draw.choice([True, False, None, [1], (1,), {"a": 1}])
        spec = a_spec()
        shown = ["float", value.hex()] if isinstance(value, float) else ["literal", repr(value)]
        cases.append([shown, spec, outcome(lambda: format(value, spec))])
    write("format", "format(value, spec)", cases, "[[kind, float.hex() or repr of the value], spec, result]")


def str_format():
    pieces = ["{", "}", "{{", "}}", "{}", "{0}", "{1}", "{a}", "{b!r}", "{0:>5}", "{:{}}", "{0[0]}", "{a[k]}", "{a.x}", "text",
              "{!a}", "{:.2f}", "{1:,}", "{c[0][1]}", "{0!s:^7}", " ", ":", "!", "[", "]", "é", "{:d}", "{2[9]}", "{missing}"]
    args, kwargs = ['é"x', 1234.5, 3], {"a": {"k": "v"}, "b": "it's", "c": [[1, 2], 3]}
    cases = []
    for _ in range(600):
        template = "".join(draw.choice(pieces) for _ in range(draw.randint(1, 4)))
        cases.append([template, outcome(lambda: template.format(*args, **kwargs))])
    write("str-format", "template.format(*args, **kwargs)", cases, f"[template, result]; args {args!r}, kwargs {kwargs!r}")


JSON_TOKENS = ['"a"', '"b"', '"1"', "1", "-1", "0", "01", "1.0", "-0", "-0.0", "1e5", "1E+2", "1.", ".5", "-", "NaN", "Infinity",
               "-Infinity", "-Inf", "true", "false", "null", "nul", " ", "\n", '"\\u0041"', '"\\ud83d\\ude00"', '"\\ud800"',
               '"\\x"', '"\\u12"', '"\n"', '"é\U0001f600"', '"', "12345678901234567890", "1e400", '"\\""', '"__proto__"', "\t",
               "\ufeff", "\x0b"]


def a_json(depth=0):
    kind = draw.random()
    if depth > 3 or kind < 0.4:
        return draw.choice(JSON_TOKENS)
    if kind < 0.7:
        return "[" + ",".join(a_json(depth + 1) for _ in range(draw.randint(0, 3))) + "]"
    keys = ['"a"', '"b"', '"1"', '"c"', '"__proto__"', '"é"']
    return "{" + ",".join(draw.choice(keys) + ":" + a_json(depth + 1) for _ in range(draw.randint(0, 3))) + "}"


def json_texts():
    cases = []
    for _ in range(900):
        text = a_json()
        if draw.random() < 0.5:
            at = draw.randrange(len(text) + 1)
            text = text[:at] + draw.choice([*JSON_TOKENS, *"{}[],:"]) + text[at:]
        if draw.random() < 0.2:
            text = text[: draw.randrange(len(text) + 1)]
        indented = outcome(lambda: json.dumps(json.loads(text), indent=2, ensure_ascii=False))
        if any("\ud800" <= character <= "\udfff" for character in indented[1]):
            continue  # not every reader of the vector file takes lone surrogates
        cases.append([text, outcome(lambda: repr(json.loads(text))), outcome(lambda: json.dumps(json.loads(text))), indented])
    write("json", "json.loads and json.dumps", cases, "[text, repr of the value, dumped, dumped with indent 2 and no escapes]")


ATOMS = ["a", "b", "c", "1", ".", "\\d", "\\w", "\\s", "\\b", "\\B", "^", "$", "[ab]", "[^a]", "[a-c1]", "[\\w-]", "[^\\s\\d]", "é",
         "I", "\\.", "\\-", " ", "ab", "\\1", "(?P=n)", "[]a]", "{", "\\W", "\\D", "\\Z", "\\A", "\n", "A", "\U0001f600"]
WRAPPERS = ["(?:%s)", "(?=%s)", "(?!%s)", "(?<=%s)", "(?<!%s)", "(?>%s)", "(?i:%s)", "(?s:%s)", "(?P<n>%s)", "(?m:%s)", "(?:%s|)",
            "(%s)?", "(%s)*", "(?(1)%s|b)", "(?-i:%s)", "((%s)|a)+"]
REPEATS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "{1,}", "{0,2}?", "*+", "++", "?+"]
LETTERS = ["a", "b", "c", "1", "é", "É", "I", "i", "ı", "İ", " ", "\n", "_", ".", "-", "\U0001f600", "A", "B", "٣", "K", "\u212a", "ß"]


def a_regex(depth=0):
    kind = draw.random()
    if depth > 3 or kind < 0.45:
        return draw.choice(ATOMS)
    if kind < 0.6:
        return a_regex(depth + 1) + a_regex(depth + 1)
    if kind < 0.75:
        return a_regex(depth + 1) + draw.choice(REPEATS)
    if kind < 0.85:
        return "(" + a_regex(depth + 1) + ")"
    if kind < 0.9:
        return a_regex(depth + 1) + "|" + a_regex(depth + 1)
    return draw.choice(WRAPPERS) % a_regex(depth + 1)


def regexes():
    cases = []
    while len(cases) < 1500:
        pattern = draw.choice(["", "", "", "(?i)", "(?s)", "(?m)", "(?x)", "(?a)", "(?ai)"]) + a_regex()
        if "++" in pattern and "|)" in pattern:
            continue  # CPython 3.11 forgets a group here that it keeps with "+"
        text = "".join(draw.choice(LETTERS) for _ in range(draw.randint(0, 9)))
        compiled = outcome(lambda: re.compile(pattern))
        if compiled[0] == "err":
            cases.append([pattern, compiled])
            continue
        regex = compiled[1]
        matches = [[m.start(), m.end(), list(m.groups())] for m in regex.finditer(text)]
        whole = regex.fullmatch(text)
        cases.append([pattern, ["ok", text, matches, whole and list(whole.groups()), repr(regex.findall(text)),
                                regex.sub("<\\g<0>>", text), repr(regex.split(text))]])
    write("regex", "re", cases, "[pattern, error or [ok, text, [start, end, groups] of finditer in code points, groups of fullmatch, "
          "repr of findall, sub('<\\g<0>>'), repr of split]]")


LITERALS = ["1", "-1", '"a"', "'b'", "None", "True", "1.5", "0x1f", 'b"q"', '"a" "b"', "-2.5", "x", "set()", "1_0", '"\\x41\\n"',
            "'it\\'s'"]
TOKENS = ["1", "-1", '"a"', "'b'", "[", "(", ")", "]", "{", "}", ",", ":", "None", "True", "x", "+", "-", "1.5", 'b"q"', 'r"\\n"', " ",
          "\n", "#c", "not", "if", "else", "for", "in", ".", "*", "**", "set()", "01", "0", 'f"x"', '"""t"""', "1e3", "=", "lambda",
          "is", "and"]


def a_literal(depth=0):
    kind = draw.random()
    if depth > 3 or kind < 0.4:
        return draw.choice(LITERALS)
    items = [a_literal(depth + 1) for _ in range(draw.randint(0, 3))]
    if kind < 0.6:
        return "[" + ", ".join(items) + "]"
    if kind < 0.75:
        return "(" + ", ".join(items) + draw.choice(["", ","] if items else [""]) + ")"
    if kind < 0.8:
        return "{" + a_literal(depth + 1) + "}"
    return "{" + ", ".join(f"{a_literal(depth + 1)}: {item}" for item in items) + "}"


def literals():
    cases = []
    for _ in range(800):
        text = a_literal() if draw.random() < 0.6 else "".join(draw.choice(TOKENS) for _ in range(draw.randint(1, 6)))
        if draw.random() < 0.3:
            at = draw.randrange(len(text) + 1)
            text = text[:at] + draw.choice(TOKENS) + text[at:]
        result = outcome(lambda: repr(ast.literal_eval(text)))
        # The indentation of a second line that is wrong anyway is worded differently.
        if "\n" in text and result[0] == "err":
            continue
        cases.append([text, result[:2]])
    write("literal", "ast.literal_eval", cases, "[text, repr of the value or exception class]")


def randoms():
    cases = []
    for seed in [0, 1, 42, 1234, -5, 2**32, 10**20, "", "abc", "задача", "\U0001f600" * 40]:
        fresh = lambda: random.Random(seed)
        r, weighted, wide = fresh(), fresh(), fresh()
        shuffled = list(range(30))
        fresh().shuffle(shuffled)
        cases.append([str(seed), isinstance(seed, str), [r.random() for _ in range(3)],
                      [str(wide.getrandbits(k)) for k in (1, 31, 32, 33, 53, 54, 64, 65, 200)],
                      [fresh().randrange(10, 100, 7), fresh().randrange(100, 10, -7), fresh().randint(-3, 3), fresh().choice("abcdef"),
                       fresh().uniform(-1, 2), fresh().randrange(2**40)],
                      weighted.choices(range(4), weights=[1, 0.5, 3, 2], k=12), fresh().choices("ab", cum_weights=[1, 4], k=6),
                      fresh().sample(range(1000), 40), fresh().sample(range(25), 25), shuffled])
    write("random", "random.Random", cases, "[seed, is text, random x3, getrandbits of 1 31 32 33 53 54 64 65 200, "
          "[randrange(10,100,7), randrange(100,10,-7), randint(-3,3), choice of abcdef, uniform(-1,2), randrange(2**40)], "
          "weighted choices, choices of ab by cumulative weights 1 4, sample(1000,40), sample(25,25), shuffled range(30)]")


def ranges(test):
    found, start = [], None
    for code in range(0x110001):
        inside = code < 0x110000 and test(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            found.append(f"{start:x}-{code - 1:x}")
            start = None
    return " ".join(found)


def characters():
    cases = [["isprintable", ranges(str.isprintable)], ["isspace", ranges(str.isspace)], ["isdecimal", ranges(str.isdecimal)],
             ["isdigit", ranges(str.isdigit)], ["isnumeric", ranges(str.isnumeric)], ["isalpha", ranges(str.isalpha)],
             ["isalnum", ranges(str.isalnum)], ["title", "".join(c + c.title() + " " for c in map(chr, range(0x110000))
                                                                if c.title() not in (c.upper(), c))]]
    write("characters", "str methods over all code points", cases, "[method, ranges of code points]; title: character and title case")


for make in (float_repr, format_values, str_format, json_texts, regexes, literals, randoms, characters):
    make()
