// Reads the pattern of a regular expression (ECMAScript 22.2.1, with the leniencies of Annex B.1.2 unless it is unicode)
// and compiles it.

import { CharacterSet, digits, lineEnds, spaces, wordCharacters } from "./character_set.ts";
import {
  BackReferenceNode,
  CharacterNode,
  ChoiceNode,
  EdgeNode,
  EmptyNode,
  GroupNode,
  LookNode,
  type PatternNode,
  RepeatNode,
  SequenceNode,
  SetNode,
} from "./nodes.ts";
import { isDigit, PatternScanner } from "./pattern_scanner.ts";
import { Operation, Program } from "./program.ts";

/** Throws SyntaxError with V8's message. */
export function compilePattern(pattern: string, flags: string): Program {
  const program = new Program(flags.includes("i"), flags.includes("u"), flags.includes("m"), flags.includes("s"));
  const parser = new PatternParser(new PatternScanner(pattern, flags, program.isUnicode), program);
  const tree = parser.parse();
  program.firstUnit = tree.firstUnit();
  program.emit(Operation.Save, 0);
  tree.emit(program, false);
  program.emit(Operation.Save, 1);
  program.emit(Operation.Match);
  return program;
}

class PatternParser {
  private readonly namedReferences: BackReferenceNode[] = [];

  constructor(
    private readonly scanner: PatternScanner,
    private readonly program: Program,
  ) {}

  parse(): PatternNode {
    const { scanner } = this;
    const tree = this.disjunction();
    if (scanner.next === ")") scanner.fail("Unmatched ')'");
    for (const reference of this.namedReferences) {
      const group = this.program.groupNames.indexOf(reference.name);
      if (group < 0) scanner.fail("Invalid named capture referenced");
      reference.resolve(group);
    }
    return tree;
  }

  private disjunction(): PatternNode {
    const options = [this.alternative()];
    while (this.scanner.accept("|")) options.push(this.alternative());
    return options.length === 1 ? options[0] : new ChoiceNode(options);
  }

  private alternative(): PatternNode {
    const parts: PatternNode[] = [];
    while (!this.scanner.isAtEnd && this.scanner.next !== "|" && this.scanner.next !== ")") parts.push(this.term());
    if (parts.length === 0) return new EmptyNode();
    return parts.length === 1 ? parts[0] : new SequenceNode(parts);
  }

  private term(): PatternNode {
    const firstGroup = this.program.groupCount;
    const { scanner } = this;
    const isLook = scanner.pattern.startsWith("(?=", scanner.index) || scanner.pattern.startsWith("(?!", scanner.index);
    const atom = this.atom();
    const isEdge = atom instanceof EdgeNode || (atom instanceof LookNode && (!isLook || scanner.isUnicode));
    return this.quantified(atom, isEdge, firstGroup);
  }

  private quantified(atom: PatternNode, isEdge: boolean, firstGroup: number): PatternNode {
    const { scanner } = this;
    const start = scanner.index;
    let least = 0;
    let most = -1;
    if (scanner.accept("+")) least = 1;
    else if (scanner.accept("?")) most = 1;
    else if (scanner.accept("{")) {
      least = scanner.takeNumber();
      most = scanner.accept(",") ? scanner.takeNumber() : least;
      if (least < 0 || !scanner.accept("}")) {
        if (scanner.isUnicode) scanner.fail("Incomplete quantifier");
        scanner.index = start;
        return atom;
      }
      if (most >= 0 && most < least) scanner.fail("numbers out of order in {} quantifier");
    } else if (!scanner.accept("*")) return atom;
    if (isEdge) scanner.fail("Nothing to repeat");
    const isGreedy = !scanner.accept("?");
    return new RepeatNode(atom, least, most, isGreedy, firstGroup, this.program.groupCount);
  }

  private atom(): PatternNode {
    const { scanner, program } = this;
    if (scanner.accept("^")) return new EdgeNode(program.isMultiline ? Operation.LineStart : Operation.TextStart);
    if (scanner.accept("$")) return new EdgeNode(program.isMultiline ? Operation.LineEnd : Operation.TextEnd);
    if (scanner.accept("(")) return this.group();
    if (scanner.accept(".")) return this.anyCharacter();
    if (scanner.accept("[")) return new SetNode(this.bracketed());
    if (scanner.accept("\\")) return this.escape();
    const character = scanner.next;
    if ("*+?".includes(character)) scanner.fail("Nothing to repeat");
    if (character === "{") this.checkBrace();
    if (scanner.isUnicode && "]}".includes(character)) scanner.fail("Lone quantifier brackets");
    return this.character(scanner.takePoint());
  }

