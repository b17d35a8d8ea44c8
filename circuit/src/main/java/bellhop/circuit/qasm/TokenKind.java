package bellhop.circuit.qasm;

/** What a piece of the text is: a sign, a word of the language, a name, a number … */
enum TokenKind {
  END("the end of the file"),
  NAME("a name"),
  WHOLE("a whole number"),
  REAL("a number"),
  IMAGINARY("an imaginary number"),
  DURATION("a duration"),
  TEXT("a text in quotes"),
  PHYSICAL("a physical qubit"),

  LEFT_ROUND("("),
  RIGHT_ROUND(")"),
  LEFT_SQUARE("["),
  RIGHT_SQUARE("]"),
  LEFT_CURLY("{"),
  RIGHT_CURLY("}"),
  SEMICOLON(";"),
  COLON(":"),
  COMMA(","),
  DOT("."),
  AT("@"),
  HASH("#"),
  ARROW("->"),
  ASSIGN("="),
  ADD_ASSIGN("+="),
  SUBTRACT_ASSIGN("-="),
  MULTIPLY_ASSIGN("*="),
  DIVIDE_ASSIGN("/="),
  REMAINDER_ASSIGN("%="),
  AND_ASSIGN("&="),
  OR_ASSIGN("|="),
  XOR_ASSIGN("^="),
  LEFT_ASSIGN("<<="),
  RIGHT_ASSIGN(">>="),
  POWER_ASSIGN("**="),
  PLUS("+"),
  CONCATENATE("++"),
  MINUS("-"),
  STAR("*"),
  STAR_STAR("**"),
  SLASH("/"),
  PERCENT("%"),
  AND("&"),
  OR("|"),
  CARET("^"),
  TILDE("~"),
  NOT("!"),
  AND_AND("&&"),
  OR_OR("||"),
  LEFT_SHIFT("<<"),
  RIGHT_SHIFT(">>"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">="),

  OPENQASM("OPENQASM"),
  INCLUDE("include"),
  PRAGMA("pragma"),
  QREG("qreg"),
  CREG("creg"),
  GATE("gate"),
  OPAQUE("opaque"),
  MEASURE("measure"),
  RESET("reset"),
  BARRIER("barrier"),
  IF("if"),
  QUBIT("qubit"),
  BIT("bit"),
  INT("int"),
  UINT("uint"),
  BOOL("bool"),
  FLOAT("float"),
  ANGLE("angle"),
  CONST("const"),
  ELSE("else"),
  FOR("for"),
  IN("in"),
  CTRL("ctrl"),
  NEGCTRL("negctrl"),
  INV("inv"),
  POW("pow"),
  TRUE("true"),
  FALSE("false"),
  DEF("def"),
  RETURN("return"),
  ARRAY("array"),
  READONLY("readonly"),
  MUTABLE("mutable"),
  SIZEOF("sizeof"),
  WHILE("while"),
  SWITCH("switch"),
  CASE("case"),
  DEFAULT("default"),
  LET("let"),
  INPUT("input"),
  OUTPUT("output"),
  STOP("end"),
  BREAK("break"),
  CONTINUE("continue"),
  BOX("box"),
  DELAY("delay"),
  DURATION_WORD("duration"),
  CAL("cal"),
  DEFCAL("defcal"),
  DEFCALGRAMMAR("defcalgrammar"),
  /** A word of OpenQASM 3 that stands for something outside; see {@link Feature}. */
  OUTSIDE("a word of OpenQASM 3");

  private final String text;

  TokenKind(String text) {
    this.text = text;
  }

  /** As written, or in words. */
  String text() {
    return text;
  }

  boolean isWord() {
    return compareTo(OPENQASM) >= 0;
  }

  /** Words of OpenQASM 2. */
  boolean isOldWord() {
    return isWord() && compareTo(IF) <= 0;
  }

  /** For messages. */
  String quoted() {
    return compareTo(LEFT_ROUND) >= 0 && this != OUTSIDE ? "\"" + text + "\"" : text;
  }
}