  private character(point: number): PatternNode {
    return new CharacterNode(point, this.program.ignoresCase);
  }

  /** A brace stands for itself unless it looks like a quantifier. */
  private checkBrace(): void {
    const { scanner } = this;
    const start = scanner.index;
    scanner.index++;
    const least = scanner.takeNumber();
    if (scanner.accept(",")) scanner.takeNumber();
    if (least >= 0 && scanner.next === "}") scanner.fail("Nothing to repeat");
    if (scanner.isUnicode) scanner.fail("Lone quantifier brackets");
    scanner.index = start;
  }

  private anyCharacter(): PatternNode {
    const set = this.program.dotAll ? new CharacterSet() : lineEnds();
    set.negate();
    return new SetNode(set);
  }

  private group(): PatternNode {
    const { scanner, program } = this;
    if (scanner.accept("?:")) return this.closed(this.disjunction());
    if (scanner.accept("?=")) return new LookNode(this.closed(this.disjunction()), false, false);
    if (scanner.accept("?!")) return new LookNode(this.closed(this.disjunction()), false, true);
    if (scanner.accept("?<=")) return new LookNode(this.closed(this.disjunction()), true, false);
    if (scanner.accept("?<!")) return new LookNode(this.closed(this.disjunction()), true, true);
    let name = "";
    if (scanner.accept("?<")) {
      name = scanner.takeName("Invalid capture group name");
      if (program.groupNames.includes(name)) scanner.fail("Duplicate capture group name");
    } else if (scanner.next === "?") scanner.fail("Invalid group");
    const number = program.groupNames.push(name) - 1;
    program.newRegister();
    program.newRegister();
    return new GroupNode(number, this.closed(this.disjunction()));
  }

  private closed(body: PatternNode): PatternNode {
    if (!this.scanner.accept(")")) this.scanner.fail("Unterminated group");
    return body;
  }

  /** Behind a backslash, outside of brackets. */
  private escape(): PatternNode {
    const { scanner } = this;
    if (scanner.isAtEnd) scanner.fail("\\ at end of pattern");
    if (scanner.accept("b")) return new EdgeNode(Operation.WordEdge);
    if (scanner.accept("B")) return new EdgeNode(Operation.NoWordEdge);
    if (scanner.next === "k" && (scanner.isUnicode || scanner.hasNames)) return this.namedReference();
    const set = this.classEscape();
    if (set !== null) return new SetNode(set);
    const unit = scanner.pattern.charCodeAt(scanner.index);
    if (unit >= 49 && unit <= 57) {
      const start = scanner.index;
      const number = scanner.takeNumber();
      if (number <= scanner.groupCount) return new BackReferenceNode(number, "");
      if (scanner.isUnicode) scanner.fail("Invalid escape");
      scanner.index = start;
    }
    return this.character(this.characterEscape(false));
  }

  private namedReference(): PatternNode {
    const { scanner } = this;
    scanner.index++;
    if (!scanner.accept("<")) scanner.fail("Invalid named reference");
    const reference = new BackReferenceNode(0, scanner.takeName("Invalid named reference"));
    this.namedReferences.push(reference);
    return reference;
  }

  /** \d, \D and kin; null if it is none of them. */
  private classEscape(): CharacterSet | null {
    const { scanner } = this;
    const letter = scanner.next;
    const lower = letter.toLowerCase();
    const set =
      lower === "d"
        ? digits()
        : lower === "w"
          ? wordCharacters(this.program.foldsCase)
          : lower === "s"
            ? spaces()
            : null;
    if (set === null) {
      if (lower === "p" && scanner.isUnicode) scanner.fail("Invalid property name");
      return null;
    }
    scanner.index++;
    if (letter !== lower) set.negate();
    return set;
  }

  /** What stands for one character behind a backslash. */
  private characterEscape(isInBrackets: boolean): number {
    const { scanner } = this;
    const start = scanner.index;
    const letter = scanner.next;
    scanner.index++;
    switch (letter) {
      case "n":
        return 10;
      case "t":
        return 9;
      case "r":
        return 13;
      case "v":
        return 11;
      case "f":
        return 12;
      case "c":
        return this.control(start, isInBrackets);
      case "x":
        return this.orItself(scanner.takeHexadecimal(2), "x", "Invalid escape");
      case "u":
        return this.unicodeEscape();
    }
    const unit = letter.charCodeAt(0);
    if (isDigit(unit)) return this.octal(start);
    scanner.index = start;
    const point = scanner.takePoint();
    if (scanner.isUnicode && !"^$\\.*+?()[]{}|/".includes(letter) && !(isInBrackets && letter === "-"))
      scanner.fail("Invalid escape");
    return point;
  }

  private orItself(point: number, letter: string, problem: string): number {
    if (point >= 0) return point;
    if (this.scanner.isUnicode) this.scanner.fail(problem);
    return letter.charCodeAt(0);
  }

  /** \cA; anything else is a backslash, and the c comes behind it. */
  private control(start: number, isInBrackets: boolean): number {
    const { scanner } = this;
    const unit = scanner.pattern.charCodeAt(scanner.index);
    const lower = unit | 32;
    if ((lower >= 97 && lower <= 122) || (isInBrackets && !scanner.isUnicode && (isDigit(unit) || unit === 95))) {
      scanner.index++;
      return unit & 31;
    }
    if (scanner.isUnicode) scanner.fail("Invalid unicode escape");
    scanner.index = start;
    return 92;
  }

  private octal(start: number): number {
    const { scanner } = this;
    scanner.index = start;
    if (scanner.isUnicode) {
      scanner.index++;
      if (scanner.pattern.charAt(start) !== "0" || isDigit(scanner.pattern.charCodeAt(scanner.index)))
        scanner.fail("Invalid decimal escape");
      return 0;
    }
    let value = 0;
    let count = 0;
    while (count < 3) {
      const digit = scanner.pattern.charCodeAt(scanner.index) - 48;
      if (!(digit >= 0 && digit <= 7) || value * 8 + digit > 255) break;
      value = value * 8 + digit;
      scanner.index++;
      count++;
    }
    // 8 and 9 stand for themselves.
    return count > 0 ? value : scanner.takePoint();
  }

  /** \u0041, \u{1F600}, and two of the first kind for one character. */
  private unicodeEscape(): number {
    const { scanner } = this;
    if (scanner.isUnicode && scanner.accept("{")) {
      const end = scanner.pattern.indexOf("}", scanner.index);
      const length = end - scanner.index;
      const point = length > 0 ? scanner.takeHexadecimal(length) : -1;
      if (point < 0 || point > 0x10ffff) scanner.fail("Invalid Unicode escape");
      scanner.index++;
      return point;
    }
    const first = this.orItself(scanner.takeHexadecimal(4), "u", "Invalid Unicode escape");
    if (!scanner.isUnicode || first < 0xd800 || first > 0xdbff) return first;
    const start = scanner.index;
    const second = scanner.accept("\\u") ? scanner.takeHexadecimal(4) : -1;
    if (second >= 0xdc00 && second <= 0xdfff) return (first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000;
    scanner.index = start;
    return first;
  }

  private bracketed(): CharacterSet {
    const { scanner } = this;
    const set = new CharacterSet();
    const isNegated = scanner.accept("^");
    while (!scanner.accept("]")) {
      if (scanner.isAtEnd) scanner.fail("Unterminated character class");
      const first = this.classAtom(set);
      const isRange = scanner.next === "-" && scanner.pattern.charAt(scanner.index + 1) !== "]";
      if (!isRange || scanner.index + 1 >= scanner.pattern.length) {
        if (first >= 0) set.add(first, first);
        continue;
      }
      scanner.index++;
      const last = this.classAtom(set);
      if (first < 0 || last < 0) {
        // A class at one end of a range: the other end and the dash stand for themselves.
        if (scanner.isUnicode) scanner.fail("Invalid character class");
        set.add(45, 45);
        if (first >= 0) set.add(first, first);
        if (last >= 0) set.add(last, last);
        continue;
      }
      if (first > last) scanner.fail("Range out of order in character class");
      set.add(first, last);
    }
    if (isNegated) set.negate();
    return set;
  }

  /** One character between brackets; -1 for a whole class, which is added to the set. */
  private classAtom(set: CharacterSet): number {
    const { scanner } = this;
    if (!scanner.accept("\\")) return scanner.takePoint();
    if (scanner.isAtEnd) scanner.fail("\\ at end of pattern");
    if (scanner.accept("b")) return 8;
    const inner = this.classEscape();
    if (inner === null) return this.characterEscape(true);
    set.addSet(inner);
    return -1;
  }
}
